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
from kg.actors.decide import looked_up
from kg.actors.decided import DECISIONS, Decided, decided
from kg.actors.decisions import Choice as Kind
from kg.actors.decisions import Decision, keep_decision, read_decisions
from kg.actors.usage import Usage, actors_used
from kg.cli.options import DEFAULT_STORE, Choice, StoreFolder, number_from, open_store
from kg.cli.terminal import print_records, say
from kg.errors import InvalidActors

if TYPE_CHECKING:
    from kg.actors.review import Pair

app = typer.Typer(rich_markup_mode=None)

ACTOR = ("actor", "name", "side", "mentions", "sure", "called")
PAIR = ("likeness", "one", "other", "why")
NAMES_SHOWN = 4
"""Names of an actor in a row of the table."""
DECIDED = ("number", "choice", "actor", "value", "who", "when", "why")

OwnStore = Annotated[
    Path | None, typer.Option("--store", help="The store's folder.", metavar="DIR", show_default="out/store")
]
OneActor = Annotated[str, typer.Argument(metavar="ACTOR", help="Who: a name or an id.")]
SameActor = Annotated[str, typer.Argument(metavar="SAME", help="Who is the same: a name or an id.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The words, as articles have them.")]
Why = Annotated[str, typer.Option(help="Why, for whoever reads it later.")]
Number = Annotated[
    int, typer.Argument(metavar="NUMBER", help="As kg actors decisions lists it.", parser=number_from(1))
]
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
    """List who is who; merge, split, alias and side change it.

    Names, sides, how often, and how sure the links are.

    \b
    kg actors --store out/store
    kg actors merge person-ann-lee person-a-lee --why "same photograph"
    kg actors review
    """
    context.obj = store
    if context.invoked_subcommand is None:
        with _decided(store) as held:
            if not print_records(map(_line, actors_used(held.statements())), choice, ACTOR, _actor_row):
                say("kg: the store names no actors")


@app.command()
def merge(
    context: typer.Context, actor: OneActor, same: SameActor, store: OwnStore = None, why: Why = "", who: Who = None
) -> None:
    """Say that the actor SAME is ACTOR: all its mentions become those of ACTOR.

    \b
    kg actors merge person-ann-lee person-a-lee --why "same photograph"
    """
    _decide(_store(context, store), _typed(Kind.MERGE, actor, same, who, why))


@app.command()
def split(
    context: typer.Context, actor: OneActor, name: Name, store: OwnStore = None, why: Why = "", who: Who = None
) -> None:
    """Say that NAME does not mean ACTOR: it becomes an actor of its own.

    \b
    kg actors split ru-armed-forces "Wagner fighters"
    """
    _decide(_store(context, store), _typed(Kind.SPLIT, actor, name, who, why))


@app.command()
def alias(
    context: typer.Context, actor: OneActor, name: Name, store: OwnStore = None, why: Why = "", who: Who = None
) -> None:
    """Say that NAME means ACTOR, wherever it stands.

    \b
    kg actors alias ua-gur "the directorate"
    """
    _decide(_store(context, store), _typed(Kind.ALIAS, actor, name, who, why))


@app.command()
def side(
    context: typer.Context,
    actor: OneActor,
    side: Annotated[
        str, typer.Argument(metavar="SIDE", help="The side, such as ru or Russia; leave it out for none.")
    ] = "",
    store: OwnStore = None,
    why: Why = "",
    who: Who = None,
) -> None:
    """Say whom ACTOR acts for.

    \b
    kg actors side person-ann-lee gb
    """
    _decide(_store(context, store), _typed(Kind.SIDE, actor, side, who, why))


@app.command()
def undo(context: typer.Context, number: Number, store: OwnStore = None, why: Why = "", who: Who = None) -> None:
    """Take a decision back, by its number in kg actors decisions: what was before is restored.

    \b
    kg actors undo 3
    """
    folder = _store(context, store)
    kept = read_decisions(_file(folder))
    if not 0 < number <= len(kept.all):
        raise InvalidActors(f"there is no decision {number}; kg actors decisions lists them")
    if number in kept.undone():
        raise InvalidActors(f"decision {number} is taken back already; kg actors decisions lists what took it back")
    _keep(folder, _typed(Kind.UNDO, "", str(number), who, why))


@app.command()
def decisions(context: typer.Context, store: OwnStore = None, choice: Choice = None) -> None:
    """List what was decided, with numbers to take it back by.

    \b
    kg actors decisions
    """
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

    with _decided(_store(context, store)) as held:
        pairs = doubtful_pairs(actors_used(held.statements()))
        if not print_records(map(_pair_line, pairs), choice, PAIR, _pair_row):
            say("kg: no pair of actors is doubtful")


def _typed(kind: Kind, actor: str, value: str, who: str | None, why: str) -> Decision:
    try:
        return Decision(kind, actor, value, who or getpass.getuser(), date.today(), why)
    except (KeyError, OSError) as error:  # a container whose user has no name; KeyError up to Python 3.12
        raise typer.BadParameter("this system has no name for you; type one", param_hint="--who") from error


def _decide(folder: Path, typed: Decision) -> None:
    """Keep a decision; InvalidActors where it names nobody or would change nothing."""
    with _decided(folder) as held:
        decision = looked_up(typed, held)
    _keep(folder, decision)


def _keep(folder: Path, decision: Decision) -> None:
    """Keep a decision, and let queries see it."""
    from kg.pipeline import settle

    keep_decision(_file(folder), decision)
    with open_store(folder) as held:
        settle(held, _file(folder))
    say(f"kept in {_file(folder)}; every command sees it now, the files that kg run left from its next run on")


@contextmanager
def _decided(folder: Path) -> Iterator[Decided]:
    with open_store(folder) as store:
        yield decided(store, _file(folder))


def _store(context: typer.Context, given: Path | None) -> Path:
    """The store named after the subcommand, or before it."""
    return given or Path(context.obj)


def _file(folder: Path) -> Path:
    return folder.parent / DECISIONS


def _line(usage: Usage) -> _Line:
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
