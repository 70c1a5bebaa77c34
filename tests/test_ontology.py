"""The ontology and the code agree, and everything that is written keeps to the shapes."""

from datetime import date

import pyshacl
import pytest
from random_news import random_collection
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS

from kg import vocabulary as v
from kg.actors import ActorBase
from kg.detect import detect
from kg.document import Document
from kg.finding import Finding, Kind, Level, Party, Reason
from kg.graph import to_graph
from kg.resources import resource
from kg.statement import Statement
from kg.store import Store

EXTERNAL = (v.PROV, v.OA, v.SKOS, v.SCHEMA, v.FOAF, v.DCTERMS, v.RDF, v.RDFS, v.OWL)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(resource("ontology", "kg.ttl"))


@pytest.fixture
def store() -> Store:
    opened = Store.memory()
    collection = random_collection(12, seed=3)
    opened.add(collection.documents(), collection.statements())
    return opened


def coined(graph: Graph) -> set[str]:
    return {str(term) for term in graph.subjects() if str(term).startswith(v.KG)}


def test_the_ontology_declares_the_terms_of_the_vocabulary_and_no_other(ontology: Graph) -> None:
    terms = {value for value in vars(v).values() if isinstance(value, str) and value.startswith(v.KG)} - {v.KG}
    assert coined(ontology) == terms


def test_every_term_says_what_it_means(ontology: Graph) -> None:
    for term in map(URIRef, coined(ontology)):
        assert ontology.value(term, RDFS.label), term
        assert ontology.value(term, RDFS.comment), term
        assert (term, RDFS.isDefinedBy, URIRef(v.KG[:-1])) in ontology, term


def test_every_property_has_a_range(ontology: Graph) -> None:
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in ontology.subjects(RDF.type, kind):
            assert ontology.value(term, RDFS.range), term


def test_what_is_written_uses_declared_terms_only(store: Store, ontology: Graph) -> None:
    predicates = {quad.predicate.value for quad in store.quads()}
    assert {term for term in predicates if term.startswith(v.KG)} <= coined(ontology)
    assert {term for term in predicates if not term.startswith((v.KG, *EXTERNAL))} == set()


def check(store: Store, ontology: Graph) -> tuple[bool, str]:
    data = Graph()
    for quad in store.dataset.quads():
        data.add(quad[:3])
    shapes = Graph().parse(resource("ontology", "shapes.ttl"))
    conforms, _, report = pyshacl.validate(data, shacl_graph=shapes, ont_graph=ontology)
    return conforms, report


def finding(store: Store) -> Finding:
    said = next(found for found in store.statements() if found.sources and found.sources[0].actor)
    mention = said.sources[0]
    return Finding(
        id="f-1",
        kind=Kind.CONTRADICTION,
        level=Level.ACTOR,
        actors=(Party(mention.actor or "", mention.name or ""),),
        statements=(said.id,),
        documents=(said.document,),
        as_of=date(2022, 6, 1),
        why="One rejects the other.",
        score=0.5,
        reason=Reason.DENIAL,
        parts=(("similarity", 0.5),),
    )


def test_everything_that_is_written_keeps_to_the_shapes(store: Store, ontology: Graph) -> None:
    store.add_findings([finding(store)])
    conforms, report = check(store, ontology)
    assert conforms, report


def test_the_shapes_hold_for_the_demo(
    seed_documents: list[Document], seed_statements: list[Statement], ontology: Graph
) -> None:
    with Store.memory() as store:
        store.add(seed_documents, seed_statements)
        store.add_actors(list(ActorBase.load().describe(store.actors())))
        found = detect(to_graph(store))
        store.add_findings(found)
        assert sorted(store.findings(), key=str) == sorted(found, key=str)
        conforms, report = check(store, ontology)
        assert conforms, report


@pytest.mark.parametrize(
    "line",
    [
        "<https://kg.example/statement/s-x> a kg:Allegation .",
        "<https://kg.example/statement/s-00000000-0> kg:confidence 2.0e0 .",
        "<https://kg.example/statement/s-00000000-0> kg:source <https://kg.example/actor/nobody> .",
        "<https://kg.example/actor/a1> skos:prefLabel 'Another name' .",
        "<https://kg.example/finding/f-2> a kg:Contradiction .",
    ],
)
def test_the_shapes_notice_what_is_wrong(store: Store, ontology: Graph, line: str) -> None:
    store.dataset.update(f"INSERT DATA {{ GRAPH <urn:wrong> {{ {line} }} }}")
    conforms, _ = check(store, ontology)
    assert not conforms
