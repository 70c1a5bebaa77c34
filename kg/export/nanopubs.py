"""Nanopublications: one for each statement, as TriG (https://nanopub.net/guidelines/).

The assertion is what was said and by whom, never the content as a fact; the provenance names the document and the
sentence; the publication information names kg and its version. They are not signed: who publishes them does that.
"""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from kg import __version__
from kg import vocabulary as v
from kg.store import Store
from kg.triples import to_quads

NANOPUB = "http://www.nanopub.org/nschema#"


def write_nanopubs(store: Store, path: Path) -> None:
    """Write every statement of the store as a nanopublication."""
    serialize(_nanopubs(store), path, RdfFormat.TRIG, prefixes=v.PREFIXES | {"np": NANOPUB})


def _nanopubs(store: Store) -> Iterator[Quad]:
    for statement in store.statements():
        about = v.to_iri("statement", statement.id)
        publication = v.to_iri("nanopub", statement.id)
        head, assertion, provenance, information = (
            NamedNode(f"{publication}#{part}") for part in ("Head", "assertion", "provenance", "pubinfo")
        )
        subject = NamedNode(publication)
        yield Quad(subject, NamedNode(v.RDF + "type"), NamedNode(NANOPUB + "Nanopublication"), head)
        yield Quad(subject, NamedNode(NANOPUB + "hasAssertion"), assertion, head)
        yield Quad(subject, NamedNode(NANOPUB + "hasProvenance"), provenance, head)
        yield Quad(subject, NamedNode(NANOPUB + "hasPublicationInfo"), information, head)
        document = NamedNode(v.to_iri("document", statement.document))
        yield Quad(assertion, NamedNode(v.PROV + "wasDerivedFrom"), document, provenance)
        for quad in to_quads(statement):
            if quad.graph_name.value != v.DERIVED_GRAPH:  # type: ignore[union-attr]
                told = quad.subject.value.startswith(about)  # type: ignore[union-attr]
                graph = assertion if told and not quad.predicate.value.startswith(v.PROV) else provenance
                yield Quad(quad.subject, quad.predicate, quad.object, graph)
        software = NamedNode(f"{v.DATA}software/kg-{__version__}")
        yield Quad(subject, NamedNode(v.PROV + "wasAttributedTo"), software, information)
