"""The whole store as RDF: TriG and N-Quads keep the named graphs, Turtle is their union, JSON-LD nests each record."""

import json
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from pyld import jsonld
from pyoxigraph import Quad, RdfFormat, Triple, serialize

from kg.resources import resource
from kg.store import Store
from kg.vocabulary import ACTORS_GRAPH, DERIVED_GRAPH, PREFIXES, RDF, STORE_GRAPH

SHARED = (STORE_GRAPH, ACTORS_GRAPH, DERIVED_GRAPH)
"""The graphs of what documents share: nobody's part, so that there is nothing to nest."""


def write_trig(store: Store, path: Path) -> None:
    """Write every graph, readable."""
    store.dump(path)


def write_nquads(store: Store, path: Path) -> None:
    """Write every quad on a line of its own."""
    serialize(store.quads(), path, RdfFormat.N_QUADS)


def write_turtle(store: Store, path: Path) -> None:
    """Write the union of all graphs."""
    triples = dict.fromkeys(Triple(quad.subject, quad.predicate, quad.object) for quad in store.quads())
    serialize(triples, path, RdfFormat.TURTLE, prefixes=PREFIXES)


def write_jsonld(store: Store, path: Path) -> None:
    """Write JSON-LD 1.1 in the terms of ontology/context.jsonld: each named graph, framed by ontology/frame.jsonld.

    A statement or finding holds all that belongs to it alone; what documents share stands flat, each node once.
    """
    context = _read("context.jsonld")["@context"]
    frame = _read("frame.jsonld") | {"@context": context}
    graphs = [_graph(graph, quads, frame) for graph, quads in groupby(store.quads(), lambda quad: quad.graph_name)]
    text = json.dumps({"@context": context, "@graph": graphs}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def _graph(graph: Any, quads: Iterable[Quad], frame: dict[str, Any]) -> dict[str, Any]:
    triples = (Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
    nodes = json.loads(serialize(triples, format=RdfFormat.JSON_LD) or b"")
    for node in nodes:  # Oxigraph writes a type as a property like any other, where a frame looks for the keyword
        node["@type"] = [type_["@id"] for type_ in node.pop(RDF + "type", ())]
    options = {"omitGraph": False, "graph": True}
    shared = graph.value in SHARED
    written = jsonld.compact(nodes, frame, options) if shared else jsonld.frame(nodes, frame, options)
    return {"@id": graph.value, "@graph": written["@graph"]}


def _read(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(resource("ontology", name).read_text(encoding="utf-8"))
    return read
