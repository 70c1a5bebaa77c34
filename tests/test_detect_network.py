import math
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise, product

import networkx as nx
import pytest
from dispute import START, dispute
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.detect.answers import Answers
from kg.detect.clusters import MATTER_DAYS
from kg.detect.copies import COPY_DAYS
from kg.detect.ledger import Ledger
from kg.detect.links import ANSWER_DAYS
from kg.detect.measures import by_month, changes, measure, sliding
from kg.detect.narratives import camps, communities, relays, ties
from kg.detect.outlets import outlets
from kg.detect.standings import standings
from kg.finding import Level
from kg.graph import accusations, to_graph
from kg.statement import Mention

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
    found = {each.publisher: each for each in outlets(ledger, list(standings(Answers(ledger), Level.SIDE)), Level.SIDE)}
    assert {name: each.one_sided for name, each in found.items()} == {"Paper 1": 0, "Paper 2": 0, "Paper 3": 1}
    assert (found["Paper 1"].first, found["Paper 3"].first) == (1, 0)
    assert found["Paper 2"].quoted == (("Aland", 1),)


def test_nobody_relays_itself() -> None:
    case = dispute((0, ["s1 a accuses b | Aland accused Borland of [mining the strait]."]))
    assert relays(to_graph(case), Level.SIDE) == {}
    assert accusations(to_graph(case), Level.SIDE).number_of_edges() == 1


Printed = tuple[int, int, str, str, str, str]
"""Day, publisher, speaker, verb, whom, matter."""

printed = st.tuples(
    st.integers(0, 50),
    st.integers(1, 3),
    st.sampled_from(["a", "a-army", "b", "c"]),
    st.sampled_from(["accuses", "accuses", "denies"]),
    st.sampled_from(["a", "b-army", "b", "c"]),
    st.sampled_from(["mining the strait of Lund", "burning 3 mills", "cutting the sea cable"]),
)


def side(actor: str) -> str:
    return actor[0]


def collection(told: list[Printed]) -> tuple[list[Printed], Ledger]:
    """Return what is told without those who accuse themselves, in the order of days, and the ledger of it."""
    told = sorted(each for each in told if each[3] == "denies" or side(each[2]) != side(each[4]))
    case = dispute(
        *(
            (day, [f"s{n} {who} {verb}{' ' + whom if verb == 'accuses' else ''} | They spoke of [{matter}]."])
            for n, (day, _, who, verb, whom, matter) in enumerate(told)
        )
    )
    papers = [replace(each, publisher=f"P{line[1]}") for each, line in zip(case.printed, told, strict=True)]
    return told, Ledger(to_graph(replace(case, printed=tuple(papers))))


@settings(max_examples=60)
@given(st.lists(printed, max_size=9))
def test_what_outlets_leave_out_is_that_of_the_definition(told: list[Printed]) -> None:
    told, ledger = collection(told)
    found = outlets(ledger, list(standings(Answers(ledger), Level.SIDE)), Level.SIDE)
    clusters = tellings(told)
    assert {each.publisher: each.one_sided for each in found} == {
        f"P{paper}": sum(leaves_out(told, cluster, n) for cluster in clusters for n in cluster if told[n][1] == paper)
        for paper in {line[1] for line in told}
    }
    firsts = Counter(filter(None, (first_of(told, cluster) for cluster in clusters)))
    assert {each.publisher: each.first for each in found if each.first} == firsts
    for outlet in found:
        own = [line for line in told if f"P{line[1]}" == outlet.publisher]
        assert (outlet.documents, outlet.allegations) == (len(own), sum(line[3] == "accuses" for line in own))
        assert sum(times for _, times in outlet.quoted) == len(own)


def tellings(told: list[Printed]) -> list[list[int]]:
    """Return the numbers of the lines that accuse one side of one matter with no silence of over three weeks."""
    groups: list[list[int]] = []
    for n, (day, _, _, verb, whom, matter) in enumerate(told):
        if verb == "accuses":
            same = [g for g in groups if (side(told[g[0]][4]), told[g[0]][5]) == (side(whom), matter)]
            near = [group for group in same if day - told[group[-1]][0] <= MATTER_DAYS]
            if near:
                near[0].append(n)
            else:
                groups.append([n])
    return groups


def leaves_out(told: list[Printed], cluster: list[int], number: int) -> bool:
    """Tell whether others had printed a denial of any telling of it by that day, and the paper itself had not."""
    day, paper, _, _, whom, matter = told[number]
    known = {
        told[m][1]
        for m, line in enumerate(told)
        if line[3] == "denies" and line[5] == matter and side(line[2]) == side(whom) and line[0] <= day
        if any(told[n][0] <= line[0] <= told[n][0] + ANSWER_DAYS for n in cluster)
    }
    return bool(known) and paper not in known


def first_of(told: list[Printed], cluster: list[int]) -> str | None:
    papers = {told[n][1] for n in cluster}
    earliest = {told[n][1] for n in cluster if told[n][0] == told[cluster[0]][0]}
    return f"P{earliest.pop()}" if len(papers) > 1 and len(earliest) == 1 else None


def accusing(told: list[Printed]) -> list[Printed]:
    """Return the lines that accuse and are no copy of another within a week, in the order of days."""
    last: dict[tuple[str, ...], int] = {}
    found = []
    for line in told:
        day, said = line[0], line[2:]
        if line[3] == "accuses" and day - last.get(said, -COPY_DAYS - 1) > COPY_DAYS:
            found.append(line)
        last[said] = day
    return found


