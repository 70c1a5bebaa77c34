"""What a person sees: tables, progress after a second, one line for what went wrong."""

import csv
import logging
import re
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.errors import UnreadableDocument
from kg.records import Record, to_line

if TYPE_CHECKING:
    from kg.pipeline import OnProgress

_R = TypeVar("_R", bound=Record)

TOLD_OF_A_FILE = 10
"""What could not be used of one file is told so often one by one; what comes after that is counted."""

PATIENCE = 1.0
"""Seconds of silence before progress is shown."""

_BREAKS = re.compile(r"[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Format(StrEnum):
    """How records are printed: for people, or one JSON object a line."""

    TABLE = "table"
    JSONL = "jsonl"


def plain(text: str) -> str:
    r"""Return text of an article on one line and without what a terminal would obey.

    >>> plain("\x1b[2Jtwo\nlines")
    '[2Jtwo lines'
    """
    return _CONTROLS.sub("", _BREAKS.sub(" ", text))


class Issues:
    """Counts what could not be used and says it on standard error as it comes, of each file the first ones."""

    def __init__(self) -> None:
        """Start with none."""
        self._counts = Counter[str]()

    def __bool__(self) -> bool:
        """Tell whether there was any."""
        return bool(self._counts)

    def add(self, error: UnreadableDocument) -> None:
        """Say what was met and count it."""
        self._counts[error.file] += 1
        if not error.file or self._counts[error.file] <= TOLD_OF_A_FILE:
            say(f"kg: {error}")

    def conclude(self) -> int:
        """Say how much was not told; return the exit code: 1 where something was left out, else 0."""
        for file, count in self._counts.items():
            if file and count > TOLD_OF_A_FILE:
                say(f"kg: {file}: {count - TOLD_OF_A_FILE:,} more could not be used")
        return 1 if self else 0


def number(count: int, noun: str) -> str:
    """Return a count with its noun.

    >>> number(1, "document"), number(2000, "document")
    ('1 document', '2,000 documents')
    """
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def say(line: str) -> None:
    """Print one line for a person on standard error."""
    print(plain(line), file=sys.stderr, flush=True)


def show_notes() -> None:
    """Send the notes of the library (a header line that is missing) to standard error."""
    notes = logging.StreamHandler()
    notes.setFormatter(_PlainFormatter("kg: note: %(message)s"))
    logger = logging.getLogger("kg")
    logger.handlers[:] = [notes]
    logger.propagate = False


def print_records(
    records: Iterable[_R], choice: Format | None, columns: Sequence[str], row: Callable[[_R], Sequence[str]]
) -> int:
    """Print records as JSON lines as they come, or as a table where a person looks on and asks for nothing else.

    Returns how many there were.
    """
    if (choice or (Format.TABLE if sys.stdout.isatty() else Format.JSONL)) is Format.TABLE:
        rows = [row(record) for record in records]
        print_table(columns, rows)
        return len(rows)
    count = 0
    for count, record in enumerate(records, 1):  # noqa: B007 (the last one is the number of all)
        print(to_line(record))
    return count


def print_lines(text: str) -> None:
    """Print text of several lines without what a terminal would obey."""
    for line in text.splitlines():
        print(plain(line))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table; off a terminal it is as wide as it needs to be."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(plain(column), overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    console = Console(width=None if sys.stdout.isatty() else 10_000, highlight=False)
    with console.capture() as capture:
        console.print(table)
    print("\n".join(line.rstrip() for line in capture.get().splitlines()))


def print_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows for a spreadsheet: none of their cells is a formula, and none runs over several lines."""
    from kg.store.answer import guard_cell

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([guard_cell(plain(cell)) for cell in row] for row in rows)


@contextmanager
def progress(total: Callable[[], int | None]) -> Iterator["OnProgress"]:
    """Give a function that shows how far a run is, on a terminal and after a second of silence.

    ``total`` says how many documents there are, or None; it is asked only where somebody looks on.
    """
    if not sys.stderr.isatty():
        yield lambda _stage, _done: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("Reading", total=total())

    def tell(stage: str, done: int | None) -> None:
        if done is None:  # a stage that cannot say how far it is: the bar only moves
            bar.update(task, description=stage, total=None, completed=0)
        else:
            bar.update(task, description=stage, completed=done)

    timer = threading.Timer(PATIENCE, bar.start)
    timer.daemon = True
    timer.start()
    try:
        yield tell
    finally:
        timer.cancel()
        timer.join()
        bar.stop()


@contextmanager
def ended_by_ctrl_c() -> Iterator[None]:
    """Let Ctrl-C end the process at once, for a running query hears no signal; nothing is written meanwhile."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class _PlainFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return plain(super().format(record))
