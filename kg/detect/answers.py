"""What answers an allegation: the responses meant for it that are given by one who may speak for the accused."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.detect.entry import Entry, keys_of
from kg.detect.ledger import Ledger
from kg.detect.links import Link, links
from kg.detect.responses import CERTAINTY, Ground, state_of
from kg.finding import Level, State
from kg.statement import Mention


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """A response to one allegation: what it makes of it, by whom, on what ground, and how alike the contents are."""

    entry: Entry
    state: State
    by: Mention
    ground: Ground
    likeness: float = 1.0

    @property
    def certainty(self) -> float:
        """How sure it is that the response is meant for the allegation."""
        return CERTAINTY[self.ground] * (self.likeness if self.ground is Ground.MATTER else 1.0)


@dataclass(frozen=True, slots=True, eq=False)
class Charge:
    """One allegation against one accused, by one accuser if the text names one."""

    entry: Entry
    accused: Mention
    accuser: Mention | None = None


class Answers:
    """Finds the answers to a charge; made once for a ledger, asked at either level."""

    def __init__(self, ledger: Ledger) -> None:
        """Tie every response to the allegations it is meant for."""
        self.ledger = ledger
        self._links = links(ledger)

    def __call__(self, charge: Charge, level: Level) -> list[Answer]:
        """Return the answers to a charge, in the order of the ledger."""
        told = self._links.get(charge.entry)
        if told is None:
            return []
        return sorted(_given(told, charge, level), key=lambda answer: answer.entry.place)


def _given(told: list[Link], charge: Charge, level: Level) -> Iterator[Answer]:
    """Yield the links whose response is given by one who may speak for the accused."""
    for link in told:
        speaker = _speaker(link.entry, charge)
        if speaker is None and link.ground is Ground.STATED:
            speaker = _unknown_speaker(link.entry, charge)
        if speaker is not None and (link.ground is Ground.STATED or _is_meant(link, speaker, charge, level)):
            yield Answer(link.entry, state_of(link.entry), speaker, link.ground, link.likeness)


def _speaker(entry: Entry, charge: Charge) -> Mention | None:
    """Return who answers: the accused, or one who acts for its side, but never for the accuser's."""
    for source in entry.statement.sources:
        if source.actor is not None and source.actor == charge.accused.actor:
            return source
        domestic = charge.accuser is not None and _same_side(source, charge.accuser)
        if _same_side(source, charge.accused) and not domestic:
            return source
    return None


def _same_side(one: Mention, other: Mention) -> bool:
    return not keys_of((one,)).isdisjoint(keys_of((other,)))


def _unknown_speaker(entry: Entry, charge: Charge) -> Mention | None:
    """Return a speaker whom the text ties to the only accused though nobody knows the name: "the firm denied it"."""
    unknown = (each for each in entry.statement.sources if each.actor is None and each.side is None)
    return next(unknown, None) if len(charge.entry.statement.accused) == 1 else None


def _is_meant(link: Link, speaker: Mention, charge: Charge, level: Level) -> bool:
    """Tell whether a response is meant for this accused and this accuser, where the allegation has several of them.

    A person who denies "the allegations" means those against that person, no fellow's; so does one who accuses of
    another matter in return, and whoever accuses a fellow of the accuser does not accuse the accuser.
    """
    counters, to_fellows = link.entry.accuses, level is Level.ACTOR
    unspecific = link.ground is Ground.COUNTER if counters else not link.entry.content.words
    if to_fellows and unspecific and _are_fellows(speaker, charge.accused):
        return False
    if not counters:
        return True
    targets = [each for each in link.entry.statement.accused if charge.accuser and _same_side(each, charge.accuser)]
    if to_fellows and unspecific:
        targets = [each for each in targets if charge.accuser and not _are_fellows(each, charge.accuser)]
    return bool(targets)


def _are_fellows(one: Mention, other: Mention) -> bool:
    return one.type == other.type == "person" and one.actor != other.actor
