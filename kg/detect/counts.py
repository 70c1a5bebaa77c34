"""Figures that cannot both hold: one thing counted, two exact numbers."""

import re

from kg.detect.content import WORD, term
from kg.detect.entry import Entry
from kg.detect.ledger import Ledger

TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
UNITS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", *TEENS]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
MANY = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
WORDS = {word: number for number, word in enumerate(UNITS)} | {word: 10 * n for n, word in enumerate(TENS, start=2)}

ONE_COUNT = 0.8
"""Two claims so alike count the same thing even where no name and no "the" ties them to one event."""

HEDGED = re.compile(
    r"\b(?:at least|more than|less than|fewer than|up to|about|around|some|nearly|almost|over|under|roughly|"
    r"approximately|dozens?|hundreds|thousands|several)\s*$",
    re.IGNORECASE,
)
"""Words before a number that leave room for another one."""


def rival_figures(one: Entry, other: Entry) -> bool:
    """Tell whether two statements of one day count the same thing and come to different exact numbers.

    A toll that rises from day to day is no contradiction, so the day must be the same.
    """
    if one.day is None or one.day != other.day:
        return False
    first, second = (counted(entry.statement.content.text if entry.statement.content else "") for entry in (one, other))
    return any(first[thing] != second[thing] for thing in first.keys() & second.keys())


def one_count(ledger: Ledger, one: Entry, other: Entry) -> float:
    """Return how sure it is that two claims of one day, alike but for their figures, count the same thing; or 0."""
    alike = ledger.alike(one, other)
    return alike if alike >= ONE_COUNT and not one.accuses and rival_figures(one, other) else 0.0


def counted(text: str) -> dict[str, float]:
    """Return the exact numbers of a text by the thing that is counted, as a term.

    >>> counted("Twenty rockets were fired and at least 3 houses burned"), counted("no rockets were fired")
    ({'=attack': 20.0}, {'=attack': 0.0})
    >>> counted("a loss of 4.5 million crowns")
    {'crown': 4500000.0}
    """
    found: dict[str, float] = {}
    words = list(WORD.finditer(text))
    for match, following, after in zip(words, words[1:], [*words[2:], None], strict=False):
        number, times = _number(match[0]), MANY.get(following[0].lower(), 1)
        counts = following if times == 1 else after
        thing = None if counts is None else term(counts[0].lower())
        if number is not None and thing is not None and not HEDGED.search(text[: match.start()]):
            found.setdefault(thing, number * times)
    return found


def _number(word: str) -> float | None:
    plain = word.replace(",", "").lower()
    if plain[0].isdigit():
        return float(plain) if plain.count(".") < 2 else None
    return float(WORDS[plain]) if plain in WORDS else None
