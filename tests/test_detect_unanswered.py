from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from dispute import dispute, found, states
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.detect import detect
from kg.detect.links import ANSWER_DAYS
from kg.detect.responses import FEW_DAYS, NEAREST_DAYS
from kg.errors import KgError
from kg.evaluate.disputes import Dispute
from kg.finding import Kind, Level, State
from kg.graph import to_graph
from kg.statement import Cue, Mention

MINING = "s1 b accuses a | Borland accused Aland of [mining the strait]."


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("s2 a denies s1 | Aland denied [the charge].", "denied"),
        ("s2 a denies | Aland denied [the allegations].", "denied"),
        ("s2 a denies | Aland denied [laying mines in the strait].", "denied"),
        ("s2 a claims not | Aland said [it had not mined the strait].", "denied"),
        ("s2 a-army denies | The Aland Army denied [that mines lay in the strait].", "denied"),
        ("s2 a admits | Aland admitted [mining the strait].", "admitted"),
        ("s2 a silent | Aland has not responded to [the allegations].", "reported_silent"),
        ("s2 a silent to b | Aland has not responded to [Borland's allegations].", "reported_silent"),
        ("s2 a declines | Aland declined to comment.", "declined"),
        ("s2 a accuses b | Aland accused Borland of [jamming its radios].", "countered"),
        ("s2 a accuses b | Aland said [Borland had mined the strait itself].", "countered"),
        ("s2 a claims | Aland said [the fair would open on Monday].", "nothing_found"),
        ("s2 c denies | Coland denied [mining the strait].", "nothing_found"),
        ("s2 b denies | Borland denied [that it mined the strait].", "nothing_found"),
        ("s2 a accuses c | Aland accused Coland of [selling mines].", "nothing_found"),
        ("s2 a denies | Aland denied [that any of its divers had been at sea].", "nothing_found"),
        ("s2 a denies | Aland denied [claims that it had plans to take both islands by force].", "nothing_found"),
        ("s2 a denies s1 | Aland denied [claims that it had plans to take both islands by force].", "nothing_found"),
        ("s2 a denies | Aland rejected [accusations of bribery].", "nothing_found"),
        ("s2 a denies | Aland dismissed [reports about a coup].", "nothing_found"),
        ("s2 a denies | Aland dismissed [the reports by Borland of bribed judges].", "nothing_found"),
        ("s2 a silent | Aland has not responded to [reports that its king is ill].", "nothing_found"),
        ("s2 a denies | Aland denied [claims that it had mined the strait].", "denied"),
        ("s2 a denies | Aland rejected [the accusations of the opposition].", "denied"),
        ("s2 a denies | Aland rejected [the islanders' latest accusations].", "denied"),
        ("s2 a denies | Aland denied [that it had done anything wrong].", "denied"),
        ("s2 a denies | Aland denied [bribing judges].", "nothing_found"),
        ("s2 a claims not | Aland said [its president was not ill].", "nothing_found"),
        ("s2 a silent to c | Aland has not responded to [Coland's allegations].", "nothing_found"),
    ],
)
def test_the_state_of_an_allegation_in_one_article(line: str, state: str) -> None:
    assert states(dispute((0, [MINING, line])))["s1", "a"] == state


@pytest.mark.parametrize(
    ("day", "line", "state"),
    [
        (1, "s2 a denies | Aland denied [mining the strait].", "denied"),
        (0, "s2 a denies | Aland denied [mining the strait].", "denied"),
        (-1, "s2 a denies | Aland denied [mining the strait].", "nothing_found"),
        (ANSWER_DAYS, "s2 a denies | Aland denied [mining the strait].", "denied"),
        (ANSWER_DAYS + 1, "s2 a denies | Aland denied [mining the strait].", "nothing_found"),
        (2, "s2 a denies to b | Aland denied [the allegations].", "denied"),
        (2, "s2 a denies to c | Aland denied [the allegations].", "nothing_found"),
        (NEAREST_DAYS, "s2 a denies to b | Aland denied [the allegations].", "denied"),
        (NEAREST_DAYS + 1, "s2 a denies to b | Aland denied [the allegations].", "nothing_found"),
        (9, "s2 a denies to b | Aland called [Borland's story] a lie.", "denied"),
        (2, "s2 a accuses b | Aland accused Borland of [jamming its radios].", "nothing_found"),
        (2, "s2 a accuses b | Aland said [Borland mined the strait].", "countered"),
        (1, "s2 a denies | Aland denied [burning a mill].", "nothing_found"),
        (NEAREST_DAYS, "s2 a denies | Aland denied [that its divers ever went near the strait].", "denied"),
        (FEW_DAYS, "s2 a denies | Aland denied [that its divers ever went near the strait].", "denied"),
        (FEW_DAYS + 1, "s2 a denies | Aland denied [that its divers ever went near the strait].", "nothing_found"),
    ],
)
def test_the_state_of_an_allegation_answered_in_another_article(day: int, line: str, state: str) -> None:
    assert states(dispute((0, [MINING]), (day, [line])))["s1", "a"] == state


