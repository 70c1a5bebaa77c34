"""Store: documents, statements, actors and findings as RDF, asked with SPARQL.

store.py is what a user sees; an engine holds the quads (local.py: Oxigraph in a folder or in memory, remote.py: any
SPARQL 1.1 endpoint); loading.py says what a write is, answer.py what a query gives, binding.py how values get in.
"""

from kg.store.answer import Answer
from kg.store.store import Loaded, Store

__all__ = ["Answer", "Loaded", "Store"]
