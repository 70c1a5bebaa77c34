import base64
import gzip
import json
import random
import re
from dataclasses import replace
from datetime import date
from itertools import combinations
from math import dist
from pathlib import Path
from typing import Any

import pytest
from invented_news import News, large, small, small_findings

from kg.document import Document
from kg.errors import InvalidQuery, UnusableFolder
from kg.finding import Level, State
from kg.graph import accusations, to_graph
from kg.page import Opening, write_page
from kg.page.accusations import by_pair
from kg.page.build import build, program
from kg.page.clean import clean, web_address
from kg.page.dataset import dataset
from kg.page.layout import positions


def data_of(page: Path) -> Any:
    packed = re.search(r'id="data">"([A-Za-z0-9+/=]+)"</script>', page.read_text(encoding="utf-8"))
    assert packed
    return json.loads(gzip.decompress(base64.b64decode(packed.group(1))))


def test_the_page_is_one_file_that_names_no_address_of_its_own(tmp_path: Path) -> None:
    page = write_page(to_graph(small()), small_findings(), tmp_path / "page.html", "The valley")
    html = page.read_text(encoding="utf-8")
    assert "<title>The valley</title>" in html
    assert set(re.findall(r'\s(?:src|href)="([^"]*)"', html.split("<script")[0])) == {"#panel"}
    assert "@import" not in html and "url(" not in html.split("<script")[0]


def test_the_policy_names_each_script_by_its_hash_and_allows_nothing_else() -> None:
    html = build(dataset(to_graph(small()), small_findings()))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    directives = dict(part.split(" ", 1) for part in policy.group(1).replace("&#39;", "'").split("; "))
    assert directives["default-src"] == directives["connect-src"] == "'none'"
    assert directives["script-src"].count("'sha256-") == 2 and "unsafe" not in policy.group(1)
    assert directives["trusted-types"] == "'none'"


def test_the_same_collection_gives_the_same_bytes_in_whatever_order() -> None:
    def page(seed: int) -> str:
        news, findings, chance = small(), small_findings(), random.Random(seed)
        chance.shuffle(news.said)
        chance.shuffle(findings)
        documents = [*news.printed.items()]
        chance.shuffle(documents)
        return build(dataset(to_graph(News(dict(documents), news.said)), findings))

    assert page(1) == page(2) == page(3)


def test_an_accusation_has_its_sentence_in_pieces_with_their_roles() -> None:
    data = dataset(to_graph(small()), small_findings())
    [statement] = [statement for statement in data["statements"] if statement["id"] == "s-01"]
    assert statement["pieces"] == [
        ["Ministry of War", "source"],
        " ",
        ["accused", "cue"],
        " ",
        ["Bordurian Army", "accused"],
        " ",
        ["of shelling the customs house", "content"],
        ".",
    ]


def test_an_arc_joins_each_accuser_and_accused_at_both_levels() -> None:
    data = dataset(to_graph(small()), small_findings())

    def pairs(level: str) -> set[tuple[str, str]]:
        party = [node["party"] for node in data["levels"][level]["nodes"]]
        return {(party[arc["from"]], party[arc["to"]]) for arc in data["levels"][level]["arcs"]}

    assert ("rt-ministry", "bo-army") in pairs("actor")
    assert ("rt", "bo") in pairs("side") and ("union", "sy") in pairs("side")
    assert all(accuser != accused for level in ("actor", "side") for accuser, accused in pairs(level))


def test_a_graph_without_anything_makes_a_page(tmp_path: Path) -> None:
    page = write_page(to_graph(News()), [], tmp_path / "empty.html")
    assert data_of(page)["levels"]["actor"]["nodes"] == []


def test_text_loses_its_control_characters_and_keeps_its_markup() -> None:
    assert clean("a\x00b\u202ec\ud800<b>") == "abc?<b>"
    assert clean("x" * 5000).endswith("…") and len(clean("x" * 5000)) == 4000


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//example.org", "https://a b", "", None]
)
def test_only_web_addresses_become_links(address: str | None) -> None:
    assert web_address(address) is None


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "nowhere").touch()
    with pytest.raises(UnusableFolder, match="nowhere"):
        write_page(to_graph(small()), [], tmp_path / "nowhere" / "page.html")


def test_hostile_text_never_stands_in_the_file_as_it_is(tmp_path: Path) -> None:
    payload = "</script><script>alert(1)</script>"
    news = small()
    news.printed["d-01"] = Document("d-01", payload, payload, None, payload, payload)
    news.said[0] = replace(news.said[0], why=payload)
    page = write_page(to_graph(news), small_findings(), tmp_path / "page.html", payload)
    assert payload not in page.read_text(encoding="utf-8")
    assert data_of(page)["title"] == payload


def test_positions_depend_on_nothing_but_who_accuses_whom() -> None:
    accusations = {("a", "b"): 2, ("b", "c"): 1, ("x", "y"): 1}
    one = positions(["a", "b", "c", "x", "y"], accusations, {"a": "s", "c": "s"})
    other = positions(["y", "x", "c", "b", "a"], dict(reversed(accusations.items())), {"c": "s", "a": "s"})
    assert one == other and len({*one.values()}) == 5


