"""Where the actors stand: computed once, here, so that a page opens at once and always looks the same."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx
import rustworkx

from kg.page.apart import Position, apart, beside_the_lines

SEED = 42
ITERATIONS = 150
"""Spring steps: with 200 invented actors the mean arc is 0.356 of the mean distance after 20 steps, 0.284 after 150,
and no shorter after 600."""

SPACING = 170.0
"""Pixels between neighbours at full zoom: room for an actor's shape and a short name."""

NEAREST = 125.0
"""Pixels that two actors keep from each other: the largest shapes (44 pixels each way) with a name between them."""

NEAREST_OPPONENTS = 210.0
"""Pixels between two that accuse each other: room for their arcs, one for each state and direction."""

CROWD, NEAREST_IN_A_CROWD = 200, 85.0
"""With more actors than this most names wait until the reader comes nearer, and each dispute becomes an island."""

FEW, CLEAR_OF_LINES = 80, 55.0
"""With no more actors than this those on an arc of two others move off it, so far in pixels: of 78 arcs among 29
invented actors 19 passed through a third one, now 3 do."""

ROUNDS = 40
"""Rounds of pushing: of 183 pairs too close among 200 invented actors 33 were left after 12 rounds, none after 40."""

ROUNDS_OF_ISLANDS = 150
"""Rounds of pushing islands: of the 81 of 5,000 invented actors 38 pairs overlapped after 60, none after 100."""

SEA = 110.0
"""Pixels of open sea between islands at least: there the names find room."""

WIDER = 1.3
"""How much wider than high the islands lie: screens and paper columns are wide."""

SIDE_PULL = 3.0
"""Weight of the invisible spring from an actor to its side."""

Pair = tuple[str, str]


