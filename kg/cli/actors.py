"""kg actors: who is who; to list, merge, split, alias, side, review, and to take a decision back."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import DEFAULT_STORE, Choice, StoreFolder, open_store
from kg.cli.terminal import print_records, say
from kg.errors import InvalidActors

if TYPE_CHECKING:
    from kg.actors.review import Pair
    from kg.actors.usage import Usage

app = typer.Typer(rich_markup_mode=None)

ACTOR = ("actor", "name", "side", "mentions", "sure", "called")
PAIR = ("likeness", "one", "other", "why")
DECIDED = ("number", "choice", "actor", "value", "who", "when", "why")

Why = Annotated[str, typer.Option(help="Why, for whoever reads it later.")]
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
        with _used(store) as usages:
            print_records(map(_line, usages), choice, ACTOR, _actor_row)


@app.command()
def merge(context: typer.Context, actor: str, same: str, why: Why = "", who: Who = None) -> None:
    """Say that the actor SAME is ACTOR: all its mentions become those of ACTOR.

    \b
    kg actors merge person-ann-lee person-a-lee --why "same photograph"
    """
    _decide(context, "merge", actor, same, who, why)


@app.command()
def split(context: typer.Context, actor: str, name: str, why: Why = "", who: Who = None) -> None:
    """Say that NAME does not mean ACTOR: it becomes an actor of its own.

    \b
    kg actors split ru-armed-forces "Wagner fighters"
    """
    _decide(context, "split", actor, name, who, why)


@app.command()
def alias(context: typer.Context, actor: str, name: str, why: Why = "", who: Who = None) -> None:
    """Say that NAME means ACTOR, wherever it stands.

    \b
    kg actors alias ua-gur "the directorate"
    """
    _decide(context, "alias", actor, name, who, why)


@app.command()
def side(
    context: typer.Context,
    actor: str,
    side: Annotated[str, typer.Argument(help="The id of the side, such as ru; leave it out for none.")] = "",
    why: Why = "",
    who: Who = None,
) -> None:
    """Say whom ACTOR acts for.

    \b
    kg actors side person-ann-lee gb
    """
    _decide(context, "side", actor, side, who, why)


@app.command()
def undo(context: typer.Context, number: int, why: Why = "", who: Who = None) -> None:
    """Take a decision back, by its number in kg actors decisions: what was before is restored.

    \b
    kg actors undo 3
    """
    from kg.actors.decisions import Choice as Kind
    from kg.actors.decisions import Decision, keep_decision, read_decisions

    path = _file(context)
    if not 0 < number <= len(read_decisions(path).all):
        raise InvalidActors(f"there is no decision {number}; kg actors decisions lists them")
    keep_decision(path, Decision(Kind.UNDO, "", str(number), who or getpass.getuser(), date.today(), why))
    _settle(context)


@app.command()
def decisions(context: typer.Context, choice: Choice = None) -> None:
    """List what was decided, with numbers to take it back by.

    \b
    kg actors decisions
    """
    from kg.actors.decisions import read_decisions

    kept = enumerate(read_decisions(_file(context)).all, 1)
    lines = (_Line({"number": number, **asdict(decision), "when": str(decision.when)}) for number, decision in kept)
    print_records(lines, choice, DECIDED, lambda line: [str(line.record[column]) for column in DECIDED])


@app.command()
def review(context: typer.Context, choice: Choice = None) -> None:
    """Show the pairs of actors that may be one, most alike first.

    \b
    kg actors review
    """
    from kg.actors.review import doubtful_pairs

    with _used(_store(context)) as usages:
        print_records(map(_pair_line, doubtful_pairs(usages)), choice, PAIR, _pair_row)


def _decide(context: typer.Context, name: str, actor: str, value: str, who: str | None, why: str) -> None:
    from kg.actors.actor_base import ActorBase
    from kg.actors.decisions import Choice as Kind
    from kg.actors.decisions import Decision, keep_decision

    kind = Kind(name)
    with _used(_store(context)) as usages:
        known = {usage.actor for usage in usages}
    ids = [actor] + ([value] if kind in (Kind.MERGE, Kind.SIDE) and value else [])
    for each in ids:
        if each not in known and not ActorBase.load().lists.known(each):
            raise InvalidActors(f"met the actor {each!r}, which the store does not name; kg actors lists their ids")
    keep_decision(_file(context), Decision(kind, actor, value, who or getpass.getuser(), date.today(), why))
    _settle(context)


def _settle(context: typer.Context) -> None:
    """Let queries see what was decided."""
    from kg.pipeline import settle

    with open_store(_store(context)) as held:
        settle(held, _file(context))
    say(f"kept in {_file(context)}; queries see it now, findings and page from the next kg run on")


@contextmanager
def _used(store: Path) -> Iterator["list[Usage]"]:
    from kg.actors.decided import DECISIONS, decided
    from kg.actors.usage import actors_used

    with open_store(store) as held:
        yield actors_used(decided(held, store.parent / DECISIONS).statements())


def _store(context: typer.Context) -> Path:
    return Path(context.obj)


def _file(context: typer.Context) -> Path:
    from kg.actors.decided import DECISIONS

    return _store(context).parent / DECISIONS


def _line(usage: "Usage") -> _Line:
    return _Line({**asdict(usage), "confidence": round(usage.confidence, 3)})


def _actor_row(line: _Line) -> list[str]:
    record = line.record
    called = ", ".join(name for name, _ in record["names"][:4])
    side_name = record["side_name"] or ""
    return [record["actor"], record["name"], side_name, str(record["mentions"]), f"{record['confidence']:.2f}", called]


def _pair_line(pair: "Pair") -> _Line:
    return _Line(
        {"one": pair.one.actor, "other": pair.other.actor, "likeness": round(pair.likeness, 3), "why": pair.why}
    )


def _pair_row(line: _Line) -> list[str]:
    record = line.record
    return [f"{record['likeness']:.2f}", record["one"], record["other"], record["why"]]
