"""One way to find an actor by what a user types, whoever asks."""

from pathlib import Path

import pytest
from conftest import Kg

from kg.actors.actor import Actor
from kg.actors.directory import Directory
from kg.errors import InvalidQuery

ACTORS = [
    Actor("ru", "Russia", "state"),
    Actor("tr", "Turkey", "state"),
    Actor("sana", "SANA", "organisation", ("the state news agency SANA", "It"), side_name="Syria"),
    Actor("ru-ministry-of-defence", "Ministry of Defence", "organisation", ("the ministry",), side_name="Russia"),
    Actor("gr-ministry-of-defence", "Ministry of Defence", "organisation", ("the ministry",), side_name="Greece"),
    Actor("person-recep-tayyip-erdogan", "Recep Tayyip Erdoğan", "person", side_name="Turkey"),
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


def test_every_command_refuses_a_name_in_the_same_words(demo: Path, kg_command: Kg, tmp_path: Path) -> None:
    store = ("--actor", "Rusia", "--store", demo / "store")
    for command in (("find",), ("page", "--out", tmp_path / "page.html"), ("query", "accusations-against")):
        done = kg_command(*command, *store)
        said = "kg: nobody in this collection is called 'Rusia'; did you mean 'Russia'?\n"
        assert (done.returncode, done.stderr) == (1, said)
