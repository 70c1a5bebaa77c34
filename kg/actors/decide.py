"""A decision as a user types it becomes one on actors that are there, and that changes something."""

from collections.abc import Sequence
from dataclasses import replace

from kg.actors.actor_base import ActorBase
from kg.actors.decided import Decided
from kg.actors.decisions import Choice, Decision
from kg.actors.directory import Directory
from kg.actors.usage import Usage, actors_used
from kg.errors import InvalidActors, InvalidQuery

NAMES_SHOWN = 4
"""Names of an actor that a refusal tells."""


def looked_up(typed: Decision, held: Decided) -> Decision:
    """Return a decision with ids for the names that a user typed; InvalidActors where it would change nothing.

    InvalidActors too where it names somebody whom neither the collection nor the actor base knows.
    """
    usages = actors_used(held.statements())
    decision = replace(typed, actor=_meant(usages, typed.actor))
    if typed.value and typed.choice is Choice.MERGE:
        decision = replace(decision, value=_meant(usages, typed.value))
    if typed.value and typed.choice is Choice.SIDE:
        decision = replace(decision, value=_side(usages, _meant(usages, typed.value)))
    if not held.is_changed_by(decision):
        raise InvalidActors(f"changes nothing: {_why_nothing(decision, usages)}")
    return decision


def _meant(usages: Sequence[Usage], text: str) -> str:
    """The id of the actor that a user means: of the collection, or else of the actor base."""
    base = ActorBase.load()
    if base.lists.known(text):
        return text
    try:
        return Directory(usage.to_actor() for usage in usages).find(text)
    except InvalidQuery as error:
        link = base.find(text)
        if link is None:
            raise InvalidActors(f"{error} (kg actors lists the ids)") from None
        return link.actor


def _side(usages: Sequence[Usage], actor: str) -> str:
    """The side that an actor acts for, as the collection has it or else the actor base; itself where it has none."""
    used = next((usage.side for usage in usages if usage.actor == actor), None)
    return used or ActorBase.load().side_of(actor) or actor


def _why_nothing(decision: Decision, usages: Sequence[Usage]) -> str:
    """Why a decision changes nothing in this collection."""
    actor, value = decision.actor, decision.value
    called = {usage.actor: ", ".join(repr(name) for name, _ in usage.names[:NAMES_SHOWN]) for usage in usages}
    match decision.choice:
        case Choice.MERGE if actor == value or value in called:
            return f"{actor} and {value} are one actor already"
        case Choice.MERGE:
            return f"no statement names {value}"
        case Choice.SPLIT:
            return f"no statement calls {actor} {value!r}; it is called: {called.get(actor, 'nothing')}"
        case Choice.ALIAS:
            return f"no statement names anybody {value!r}, or it means {actor} already"
    return f"{actor} acts for {value or 'nobody'} already, or no statement names it"
