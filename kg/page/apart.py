"""Those who stand too close to each other, or in the way of others, pushed away."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, product
from typing import TypeVar

Position = tuple[float, float]
Name = TypeVar("Name")

Distance = Callable[[Name, Name], float]
"""What two keep from each other at least, in pixels."""


def apart(
    places: Mapping[Name, Position], distance: Distance[Name], largest: float, rounds: int
) -> dict[Name, Position]:
    """Return places of which none is nearer to another than their distance, or as near to that as the rounds allow.

    ``largest`` is the largest distance that any two keep: a grid with cells of this size finds who is near.

    >>> apart({"a": (0.0, 0.0), "b": (4.0, 0.0)}, lambda one, other: 10.0, 10.0, 1)
    {'a': (-3.0, 0.0), 'b': (7.0, 0.0)}
    """
    standing = {name: list(place) for name, place in places.items()}
    for _ in range(rounds):
        cells: dict[tuple[int, int], list[Name]] = {}
        for name, (x, y) in standing.items():
            cells.setdefault((int(x // largest), int(y // largest)), []).append(name)
        pairs = _neighbours(cells)
        if not sum(_push(standing[one], standing[other], distance(one, other)) for one, other in pairs):
            break
    return {name: (x, y) for name, (x, y) in standing.items()}


def beside_the_lines(
    places: Mapping[Name, Position], lines: Iterable[tuple[Name, Name]], distance: float
) -> dict[Name, Position]:
    """Return places where those who stood on a line between two others have made a step off it.

    An arc that passes through a third actor looks as if it was about this actor too.

    >>> beside_the_lines({"a": (0.0, 0.0), "b": (8.0, 0.0), "c": (4.0, 1.0)}, [("a", "b")], 3.0)["c"]
    (4.0, 3.0)
    """
    standing = dict(places)
    for one, other in lines:
        for name, place in standing.items():
            if name not in (one, other):
                standing[name] = _off(place, standing[one], standing[other], distance)
    return standing


def _off(place: Position, start: Position, end: Position, distance: float) -> Position:
    """Where a place moves, at right angles to a line, to be so far from it; a place beyond its ends stays."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = math.hypot(across, down)
    if length == 0:
        return place
    along = ((place[0] - start[0]) * across + (place[1] - start[1]) * down) / length
    aside = ((place[1] - start[1]) * across - (place[0] - start[0]) * down) / length
    if not 0 < along < length or abs(aside) >= distance:
        return place
    step = math.copysign(distance, aside) - aside
    return place[0] - step * down / length, place[1] + step * across / length


def _neighbours(cells: Mapping[tuple[int, int], list[Name]]) -> Iterator[tuple[Name, Name]]:
    """Yield each two names of one cell of the grid, or of two cells that touch, once."""
    for (column, row), names in cells.items():
        yield from combinations(names, 2)
        for step in ((1, 0), (-1, 1), (0, 1), (1, 1)):
            yield from product(names, cells.get((column + step[0], row + step[1]), ()))


def _push(one: list[float], other: list[float], nearest: float) -> bool:
    across, down = other[0] - one[0], other[1] - one[1]
    distance = math.hypot(across, down)
    if distance >= nearest:
        return False
    away = (1.0, 0.0) if distance == 0 else (across / distance, down / distance)
    for axis in (0, 1):
        step = away[axis] * (nearest - distance) / 2
        one[axis] -= step
        other[axis] += step
    return True
