"""What a page shows first. Everything else is still in it, and the reader takes a limit back with a click."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.actors.actor import Actor
from kg.actors.directory import Directory
from kg.finding import Level

DAY_ZERO = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Opening:
    """The first view of a page: a level, a stretch of time, one actor and its neighbours, one side.

    ``actor`` and ``side`` are ids or names. An allegation that was answered after ``until`` shows as
    unanswered, for that is what it was on that day.
    """

    level: Level | None = None
    since: date | None = None
    until: date | None = None
    actor: str | None = None
    side: str | None = None

    def to_data(self, levels: Mapping[Level, dict[str, Any]]) -> dict[str, str | int]:
        """Return the view as the page's script keeps it; InvalidQuery says that nobody is called so."""
        view: dict[str, str | int] = {}
        if self.level is not None:
            view["level"] = self.level.value
        if self.since is not None:
            view["from"] = (self.since - DAY_ZERO).days
        if self.until is not None:
            view["to"] = (self.until - DAY_ZERO).days
        actors, sides = _directory(levels[Level.ACTOR]), _directory(levels[Level.SIDE] | levels[Level.ACTOR])
        if self.actor is not None:
            view["party"] = sides.find_side(self.actor) if self.level is Level.SIDE else actors.find(self.actor)
        if self.side is not None:
            view["side"] = sides.find_side(self.side)
        return view


def _directory(parties: Mapping[str, Any]) -> Directory:
    """Who is called what; a party's name holds its side, and is a name without it too."""
    return Directory(
        Actor(
            party,
            record["name"],
            record["type"],
            (*record["aliases"], record["name"].partition(" (")[0]),
            side=record["side"],
        )
        for party, record in parties.items()
    )
