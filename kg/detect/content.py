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
from itertools import zip_longest

import snowballstemmer

from kg.errors import InvalidLexicon
from kg.resources import resource

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,]\d+)*", re.UNICODE)
USES = frozenset({"stop", "general", "concept"})

TELLING = 1.5
"""How much more than other words names and listed concepts (what was done) weigh; measured likewise."""

SAME_MATTER = 0.5
"""Contents at least this alike tell of the same matter, the accused being the same.

Measured on tests/gold/findings (pairs of allegations against one accused): see docs/findings.md.
"""


@dataclass(frozen=True, slots=True)
class Content:
    """What a statement's words are about, the actors left out.

    ``words`` are concepts ("=attack") and stems, ``names`` the capitalised words among them (places, ships),
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
    def of(cls, names: Iterable[tuple[str, str]]) -> "Mask":
        """Return the mask of some (name, side) pairs; only capitalised words count as names."""
        words: dict[str, set[str]] = {}
        for name, side in names:
            for word in WORD.findall(name):
                if word[0].isupper() and _uses().get(word.lower(), ("",))[0] != "stop":
                    words.setdefault(_bare(word), set()).add(side)
        return cls({word: frozenset(sides) for word, sides in words.items()})

    def content(self, text: str) -> Content:
        """Return the content of a text.

        >>> content = Mask.of([("Aland", "a")]).content("Aland had shelled 20 schools near Kharkiv")
        >>> sorted(content.words), *content.names, *content.numbers, *content.sides
        (['=attack', '=school', 'kharkiv'], 'kharkiv', '20', 'a')
        """
        words, names, numbers, sides = set[str](), set[str](), set[str](), set[str]()
        tokens = WORD.findall(text)
        for position, (word, following) in enumerate(zip_longest(tokens, tokens[1:], fillvalue="")):
            bare = _bare(word)
            if word[0].isdigit():
                numbers.add(word.replace(",", ""))
            elif word[0].isupper() and bare in self.words:
                sides |= self._side(bare)
            elif (found := term(bare)) is not None and not _owns_an_allegation(word, following):
                words.add(found)
                if word[0].isupper() and position and bare not in _uses():
                    names.add(found)
        return Content(frozenset(words), frozenset(names), frozenset(numbers), frozenset(sides))

    def _side(self, word: str) -> frozenset[str]:
        """Return the side that a name stands for, if it stands for only one."""
        sides = self.words[word]
        return sides if len(sides) == 1 else frozenset()


def _owns_an_allegation(word: str, following: str) -> bool:
    """Tell whether a word only says whose allegations are meant: "the agency's charges"."""
    owner = word.replace("’", "'").endswith(("'s", "s'"))
    return owner and _uses().get(following.lower(), ("",))[0] == "general"


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
        names = one.names | other.names
        first, second, shared = (self._weight(words, names) for words in (one.words, other.words, common))
        return (shared / math.sqrt(first * second) + shared / min(first, second)) / 2

    def _weight(self, words: frozenset[str], names: frozenset[str]) -> float:
        """Return the sum of the words' weights."""
        return sum(
            self._weights.get(word, self._unseen) * (TELLING if word[0] == "=" or word in names else 1.0)
            for word in words
        )


def same_names(one: Content, other: Content) -> bool:
    """Tell whether names allow one event: where both contents have some, they share one."""
    return not one.names or not other.names or bool(one.names & other.names)


def same_numbers(one: Content, other: Content) -> bool:
    """Tell whether figures allow one event: where both contents have some, they share one."""
    return not one.numbers or not other.numbers or bool(one.numbers & other.numbers)
