"""Narrowing: a part of a graph, or of the findings on it.

Days and confidence narrow the graph, before any question is asked. Actors, sides, publishers and the number of
documents narrow the findings, afterwards: an allegation must not lose its denial because the denier was not asked for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

import networkx as nx

from kg.errors import InvalidQuery
from kg.finding import Finding, Kind, Level, Party
from kg.graph import Graph, documents_of, statements_of


@dataclass(frozen=True, slots=True)
class Filter:
    """Which findings to keep; an empty field keeps all. Actors and sides are ids or names: ``ru``, Russia, Moscow."""

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
            and _any(chosen.actors, (name for each in finding.actors for name in _names(graph, each)))
            and _any(chosen.sides, (name for each in finding.actors for name in _side_names(graph, each)))
        ):
            yield finding


def refuse_unknown(chosen: Filter, graph: Graph) -> None:
    """Raise InvalidQuery where a filter names somebody, or a publisher, of whom the graph knows nothing."""
    parties = [Party(node, data["name"]) for node, data in graph.nodes(data=True) if data["node"] == "actor"]
    actors = {name for party in parties for name in (*_names(graph, party), *_side_names(graph, party)) if name}
    publishers = {document.publisher for document in documents_of(graph).values() if document.publisher}
    _refuse(chosen.actors | chosen.sides, actors, "nobody")
    _refuse(chosen.publishers, publishers, "no publisher")


def _refuse(wanted: Iterable[str], known: Iterable[str], nobody: str) -> None:
    plain = {_plain(name): name for name in sorted(known)}
    for name in sorted(wanted):
        if _plain(name) not in plain:
            near = ", ".join(plain[each] for each in get_close_matches(_plain(name), plain))
            raise InvalidQuery(f"{nobody} in this collection is called {name!r}{'; near: ' + near if near else ''}")


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
    """Tell whether one of the wanted names is there, or nothing is wanted."""
    wanted = frozenset(map(_plain, wanted))
    return not wanted or any(name is not None and _plain(name) in wanted for name in there)


def _plain(name: str) -> str:
    """Return a name without what does not tell names apart: capitals and the article."""
    return name.casefold().removeprefix("the ")


def _names(graph: Graph, party: Party) -> Iterator[str | None]:
    """Yield the id, the name and the other names of a party."""
    yield from (party.actor, party.name)
    if party.actor in graph:
        yield from (graph.nodes[party.actor]["name"], *graph.nodes[party.actor]["aliases"])


def _side_names(graph: Graph, party: Party) -> Iterator[str | None]:
    """Yield the names of the side of a party; one that acts for no side is its own."""
    node = graph.nodes[party.actor] if party.actor in graph else {}
    side = node.get("side") or party.actor
    yield from _names(graph, Party(side, node.get("side_name") or party.name))


def _is_actor(graph: Graph, node: str) -> bool:
    return bool(graph.nodes[node]["node"] == "actor")
