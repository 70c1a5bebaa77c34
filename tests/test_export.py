"""What is exported can be read by those it is for, and RDF comes back as it was."""

import csv
import json
from pathlib import Path

import networkx as nx
import pyarrow.parquet
import pytest
from pyoxigraph import Quad, RdfFormat, Triple, parse
from random_news import random_collection
from rdflib import Dataset, Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS, XSD

from kg.document import Document
from kg.errors import InvalidQuery, UnusableFolder
from kg.export import SUFFIXES, Form, export
from kg.export.networks import to_network
from kg.export.writers import WRITERS
from kg.extras.parquet import write_parquet
from kg.resources import resource
from kg.statement import Act, Mention, Span, Statement
from kg.store import Store
from kg.vocabulary import KG, PREFIXES

HOSTILE = "=cmd|' /C calc'!A0\x1b\x00 <b>&"


@pytest.fixture(scope="module")
def store() -> Store:
    opened = Store.memory()
    collection = random_collection(15, seed=4)
    opened.add(collection.documents(), collection.statements())
    accuser, accused = (Mention(HOSTILE, 0, 9, name, HOSTILE, "person", name, HOSTILE) for name in ("a\x01", "b<"))
    said = Statement("s-x", "d-x", Act.ALLEGATION, (accuser,), (accused,), None, None, Span(HOSTILE, 0, 9), why=HOSTILE)
    opened.add([Document("d-x", HOSTILE, HOSTILE, None, HOSTILE, HOSTILE)], [said])
    return opened


def written(store: Store, tmp_path: Path, form: str) -> Path:
    export(store, tmp_path / form, form)
    return tmp_path / form


@pytest.mark.parametrize(
    ("form", "rdf"), [("trig", RdfFormat.TRIG), ("nquads", RdfFormat.N_QUADS), ("jsonld", RdfFormat.JSON_LD)]
)
def test_quads_come_back_as_they_were(store: Store, tmp_path: Path, form: str, rdf: RdfFormat) -> None:
    assert set(parse(path=written(store, tmp_path, form), format=rdf)) == set(store.quads())


def test_turtle_is_the_union(store: Store, tmp_path: Path) -> None:
    triples = {quad.triple for quad in parse(path=written(store, tmp_path, "turtle"), format=RdfFormat.TURTLE)}
    assert triples == {Triple(quad.subject, quad.predicate, quad.object) for quad in store.quads()}


def test_jsonld_nests_what_belongs_to_one_node(store: Store, tmp_path: Path) -> None:
    graphs = json.loads(written(store, tmp_path, "jsonld").read_text())["@graph"]
    document = next(graph for graph in graphs if graph["@id"].endswith("/d-x"))
    statement = next(node for node in document["@graph"] if node["@id"] == "statement:s-x")
    assert statement["kg:sourceMention"][0]["oa:exact"] == HOSTILE
    assert statement["kg:evidence"]["oa:hasSelector"]["oa:end"] == "9"
    assert {node["@id"] for node in document["@graph"]} == {"document:d-x", "document:d-x#extraction", "statement:s-x"}


def test_the_context_knows_every_property_and_its_type() -> None:
    terms = json.loads(resource("ontology", "context.jsonld").read_text())["@context"]
    ontology = Graph().parse(resource("ontology", "kg.ttl"))
    assert {name: terms[name]["@id"] for name in PREFIXES} == PREFIXES
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in ontology.subjects(RDF.type, kind):
            stated, range_ = terms["kg:" + str(term).removeprefix(KG)], ontology.value(term, RDFS.range)
            datatype = None if range_ == XSD.string else f"xsd:{str(range_).removeprefix(str(XSD))}"
            assert stated.get("@type") == ("@id" if kind == OWL.ObjectProperty else datatype), term


def test_gephi_and_networkx_read_the_graphs(store: Store, tmp_path: Path) -> None:
    arcs = next(iter(store.select("SELECT (COUNT(*) AS ?n) { ?a kg:accuses ?b }")))["n"]
    graphml = nx.read_graphml(written(store, tmp_path, "graphml"))
    gexf = nx.read_gexf(written(store, tmp_path, "gexf"))
    assert graphml.number_of_edges() == gexf.number_of_edges() == arcs
    assert set(graphml) == set(gexf)
    assert {data["label"] for _, data in gexf.nodes(data=True)} >= {"Actor 0 (Side 0)", "Actor 1 (Side 1)"}
    text = (tmp_path / "gexf").read_text()
    assert 'mode="dynamic"' in text
    assert 'timeformat="date"' in text
    assert any("start" in arc for _, _, arc in gexf.edges(data=True))


