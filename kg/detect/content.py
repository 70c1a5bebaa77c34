"""How alike two contents are once the actors are masked: the second half of "is it the same allegation?".

The first half is the role gate, and it comes first: whoever compares contents has made sure that the accused agree.
Without the gate, word overlap rates "A violated the truce" and "B violated the truce" as the same allegation.
"""

import csv
import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import snowballstemmer

from kg.errors import InvalidLexicon
from kg.resources import resource

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,]\d+)*", re.UNICODE)
USES = frozenset({"stop", "general", "concept"})

SAME_MATTER = 0.5
"""Contents at least this alike tell of the same matter, the accused being the same.

Measured on tests/gold/findings (pairs of allegations against one accused): see docs/findings.md.
"""


@dataclass(frozen=True, slots=True)
class Content:
    """What a statement's words are about, the actors left out.

    ``words`` are concepts ("=bombard") and stems, ``names`` the capitalised words among them (places, ships),
    ``numbers`` the figures, ``sides`` the sides that the content names. Empty ``words`` mean that the content says
    no more than "the allegations".
    """

    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    sides: frozenset[str]


EMPTY = Content(frozenset(), frozenset(), frozenset(), frozenset())


@cache
def _uses() -> dict[str, tuple[str, str]]:
    """Return the use and the concept of every listed word: ontology/lexicon/matters.csv."""
    with resource("ontology", "lexicon", "matters.csv").open(encoding="utf-8", newline="") as lines:
        rows = [(reader.line_num, row) for reader in [csv.DictReader(lines)] for row in reader]
    for line, row in rows:
        if row["use"] not in USES or (row["use"] == "concept") != bool(row["concept"]):
            raise InvalidLexicon(f"matters.csv:{line}: met {row}, expected stop, general, or concept with its name")
    return {row["word"]: (row["use"], row["concept"]) for _, row in rows}


@cache
def _stem(word: str) -> str:
    # One stemmer a word is slow to make and not safe among threads; the cache makes it rare.
    stem: str = snowballstemmer.stemmer("english").stemWord(word)
    return stem


@cache
def term(word: str) -> str | None:
    """Return what a lower-case word counts as: its concept, its stem, or None for a word that says nothing."""
    listed = _uses().get(word.removesuffix("'s").removesuffix("’s"))
    if listed is None:
        return _stem(word)
    use, concept = listed
    return f"={concept}" if use == "concept" else None


@dataclass(frozen=True, slots=True)
class Mask:
    """The words that name actors, each with the sides it may stand for; they are left out of every content."""

    words: dict[str, frozenset[str]]

    @classmethod
    def of(cls, names: Iterable[tuple[str, str | None]]) -> "Mask":
        """Return the mask of some (name, side) pairs; only capitalised words count as names."""
        words: dict[str, set[str]] = {}
        for name, side in names:
            for word in WORD.findall(name):
                if word[0].isupper() and _uses().get(word.lower(), ("",))[0] != "stop":
                    words.setdefault(_bare(word), set()).update({side} if side else ())
        return cls({word: frozenset(sides) for word, sides in words.items()})

    def content(self, text: str) -> Content:
        """Return the content of a text.

        >>> content = Mask.of([("Aland", "a")]).content("Aland had shelled 20 schools near Kharkiv")
        >>> sorted(content.words), *content.names, *content.numbers, *content.sides
        (['=bombard', '=school', 'kharkiv'], 'kharkiv', '20', 'a')
        """
        words, names, numbers, sides = set[str](), set[str](), set[str](), set[str]()
        for position, word in enumerate(WORD.findall(text)):
            if word[0].isdigit():
                numbers.add(word.replace(",", ""))
                continue
            bare = _bare(word)
            if word[0].isupper() and bare in self.words:
                possible = self.words[bare]
                sides |= possible if len(possible) == 1 else frozenset()
                continue
            found = term(bare)
            if found is not None:
                words.add(found)
                if word[0].isupper() and position and bare not in _uses():
                    names.add(bare)
        return Content(frozenset(words), frozenset(names), frozenset(numbers), frozenset(sides))


def _bare(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")


class Likeness:
    """How alike two contents are, words weighted by how rare they are in the collection (inverse document frequency).

    The measure is the mean of the cosine and of the overlap coefficient, so that a short denial ("firing the rockets")
    can match a long allegation. Source of the weights: Spärck Jones 1972; of the overlap: Szymkiewicz-Simpson.
    """

    def __init__(self, contents: Iterable[Content]) -> None:
        """Count in how many contents each word occurs."""
        counts: Counter[str] = Counter()
        total = 0
        for content in contents:
            counts.update(content.words)
            total += 1
        self._unseen = math.log(1 + total + 1)
        self._weights = {word: math.log(1 + total / count) for word, count in counts.items()}
        self._known: dict[frozenset[str], float] = {}

    def __call__(self, one: Content, other: Content) -> float:
        """Return 0 (nothing in common) to 1 (the same words).

        >>> mask = Mask.of([("Aland", "a")])
        >>> shelled, bombed = mask.content("Aland shelled a school"), mask.content("bombing the school")
        >>> round(Likeness([shelled, bombed])(shelled, bombed), 2)
        1.0
        """
        common = one.words & other.words
        if not common:
            return 0.0
        first, second, shared = self.weight(one.words), self.weight(other.words), self.weight(common)
        return (shared / math.sqrt(first * second) + shared / min(first, second)) / 2

    def weight(self, words: frozenset[str]) -> float:
        """Return the sum of the words' weights."""
        known = self._known.get(words)
        if known is None:
            known = sum(self._weights.get(word, self._unseen) for word in words)
            self._known[words] = known
        return known


def same_place_and_number(one: Content, other: Content) -> bool:
    """Tell whether names and numbers allow one event: where both have some, they share one."""
    return all(not a or not b or a & b for a, b in ((one.names, other.names), (one.numbers, other.numbers)))
