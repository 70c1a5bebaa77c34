"""What only a store in a folder has, how stores are copied and compared, and rdflib's view of one."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode
from rdflib.plugins.sparql import prepareQuery
from small_news import document, statement

from kg import vocabulary as v
from kg.errors import InvalidQuery, UnusableFolder, UnusableStore
from kg.store import Loaded, Store


def test_a_folder_keeps_what_was_written(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        store.add([document()], [statement()])
        before = list(store.quads())
    with Store(tmp_path / "s") as store:
        assert list(store.quads()) == before
        assert store.add([document()], [statement()]) == Loaded(skipped=1)


def test_opening_a_folder_often_leaves_no_heap_of_logs(tmp_path: Path) -> None:
    for _ in range(5):
        Store(tmp_path / "s").close()
    assert len(list((tmp_path / "s").glob("LOG.old.*"))) <= 1


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