@given(st.lists(printed, max_size=9))
def test_the_months_are_those_of_the_definition(told: list[Printed]) -> None:
    told, ledger = collection(told)
    windows = by_month(ledger, Level.SIDE)
    for window in windows:
        own = [
            line for line in accusing(told) if (START + timedelta(line[0])).strftime("%Y-%m") == f"{window.first:%Y-%m}"
        ]
        arcs = {(side(line[2]), side(line[4])) for line in own}
        actors = {end for arc in arcs for end in arc}
        assert (window.allegations, window.documents, window.arcs) == (len(own), len(own), len(arcs))
        assert window.density == pytest.approx(len(arcs) / (len(actors) * (len(actors) - 1)) if arcs else 0)
    assert sum(each.allegations for each in windows) == len(accusing(told))
    assert all(timedelta(27) < later.first - one.first < timedelta(32) for one, later in pairwise(windows))


@given(st.lists(printed, max_size=9), st.integers(1, 30), st.integers(1, 30))
def test_sliding_windows_are_those_of_the_definition(told: list[Printed], days: int, step: int) -> None:
    told, ledger = collection(told)
    accused = [START + timedelta(line[0]) for line in accusing(told)]
    windows = sliding(ledger, Level.SIDE, days, step)
    for window in windows:
        assert (window.last - window.first).days == days - 1
        assert window.allegations == sum(window.first <= day <= window.last for day in accused)
    assert all((later.first - one.first).days == step for one, later in pairwise(windows))
    if accused:
        assert windows[0].first == min(accused)
        assert windows[-1].last >= max(accused) or step > days
        assert all(each.last < max(accused) for each in windows[:-1])
    else:
        assert windows == []


@given(arcs)
def test_ties_are_those_of_the_definition(found: set[tuple[str, str]]) -> None:
    signed = ties(named(found))
    for one, other in combinations(NAMES, 2):
        against = (one, other) in found or (other, one) in found
        together = any((one, third) in found and (other, third) in found for third in NAMES)
        expected = -1 if against else 1 if together else None
        assert signed.get_edge_data(one, other, {}).get("sign") == expected


@given(arcs)
def test_communities_are_no_worse_than_one_or_none(found: set[tuple[str, str]]) -> None:
    """Louvain looks for the greatest modularity, which nobody can list; both trivial divisions are looked at."""
    graph = named(found)
    friends: nx.Graph[str] = nx.Graph([(a, b) for a, b, tie in ties(graph).edges(data=True) if tie["sign"] > 0])
    groups = communities(graph)
    assert sorted(actor for group in groups for actor in group) == sorted(friends)
    if friends:
        reached = nx.community.modularity(friends, map(set, groups))
        assert reached >= nx.community.modularity(friends, [set(friends)]) - 1e-9
        assert reached >= nx.community.modularity(friends, [{actor} for actor in friends]) - 1e-9


@settings(max_examples=40)
@given(arcs)
def test_pagerank_is_where_a_wanderer_is_found(found: set[tuple[str, str]]) -> None:
    """With .85 the wanderer follows an accusation, else (or where there is none) it jumps anywhere."""
    actors = sorted({end for arc in found for end in arc})
    after = {actor: [b for a, b in found if a == actor] or actors for actor in actors}
    chance = dict.fromkeys(actors, 1 / len(actors)) if actors else {}
    for _ in range(200):
        arriving = {b: sum(chance[a] / len(after[a]) for a in actors if b in after[a]) for b in actors}
        chance = {actor: 0.15 / len(actors) + 0.85 * arriving[actor] for actor in actors}
    assert all(role.pagerank == pytest.approx(chance[role.actor], abs=1e-4) for role in measure(named(found)).roles)


@given(st.lists(st.integers(0, 12), max_size=14))
def test_changes_are_those_of_the_definition(counts: list[int]) -> None:
    assert changes(counts) == changes_by_definition(counts)


def changes_by_definition(counts: list[int]) -> list[int]:
    """Split where two means explain the counts best, if they do so better than the criterion asks; then each half."""
    splits = range(3, len(counts) - 2)
    if not splits:
        return []
    gains = {at: fit(counts[:at]) + fit(counts[at:]) - fit(counts) for at in splits}
    best = max(splits, key=lambda at: (round(gains[at], 9), at))
    if gains[best] <= math.log(len(counts)):
        return []
    return changes_by_definition(counts[:best]) + [best] + [best + at for at in changes_by_definition(counts[best:])]


def fit(counts: list[int]) -> float:
    """The logarithm of the chance of these counts if each is a Poisson variable of their own mean."""
    mean = sum(counts) / len(counts)
    return sum(n * math.log(mean) - mean - math.lgamma(n + 1) for n in counts) if mean else 0.0


@given(st.lists(st.tuples(*[st.sampled_from(["a", "a-army", "b", "c", "watch"])] * 2), max_size=6))
def test_relays_are_counted_as_they_are_told(told: list[tuple[str, str]]) -> None:
    case = dispute(*((0, [f"s{n} {source} claims | They said [it rained]."]) for n, (source, _) in enumerate(told)))
    relayed = [replace(each, relayed_by=relayer(by)) for each, (_, by) in zip(case.said, told, strict=True)]
    names = {"a": "Aland", "b": "Borland", "c": "Coland", "w": "Rights Watch"}
    expected = Counter((names[by[0]], names[who[0]]) for who, by in told if by[0] != who[0])
    assert relays(to_graph(replace(case, said=tuple(relayed))), Level.SIDE) == expected


def relayer(actor: str) -> tuple[Mention, ...]:
    mention = dispute((0, [f"x {actor} claims | They said [it rained]."])).said[0].sources[0]
    return (replace(mention, start=0, end=len(mention.text)),)
