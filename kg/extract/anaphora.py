"""Who is "it", "he", "the agency"? Names that the document has given so far, searched back from a place.

Written for news: a pronoun that opens a paragraph goes to the article's main institutional source, since the
paragraphs of scraped news may stand out of order. Where no rule applies the mention stays unlinked; a wrong
speaker is worse than none.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from kg.actors.gender import may_be_called
from kg.actors.link import Link
from kg.extract.draft import Extent

_INSTITUTIONS = frozenset({"organisation", "state", "group", "bloc"})
_PERSON = frozenset({"person"})
_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_OBJECTS = frozenset({"him", "her", "his", "hers"})
_IMPERSONAL = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})
# Right for 7 of 8 anaphoric speakers when such rules were first tried on an article: a link by anaphora is as sure
# as the name it goes back to, times this.
ANAPHORIC = 0.8
_FURTHEST = 600  # characters: a pronoun does not reach back over more than about two paragraphs
_REACH = 250  # characters: a subject further back than about two sentences gives way to a nearer name
_TWO = 2
_TURN = 60  # characters: what names the speaker himself, such as his post and his body
_OPENING = 30  # characters: a name behind them does not open what is said
# Names and turns before a place that are looked at: with all of them a long text takes quadratic time.
_NEAR_NAMES = 1000
_NEAR_TURNS = 100
_NEAR_CONTENTS = 20  # contents that may hold a name; they overlap little


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A name given in the document: where, in which words, whom it means, and whether as a subject."""

    start: int
    end: int
    text: str
    is_subject: bool
    link: Link


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody spoke: where he is named, whom that means (None: nobody known), and whether he is a person."""

    start: int
    link: Link | None
    is_person: bool

    def may_be(self, word: str) -> bool:
        """Tell whether a pronoun may go on with this speaker: "he" with a person, "it" with a body."""
        if word in _PERSONAL:
            known = self.link is None or may_be_called(word, f"{self.link.name} .")
            return self.is_person and known
        if word not in _IMPERSONAL:
            return False
        return not self.is_person if self.link is None else self.link.type in _INSTITUTIONS

    def goes_on(self) -> Link | None:
        """Return whom a pronoun means that goes on with this speaker."""
        return None if self.link is None else anaphoric(self.link, f"pronoun: {self.link.name!r} spoke before")


class Discourse:
    """The names of one document in order, and who of them was speaking."""

    def __init__(self, named: Iterable[Named], crowds: Iterable[int] = ()) -> None:
        """Keep the names in order of appearance, and where several without a name are a subject ("drivers")."""
        self._named = sorted(named, key=_place)
        self._crowds = sorted(crowds)
        self._speakers: list[Link] = []
        self._main: Link | None = None
        self._turns: list[Turn] = []
        self._told: list[Extent] = []

    def name(self, name: Named) -> None:
        """Note one more name, such as a description that was understood."""
        insort(self._named, name, key=_place)

    def speak(self, turn: Turn) -> None:
        """Note that somebody was the source of a statement."""
        insort(self._turns, turn, key=_start)
        if turn.link is not None:
            self._speakers.append(turn.link)
            self._main = None

    def tell(self, content: Extent) -> None:
        """Note what was said: who is a subject in there did not speak."""
        insort(self._told, content, key=_start)

    def opening(self, content: Extent) -> frozenset[str]:
        """Return the actors that are a subject by name where a content begins, within a few words."""
        first = bisect_left(self._named, (content.start, 0), key=_place)
        beginning = takewhile(lambda name: name.start - content.start <= _OPENING, islice(self._named, first, None))
        near = (name for name in beginning if name.end <= content.end)
        # "Oja said she felt ill," she said: the same Oja
        return frozenset(name.link.actor for name in near if name.is_subject and not self._speaks_at(name.start))

    def main_institution(self) -> Link | None:
        """Return the institution that speaks most in the document; the first to speak if two speak as often."""
        if self._main is None:
            self._main = self._most_speaking()
        return self._main

    def _most_speaking(self) -> Link | None:
        for types in (frozenset({"organisation"}), _INSTITUTIONS):
            counts = Counter(link.actor for link in self._speakers if link.type in types)
            if counts:
                best = max(counts, key=lambda actor: counts[actor])
                return next(link for link in self._speakers if link.actor == best)
        return None

    def pronoun(
        self, word: str, place: tuple[int, int], opens: bool, without: frozenset[str] = frozenset()
    ) -> Link | None:
        """Return whom a pronoun stands for; never one of the actors in ``without``.

        ``place`` is where its sentence and where the pronoun itself start; ``opens`` tells that it opens its
        paragraph.
        """
        place_ = place[1]
        if word in _PERSONAL:
            return self._person(word, place, without)
        if word in _IMPERSONAL and opens:
            main = self.main_institution()
            return None if main is None or main.actor in without else anaphoric(main, "pronoun: main institution")
        if word in _IMPERSONAL:
            return self.latest(place_, _INSTITUTIONS, without, only_subjects=True)
        if word in _PLURAL:
            return self._plural(place_, without)
        return None

    def _plural(self, place: int, without: frozenset[str]) -> Link | None:
        """Return the institution that "they" stands for, unless several others were the subject since."""
        found = self._latest_named(place, _INSTITUTIONS, without, only_subjects=True)
        last = bisect_left(self._crowds, place)
        if found is None or (last > 0 and self._crowds[last - 1] >= found.start):
            return None
        return _meant(found)

    def speaker(self, word: str, place: int, without: frozenset[str]) -> Turn | None:
        """Return who goes on speaking in "it added", "he said": whoever spoke last, if nobody was the subject since."""
        last = bisect_left(self._turns, place, key=_start)
        latest = reversed(self._turns[max(0, last - _NEAR_TURNS) : last])
        turn = next((turn for turn in latest if turn.may_be(word)), None)
        if turn is None or place - turn.start > _FURTHEST or (turn.link is not None and turn.link.actor in without):
            return None
        types = _PERSON if word in _PERSONAL else _INSTITUTIONS
        since = (name for name in self.before(place) if name.start > turn.start + _TURN and name.is_subject)
        return None if any(_fits(name, types, without) and not self._is_told(name) for name in since) else turn

    def _is_told(self, name: Named) -> bool:
        """Tell whether a name stands in something said, and not for who says it."""
        if self._speaks_at(name.start):
            return False
        last = bisect_left(self._told, name.end, key=_start)
        return any(name.end <= content.end for content in self._told[max(0, last - _NEAR_CONTENTS) : last])

    def _speaks_at(self, place: int) -> bool:
        """Tell whether somebody who is named at a place is the source of a statement."""
        here = bisect_left(self._turns, place, key=_start)
        return here < len(self._turns) and self._turns[here].start == place

    def _person(self, word: str, place: tuple[int, int], without: frozenset[str]) -> Link | None:
        """Return the person that "he" or "her" stands for: of its own sentence, else the latest subject."""
        sentence, place_ = place
        fitting = [name for name in self.before(place_) if _fits(name, _PERSON, without)]
        others = {name.link.actor for name in fitting if not may_be_called(word, f"{name.text} {name.link.name} .")}
        people = [name for name in fitting if name.link.actor not in others]
        if people and people[-1].start >= sentence:
            return anaphoric(people[-1].link, f"pronoun: {people[-1].text!r}")
        if word in _OBJECTS and len({name.link.actor for name in people}) > 1:
            return None  # "him" may be any of them, and would be the accused
        return self.latest(place_, _PERSON, without | others)

    def state_before(self, place: int) -> Link | None:
        """Return the state named last before a place ("that country")."""
        states = [name for name in self.before(place) if name.link.type == "state"]
        return anaphoric(states[-1].link, f"that country: {states[-1].text!r}") if states else None

    def two_sides(self, place: int, sentence: int) -> tuple[Link, Link] | None:
        """Return the two sides that "each side" means, or None where the text does not make it plain.

        They are the only two sides named before it in its own sentence, which starts at ``sentence``, or else
        the only two subjects of the sentence before.
        """
        names = [name for name in self.before(place) if name.link.type in {"state", "group", "bloc"}]
        here = {name.link.actor: name.link for name in names if name.start >= sentence}
        before = {
            name.link.actor: name.link for name in names if name.is_subject and 0 < sentence - name.start <= _REACH
        }
        for found in (here, before):
            if found:
                sides = [anaphoric(link, "each side") for link in found.values()]
                return (sides[0], sides[1]) if len(sides) == _TWO else None
        return None

    def before(self, place: int) -> Iterator[Named]:
        """Yield the names given before a place, in order; of more than a thousand the latest."""
        last = bisect_left(self._named, (place, 0), key=_place)
        return (name for name in islice(self._named, max(0, last - _NEAR_NAMES), last) if name.end <= place)

    def latest(
        self, place: int, types: frozenset[str], without: frozenset[str], only_subjects: bool = False
    ) -> Link | None:
        """Return the latest fitting subject named before a place, else the latest fitting name."""
        found = self._latest_named(place, types, without, only_subjects)
        return None if found is None else _meant(found)

    def _latest_named(
        self, place: int, types: frozenset[str], without: frozenset[str], only_subjects: bool
    ) -> Named | None:
        """Return the latest fitting subject, else the latest fitting name unless only subjects will do."""
        found: Named | None = None
        for name in self.before(place):
            fits = _fits(name, types, without)
            if place - name.start > _FURTHEST or (only_subjects and not name.is_subject):
                continue
            if fits and (found is None or name.is_subject or not found.is_subject or name.start - found.start > _REACH):
                found = name
        return found


def _meant(name: Named) -> Link:
    return anaphoric(name.link, f"pronoun: {name.text!r}")


def _fits(name: Named, types: frozenset[str], without: frozenset[str]) -> bool:
    return name.link.type in types and name.link.actor not in without


def anaphoric(link: Link, rule: str) -> Link:
    """Return the link of what only stands for a name: as sure as the name, times how sure such a rule is."""
    return replace(link, rule=rule, confidence=round(link.confidence * ANAPHORIC, 3))


def _start(thing: Turn | Extent) -> int:
    return thing.start


def _place(name: Named) -> tuple[int, int]:
    return name.start, name.end
