"""Narrowing: a part of a graph, or of the findings on it.

Days and confidence narrow the graph, before any question is asked. Actors, sides, publishers and the number of
documents narrow the findings, afterwards: an allegation must not lose its denial because the denier was not asked for.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

import networkx as nx

from kg.actors.actor import Actor
from kg.actors.directory import CLOSE, Directory, unknown_name
from kg.errors import InvalidQuery
from kg.finding import Finding, Kind, Level, Party
from kg.graph import Graph, documents_of, statements_of

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which findings to keep; an empty field keeps all. Actors and sides are ids, as ``looked_up`` gives them."""

    actors: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    documents: int = 1


def narrow(graph: Graph, since: date | None = None, until: date | None = None, confidence: float = 0.0) -> Graph:
    """Return the part of a graph that was printed between two days (both included), with at least this confidence.

    Documents without a date are kept, unless ``since`` asks for what is surely not older.
    """
    documents = {
        key: document
        for key, document in documents_of(graph).items()
        if (until is None or document.date is None or document.date <= until)
        and (since is None or (document.date is not None and document.date >= since))
    }
    if documents_of(graph) and not documents:
        _log.warning("no document was printed between %s and %s", since or "the beginning", until or "the end")
    left_out = [
        each.id for each in statements_of(graph) if each.document not in documents or each.confidence < confidence
    ]
    part: Graph = nx.MultiDiGraph(graph)
    part.remove_nodes_from(left_out)
    part.remove_nodes_from([node for node, degree in [*part.degree] if not degree and _is_actor(part, node)])
    part.graph["documents"] = documents
    return part


def kept(findings: Iterable[Finding], graph: Graph, chosen: Filter) -> Iterator[Finding]:
    """Yield the findings that a filter keeps, in their order."""
    documents = documents_of(graph)
    for finding in findings:
        publishers = {documents[key].publisher for key in finding.documents if key in documents}
        if (
            len(finding.documents) >= chosen.documents
            and _any(chosen.publishers, publishers)
            and _any(chosen.actors, (party.actor for party in finding.actors))
            and _any(chosen.sides, (_side_of(graph, party) for party in finding.actors))
        ):
            yield finding


def looked_up(typed: Filter, graph: Graph) -> Filter:
    """Return a filter with ids for the names that a user typed: ``ru`` for Russia or Moscow.

    InvalidQuery where a name, or a publisher, is unknown to the graph; give the whole one, not a part.
    """
    actors = {actor.id: actor for actor in _actors(graph)}
    sides = {side.id: side for side in _sides(graph)}
    directory = Directory((sides | actors).values())
    publishers = {each.publisher for each in documents_of(graph).values() if each.publisher}
    return replace(
        typed,
        actors=frozenset(map(directory.find, sorted(typed.actors))),
        sides=frozenset(map(directory.find_side, sorted(typed.sides))),
        publishers=frozenset(_publisher(name, publishers) for name in sorted(typed.publishers)),
    )


def _actors(graph: Graph) -> Iterator[Actor]:
    for node, data in graph.nodes(data=True):
        if data["node"] == "actor":
            yield Actor(
                node, data["name"], data["type"], data["aliases"], side=data["side"], side_name=data["side_name"]
            )


def _sides(graph: Graph) -> Iterator[Actor]:
    """Yield what actors act for; not each is named itself."""
    for actor in _actors(graph):
        if actor.side:
            yield Actor(actor.side, actor.side_name or actor.side, "state")


def _publisher(name: str, known: Iterable[str]) -> str:
    plain = {each.casefold(): each for each in sorted(known)}
    if name.casefold() not in plain:
        near = [plain[each] for each in get_close_matches(name.casefold(), plain, cutoff=CLOSE)]
        raise InvalidQuery(unknown_name("no publisher", name, near))
    return plain[name.casefold()]


def distinct(findings: Iterable[Finding], graph: Graph) -> Iterator[Finding]:
    """Yield the findings without those on actors that one on their sides covers: it tells the same and more.

    What an actor says counts for its side, so most findings on actors repeat one on sides with all of their evidence.
    """
    findings = list(findings)
    told: dict[tuple[object, ...], list[frozenset[str]]] = {}
    for finding in findings:
        if finding.level is Level.SIDE:
            told.setdefault(_question(finding, graph), []).append(frozenset(finding.statements))
    for finding in findings:
        wider = () if finding.level is Level.SIDE else told.get(_question(finding, graph), ())
        if not any(statements.issuperset(finding.statements) for statements in wider):
            yield finding


def _question(finding: Finding, graph: Graph) -> tuple[object, ...]:
    """Return what a finding answers of which sides; the order tells, but for a circle that may begin anywhere."""
    sides = [_side_of(graph, party) for party in finding.actors]
    turns = finding.kind in {Kind.MUTUAL_ACCUSATION, Kind.ACCUSATION_CYCLE}
    return finding.kind, finding.state, finding.reason, frozenset(sides) if turns else tuple(sides)


def _side_of(graph: Graph, party: Party) -> str:
    side: str | None = graph.nodes[party.actor].get("side") if party.actor in graph else None
    return side or party.actor


def _any(wanted: frozenset[str], there: Iterable[str | None]) -> bool:
    """Tell whether one of the wanted is there, or nothing is wanted."""
    return not wanted or any(each in wanted for each in there)


def _is_actor(graph: Graph, node: str) -> bool:
    return bool(graph.nodes[node]["node"] == "actor")
