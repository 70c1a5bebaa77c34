"""Quads as records again: the way back of kg.triples.writing."""

from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from typing import Any, TypeAlias, TypeVar
from urllib.parse import unquote

from pyoxigraph import Quad, Triple

from kg import vocabulary as v
from kg.actors.actor import Actor
from kg.document import Document
from kg.finding import Finding, Party
from kg.statement import Cue, Mention, Span, Statement
from kg.triples import tables
from kg.triples.tables import Table
from kg.vocabulary import from_iri

R = TypeVar("R", Document, Statement, Actor, Finding)

Node: TypeAlias = dict[str, list[str]]
"""The values of each property of one node."""
Nodes: TypeAlias = MutableMapping[str, Node]

ACTS = {class_: act for act, class_ in tables.ACTS.items()}
KINDS = {class_: kind for kind, class_ in tables.KINDS.items()}
ACTOR_TYPES = {class_: type_ for type_, class_ in tables.ACTOR_TYPES.items()}


def from_quads(quads: Iterable[Quad | Triple], record: type[R], links: Nodes | None = None) -> Iterator[R]:
    """Yield every record of one type that these quads describe, in the order of their ids.

    A statement needs its links too: among the quads, as `to_quads` gives them, or as nodes that were read before.

    >>> from kg.triples.writing import to_quads
    >>> list(from_quads(to_quads(Document("d-1", "Rain fell.")), Document))
    [Document(id='d-1', text='Rain fell.', title=None, date=None, url=None, publisher=None)]
    """
    classes, read = _READERS[record]
    described = to_nodes(quads)
    nodes = ChainMap(described, links or {})
    for iri in sorted(described):
        for class_ in described[iri].get(v.RDF + "type", ()):
            if class_ in classes:
                yield read(nodes, iri, classes[class_])


def to_nodes(quads: Iterable[Quad | Triple]) -> Nodes:
    """Return the quads by node and property."""
    nodes: Nodes = {}
    for quad in quads:
        node = nodes.setdefault(quad.subject.value, {})  # type: ignore[union-attr]
        node.setdefault(quad.predicate.value, []).append(quad.object.value)  # type: ignore[union-attr]
    return nodes


def _fields(node: Node, table: Table) -> dict[str, Any]:
    return {row.field: row.form.from_value(node[row.predicate][0]) for row in table if row.predicate in node}


def _document(nodes: Nodes, iri: str, _: None) -> Document:
    publisher = next(iter(nodes[iri].get(v.SCHEMA + "publisher", ())), None)
    return Document(
        id=from_iri(iri),
        publisher=None if publisher is None else from_iri(publisher),
        **_fields(nodes[iri], tables.DOCUMENT),
    )


def _statement(nodes: Nodes, iri: str, class_: Any) -> Statement:
    node = nodes[iri]
    evidence = nodes[node[v.EVIDENCE][0]]
    roles: dict[str, Any] = {role: _mentions(nodes, node.get(arc, ())) for role, (_, arc) in tables.ROLES.items()}
    return Statement(
        id=from_iri(iri),
        document=from_iri(node[v.PROV + "wasDerivedFrom"][0]),
        act=class_,
        cue=Cue(**_within(nodes, node[v.CUE][0], tables.CUE)) if v.CUE in node else None,
        content=Span(**_within(nodes, node[v.CONTENT][0], tables.SPAN)) if v.CONTENT in node else None,
        sentence=Span(**_fields(nodes[evidence[v.OA + "hasSelector"][0]], tables.SELECTOR)),
        **roles,
        **_fields(node, tables.STATEMENT_FIELDS),
    )


def _mentions(nodes: Nodes, iris: Iterable[str]) -> tuple[Mention, ...]:
    found = sorted(iris, key=lambda iri: int(nodes[iri].get(v.SCHEMA + "position", "0")[0]))
    return tuple(Mention(**_within(nodes, iri, tables.SPAN), **_linked(nodes, nodes[iri])) for iri in found)


def _within(nodes: Nodes, iri: str, table: Table) -> dict[str, Any]:
    """The fields of a span whose IRI ends with the characters it covers."""
    start, end = iri[iri.rindex("=") + 1 :].split(",")
    return {"start": int(start), "end": int(end), **_fields(nodes[iri], table)}


def _linked(nodes: Nodes, mention: Node) -> dict[str, Any]:
    return _fields(nodes[mention[v.LINKED][0]], tables.LINK) if v.LINKED in mention else {}


def _actor(nodes: Nodes, iri: str, class_: Any) -> Actor:
    same = next(iter(nodes[iri].get(v.OWL + "sameAs", ())), None)
    return Actor(
        id=from_iri(iri),
        type=class_,
        aliases=tuple(sorted(nodes[iri].get(v.SKOS + "altLabel", ()))),
        wikidata=None if same is None else unquote(same.removeprefix(v.WIKIDATA)),
        **_fields(nodes[iri], tables.ACTOR_FIELDS),
    )


def _finding(nodes: Nodes, iri: str, class_: Any) -> Finding:
    node = nodes[iri]
    parts = (_fields(nodes[part], tables.PART) for part in _list(nodes, node, v.PARTS))
    return Finding(
        id=from_iri(iri),
        kind=class_,
        **({"as_of": None} | _fields(node, tables.FINDING)),
        actors=tuple(Party(**_fields(nodes[party], tables.PARTY)) for party in _list(nodes, node, v.PARTIES)),
        statements=tuple(map(from_iri, _list(nodes, node, v.STATEMENTS))),
        documents=tuple(map(from_iri, _list(nodes, node, v.DOCUMENTS))),
        parts=tuple((part["name"], part["value"]) for part in parts),
    )


def _list(nodes: Nodes, node: Node, predicate: str) -> Iterator[str]:
    places = node.get(predicate)
    while places and places[0] != v.RDF + "nil":
        yield nodes[places[0]][v.RDF + "first"][0]
        places = nodes[places[0]][v.RDF + "rest"]


_READERS: dict[type, tuple[dict[str, Any], Callable[[Nodes, str, Any], Any]]] = {
    Document: ({v.SCHEMA + "NewsArticle": None}, _document),
    Statement: (ACTS, _statement),
    Actor: (ACTOR_TYPES, _actor),
    Finding: (KINDS, _finding),
}