def test_the_lately_accused_answers_what_was_told_of_late_first() -> None:
    old = (0, ["s0 b accuses a | Borland accused Aland of [laying mines and traps along the strait]."])
    case = dispute(old, (FEW_DAYS - NEAREST_DAYS, [MINING]), (FEW_DAYS, ["s2 a denies | Aland denied [laying traps]."]))
    assert states(case)["s0", "a"] == "denied"
    late = "s2 a denies | Aland denied [that it had laid traps and mined the strait]."
    assert states(dispute(old, (FEW_DAYS - 1, [MINING]), (FEW_DAYS, [late])))["s1", "a"] == "denied"


@pytest.mark.parametrize(
    ("content", "state"),
    [("that divers had mined the strait", "admitted"), ("that the harvest was poor", "nothing_found")],
)
def test_a_concession_admits_only_what_it_is_like(content: str, state: str) -> None:
    case = dispute((0, [MINING]), (3, [f"s2 a claims | Aland said [{content}]."]))
    cue = Cue("conceded", 0, 0, "concede")
    said = tuple(replace(each, cue=cue) if each.id == "s2" else each for each in case.said)
    assert states(replace(case, said=said))["s1", "a"] == state
    assert states(case)["s1", "a"] == "nothing_found"


def test_a_headline_and_its_article_tell_one_allegation() -> None:
    lines = [
        "s1 b accuses a | Borland blames Aland for [a blast]",
        "s2 b accuses a | Borland said Aland [blew up the dam].",
    ]
    case = dispute((0, lines), (1, ["s3 a denies | Aland denied [blowing up the dam]."]))
    assert states(case) == {("s1", "a"): "denied", ("s2", "a"): "denied"}


@pytest.mark.parametrize(
    ("cue", "state"), [("would not comment", "reported_silent"), ("said nothing", "nothing_found")]
)
def test_who_would_not_comment_was_asked_about_what_is_told_before(cue: str, state: str) -> None:
    between = "s3 b claims | Borland said [its ships were safe]."
    case = dispute((0, [MINING, between, "s2 a silent | Aland would not comment on [television programmes]."]))
    said = tuple(replace(each, cue=Cue(cue, 0, 0, cue)) if each.id == "s2" else each for each in case.said)
    assert states(replace(case, said=said))["s1", "a"] == state


def test_a_response_goes_to_the_allegation_it_is_most_like() -> None:
    case = dispute(
        (0, [MINING, "s2 b accuses a | Borland accused Aland of [flying spy balloons over the strait of Lund]."]),
        (2, ["s3 a denies | Aland denied [that any balloon of its army had been in the air]."]),
    )
    assert states(case) == {("s1", "a"): "nothing_found", ("s2", "a"): "denied"}


def test_a_third_side_that_both_name_ties_a_response() -> None:
    case = dispute(
        (0, [
            "s1 b accuses a | Borland accused Aland of [selling rifles to Coland].",
            "s2 b accuses a | Borland accused Aland of [closing a school].",
        ]),
        (2, ["s3 a denies | Aland denied [any dealings with Coland].", "s4 c claims | Coland said [it rained]."]),
    )  # fmt: skip
    assert states(case) == {("s1", "a"): "denied", ("s2", "a"): "nothing_found"}


