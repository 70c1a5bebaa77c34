"""The options that several commands share, and what they stand for."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypeVar

import typer

import kg
from kg.cli.terminal import Format, Issues, progress
from kg.document import to_date
from kg.documents import count_documents, read_documents
from kg.errors import UnreadableDocument, UnusableStore
from kg.finding import Level

if TYPE_CHECKING:
    from kg.actors.decided import Decided
    from kg.pipeline import OnProgress
    from kg.store import Store

DEFAULT_STORE = Path("out/store")


_E = TypeVar("_E", bound=StrEnum)
_N = TypeVar("_N", int, float)


def to_day(text: str) -> date:
    """Return the day of an option; a wrong one is a wrong command line."""
    try:
        return to_date(text)
    except UnreadableDocument as error:
        raise typer.BadParameter(str(error)) from error


def number_from(least: _N, most: _N | None = None) -> Callable[[str], _N]:
    """Return what reads the number of an option, whole where ``least`` is; a wrong one is a wrong command line.

    >>> number_from(1, 65535)("7878"), number_from(0.0, 1.0)("0.8")
    (7878, 0.8)
    >>> number_from(1, 65535)("http")
    Traceback (most recent call last):
    typer._click.exceptions.BadParameter: met 'http'; expected a whole number from 1 to 65535
    """
    kind = type(least)
    range_ = f"of at least {least:g}" if most is None else f"from {least:g} to {most:g}"
    expected = f"a {'whole ' if kind is int else ''}number {range_}"

    def read(text: str) -> _N:
        try:
            number = kind(text)
        except ValueError:
            number = None
        if number is None or not least <= number or (most is not None and number > most):
            raise typer.BadParameter(f"met {text!r}; expected {expected}")
        return number

    return read


def one_of(choices: type[_E], about: str, *names: str) -> Any:
    """Return an option that is one of some words; another word is a wrong command line."""

    def read(text: str) -> _E:
        if text not in list(choices):
            raise typer.BadParameter(f"met {text!r}; expected one of: {', '.join(choices)}")
        return choices(text)

    return typer.Option(*names, help=about, parser=read, metavar="|".join(choices))


AsOf = Annotated[date | None, typer.Option(help="Count answers up to this day.", parser=to_day, metavar="YYYY-MM-DD")]

Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, globs, or - for standard input.")]
SomePaths = Annotated[
    list[str] | None, typer.Argument(metavar="PATH", help="Articles to look at instead of the store.")
]
AtLevel = Annotated[Level, one_of(Level, "Actors as named, or the sides they act for.")]
OfLevel = Annotated[Level | None, one_of(Level, "Only findings on actors as named, or on the sides they act for.")]
StoreFolder = Annotated[Path, typer.Option("--store", help="The store's folder.", metavar="DIR")]
Choice = Annotated[Format | None, one_of(Format, "Default: table on a terminal, else jsonl.", "--format")]
OwnActors = Annotated[
    Path | None, typer.Option("--actors", help="Actors of your own: CSV or FollowTheMoney.", metavar="FILE")
]
Jobs = Annotated[
    int, typer.Option(help="Processes that extract; each takes 0.5 GB.", metavar="N", parser=number_from(1))
]
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
