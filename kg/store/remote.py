"""The engine of a store behind a SPARQL 1.1 endpoint: Oxigraph's server, Fuseki, GraphDB, QLever, Virtuoso."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from pyoxigraph import Quad, QueryResultsFormat, RdfFormat, Triple, parse, parse_query_results

from kg.errors import InvalidQuery, UnusableStore
from kg.store.answer import Results
from kg.triples import Triples
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from rdflib import Dataset

TIMEOUT = 300.0
"""Seconds until an endpoint that says nothing counts as gone."""

_HEADER = "".join(f"PREFIX {prefix}: <{namespace}> " for prefix, namespace in PREFIXES.items())
_ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9"


class Remote:
    """A SPARQL endpoint whose default graph is the union of its named graphs."""

    def __init__(self, query_url: str, update_url: str) -> None:
        """Reach an endpoint by its two addresses."""
        for url in (query_url, update_url):
            if not url.startswith(("http://", "https://")):
                raise UnusableStore(f"met {url!r}, expected the address of an endpoint: http://... or https://...")
        self.name, self._update_url = query_url, update_url

    def query(self, text: str) -> Results:
        """Run a query; the answer is read whole."""
        kind, body = self._post(self.name, "sparql-query", _HEADER + text)
        if "json" in kind:
            return parse_query_results(body, QueryResultsFormat.JSON)
        return [quad.triple for quad in parse(body, RdfFormat.N_TRIPLES)]

    def update(self, text: str) -> None:
        """Run an update: all of it or nothing, where the endpoint keeps to that."""
        self._post(self._update_url, "sparql-update", _HEADER + text)

    def load(self, triples: Iterable[Triples]) -> None:
        """Add many triples in one update."""
        blocks = (f"GRAPH <{graph}> {{\n{lines}}}" for graph, lines in dict.fromkeys(triples))
        self.update("INSERT DATA {\n" + "\n".join(blocks) + "\n}")

    def quads(self, graph: str) -> Iterator[Quad | Triple]:
        """Yield the triples of a named graph."""
        results = self.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
        return iter(results)  # type: ignore[arg-type]

    def dataset(self) -> "Dataset":
        """Refuse: rdflib has its own client for endpoints."""
        raise UnusableStore(f"{self.name} is an endpoint: use rdflib's SPARQLStore for it")

    def backup(self, folder: Path) -> None:
        """Refuse: an endpoint is copied where it runs."""
        raise UnusableStore(f"{self.name} is an endpoint: copy it where it runs (asked for {folder})")

    def close(self) -> None:
        """Nothing is held open between two requests."""

    def _post(self, url: str, kind: str, text: str) -> tuple[str, bytes]:
        headers = {"Content-Type": f"application/{kind}; charset=utf-8", "Accept": _ACCEPT}
        try:
            with urlopen(Request(url, text.encode(), headers), timeout=TIMEOUT) as response:
                return response.headers.get("Content-Type", ""), response.read()
        except HTTPError as error:
            with error:  # it holds the connection
                reason = error.read(500).decode(errors="replace")
            if error.code == 400:
                raise InvalidQuery(f"the query does not parse: {reason}") from error
            raise UnusableStore(f"{url} answered {error.code}: {reason}") from error
        except (URLError, OSError) as error:
            raise UnusableStore(f"{url} does not answer ({error}): is the server running?") from error
