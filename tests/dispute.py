"""A dispute written in lines, as in tests/gold/findings, for tests that need one of a few sentences."""

from datetime import date, timedelta

from kg.detect import detect
from kg.detect.answers import Answers
from kg.detect.ledger import Ledger
from kg.detect.standings import standings
from kg.evaluate.disputes import Dispute, to_dispute
from kg.finding import Finding, Kind, Level
from kg.graph import to_graph

ACTORS = {
    "a": {"name": "Aland"},
    "a-army": {"name": "Aland Army", "type": "organisation", "side": "a"},
    "b": {"name": "Borland"},
    "b-army": {"name": "Borland Army", "type": "organisation", "side": "b"},
    "c": {"name": "Coland"},
    "d": {"name": "Doland"},
    "b-chief": {"name": "Jane Roe", "type": "person", "side": "b"},
    "b-guard": {"name": "John Doe", "type": "person", "side": "b"},
    "watch": {"name": "Rights Watch", "type": "organisation"},
    "watch-chief": {"name": "Ann Poe", "type": "person", "side": "watch"},
}
START = date(2031, 5, 1)


def dispute(*documents: tuple[int, list[str]]) -> Dispute:
    """Return a dispute of (day, lines) documents, in the form of the labelled disputes."""
    records = [
        {"id": f"d{number}", "date": START + timedelta(day), "publisher": f"Paper {number}", "statements": lines}
        for number, (day, lines) in enumerate(documents, 1)
    ]
    return to_dispute("test", {"actors": ACTORS, "documents": records})


def found(case: Dispute, kind: Kind, level: Level = Level.SIDE, as_of: date | None = None) -> list[Finding]:
    """Return the findings of one kind and level."""
    return [each for each in detect(to_graph(case), as_of) if each.kind is kind and each.level is level]


def states(case: Dispute, level: Level = Level.SIDE) -> dict[tuple[str, str], str]:
    """Return the state of every allegation against every accused."""
    told = standings(Answers(Ledger(to_graph(case))), level)
    return {(each.charge.entry.statement.id, each.accused.actor): each.state.value for each in told}
