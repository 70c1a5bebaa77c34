from datetime import date
from itertools import combinations

import networkx as nx
import pytest
from dispute import dispute, found
from hypothesis import given
from hypothesis import strategies as st

from kg.detect.clusters import MATTER_DAYS
from kg.detect.mutual import balance, mutual_pairs, volley
from kg.finding import Kind, Level

arcs = st.sets(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).filter(lambda arc: arc[0] != arc[1]))


@given(arcs)
def test_the_pairs_are_those_of_the_definition(arcs: set[tuple[str, str]]) -> None:
    by_definition = {(a, b) for a, b in combinations("abcdefgh", 2) if (a, b) in arcs and (b, a) in arcs}
    found_pairs = list(mutual_pairs(nx.DiGraph(sorted(arcs))))
    assert set(found_pairs) == by_definition
    assert len(found_pairs) == len(by_definition)


@given(arcs)
def test_reciprocity_agrees_with_networkx(arcs: set[tuple[str, str]]) -> None:
    graph = nx.DiGraph(sorted(arcs))
    assert 2 * len(list(mutual_pairs(graph))) == round(nx.overall_reciprocity(graph) * len(arcs) if arcs else 0)


def test_a_mutual_accusation_tells_who_was_first_and_how_even_it_is() -> None:
    case = dispute(
        (0, ["s1 b accuses a | Borland accused Aland of [mining the strait]."]),
        (2, ["s2 a accuses b | Aland accused Borland of [smuggling rifles]."]),
        (3, ["s3 a-army accuses b | The Aland Army accused Borland of [jamming its radios]."]),
    )
    (finding,) = found(case, Kind.MUTUAL_ACCUSATION)
    assert [actor.name for actor in finding.actors] == ["Borland", "Aland"]
    assert finding.why.startswith("Borland and Aland accuse each other: Borland once, of “mining the strait”")
    assert set(finding.statements) == {"s1", "s2", "s3"}
    assert (finding.days, dict(finding.parts)["balance"], dict(finding.parts)["volley"]) == (3, 0.5, 0.5)


def test_thirty_papers_accuse_once_and_the_same_matter_is_the_one_that_is_told() -> None:
    told = "b accuses a | Borland accused Aland of [mining the strait]."
    back = "a accuses b | Aland blamed Borland for [bribing the judges of Lund]."
    case = dispute(
        (0, [f"s1 {told}", "s2 b accuses a | Borland accused Aland of [bribing the judges of Lund]."]),
        (0, [f"s3 {told}"]),
        (1, [f"s4 {told}"]),
        (2, [f"s5 {back}"]),
        (3, [f"s6 {back}"]),
    )
    (finding,) = found(case, Kind.MUTUAL_ACCUSATION)
    assert (dict(finding.parts)["balance"], dict(finding.parts)["same_matter"]) == (0.5, 1.0)
    assert set(finding.statements) == {"s1", "s2", "s3", "s4", "s5", "s6"}
    assert finding.why == (
        "Borland and Aland accuse each other: Borland twice, first of “mining the strait” (2031-05-01); "
        "Aland once, of “bribing the judges of Lund” (2031-05-03); "
        "of the same matter, Borland of “bribing the judges of Lund” (2031-05-01) "
        "and Aland of “bribing the judges of Lund” (2031-05-03)."
    )


@pytest.mark.parametrize(("later", "same"), [(MATTER_DAYS, 1.0), (MATTER_DAYS + 1, 0.0)])
def test_what_was_told_long_before_is_another_matter(later: int, same: float) -> None:
    case = dispute(
        (0, ["s1 b accuses a | Borland accused Aland of [breaking the truce]."]),
        (later, ["s2 a accuses b | Aland accused Borland of [breaking the truce]."]),
    )
    (finding,) = found(case, Kind.MUTUAL_ACCUSATION)
    assert dict(finding.parts)["same_matter"] == same


def test_two_agencies_make_a_mutual_accusation_of_their_sides_only() -> None:
    case = dispute(
        (0, ["s1 a-army accuses b | The Aland Army accused Borland of [mining the strait]."]),
        (1, ["s2 b-army accuses a | The Borland Army accused Aland of [smuggling rifles]."]),
    )
    assert found(case, Kind.MUTUAL_ACCUSATION, Level.ACTOR) == []
    assert len(found(case, Kind.MUTUAL_ACCUSATION)) == 1


def test_what_is_printed_later_is_left_out() -> None:
    case = dispute(
        (0, ["s1 b accuses a | Borland accused Aland of [mining the strait]."]),
        (2, ["s2 a accuses b | Aland accused Borland of [smuggling rifles]."]),
    )
    assert found(case, Kind.MUTUAL_ACCUSATION, as_of=date(2031, 5, 2)) == []
    assert len(found(case, Kind.MUTUAL_ACCUSATION, as_of=date(2031, 5, 3))) == 1


def test_a_denial_is_no_accusation_back() -> None:
    case = dispute(
        (0, ["s1 b accuses a | Borland accused Aland of [mining the strait].", "s2 a denies s1 | Aland denied [it]."]),
    )
    assert found(case, Kind.MUTUAL_ACCUSATION) == []


def test_balance_and_volley_of_the_extremes() -> None:
    assert (balance(5, 5), balance(1, 10)) == (1.0, 0.1)
    assert volley(["a", "b"]) == 1.0
    assert volley(["a", "a", "a", "b"]) == 0.5
