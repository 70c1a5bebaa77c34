"""One way to find an actor by what a user types, whoever asks."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Kg

from kg.actors.actor import Actor
from kg.actors.directory import Directory
from kg.errors import InvalidQuery


def acting_for(side: str, name: str, actor: Actor) -> Actor:
    return replace(actor, side=side, side_name=name)


MINISTRY = Actor("ru-ministry-of-defence", "Ministry of Defence", "organisation", ("the ministry",))
ACTORS = [
    Actor("ru", "Russia", "state"),
    Actor("tr", "Turkey", "state"),
    acting_for("sy", "Syria", Actor("sana", "SANA", "organisation", ("the state news agency SANA", "It"))),
    acting_for("ru", "Russia", MINISTRY),
    acting_for("gr", "Greece", replace(MINISTRY, id="gr-ministry-of-defence")),
    acting_for("tr", "Turkey", Actor("person-recep-tayyip-erdogan", "Recep Tayyip Erdoğan", "person")),
    Actor("person-emil-haddad", "Emil Haddad", "person"),
]


@pytest.mark.parametrize(
    ("typed", "actor"),
    [
        ("ru", "ru"),
        ("russia", "ru"),
        ("Moscow", "ru"),
        ("Ankara", "tr"),
        ("Ministry of Defence (Russia)", "ru-ministry-of-defence"),
        ("Russia's Ministry of Defense", "ru-ministry-of-defence"),
        ("Recep Tayyip Erdogan", "person-recep-tayyip-erdogan"),
        ("Erdogan", "person-recep-tayyip-erdogan"),
        ("the SANA", "sana"),
    ],
)
def test_an_actor_is_found_by_whatever_it_is_called(typed: str, actor: str) -> None:
    assert Directory(ACTORS).find(typed) == actor


@pytest.mark.parametrize(
    ("typed", "side"),
    [
        ("ru", "ru"),
        ("Moscow", "ru"),
        ("the Kremlin", "ru"),  # nobody here is the presidency, yet somebody acts for Russia
        ("Ministry of Defence (Greece)", "gr"),
        ("SANA", "sy"),
        ("Emil Haddad", "person-emil-haddad"),  # acts for nobody but himself
    ],
)
def test_a_side_is_found_by_whoever_acts_for_it(typed: str, side: str) -> None:
    assert Directory(ACTORS).find_side(typed) == side


def test_a_name_that_two_bear_is_no_question_where_they_act_for_one_side() -> None:
    staffs = [Actor(f"org-{branch}", "General Staff", "organisation", side="ru") for branch in ("army", "navy")]
    assert Directory(staffs).find_side("General Staff") == "ru"
    with pytest.raises(InvalidQuery, match="2 actors are called"):
        Directory(staffs).find("General Staff")
    with pytest.raises(InvalidQuery, match="2 actors are called"):
        Directory(ACTORS).find_side("Ministry of Defence")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("Rusia", "nobody in this collection is called 'Rusia'; did you mean 'Russia'?"),
        ("Haddad", "nobody in this collection is called 'Haddad'; did you mean 'Emil Haddad'?"),
        ("Sanaa", "nobody in this collection is called 'Sanaa'; did you mean 'SANA (Syria)'?"),
        ("Ankora", "nobody in this collection is called 'Ankora'"),
        ("It", "nobody in this collection is called 'It'"),
        ("", "nobody in this collection is called ''"),
        (
            "Ministry of Defence",
            "2 actors are called 'Ministry of Defence'; name one by its id: "
            "gr-ministry-of-defence, ru-ministry-of-defence",
        ),
    ],
)
def test_who_is_not_found_gets_a_hint_that_helps_or_none(typed: str, line: str) -> None:
    with pytest.raises(InvalidQuery) as caught:
        Directory(ACTORS).find(typed)
    assert str(caught.value) == line


@pytest.mark.parametrize("name", ["Moscow", "Ankara", "Kremlin", "Erdogan", "Office of the President (Russia)", "tr"])
def test_every_command_knows_the_same_names(demo: Path, kg_command: Kg, tmp_path: Path, name: str) -> None:
    store = ("--actor", name, "--store", demo / "store")
    for command in (("find",), ("page", "--out", tmp_path / "page.html"), ("query", "accusations-against")):
        done = kg_command(*command, *store)
        assert done.returncode == 0, (command, done.stderr)


@pytest.mark.parametrize("name", ["Kremlin", "Erdogan", "SDF", "Russia", "tr"])
def test_every_command_knows_the_same_sides(demo: Path, kg_command: Kg, tmp_path: Path, name: str) -> None:
    page = tmp_path / "page.html"
    for command in (("find",), ("report",), ("page", "--out", page), ("page", "--level", "side", "--out", page)):
        done = kg_command(*command, "--side", name, "--store", demo / "store")
        assert done.returncode == 0, (command, done.stderr)
    assert kg_command("find", "--side", "Kremlin", "--store", demo / "store").stdout


def test_every_command_refuses_a_name_in_the_same_words(demo: Path, kg_command: Kg, tmp_path: Path) -> None:
    store = ("--actor", "Rusia", "--store", demo / "store")
    for command in (("find",), ("page", "--out", tmp_path / "page.html"), ("query", "accusations-against")):
        done = kg_command(*command, *store)
        said = "kg: nobody in this collection is called 'Rusia'; did you mean 'Russia'?\n"
        assert (done.returncode, done.stderr) == (1, said)
