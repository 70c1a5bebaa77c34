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
from pyoxigraph import NamedNode
from rdflib.plugins.sparql import prepareQuery

from kg import vocabulary as v
from kg.actors.actor import Actor
from kg.document import Document
from kg.errors import InvalidQuery, UnreadableDocument, UnusableFolder, UnusableStore
from kg.finding import Finding, Kind, Level, Party
from kg.statement import Act, Mention, Span, Statement
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


def document(number: int = 1, text: str = "Ruritania accused Freedonia of theft.", **fields: str) -> Document:
    return Document(f"d-{number}", text, title=f"Title {number}", date=date(2022, 6, number), **fields)


def mention(actor: str, side: str | None = None) -> Mention:
    return Mention(actor, 0, len(actor), actor, actor.title(), "state", side or actor, (side or actor).title())


def statement(
    number: int = 1, *, by: str = "ruritania", of: str = "freedonia", doc: int = 1, act: Act = Act.ALLEGATION
) -> Statement:
    sentence = Span("Ruritania accused Freedonia of theft.", 0, 37)
    return Statement(f"s-{number}", f"d-{doc}", act, (mention(by),), (mention(of),), None, None, sentence)


def arcs(store: Store) -> set[tuple[str, str]]:
    rows = store.select("SELECT ?a ?b { GRAPH graph:derived { ?a kg:accuses ?b } }")
    return {(v.from_iri(str(row["a"])), v.from_iri(str(row["b"]))) for row in rows}


def test_what_is_added_comes_back(store: Store) -> None:
    documents, statements = [document(1), document(2, publisher="Daily")], [statement(1), statement(2, doc=2)]
    assert store.add(documents, statements) == Loaded(added=2)
    assert list(store.documents()) == documents
    assert list(store.statements()) == statements
    assert [actor.name for actor in store.actors()] == ["Freedonia", "Ruritania"]


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


# What only a folder has


def test_a_folder_keeps_what_was_written(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        store.add([document()], [statement()])
        before = list(store.quads())
    with Store(tmp_path / "s") as store:
        assert list(store.quads()) == before
        assert store.add([document()], [statement()]) == Loaded(skipped=1)


def test_a_second_writer_is_told_which_folder_is_in_use(tmp_path: Path) -> None:
    with Store(tmp_path / "s"), pytest.raises(UnusableStore, match=r"s is in use by another kg"):
        Store(tmp_path / "s")


@pytest.mark.parametrize(
    ("version", "way_out"), [(0, "load the articles into a new"), (99, "install a newer kg, or load")]
)
def test_a_store_of_another_format_is_refused_with_the_way_out(tmp_path: Path, version: int, way_out: str) -> None:
    with Store(tmp_path / "s") as store:
        store._engine.update(
            f"DELETE WHERE {{ GRAPH ?g {{ ?s <{v.FORMAT_VERSION}> ?n }} }} ; "
            f"INSERT DATA {{ GRAPH <{v.STORE_GRAPH}> {{ <{v.STORE}> <{v.FORMAT_VERSION}> {version} }} }}"
        )
    with pytest.raises(UnusableStore, match=rf"has format {version}, this kg reads format \d+: {way_out}"):
        Store(tmp_path / "s")


def test_a_store_of_others_is_refused(tmp_path: Path) -> None:
    import pyoxigraph

    others = pyoxigraph.Store(tmp_path / "s")
    others.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> <urn:c> } }")
    others.flush()
    del others
    with pytest.raises(UnusableStore, match="holds quads that kg did not write"):
        Store(tmp_path / "s")


def test_a_file_and_a_folder_of_other_things_are_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(UnusableFolder, match="is a file"):
        Store(tmp_path / "notes.txt")
    with pytest.raises(UnusableFolder, match="holds other files"):
        Store(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_backup_is_a_store_of_its_own(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        store.add([document()], [statement()])
        store.backup(tmp_path / "copy")
        with Store(tmp_path / "copy") as copy:
            assert list(copy.quads()) == list(store.quads())
        with pytest.raises(UnusableFolder, match="is there already"):
            store.backup(tmp_path / "copy")


def test_equal_stores_make_equal_files(tmp_path: Path) -> None:
    documents, statements = [document(1), document(2)], [statement(1), statement(2, doc=2)]
    for name, order in (("a", documents), ("b", documents[::-1])):
        with Store.memory() as store:
            store.add(order, statements)
            store.dump(tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_an_endpoint_that_is_not_there_is_named() -> None:
    with pytest.raises(UnusableStore, match=r"127.0.0.1:9/query does not answer"):
        Store.remote("http://127.0.0.1:9/query", "http://127.0.0.1:9/update")
    with pytest.raises(UnusableStore, match="expected the address of an endpoint"):
        Store.remote("file:///etc/passwd", "http://127.0.0.1:9/update")


# rdflib's view


def test_the_dataset_answers_over_all_graphs_with_prefixes_bound() -> None:
    with Store.memory() as store:
        store.add([document()], [statement()])
        result = store.dataset.query("SELECT ?name { ?s a kg:Allegation ; kg:source/skos:prefLabel ?name }")
        assert [str(name) for binding in result.bindings for name in binding.values()] == ["Ruritania"]


def test_the_dataset_never_falls_back_to_the_slow_engine() -> None:
    with Store.memory() as store, pytest.raises(InvalidQuery, match="not supported by Oxigraph"):
        store.dataset.query(prepareQuery("SELECT ?s { ?s ?p ?o }"))


def test_the_dataset_takes_updates() -> None:
    with Store.memory() as store:
        store.dataset.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> <urn:c> } }")
        assert store.ask("ASK { <urn:a> ?p ?o }")


def test_a_named_node_binds_as_an_iri() -> None:
    with Store.memory() as store:
        store.add([document()], [statement()])
        query = "SELECT ?b { VALUES ?a { UNDEF } ?a kg:accuses ?b }"
        bound = list(store.select(query, a=NamedNode(v.to_iri("actor", "ruritania"))))
        assert bound == [{"b": v.to_iri("actor", "freedonia")}]
