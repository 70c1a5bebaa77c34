"""rdflib's view of a store, over oxrdflib: the same quads, and Oxigraph's engine for every query."""

from typing import Any

import pyoxigraph
from oxrdflib import OxigraphStore
from rdflib import Dataset
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.query import Result

from kg.errors import InvalidQuery
from kg.vocabulary import PREFIXES


class OxigraphDataset(Dataset):
    """An rdflib Dataset whose default graph is the union of all graphs.

    Where the store refuses a query (one that was prepared, for instance) rdflib falls back to its own engine, which
    is hundreds of times slower, and says nothing; here that is InvalidQuery.
    """

    def __init__(self, store: pyoxigraph.Store) -> None:
        """View an open store; prefixes are bound."""
        super().__init__(store=OxigraphStore(store=store), default_union=True)
        for prefix, namespace in PREFIXES.items():
            self.bind(prefix, namespace, replace=True)

    def query(self, query_object: Any, *arguments: Any, **options: Any) -> Result:
        """Run a query in Oxigraph, given as text; options are rdflib's initNs and initBindings."""
        options |= dict(zip(("processor", "result", "initNs", "initBindings"), arguments, strict=False))
        bindings, namespaces = options.get("initBindings") or {}, options.get("initNs") or dict(self.namespaces())
        try:
            return self.store.query(query_object, namespaces, bindings, "__UNION__")
        except (NotImplementedError, SyntaxError, RuntimeError) as error:
            raise InvalidQuery(f"the query cannot be answered: {error}") from error

    def update(self, update_object: Any, *_: Any, **options: Any) -> None:
        """Run an update in Oxigraph, given as text; rdflib itself would refuse it for a default union."""
        namespaces = options.get("initNs") or dict(self.namespaces())
        try:
            self.store.update(update_object, namespaces, options.get("initBindings") or {}, DATASET_DEFAULT_GRAPH_ID)
        except (NotImplementedError, SyntaxError) as error:
            raise InvalidQuery(f"the update cannot be run: {error}") from error
