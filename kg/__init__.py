"""kg: who accuses whom of what, who denied it and who kept silent, from news articles.

    documents = read_documents(paths)             # files -> Document
    statements = extract(documents)               # Document -> Statement
    store.add(documents, statements)              # Statement -> RDF
    graph = to_graph(store)                       # RDF -> networkx
    findings = detect(graph)                      # networkx -> Finding
    write_page(graph, findings, "page.html")      # one HTML file

``run(paths, out)`` is all of it. A name is imported when it is first used: ``import kg`` loads no parser.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.detect import detect
    from kg.document import Document
    from kg.documents import read_documents
    from kg.errors import KgError
    from kg.extract import extract
    from kg.finding import Finding
    from kg.graph import to_graph
    from kg.page import page, write_page
    from kg.pipeline import run
    from kg.statement import Mention, Statement
    from kg.store import Store

__version__ = "0.1.0"

__all__ = [
    "Document",
    "Finding",
    "KgError",
    "Mention",
    "Statement",
    "Store",
    "detect",
    "extract",
    "page",
    "read_documents",
    "run",
    "to_graph",
    "write_page",
]

_HOME = {
    "Document": "kg.document",
    "Finding": "kg.finding",
    "KgError": "kg.errors",
    "Mention": "kg.statement",
    "Statement": "kg.statement",
    "Store": "kg.store",
    "detect": "kg.detect",
    "extract": "kg.extract",
    "page": "kg.page",
    "read_documents": "kg.documents",
    "run": "kg.pipeline",
    "to_graph": "kg.graph",
    "write_page": "kg.page",
}


class _Package(ModuleType):
    """A package whose functions keep their name when the folder of the same name is imported."""

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse what the import system does after ``import kg.extract``: to bind the folder over the function."""
        if not (name in _HOME and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __getattr__(self, name: str) -> Any:
        """Import a public name on first use."""
        if name not in _HOME:
            raise AttributeError(f"module 'kg' has no attribute {name!r}")
        value = getattr(import_module(_HOME[name]), name)
        setattr(self, name, value)
        return value

    def __dir__(self) -> list[str]:
        """List the public names too, whether used yet or not."""
        return sorted({*super().__dir__(), *__all__})


sys.modules[__name__].__class__ = _Package
