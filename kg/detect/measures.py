"""Measures of who accuses whom, on the projection: never on the graph with its parallel arcs.

Reciprocity: the share of arcs whose opposite exists too (Wasserman and Faust 1994, 13.3). Density: arcs through the
arcs there could be. PageRank of the accused (Brin and Page 1998): whoever is accused by those who are much accused
themselves. Betweenness (Freeman 1977): how often an actor lies on a shortest chain of accusations.
"""

import math
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from operator import attrgetter

import rustworkx

from kg.detect.ledger import Ledger
from kg.finding import Level
from kg.graph import Accusations, parties

MONTHS_A_SIDE = 3
"""A change is looked for only where there are so many months before it and after it."""


@dataclass(frozen=True, slots=True)
class Role:
    """One actor's part in the network of accusations."""

    actor: str
    name: str
    accuses: int
    accused_by: int
    pagerank: float
    betweenness: float


@dataclass(frozen=True, slots=True)
class Measures:
    """The network of accusations in figures; roles are ordered by PageRank, the most accused first."""

    actors: int
    arcs: int
    density: float
    reciprocity: float
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """What was alleged from a first to a last day: allegations, the documents with any, their arcs and density.

    Copies of one text count once, in the document that printed it first.
    """

    first: date
    last: date
    allegations: int
    documents: int
    arcs: int
    density: float


def measure(projection: Accusations) -> Measures:
    """Return the measures of a projection.

    >>> import networkx as nx
    >>> found = measure(nx.DiGraph([("a", "b"), ("b", "a"), ("c", "a")]))
    >>> round(found.reciprocity, 2), found.density, found.roles[0].actor
    (0.67, 0.5, 'a')
    """
    order = sorted(projection)
    place = {actor: number for number, actor in enumerate(order)}
    fast: rustworkx.PyDiGraph[str, None] = rustworkx.PyDiGraph()
    fast.add_nodes_from(order)
    fast.add_edges_from_no_data([(place[a], place[b]) for a, b in sorted(projection.edges)])
    ranks = rustworkx.pagerank(fast) if order else {}
    between = rustworkx.digraph_betweenness_centrality(fast)
    roles = [
        Role(
            actor=actor,
            name=projection.nodes[actor].get("name", actor),
            accuses=projection.out_degree(actor),
            accused_by=projection.in_degree(actor),
            pagerank=round(ranks[place[actor]], 6),
            betweenness=round(between[place[actor]], 6),
        )
        for actor in order
    ]
    arcs = projection.number_of_edges()
    returned = sum(projection.has_edge(b, a) for a, b in projection.edges)
    return Measures(
        actors=len(order),
        arcs=arcs,
        density=_density(len(order), arcs),
        reciprocity=returned / arcs if arcs else 0.0,
        roles=tuple(sorted(roles, key=lambda role: (-role.pagerank, role.actor))),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """One allegation with a day: its document and its arcs."""

    day: date
    document: str
    arcs: tuple[tuple[str, str], ...]


def by_month(ledger: Ledger, level: Level) -> list[Window]:
    """Return what was alleged in each calendar month, the months without anything included."""
    told = list(_told(ledger, level))
    return [_window(told, first, last) for first, last in _months(told)]


def sliding(ledger: Ledger, level: Level, days: int, step: int) -> list[Window]:
    """Return what was alleged in windows of so many days, each beginning ``step`` days after the one before.

    The first window begins on the first day of an allegation, the last one holds the last: what falls on the border of
    two months is seen together.
    """
    told = list(_told(ledger, level))
    if not told:
        return []
    beginnings = range(0, max(1, (told[-1].day - told[0].day).days - days + step + 1), step)
    starts = [told[0].day + timedelta(later) for later in beginnings]
    return [_window(told, first, first + timedelta(days - 1)) for first in starts]


def changes(counts: Sequence[int]) -> list[int]:
    """Return the positions at which a rate changes, in order.

    Count documents that accuse, not allegations: those of one article come together, and are no Poisson process.

    Binary segmentation (Scott and Knott 1974) on the likelihood of Poisson counts; a split counts where it gains more
    than the Bayesian information criterion asks for (Schwarz 1978).

    >>> changes([2, 3, 2, 2, 9, 11, 10, 12])
    [4]
    """
    gains = [(_gain(counts, at), at) for at in range(MONTHS_A_SIDE, len(counts) - MONTHS_A_SIDE + 1)]
    gain, at = max(gains, default=(0.0, 0))
    if gain <= math.log(len(counts) or 1):
        return []
    later = [at + position for position in changes(counts[at:])]
    return [*changes(counts[:at]), at, *later]


def _gain(counts: Sequence[int], at: int) -> float:
    return _likelihood(counts[:at]) + _likelihood(counts[at:]) - _likelihood(counts)


def _likelihood(counts: Sequence[int]) -> float:
    """The logarithm of the likelihood of Poisson counts at their own mean, without what a split cannot change."""
    total = sum(counts)
    return total * math.log(total / len(counts)) if total else 0.0


def _told(ledger: Ledger, level: Level) -> Iterator[_Told]:
    """Yield the allegations with a day, in the order of their days; copies of one text are one allegation."""
    for entry in ledger.allegations():
        if entry.day is not None and ledger.original(entry) is entry:
            ends = product(parties(entry.statement.sources, level), parties(entry.statement.accused, level))
            arcs = [(a.actor, b.actor) for a, b in ends if a.actor != b.actor and not ledger.is_domestic(a, b, level)]
            yield _Told(entry.day, entry.statement.document, tuple(arcs))


def _months(told: Sequence[_Told]) -> Iterator[tuple[date, date]]:
    """Yield the first and the last day of every month from the first allegation to the last."""
    if told:
        first, last = (12 * each.day.year + each.day.month - 1 for each in (told[0], told[-1]))
        for number in range(first, last + 1):
            year, month = number // 12, number % 12 + 1
            yield date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _window(told: Sequence[_Told], first: date, last: date) -> Window:
    day = attrgetter("day")
    inside = told[bisect_left(told, first, key=day) : bisect_right(told, last, key=day)]
    arcs = {arc for each in inside for arc in each.arcs}
    actors = {actor for arc in arcs for actor in arc}
    documents = {each.document for each in inside}
    return Window(first, last, len(inside), len(documents), len(arcs), _density(len(actors), len(arcs)))


def _density(actors: int, arcs: int) -> float:
    return arcs / (actors * (actors - 1)) if actors > 1 else 0.0
