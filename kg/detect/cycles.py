"""Accusation cycles: closed paths of three to five actors, each accusing the next.

An elementary circuit is as well supported as its weakest arc (independent documents, then publishers). Circuits are
found strongest first, never all of them: arcs are added from the best supported down, as Kruskal 1956 adds edges, and
each new arc closes the circuits in which it is the weakest. The search for the rest of a circuit is bounded on both
sides: forwards it is a depth-first search, and no step is taken that a breadth-first search backwards cannot meet.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import networkx as nx

from kg.detect.drafts import finding, weighed
from kg.detect.ledger import Ledger
from kg.detect.phrases import joined
from kg.finding import Finding, Kind, Level, Party
from kg.graph import Accusations

LONGEST = 5
"""Actors in the longest cycle looked for; longer ones say little, and their number explodes."""

LISTED = 100
"""How many cycles are listed, the best supported first."""

STEPS = 5_000_000
"""How many arcs the search may look at before it stops and says so; about five seconds of one core."""


@dataclass(frozen=True, slots=True)
class Cycles:
    """The best-supported cycles, whether they are all there are, and how many of exactly three actors exist."""

    found: tuple[tuple[str, ...], ...]
    complete: bool
    triangles: int

    @property
    def left_out(self) -> str:
        """Say what was not enumerated; empty where all is listed."""
        if self.complete:
            return ""
        return f"only the {len(self.found)} best supported are listed; of three actors alone there are {self.triangles}"


def find_cycles(projection: Accusations, longest: int = LONGEST, listed: int = LISTED, steps: int = STEPS) -> Cycles:
    """Return the best-supported cycles of three to ``longest`` actors, the strongest first.

    A cycle begins with its actor of least id. ``steps`` bounds the arcs that are looked at.

    >>> three = find_cycles(nx.DiGraph([("a", "b"), ("b", "c"), ("c", "a")]))
    >>> three.found, three.complete
    ((('a', 'b', 'c'),), True)
    """
    inside = _inside_components(projection)
    found: list[tuple[str, ...]] = []
    search = _Search(longest, steps)
    for accuser, accused in sorted(inside.edges, key=lambda arc: (_weakness(inside.edges[arc]), arc)):
        search.add(accuser, accused)
        for path in search.paths(accused, accuser):
            found.append(_from_least(path))
            if len(found) > listed:
                break
        if len(found) > listed or search.steps <= 0:
            break
    complete = len(found) <= listed and search.steps > 0
    return Cycles(tuple(found[:listed]), complete, len(found) if complete and longest == 3 else triangles(inside))


def triangles(projection: Accusations) -> int:
    """Return how many cycles of exactly three actors there are, without listing them.

    >>> triangles(nx.DiGraph([("a", "b"), ("b", "c"), ("c", "a"), ("a", "c")]))
    1
    """
    after = {actor: set(projection.successors(actor)) for actor in projection}
    before = {actor: set(projection.predecessors(actor)) for actor in projection}
    return sum(len(after[accused] & before[accuser]) for accuser, accused in projection.edges) // 3


def cycles(ledger: Ledger, projection: Accusations, level: Level) -> Iterator[Finding]:
    """Yield one finding for each of the best-supported accusation cycles."""
    answer = find_cycles(projection)
    note = f" ({answer.left_out})" if answer.left_out else ""
    for cycle in answer.found:
        arcs = [projection.edges[arc] for arc in zip(cycle, (*cycle[1:], cycle[0]), strict=True)]
        entries = ledger.told(key for arc in arcs for key in arc["statements"])
        actors = tuple(Party(actor, projection.nodes[actor]["name"]) for actor in cycle)
        names = [actor.name for actor in actors]
        steps = [f"{one} accuses {other}" for one, other in zip(names, (*names[1:], names[0]), strict=True)]
        weakest = min(arc["support"] for arc in arcs)
        why = f"{joined(steps)}; {_documents(weakest)} the least supported of these{note}."
        days = [entry.day for entry in entries if entry.day is not None]
        bare = finding(ledger, Kind.ACCUSATION_CYCLE, level, actors, entries, why)
        yield weighed(
            replace(bare, days=(max(days) - min(days)).days if days else None),
            confidence=min(arc["confidence"] for arc in arcs),
            support=weakest / (weakest + 1),
        )


class _Search:
    """The arcs added so far, and the simple paths among them."""

    def __init__(self, longest: int, steps: int) -> None:
        self.steps = steps
        self._longest = longest
        self._after: dict[str, list[str]] = {}
        self._before: dict[str, list[str]] = {}

    def add(self, accuser: str, accused: str) -> None:
        self._after.setdefault(accuser, []).append(accused)
        self._before.setdefault(accused, []).append(accuser)

    def paths(self, start: str, end: str) -> Iterator[tuple[str, ...]]:
        """Yield the simple paths from start to end through one to ``longest`` - 2 others, end included."""
        near = self._distances(end)
        path = [start]
        yield from self._extend(path, {start}, end, near)

    def _distances(self, end: str) -> dict[str, int]:
        """Return how far each actor is from the end, as far as half of the longest path."""
        near, ring = {end: 0}, [end]
        for distance in range(1, self._longest // 2 + 1):
            ring = [actor for there in ring for actor in self._before.get(there, ()) if actor not in near]
            self.steps -= len(ring)
            near |= dict.fromkeys(ring, distance)
        return near

    def _extend(self, path: list[str], visited: set[str], end: str, near: dict[str, int]) -> Iterator[tuple[str, ...]]:
        left = self._longest - len(path) - 1
        followers = self._after.get(path[-1], ())
        self.steps -= len(followers)
        for actor in followers:
            if self.steps <= 0:
                return
            if actor == end:
                if len(path) > 1:
                    yield (*path, end)
            elif actor not in visited and left > 0 and near.get(actor, self._longest // 2 + 1) <= left:
                path.append(actor)
                visited.add(actor)
                yield from self._extend(path, visited, end, near)
                visited.discard(path.pop())


def _inside_components(projection: Accusations) -> Accusations:
    """Return only the arcs inside strongly connected components: no other arc lies on a cycle."""
    component = {
        actor: number
        for number, members in enumerate(nx.strongly_connected_components(projection))
        if len(members) > 1
        for actor in members
    }
    inside: Accusations = nx.DiGraph()
    inside.add_edges_from(
        (a, b, arc) for a, b, arc in projection.edges(data=True) if a in component and component[a] == component.get(b)
    )
    return inside


def _weakness(arc: dict[str, Any]) -> tuple[int, int]:
    return -arc.get("support", 1), -len(arc.get("publishers", ()))


def _from_least(path: tuple[str, ...]) -> tuple[str, ...]:
    start = path.index(min(path))
    return path[start:] + path[:start]


def _documents(number: int) -> str:
    return "one document carries" if number == 1 else f"{number} documents carry"
