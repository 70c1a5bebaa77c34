"""How a record looks as a row of a table: what a person wants to see of it first."""

from collections.abc import Iterable

from kg.document import Document
from kg.finding import Finding
from kg.statement import Mention, Statement

PART = " | "
"""Between several values in one cell, as in kg export."""

DOCUMENT = ("id", "date", "publisher", "title")
STATEMENT = ("act", "source", "accused", "sentence", "document")
FINDING = ("kind", "level", "actors", "state", "why")
FINDING_CELLS = (
    *("id", "kind", "level", "actors", "actor_ids", "state", "reason", "days", "as_of", "score", "why"),
    *("statements", "documents"),
)


def document_row(document: Document) -> list[str]:
    """Return the cells of DOCUMENT."""
    return [document.id, str(document.date or ""), document.publisher or "", document.title or document.text[:60]]


def statement_row(statement: Statement) -> list[str]:
    """Return the cells of STATEMENT."""
    return [
        statement.act.value,
        _names(statement.sources),
        "each other" if statement.reciprocal else _names(statement.accused),
        statement.sentence.text,
        statement.document,
    ]


def _names(mentions: Iterable[Mention]) -> str:
    return ", ".join(mention.name or mention.text for mention in mentions)


def finding_row(finding: Finding) -> list[str]:
    """Return the cells of FINDING."""
    actors = ", ".join(party.name for party in finding.actors)
    return [finding.kind.value, finding.level.value, actors, finding.state or finding.reason or "", finding.why]


def finding_cells(finding: Finding) -> list[str]:
    """Return the cells of FINDING_CELLS: the whole record but for the parts of the score."""
    record = finding.to_dict()
    record |= {"actors": [party.name for party in finding.actors], "actor_ids": [p.actor for p in finding.actors]}
    return [PART.join(value) if isinstance(value, list) else _cell(value) for value in map(record.get, FINDING_CELLS)]


def _cell(value: object) -> str:
    return "" if value is None else str(value)
