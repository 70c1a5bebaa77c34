"""What follows from who said what: one module for each question asked of the graph."""

from collections.abc import Iterator, Mapping
from datetime import date

from kg.collector import paused
from kg.detect.clusters import matters_of
from kg.detect.contradictions import contradictions
from kg.detect.cycles import cycles
from kg.detect.ledger import Ledger
from kg.detect.mutual import mutual
from kg.detect.narrow import narrow
from kg.detect.unanswered import standings, unanswered
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
    """
    part = narrow(graph, until=as_of)
    ledger = Ledger(part, as_of)
    matters = matters_of(ledger)
    found = [finding for level in Level for finding in _asked(part, ledger, level, matters)]
    return sorted(found, key=_order)


def _asked(graph: Graph, ledger: Ledger, level: Level, matters: Mapping[str, int]) -> Iterator[Finding]:
    projection = accusations(graph, level)
    found = list(standings(ledger, level))
    yield from mutual(ledger, projection, level)
    yield from cycles(ledger, projection, level)
    yield from unanswered(ledger, found, level, matters)
    yield from contradictions(ledger, found, level, matters)


def _order(finding: Finding) -> tuple[int, int, float, str]:
    return KINDS.index(finding.kind), STATES.index(finding.state), -finding.score, finding.id