def test_cytoscape_reads_its_json(store: Store, tmp_path: Path) -> None:
    data = json.loads(written(store, tmp_path, "cytoscape").read_text())
    assert nx.cytoscape_graph(data).number_of_edges() == len(data["elements"]["edges"])


def test_a_table_has_every_statement_and_runs_nothing(store: Store, tmp_path: Path) -> None:
    with written(store, tmp_path, "csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    said = {statement.id: statement for statement in store.statements()}
    assert {row["id"] for row in rows} == set(said)
    assert len(rows) == len(said)
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    for row in rows:
        assert row["sentence_text"].removeprefix("'") == said[row["id"]].sentence.text
        assert row["sources_actor"].count(" | ") == max(len(said[row["id"]].sources) - 1, 0)


def test_parquet_has_the_same_rows(store: Store, tmp_path: Path) -> None:
    write_parquet(store, tmp_path / "parquet")
    table = pyarrow.parquet.read_table(tmp_path / "parquet")
    assert sorted(table.column("id").to_pylist()) == sorted(statement.id for statement in store.statements())
    assert HOSTILE in table.column("sentence_text").to_pylist()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own, from its parser
def test_nanopublications_are_valid(store: Store, tmp_path: Path) -> None:
    nanopub = pytest.importorskip("nanopub", reason="the nanopub package is not installed")
    quads = list(parse(path=written(store, tmp_path, "nanopub"), format=RdfFormat.TRIG))
    publications: dict[str, list[Quad]] = {}
    for quad in quads:
        publications.setdefault(quad.graph_name.value.partition("#")[0], []).append(quad)
    assert len(publications) == sum(1 for _ in store.statements())
    for said in list(publications.values())[:5]:
        dataset = Dataset()
        dataset.parse(data="".join(f"{quad} .\n" for quad in said), format="nquads")
        assert nanopub.Nanopub(rdf=dataset).is_valid


def test_claims_say_who_said_it_and_rate_nothing(store: Store, tmp_path: Path) -> None:
    claims = json.loads(written(store, tmp_path, "claims").read_text())["@graph"]
    said = [found for found in store.statements() if found.act in (Act.ALLEGATION, Act.CLAIM)]
    assert len(claims) == len(said)
    assert {claim["@type"] for claim in claims} == {"Claim"}
    assert not [claim for claim in claims if "reviewRating" in claim or "claimReview" in claim]
    assert [claim["author"][0]["name"] for claim in claims if claim["@id"].endswith("s-x")] == [HOSTILE]


def test_what_cannot_be_written_is_one_clear_line(store: Store, tmp_path: Path) -> None:
    with pytest.raises(InvalidQuery, match="met format 'pdf', expected one of: trig"):
        export(store, tmp_path / "x", "pdf")
    for form in WRITERS:
        with pytest.raises(UnusableFolder, match="cannot be written"):
            export(store, tmp_path / "no" / "such" / "folder", form)


def test_every_form_is_written_by_something_and_every_suffix_tells_one() -> None:
    assert {*WRITERS, Form.PARQUET} == set(Form)
    assert set(SUFFIXES.values()) == set(Form) - {Form.NANOPUB, Form.CLAIMS}


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # its parser of JSON-LD uses what it deprecates
def test_claims_are_whole_sentences_and_rdflib_reads_them_without_a_network(store: Store, tmp_path: Path) -> None:
    file = written(store, tmp_path, "claims")
    sentences = {found.sentence.text for found in store.statements()}
    assert {claim["text"] for claim in json.loads(file.read_text())["@graph"]} <= sentences
    graph = Dataset(default_union=True).parse(file, format="json-ld")
    assert set(graph.subjects(RDF.type, URIRef("https://schema.org/Claim")))


def test_an_office_is_labelled_with_its_country() -> None:
    said = [
        Statement(
            f"s-{code}",
            "d-1",
            Act.ALLEGATION,
            (Mention("ministry", 0, 8, f"{code}-mod", "Ministry of Defence", "organisation", code, side),),
            (Mention("Aland", 9, 14, "a", "Aland", "state", "a", "Aland"),),
            None,
            None,
            Span("ministry Aland", 0, 14),
        )
        for code, side in (("b", "Borland"), ("c", "Cland"))
    ]
    with Store.memory() as store:
        store.add([Document("d-1", "ministry Aland")], said)
        labels = {data["label"] for _, data in to_network(store).nodes(data=True)}
    assert labels == {"Aland", "Ministry of Defence (Borland)", "Ministry of Defence (Cland)"}
