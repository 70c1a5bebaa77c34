"""Narratives: actors whose allegations agree, and the camps they fall into.

Two actors are tied: against each other, where one accuses the other; with each other, where both accuse a third and
neither accuses the other. Structural balance (Heider 1946; Cartwright and Harary 1956) holds where two camps exist with
every tie against someone between the camps and every other tie inside one; frustration is the number of ties that
contradict the best two camps (Zaslavsky 1987).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from kg.finding import Level
from kg.graph import Accusations, Graph, parties, statements_of

EXACT = 14
"""Up to so many actors in one component every division is tried; above, the best of local moves is taken."""


@dataclass(frozen=True, slots=True)
class Camps:
    """The two camps of one component, the ties that contradict them and all of its ties."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    frustration: int
    ties: int

    @property
    def parts(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Both camps."""
        return self.one, self.other


def ties(projection: Accusations) -> "nx.Graph[str]":
    """Return the signed graph: sign -1 for who accuse one another, +1 for who accuse the same third.

    >>> graph = ties(nx.DiGraph([("a", "c"), ("b", "c")]))
    >>> sorted((*sorted(arc), graph.edges[arc]["sign"]) for arc in graph.edges)
    [('a', 'b', 1), ('a', 'c', -1), ('b', 'c', -1)]
    """
    signed: nx.Graph[str] = nx.Graph()
    for accused in projection:
        for one, other in combinations(sorted(projection.predecessors(accused)), 2):
            signed.add_edge(one, other, sign=1)
    signed.add_edges_from(projection.edges, sign=-1)
    return signed


def carried(projection: Accusations, documents: int) -> Accusations:
    """Return the arcs of a projection that at least so many independent documents carry, with their actors."""
    arcs = [ends for ends in projection.edges if projection.edges[ends]["support"] >= documents]
    return projection.edge_subgraph(arcs)


def camps(projection: Accusations) -> list[Camps]:
    """Return the two camps of every component of at least three actors, the largest first."""
    signed = ties(projection)
    found = [_divide(signed.subgraph(members)) for members in nx.connected_components(signed) if len(members) > 2]
    return sorted(found, key=lambda camp: (-camp.ties, camp.one))


def communities(projection: Accusations) -> list[tuple[str, ...]]:
    """Return the groups of actors that accuse the same (Louvain method, Blondel et al. 2008), the largest first."""
    signed = ties(projection)
    together: nx.Graph[str] = nx.Graph()
    together.add_edges_from((a, b) for a, b in sorted(signed.edges) if signed.edges[a, b]["sign"] > 0)
    groups = nx.community.louvain_communities(together, seed=1) if together else []
    return sorted((tuple(sorted(group)) for group in groups), key=lambda group: (-len(group), group))


def relays(graph: Graph, level: Level) -> Counter[tuple[str, str]]:
    """Return who passes on whose statements, and how often."""
    return Counter(
        (relayer.name, source.name)
        for statement in statements_of(graph)
        for relayer in parties(statement.relayed_by, level)
        for source in parties(statement.sources, level)
        if relayer != source
    )


def _divide(signed: "nx.Graph[str]") -> Camps:
    order = sorted(signed)
    side = _every_division(signed, order) if len(order) <= EXACT else _local_moves(signed, order)
    one = tuple(actor for actor in order if side[actor] == side[order[0]])
    other = tuple(actor for actor in order if side[actor] != side[order[0]])
    return Camps(one, other, _frustration(signed, side), signed.number_of_edges())


def _every_division(signed: "nx.Graph[str]", order: list[str]) -> Mapping[str, bool]:
    first, *rest = order
    divisions = (
        {first: False} | {actor: bool(number >> place & 1) for place, actor in enumerate(rest)}
        for number in range(2 ** len(rest))
    )
    return min(divisions, key=lambda side: _frustration(signed, side))


def _local_moves(signed: "nx.Graph[str]", order: list[str]) -> Mapping[str, bool]:
    """Colour along a search tree, then move whoever has more ties against its camp than for it, until none has."""
    side = {order[0]: False}
    for known, actor in nx.bfs_edges(signed, order[0], sort_neighbors=sorted):
        side[actor] = side[known] != (signed.edges[known, actor]["sign"] < 0)
    moved = True
    while moved:
        moved = False
        for actor in order:
            loss = sum(-1 if _contradicts(signed, side, actor, other) else 1 for other in signed[actor])
            if loss < 0:
                side[actor] = not side[actor]
                moved = True
    return side


def _frustration(signed: "nx.Graph[str]", side: Mapping[str, bool]) -> int:
    return sum(_contradicts(signed, side, one, other) for one, other in signed.edges)


def _contradicts(signed: "nx.Graph[str]", side: Mapping[str, bool], one: str, other: str) -> bool:
    against: bool = signed.edges[one, other]["sign"] < 0
    return (side[one] == side[other]) == against
