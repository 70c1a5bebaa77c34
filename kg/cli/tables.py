"""How a record looks as a row of a table: what a person wants to see of it first."""

from collections.abc import Iterable

from kg.document import Document
from kg.finding import Finding
from kg.statement import Mention, Statement

DOCUMENT = ("id", "date", "publisher", "title")
STATEMENT = ("act", "source", "accused", "sentence", "document")
FINDING = ("kind", "level", "actors", "state", "why")


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
