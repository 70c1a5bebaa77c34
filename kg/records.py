"""The records as JSON: documents and statements a line each, findings as one list."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from kg.document import Document, to_date
from kg.errors import UnreadableDocument, UnusableFolder, fault_of
from kg.statement import Act, Statement

KINDS = {
    "statements": {"act", "document", "sentence"},
    "findings": {"kind", "level", "actors"},
    "documents": {"text"},
}
"""The keys that only these records have together."""

PRINTED_BY = {"statements": "kg extract", "findings": "kg find", "documents": "kg read"}

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Record(Protocol):
    """What has a record: Document, Statement, Finding."""

    def to_dict(self) -> dict[str, Any]:
        """Return the record, ready for JSON."""
        ...


def to_line(record: Record) -> str:
    r"""Return a record as one line of JSON; controls of a terminal stand in it only as \u escapes.

    >>> from kg.document import Document
    >>> print(to_line(Document("d-1", "\x1b[2J and \x9b2J"))[-33:])
    "text": "\u001b[2J and \u009b2J"}
    """
    return escape_controls(json.dumps(record.to_dict(), ensure_ascii=False))


def escape_controls(serialized: str) -> str:
    r"""Return JSON or Turtle with \u escapes for the controls of a terminal that they leave as they are."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", serialized)


def read_statements(
    path: str | Path, on_reject: Callable[[UnreadableDocument], object] | None = None
) -> Iterator[Statement]:
    """Yield the statements of a JSON lines file, as ``kg extract`` prints them.

    A line that is none goes to ``on_reject`` with its number and reason, and reading goes on; without
    ``on_reject`` the first one is raised, as a file that cannot be opened, or that begins as something else, always is.
    """
    try:
        with Path(path).open(encoding="utf-8", errors="surrogateescape") as lines:
            for number, line in enumerate(lines, 1):
                if number == 1:
                    _check_first(path, line)
                try:
                    yield to_statement(json.loads(line))
                except (ValueError, TypeError, KeyError, AttributeError, RecursionError, UnreadableDocument) as error:
                    fault = f"{path}:{number}: {fault_of(error, 'statement')}"
                    reject = UnreadableDocument(f"{fault}; expected a statement as kg extract prints it", str(path))
                    if on_reject is None:
                        raise reject from error
                    on_reject(reject)
    except OSError as error:
        raise UnreadableDocument(f"{path}: {error.strerror}") from error


def _check_first(path: str | Path, line: str) -> None:
    try:
        refuse_records(line, "statements")
    except UnreadableDocument as error:
        raise UnreadableDocument(f"{path}: {error}", str(path)) from None


def check_act(record: Mapping[str, Any]) -> None:
    """Raise ValueError, in our words, where the act of a record is none; KeyError where there is no act."""
    if record["act"] not in list(Act):
        raise ValueError(f"act is {record['act']!r}; it can be {', '.join(Act)}")


def to_statement(record: dict[str, Any]) -> Statement:
    """Return the statement of a record; ValueError says in our words what a hand that edits it gets wrong."""
    check_act(record)
    confidence = record.get("confidence", 0)
    if isinstance(confidence, bool) or not isinstance(confidence, int | float) or not 0 <= confidence <= 1:
        raise ValueError(f"confidence is {confidence!r}; it can be 0 to 1")
    if record.get("said_on") is not None:
        to_date(str(record["said_on"]))
    statement = Statement.from_dict(record)
    named = (*statement.sources, *statement.accused, *statement.addressees, *statement.relayed_by)
    spans = (statement.cue, statement.content, statement.sentence, *named)
    if not all(isinstance(place, int) for span in spans if span for place in (span.start, span.end)):
        raise ValueError("start and end are numbers of characters")
    return statement


def refuse_records(first: str | bytes, expected: str) -> None:
    """Raise UnreadableDocument where the first line of a file holds another kind of record than the expected one.

    >>> refuse_records('{"text": "Rain fell."}', "documents")
    >>> refuse_records('{"text": "Rain fell."}', "statements")
    Traceback (most recent call last):
    kg.errors.UnreadableDocument: holds documents, as kg read prints them; expected statements
    """
    if first.strip() in ("[", b"["):
        raise UnreadableDocument(f"is a JSON list, as kg run keeps findings; expected {expected}, one object a line")
    try:
        record = json.loads(first)
    except (ValueError, RecursionError):
        return  # a broken line is told by its number
    if isinstance(record, list):
        raise UnreadableDocument(f"is a JSON list; expected {expected}, one object a line")
    met = next((kind for kind, keys in KINDS.items() if isinstance(record, dict) and keys <= record.keys()), expected)
    if met != expected:
        raise UnreadableDocument(f"holds {met}, as {PRINTED_BY[met]} prints them; expected {expected}")


def fitting(
    statements: Iterable[Statement], documents: Iterable[Document], on_reject: Callable[[UnreadableDocument], object]
) -> Iterator[Statement]:
    """Yield the statements whose spans stand in their document; one of another text would bring wrong evidence."""
    texts = {document.id: document.text for document in documents}
    for statement in statements:
        text = texts.get(statement.document)
        span = None if text is None else statement.misplaced(text)
        if span is None:
            yield statement
        else:
            on_reject(
                UnreadableDocument(
                    f"statement {statement.id}: {span.text[:40]!r} does not stand at {span.start} of document "
                    f"{statement.document}; extract it anew",
                    "statements",
                )
            )


def write_lines(records: Iterable[Record], path: Path) -> None:
    """Write records as JSON lines; the file appears when it is whole."""
    _write((to_line(record) + "\n" for record in records), path)


def write_list(records: Iterable[Record], path: Path) -> None:
    """Write records as one JSON list, indented to be read; the file appears when it is whole."""
    _write([json.dumps([record.to_dict() for record in records], ensure_ascii=False, indent=1), "\n"], path)


def writable_folder(path: str | Path) -> Path:
    """Return the folder, made if it was not there; UnusableFolder where nothing can be written to it."""
    folder, probe = Path(path), Path(path) / ".kg-writable"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise UnusableFolder(f"{folder}: {error.strerror}; expected a folder that can be written to") from error
    return folder


def _write(parts: Iterable[str], path: Path) -> None:
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(parts)
    part.replace(path)
