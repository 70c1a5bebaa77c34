"""A collection with namesakes told apart, and as the user's decisions have it."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from kg.actors.actor import Actor
from kg.actors.actor_base import ActorBase
from kg.actors.decisions import Decision, Decisions, read_decisions
from kg.actors.namesakes import Named, Namesakes, tell_apart
from kg.document import Document
from kg.statement import Statement

DECISIONS = "decisions.csv"
"""The name of the file of decisions; it lies beside the store."""


class Collection(Named, Protocol):
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

    def __init__(self, collection: Collection, decisions: Decisions, namesakes: Namesakes | None = None) -> None:
        """Look at a collection through decisions, which come after what tells namesakes apart."""
        self._collection = collection
        self._decisions = decisions
        self._namesakes = namesakes or Namesakes()

    @property
    def changes_nothing(self) -> bool:
        """Say whether every statement is seen as it is."""
        return self._namesakes.is_empty and not any(self._decisions.standing())

    def is_changed_by(self, decision: Decision) -> bool:
        """Say whether one more decision would make any statement another one."""
        then = self._decisions.and_then(decision)
        told_apart = map(self._namesakes.statement, self._collection.statements())
        return any(then.statement(each) != self._decisions.statement(each) for each in told_apart)

    def documents(self) -> Iterable[Document]:
        """Yield the documents, unchanged."""
        return self._collection.documents()

    def statements(self) -> Iterator[Statement]:
        """Yield the statements as decided."""
        return map(self.statement, self._collection.statements())

    def actors(self) -> Iterable[Actor]:
        """Yield the actors, as the collection describes them."""
        return self._collection.actors()

    def statement(self, statement: Statement) -> Statement:
        """Return one statement as decided."""
        return self._decisions.statement(self._namesakes.statement(statement))


def decided(collection: Collection, path: Path) -> Decided:
    """Return a collection with namesakes told apart and as the decisions of a file have it, if there is one."""
    base = ActorBase.load()
    namesakes = tell_apart(collection, base)
    if not path.exists():
        return Decided(collection, Decisions(), namesakes)
    named = {actor.id: actor for actor in collection.actors()}
    return Decided(collection, read_decisions(path, lambda actor: base.get(actor) or named.get(actor)), namesakes)
