"""The graph of actors and statements, and its projection: who accuses whom.

The MultiDiGraph keeps everything that was said, with the evidence. Measures are asked of the projection, a DiGraph
with one arc for each ordered pair accuser -> accused; `networkx.reciprocity` and its like are wrong on the former.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import product
from typing import Any, Protocol, TypeAlias, runtime_checkable

import networkx as nx

from kg.actors.actor import Actor, full_name, is_name
from kg.collector import paused
from kg.document import Document
from kg.finding import Level, Party
from kg.statement import Act, Mention, Polarity, Statement

_log = logging.getLogger(__name__)

Graph: TypeAlias = "nx.MultiDiGraph[str]"
"""Actors and statements; arcs by key: says, accuses, answers, relays, addresses."""

Accusations: TypeAlias = "nx.DiGraph[str]"
"""The projection: one arc for each ordered pair accuser -> accused."""


class Collection(Protocol):
    """Whatever can list its documents and statements; a Store can."""

    def documents(self) -> Iterable[Document]:
        """Yield every document."""
        ...

    def statements(self) -> Iterable[Statement]:
        """Yield every statement."""
        ...


@runtime_checkable
class Described(Protocol):
    """A collection that knows more of its actors than the statements tell; a Store does."""

    def actors(self) -> Iterable[Actor]:
        """Yield every actor."""
        ...


@paused()
def to_graph(store: Collection, today: date | None = None) -> Graph:
    """Return the graph of actors and statements.

    ``today`` makes it proof against wrong dates: what is dated later cannot be so and is taken as undated, with a note.
    Without it every date is believed.

    Actor nodes carry node="actor", name, type, side, side_name and aliases; statement nodes carry
    node="statement" and the Statement. ``graph.graph["documents"]`` maps a document's id to the Document,
    ``graph.graph["countries"]`` a person or organisation to its country, where the collection describes its actors.
    A mention that was linked to no actor gets no node.
    """
    graph: Graph = nx.MultiDiGraph()
    graph.graph["countries"] = dict(_countries(store)) if isinstance(store, Described) else {}
    documents = {document.id: document for document in store.documents()}
    statements = sorted(store.statements(), key=lambda statement: statement.id)
    if today is not None and _any_until(today, documents.values()):
        documents = {key: _dated_until(today, document) for key, document in documents.items()}
        statements = [_said_until(today, statement) for statement in statements]
    graph.graph["documents"] = documents
    for statement in statements:
        graph.add_node(statement.id, node="statement", statement=statement)
    for statement in statements:
        _add_arcs(graph, statement)
    for _, attributes in graph.nodes(data=True):
        if attributes["node"] == "actor":
            attributes["aliases"] = tuple(sorted(attributes["aliases"]))
    return graph


def is_accusation(statement: Statement) -> bool:
    """Tell whether the statement makes accusers: a positive allegation, never a denial or "did not shell"."""
    return statement.act is Act.ALLEGATION and statement.polarity is Polarity.POSITIVE


def party(mention: Mention, level: Level) -> Party | None:
    """Return the actor of a mention, or at side level the side it acts for; None where there is none.

    An actor that acts for no side, such as a human rights group, stands for itself at side level.

    >>> kremlin = Mention("the Kremlin", 0, 11, actor="ru-presidency", name="Kremlin", side="ru", side_name="Russia")
    >>> party(kremlin, Level.SIDE)
    Party(actor='ru', name='Russia')
    """
    if level is Level.SIDE and mention.side is not None:
        return _party(mention.side, mention.side_name or mention.side)
    if mention.actor is None:
        return None
    return _party(mention.actor, full_name(mention.name or mention.actor, mention.type, mention.side_name))


_party = cache(Party)  # a million mentions name a few thousand parties


def parties(mentions: Iterable[Mention], level: Level) -> tuple[Party, ...]:
    """Return the distinct parties of some mentions, in their order."""
    named = {found.actor: found for mention in reversed([*mentions]) if (found := party(mention, level))}
    return tuple(reversed(named.values()))


def statements_of(graph: Graph) -> Iterator[Statement]:
    """Yield the statements of a graph."""
    for _, attributes in graph.nodes(data=True):
        if attributes["node"] == "statement":
            yield attributes["statement"]


def documents_of(graph: Graph) -> dict[str, Document]:
    """Return the documents of a graph by id."""
    documents: dict[str, Document] = graph.graph["documents"]
    return documents


def countries_of(graph: Graph) -> dict[str, str]:
    """Return the country of every person and organisation of which it is known."""
    countries: dict[str, str] = graph.graph.get("countries", {})
    return countries


def is_domestic(countries: Mapping[str, str], one: str, other: str) -> bool:
    """Tell whether one of two sides is a state, and the other a party, firm or person of that country.

    What a president says of the opposition is no quarrel of the state with it, though at side level a president
    stands for the state. An armed group is no such body: at war with its state it is a side of its own.

    >>> is_domestic({"us-democrats": "us"}, "us", "us-democrats")
    True
    """
    return countries.get(one) == other or countries.get(other) == one


def day_of(statement: Statement, documents: dict[str, Document]) -> date | None:
    """Return the day a statement was made: said_on, else the day its document was printed."""
    if statement.said_on is not None:
        return statement.said_on
    document = documents.get(statement.document)
    return None if document is None else document.date


@dataclass(slots=True)
class _Arc:
    """What one accuser said against one accused, while it is being gathered."""

    statements: list[Statement] = field(default_factory=list)
    days: list[date] = field(default_factory=list)

    def attributes(self, documents: dict[str, Document]) -> dict[str, Any]:
        printed = {statement.document: None for statement in self.statements}
        publishers = {documents[key].publisher for key in printed if key in documents} - {None}
        return {
            "statements": tuple(statement.id for statement in self.statements),
            "documents": tuple(printed),
            "publishers": tuple(sorted(str(publisher) for publisher in publishers)),
            "first": min(self.days, default=None),
            "last": max(self.days, default=None),
            "support": support(self.statements),
            "confidence": max(statement.confidence for statement in self.statements),
        }


def accusations(graph: Graph, level: Level) -> Accusations:
    """Return who accuses whom: one arc for each ordered pair of parties, with its evidence.

    Only a positive allegation makes an arc, and only from the actors that say it: a denier is no accuser. Arcs carry
    statements, documents, publishers, first and last day, support (independent documents) and confidence (the best
    statement's). At side level two kinds make no arc and are only counted: what a side accuses itself of, such as two
    agencies of one state (``graph["self_accusations"]``), and domestic politics (``graph["domestic_accusations"]``).
    """
    documents, arcs, names = documents_of(graph), dict[tuple[str, str], _Arc](), dict[str, str]()
    countries = countries_of(graph) if level is Level.SIDE else {}
    themselves = domestic = 0
    for statement in filter(is_accusation, statements_of(graph)):
        for accuser, accused in product(parties(statement.sources, level), parties(statement.accused, level)):
            if accuser.actor == accused.actor:
                themselves += 1
            elif is_domestic(countries, accuser.actor, accused.actor):
                domestic += 1
            else:
                names |= {accuser.actor: accuser.name, accused.actor: accused.name}
                arc = arcs.setdefault((accuser.actor, accused.actor), _Arc())
                arc.statements.append(statement)
                if (day := day_of(statement, documents)) is not None:
                    arc.days.append(day)
    projection: Accusations = nx.DiGraph(level=level, self_accusations=themselves, domestic_accusations=domestic)
    projection.add_nodes_from((actor, {"name": name}) for actor, name in names.items())
    projection.add_edges_from((a, b, arc.attributes(documents)) for (a, b), arc in arcs.items())
    return projection


def support(statements: Iterable[Statement]) -> int:
    """Return how many documents say it independently: documents that share a sentence tell one wire text.

    >>> from kg.statement import Span
    >>> def printed(document: str, sentence: str) -> Statement:
    ...     return Statement("s", document, Act.CLAIM, (), (), None, None, Span(sentence, 0, len(sentence)))
    >>> support([printed("d-1", "A blames B."), printed("d-2", "A  blames B."), printed("d-3", "B is to blame.")])
    2
    """
    statements = list(statements)
    if len({statement.document for statement in statements}) < 2:
        return min(1, len(statements))
    texts: nx.Graph[tuple[str, str]] = nx.Graph()
    for statement in statements:
        texts.add_edge(("document", statement.document), ("sentence", " ".join(statement.sentence.text.split())))
    return nx.number_connected_components(texts)


def _any_until(today: date, documents: Iterable[Document]) -> bool:
    """Tell whether some dates can be right; a collection that lies wholly in the future is fiction and no slip."""
    days = [document.date for document in documents if document.date is not None]
    late = [day for day in days if day > today]
    if late and len(late) < len(days):
        number = "one document is" if len(late) == 1 else f"{len(late)} documents are"
        said = "%s dated after today, %s (up to %s), and taken as undated; correct the date to have the day counted"
        _log.warning(said, number, today, max(late))
    return len(late) < len(days)


def _dated_until(today: date, document: Document) -> Document:
    return document if document.date is None or document.date <= today else replace(document, date=None)


def _said_until(today: date, statement: Statement) -> Statement:
    return statement if statement.said_on is None or statement.said_on <= today else replace(statement, said_on=None)


def _countries(described: Described) -> Iterator[tuple[str, str]]:
    for actor in described.actors():
        if actor.country is not None and actor.type in {"person", "organisation"}:
            yield actor.id, actor.country


def _add_arcs(graph: Graph, statement: Statement) -> None:
    accuses = statement.accused if is_accusation(statement) else ()
    roles: tuple[tuple[str, tuple[Mention, ...], Callable[[str], tuple[str, str]]], ...] = (
        ("says", statement.sources, lambda actor: (actor, statement.id)),
        ("relays", statement.relayed_by, lambda actor: (actor, statement.id)),
        ("accuses", accuses, lambda actor: (statement.id, actor)),
        ("addresses", statement.addressees, lambda actor: (statement.id, actor)),
    )
    for key, mentions, ends in roles:
        for mention in mentions:
            if mention.actor is not None:
                _add_actor(graph, mention, mention.actor)
                graph.add_edge(*ends(mention.actor), key=key)
    if statement.answers is not None and statement.answers in graph:
        graph.add_edge(statement.id, statement.answers, key="answers")


def _add_actor(graph: Graph, mention: Mention, actor: str) -> None:
    """Add the actor of a mention, or what this mention adds to it: a type, a side, another name."""
    if actor not in graph:
        graph.add_node(actor, node="actor", name=actor, type=None, side=None, side_name=None, aliases=set())
    node = graph.nodes[actor]
    for key in ("name", "type", "side", "side_name"):
        value = getattr(mention, key)
        if value is not None and node[key] in (None, actor):
            node[key] = value
    if is_name(mention.text):
        node["aliases"].add(mention.text)
