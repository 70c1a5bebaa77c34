"""Who accuses whom as a graph for Gephi (GEXF, GraphML) and Cytoscape (its JSON): one arc a pair, evidence counted."""

import json
from pathlib import Path
from typing import Any

import networkx as nx

from kg.actors.actor import full_name
from kg.finding import Level
from kg.graph import accusations, to_graph
from kg.store import Store


def write_graphml(store: Store, path: Path) -> None:
    """Write GraphML."""
    nx.write_graphml(to_network(store), path)


def write_gexf(store: Store, path: Path) -> None:
    """Write GEXF; an arc is there from the first to the last day on which it was said, for Gephi's timeline."""
    network = to_network(store)
    network.graph |= {"mode": "dynamic", "timeformat": "date"}
    for _, _, arc in network.edges(data=True):
        arc |= {edge: arc[day] for edge, day in (("start", "first"), ("end", "last")) if day in arc}
    nx.write_gexf(network, path)


def write_cytoscape(store: Store, path: Path) -> None:
    """Write the JSON of Cytoscape and Cytoscape.js."""
    text = json.dumps(nx.cytoscape_data(to_network(store)), ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def to_network(store: Store) -> "nx.DiGraph[str]":
    """Return actors and accusations with plain attributes: what is not known is left out, control characters too.

    networkx writes control characters that no XML parser reads back, and refuses None.
    """
    graph = to_graph(store)
    arcs = accusations(graph, Level.ACTOR)
    network: nx.DiGraph[str] = nx.DiGraph()
    for actor in sorted(arcs):
        known = graph.nodes[actor]
        network.add_node(
            _clean(actor), **_plain({key: known.get(key) for key in ("name", "type", "side", "side_name")})
        )
        label = full_name(known["name"], known["type"], known["side_name"])
        network.nodes[_clean(actor)]["label"] = _clean(label)
    for accuser, accused, arc in sorted(arcs.edges(data=True), key=lambda arc: arc[:2]):
        first, last = (None if arc[key] is None else arc[key].isoformat() for key in ("first", "last"))
        counts = {key: len(arc[key]) for key in ("statements", "documents", "publishers")}
        network.add_edge(_clean(accuser), _clean(accused), weight=counts["statements"], **counts)
        network.edges[_clean(accuser), _clean(accused)].update(_plain({"first": first, "last": last}))
    return network


def _plain(attributes: dict[str, Any]) -> dict[str, str]:
    return {key: _clean(str(value)) for key, value in attributes.items() if value is not None}


def _clean(text: str) -> str:
    return "".join(character if character.isprintable() else "\ufffd" for character in text)
