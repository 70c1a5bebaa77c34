"""A store in the forms of other tools: RDF files, graphs for Gephi and Cytoscape, tables, nanopublications, Claims."""

from collections.abc import Callable
from pathlib import Path

from kg.errors import InvalidQuery, UnusableFolder
from kg.export.claims import write_claims
from kg.export.nanopubs import write_nanopubs
from kg.export.networks import write_cytoscape, write_gexf, write_graphml
from kg.export.rdf import write_jsonld, write_nquads, write_trig, write_turtle
from kg.export.tables import write_csv
from kg.store import Store

FORMATS: dict[str, Callable[[Store, Path], None]] = {
    "trig": write_trig,
    "nquads": write_nquads,
    "turtle": write_turtle,
    "jsonld": write_jsonld,
    "graphml": write_graphml,
    "gexf": write_gexf,
    "cytoscape": write_cytoscape,
    "csv": write_csv,
    "nanopub": write_nanopubs,
    "claims": write_claims,
}
"""The name of each form, and what writes it."""


def export(store: Store, path: str | Path, form: str) -> None:
    """Write a store into one file; InvalidQuery where there is no such form, UnusableFolder where it has no place."""
    if form not in FORMATS:
        raise InvalidQuery(f"met format {form!r}, expected one of: {', '.join(FORMATS)}")
    try:
        FORMATS[form](store, Path(path))
    except OSError as error:
        raise UnusableFolder(f"{path} cannot be written: {error}") from error


__all__ = ["FORMATS", "export"]
