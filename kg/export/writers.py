"""What writes each form of export."""

from collections.abc import Callable
from pathlib import Path

from kg.export import Form
from kg.export.claims import write_claims
from kg.export.nanopubs import write_nanopubs
from kg.export.networks import write_cytoscape, write_gexf, write_graphml
from kg.export.rdf import write_jsonld, write_nquads, write_trig, write_turtle
from kg.export.tables import write_csv
from kg.store import Store

WRITERS: dict[Form, Callable[[Store, Path], None]] = {
    Form.TRIG: write_trig,
    Form.NQUADS: write_nquads,
    Form.TURTLE: write_turtle,
    Form.JSONLD: write_jsonld,
    Form.GRAPHML: write_graphml,
    Form.GEXF: write_gexf,
    Form.CYTOSCAPE: write_cytoscape,
    Form.CSV: write_csv,
    Form.NANOPUB: write_nanopubs,
    Form.CLAIMS: write_claims,
}
"""All but Parquet, which kg.extras.parquet writes."""
