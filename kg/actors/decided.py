"""A collection as the user's decisions have it."""

from collections.abc import Iterator
from typing import Protocol

from kg.actors.decisions import Decisions
from kg.document import Document
from kg.statement import Statement


class Collection(Protocol):
    """Anything that holds documents and statements, such as a store."""

    def documents(self) -> Iterator[Document]:
        """Yield the documents."""

    def statements(self) -> Iterator[Statement]:
        """Yield the statements."""


class Decided:
    """The same documents and statements, every mention linked as decided; the collection itself stays as it is."""

    def __init__(self, collection: Collection, decisions: Decisions) -> None:
        """Look at a collection through decisions."""
        self._collection = collection
        self._decisions = decisions

    def documents(self) -> Iterator[Document]:
        """Yield the documents, unchanged."""
        return self._collection.documents()

    def statements(self) -> Iterator[Statement]:
        """Yield the statements as decided."""
        return map(self._decisions.statement, self._collection.statements())
