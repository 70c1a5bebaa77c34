"""The options that several commands share, and what they stand for."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

import kg
from kg.cli.terminal import Format, Issues, progress
from kg.document import to_date
from kg.documents import count_documents, read_documents
from kg.errors import UnreadableDocument, UnusableStore

if TYPE_CHECKING:
    from kg.actors.decided import Decided
    from kg.pipeline import OnProgress
    from kg.store import Store

DEFAULT_STORE = Path("out/store")


def to_day(text: str) -> date:
    """Return the day of an option; a wrong one is a wrong command line."""
    try:
        return to_date(text)
    except UnreadableDocument as error:
        raise typer.BadParameter(str(error)) from error


def to_chance(text: str) -> float:
    """Return the number from 0 to 1 of an option; a wrong one is a wrong command line."""
    try:
        chance = float(text)
    except ValueError:
        chance = -1.0  # told below, as a number out of range is
    if not 0 <= chance <= 1:
        raise typer.BadParameter(f"met {text!r}; expected a number from 0 to 1, such as 0.8")
    return chance


AsOf = Annotated[date | None, typer.Option(help="Count answers up to this day.", parser=to_day, metavar="YYYY-MM-DD")]

Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, globs, or - for standard input.")]
SomePaths = Annotated[
    list[str] | None, typer.Argument(metavar="[PATH]", help="Articles to look at instead of the store.")
]
StoreFolder = Annotated[Path, typer.Option("--store", help="The store's folder.", metavar="DIR")]
Choice = Annotated[Format | None, typer.Option("--format", help="Default: table on a terminal, else jsonl.")]
OwnActors = Annotated[
    Path | None, typer.Option("--actors", help="Actors of your own: CSV or FollowTheMoney.", metavar="FILE")
]
Jobs = Annotated[int, typer.Option(help="Processes that extract; each takes 0.5 GB of memory.", metavar="N", min=1)]
Again = Annotated[bool, typer.Option("--again", help="Extract also what the store already holds.")]


class Days(NamedTuple):
    """The stretch of time that is looked at; an end that is None is open."""

    since: date | None
    until: date | None


def to_days(since: date | None, until: date | None) -> Days:
    """Return a stretch of time; one that ends before it begins is a wrong command line."""
    if since and until and since > until:
        raise typer.BadParameter(f"{since} is after the end, {until}", param_hint="--since")
    return Days(since, until)


def watch(paths: list[str] | None) -> AbstractContextManager["OnProgress"]:
    """Give a function that shows how far the work on these paths is."""
    return progress(lambda: count_documents(paths) if paths else None)


@contextmanager
def open_store(folder: Path) -> Iterator["Store"]:
    """Give the store of a folder; UnusableStore where there is none, for looking must not make one."""
    if not folder.is_dir():
        raise UnusableStore(f"{folder}: no store there; make one with: kg load PATH... --store {folder}")
    with kg.Store(folder) as store:
        yield store


@contextmanager
def open_collection(paths: list[str] | None, folder: Path, issues: Issues, tell: "OnProgress") -> Iterator["Decided"]:
    """Give the store of a folder as the user's decisions have it, or the articles of ``paths`` in memory."""
    from kg.actors.decided import DECISIONS, decided
    from kg.pipeline import load

    if paths:
        with kg.Store.memory() as store:
            load(store, read_documents(paths, issues.add), tell)
            yield decided(store, folder.parent / DECISIONS)
    else:
        with open_store(folder) as store:
            yield decided(store, folder.parent / DECISIONS)
