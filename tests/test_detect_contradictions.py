from dataclasses import replace
from itertools import combinations

import pytest
from dispute import dispute, found
from hypothesis import given
from hypothesis import strategies as st

from kg.detect.contradictions import rival_accounts
from kg.detect.copies import COPY_DAYS
from kg.detect.counts import one_count
from kg.detect.events import one_event
from kg.detect.ledger import Ledger
from kg.detect.reasons import reason_of
from kg.finding import Kind, Level
from kg.graph import to_graph
from kg.statement import Mention, Statement

EXPLOSION = "s1 a accuses b | Aland blamed Borland for [the explosion at the Lund depot]."


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (EXPLOSION, "s2 b denies | Borland denied [causing the explosion at the Lund depot].", "denial"),
        (EXPLOSION, "s2 b accuses a | Borland blamed Aland for [the explosion at the Lund depot].", "mutual_blame"),
        (EXPLOSION, "s2 c accuses d | Coland blamed Doland for [the explosion at the Lund depot].", "rival_culprits"),
        (
            "s1 a claims | Aland said [the Lund bridge was open].",
            "s2 b claims not | Borland said [the Lund bridge was not open].",
            "opposite_polarity",
        ),
        (
            "s1 a claims | Aland said [twenty rockets hit the village of Desk].",
            "s2 b claims | Borland said [no rockets hit the village of Desk].",
            "numbers",
        ),
        (
            "s1 a claims | Aland said [the rockets killed 12 people in Desk].",
            "s2 b claims | Borland said [the rockets killed 40 people in Desk].",
            "numbers",
        ),
    ],
)
def test_two_statements_that_cannot_both_hold(first: str, second: str, reason: str) -> None:
    (finding,) = found(dispute((0, [first]), (0, [second])), Kind.CONTRADICTION)
    assert (finding.reason, set(finding.statements)) == (reason, {"s1", "s2"})


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (  # both may be true
            "s1 a accuses b | Aland accused Borland of [shelling villages].",
            "s2 b accuses a | Borland accused Aland of [shelling villages].",
        ),
        (  # each may have broken it
            "s1 a accuses b | Aland accused Borland of [violating the ceasefire].",
            "s2 b accuses a | Borland accused Aland of [violating the ceasefire].",
        ),
        (  # two places
            "s1 a accuses b | Aland blamed Borland for [the explosion in Lund].",
            "s2 c accuses d | Coland blamed Doland for [the explosion in Malm].",
        ),
        (  # one culprit
            EXPLOSION,
            "s2 c accuses b | Coland blamed Borland for [the explosion at the Lund depot].",
        ),
        (  # not exact
            "s1 a claims | Aland said [at least 12 people died in Desk].",
            "s2 b claims | Borland said [40 people died in Desk].",
        ),
        (  # two things are counted
            "s1 a claims | Aland said [the rockets in Desk killed 12 people].",
            "s2 b claims | Borland said [the rockets in Desk killed 40 cows].",
        ),
        (  # nobody named says the second
            "s1 a claims | Aland said [the Lund bridge was open].",
            "s2 - claims not | It was said that [the Lund bridge was not open].",
        ),
        (  # another matter
            EXPLOSION,
            "s2 b denies | Borland denied [that its king was ill].",
        ),
    ],
)
def test_disagreement_is_no_contradiction(first: str, second: str) -> None:
    assert found(dispute((0, [first]), (0, [second])), Kind.CONTRADICTION) == []


def described(statement: Statement, source: str | None, accused: str | None) -> Statement:
    """Return the statement with a source or an accused that the text only describes."""
    sources = (Mention(source, 0, len(source)),) if source else statement.sources
    targets = (Mention(accused, 0, len(accused)),) if accused else statement.accused
    return replace(statement, sources=sources, accused=targets)


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ("the government", "foreign security services", 1),
        ("the government", "members of the government", 0),
        ("armed men", "six men in masks", 0),
        ("the security services", "a neighbour's service", 0),
        ("the army", None, 0),  # may be Borland's
    ],
)
def test_culprits_that_nobody_names_are_rivals_by_their_head_words(one: str, other: str | None, number: int) -> None:
    case = dispute((0, [EXPLOSION, "s2 c accuses b | Coland blamed Borland for [the explosion at the Lund depot]."]))
    first, second = case.said
    case = replace(case, said=(described(first, "critics", one), described(second, None, other)))
    rivals = found(case, Kind.CONTRADICTION)
    assert [(each.reason, [party.name for party in each.actors]) for each in rivals] == [
        ("rival_culprits", ["Coland"])
    ] * number


@pytest.mark.parametrize("verb", ["denies", "denies not", "claims not"])
def test_whoever_says_it_did_not_do_it_rejects_what_a_witness_claims(verb: str) -> None:
    case = dispute(
        (0, ["s1 c claims | Coland said [boats of Aland had closed the Lund strait]."]),
        (0, [f"s2 a {verb} | Aland said [its boats had not closed the Lund strait]."]),
    )
    (finding,) = found(case, Kind.CONTRADICTION)
    assert set(finding.statements) == {"s1", "s2"}


