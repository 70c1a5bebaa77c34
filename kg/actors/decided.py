"""A collection as the user's decisions have it."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from kg.actors.actor import Actor
from kg.actors.actor_base import ActorBase
from kg.actors.decisions import Decisions, read_decisions
from kg.document import Document
from kg.statement import Statement

DECISIONS = "decisions.csv"
"""The name of the file of decisions; it lies beside the store."""


class Collection(Protocol):
    """Whatever holds documents and statements, and describes their actors; a Store does."""

    def documents(self) -> Iterable[Document]:
        """Yield the documents."""
        ...

    def statements(self) -> Iterable[Statement]:
        """Yield the statements."""
        ...

    def actors(self) -> Iterable[Actor]:
        """Yield the actors as the statements name them."""
        ...


class Decided:
    """The same documents and statements, every mention linked as decided; the collection itself stays as it is."""

    def __init__(self, collection: Collection, decisions: Decisions) -> None:
        """Look at a collection through decisions."""
        self._collection = collection
        self._decisions = decisions

    def documents(self) -> Iterable[Document]:
        """Yield the documents, unchanged."""
        return self._collection.documents()

    def statements(self) -> Iterator[Statement]:
        """Yield the statements as decided."""
        return map(self._decisions.statement, self._collection.statements())

    def actors(self) -> Iterable[Actor]:
        """Yield the actors, as the collection describes them."""
        return self._collection.actors()


def decided(collection: Collection, path: Path) -> Decided:
    """Return a collection as the decisions of a file have it; without the file, as it is."""
    if not path.exists():
        return Decided(collection, Decisions())
    base = ActorBase.load()
    named = {actor.id: actor for actor in collection.actors()}
    return Decided(collection, read_decisions(path, lambda actor: base.get(actor) or named.get(actor)))
