"""Engine: what holds the quads of a store and answers SPARQL over them."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import Quad, Triple

from kg.store.answer import Results
from kg.triples import Triples

if TYPE_CHECKING:
    from rdflib import Dataset


class Engine(Protocol):
    """The few things a store needs; a folder, memory and an endpoint each do them in their way."""

    name: str
    """What an error message calls the store."""

    def query(self, text: str) -> Results:
        """Run a query over the union of all named graphs."""
        ...

    def update(self, text: str) -> None:
        """Run an update: all of it or nothing."""
        ...

    def load(self, triples: Iterable[Triples]) -> None:
        """Add many triples at once: all of them or none."""
        ...

    def quads(self, graph: str) -> Iterator[Quad | Triple]:
        """Yield what a named graph holds."""
        ...

    def dataset(self) -> "Dataset":
        """Return rdflib's view."""
        ...

    def backup(self, folder: Path) -> None:
        """Copy the store, as it is at this moment, into a new folder."""
        ...

    def close(self) -> None:
        """Write what is pending and let go."""
        ...
