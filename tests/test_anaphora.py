"""Whom a pronoun means: names given before, by the rules for news; nobody where no rule decides."""

import pytest

from kg.actors.link import Link
from kg.extract.anaphora import Discourse, Named, Turn
from kg.extract.draft import Extent

NORLAND = Link("nl", "Norland", "state", "nl", "Norland", "name", 0.9)
SUDRIA = Link("sd", "Sudria", "state", "sd", "Sudria", "name", 0.9)
AGENCY = Link("nl-agency", "Coast Guard Agency", "organisation", "nl", "Norland", "name", 0.9)
OJA = Link("person-oja", "Ana Oja", "person", "nl", "Norland", "name", 0.9)
PUTIN = Link("person-putin", "Vladimir Putin", "person", None, None, "name", 0.9)
ROE = Link("person-roe", "Jan Roe", "person", None, None, "name", 0.9)


def named(place: int, link: Link, is_subject: bool = True) -> Named:
    return Named(place, place + len(link.name), link.name, is_subject, link)


def actor(link: Link | None) -> str | None:
    return link.actor if link is not None else None


def test_a_personal_pronoun_means_the_latest_person() -> None:
    discourse = Discourse([named(0, OJA), named(40, NORLAND)])
    assert actor(discourse.pronoun("she", (80, 85), opens=False)) == OJA.actor


def test_a_subject_goes_before_a_nearer_name_that_is_none() -> None:
    discourse = Discourse([named(0, OJA), named(40, ROE, is_subject=False)])
    assert actor(discourse.pronoun("she", (80, 85), opens=False)) == OJA.actor


def test_a_pronoun_means_nobody_of_the_other_gender() -> None:
    discourse = Discourse([named(0, OJA), named(40, PUTIN)])
    assert actor(discourse.pronoun("she", (80, 85), opens=False)) == OJA.actor
    assert actor(discourse.pronoun("him", (80, 100), opens=False)) == PUTIN.actor
    assert Discourse([named(0, PUTIN)]).pronoun("she", (80, 85), opens=False) is None


def test_a_person_of_its_own_sentence_goes_before_both() -> None:
    discourse = Discourse([named(0, OJA), named(82, ROE, is_subject=False)])
    assert actor(discourse.pronoun("his", (80, 100), opens=False)) == ROE.actor


def test_it_means_an_institution_that_was_a_subject_and_never_a_person() -> None:
    discourse = Discourse([named(0, NORLAND), named(30, SUDRIA, is_subject=False), named(50, OJA)])
    assert actor(discourse.pronoun("it", (80, 85), opens=False)) == NORLAND.actor


def test_it_at_the_start_of_a_paragraph_means_the_main_institution_wherever_it_was_named() -> None:
    discourse = Discourse([named(0, NORLAND), named(400, AGENCY)])
    for start, link in enumerate((AGENCY, NORLAND, AGENCY)):
        discourse.speak(Turn(start, link, is_person=False))
    assert actor(discourse.pronoun("it", (300, 300), opens=True)) == AGENCY.actor


def test_whoever_speaks_is_not_whom_it_accuses() -> None:
    discourse = Discourse([named(0, NORLAND)])
    assert discourse.pronoun("it", (40, 60), opens=False, without=frozenset({"nl"})) is None


@pytest.mark.parametrize("word", ["he", "it", "they", "we", "this", "everybody"])
def test_without_a_name_before_nobody_is_meant(word: str) -> None:
    discourse = Discourse([named(200, OJA), named(240, NORLAND)])
    assert discourse.pronoun(word, (100, 110), opens=False) is None


def test_a_link_by_anaphora_is_less_sure_than_the_name() -> None:
    link = Discourse([named(0, OJA)]).pronoun("she", (80, 85), opens=False)
    assert link is not None
    assert link.confidence < OJA.confidence
    assert "pronoun" in link.rule


def test_each_side_means_the_only_two_named_and_nobody_among_three() -> None:
    two = Discourse([named(0, NORLAND), named(20, SUDRIA)])
    sides = two.two_sides(60, 0)
    assert sides is not None
    assert {side.actor for side in sides} == {"nl", "sd"}
    third = Link("es", "Estria", "state", "es", "Estria", "name", 0.9)
    assert Discourse([named(0, NORLAND), named(20, SUDRIA), named(40, third)]).two_sides(60, 0) is None


def test_it_goes_on_with_whoever_spoke_and_not_with_whom_was_spoken_of() -> None:
    discourse = Discourse([named(0, NORLAND), named(30, SUDRIA)])
    discourse.speak(Turn(0, NORLAND, is_person=False))
    discourse.tell(Extent(25, 60))
    turn = discourse.speaker("it", 80, frozenset())
    assert turn is not None
    assert actor(turn.goes_on()) == NORLAND.actor


def test_it_is_nobody_known_when_nobody_known_spoke() -> None:
    discourse = Discourse([named(30, SUDRIA)])
    discourse.speak(Turn(0, None, is_person=False))
    discourse.tell(Extent(25, 60))
    turn = discourse.speaker("it", 80, frozenset())
    assert turn is not None
    assert turn.goes_on() is None


def test_who_was_the_subject_since_breaks_the_turn() -> None:
    discourse = Discourse([named(0, NORLAND), named(70, SUDRIA)])
    discourse.speak(Turn(0, NORLAND, is_person=False))
    assert discourse.speaker("it", 120, frozenset()) is None


def test_he_goes_on_with_a_person_only() -> None:
    discourse = Discourse([named(0, OJA), named(40, NORLAND)])
    discourse.speak(Turn(0, None, is_person=True))
    discourse.speak(Turn(40, NORLAND, is_person=False))
    turn = discourse.speaker("he", 80, frozenset())
    assert turn is not None
    assert turn.start == 0
