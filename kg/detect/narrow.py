"""Narrowing: a part of a graph, or of the findings on it.

Days and confidence narrow the graph, before any question is asked. Actors, sides, publishers and the number of
documents narrow the findings, afterwards: an allegation must not lose its denial because the denier was not asked for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import networkx as nx

from kg.finding import Finding, Kind, Level, Party
from kg.graph import Graph, documents_of, statements_of


@dataclass(frozen=True, slots=True)
class Filter:
    """Which findings to keep; an empty field keeps all. Actors and sides are ids or names, such as ``ru`` or Russia."""

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
            and _any(chosen.actors, (name for each in finding.actors for name in (each.actor, each.name)))
            and _any(chosen.sides, (name for each in finding.actors for name in _side_names(graph, each)))
        ):
            yield finding


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
    """Tell whether one of the wanted names is there, or nothing is wanted; capitals do not count."""
    wanted = frozenset(name.casefold() for name in wanted)
    return not wanted or any(name is not None and name.casefold() in wanted for name in there)


def _side_names(graph: Graph, party: Party) -> Iterator[str | None]:
    yield from (party.actor, party.name)
    if party.actor in graph:
        yield from (graph.nodes[party.actor].get("side"), graph.nodes[party.actor].get("side_name"))


def _is_actor(graph: Graph, node: str) -> bool:
    return bool(graph.nodes[node]["node"] == "actor")
