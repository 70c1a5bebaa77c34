"""Who is "it", "he", "the agency"? Names that the document has given so far, searched back from a place.

Written for news: a pronoun that opens a paragraph goes to the article's main institutional source, since the
paragraphs of scraped news may stand out of order. Where no rule applies the mention stays unlinked; a wrong
speaker is worse than none.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from kg.actors.link import Link

_INSTITUTIONS = frozenset({"organisation", "state", "group", "bloc"})
_PERSONAL = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_IMPERSONAL = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_GENERIC_INSTITUTIONS = frozenset(
    "agency organisation organization group company firm body institution outlet network broadcaster newspaper".split()
)
_ANAPHORA_CONFIDENCE = 0.7  # right for 7 of 8 anaphoric speakers when the rules were first tried on an article


@dataclass(frozen=True, slots=True)
class Named:
    """A name given in the document: where, in which words, and whom it means."""

    start: int
    end: int
    text: str
    link: Link
    is_subject: bool


class Discourse:
    """The names of one document in order, and who of them was speaking."""

    def __init__(self, named: Iterable[Named]) -> None:
        """Keep the names in order of appearance."""
        self._named = sorted(named, key=lambda name: name.start)
        self._speakers: list[tuple[int, Link]] = []

    def speak(self, place: int, link: Link) -> None:
        """Note that an actor was the source of a statement at this place."""
        self._speakers.append((place, link))

    def main_institution(self) -> Link | None:
        """Return the institution that speaks most in the statements so far, the first one if two speak as often."""
        counts = Counter(link.actor for _, link in self._speakers if link.type == "organisation")
        if not counts:
            counts = Counter(link.actor for _, link in self._speakers if link.type in _INSTITUTIONS)
        if not counts:
            return None
        best = max(counts, key=lambda actor: counts[actor])
        return next(link for _, link in self._speakers if link.actor == best)

    def pronoun(self, token: Token, place: int, opens: bool, without: frozenset[str] = frozenset()) -> Link | None:
        """Return whom a pronoun at this place stands for; never one of the actors in ``without``."""
        word = token.lower_
        if word in _PERSONAL:
            return self._latest(place, frozenset({"person"}), without)
        if word in _IMPERSONAL:
            if opens:
                return self._renamed(self.main_institution(), "pronoun: main institution")
            return self._latest(place, _INSTITUTIONS, without)
        if word in _PLURAL:
            return self._latest(place, frozenset({"group", "organisation", "state"}), without)
        return None

    def definite(self, words: frozenset[str], head: str, place: int) -> Link | None:
        """Return whom "the intelligence agency" stands for: the latest name that shares a word with it.

        ``words`` are the lower-case content words of the phrase; generic heads such as "agency" may also mean
        the latest institution that is no state.
        """
        best: Named | None = None
        overlap = 0
        for name in self._before(place):
            known = frozenset((name.text + " " + name.link.name).lower().replace("defence", "defense").split())
            shared = len(words & known)
            if shared and shared >= overlap and name.link.type != "person":
                best, overlap = name, shared
        if best is not None:
            return self._renamed(best.link, f"definite: shares a word with {best.text!r}")
        if head in _GENERIC_INSTITUTIONS:
            return self._latest(place, frozenset({"organisation", "group"}), frozenset())
        return None

    def state_before(self, place: int) -> Link | None:
        """Return the state named last before a place ("that country")."""
        return self._latest(place, frozenset({"state"}), frozenset())

    def _before(self, place: int) -> Iterable[Named]:
        return (name for name in self._named if name.end <= place)

    def _latest(self, place: int, types: frozenset[str], without: frozenset[str]) -> Link | None:
        """Return the latest fitting speaker or subject, else the latest fitting name, within two sentences' reach."""
        found: Named | None = None
        for name in self._before(place):
            fits = name.link.type in types and name.link.actor not in without
            if fits and (found is None or name.is_subject or not found.is_subject or name.start - found.start > _REACH):
                found = name
        if found is None:
            return None
        return self._renamed(found.link, f"pronoun: {found.text!r}")

    @staticmethod
    def _renamed(link: Link | None, rule: str) -> Link | None:
        if link is None:
            return None
        confidence = round(link.confidence * _ANAPHORA_CONFIDENCE, 3)
        return Link(link.actor, link.name, link.type, link.side, link.side_name, rule, confidence)


_REACH = 250  # characters: a subject further back than about two sentences gives way to a nearer name
