"""Finding: one answer of a detector, with its reason and its evidence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """Which question a finding answers."""

    MUTUAL_ACCUSATION = "mutual_accusation"
    ACCUSATION_CYCLE = "accusation_cycle"
    UNANSWERED_ALLEGATION = "unanswered_allegation"
    ANSWERED_ALLEGATION = "answered_allegation"
    CONTRADICTION = "contradiction"


class State(StrEnum):
    """What became of an allegation in the collected documents, as of a date."""

    DENIED = "denied"
    ADMITTED = "admitted"
    COUNTERED = "countered"
    DECLINED = "declined"
    REPORTED_SILENT = "reported_silent"
    NOTHING_FOUND = "nothing_found"


class Reason(StrEnum):
    """Why two statements cannot both hold."""

    DENIAL = "denial"
    RIVAL_CULPRITS = "rival_culprits"
    MUTUAL_BLAME = "mutual_blame"
    OPPOSITE_POLARITY = "opposite_polarity"
    NUMBERS = "numbers"
    SELF = "self"


class Level(StrEnum):
    """Whether the actors of a finding are actors as named, or the sides they act for."""

    ACTOR = "actor"
    SIDE = "side"


@dataclass(frozen=True, slots=True)
class Party:
    """An actor of a finding: its id and its name."""

    actor: str
    name: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer, its evidence (statements and documents) and ``why`` in one plain sentence.

    ``actors`` stand in the order of the cycle, or accuser before accused. ``days`` counts whole days
    (waited, or until the answer); ``score`` runs from 0 to 1, ``parts`` says what it is made of.
    """

    id: str
    kind: Kind
    level: Level
    actors: tuple[Party, ...]
    statements: tuple[str, ...]
    documents: tuple[str, ...]
    as_of: date | None
    why: str
    score: float
    state: State | None = None
    reason: Reason | None = None
    days: int | None = None
    parts: tuple[tuple[str, float], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the finding record: an element of findings.json."""
        return {
            "id": self.id,
            "kind": self.kind.value,
            "level": self.level.value,
            "actors": [{"actor": party.actor, "name": party.name} for party in self.actors],
            "state": None if self.state is None else self.state.value,
            "reason": None if self.reason is None else self.reason.value,
            "statements": list(self.statements),
            "documents": list(self.documents),
            "as_of": None if self.as_of is None else self.as_of.isoformat(),
            "days": self.days,
            "score": self.score,
            "parts": dict(self.parts),
            "why": self.why,
        }

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> "Finding":
        """Return the finding of a record; KeyError or ValueError where the record is none."""
        as_of, state, reason = record.get("as_of"), record.get("state"), record.get("reason")
        return cls(
            id=record["id"],
            kind=Kind(record["kind"]),
            level=Level(record["level"]),
            actors=tuple(Party(**party) for party in record["actors"]),
            statements=tuple(record["statements"]),
            documents=tuple(record["documents"]),
            as_of=None if as_of is None else date.fromisoformat(as_of),
            why=record["why"],
            score=record["score"],
            state=None if state is None else State(state),
            reason=None if reason is None else Reason(reason),
            days=record.get("days"),
            parts=tuple(record.get("parts", {}).items()),
        )
