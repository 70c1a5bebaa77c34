from datetime import date
from itertools import product

import networkx as nx
import pytest
from dispute import dispute
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.detect.ledger import Ledger
from kg.detect.measures import by_month, changes, measure
from kg.detect.narratives import camps, communities, relays, ties
from kg.detect.outlets import outlets
from kg.detect.unanswered import standings
from kg.finding import Level
from kg.graph import accusations, to_graph

NAMES = "abcdef"
arcs = st.sets(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda arc: arc[0] != arc[1]))


def named(found: set[tuple[str, str]]) -> "nx.DiGraph[str]":
    graph: nx.DiGraph[str] = nx.DiGraph(sorted(found))
    nx.set_node_attributes(graph, {actor: actor.upper() for actor in graph}, "name")
    return graph


@settings(max_examples=60)
@given(arcs)
def test_no_division_contradicts_fewer_ties_than_the_camps(found: set[tuple[str, str]]) -> None:
    graph = named(found)
    signed = ties(graph)
    for camp in camps(graph):
        order = sorted((*camp.one, *camp.other))
        inside = signed.subgraph(order)
        by_definition = min(
            sum((side[a] == side[b]) == (inside.edges[a, b]["sign"] < 0) for a, b in inside.edges)
            for side in (dict(zip(order, choice, strict=True)) for choice in product([0, 1], repeat=len(order)))
        )
        assert camp.frustration == by_definition


def test_two_blocs_are_balanced_and_a_quarrel_of_three_is_not() -> None:
    (blocs,) = camps(named({("a", "c"), ("b", "c"), ("a", "d"), ("b", "d"), ("c", "a")}))
    assert ({*blocs.one}, {*blocs.other}, blocs.frustration) == ({"a", "b"}, {"c", "d"}, 0)
    (quarrel,) = camps(named({("a", "b"), ("b", "c"), ("c", "a")}))
    assert quarrel.frustration == 1


def test_many_actors_are_divided_too() -> None:
    graph = named({(f"a{n}", f"b{m}") for n in range(12) for m in range(12)})
    (found,) = camps(graph)
    assert {len(found.one), len(found.other), found.frustration} == {12, 0}


def test_those_who_accuse_the_same_are_a_community() -> None:
    assert communities(named({("a", "x"), ("b", "x"), ("c", "y"), ("d", "y")})) == [("a", "b"), ("c", "d")]
    assert communities(named({("a", "b")})) == []


@given(arcs)
def test_reciprocity_and_density_are_those_of_networkx(found: set[tuple[str, str]]) -> None:
    graph = named(found)
    measures = measure(graph)
    assert measures.density == pytest.approx(nx.density(graph))
    assert measures.reciprocity == pytest.approx(nx.overall_reciprocity(graph) if found else 0)
    assert {role.actor: role.accused_by for role in measures.roles} == dict(graph.in_degree())
    between = nx.betweenness_centrality(graph)
    assert all(role.betweenness == pytest.approx(between[role.actor], abs=1e-5) for role in measures.roles)


def test_the_most_accused_comes_first() -> None:
    assert measure(named({("a", "c"), ("b", "c"), ("c", "d")})).roles[0].actor in {"c", "d"}
    assert measure(nx.DiGraph()).roles == ()


def test_months_without_allegations_are_in_the_series() -> None:
    case = dispute(
        (
            0,
            [
                "s1 a accuses b | Aland accused Borland of [mining the strait].",
                "s3 a accuses b | Aland accused Borland of [taking boats].",
            ],
        ),
        (70, ["s2 b accuses a | Borland accused Aland of [burning a mill]."]),
    )
    windows = by_month(Ledger(to_graph(case)), Level.SIDE)
    assert [(each.first, each.allegations, each.documents) for each in windows] == [
        (date(2031, 5, 1), 2, 1), (date(2031, 6, 1), 0, 0), (date(2031, 7, 1), 1, 1)
    ]  # fmt: skip


def test_changes_are_found_where_the_rate_changes() -> None:
    assert changes([3, 2, 4, 3, 3, 20, 22, 19, 21, 4, 3, 2, 3]) == [5, 9]
    assert changes([3, 4, 3, 4, 3, 4]) == []
    assert changes([]) == []


def test_an_outlet_that_leaves_out_a_denial_known_by_then() -> None:
    mining = "accuses a | Borland accused Aland of [mining the strait of Lund]."
    case = dispute(
        (0, [f"s1 b {mining}"]),
        (1, ["s2 a denies | Aland denied [mining the strait of Lund]."]),
        (1, [f"s3 b on 2031-05-01 {mining}".replace("on 2031-05-01 accuses a", "accuses a on 2031-05-01")]),
    )
    ledger = Ledger(to_graph(case))
    found = {each.publisher: each for each in outlets(ledger, list(standings(ledger, Level.SIDE)), Level.SIDE)}
    assert {name: each.one_sided for name, each in found.items()} == {"Paper 1": 0, "Paper 2": 0, "Paper 3": 1}
    assert (found["Paper 1"].first, found["Paper 3"].first) == (1, 0)
    assert found["Paper 2"].quoted == (("Aland", 1),)


def test_nobody_relays_itself() -> None:
    case = dispute((0, ["s1 a accuses b | Aland accused Borland of [mining the strait]."]))
    assert relays(to_graph(case), Level.SIDE) == {}
    assert accusations(to_graph(case), Level.SIDE).number_of_edges() == 1
