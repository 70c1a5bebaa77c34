"""One suite for every store: in memory, in a folder, and behind a SPARQL endpoint."""

import dataclasses
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from small_news import document, mention, statement

from kg import vocabulary as v
from kg.actors.actor import Actor
from kg.document import Document
from kg.errors import InvalidQuery, UnreadableDocument
from kg.finding import Finding, Kind, Level, Party
from kg.statement import Act, Span, Statement
from kg.store import Loaded, Store

OXIGRAPH = shutil.which("oxigraph", path=str(Path(sys.executable).parent))


@contextmanager
def served() -> Iterator[str]:
    """A real `oxigraph serve` in memory, on a port of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    server = subprocess.Popen(
        [str(OXIGRAPH), "serve", "--union-default-graph", "--bind", address],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"http://{address}/").close()
                break
            except OSError:
                time.sleep(0.05)
        yield f"http://{address}"
    finally:
        server.terminate()
        server.wait()


@pytest.fixture(params=["memory", "folder", "remote"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "memory":
        with Store.memory() as opened:
            yield opened
    elif request.param == "folder":
        with Store(tmp_path / "store") as opened:
            yield opened
    elif OXIGRAPH is None:
        pytest.skip("the oxigraph server is not installed: pip install oxigraph")
    else:
        with served() as address, Store.remote(f"{address}/query", f"{address}/update") as opened:
            yield opened


def arcs(store: Store) -> set[tuple[str, str]]:
    rows = store.select("SELECT ?a ?b { GRAPH graph:derived { ?a kg:accuses ?b } }")
    return {(v.from_iri(str(row["a"])), v.from_iri(str(row["b"]))) for row in rows}


def test_what_is_added_comes_back(store: Store) -> None:
    documents, statements = [document(1), document(2, publisher="Daily")], [statement(1), statement(2, doc=2)]
    assert store.add(documents, statements) == Loaded(added=2)
    assert list(store.documents()) == documents
    assert list(store.statements()) == statements
    assert [actor.name for actor in store.actors()] == ["Freedonia", "Ruritania"]


def test_one_document_is_found_by_its_id(store: Store) -> None:
    store.add([document(1), document(2, text="Freedonia denied it.")], [statement(1)])
    assert (store.document("d-2"), store.document("d-3")) == (document(2, text="Freedonia denied it."), None)
    assert (store.text("d-2"), store.text("d-3")) == ("Freedonia denied it.", "")


def test_each_name_of_an_actor_is_told_with_its_document(store: Store) -> None:
    store.add([document(1), document(2)], [statement(1), statement(2, of="lund", doc=2)])
    everywhere = {("ruritania", "Ruritania", "d-1"), ("ruritania", "Ruritania", "d-2")}
    assert set(store.names("ruri")) == everywhere
    assert set(store.names()) == everywhere | {("freedonia", "Freedonia", "d-1"), ("lund", "Lund", "d-2")}


def test_adding_again_changes_nothing(store: Store) -> None:
    store.add([document()], [statement()])
    before = list(store.quads())
    assert store.add([document()], [statement()]) == Loaded(skipped=1)
    assert list(store.quads()) == before


def test_another_text_replaces_the_old_one_and_what_hung_on_it(store: Store) -> None:
    store.add([document()], [statement()])
    store.add_findings([finding()])
    assert store.add([document(text="Sylvania blamed Freedonia.")], [statement(2, by="sylvania")]) == Loaded(replaced=1)
    assert [found.text for found in store.documents()] == ["Sylvania blamed Freedonia."]
    assert list(store.statements()) == [statement(2, by="sylvania")]
    assert arcs(store) == {("sylvania", "freedonia")}
    assert list(store.findings()) == []


def test_other_statements_replace_the_old_ones(store: Store) -> None:
    store.add([document()], [statement()])
    assert store.add([document()], [statement(act=Act.CLAIM)]) == Loaded(replaced=1)
    assert arcs(store) == set()


def test_the_last_of_two_documents_with_one_id_stays(store: Store) -> None:
    assert store.add([document(), document(text="Rain.")], []) == Loaded(added=1, replaced=1)
    assert [found.text for found in store.documents()] == ["Rain."]


def test_many_documents_go_in_like_few(store: Store) -> None:
    documents = [document(1 + number % 28) for number in range(150)]
    documents = [dataclasses.replace(found, id=f"d-{number}") for number, found in enumerate(documents)]
    statements = [statement(number, doc=number, by=f"actor{number % 7}") for number in range(150)]
    assert store.add(documents, statements) == Loaded(added=150)
    assert sorted(store.statements(), key=lambda found: found.id) == sorted(statements, key=lambda found: found.id)
    with Store.memory() as one_by_one:
        for found, said in zip(documents, statements, strict=True):
            one_by_one.add([found], [said])
        assert list(one_by_one.quads()) == list(store.quads())
        before = set(store.quads())
        store.derive()
        assert set(store.quads()) == before


def test_removing_takes_all_that_hung_on_it_and_no_more(store: Store) -> None:
    store.add([document(1)], [statement(1), statement(2, by="sylvania")])
    kept = list(store.quads())
    store.add([document(2)], [statement(3, doc=2), statement(4, doc=2, by="osterlich")])
    assert store.remove("d-2")
    assert list(store.quads()) == kept
    assert not store.remove("d-2")


def test_a_statement_without_its_document_is_refused(store: Store) -> None:
    with pytest.raises(UnreadableDocument, match="s-1 belongs to document d-1"):
        store.add([document(2)], [statement()])


def test_half_a_character_is_refused_by_name(store: Store) -> None:
    with pytest.raises(UnreadableDocument, match="'d-1' holds half a character"):
        store.add([document(text="\ud800")], [])
    assert list(store.documents()) == []


HOSTILE = 'a" . } ; DROP ALL # \\ \n\r\t\x00\x1b[31m <script> {{x}} \u202e'


def test_hostile_text_is_only_text(store: Store) -> None:
    hostile = Document(HOSTILE, HOSTILE, title=HOSTILE, url=HOSTILE, publisher=HOSTILE)
    said = Statement(HOSTILE, HOSTILE, Act.CLAIM, (mention(HOSTILE),), (), None, None, Span(HOSTILE, 0, 9), why=HOSTILE)
    store.add([document()], [statement()])
    store.add([hostile], [said])
    assert hostile in list(store.documents())
    assert said in list(store.statements())
    assert store.remove(HOSTILE)
    assert list(store.documents()) == [document()]


def finding() -> Finding:
    return Finding(
        id="f-1",
        kind=Kind.MUTUAL_ACCUSATION,
        level=Level.SIDE,
        actors=(Party("ruritania", "Ruritania"), Party("freedonia", "Freedonia")),
        statements=("s-1",),
        documents=("d-1",),
        as_of=date(2022, 6, 1),
        why="They do.",
        score=0.5,
        parts=(("a", 1.0),),
    )


def test_findings_take_the_place_of_those_before(store: Store) -> None:
    other = dataclasses.replace(finding(), id="f-2", as_of=None, parts=())
    store.add_findings([finding()])
    store.add_findings([other])
    assert list(store.findings()) == [other]
    store.add_findings([])
    assert list(store.findings()) == []


def test_described_actors_take_the_place_of_what_mentions_told(store: Store) -> None:
    store.add([document()], [statement()])
    army = Actor("ruritania", "Kingdom of Ruritania", "state", aliases=("Ruritania",), wikidata="Q1", source="a list")
    store.add_actors([army])
    assert army in list(store.actors())
    store.add([document(2)], [statement(2, doc=2)])
    assert army in list(store.actors())


def test_an_actor_of_unknown_type_is_described_when_it_becomes_known(store: Store) -> None:
    plain = dataclasses.replace(statement(), sources=(dataclasses.replace(mention("x", "ruritania"), type=None),))
    store.add([document()], [plain])
    store.add([document(2)], [statement(2, doc=2, by="x")])
    assert {actor.id: actor.type for actor in store.actors()} == {"x": "state", "ruritania": "", "freedonia": "state"}


def test_select_gives_plain_values(store: Store) -> None:
    store.add([document(url="http://x.example/")], [statement()])
    query = """SELECT ?day ?date ?chance ?title ?none
               { ?d kg:day ?day ; schema:datePublished ?date ; schema:headline ?title . ?s kg:confidence ?chance }"""
    row = {"day": 19144, "date": date(2022, 6, 1), "chance": 0.5, "title": "Title 1", "none": None}
    assert list(store.select(query)) == [row]


def test_a_binding_is_a_value_whatever_it_holds(store: Store) -> None:
    store.add([document(1), dataclasses.replace(document(2), title=HOSTILE)], [])
    query = "SELECT ?d { VALUES ?title { UNDEF } ?d schema:headline ?title }"
    assert [row["d"] for row in store.select(query, title=HOSTILE)] == [v.to_iri("document", "d-2")]
    assert len(list(store.select(query))) == 2
    with pytest.raises(InvalidQuery, match="no parameter 'nobody'"):
        list(store.select(query, nobody=1))


def test_ask_and_construct(store: Store) -> None:
    store.add([document()], [statement()])
    assert store.ask("ASK { ?s a kg:Allegation }")
    assert not store.ask("ASK { ?s a kg:Denial }")
    graph = store.construct("CONSTRUCT { ?a kg:accuses ?b } WHERE { ?a kg:accuses ?b }")
    assert len(graph) == 1
    assert "kg:accuses" in store.query("CONSTRUCT { ?a kg:accuses ?b } WHERE { ?a kg:accuses ?b }").to_turtle()


@pytest.mark.parametrize("query", ["SELECT", "SELECT ?s { ?s <a b> ?o }", "", "DROP ALL", "SELECT ?s { ?s nope:x ?o }"])
def test_what_does_not_parse_is_one_clear_line(store: Store, query: str) -> None:
    with pytest.raises(InvalidQuery) as caught:
        store.query(query)
    assert "\n" not in str(caught.value)
    assert "does not parse" in str(caught.value)


def test_select_ask_and_construct_refuse_each_other(store: Store) -> None:
    with pytest.raises(InvalidQuery, match="expected a SELECT"):
        list(store.select("ASK {}"))
    with pytest.raises(InvalidQuery, match="expected an ASK"):
        store.ask("SELECT ?s { ?s ?p ?o }")
    with pytest.raises(InvalidQuery, match="gives rows"):
        store.construct("SELECT ?s { ?s ?p ?o }")
