from itertools import pairwise

import pytest
from dispute import dispute
from hypothesis import given
from hypothesis import strategies as st

from kg.detect.clusters import MATTER_DAYS, accused_keys, same_allegations
from kg.detect.content import SAME_MATTER, Content, Likeness, Mask
from kg.detect.entry import Entry
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


lines = st.tuples(
    st.integers(0, 60),
    st.sampled_from(["a accuses b", "b accuses a", "a accuses b,c", "c accuses b-army", "watch accuses c"]),
    st.sampled_from(
        [
            "shelling the village of Desk",
            "bombing Desk at night",
            "shelling villages",
            "burning 3 mills",
            "burning mills in Malm",
            "burning 4 mills of Doland",
            "burning mills and shelling Desk",
            "arming Doland",
            "rifles for Doland",
        ]
    ),
)


@given(st.lists(lines, max_size=12))
def test_the_clusters_are_those_of_the_definition(told: list[tuple[int, str, str]]) -> None:
    """Every cluster is tried for every allegation; the detector files them by whom they accuse and by their words."""
    ends = (99, ["x1 d claims | Doland said [it rained]."])
    documents = [(day, [f"s{n} {who} | They spoke of [{matter}]."]) for n, (day, who, matter) in enumerate(told)]
    ledger = Ledger(to_graph(dispute(*documents, ends)))
    assert [list(group) for group in same_allegations(ledger)] == by_definition(ledger)


def by_definition(ledger: Ledger) -> list[list[Entry]]:
    """Return the clusters: an allegation joins the one it is most like on average, of those it may belong to."""
    groups: list[list[Entry]] = []
    for entry in ledger.allegations():
        fits = [
            (sum(alike) / len(alike), number)
            for number, group in enumerate(groups)
            if all(may_be_told_together(entry, other) for other in group) and gap(group[-1], entry) <= MATTER_DAYS
            for alike in [[ledger.alike(entry, other) for other in different(group)]]
        ]
        likest, number = max(fits, default=(0.0, 0))
        if likest >= SAME_MATTER:
            groups[number].append(entry)
        else:
            groups.append([entry])
    return groups


def may_be_told_together(one: Entry, other: Entry) -> bool:
    accused = [{each.side for each in entry.statement.accused} for entry in (one, other)]
    kept_apart = [
        (one.content.names, other.content.names),
        (one.content.numbers, other.content.numbers),
        (one.others, other.others),
    ]
    return bool(accused[0] & accused[1]) and not any(
        first and second and not first & second for first, second in kept_apart
    )


def different(group: list[Entry]) -> list[Entry]:
    """Return the first telling of each wording: a hundred copies of one weigh no more than one."""
    return [
        each
        for number, each in enumerate(group)
        if not any(
            (each.content, each.others, accused_keys(each)) == (other.content, other.others, accused_keys(other))
            for other in group[:number]
        )
    ]


def gap(one: Entry, other: Entry) -> int:
    assert one.day is not None
    assert other.day is not None
    return (other.day - one.day).days
