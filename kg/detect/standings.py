"""Standings: each allegation by each accuser against each accused, and what became of it as of a date.

The state is the strongest response found: admitted, denied, countered on the same matter, declined, reported silent
("has not responded"), countered on another matter in the same document, or nothing found.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.detect.answers import Answer, Answers, Charge
from kg.detect.entry import Entry
from kg.detect.ledger import Ledger
from kg.detect.responses import Ground
from kg.finding import Level, Party, State
from kg.graph import party
from kg.statement import Mention

RANKS = (State.ADMITTED, State.DENIED, State.COUNTERED, State.DECLINED, State.REPORTED_SILENT)
"""Which response decides the state where an allegation got several."""

UNNAMED = ((None, None),)
"""Party and mention of an accuser whom the text does not name."""


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """One allegation by one accuser against one accused, and what became of it."""

    charge: Charge
    accuser: Party | None
    accused: Party
    answers: tuple[Answer, ...]
    is_copy: bool = False
    """Whether it repeats the text of an earlier one."""
    domestic: bool = False
    """Told at actor level only: see kg.graph.is_domestic."""

    @property
    def answer(self) -> Answer | None:
        """The answer that decides the state, the strongest; None where there is none."""
        return min(self.answers, key=_rank, default=None)

    @property
    def state(self) -> State:
        """What became of the allegation."""
        return State.NOTHING_FOUND if self.answer is None else self.answer.state

    @property
    def days(self) -> int | None:
        """Days until the answer that decided the state; None while there is none, or where a day is not known.

        An answer that its own text dates before the day the allegation was printed leaves the day of that one open.
        """
        if self.answer is None or self.answer.entry.day is None or self.charge.entry.day is None:
            return None
        days = (self.answer.entry.day - self.charge.entry.day).days
        return days if days >= 0 else None


def standings(answers_to: Answers, level: Level) -> Iterator[Standing]:
    """Yield what became of every allegation, against each accused, by each accuser.

    Copies of one text are one allegation: what answers one of them answers all, but for an accusation in return on
    another matter, which counts in its own document only.
    """
    ledger, shared = answers_to.ledger, _shared_by_copies(answers_to, level)
    for entry in ledger.allegations():
        original = ledger.original(entry)
        of_text = shared.get(original)
        for charge, accuser, accused in charges(entry, level):
            answers = answers_to(charge, level)
            if of_text is not None:
                answers = _unique([*of_text[accuser, accused], *answers])
            domestic = _is_domestic(ledger, charge, accuser, accused, level)
            yield Standing(charge, accuser, accused, tuple(answers), original is not entry, domestic)


def _shared_by_copies(answers_to: Answers, level: Level) -> dict[Entry, dict[tuple[Party | None, Party], list[Answer]]]:
    """Return what answers any copy of a text, by its original, then by its accuser and its accused."""
    shared: dict[Entry, dict[tuple[Party | None, Party], list[Answer]]] = {}
    for entry in answers_to.ledger.repeated:
        of_text = shared.setdefault(answers_to.ledger.original(entry), {})
        for charge, accuser, accused in charges(entry, level) if entry.accuses else ():
            told = [answer for answer in answers_to(charge, level) if answer.ground is not Ground.COUNTER]
            of_text[accuser, accused] = _unique([*of_text.get((accuser, accused), ()), *told])
    return shared


def _unique(answers: Iterable[Answer]) -> list[Answer]:
    """Return one answer for each statement that gives it, the first."""
    found: dict[Entry, Answer] = {}
    for answer in answers:
        found.setdefault(answer.entry, answer)
    return list(found.values())


def charges(entry: Entry, level: Level) -> Iterator[tuple[Charge, Party | None, Party]]:
    """Yield every pair of accuser and accused of an allegation; the accuser is None where nobody is named.

    Whoever accuses itself (two agencies of one state, at side level) is left out.
    """
    accusers: Sequence[tuple[Party | None, Mention | None]] = _by_party(entry.statement.sources, level) or UNNAMED
    for accused, mention in _by_party(entry.statement.accused, level):
        for accuser, source in accusers:
            if accuser is None or accuser.actor != accused.actor:
                yield Charge(entry, mention, source), accuser, accused


def _is_domestic(ledger: Ledger, charge: Charge, accuser: Party | None, accused: Party, level: Level) -> bool:
    """Tell whether an allegation is no matter between sides; what "critics" say of a president is taken for none."""
    if accuser is not None:
        return ledger.is_domestic(accuser, accused, level)
    return level is Level.SIDE and charge.accused.type == "person" and charge.accused.actor != accused.actor


def _rank(answer: Answer) -> tuple[int, date, float]:
    weak = answer.ground is Ground.COUNTER
    rank = len(RANKS) if weak else RANKS.index(answer.state)
    return rank, answer.entry.day or date.max, -answer.likeness


def _by_party(mentions: tuple[Mention, ...], level: Level) -> list[tuple[Party, Mention]]:
    """Return each party once, with the first mention of it."""
    if len(mentions) == 1:  # most roles have one, and there are a million of them
        found = party(mentions[0], level)
        return [] if found is None else [(found, mentions[0])]
    named: dict[str, tuple[Party, Mention]] = {}
    for mention in mentions:
        if (found := party(mention, level)) is not None:
            named.setdefault(found.actor, (found, mention))
    return list(named.values())