def quarrels(number: int, size: int) -> dict[tuple[str, str], int]:
    """So many disputes of so many actors: everybody accuses the next five of its own, the first also the next first."""
    steps = [(one, place, step) for one in range(number) for place in range(size) for step in range(1, 6)]
    near = {(f"{one}-{place}", f"{one}-{(place + step) % size}"): 2 for one, place, step in steps}
    return near | {(f"{one}-0", f"{(one + 1) % number}-0"): 1 for one in range(number)}


def test_disputes_of_many_actors_are_islands() -> None:
    accusations = quarrels(20, 15)
    actors = sorted({party for pair in accusations for party in pair})
    places = positions(actors, accusations, {})
    shuffled = positions([*reversed(actors)], dict(reversed(accusations.items())), {})
    assert places == shuffled and len({*places.values()}) == 300
    apart = [
        dist(places[one], places[other])
        for one, other in combinations(actors, 2)
        if one.split("-")[0] != other.split("-")[0]
    ]
    assert min(apart) > 100


def test_nobody_stands_on_an_arc_of_two_others() -> None:
    pairs = [("a", "c"), ("a", "b"), ("b", "c"), ("c", "d"), ("a", "d"), ("b", "e"), ("e", "a")]
    accusations = dict.fromkeys(pairs, 1)
    places = positions(["a", "b", "c", "d", "e"], accusations, {})

    def off(actor: str, pair: tuple[str, str]) -> float:
        one, other, at = places[pair[0]], places[pair[1]], places[actor]
        return min(
            dist(at, (one[0] + (other[0] - one[0]) * share / 50, one[1] + (other[1] - one[1]) * share / 50))
            for share in range(51)
        )

    assert (
        min(off(actor, pair) for pair in accusations for actor in places if actor not in pair) > 44
    )  # the largest actor


def test_two_that_accuse_each_other_leave_room_for_their_arcs() -> None:
    places = positions(["a", "b", "c"], {("a", "b"): 9, ("b", "a"): 9, ("b", "c"): 1}, {})
    assert dist(places["a"], places["b"]) > 200


def test_the_program_is_one_script_without_imports() -> None:
    text = program()
    assert not re.search(r"^\s*(import|export) ", text, re.MULTILINE)
    assert "innerHTML" not in text and "insertAdjacentHTML" not in text and "eval(" not in text
    assert "</script" not in text.lower() and "\r" not in text
    assert text.index("function element(") < text.index("function openPicture(")


@pytest.mark.parametrize(("actors", "megabytes"), [(30, 0.8), (1000, 4)])
def test_a_page_stays_small_enough_to_mail(tmp_path: Path, actors: int, megabytes: float) -> None:
    page = write_page(*large(actors), tmp_path / "page.html")
    assert page.stat().st_size < megabytes * 1_000_000


def test_a_page_opens_on_what_was_asked_for() -> None:
    def opening(**limits: Any) -> Any:
        return dataset(to_graph(small()), [], None, Opening(**limits))["opening"]

    assert opening() == {}
    assert opening(level=Level.SIDE, since=date(1970, 1, 3)) == {"level": "side", "from": 2}
    assert opening(actor="the border union", side="Borduria") == {"party": "union", "side": "bo"}
    assert opening(actor="Bordurian army", level=Level.SIDE) == {"level": "side", "party": "bo"}
    with pytest.raises(InvalidQuery, match="nobody in this collection is called 'Bordura'; did you mean 'Borduria'"):
        opening(actor="Bordura")


def test_an_answer_belongs_to_the_allegations_that_were_made_before_it() -> None:
    graph, told = to_graph(small()), small_findings()
    days = {statement.id: statement.said_on for statement in small().said}
    found = by_pair(accusations(graph, Level.ACTOR), told, days)
    [denied] = found["rt-ministry", "bo-army"]
    assert (denied.state, denied.answers, denied.finding) == (State.DENIED, ("s-03",), "f-01-rt-ministry")
    [open_still] = found["watch", "bo-army"]
    assert (open_still.state, open_still.answers) == (State.NOTHING_FOUND, ())
    early = days | {"s-03": date(2031, 3, 1)}
    [earlier] = by_pair(accusations(graph, Level.ACTOR), told, early)["rt-ministry", "bo-army"]
    assert earlier.answers == ()


def test_every_key_of_the_address_is_documented() -> None:
    root = Path(__file__).parents[1]
    view = (root / "kg/page/script/view.js").read_text(encoding="utf-8")
    keys = re.findall(r"^    (\w+):", view.split("function everything()")[1].split("}", 1)[0], re.MULTILINE)
    table = (root / "docs/page.md").read_text(encoding="utf-8").split("| key | is |")[1].split("##")[0]
    documented = {key for row in table.splitlines()[2:] if row for key in re.findall(r"`(\w+)`", row.split("|")[1])}
    assert {*keys} == documented
