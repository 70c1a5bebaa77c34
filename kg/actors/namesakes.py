"""Two people of one name in two documents: apart where the documents describe them in ways that no one person fits.

Extraction reads one document at a time and gives one id to one full name. Here the documents of a collection are
compared: "John Smith, a British minister" and "John Smith, a Kansas farmer" become two, a "John Smith" of whom his
document says nothing stays a third. Where no two documents conflict, nothing changes.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from kg.actors.actor_base import ActorBase
from kg.actors.callings import Callings, Description
from kg.actors.reading import PERSON_PREFIX
from kg.statement import Mention, Statement

Apart = Mapping[tuple[str, str], tuple[str, str]]
"""The id and the name to show, of a document and an actor that is not the one of that name elsewhere."""


class Namesakes:
    """Who of a collection bears another's name.

    >>> Namesakes().is_empty
    True
    """

    def __init__(self, apart: Apart | None = None) -> None:
        """Keep apart the actors of some documents."""
        self._apart: Apart = apart or {}

    @property
    def is_empty(self) -> bool:
        """Say whether no two share a name."""
        return not self._apart

    def statement(self, statement: Statement) -> Statement:
        """Return a statement with the namesakes among its actors told apart."""
        if not self._apart:
            return statement
        roles = {
            role: tuple(self._mention(statement.document, mention) for mention in getattr(statement, role))
            for role in ("sources", "accused", "addressees", "relayed_by")
        }
        return replace(statement, **roles)  # type: ignore[arg-type]

    def _mention(self, document: str, mention: Mention) -> Mention:
        found = self._apart.get((document, mention.actor)) if mention.actor is not None else None
        return mention if found is None else replace(mention, actor=found[0], name=found[1])


class Named(Protocol):
    """Whatever tells under which names its documents speak of actors; a Store does."""

    def names(self, prefix: str = "") -> Iterable[tuple[str, str, str]]:
        """Yield actor, name and document, of the actors whose id begins so."""
        ...

    def text(self, document: str) -> str:
        """Return the text of a document."""
        ...


def tell_apart(collection: Named, base: ActorBase) -> Namesakes:
    """Return the namesakes among the people whom no list knows."""
    callings = Callings(base.lists)
    apart: dict[tuple[str, str], tuple[str, str]] = {}
    for actor, names in _strangers(collection, base).items():
        if len(names) == 1:
            continue
        said = {document: callings.described(collection.text(document), names[document]) for document in names}
        for one, group in _groups(said):
            tail = [*sorted(one.countries)[:1], *sorted(one.callings)[:1]]
            shown = f"{min(names[group[0]])} ({', '.join(one.words)})"
            apart |= {(document, actor): ("-".join([actor, *tail]), shown) for document in group}
    return Namesakes(apart)


def _strangers(collection: Named, base: ActorBase) -> dict[str, dict[str, set[str]]]:
    """The full names of each person that no list knows, document by document."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for actor, name, document in collection.names(PERSON_PREFIX):
        if " " in name and actor not in base.lists.actors:
            found[actor][document].add(name)
    return found


def _groups(said: Mapping[str, Description]) -> list[tuple[Description, list[str]]]:
    """Documents that may speak of one person, by what they say together; none where all may speak of one.

    A document that fits two groups is left out: it could be either.
    """
    groups: list[tuple[Description, list[str]]] = []
    for document in sorted(said, key=lambda document: (-_size(said[document]), document)):
        if not _size(said[document]):
            continue
        fitting = [position for position, (one, _) in enumerate(groups) if not one.conflicts(said[document])]
        if not fitting:
            groups.append((said[document], [document]))
        elif len(fitting) == 1:
            one, members = groups[fitting[0]]
            groups[fitting[0]] = (one | said[document], [*members, document])
    return groups if len(groups) > 1 else []


def _size(description: Description) -> int:
    return bool(description.countries) + bool(description.callings)
