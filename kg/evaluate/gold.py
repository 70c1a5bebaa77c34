"""Reading labelled texts: JSON lines in two forms, and brat standoff."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.document import to_date
from kg.errors import InvalidGold, UnreadableDocument, fault_of, reason_of
from kg.evaluate.brat import read_brat
from kg.evaluate.event import SCORED, Event, LabelledText, to_event
from kg.records import check_act, to_statement
from kg.statement import Act, Certainty, Cue, Mention, Polarity, Span, Statement

_FORMS = "expected id, text and events (an act; roles of text, start and end), or statements as kg extract prints them"


def read_gold(path: str | Path) -> list[LabelledText]:
    """Return the labelled texts of a JSON lines file, of a brat ``.ann`` file or of a folder of these.

    A line is one text with its events (``{"id", "text", "context", "events": [{"act", "sources", "accused",
    "cue", "content", "optional"}]}``, offsets into ``text``; an event that is "optional" counts neither way), or
    a statement record as ``kg extract`` prints it, corrected by hand: then each of its sentences is one text,
    and every act that the file names is scored.

    Raises InvalidGold where a line or a file is none of these.
    """
    path = Path(path)
    if path.is_dir() or path.suffix == ".ann":
        return read_brat(path)
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidGold(f"{path}: cannot be read as labelled text ({reason_of(error)})") from error
    records = [(number, _parse(path, number, line)) for number, line in enumerate(lines, 1) if line.strip()]
    if not records:
        raise InvalidGold(f"{path}: holds no labelled text; {_FORMS}")
    read = _read_texts if "events" in records[0][1] else _read_sentences
    return list(read(path, records))


def _parse(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _invalid(path, number, error) from error
    if not isinstance(record, dict):
        raise InvalidGold(f"{path}:{number}: is a JSON {type(record).__name__}; {_FORMS}")
    return record


def _read_texts(path: Path, records: Sequence[tuple[int, dict[str, Any]]]) -> Iterator[LabelledText]:
    lines: dict[str, int] = {}
    for number, record in records:
        try:
            text = _to_text(record)
        except (KeyError, ValueError, TypeError, AttributeError, UnreadableDocument) as error:
            raise _invalid(path, number, error) from error
        if lines.setdefault(text.id, number) != number:
            raise InvalidGold(
                f"{path}:{number}: has the id {text.id!r} of line {lines[text.id]}; expected one of its own"
            )
        yield text


def _invalid(path: Path, number: int, error: Exception) -> InvalidGold:
    return InvalidGold(f"{path}:{number}: {fault_of(error, 'label')}; {_FORMS}")


def _to_text(record: Mapping[str, Any]) -> LabelledText:
    context = (record.get("context") or "").strip()
    said_on, text = record.get("date"), record["text"]
    if not isinstance(text, str) or not text:
        raise ValueError(f"text is {text!r}")
    return LabelledText(
        id=str(record["id"]),
        text=f"{context} {text}" if context else text,
        events=tuple(_to_events(record["events"], text)),
        skip=len(context) + 1 if context else 0,
        phenomena=tuple(record.get("phenomena", ())),
        acts=frozenset(map(Act, record["acts"])) if "acts" in record else frozenset(SCORED),
        day=to_date(str(said_on)) if said_on else None,
    )


def _to_events(labels: Sequence[Mapping[str, Any]], text: str) -> Iterator[Event]:
    """Labels that share an act and a cue are one event, as with statements: the two directions of a mutual one."""
    by_cue: dict[tuple[str, int | None], list[Mapping[str, Any]]] = {}
    for label in labels:
        cue = label.get("cue")
        check_act(label)
        by_cue.setdefault((label["act"], cue["start"] if cue else None), []).append(label)
    for group in by_cue.values():
        optional = all(label.get("optional") for label in group)
        yield to_event([_to_statement(label, text) for label in group], text, optional)


def _to_statement(label: Mapping[str, Any], text: str) -> Statement:
    cue, content = label.get("cue"), label.get("content")
    return Statement(
        id="",
        document="",
        act=Act(label["act"]),
        sources=tuple(Mention(**_checked(mention, text)) for mention in label.get("sources", ())),
        accused=tuple(Mention(**_checked(mention, text)) for mention in label.get("accused", ())),
        cue=Cue(**_checked(cue, text), lemma="") if cue else None,
        content=Span(**_checked(content, text)) if content else None,
        sentence=Span(text, 0, len(text)),
        polarity=Polarity(label.get("polarity", "positive")),
        certainty=Certainty(label.get("certainty", "certain")),
        reciprocal=bool(label.get("reciprocal", False)),
    )


def _checked(span: Mapping[str, Any], text: str) -> Mapping[str, Any]:
    there = text[span["start"] : span["end"]]
    if there != span["text"]:
        raise ValueError(f"{span['text']!r} does not stand at {span['start']}:{span['end']}, {there!r} does")
    return span


def _read_sentences(path: Path, records: Sequence[tuple[int, dict[str, Any]]]) -> Iterator[LabelledText]:
    """Statement records, grouped by the sentence they stand in."""
    sentences: dict[tuple[str, int, int], list[tuple[Statement, bool]]] = {}
    for number, record in records:
        try:
            statement = to_statement(record)
        except (KeyError, ValueError, TypeError, AttributeError, UnreadableDocument) as error:
            raise _invalid(path, number, error) from error
        place = (statement.document, statement.sentence.start, statement.sentence.end)
        sentences.setdefault(place, []).append((statement, bool(record.get("optional"))))
    acts = frozenset(SCORED).union(statement.act for labels in sentences.values() for statement, _ in labels)
    for (document, start, end), labels in sentences.items():
        yield replace(_to_sentence(f"{document}:{start}-{end}", labels), acts=acts)


def _to_sentence(name: str, labels: Sequence[tuple[Statement, bool]]) -> LabelledText:
    by_cue: dict[tuple[Act, int | None], list[tuple[Statement, bool]]] = {}
    for statement, optional in labels:
        cue = statement.cue.start if statement.cue else None
        by_cue.setdefault((statement.act, cue), []).append((statement, optional))
    known = _known_text(statement for statement, _ in labels)
    events = tuple(
        to_event([statement for statement, _ in group], known, all(optional for _, optional in group))
        for group in by_cue.values()
    )
    sentence = labels[0][0].sentence.text
    return LabelledText(name, sentence, events, day=labels[0][0].said_on)


def _known_text(statements: Iterable[Statement]) -> str:
    """What the spans of some statements tell of their document's text, blanks between them."""
    spans = [
        span
        for statement in statements
        for span in (statement.sentence, statement.content, statement.cue, *statement.sources, *statement.accused)
        if span
    ]
    text = [" "] * max(span.end for span in spans)
    for span in spans:
        text[span.start : span.end] = span.text
    return "".join(text)