def test_the_incursion_is_the_one_just_told() -> None:
    told = "s1 b accuses a | Borland said [Aland had sent helicopters over its coast]."
    assert states(dispute((0, [told, "s2 a denies s1 | Aland denied [the incursion]."])))["s1", "a"] == "denied"
    assert states(dispute((0, [told, "s2 a denies s1 | Aland denied [bribing judges]."])))["s1", "a"] == "nothing_found"


def test_a_silence_on_other_words_covers_the_allegation_just_before_it() -> None:
    silence = "s3 a declines | Aland declined to say [why its envoy had gone]."
    case = dispute((0, [MINING, "s2 b accuses a | Borland accused Aland of [leaving the talks].", silence]))
    assert states(case) == {("s1", "a"): "nothing_found", ("s2", "a"): "declined"}


@pytest.mark.parametrize(
    "content",
    [
        "that its president was ill",
        "claims that it had plans to take the two valleys by force",
        "accusations of bribing judges",
        "that it wanted to leave the talks",
    ],
)
def test_a_denial_of_something_else_answers_nothing_wherever_it_stands(content: str) -> None:
    other, told = f"s3 a denies | Aland denied [{content}].", "s2 b accuses a | Borland accused Aland of [war crimes]."
    for documents in ([(0, [MINING, told, other])], [(0, [other, MINING, told])], [(0, [MINING, told]), (1, [other])]):
        case = dispute(*documents)
        assert states(case) == {("s1", "a"): "nothing_found", ("s2", "a"): "nothing_found"}
        assert found(case, Kind.CONTRADICTION) == []


@pytest.mark.parametrize("content", ["bribing the judges of Lund", "that its envoy had left Lund"])
def test_a_shared_place_is_no_answer(content: str) -> None:
    told = "s1 b accuses a | Borland accused Aland of [shelling the city of Lund in the north]."
    denied = f"s2 a denies | Aland denied [{content}]."
    assert states(dispute((0, [told, denied])))["s1", "a"] == "nothing_found"


def test_the_claims_of_somebody_described_are_the_allegations_of_the_article() -> None:
    lines = [
        MINING,
        "s2 c claims | Coland said [it rained].",
        "s3 a denies | Aland denied [the claims of the islanders].",
    ]
    assert states(dispute((0, lines)))["s1", "a"] == "denied"


def test_a_response_to_other_figures_is_one_to_another_matter() -> None:
    told = [
        "s1 b accuses a | Borland accused Aland of [taking 40 boats].",
        "s2 b accuses a | Borland accused Aland of [taking 9 boats].",
    ]
    case = dispute((0, told), (1, ["s3 a denies | Aland denied [taking 9 boats]."]))
    assert states(case) == {("s1", "a"): "nothing_found", ("s2", "a"): "denied"}


def test_a_denial_that_the_text_dates_earlier_does_not_answer_a_later_allegation() -> None:
    earlier = "s2 a denies on 2031-04-20 | Aland denied [mining the strait]."
    assert states(dispute((0, [MINING]), (1, [earlier])))["s1", "a"] == "nothing_found"


def test_an_answer_dated_before_the_day_of_print_has_no_days() -> None:
    told = "s1 b accuses a | Aland denied charges by Borland of [mining the strait]."
    case = dispute((3, [told, "s2 a denies s1 on 2031-05-01 | Aland denied [mining the strait]."]))
    (finding,) = found(case, Kind.ANSWERED_ALLEGATION)
    assert (finding.days, " after " in finding.why) == (None, False)


def test_one_word_in_another_document_answers_only_what_was_told_of_late() -> None:
    told = "s1 b accuses a | Borland blamed Aland for [the attack]."
    for day, state in ((NEAREST_DAYS, "denied"), (NEAREST_DAYS + 1, "nothing_found")):
        assert states(dispute((0, [told]), (day, ["s2 a denies | Aland denied [the attack]."]))) == {("s1", "a"): state}


