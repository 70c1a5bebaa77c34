from itertools import pairwise

import pytest
from dispute import dispute
from hypothesis import given
from hypothesis import strategies as st

from kg.detect.clusters import MATTER_DAYS, same_allegations
from kg.detect.content import Content, Likeness, Mask
from kg.detect.ledger import Ledger
from kg.graph import to_graph

words = st.frozensets(st.sampled_from(["=attack", "=dam", "bridg", "mill", "lund", "strait"]), min_size=1)
contents = words.map(lambda some: Content(some, frozenset(), frozenset(), frozenset()))


def clusters(*lines: str, days: tuple[int, ...] = ()) -> set[frozenset[str]]:
    case = dispute(*((days[n] if days else 0, [line]) for n, line in enumerate(lines)))
    return {frozenset(each.statement.id for each in group) for group in same_allegations(Ledger(to_graph(case)))}


@pytest.mark.parametrize(
    ("second", "same"),
    [
        ("s2 c accuses b-army | Coland accused the Borland Army of [shelling the village of Desk].", True),
        ("s2 a accuses b | Aland said [Borland's guns bombarded Desk].", True),
        ("s2 b accuses a | Borland accused Aland of [shelling the village of Desk].", False),
        ("s2 a accuses c | Aland accused Coland of [shelling the village of Desk].", False),
        ("s2 a accuses b | Aland accused Borland of [shelling the village of Malm].", False),
        ("s2 a accuses b | Aland accused Borland of [bribing a judge].", False),
    ],
)
def test_which_allegations_are_one(second: str, same: bool) -> None:
    first = "s1 a accuses b | Aland accused Borland of [shelling the village of Desk]."
    assert (len(clusters(first, second)) == 1) == same


def test_another_target_is_another_allegation() -> None:
    assert len(clusters(
        "s1 watch accuses a | Rights Watch accused Aland of [bombing ports of Borland].",
        "s2 watch accuses a | Rights Watch accused Aland of [bombing ports of Coland].",
        "s3 c,b claims | Coland and Borland said [it would rain].",
    )) == 2  # fmt: skip


def test_figures_tell_two_events_apart() -> None:
    assert len(clusters(
        "s1 a accuses b | Aland accused Borland of [stealing 40 boats].",
        "s2 a accuses b | Aland accused Borland of [stealing 9 boats].",
    )) == 2  # fmt: skip


def test_an_allegation_that_comes_back_after_weeks_is_another_one() -> None:
    line = "accuses b | Aland accused Borland of [shelling villages near the border]."
    assert len(clusters(f"s1 a {line}", f"s2 a {line}", days=(0, 20))) == 1
    assert len(clusters(f"s1 a {line}", f"s2 a {line}", days=(0, 40))) == 2


def test_actors_are_masked_with_their_other_names_and_adjectives() -> None:
    mask = Mask([("Norland", "n"), ("Norlandic", "n"), ("Halvik", "n")])
    assert mask.content("Norlandic jets from Halvik").words == mask.content("jets").words


def test_whose_allegations_they_are_is_no_matter() -> None:
    content = Mask([("Kiev", "ua")]).content("Kiev's allegations")
    assert (content.words, content.sides) == (frozenset(), frozenset({"ua"}))
    assert Mask([]).content("the agency's charges").words == frozenset()
    assert Mask([]).content("the agency's ships").words


@given(contents, contents, st.lists(contents))
def test_likeness_is_symmetric_and_between_0_and_1(one: Content, other: Content, rest: list[Content]) -> None:
    likeness = Likeness([one, other, *rest])
    assert likeness(one, other) == pytest.approx(likeness(other, one))
    assert 0 <= likeness(one, other) <= 1 + 1e-9
    assert likeness(one, one) == pytest.approx(1)
    assert (likeness(one, other) > 0) == bool(one.words & other.words)


matters = st.sampled_from(["shelling the village of Desk", "bombing Desk", "burning 3 mills", "burning mills in Malm"])
pairs = st.sampled_from(["a b", "b a", "a c", "c a", "b c", "c b", "watch a", "a watch"])


@given(st.lists(st.tuples(st.integers(0, 60), pairs, matters), max_size=10))
def test_swapped_actors_places_figures_and_long_silences_are_never_in_one_cluster(
    told: list[tuple[int, str, str]],
) -> None:
    documents = [
        (day, [f"s{n} {pair.replace(' ', ' accuses ')} | They spoke of [{matter}]."])
        for n, (day, pair, matter) in enumerate(told)
    ]
    groups = same_allegations(Ledger(to_graph(dispute(*documents))))
    assert sum(map(len, groups)) == len(told)
    for group in groups:
        members = [told[int(entry.statement.id[1:])] for entry in group]
        assert len({pair.split()[1] for _, pair, _ in members}) == 1
        assert len({name for _, _, matter in members for name in ("Desk", "Malm") if name in matter}) <= 1
        days = sorted(day for day, _, _ in members)
        assert all(later - earlier <= MATTER_DAYS for earlier, later in pairwise(days))
