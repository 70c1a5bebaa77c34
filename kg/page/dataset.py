"""Everything the page shows, as one JSON object: the graph's records, cleaned, in a fixed order."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pyvis.network import Network

from kg import __version__
from kg.actors import ActorBase
from kg.document import Document
from kg.finding import Finding, Level
from kg.graph import Graph, accusations, day_of, documents_of, parties, statements_of
from kg.page.accusations import by_pair
from kg.page.clean import clean, web_address
from kg.page.evidence import pieces
from kg.page.network import network, to_data
from kg.page.opening import Opening
from kg.statement import Mention, Statement

LONGEST_NAME = 200
"""Characters of a name, a publisher or a headline of the page."""

Record = dict[str, Any]


@cache
def encoding() -> Record:
    """Return the words, colours, dashes and shapes of the picture; encoding.json says them all."""
    found: Record = json.loads(Path(__file__).with_name("encoding.json").read_text("utf-8"))
    return found


def dataset(
    graph: Graph, findings: Iterable[Finding], title: str | None = None, opening: Opening | None = None
) -> Record:
    """Return the page's data; the order in which the graph was filled does not show in it."""
    documents = dict(sorted(documents_of(graph).items()))
    statements = sorted(
        statements_of(graph),
        key=lambda statement: (day_of(statement, documents) or date.min, statement.id),
    )
    numbers = {statement.id: number for number, statement in enumerate(statements)}
    told = sorted(findings, key=lambda finding: finding.id)
    levels = {level: parties_of(graph, level) for level in Level}
    return {
        "title": clean(title, LONGEST_NAME) or "Who accuses whom",
        "version": __version__,
        "encoding": encoding(),
        "documents": [_document(document) for document in documents.values()],
        "statements": [_statement(statement, documents) for statement in statements],
        "opening": (opening or Opening()).to_data(levels),
        "levels": {
            level.value: {
                "parties": [{"id": party, **record} for party, record in sorted(levels[level].items())],
                **to_data(network_of(graph, told, level), numbers),
            }
            for level in Level
        },
        "findings": [_finding(finding, numbers) for finding in told],
    }


def network_of(graph: Graph, findings: Iterable[Finding], level: Level) -> Network:
    """Return the network of a level, with the places that page and figure share."""
    documents = documents_of(graph)
    days = {statement.id: day_of(statement, documents) for statement in statements_of(graph)}
    sides = {party: record["side"] for party, record in parties_of(graph, level).items()}
    return network(by_pair(accusations(graph, level), findings, days), sides)


def parties_of(graph: Graph, level: Level) -> dict[str, Record]:
    """Return the actors, or the sides, by id: name, type, side and other names."""
    names: dict[str, str] = {}
    for statement in sorted(statements_of(graph), key=lambda statement: statement.id):
        for named in parties(
            (*statement.sources, *statement.accused, *statement.relayed_by, *statement.addressees), level
        ):
            names.setdefault(named.actor, _name(named.name))
    return _actors(graph, names) if level is Level.ACTOR else _sides(graph, names)


def _actors(graph: Graph, names: Mapping[str, str]) -> dict[str, Record]:
    return {
        actor: {
            "name": names.get(actor, _name(data["name"])),
            "type": _type(data["type"]),
            "side": data["side"],
            "sideName": _name(data["side_name"] or data["side"] or ""),
            "aliases": sorted({_name(alias) for alias in data["aliases"]} - {_name(data["name"])}),
        }
        for actor, data in graph.nodes(data=True)
        if data["node"] == "actor"
    }


def _sides(graph: Graph, names: Mapping[str, str]) -> dict[str, Record]:
    """Every side, with the actors that act for it as its other names, and every actor that acts for none."""
    members: dict[str, dict[str, Record]] = {}
    for actor, record in _actors(graph, {}).items():
        members.setdefault(record["side"] or actor, {})[actor] = record
    return {
        side: {
            "name": names.get(side, side),
            "type": actors[side]["type"] if side in actors else _known_type(side),
            "side": None,
            "sideName": "",
            "aliases": sorted({record["name"] for record in actors.values()} - {names.get(side)}),
        }
        for side, actors in members.items()
    }


def _known_type(side: str) -> str:
    """The type of a side that no document names itself, as the actor base knows it."""
    known = ActorBase.load().get(side)
    return _type(known.type) if known else "other"


def _document(document: Document) -> Record:
    return {
        "id": document.id,
        "title": clean(document.title, 500),
        "publisher": clean(document.publisher, LONGEST_NAME),
        "date": document.date.isoformat() if document.date else None,
        "url": web_address(document.url),
    }


def _statement(statement: Statement, documents: dict[str, Document]) -> Record:
    day = day_of(statement, documents)
    return {
        "id": statement.id,
        "document": statement.document,
        "act": statement.act.value,
        "date": day.isoformat() if day else None,
        "sources": [_party(mention) for mention in statement.sources],
        "accused": [_party(mention) for mention in statement.accused],
        "relayedBy": [_party(mention) for mention in statement.relayed_by],
        "pieces": pieces(statement),
        "quoted": statement.quoted,
        "certainty": statement.certainty.value,
        "confidence": round(statement.confidence, 3),
        "why": clean(statement.why, 500),
    }


def _party(mention: Mention) -> Record:
    return {"actor": mention.actor, "side": mention.side or mention.actor, "text": clean(mention.text, LONGEST_NAME)}


def _finding(finding: Finding, numbers: Mapping[str, int]) -> Record:
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "level": finding.level.value,
        "parties": [party.actor for party in finding.actors],
        "state": finding.state.value if finding.state else None,
        "reason": finding.reason.value if finding.reason else None,
        "statements": [numbers[statement] for statement in finding.statements if statement in numbers],
        "asOf": finding.as_of.isoformat() if finding.as_of else None,
        "days": finding.days,
        "score": round(finding.score, 3),
        "why": clean(finding.why, 600),
    }


def _name(text: str) -> str:
    return clean(text, LONGEST_NAME)


def _type(kind: str | None) -> str:
    return kind if kind and kind in encoding()["types"] else "other"