@pytest.mark.parametrize(
    ("speaker", "state"), [("b-guard", "nothing_found"), ("b-chief", "countered"), ("b", "countered")]
)
def test_a_charge_on_another_matter_is_no_answer_for_another_person(speaker: str, state: str) -> None:
    lines = [
        "s1 a accuses b-chief | Aland accused Jane Roe of [mining the strait].",
        f"s2 {speaker} accuses a | They accused Aland of [bribing judges].",
    ]
    assert states(dispute((0, lines)), Level.ACTOR)["s1", "b-chief"] == state


@pytest.mark.parametrize(
    ("target", "state"), [("b-guard", "nothing_found"), ("b-chief", "countered"), ("b", "countered")]
)
def test_a_charge_on_another_matter_against_another_person_is_none_in_return(target: str, state: str) -> None:
    lines = [
        "s1 b-chief accuses a | Jane Roe accused Aland of [mining the strait].",
        f"s2 a accuses {target} | Aland accused them of [bribing judges].",
    ]
    assert states(dispute((0, lines)), Level.ACTOR)["s1", "a"] == state
    assert states(dispute((0, lines)))["s1", "a"] == "countered"


def test_somebody_unknown_does_not_answer_for_two() -> None:
    denial = "s2 - denies s1 | The firm denied [it]."
    for accused, state in (("a", "denied"), ("a,b", "nothing_found")):
        case = dispute((0, [f"s1 c accuses {accused} | Coland accused them of [mining the strait].", denial]))
        firm = replace(case.said[1], sources=(Mention("The firm", 0, 8),))
        told = states(Dispute("firm", case.printed, (case.said[0], firm), case.expected))
        assert set(told.values()) == {state}


@pytest.mark.parametrize("speaker", ["watch", "watch-chief"])
def test_whoever_acts_for_one_that_acts_for_no_side_answers_for_it(speaker: str) -> None:
    lines = ["s1 a accuses watch | Aland accused Rights Watch of [forging maps].", f"s2 {speaker} denies | No [maps]."]
    assert states(dispute((0, lines))) == {("s1", "watch"): "denied"}


def test_what_critics_say_of_a_president_is_no_matter_between_sides() -> None:
    case = dispute((0, ["s1 - accuses b-chief | Critics accused Jane Roe of [mining the strait]."]))
    assert found(case, Kind.UNANSWERED_ALLEGATION) == []
    (finding,) = found(case, Kind.UNANSWERED_ALLEGATION, Level.ACTOR)
    assert [party.name for party in finding.actors] == ["Jane Roe"]


def test_the_strongest_answer_decides() -> None:
    case = dispute(
        (0, [MINING, "s2 a silent | Aland has not responded to [the allegations]."]),
        (1, ["s3 a denies | Aland denied [mining the strait]."]),
        (5, ["s4 a admits | Aland admitted [mining the strait]."]),
    )
    assert states(case)["s1", "a"] == "admitted"
    (finding,) = found(case, Kind.ANSWERED_ALLEGATION)
    assert (finding.state, finding.days) == (State.ADMITTED, 5)
    (before,) = found(case, Kind.ANSWERED_ALLEGATION, as_of=date(2031, 5, 3))
    assert (before.state, before.days) == (State.DENIED, 1)
    assert before.id == finding.id


def test_a_report_of_silence_covers_the_allegations_of_its_article_and_says_so() -> None:
    case = dispute(
        (0, [
            "s1 b-army accuses a-army | The Borland Army said [Aland Army planes had bombed the port of Lund].",
            "s2 b accuses a | Borland said [Aland had cut the sea cable].",
            "s3 a,c silent to b | Aland and Coland have not responded to [Borland's allegations].",
        ]),
    )  # fmt: skip
    unanswered = {tuple(each.actor for each in f.actors): f for f in found(case, Kind.UNANSWERED_ALLEGATION)}
    assert set(unanswered) == {("b", "a"), ("b", "c")}
    assert set(unanswered["b", "a"].statements) == {"s1", "s2", "s3"}
    assert "the article says that Aland has not responded" in unanswered["b", "a"].why
    assert set(unanswered["b", "c"].statements) == {"s1", "s2", "s3"}
    assert unanswered["b", "c"].state is State.REPORTED_SILENT
    assert "kg found none that accuses Coland" in unanswered["b", "c"].why
    at_actor_level = found(case, Kind.UNANSWERED_ALLEGATION, Level.ACTOR)
    assert ("b", "c") in {tuple(each.actor for each in f.actors) for f in at_actor_level}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("s2 c declines | Coland declined to comment on [Borland's allegations].", "Coland declined to respond to the"),
        ("s2 c silent | Coland has not responded to [Borland's allegations].", "Coland has not responded to the"),
        ("s2 c declines | Coland declined [to say whether Borland was to blame].", ""),
        ("s2 c declines | Coland declined to comment on [claims that Borland was involved].", ""),
        ("s2 c silent | Coland has not said [if Borland was behind it].", ""),
    ],
)
def test_silence_is_told_as_the_text_has_it_and_invents_no_allegations(line: str, told: str) -> None:
    whys = [
        each.why for each in found(dispute((0, [MINING, line])), Kind.UNANSWERED_ALLEGATION) if "Coland" in each.why
    ]
    assert len(whys) == bool(told)
    assert all(f"The article says that {told} allegations of Borland: “mining the strait”" in why for why in whys)


