"""How a document, a statement, an actor and a finding look in RDF: the only place that knows.

Each record has a table (tables.py) whose rows name a field, its property and the form of its value (forms.py); the
table serves both directions (writing.py, reading.py), so that what is written can be read. A statement is a node
with an arc to each actor, for queries, and one to each mention, for evidence; how a name was taken to mean an
actor is a kg:Link, shared by all mentions that were read alike.
"""

from kg.triples.reading import Nodes, from_quads, to_nodes
from kg.triples.tables import FORMAT_VERSION
from kg.triples.writing import Record, Triples, dated, to_day, to_nquads, to_quads, to_triples

__all__ = [
    "FORMAT_VERSION",
    "Nodes",
    "Record",
    "Triples",
    "dated",
    "from_quads",
    "to_day",
    "to_nodes",
    "to_nquads",
    "to_quads",
    "to_triples",
]
