"""What the user decided about actors: who, when and why; the links themselves stay as they were made.

Decisions are the rows of a CSV file that only grows. They are applied to mentions as these are read, so that
taking one back restores what was before, and rebuilding the store loses none.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from kg.actors.actor import Actor
from kg.actors.actor_rows import Row, read_rows
from kg.actors.spelling import phrase, slug
from kg.errors import InvalidActors
from kg.statement import Mention, Statement

Known = Callable[[str], Actor | None]
"""Gives the actor with an id, or None."""


class Choice(StrEnum):
    """What was decided."""

    MERGE = "merge"  # value, an id, is the same as actor
    SPLIT = "split"  # value, a name, does not mean actor
    ALIAS = "alias"  # value, a name, means actor
    SIDE = "side"  # actor acts for value, an id; empty: for nobody
    UNDO = "undo"  # value is the number of the decision that is taken back


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision about an actor, with who took it, when and why."""

    choice: Choice
    actor: str
    value: str
    who: str
    when: date
    why: str


class Decisions:
    """The decisions that hold, and what they make of a mention.

    >>> from datetime import date
    >>> merge = Decision(Choice.MERGE, "person-ann-lee", "person-a-lee", "me", date(2024, 5, 1), "same photograph")
    >>> Decisions([merge]).actor_of("person-a-lee")
    'person-ann-lee'
    """

    def __init__(self, decisions: Iterable[Decision] = (), known: Known | None = None) -> None:
        """Apply decisions in their order; ``known`` describes the actors that they name."""
        self.all = tuple(decisions)
        self._known: Known = known or (lambda _: None)
        self._merged: dict[str, str] = {}
        self._meant: dict[str, str] = {}
        self._apart: dict[tuple[str, str], str] = {}
        self._sides: dict[str, str] = {}
        for decision in self.standing():
            self._apply(decision)

    def standing(self) -> Iterator[Decision]:
        """Yield the decisions that were not taken back."""
        undone = self.undone()
        for number, decision in enumerate(self.all, 1):
            if number not in undone and decision.choice is not Choice.UNDO:
                yield decision

    def undone(self) -> set[int]:
        """Return the numbers of the decisions that were taken back."""
        undone: set[int] = set()
        for number, decision in reversed(list(enumerate(self.all, 1))):
            if decision.choice is Choice.UNDO and number not in undone:
                undone.add(int(decision.value))
        return undone

    def and_then(self, decision: Decision) -> "Decisions":
        """Return these decisions with one more."""
        return Decisions((*self.all, decision), self._known)

    def actor_of(self, actor: str) -> str:
        """Return the actor that one was merged into, or itself."""
        while actor in self._merged:
            actor = self._merged[actor]
        return actor

    def mention(self, mention: Mention) -> Mention:
        """Return a mention as the decisions have it."""
        name = _name_key(mention.text)
        actor = self._meant.get(name) or mention.actor
        if actor is None:
            return mention
        actor = self._apart.get((actor, name), actor)
        actor = self.actor_of(actor)
        changed = mention if actor == mention.actor else self._moved(mention, actor)
        return self._sided(changed, actor)

    def statement(self, statement: Statement) -> Statement:
        """Return a statement with all its mentions as the decisions have them."""
        if not self._merged and not self._meant and not self._apart and not self._sides:
            return statement
        return replace(
            statement,
            sources=tuple(map(self.mention, statement.sources)),
            accused=tuple(map(self.mention, statement.accused)),
            addressees=tuple(map(self.mention, statement.addressees)),
            relayed_by=tuple(map(self.mention, statement.relayed_by)),
        )

    def _apply(self, decision: Decision) -> None:
        match decision.choice:
            case Choice.MERGE:
                if self.actor_of(decision.actor) != self.actor_of(decision.value):
                    self._merged[self.actor_of(decision.value)] = self.actor_of(decision.actor)
            case Choice.SPLIT:
                self._meant.pop(_name_key(decision.value), None)
                self._apart[decision.actor, _name_key(decision.value)] = _apart_id(decision.actor, decision.value)
            case Choice.ALIAS:
                self._meant[_name_key(decision.value)] = decision.actor
            case Choice.SIDE:
                self._sides[decision.actor] = decision.value
            case Choice.UNDO:
                raise ValueError("an undone decision does not stand")

    def _moved(self, mention: Mention, actor: str) -> Mention:
        known = self._known(actor)
        moved = replace(mention, actor=actor, rule="decision", link_confidence=1.0)
        if known is None:
            return replace(moved, name=mention.text, side=None, side_name=None)
        side = self._known(known.side) if known.side else None
        side_name = known.side_name or (side.name if side else None)
        return replace(moved, name=known.name, type=known.type, side=known.side, side_name=side_name)

    def _sided(self, mention: Mention, actor: str) -> Mention:
        if actor not in self._sides:
            return mention
        side = self._sides[actor]
        known = self._known(side) if side else None
        return replace(mention, side=side or None, side_name=known.name if known else side or None)


def read_decisions(path: Path, known: Known | None = None) -> Decisions:
    """Return the decisions of a file, none where there is no file; InvalidActors names a wrong row."""
    if not path.exists():
        return Decisions((), known)
    required = [field.name for field in fields(Decision) if field.name not in ("why", "value", "actor")]
    rows = [_decision(row) for row in read_rows(path, required)]
    for number, decision in enumerate(rows, 1):
        if decision.choice is Choice.UNDO and not (decision.value.isdigit() and 0 < int(decision.value) < number):
            raise InvalidActors(f"{path.name}, line {number + 1}: met {decision.value!r}, expected an earlier number")
    return Decisions(rows, known)


def keep_decision(path: Path, decision: Decision) -> None:
    """Append a decision to the file, which is made where there is none."""
    is_new = not path.exists()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [field.name for field in fields(Decision)], lineterminator="\n")
        if is_new:
            writer.writeheader()
        writer.writerow(asdict(decision))


def _decision(row: Row) -> Decision:
    if row["choice"] not in set(Choice):
        row.refuse(f"met the choice {row['choice']!r}, expected one of {', '.join(Choice)}")
    if row["choice"] != Choice.UNDO and not row["actor"]:
        row.refuse("the column 'actor' is empty")
    return Decision(Choice(row["choice"]), row["actor"], row["value"], row["who"], row.day("when"), row["why"])


def _apart_id(actor: str, name: str) -> str:
    kind = actor.partition("-")[0] if actor.startswith(("person-", "org-")) else "org"
    own = f"{kind}-{slug(_name_key(name))}"
    return f"{own}-apart" if own == actor else own


def _name_key(text: str) -> str:
    words = phrase(text)
    return words.key(1) if len(words) > 1 and words.words[0] in ("the", "a", "an") else words.key()