def test_a_sentence_is_no_content() -> None:
    case = dispute((0, [MINING, "s2 a denies s1 | Aland said no."]))
    bare = Dispute("bare", case.printed, tuple(replace(each, content=None) for each in case.said), case.expected)
    (finding,) = found(bare, Kind.ANSWERED_ALLEGATION)
    assert finding.why == "Borland accused Aland (2031-05-01); Aland denied it (2031-05-01)."
    (both,) = found(bare, Kind.CONTRADICTION)
    assert (
        both.why == "Borland accused Aland (2031-05-01); Aland denied (2031-05-01); one denies what the other alleges."
    )


def test_a_denial_of_what_nobody_is_named_for_has_only_the_accused() -> None:
    case = dispute((0, ["s1 a denies | Aland denied [planning to take the two valleys by force]."]))
    (finding,) = found(case, Kind.ANSWERED_ALLEGATION)
    assert [actor.actor for actor in finding.actors] == ["a"]
    assert finding.state is State.DENIED
    assert "Aland denied: “planning to take the two valleys by force”" in finding.why


def test_a_passive_without_an_agent_accuses_without_an_accuser() -> None:
    case = dispute((0, ["s1 - accuses a | Aland was accused of [mining the strait]."]))
    (finding,) = found(case, Kind.UNANSWERED_ALLEGATION)
    assert [actor.actor for actor in finding.actors] == ["a"]
    assert finding.why.startswith("Somebody who is not named accused Aland: “mining the strait”")


def test_the_wait_is_counted_to_the_day_asked_for() -> None:
    case = dispute((0, [MINING]), (12, ["s2 c claims | Coland said [the fair would open]."]))
    (finding,) = found(case, Kind.UNANSWERED_ALLEGATION)
    assert (finding.days, finding.as_of) == (12, date(2031, 5, 13))
    assert finding.why.endswith("kg found no answer by Aland in the collected documents as of 2031-05-13.")
    (later,) = found(case, Kind.UNANSWERED_ALLEGATION, as_of=date(2031, 6, 1))
    assert later.days == 31


@pytest.mark.parametrize("as_of", ["2022-06-25", 20220625, datetime(2022, 6, 25)])
def test_a_day_that_is_none_is_refused_with_what_is_expected(as_of: Any) -> None:
    with pytest.raises(KgError, match=r"as_of: met .*, expected a datetime.date; type as_of=date\(2022, 6, 25\)"):
        detect(to_graph(dispute((0, [MINING]))), as_of)


def test_each_accused_has_a_state_of_its_own() -> None:
    lines = [
        "s1 c accuses a,b | Coland accused Aland and Borland of [closing the pass].",
        "s2 b denies s1 | Borland denied [it].",
    ]
    case = dispute((0, lines))
    assert states(case) == {("s1", "a"): "nothing_found", ("s1", "b"): "denied"}


def test_reciprocal_accusations_counter_each_other() -> None:
    case = dispute(
        (0, [
            "s1 a accuses b reciprocal | Aland and Borland blamed each other for [the failed talks].",
            "s2 b accuses a reciprocal | Aland and Borland blamed each other for [the failed talks].",
        ])
    )  # fmt: skip
    assert set(states(case).values()) == {"countered"}


