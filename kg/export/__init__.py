"""A store in the forms of other tools: RDF files, graphs for Gephi and Cytoscape, tables, nanopublications, Claims."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InvalidParameter, UnusableFolder

if TYPE_CHECKING:
    from kg.store import Store


class Form(StrEnum):
    """The forms of export; each name is what ``kg export --format`` takes."""

    TRIG = "trig"
    NQUADS = "nquads"
    TURTLE = "turtle"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CYTOSCAPE = "cytoscape"
    CSV = "csv"
    NANOPUB = "nanopub"
    CLAIMS = "claims"
    PARQUET = "parquet"  # the extra kg.extras.parquet writes it


SUFFIXES = {".nq": Form.NQUADS, ".ttl": Form.TURTLE, ".cyjs": Form.CYTOSCAPE} | {
    f".{form}": form for form in (Form.TRIG, Form.JSONLD, Form.GRAPHML, Form.GEXF, Form.CSV, Form.PARQUET)
}
"""The form that a file's name tells; nanopublications (TriG) and claims (JSON-LD) have no suffix of their own."""


def export(store: "Store", path: str | Path, form: str) -> None:
    """Write a store into one file; InvalidParameter names an unknown form, UnusableFolder a place that is none."""
    from kg.export.writers import WRITERS  # takes the graph and JSON-LD libraries, which the list of forms does not

    if form not in set(WRITERS):
        raise InvalidParameter(f"met format {form!r}, expected one of: {', '.join(WRITERS)}")
    try:
        WRITERS[Form(form)](store, Path(path))
    except OSError as error:
        raise UnusableFolder(f"{path} cannot be written: {error.strerror or error}") from error


__all__ = ["SUFFIXES", "Form", "export"]
