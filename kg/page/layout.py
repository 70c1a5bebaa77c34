"""Where the actors stand: computed once, here, so that a page opens at once and always looks the same."""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

import networkx as nx
import rustworkx

Position = tuple[float, float]

SEED = 42
ITERATIONS = 150
"""Spring steps: with 1,000 invented actors the mean arc is 0.22 of the mean distance after 20 steps, 0.154 after 150,
and no shorter after 600."""

STEPS_IN_ALL = 400_000
"""Actors times steps: above it the steps become fewer; 5,000 actors with 80 steps took 4.5 s."""

FEWEST_ITERATIONS = 40

SPACING = 170.0
"""Pixels between neighbours at full zoom: room for an actor's shape and a short name."""

NEAREST = 125.0
"""Pixels that two actors keep from each other: the largest shapes (44 pixels each way) with a name between them."""

CROWD, NEAREST_IN_A_CROWD = 200, 55.0
"""With more actors than this most names wait until the reader comes nearer, and disputes must not grow together."""

ROUNDS = 12
"""Rounds of pushing: of 559 pairs too close among 200 invented actors 300 were left after 12 rounds, 239 after 40."""

WITHIN_A_DISPUTE, BETWEEN_DISPUTES = 6.0, 0.1
"""Weights of accusations: with 1 and 1 the 33 disputes of 1,000 invented actors lie over each other, with these
every one of them stands apart."""

SIDE_PULL = 3.0
"""Weight of the invisible spring from an actor to its side."""


def positions(
    actors: Sequence[str], accusations: Mapping[tuple[str, str], int], sides: Mapping[str, str | None]
) -> dict[str, Position]:
    """Return the place of every actor: those who accuse each other, or share a side, come close.

    The springs of Fruchterman and Reingold (1991), as rustworkx computes them, for each connected part on
    its own; the parts are then set beside each other. Pixels; y grows downwards. The same input gives the
    same picture.

    >>> places = positions(["a", "b"], {("a", "b"): 3}, {})
    >>> sorted(places)
    ['a', 'b']
    """
    if not actors:
        return {}
    graph = _springs(sorted(actors), accusations, sides)
    parts = sorted(rustworkx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    placed = [_place(graph.subgraph(sorted(part))) for part in parts]
    everybody = {name: place for part in _beside_each_other(placed) for name, place in part.items()}
    return {actor: everybody[actor] for actor in actors}  # without the invisible nodes


def _springs(
    actors: Sequence[str], accusations: Mapping[tuple[str, str], int], sides: Mapping[str, str | None]
) -> rustworkx.PyGraph:
    """The network as springs; a side with two actors or more is an invisible node that holds them together."""
    graph = rustworkx.PyGraph(multigraph=False)
    index = dict(zip(actors, graph.add_nodes_from(list(actors)), strict=True))
    numbers: dict[tuple[int, int], int] = {}
    for (accuser, accused), number in sorted(accusations.items()):
        pair = min(index[accuser], index[accused]), max(index[accuser], index[accused])
        numbers[pair] = numbers.get(pair, 0) + number
    dispute = _disputes(len(actors), numbers)
    for (one, other), number in numbers.items():
        pull = WITHIN_A_DISPUTE if dispute[one] == dispute[other] else BETWEEN_DISPUTES
        graph.add_edge(one, other, pull * (1 + math.log1p(number)))
    members: dict[str, list[int]] = {}
    for actor in actors:
        if side := sides.get(actor):
            members.setdefault(side, []).append(index[actor])
    for side, standing in sorted(members.items()):
        if len(standing) > 1:
            anchor = graph.add_node(("side", side))
            graph.add_edges_from([(anchor, member, SIDE_PULL) for member in standing])
    return graph


def _disputes(size: int, numbers: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """Tell which dispute each actor belongs to: Louvain communities (Blondel and others 2008) of who accuses whom.

    Actors are numbers here, since the order of a set of strings differs from one run of Python to the next.
    """
    network: nx.Graph[int] = nx.Graph()
    network.add_nodes_from(range(size))
    network.add_weighted_edges_from((one, other, number) for (one, other), number in numbers.items())
    communities = nx.community.louvain_communities(network, seed=SEED)
    return {actor: place for place, community in enumerate(communities) for actor in community}


def _place(part: rustworkx.PyGraph) -> dict[str, Position]:
    size = part.num_nodes()
    if size <= 2:
        return {part[node]: (SPACING * node, 0.0) for node in range(size)}
    steps = max(FEWEST_ITERATIONS, min(ITERATIONS, STEPS_IN_ALL // size))
    spread = round(SPACING * math.sqrt(size) / 2)
    found = rustworkx.spring_layout(
        part, num_iter=steps, weight_fn=float, scale=spread, seed=SEED, k=1.6 / math.sqrt(size)
    )
    return _lying(_apart({part[node]: (place[0], place[1]) for node, place in found.items()}))


def _lying(places: dict[str, Position]) -> dict[str, Position]:
    """Turn a part that is higher than it is wide: screens and paper columns are wide."""
    _, _, width, height = _box(places)
    return {name: (y, x) for name, (x, y) in places.items()} if height > width else places


def _apart(places: dict[str, Position]) -> dict[str, Position]:
    """Push those who stand too close away from each other, until nobody does or the rounds are over."""
    standing = {name: list(place) for name, place in places.items()}
    nearest = NEAREST if len(places) <= CROWD else NEAREST_IN_A_CROWD
    for _ in range(ROUNDS):
        cells: dict[tuple[int, int], list[str]] = {}
        for name, (x, y) in standing.items():
            cells.setdefault((int(x // nearest), int(y // nearest)), []).append(name)
        if not sum(_push(standing[one], standing[other], nearest) for one, other in _neighbours(cells)):
            break
    return {name: (x, y) for name, (x, y) in standing.items()}


def _neighbours(cells: Mapping[tuple[int, int], list[str]]) -> Iterator[tuple[str, str]]:
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


def _beside_each_other(parts: Sequence[dict[str, Position]]) -> list[dict[str, Position]]:
    """Rows of parts, the largest first, about as wide as they are high in all."""
    boxes = [_box(part) for part in parts]
    widest = 1.35 * max(max(width for _, _, width, _ in boxes), math.sqrt(sum(w * h for _, _, w, h in boxes)))
    x = y = row = 0.0
    placed = []
    for part, (left, top, width, height) in zip(parts, boxes, strict=True):
        if x and x + width > widest:
            x, y, row = 0.0, y + row, 0.0
        placed.append({name: (round(px - left + x, 1), round(py - top + y, 1)) for name, (px, py) in part.items()})
        x, row = x + width, max(row, height)
    return placed


def _box(part: Mapping[str, Position]) -> tuple[float, float, float, float]:
    across, down = zip(*part.values(), strict=True)
    return min(across), min(down), max(across) - min(across) + SPACING, max(down) - min(down) + SPACING