def test_an_allegation_inside_one_side_is_answered_only_by_the_accused_itself() -> None:
    lines = [
        "s1 b accuses b-army | Borland accused the Borland Army of [losing the maps].",
        "s2 b denies | Borland denied [losing the maps].",
    ]
    assert states(dispute((0, lines)), Level.ACTOR) == {("s1", "b-army"): "nothing_found"}
    assert states(dispute((0, lines))) == {}


@pytest.mark.parametrize(
    ("accused", "answering", "level", "told"),
    [
        ("b", "b", Level.SIDE, "; Borland denied it"),
        ("b", "b-chief", Level.SIDE, "; Jane Roe, for Borland, denied it"),
        ("b-chief", "b-guard", Level.SIDE, "; John Doe, for Borland, denied it"),
        ("b-chief", "b-chief", Level.ACTOR, "; Jane Roe denied it"),
        ("b", "b-chief", Level.ACTOR, "; Jane Roe, for Borland, denied it"),
        ("b-chief", "b", Level.ACTOR, "; Borland, the side of Jane Roe, denied it"),
        ("b-chief", "b-guard", Level.ACTOR, "; John Doe, of the same side as Jane Roe, denied it"),
    ],
)
def test_a_finding_says_who_answered(accused: str, answering: str, level: Level, told: str) -> None:
    lines = [
        f"s1 a accuses {accused} | Aland accused them of [mining the strait].",
        f"s2 {answering} denies | They denied [mining the strait].",
    ]
    (finding,) = found(dispute((0, lines)), Kind.ANSWERED_ALLEGATION, level)
    assert told in finding.why


@pytest.mark.parametrize(("answering", "state"), [("b-guard", "nothing_found"), ("b-chief", "denied"), ("b", "denied")])
def test_whoever_denies_the_allegations_does_not_speak_for_another_person(answering: str, state: str) -> None:
    lines = [
        "s1 a accuses b-chief | Aland accused Jane Roe of [mining the strait].",
        f"s2 {answering} denies | They denied [the allegations].",
    ]
    assert states(dispute((0, lines)), Level.ACTOR) == {("s1", "b-chief"): state}
    assert states(dispute((0, lines))) == {("s1", "b"): "denied"}


speakers = st.sampled_from(["a", "a-army", "b", "b-army", "c", "watch"])
matters = st.sampled_from(["mining the strait of Lund", "burning 3 mills", "cutting the sea cable", "bribing judges"])
said = st.tuples(st.integers(0, 4), speakers, st.sampled_from(["accuses", "denies", "admits"]), speakers, matters)


@settings(max_examples=80)
@given(st.lists(said, max_size=9))
def test_the_states_are_those_of_the_definition(told: list[tuple[int, str, str, str, str]]) -> None:
    """One statement a document, so that only the matter, the day and the sides decide."""
    told = [each for each in told if each[2] != "accuses" or each[1][0] != each[3][0]]
    documents = [
        (day, [f"s{n} {who} {verb}{' ' + whom if verb == 'accuses' else ''} | They spoke of [{matter}]."])
        for n, (day, who, verb, whom, matter) in enumerate(told)
    ]
    assert states(dispute(*documents)) == {
        (f"s{n}", whom if whom == "watch" else whom[0]): by_definition(told, allegation)
        for n, allegation in enumerate(told)
        if allegation[2] == "accuses"
        for whom in [allegation[3]]
    }


def by_definition(told: list[tuple[int, str, str, str, str]], allegation: tuple[int, str, str, str, str]) -> str:
    day, accuser, _, accused, matter = allegation
    day = min(each[0] for each in told if each[1:] == allegation[1:])  # copies of one text are one allegation
    answers = [each for each in told if each[1][0] == accused[0] and each[0] >= day and each[4] == matter]
    verbs = {verb for _, _, verb, _, _ in answers if verb != "accuses"}
    counters = [each for each in answers if each[2] == "accuses" and each[3][0] == accuser[0]]
    if "admits" in verbs:
        return "admitted"
    if "denies" in verbs:
        return "denied"
    return "countered" if counters else "nothing_found"
