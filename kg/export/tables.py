"""Every attribute of every statement, one row a statement, as CSV; kg.extras.parquet writes the same rows."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.document import Document
from kg.statement import Mention, Statement
from kg.store import Store
from kg.store.answer import guard_cell

ROLES = ("sources", "accused", "addressees", "relayed_by")
MENTION = ("text", "start", "end", "actor", "name", "type", "side", "side_name", "rule", "link_confidence")
PART = " | "
"""Between the values of several mentions of one role; an absent value is empty, so that the values line up."""


def write_csv(store: Store, path: Path) -> None:
    """Write CSV with a header; a cell that a spreadsheet would run gets an apostrophe before it (OWASP)."""
    rows = to_rows(store)
    first = next(rows, None)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        if first is not None:
            writer.writerow(first)
            writer.writerow(map(guard_cell, first.values()))
        writer.writerows(map(guard_cell, row.values()) for row in rows)


def to_rows(store: Store) -> Iterator[dict[str, Any]]:
    """Yield each statement with its document as one flat row; all rows have the same columns."""
    documents = {document.id: document for document in store.documents()}
    for statement in store.statements():
        yield _row(statement, documents[statement.document])


def _row(said: Statement, document: Document) -> dict[str, Any]:
    row: dict[str, Any] = {"id": said.id, "act": said.act.value, "document": said.document}
    row |= {"title": document.title, "publisher": document.publisher, "url": document.url, "printed_on": document.date}
    for role in ROLES:
        row |= {f"{role}_{field}": _joined(getattr(said, role), field) for field in MENTION}
    for name, span in (("cue", said.cue), ("content", said.content), ("sentence", said.sentence)):
        row |= {f"{name}_{field}": getattr(span, field, None) for field in ("text", "start", "end")}
    row["cue_lemma"] = None if said.cue is None else said.cue.lemma
    row |= {"answers": said.answers, "polarity": said.polarity.value, "certainty": said.certainty.value}
    row |= {"reciprocal": said.reciprocal, "quoted": said.quoted, "said_on": said.said_on}
    return row | {"confidence": said.confidence, "why": said.why}


def _joined(mentions: Iterable[Mention], field: str) -> str:
    values = (getattr(mention, field) for mention in mentions)
    return PART.join("" if value is None else str(value) for value in values)
