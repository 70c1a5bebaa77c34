"""Reading documents: files, folders, globs and standard input become Documents, one at a time."""

import codecs
import json
import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from kg.article import parse_article
from kg.document import LARGEST_TEXT, Document
from kg.errors import EmptyDocument, UnreadableDocument
from kg.files import LINES_SUFFIXES, PAGE_SUFFIXES, TABLE_SUFFIXES, TEXT_SUFFIXES, Reject, files_of, note_others
from kg.language import looks_english
from kg.records import refuse_records
from kg.table import parse_table
from kg.webpage import parse_webpage

STANDARD_INPUT = "-"
KEYS = ("id", "title", "date", "url", "publisher", "text")
"""The keys of a document record that are read."""

_LARGEST_FILE = 4 * LARGEST_TEXT  # UTF-8 writes a character in at most four bytes
_LARGEST_LINE = 12 * LARGEST_TEXT  # JSON may write one as two \uXXXX escapes
_SHOWN = 80  # characters of an id in a note
_NAMED = 3  # documents that a note names
_KEYS_SHOWN = 8
_FORMS = "an article (title, date, address, paragraphs), a saved web page, JSON lines or a CSV table"
_PAGE_STARTS = (b"<!doctype html", b"<html")
_OTHER_STARTS = {
    b"%PDF": "is a PDF; type: pdftotext FILE NEW.txt",
    b"PK\x03\x04": "is an archive or an office document; save its text as .txt",
    b"{\\rtf": "is an RTF document; save its text as .txt",
}

_log = logging.getLogger(__name__)


def read_documents(
    paths: Iterable[str | Path], on_reject: Callable[[UnreadableDocument], object] | None = None
) -> Iterator[Document]:
    """Yield the documents of texts, web pages, JSON lines, tables, folders, globs or standard input ("-"), in order.

    What is no document goes to ``on_reject`` as an error that names the place and the reason, and reading
    goes on; without ``on_reject`` the first one is raised. A missing header line, and an id that two documents
    bear, is noted in the log ("kg").

    >>> from kg.resources import resource
    >>> rejects: list[UnreadableDocument] = []
    >>> documents = list(read_documents([resource("seeds"), "missing.txt"], on_reject=rejects.append))
    >>> documents[0].date is not None, str(rejects[0])
    (True, 'missing.txt: no such file or folder')
    """
    held: dict[str, int] = {}
    foreign: list[str] = []
    for document in _read(paths, on_reject or _raise):
        if held.setdefault(document.id, hash(document)) != hash(document):
            _log.warning("two documents have the id %r and differ; the later one counts", document.id[:_SHOWN])
        if not looks_english(document.text):
            foreign.append(document.id[:_SHOWN])
        yield document
    if foreign:
        number = "one document does" if len(foreign) == 1 else f"{len(foreign)} documents do"
        _log.warning("%s not look English, and kg reads no other language: %s", number, ", ".join(foreign[:_NAMED]))


def _read(paths: Iterable[str | Path], reject: Reject) -> Iterator[Document]:
    seen: set[Path] = set()
    for path in map(str, paths):
        if path == STANDARD_INPUT:
            yield from _read_stream(sys.stdin.buffer, "standard input", None, reject)
            continue
        if Path(path).is_dir():
            note_others(Path(path))
        for file in files_of(path, reject):
            if (real := file.resolve()) in seen:
                continue
            seen.add(real)
            yield from _read_file(file, reject)


def count_documents(paths: Iterable[str | Path]) -> int | None:
    """Return about how many documents the paths hold (a file, or a line of JSON lines); None for standard input."""
    names = list(map(str, paths))
    if STANDARD_INPUT in names:
        return None
    files = {file for name in names for file in files_of(name, lambda _reject: None)}
    return sum(_count_lines(file) if file.suffix.lower() in LINES_SUFFIXES | TABLE_SUFFIXES else 1 for file in files)


def _count_lines(file: Path) -> int:
    try:
        with file.open("rb") as lines:
            return sum(1 for _ in lines)
    except OSError:
        return 0  # reading will say why


def _raise(error: UnreadableDocument) -> None:
    raise error


def _read_file(file: Path, reject: Reject) -> Iterator[Document]:
    try:
        with file.open("rb") as stream:
            yield from _read_stream(stream, str(file), file.suffix.lower(), reject)
    except OSError as error:
        reject(UnreadableDocument(f"{file}: {error.strerror}", str(file)))


