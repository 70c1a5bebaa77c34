"""The whole store as RDF: TriG and N-Quads keep the named graphs, Turtle is their union, JSON-LD nests each record."""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.resources import resource
from kg.store import Store
from kg.vocabulary import PREFIXES, RDF, XSD


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
    """Write JSON-LD 1.1: each named graph, and in it each node once, in the terms of ontology/context.jsonld."""
    context = json.loads(resource("ontology", "context.jsonld").read_text(encoding="utf-8"))["@context"]
    graphs = [_graph(graph, list(quads)) for graph, quads in groupby(store.quads(), lambda quad: quad.graph_name)]
    text = json.dumps({"@context": context, "@graph": graphs}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def _graph(graph: object, quads: list[Quad]) -> dict[str, Any]:
    """A graph as JSON-LD: nodes stand inside the one node that alone points to them, others at the top."""
    nodes: dict[str, dict[str, Any]] = {}
    for subject, group in groupby(quads, lambda quad: _iri(quad.subject)):
        node = nodes.setdefault(subject, {"@id": subject})
        for quad in group:
            key = "@type" if quad.predicate.value == RDF + "type" else _shorten(quad.predicate.value)
            value = _iri(quad.object) if key == "@type" else _value(quad.object)
            node.setdefault(key, []).append(value)
    pointing: dict[str, list[dict[str, Any]]] = {}
    for node in nodes.values():
        for value in _references(node):
            pointing.setdefault(value["@id"], []).append(value)
    for identifier, places in pointing.items():
        if len(places) == 1 and "#" in identifier and identifier in nodes:
            places[0].update(nodes.pop(identifier))
    return {"@id": _iri(graph), "@graph": list(nodes.values())}


def _references(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for key, values in node.items():
        if not key.startswith("@"):
            yield from (value for value in values if isinstance(value, dict) and "@id" in value)


def _value(term: object) -> Any:
    if not isinstance(term, Literal):
        return {"@id": _iri(term)}
    if term.datatype.value == XSD + "string":
        return term.value
    return {"@value": term.value, "@type": term.datatype.value}


def _iri(term: object) -> str:
    if isinstance(term, NamedNode):
        return term.value
    return f"_:{term.value}" if isinstance(term, BlankNode) else str(term)


def _shorten(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
