"""What a text says of a person beside the name: country and calling, as in "John Smith, a Kansas farmer"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.actors.actor_lists import ActorLists
from kg.actors.actor_rows import read_rows
from kg.actors.spelling import PAUSE, Phrase, phrase
from kg.resources import resource

_BEFORE = 60
"""Characters before a name in which its description stands: "the British trade and industry minister"."""
_BEHIND = 90
_WORDS_BEFORE_CALLING = 4
_SENTENCE_END = re.compile(r"[.!?\n\"“”]")
_AGE = re.compile(r",? (aged )?\d{1,3}(?=,)")


@dataclass(frozen=True, slots=True)
class Description:
    """What a document says of a person: the codes of countries, the callings, and the words to show."""

    countries: frozenset[str] = frozenset()
    callings: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()

    def __or__(self, other: "Description") -> "Description":
        """Return what both say."""
        words = tuple(dict.fromkeys((*self.words, *other.words)))
        return Description(self.countries | other.countries, self.callings | other.callings, words)

    def conflicts(self, other: "Description") -> bool:
        """Say whether no one person is likely to be both: other countries, or other callings.

        >>> minister = Description(frozenset({"gb"}), frozenset({"public"}))
        >>> minister.conflicts(Description(frozenset(), frozenset({"work"}))), minister.conflicts(Description())
        (True, False)
        """
        return any(
            one and two and one.isdisjoint(two)
            for one, two in ((self.countries, other.countries), (self.callings, other.callings))
        )


class Callings:
    """Reads what a text says of a person beside the name."""

    def __init__(self, lists: ActorLists) -> None:
        """Use the territories of these lists and the words of callings.csv."""
        self._territories = lists.territories
        self._words = _calling_of_word()

    def described(self, text: str, names: Iterable[str]) -> Description:
        """Return what a text says of a person of these full names.

        >>> from kg.actors import ActorBase
        >>> callings = Callings(ActorBase.load().lists)
        >>> sorted(callings.described("John Smith, 45, a Kansas farmer, left.", ["John Smith"]).callings)
        ['work']
        """
        said = Description()
        for name in names:
            for found in re.finditer(rf"\b{re.escape(name)}\b", text):
                said |= self._before(text[max(0, found.start() - _BEFORE) : found.start()])
                said |= self._behind(text[found.end() : found.end() + _BEHIND])
        return said

    def _before(self, text: str) -> Description:
        """ "the British trade minister " before the name: its last word is the calling."""
        words = phrase(_SENTENCE_END.split(text)[-1])
        words = words.part(_last(words, PAUSE) + 1)
        start = max(0, len(words) - 1 - _WORDS_BEFORE_CALLING)
        return self._read(words.part(start)) if words and words.words[-1] in self._words else Description()

    def _behind(self, text: str) -> Description:
        """ ", a Kansas farmer," behind the name, after an age if there is one."""
        rest = _AGE.sub("", text, count=1) if _AGE.match(text) else text
        if not rest.startswith(", "):
            return Description()
        words = phrase(_SENTENCE_END.split(rest[2:])[0])
        words = words.part(0, words.words.index(PAUSE)) if PAUSE in words.words else words
        return self._read(words)

    def _read(self, words: Phrase) -> Description:
        callings = [word for word in words.words if word in self._words]
        if not callings:
            return Description()
        countries: dict[str, str] = {}
        for position in range(len(words)):
            place = self._territories.at(words, position)
            if place is not None:
                code = place.territory.code.partition("-")[0]
                state = self._territories.get(code)
                countries[code] = state.name if state is not None else place.territory.name
        return Description(
            frozenset(countries), frozenset(self._words[word] for word in callings), (callings[0], *countries.values())
        )


@lru_cache(maxsize=1)
def _calling_of_word() -> dict[str, str]:
    rows = read_rows(resource("ontology", "actors", "callings.csv"), ("calling", "words", "source"))
    return {word: row["calling"] for row in rows for word in row.many("words")}


def _last(words: Phrase, word: str) -> int:
    return max((position for position, other in enumerate(words.words) if other == word), default=-1)
