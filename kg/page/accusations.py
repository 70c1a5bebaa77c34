"""What became of each accusation, as the findings say: its state, its answers, and the finding that says so."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kg.finding import Finding, Kind, State
from kg.graph import Accusations

Pair = tuple[str, str]
"""Accuser and accused."""

TELLS_A_STATE = frozenset({Kind.ANSWERED_ALLEGATION, Kind.UNANSWERED_ALLEGATION})


@dataclass(frozen=True, slots=True)
class Accusation:
    """One statement of one party against another; ``answers`` and ``finding`` are ids."""

    statement: str
    state: State = State.NOTHING_FOUND
    answers: tuple[str, ...] = ()
    finding: str | None = None


def by_pair(
    projection: Accusations, findings: Iterable[Finding], days: Mapping[str, date | None]
) -> dict[Pair, list[Accusation]]:
    """Return the accusations of each pair of the projection, in a fixed order.

    An accusation of which no finding speaks has no answer found. A finding that tells several accusations
    together lends its answers to each that was made on the day of the answer or earlier.
    """
    told: dict[tuple[Pair, str], Finding] = {}
    for finding in sorted(findings, key=lambda finding: finding.id, reverse=True):
        if finding.kind in TELLS_A_STATE and finding.level is projection.graph["level"] and len(finding.actors) == 2:
            pair = (finding.actors[0].actor, finding.actors[1].actor)
            told |= {(pair, statement): finding for statement in finding.statements}
    return {
        (accuser, accused): [*_told(arc["statements"], (accuser, accused), told, days)]
        for accuser, accused, arc in sorted(projection.edges(data=True), key=lambda arc: arc[:2])
    }


def _told(
    statements: Iterable[str],
    pair: Pair,
    told: Mapping[tuple[Pair, str], Finding],
    days: Mapping[str, date | None],
) -> Iterator[Accusation]:
    own = frozenset(statements)
    for statement in sorted(own):
        finding = told.get((pair, statement))
        if finding is None:
            yield Accusation(statement)
            continue
        answers = (answer for answer in finding.statements if answer not in own)
        due = tuple(answer for answer in answers if not _before(days.get(answer), days.get(statement)))
        yield Accusation(statement, finding.state or State.NOTHING_FOUND, due, finding.id)


def _before(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one < other