def positions(
    actors: Sequence[str], accusations: Mapping[Pair, int], sides: Mapping[str, str | None]
) -> dict[str, Position]:
    """Return the place of every actor: those who accuse each other, or share a side, come close.

    The springs of Fruchterman and Reingold (1991), as rustworkx computes them, for each connected part on
    its own; the parts are then set beside each other. A part with very many actors becomes islands: one
    for each dispute. Pixels; y grows downwards. The same input gives the same picture.

    >>> places = positions(["a", "b"], {("a", "b"): 3}, {})
    >>> sorted(places)
    ['a', 'b']
    """
    if not actors:
        return {}
    graph = _springs(sorted(actors), accusations, sides)
    parts = sorted(rustworkx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    placed = [_place([graph[node] for node in sorted(part) if graph[node]], accusations, sides) for part in parts]
    everybody = {name: place for part in _beside_each_other(placed) for name, place in part.items()}
    return {actor: everybody[actor] for actor in actors}


def _springs(
    actors: Sequence[str], accusations: Mapping[Pair, int], sides: Mapping[str, str | None]
) -> rustworkx.PyGraph:
    """The network as springs; a side with two actors or more is a nameless node that holds them together."""
    graph = rustworkx.PyGraph(multigraph=False)
    index = dict(zip(actors, graph.add_nodes_from(list(actors)), strict=True))
    for (one, other), number in _between(index, accusations).items():
        graph.add_edge(one, other, 1 + math.log1p(number))
    members: dict[str, list[int]] = {}
    for actor in actors:
        if side := sides.get(actor):
            members.setdefault(side, []).append(index[actor])
    for _, standing in sorted(members.items()):
        if len(standing) > 1:
            anchor = graph.add_node("")
            graph.add_edges_from([(anchor, member, SIDE_PULL) for member in standing])
    return graph


def _between(group: Mapping[str, int], accusations: Mapping[Pair, int]) -> dict[tuple[int, int], int]:
    """How many accusations there are between each two different groups, whatever their direction."""
    numbers: dict[tuple[int, int], int] = {}
    for (accuser, accused), number in sorted(accusations.items()):
        if accuser in group and accused in group and group[accuser] != group[accused]:
            pair = min(group[accuser], group[accused]), max(group[accuser], group[accused])
            numbers[pair] = numbers.get(pair, 0) + number
    return numbers


def _place(
    actors: Sequence[str], accusations: Mapping[Pair, int], sides: Mapping[str, str | None]
) -> dict[str, Position]:
    if len(actors) > CROWD:
        return _islands(actors, accusations, sides)

    def distance(one: str, other: str) -> float:
        opponents = (one, other) in accusations and (other, one) in accusations
        return NEAREST_OPPONENTS if opponents else NEAREST

    places = _spring(_springs(actors, accusations, sides))
    lines = sorted(pair for pair in accusations if pair[0] in places and len(actors) <= FEW)
    for _ in range(ROUNDS):
        places = beside_the_lines(apart(places, distance, NEAREST_OPPONENTS, 1), lines, CLEAR_OF_LINES)
    return _lying(places)


def _spring(graph: rustworkx.PyGraph) -> dict[Any, Position]:
    """The places of the named nodes of a graph whose edges are springs."""
    size = graph.num_nodes()
    if size <= 2:
        return {graph[node]: (SPACING * node, 0.0) for node in range(size)}
    spread = round(SPACING * math.sqrt(size) / 2)
    found = rustworkx.spring_layout(
        graph, num_iter=ITERATIONS, weight_fn=float, scale=spread, seed=SEED, k=1.6 / math.sqrt(size)
    )
    return {graph[node]: (place[0], place[1]) for node, place in found.items() if graph[node] != ""}


def _islands(
    actors: Sequence[str], accusations: Mapping[Pair, int], sides: Mapping[str, str | None]
) -> dict[str, Position]:
    """An island for each dispute, those that have much to do with each other close."""
    dispute = _disputes(actors, accusations)
    members: dict[int, list[str]] = {}
    for actor in actors:
        members.setdefault(dispute[actor], []).append(actor)
    inside: dict[int, dict[Pair, int]] = {place: {} for place in members}
    for (accuser, accused), number in accusations.items():
        if accuser in dispute and dispute[accuser] == dispute.get(accused):
            inside[dispute[accuser]][accuser, accused] = number
    islands = {place: _island(standing, inside[place], sides) for place, standing in members.items()}
    centres = _archipelago(islands, _between(dispute, accusations))
    return {
        actor: (x + centres[place][0], y + centres[place][1])
        for place, island in islands.items()
        for actor, (x, y) in island.items()
    }


def _island(
    actors: Sequence[str], accusations: Mapping[Pair, int], sides: Mapping[str, str | None]
) -> dict[str, Position]:
    """The actors of a dispute around the origin."""
    places = _spring(_springs(actors, accusations, sides))
    return _centred(apart(places, lambda *_: NEAREST_IN_A_CROWD, NEAREST_IN_A_CROWD, ROUNDS))


def _disputes(actors: Sequence[str], accusations: Mapping[Pair, int]) -> dict[str, int]:
    """Tell which dispute each actor belongs to: Louvain communities (Blondel and others 2008) of who accuses whom.

    Actors are numbers here, since the order of a set of strings differs from one run of Python to the next.
    """
    index = {actor: number for number, actor in enumerate(actors)}
    network: nx.Graph[int] = nx.Graph()
    network.add_nodes_from(index.values())
    network.add_weighted_edges_from(
        (one, other, number) for (one, other), number in _between(index, accusations).items()
    )
    communities = nx.community.louvain_communities(network, seed=SEED)
    return {actors[number]: place for place, community in enumerate(communities) for number in sorted(community)}


def _archipelago(
    islands: Mapping[int, Mapping[str, Position]], ties: Mapping[tuple[int, int], int]
) -> dict[int, Position]:
    """Where the islands lie, none over another."""
    radius = {place: SEA / 2 + max(math.hypot(*at) for at in island.values()) for place, island in islands.items()}
    graph = rustworkx.PyGraph()
    index = {place: graph.add_node(place) for place in radius}
    graph.add_edges_from([(index[one], index[other], 1 + math.log1p(number)) for (one, other), number in ties.items()])
    spread = round(0.8 * math.sqrt(sum(each**2 for each in radius.values())))
    found = rustworkx.spring_layout(graph, num_iter=ITERATIONS, weight_fn=float, scale=spread, seed=SEED)
    middle = {graph[node]: (place[0] * WIDER, place[1]) for node, place in found.items()}
    return apart(middle, lambda one, other: radius[one] + radius[other], 2 * max(radius.values()), ROUNDS_OF_ISLANDS)


def _centred(places: Mapping[str, Position]) -> dict[str, Position]:
    left, top, wide, high = _box(places)
    x, y = left + (wide - SPACING) / 2, top + (high - SPACING) / 2
    return {name: (px - x, py - y) for name, (px, py) in places.items()}


def _lying(places: dict[str, Position]) -> dict[str, Position]:
    """Turn a part that is higher than it is wide: screens and paper columns are wide."""
    _, _, width, height = _box(places)
    return {name: (y, x) for name, (x, y) in places.items()} if height > width else places


def _beside_each_other(parts: Sequence[dict[str, Position]]) -> list[dict[str, Position]]:
    """Rows of parts, the largest first, about as wide as they are high in all."""
    boxes = [_box(part) for part in parts]
    widest = 1.35 * max(max(width for _, _, width, _ in boxes), math.sqrt(sum(w * h for _, _, w, h in boxes)))
    x = y = row = 0.0
    placed: list[dict[str, Position]] = []
    for part, (left, top, width, height) in zip(parts, boxes, strict=True):
        if x and x + width > widest:
            x, y, row = 0.0, y + row, 0.0
        placed.append({name: (round(px - left + x), round(py - top + y)) for name, (px, py) in part.items()})
        x, row = x + width, max(row, height)
    return placed


def _box(part: Mapping[str, Position]) -> tuple[float, float, float, float]:
    across, down = zip(*part.values(), strict=True)
    return min(across), min(down), max(across) - min(across) + SPACING, max(down) - min(down) + SPACING
