"""Where the names of a figure stand: beside their actors, over nothing where that can be."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap

LETTERS, LINES = 28, 2
"""A name is broken after so many letters, and cut after so many lines."""

FAR = (16.0, 30.0, 46.0)
"""Points between an actor and its name, where none of the places beside it is free; a line joins the two."""

DIRECTIONS = 12


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the paper, in points: its middle, and how far it reaches to each side and up and down."""

    x: float
    y: float
    half: float
    high: float
    is_far: bool = False

    def holds(self, other: "Box") -> bool:
        """Tell whether another box lies wholly in this one.

        >>> Box(0, 0, 9, 9).holds(Box(3, 0, 2, 2)), Box(0, 0, 9, 9).holds(Box(8, 0, 2, 2))
        (True, False)
        """
        across, down = abs(self.x - other.x), abs(self.y - other.y)
        return across + other.half <= self.half and down + other.high <= self.high

    def nearest(self, other: "Box") -> tuple[float, float]:
        """Return the point of this box that is nearest to the middle of another.

        >>> Box(0, 0, 2, 2).nearest(Box(9, 1, 1, 1))
        (2, 1)
        """
        x = min(max(other.x, self.x - self.half), self.x + self.half)
        return x, min(max(other.y, self.y - self.high), self.y + self.high)

    def overlaps(self, other: "Box") -> bool:
        """Tell whether two boxes lie over each other.

        >>> Box(0, 0, 2, 2).overlaps(Box(3, 0, 2, 2)), Box(0, 0, 2, 2).overlaps(Box(4, 0, 2, 2))
        (True, False)
        """
        return abs(self.x - other.x) < self.half + other.half and abs(self.y - other.y) < self.high + other.high


def broken(name: str) -> str:
    r"""Return a name on as few lines as it needs, cut where it needs too many.

    >>> broken("Commission for the Investigation of the Flood in the Northern Valley and Beyond")
    'Commission for the\nInvestigation of the Flood…'
    """
    lines = wrap(name, LETTERS, break_long_words=True)
    return "\n".join([*lines[: LINES - 1], lines[LINES - 1] + "…"]) if len(lines) > LINES else "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Room:
    """What there is of paper, what stands on it already, and where arcs run."""

    paper: Box
    taken: list[Box]
    arcs: list[Box]


def free_place(actor: Box, half: float, high: float, room: Room) -> Box:
    """Return where a name of this size stands: beside its actor and on no arc, else beside it, else farther off.

    Where everything is taken it stands below its actor.
    """
    places = [place for place in _around(actor, half, high) if room.paper.holds(place)]
    free = [place for place in places if not _is_any(place, room.taken)]
    clear = (place for place in free if not place.is_far and not _is_any(place, room.arcs))
    return next(clear, (free or places or [*_around(actor, half, high)])[0])


def _is_any(place: Box, others: Iterable[Box]) -> bool:
    return any(place.overlaps(other) for other in others)


def _around(actor: Box, half: float, high: float) -> Iterator[Box]:
    """Below, above, right and left of an actor, at its corners, then in rings around it."""
    for across, down in ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1)):
        near = actor.half * (math.sqrt(0.5) if across and down else 1.0) + 1
        yield Box(actor.x + across * (near + half), actor.y + down * (near + high), half, high)
    for far in FAR:
        for place in range(DIRECTIONS):
            turn = math.tau * place / DIRECTIONS
            across_far, down_far = math.cos(turn), math.sin(turn)
            x = actor.x + across_far * (actor.half + far) + _aside(across_far) * half
            yield Box(x, actor.y + down_far * (actor.half + far) + _aside(down_far) * high, half, high, is_far=True)


def _aside(direction: float) -> float:
    return 0.0 if abs(direction) < 0.2 else math.copysign(1.0, direction)
