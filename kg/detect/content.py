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
USES = {"stop": "", "general": "", "act": "=", "thing": "+"}
"""How a word of ontology/lexicon/matters.csv is used, and the mark of its concept: what was done, or to what."""

SAME_MATTER = 0.5
"""Contents at least this alike tell of the same matter, the accused being the same.

On the five labelled sets .55 and .6 change states by nothing, clusters by one of 19; .45 costs clusters and links.
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

    @property
    def acts(self) -> frozenset[str]:
        """The listed acts among the words: what was done."""
        return frozenset(word for word in self.words if word[0] == "=")

    @property
    def thin(self) -> bool:
        """Whether one word is all it says ("the attack"), so that only what stands around it tells which is meant."""
        return len(self.words) < 2


EMPTY = Content(frozenset(), frozenset(), frozenset(), frozenset())


@cache
def _uses() -> dict[str, tuple[str, str]]:
    """Return the use and the concept of every listed word: ontology/lexicon/matters.csv."""
    with resource("ontology", "lexicon", "matters.csv").open(encoding="utf-8", newline="") as lines:
        rows = [(reader.line_num, row) for reader in [csv.DictReader(lines)] for row in reader]
    for line, row in rows:
        if row["use"] not in USES or bool(USES[row["use"]]) != bool(row["concept"]):
            raise InvalidLexicon(
                f"matters.csv:{line}: met {row}, expected stop, general, or act or thing with a concept"
            )
    return {row["word"]: (row["use"], row["concept"]) for _, row in rows}


@cache
def stem(word: str) -> str:
    """Return the stem of a lower-case word (Porter 2, as Snowball has it)."""
    # One stemmer a word is slow to make and not safe among threads; the cache makes it rare.
    found: str = snowballstemmer.stemmer("english").stemWord(word)
    return found


@cache
def term(word: str) -> str | None:
    """Return what a lower-case word counts as: its concept, its stem, or None for a word that says nothing."""
    listed = _uses().get(word.removesuffix("'s").removesuffix("’s"))
    if listed is None:
        return stem(word)
    use, concept = listed
    return USES[use] + concept if concept else None


@dataclass(frozen=True, slots=True)
class _Token:
    """What one word of a content counts as, whatever stands around it."""

    term: str | None = None
    number: str | None = None
    side: str | None = None
    proper: bool = False
    owner: bool = False
    general: bool = False


class Mask:
    """The words that name actors, each with the side it stands for; they are left out of every content."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Take (name, side) pairs; only capitalised words count, and one that names two sides stands for neither."""
        self._sides: dict[str, set[str]] = {}
        for name, side in names:
            for word in WORD.findall(name):
                if word[0].isupper() and _uses().get(word.lower(), ("",))[0] != "stop":
                    self._sides.setdefault(_bare(word), set()).add(side)
        self._known: dict[str, _Token] = {}

    def content(self, text: str) -> Content:
        """Return the content of a text.

        >>> content = Mask([("Aland", "a")]).content("Aland had shelled 20 schools near Kharkiv")
        >>> sorted(content.words), *content.names, *content.numbers, *content.sides
        (['+school', '=attack', 'kharkiv'], 'kharkiv', '20', 'a')
        """
        words: set[str] = set()
        names: set[str] = set()
        numbers: set[str] = set()
        sides: set[str] = set()
        owner = first = None
        for word in reversed(WORD.findall(text)):
            token = self._known.get(word) or self._learn(word)
            if token.number is not None:
                numbers.add(token.number)
            elif token.side is not None:
                sides.add(token.side)
            elif token.term is not None and not (token.owner and owner):
                words.add(token.term)
                first = token
                if token.proper:
                    names.add(token.term)
            owner = token.general
        if first is not None and first.proper and text.lstrip("\"'“‘ ")[:1].isupper():
            names.discard(first.term or "")
        return Content(frozenset(words), frozenset(names), frozenset(numbers), frozenset(sides - {""}))

    def _learn(self, word: str) -> _Token:
        bare, capital = _bare(word), word[0].isupper()
        use = _uses().get(bare, ("",))[0]
        if word[0].isdigit():
            token = _Token(number=word.replace(",", ""))
        elif capital and bare in self._sides:
            sides = self._sides[bare]
            token = _Token(side=next(iter(sides)) if len(sides) == 1 else "")
        else:
            owner = word.replace("’", "'").endswith(("'s", "s'"))
            token = _Token(term(bare), proper=capital and not use, owner=owner, general=use == "general")
        self._known[word] = token
        return token


def _bare(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")


class Likeness:
    """How alike two contents are, words weighted by how rare they are in the collection.

    The measure is the mean of the cosine and of the overlap coefficient (Szymkiewicz-Simpson), so that a short denial
    ("firing the rockets") can match a long allegation. A weight is the square root of the inverse document frequency
    (Spärck Jones 1972): in a collection on one dispute the words of the matter itself are common, and the full weight
    lost every cluster of the second labelled set.
    """

    def __init__(self, contents: Iterable[Content]) -> None:
        """Count in how many contents each word occurs."""
        counts: Counter[str] = Counter()
        total = 0
        for content in contents:
            counts.update(content.words)
            counts.update(content.sides)
            total += 1
        self._unseen = math.sqrt(math.log(2 + total))
        self._weights = {word: math.sqrt(math.log(1 + total / count)) for word, count in counts.items()}
        self._totals: dict[frozenset[str], float] = {}

    def __call__(self, one: Content, other: Content, sides: frozenset[str] = frozenset()) -> float:
        """Return 0 (nothing in common) to 1 (the same words); ``sides`` that both name count as words.

        >>> mask = Mask([("Aland", "a")])
        >>> shelled, bombed = mask.content("Aland shelled a school"), mask.content("bombing the school")
        >>> round(Likeness([shelled, bombed])(shelled, bombed), 2)
        1.0
        """
        common = one.words & other.words
        if not common and not sides:
            return 0.0
        named = self._weight(sides) if sides else 0.0
        shared = named + self._weight(common)
        first, second = named + self._total(one.words), named + self._total(other.words)
        return (shared / math.sqrt(first * second) + shared / min(first, second)) / 2

    def _total(self, words: frozenset[str]) -> float:
        total = self._totals.get(words)
        if total is None:
            total = self._totals[words] = self._weight(words)
        return total

    def _weight(self, words: Iterable[str]) -> float:
        """Return the sum of the words' weights."""
        weights, unseen = self._weights, self._unseen
        return sum([weights.get(word, unseen) for word in words])


def same_names(one: Content, other: Content) -> bool:
    """Tell whether names allow one event: where both contents have some, they share one."""
    return not one.names or not other.names or bool(one.names & other.names)


def same_numbers(one: Content, other: Content) -> bool:
    """Tell whether figures allow one event: where both contents have some, they share one."""
    return not one.numbers or not other.numbers or bool(one.numbers & other.numbers)