def test_a_toll_that_rises_with_the_days_is_no_contradiction() -> None:
    first = "s1 a claims | Aland said [the rockets killed 12 people in Desk]."
    second = "s2 b claims | Borland said [the rockets killed 40 people in Desk]."
    assert found(dispute((0, [first]), (1, [second])), Kind.CONTRADICTION) == []


def test_a_source_against_itself() -> None:
    case = dispute(
        (0, [EXPLOSION]),
        (1, ["s2 b denies | Borland denied [causing the explosion at the Lund depot]."]),
        (9, ["s3 b admits | Borland admitted [causing the explosion at the Lund depot]."]),
    )
    told = {finding.reason: set(finding.statements) for finding in found(case, Kind.CONTRADICTION)}
    assert told == {"denial": {"s1", "s2"}, "self": {"s2", "s3"}}


def test_reciprocal_blame_for_one_event_is_told_once() -> None:
    sentence = "| Aland and Borland blamed each other for [the collapse of the Lund talks]."
    case = dispute((0, [f"s1 a accuses b reciprocal {sentence}", f"s2 b accuses a reciprocal {sentence}"]))
    (finding,) = found(case, Kind.CONTRADICTION)
    assert finding.reason == "mutual_blame"


def test_a_contradiction_tells_both_sentences_as_somebodys_words() -> None:
    (finding,) = found(
        dispute((0, [EXPLOSION]), (2, ["s2 b-army denies | The Borland Army denied [the explosion at Lund]."])),
        Kind.CONTRADICTION,
        Level.ACTOR,
    )
    assert finding.why == (
        "Aland accused Borland: “the explosion at the Lund depot” (2031-05-01); "
        "Borland Army denied: “the explosion at Lund” (2031-05-03); one denies what the other alleges."
    )


lines = st.sampled_from(
    [
        "{} accuses {} | A blamed B for [the explosion at the Lund depot].",
        "{} accuses {} | A blamed B for [the blast in Lund].",
        "{} accuses {} | A accused B of [violating the truce].",
        "{} claims | A said [the Lund bridge was open].",
        "{} claims not | A said [the Lund bridge was not open].",
        "{} claims | A said [12 people died at the Lund bridge].",
        "{} claims | A said [40 people died at the Lund bridge].",
        "{} denies | A denied [the explosion in Lund].",
    ]
)
told_lines = st.lists(st.tuples(st.integers(0, 12), lines, st.permutations(["a", "b", "c"])), max_size=8)


Told = list[tuple[int, str, list[str]]]


@given(told_lines)
def test_the_pairs_are_those_of_the_definition(told: Told) -> None:
    """Every two statements are tried; the detector files them by their words and days instead."""
    documents = [(day, [f"s{n} {line.format(*actors)}"]) for n, (day, line, actors) in enumerate(told)]
    ledger = Ledger(to_graph(dispute(*documents)))
    by_definition = {
        frozenset((one.statement.id, other.statement.id))
        for one, other in combinations(ledger.entries, 2)
        if not is_copy(told, one.statement.id) and not is_copy(told, other.statement.id)
        for certainty in [max(one_event(ledger, one, other), one_count(ledger, one, other))]
        if certainty and reason_of(one, other, certainty)
    }
    pairs = {frozenset((pair.one.statement.id, pair.other.statement.id)) for pair in rival_accounts(ledger)}
    assert pairs == by_definition


def is_copy(told: Told, key: str) -> bool:
    """Tell whether the same line was printed before, at most COPY_DAYS ago."""
    number = int(key[1:])
    day, line, actors = told[number]
    words = line.format(*actors)
    earlier = [(then, n) for n, (then, line, actors) in enumerate(told) if line.format(*actors) == words]
    before = [then for then, n in earlier if (then, f"d{n + 1}") < (day, f"d{number + 1}")]
    return bool(before) and day - max(before) <= COPY_DAYS


WIRE = [
    "{0}1 a accuses b | Aland blamed Borland for [the explosion at the Lund depot].",
    "{0}2 b denies | Borland denied [any part in the explosion].",
    "{0}3 b accuses a | Borland blamed Aland for [the explosion at the Lund depot].",
    "{0}4 c claims | Coland said [12 people died at the Lund depot].",
    "{0}5 d claims | Doland said [40 people died at the Lund depot].",
]


