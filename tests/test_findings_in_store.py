"""Every finding of the labelled disputes can be kept: it comes back as it was, in RDF of the shape it must have."""

from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph

from kg.detect import detect
from kg.evaluate.disputes import Dispute, read_disputes
from kg.graph import to_graph
from kg.resources import resource
from kg.store import Store

GOLD = Path(__file__).parent / "gold"
DISPUTES = [dispute for folder in sorted(GOLD.glob("findings*/")) for dispute in read_disputes(folder)]


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(resource("ontology", "shapes.ttl"))


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(resource("ontology", "kg.ttl"))


@pytest.mark.parametrize("dispute", DISPUTES, ids=lambda dispute: dispute.name)
def test_findings_of_a_dispute_come_back_and_keep_to_the_shapes(
    dispute: Dispute, shapes: Graph, ontology: Graph
) -> None:
    with Store.memory() as store:
        store.add(dispute.documents(), dispute.statements())
        found = detect(to_graph(store))
        assert found
        store.add_findings(found)
        assert sorted(store.findings(), key=str) == sorted(found, key=str)
        data = Graph()
        for quad in store.dataset.quads():
            data.add(quad[:3])
    conforms, _, report = pyshacl.validate(data, shacl_graph=shapes, ont_graph=ontology)
    assert conforms, report


def test_a_graph_of_a_store_has_the_findings_of_the_statements_it_was_made_of() -> None:
    for dispute in DISPUTES:
        with Store.memory() as store:
            store.add(dispute.documents(), dispute.statements())
            assert detect(to_graph(store)) == detect(to_graph(dispute))
