"""What follows from who said what: one module for each question asked of the graph."""

from datetime import date, datetime

from kg.collector import paused
from kg.detect.answers import Answers
from kg.detect.clusters import matters_of
from kg.detect.contradictions import contradictions, rival_accounts
from kg.detect.cycles import cycles
from kg.detect.ledger import Ledger
from kg.detect.mutual import mutual
from kg.detect.narrow import narrow
from kg.detect.standings import standings
from kg.detect.unanswered import unanswered
from kg.errors import InvalidQuery
from kg.finding import Finding, Kind, Level, State
from kg.graph import Graph, accusations

KINDS = tuple(Kind)
STATES = (
    None,
    State.REPORTED_SILENT,
    State.DECLINED,
    State.NOTHING_FOUND,
    State.ADMITTED,
    State.DENIED,
    State.COUNTERED,
)
"""Findings are listed by question, then by state (what a text says before what it lacks), then the surest first."""


@paused()
def detect(graph: Graph, as_of: date | None = None) -> list[Finding]:
    """Return every finding of a graph, at actor level and at side level, the best supported first of each kind.

    ``as_of`` leaves out whatever was printed later; None means the day of the latest document. Nothing here is a
    fact about the world: a finding tells who said what of whom, and who answered, in these documents.
    InvalidQuery where ``as_of`` is no ``datetime.date``.
    """
    _refuse_what_is_no_day(as_of)
    part = narrow(graph, until=as_of)
    ledger = Ledger(part, as_of)
    matters, rivals = matters_of(ledger), list(rival_accounts(ledger))
    answers = Answers(ledger)
    found: list[Finding] = []
    for level in Level:
        projection, told = accusations(part, level), list(standings(answers, level))
        found += mutual(ledger, projection, level)
        found += cycles(ledger, projection, level)
        found += unanswered(ledger, told, level, matters)
        found += contradictions(ledger, told, level, matters, rivals)
    return sorted(found, key=_order)


def _refuse_what_is_no_day(as_of: object) -> None:
    if as_of is not None and (not isinstance(as_of, date) or isinstance(as_of, datetime)):
        raise InvalidQuery(
            f"as_of: met {as_of!r}, expected a datetime.date; type as_of=date(2022, 6, 25) or "
            'date.fromisoformat("2022-06-25")'
        )


def _order(finding: Finding) -> tuple[int, int, float, str]:
    return KINDS.index(finding.kind), STATES.index(finding.state), -finding.score, finding.id