def _read_stream(stream: BinaryIO, name: str, suffix: str | None, reject: Reject) -> Iterator[Document]:
    """Yield the documents of one stream; what is neither .txt nor .jsonl tells by how it begins."""
    number, first = 1, stream.readline(_LARGEST_LINE)
    while first and not first.strip():
        number, first = number + 1, stream.readline(_LARGEST_LINE)
    try:
        if not first:
            raise EmptyDocument(f"is empty; expected {_FORMS}")
        _refuse_other_forms(first)
        if suffix in TABLE_SUFFIXES:
            yield from _read_rows(stream, first, name, reject)
            return
        start = b"" if suffix in TEXT_SUFFIXES else first.removeprefix(codecs.BOM_UTF8).strip()
        if start in (b"{", b"[") or (suffix not in LINES_SUFFIXES and start.startswith(b"[")):
            step = "." if start == b"{" else ".[]"
            raise UnreadableDocument(f"is JSON of another form; expected one object a line: jq -c {step} OLD > NEW")
        if suffix in LINES_SUFFIXES or start.startswith(b"{"):
            refuse_records(first, "documents")
            yield from _read_lines(stream, first, number, name, reject)
        else:
            is_page = suffix in PAGE_SUFFIXES or first.lstrip().lower().startswith(_PAGE_STARTS)
            yield _read_article(first + stream.read(_LARGEST_FILE), name, is_page)
    except UnreadableDocument as error:
        reject(type(error)(f"{name}: {error}", name))


def _refuse_other_forms(first: bytes) -> None:
    """Refuse what is known to be no article by its first bytes."""
    for start, told in _OTHER_STARTS.items():
        if first.startswith(start):
            raise UnreadableDocument(f"{told}; expected {_FORMS}")


def _read_article(raw: bytes, name: str, is_page: bool) -> Document:
    if len(raw) > _LARGEST_FILE:
        raise UnreadableDocument(f"is larger than {_LARGEST_FILE:,} bytes; an article is not: split it")
    record, missing = parse_webpage(raw) if is_page else parse_article(_decode(raw))
    document = Document.from_dict(record)
    if missing:
        _log.warning("%s: no %s line", name, ", no ".join(missing))
    return document


def _read_lines(stream: BinaryIO, line: bytes, number: int, name: str, reject: Reject) -> Iterator[Document]:
    """Yield the documents of a stream of JSON lines, from ``line`` on, which is its line ``number``."""
    keys = _Keys(name)
    while line:
        try:
            if whole := line.endswith(b"\n") or len(line) < _LARGEST_LINE:
                yield from _read_record(line, keys)
            else:
                raise UnreadableDocument(f"is longer than {_LARGEST_LINE:,} bytes; expected one article a line")
        except UnreadableDocument as error:
            reject(type(error)(f"{name}:{number}: {error}", name))
        while not whole:  # pass over the rest of an endless line without keeping it
            line = stream.readline(_LARGEST_LINE)
            whole = line.endswith(b"\n") or len(line) < _LARGEST_LINE
        number, line = number + 1, stream.readline(_LARGEST_LINE)


def _read_rows(stream: BinaryIO, first: bytes, name: str, reject: Reject) -> Iterator[Document]:
    """Yield the documents of a table, whose header is the ``first`` line."""
    keys = _Keys(name)
    lines = (_decode(line) for line in chain([first], iter(lambda: stream.readline(_LARGEST_LINE), b"")))
    for number, row in parse_table(lines):
        try:
            keys.check(row)
            yield Document.from_dict(row)
        except UnreadableDocument as error:
            reject(type(error)(f"{name}:{number}: {error}", name))


def _read_record(line: bytes, keys: "_Keys") -> Iterator[Document]:
    if not line.strip():
        return
    try:
        record = json.loads(_decode(line))
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        raise UnreadableDocument(f"is no JSON ({reason}); expected one object a line") from error
    if not isinstance(record, dict):
        raise UnreadableDocument(f"is a JSON {type(record).__name__}; expected an object with a text")
    keys.check(record)
    yield Document.from_dict(record)


class _Keys:
    """What is said, once a file, about keys that no document has."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._told = False

    def check(self, record: dict[str, Any]) -> None:
        """Note keys that are not read; UnreadableDocument where the text stands under another key."""
        others = [key for key in record if key not in KEYS]
        if self._told or not others:
            return
        self._told = True
        met = ", ".join(repr(key[:_SHOWN]) for key in others[:_KEYS_SHOWN])
        if "text" not in record:
            raise UnreadableDocument(f"holds no text; met the keys {met}; expected {', '.join(KEYS)}")
        _log.warning("%s: left out the keys %s; those that are read: %s", self._name, met, ", ".join(KEYS))


def _decode(raw: bytes) -> str:
    if b"\0" in raw:
        raise UnreadableDocument(f"is binary or UTF-16 (a NUL byte at {raw.index(0)}); expected UTF-8 text")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UnreadableDocument(
            f"byte 0x{raw[error.start]:02X} at {error.start} (line {line}) is not UTF-8; if the text is Latin-1, "
            "type: iconv -f LATIN1 -t UTF-8 OLD > NEW"
        ) from error
