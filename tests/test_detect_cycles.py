from itertools import combinations, permutations

import networkx as nx
import pytest
from dispute import dispute, found
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.detect.cycles import find_cycles, triangles
from kg.finding import Kind

NAMES = "abcdef"
Supports = dict[tuple[str, str], int]
graphs = st.dictionaries(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda arc: arc[0] != arc[1]),
    st.integers(1, 4),
    max_size=16,
)


def to_digraph(supports: Supports) -> "nx.DiGraph[str]":
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((a, b, {"support": support}) for (a, b), support in sorted(supports.items()))
    return graph


def by_definition(supports: Supports, longest: int) -> set[tuple[str, ...]]:
    """Every closed path without repeats, from its least actor: all orders of all choices are tried."""
    return {
        order
        for size in range(3, longest + 1)
        for chosen in combinations(NAMES, size)
        for order in permutations(chosen)
        if order[0] == min(order) and all(arc in supports for arc in arcs_of(order))
    }


def arcs_of(order: tuple[str, ...]) -> list[tuple[str, str]]:
    return list(zip(order, (*order[1:], order[0]), strict=True))


def weakest(supports: Supports, order: tuple[str, ...]) -> int:
    return min(supports[arc] for arc in arcs_of(order))


@settings(max_examples=60)
@given(graphs, st.integers(3, 6))
def test_the_cycles_are_those_of_the_definition(supports: Supports, longest: int) -> None:
    answer = find_cycles(to_digraph(supports), longest, listed=10_000)
    assert answer.complete
    assert set(answer.found) == by_definition(supports, longest)
    assert len(set(answer.found)) == len(answer.found)


@settings(max_examples=60)
@given(graphs, st.integers(1, 5))
def test_the_best_supported_come_first_and_none_better_is_left_out(supports: Supports, listed: int) -> None:
    answer = find_cycles(to_digraph(supports), 5, listed)
    every = sorted((weakest(supports, order) for order in by_definition(supports, 5)), reverse=True)
    assert [weakest(supports, order) for order in answer.found] == every[:listed]
    assert answer.complete == (len(every) <= listed)
    assert bool(answer.left_out) == (len(every) > listed)


@given(graphs)
def test_triangles_are_counted_without_being_listed(supports: Supports) -> None:
    assert triangles(to_digraph(supports)) == len(by_definition(supports, 3))


def test_a_search_that_would_not_end_stops_and_says_so() -> None:
    answer = find_cycles(nx.complete_graph(40, nx.DiGraph), longest=5, listed=10**9, steps=2_000)
    assert not answer.complete
    assert str(triangles(nx.complete_graph(40, nx.DiGraph))) in answer.left_out


@pytest.mark.parametrize("longest", [3, 4, 5])
def test_ties_are_broken_by_publishers(longest: int) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    for cycle, publishers in (("abc", ("p",)), ("def", ("p", "q"))):
        nx.add_cycle(graph, cycle, support=2, publishers=publishers)
    assert find_cycles(graph, longest).found == (("d", "e", "f"), ("a", "b", "c"))


def test_a_cycle_of_three_is_told_with_its_weakest_link() -> None:
    case = dispute(
        (0, ["s1 a accuses b | Aland accused Borland of [mining the strait]."]),
        (1, ["s2 b accuses c | Borland accused Coland of [hiding the maps]."]),
        (2, ["s3 c accuses a | Coland accused Aland of [taking its buoys]."]),
        (3, ["s4 c accuses a | Coland accused Aland of [taking its buoys at night]."]),
    )
    (finding,) = found(case, Kind.ACCUSATION_CYCLE)
    assert [actor.actor for actor in finding.actors] == ["a", "b", "c"]
    assert finding.why.startswith(
        "Aland accuses Borland, Borland accuses Coland and Coland accuses Aland; one document"
    )
    assert (set(finding.statements), finding.days) == ({"s1", "s2", "s3", "s4"}, 3)
