"""The engine of a store in a folder or in memory: Oxigraph, in this process."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple

from kg.errors import InvalidQuery, UnusableFolder, UnusableStore
from kg.store.answer import Results
from kg.store.syntax import syntax_complaint
from kg.triples import Triples, to_nquads
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from rdflib import Dataset


class Local:
    """An Oxigraph store that this process alone writes to."""

    def __init__(self, folder: Path | None) -> None:
        """Open the store of a folder, which is made if need be, or one in memory."""
        self.name = "the store in memory" if folder is None else str(folder)
        self._store = pyoxigraph.Store() if folder is None else _open(folder)

    def query(self, text: str) -> Results:
        """Run a query over the union of all named graphs; results come as they are found."""
        try:
            return self._store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)
        except SyntaxError as error:
            raise InvalidQuery(f"the query does not parse: {syntax_complaint(text, error)}") from error
        except (OSError, RuntimeError, ValueError) as error:
            raise InvalidQuery(f"the query cannot be answered: {error}") from error

    def update(self, text: str) -> None:
        """Run an update: all of it or nothing."""
        try:
            self._store.update(text, prefixes=PREFIXES)
        except SyntaxError as error:
            raise InvalidQuery(f"the update does not parse: {error}") from error
        except (OSError, RuntimeError) as error:
            raise UnusableStore(f"{self.name}: nothing could be written: {error}") from error

    def load(self, triples: Iterable[Triples]) -> None:
        """Add many triples at once, past the transaction log: all of them or none."""
        try:
            self._store.bulk_load(to_nquads(triples).encode(), RdfFormat.N_QUADS, lenient=True)
        except (OSError, RuntimeError) as error:
            raise UnusableStore(f"{self.name}: nothing could be written: {error}") from error

    def quads(self, graph: str) -> Iterator[Quad | Triple]:
        """Yield the quads of a named graph."""
        return self._store.quads_for_pattern(None, None, None, NamedNode(graph))

    def dataset(self) -> "Dataset":
        """Return rdflib's view of this store."""
        from kg.store.rdflib_view import OxigraphDataset

        return OxigraphDataset(self._store)

    def backup(self, folder: Path) -> None:
        """Copy the store, as it is at this moment, into a new folder."""
        if folder.exists():
            raise UnusableFolder(f"{folder} is there already: name a folder that is not, for the copy")
        try:
            self._store.backup(folder)
        except OSError as error:
            raise UnusableFolder(f"{folder}: the copy could not be written: {error}") from error

    def close(self) -> None:
        """Write what is pending and let go of the folder."""
        self._store.flush()
        self._store = pyoxigraph.Store()  # the folder is let go of when nothing refers to it any more


def _open(folder: Path) -> pyoxigraph.Store:
    if folder.exists() and not folder.is_dir():
        raise UnusableFolder(f"{folder} is a file, expected the folder of a store")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / "CURRENT").exists():
        raise UnusableFolder(f"{folder} holds other files and no store: name a new folder, or the one of a store")
    try:
        store = pyoxigraph.Store(folder)
    except (OSError, RuntimeError) as error:  # RuntimeError: a file of the store is damaged
        if "lock" in str(error).lower():
            raise UnusableStore(
                f"{folder} is in use by another kg: wait until it is done, or ask a copy (kg backup makes one)"
            ) from error
        raise UnusableStore(f"{folder} cannot be opened as a store: {error}") from error
    for told in folder.glob("LOG.old.*"):  # what RocksDB noted of each earlier opening; it keeps a thousand of them
        told.unlink(missing_ok=True)
    return store