@pytest.mark.parametrize("papers", [1, 2, 30])
def test_a_wire_text_contradicts_itself_once_however_many_papers_print_it(papers: int) -> None:
    case = dispute(*((paper % 3, [line.format(f"p{paper}-") for line in WIRE]) for paper in range(papers)))
    told = found(case, Kind.CONTRADICTION)
    assert sorted(str(each.reason) for each in told) == ["denial", "mutual_blame", "numbers"]
    assert {len(each.statements) for each in told} == {2}
    assert all(("repeat the one or the other" in each.why) == (papers > 1) for each in told if each.reason == "denial")


def test_two_sources_contradict_each_other_once_on_a_matter_and_the_rest_is_counted() -> None:
    case = dispute(
        (0, [EXPLOSION]),
        (1, ["s2 b denies | Borland denied [causing the explosion at the Lund depot]."]),
        (2, ["s3 a accuses b | Aland again blamed Borland for [the explosion at the Lund depot]."]),
        (3, ["s4 b-army denies | The Borland Army denied [the explosion at Lund]."]),
    )
    (told,) = found(case, Kind.CONTRADICTION)
    assert (told.statements, told.documents) == (("s1", "s2"), ("d1", "d2", "d3", "d4"))
    assert told.why.endswith("; 2 more statements in 2 documents repeat the one or the other.")
    assert dict(told.parts)["support"] == 0.8


def test_whoever_looked_away_is_no_rival_of_whoever_did_it() -> None:
    case = dispute(
        (0, ["s1 a accuses b | Aland said [Borland burned the Lund depot]."]),
        (0, ["s2 c accuses d | Coland said [Doland looked away while the Lund depot burned]."]),
    )
    assert found(case, Kind.CONTRADICTION) == []


FIRE = "s1 a accuses b | Aland blamed Borland for [the fire]."


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        (FIRE, "s2 c accuses d | Coland accused Doland of [bombing a school in Malm].", 0),  # a digest: two wars
        (FIRE, "s2 c accuses d | Coland blamed Doland for [the bombing].", 0),
        (FIRE, "s2 c accuses d | Coland blamed Doland for [the fire].", 0),
        (FIRE, "s2 b accuses d | Borland blamed Doland for [bombing a school in Malm].", 0),
        (FIRE, "s2 b accuses d | Borland blamed Doland for [the fire].", 1),
        (FIRE, "s2 b accuses a | Borland blamed Aland for [the fire].", 1),
        (
            "s1 a accuses b | Aland blamed Borland for [the fire] in the hills of Lund.",
            "s2 c accuses d | Coland blamed Doland for [the fire] near Lund.",
            1,
        ),
        (
            "s1 a accuses b | Aland accused Borland of [bombing the school].",
            "s2 c accuses d | Coland accused Doland of [shelling a school of girls].",
            0,
        ),
    ],
)
def test_two_wars_in_one_article_have_no_rival_culprits(first: str, second: str, number: int) -> None:
    between = "s0 c claims | Coland said [the fair would open]."
    assert len(found(dispute((0, [first, between, second])), Kind.CONTRADICTION)) == number


def test_the_fire_of_the_next_sentence_is_the_same_one() -> None:
    told = [FIRE, "s2 c accuses d | Coland blamed Doland for [the fire]."]
    assert len(found(dispute((0, told)), Kind.CONTRADICTION)) == 1


@pytest.mark.parametrize(("second", "number"), [("Malm", 0), ("Lund", 1)])
def test_the_attack_of_another_document_is_another_one_where_nothing_ties_the_two(second: str, number: int) -> None:
    case = dispute(
        (0, ["s1 a accuses b | Aland blamed Borland for [the attack], two days after the fair in Lund."]),
        (1, [f"s2 c accuses d | Coland blamed Doland for [the attack] before the fair in {second}."]),
    )
    assert len(found(case, Kind.CONTRADICTION)) == number


def test_one_word_is_no_opposite_of_a_longer_claim() -> None:
    case = dispute(
        (0, ["s1 a claims | Aland announced [this change]."]),
        (1, ["s2 b claims not | Borland said [the status of the church would not change]."]),
    )
    assert found(case, Kind.CONTRADICTION) == []


def test_no_part_in_it_does_not_say_that_it_did_not_happen() -> None:
    case = dispute(
        (0, ["s1 c claims | Coland said [the explosion at the Lund depot killed 9 men]."]),
        (0, ["s2 b denies | Borland denied [any role in the explosion at the Lund depot]."]),
    )
    assert found(case, Kind.CONTRADICTION) == []


def test_a_side_that_denies_through_one_and_admits_through_another_contradicts_itself() -> None:
    case = dispute(
        (0, [EXPLOSION]),
        (1, ["s2 b denies | Borland denied [causing the explosion at the Lund depot]."]),
        (9, ["s3 b-army admits | The Borland Army admitted [causing the explosion at the Lund depot]."]),
    )
    reasons = {level: {each.reason for each in found(case, Kind.CONTRADICTION, level)} for level in Level}
    assert reasons == {Level.SIDE: {"denial", "self"}, Level.ACTOR: {"denial"}}
