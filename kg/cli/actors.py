"""kg actors: who is who; to list, merge, split, alias, side, review, and to take a decision back."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.actors.actor import full_name
from kg.cli.options import DEFAULT_STORE, Choice, StoreFolder, number_from, open_store
from kg.cli.terminal import print_records, say
from kg.errors import InvalidActors, InvalidQuery

if TYPE_CHECKING:
    from kg.actors.decided import Decided
    from kg.actors.decisions import Choice as Kind
    from kg.actors.decisions import Decision
    from kg.actors.review import Pair
    from kg.actors.usage import Usage

app = typer.Typer(rich_markup_mode=None)

ACTOR = ("actor", "name", "side", "mentions", "sure", "called")
PAIR = ("likeness", "one", "other", "why")
NAMES_SHOWN = 4
DECIDED = ("number", "choice", "actor", "value", "who", "when", "why")

OwnStore = Annotated[
    Path | None, typer.Option("--store", help="The store's folder.", metavar="DIR", show_default="out/store")
]
Why = Annotated[str, typer.Option(help="Why, for whoever reads it later.")]
Number = Annotated[int, typer.Argument(metavar="NUMBER", help="As listed.", parser=number_from(1))]
Who = Annotated[str | None, typer.Option(help="Who decides.", show_default="you")]


@dataclass(frozen=True, slots=True)
class _Line:
    """Any flat record as one line of JSON."""

    record: dict[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """Return the record."""
        return self.record


@app.callback(invoke_without_command=True)
def actors(context: typer.Context, store: StoreFolder = DEFAULT_STORE, choice: Choice = None) -> None:
    """List the actors of a store: names, sides, how often, and how sure the links are.

    \b
    kg actors --store out/store
    kg actors merge person-ann-lee person-a-lee --why "same photograph"
    kg actors review
    """
    context.obj = store
    if context.invoked_subcommand is None:
        with _used(store) as (_, usages):
            if not print_records(map(_line, usages), choice, ACTOR, _actor_row):
                say("kg: the store names no actors")


@app.command()
def merge(
    context: typer.Context, actor: str, same: str, store: OwnStore = None, why: Why = "", who: Who = None
) -> None:
    """Say that the actor SAME is ACTOR: all its mentions become those of ACTOR.

    \b
    kg actors merge person-ann-lee person-a-lee --why "same photograph"
    """
    from kg.actors.decisions import Choice as Kind

    _decide(_store(context, store), Kind.MERGE, actor, same, _Reason(who, why))


@app.command()
def split(
    context: typer.Context, actor: str, name: str, store: OwnStore = None, why: Why = "", who: Who = None
) -> None:
    """Say that NAME does not mean ACTOR: it becomes an actor of its own.

    \b
    kg actors split ru-armed-forces "Wagner fighters"
    """
    from kg.actors.decisions import Choice as Kind

    _decide(_store(context, store), Kind.SPLIT, actor, name, _Reason(who, why))


@app.command()
def alias(
    context: typer.Context, actor: str, name: str, store: OwnStore = None, why: Why = "", who: Who = None
) -> None:
    """Say that NAME means ACTOR, wherever it stands.

    \b
    kg actors alias ua-gur "the directorate"
    """
    from kg.actors.decisions import Choice as Kind

    _decide(_store(context, store), Kind.ALIAS, actor, name, _Reason(who, why))


@app.command()
def side(
    context: typer.Context,
    actor: str,
    side: Annotated[str, typer.Argument(help="The side, such as ru or Russia; leave it out for none.")] = "",
    store: OwnStore = None,
    why: Why = "",
    who: Who = None,
) -> None:
    """Say whom ACTOR acts for.

    \b
    kg actors side person-ann-lee gb
    """
    from kg.actors.decisions import Choice as Kind

    _decide(_store(context, store), Kind.SIDE, actor, side, _Reason(who, why))


@app.command()
def undo(context: typer.Context, number: Number, store: OwnStore = None, why: Why = "", who: Who = None) -> None:
    """Take a decision back, by its number in kg actors decisions: what was before is restored.

    \b
    kg actors undo 3
    """
    from kg.actors.decisions import Choice as Kind
    from kg.actors.decisions import Decision, keep_decision, read_decisions

    folder = _store(context, store)
    kept = read_decisions(_file(folder))
    if not 0 < number <= len(kept.all):
        raise InvalidActors(f"there is no decision {number}; kg actors decisions lists them")
    if number in kept.undone():
        raise InvalidActors(f"decision {number} is taken back already; kg actors decisions lists what took it back")
    reason = _Reason(who, why)
    keep_decision(_file(folder), Decision(Kind.UNDO, "", str(number), reason.decider, date.today(), why))
    _settle(folder)


@app.command()
def decisions(context: typer.Context, store: OwnStore = None, choice: Choice = None) -> None:
    """List what was decided, with numbers to take it back by.

    \b
    kg actors decisions
    """
    from kg.actors.decisions import read_decisions

    kept = enumerate(read_decisions(_file(_store(context, store))).all, 1)
    lines = (_Line({"number": number, **asdict(decision), "when": str(decision.when)}) for number, decision in kept)
    if not print_records(lines, choice, DECIDED, lambda line: [str(line.record[column]) for column in DECIDED]):
        say("kg: nothing was decided yet")


@app.command()
def review(context: typer.Context, store: OwnStore = None, choice: Choice = None) -> None:
    """Show the pairs of actors that may be one, most alike first.

    \b
    kg actors review
    """
    from kg.actors.review import doubtful_pairs

    with _used(_store(context, store)) as (_, usages):
        if not print_records(map(_pair_line, doubtful_pairs(usages)), choice, PAIR, _pair_row):
            say("kg: no pair of actors is doubtful")


@dataclass(frozen=True, slots=True)
class _Reason:
    """Who decides, and why."""

    who: str | None
    why: str

    @property
    def decider(self) -> str:
        return self.who or getpass.getuser()


def _decide(folder: Path, kind: "Kind", actor: str, value: str, reason: _Reason) -> None:
    """Keep a decision; InvalidActors where it names nobody or would change nothing."""
    from kg.actors.decisions import Choice as Kind
    from kg.actors.decisions import Decision, keep_decision

    with _used(folder) as (held, usages):
        meant = _meant(usages, actor)
        other = _meant(usages, value) if kind in (Kind.MERGE, Kind.SIDE) and value else value
        decision = Decision(kind, meant, other, reason.decider, date.today(), reason.why)
        if not held.is_changed_by(decision):
            raise InvalidActors(f"changes nothing: {_why_nothing(decision, usages)}")
    keep_decision(_file(folder), decision)
    _settle(folder)


def _meant(usages: "list[Usage]", text: str) -> str:
    """The id of the actor that a user means: of the collection, or else of the actor base."""
    from kg.actors.actor import Actor
    from kg.actors.actor_base import ActorBase
    from kg.actors.directory import Directory

    base = ActorBase.load()
    if base.lists.known(text):
        return text
    named = [
        Actor(each.actor, each.name, each.type or "", tuple(name for name, _ in each.names), side_name=each.side_name)
        for each in usages
    ]
    try:
        return Directory(named).find(text)
    except InvalidQuery as error:
        link = base.find(text)
        if link is None:
            raise InvalidActors(f"{error}; kg actors lists the ids") from None
        return link.actor


def _why_nothing(decision: "Decision", usages: "list[Usage]") -> str:
    """Why a decision changes nothing in this collection."""
    from kg.actors.decisions import Choice as Kind

    actor, value = decision.actor, decision.value
    called = {usage.actor: ", ".join(repr(name) for name, _ in usage.names[:NAMES_SHOWN]) for usage in usages}
    match decision.choice:
        case Kind.MERGE if actor == value or value in called:
            return f"{actor} and {value} are one actor already"
        case Kind.MERGE:
            return f"no statement names {value}"
        case Kind.SPLIT:
            return f"no statement calls {actor} {value!r}; it is called: {called.get(actor, 'nothing')}"
        case Kind.ALIAS:
            return f"no statement names anybody {value!r}, or it means {actor} already"
    return f"{actor} acts for {value or 'nobody'} already, or no statement names it"


def _settle(folder: Path) -> None:
    """Let queries see what was decided."""
    from kg.pipeline import settle

    with open_store(folder) as held:
        settle(held, _file(folder))
    say(f"kept in {_file(folder)}; every command sees it now, the files that kg run left from its next run on")


@contextmanager
def _used(folder: Path) -> Iterator["tuple[Decided, list[Usage]]"]:
    from kg.actors.decided import decided
    from kg.actors.usage import actors_used

    with open_store(folder) as store:
        held = decided(store, _file(folder))
        yield held, actors_used(held.statements())


def _store(context: typer.Context, given: Path | None) -> Path:
    """The store named after the subcommand, or before it."""
    return given or Path(context.obj)


def _file(folder: Path) -> Path:
    from kg.actors.decided import DECISIONS

    return folder.parent / DECISIONS


def _line(usage: "Usage") -> _Line:
    return _Line({**asdict(usage), "confidence": round(usage.confidence, 3)})


def _actor_row(line: _Line) -> list[str]:
    record = line.record
    called = ", ".join(name for name, _ in record["names"][:NAMES_SHOWN])
    side_name = record["side_name"] or ""
    name = full_name(record["name"], record["type"], record["side_name"])
    return [record["actor"], name, side_name, str(record["mentions"]), f"{record['confidence']:.2f}", called]


def _pair_line(pair: "Pair") -> _Line:
    return _Line(
        {"one": pair.one.actor, "other": pair.other.actor, "likeness": round(pair.likeness, 3), "why": pair.why}
    )


def _pair_row(line: _Line) -> list[str]:
    record = line.record
    return [f"{record['likeness']:.2f}", record["one"], record["other"], record["why"]]
