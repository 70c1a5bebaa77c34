"""The network as pyvis keeps it: actors with their places, accusations with their statements."""

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyvis
from pyvis.network import Network

from kg.page.accusations import Accusation, Pair
from kg.page.layout import positions

VIS_SCRIPT = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"

SMALLEST, GROWTH, LARGEST = 11.0, 5.0, 44.0
"""Radius of an actor that nobody accuses, what an accusation adds to its root, and the limit, in pixels."""

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hover": True, "tooltipDelay": 150, "keyboard": {"enabled": True, "bindToWindow": False}},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3, "scaling": {"min": 8, "max": 8}},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.65}},
        "arrowStrikethrough": False,
        "selectionWidth": 1.5,
        "hoverWidth": 0.5,
    },
}


class AccusationNetwork(Network):  # type: ignore[misc]
    """pyvis's network, with the check for an arc's ends in constant time (it searches a list)."""

    def get_nodes(self) -> dict[int, Any]:
        """Return the actors by number; pyvis only asks whether a number is in them."""
        return self.node_map  # type: ignore[no-any-return]


def network(accusations: Mapping[Pair, Sequence[Accusation]], sides: Mapping[str, str | None]) -> Network:
    """Return the network of who accuses whom: physics off, every party at its place.

    A party is named by a number, never by its id: an id comes from text, and one such as ``__proto__``
    would break a JavaScript object.
    """
    drawn = AccusationNetwork(directed=True, cdn_resources="in_line")
    drawn.options = OPTIONS
    counts = {pair: len(made) for pair, made in accusations.items()}
    index = {party: number for number, party in enumerate(sorted({party for pair in counts for party in pair}))}
    received = dict.fromkeys(index, 0)
    for (_, accused), number in counts.items():
        received[accused] += number
    places = positions([*index], counts, sides)
    for party, number in index.items():
        x, y = places[party]
        drawn.add_node(number, label=None, party=party, x=x, y=y, size=_size(received[party]))
    for (accuser, accused), made in accusations.items():
        drawn.add_edge(index[accuser], index[accused], accusations=made)
    return drawn


def to_data(drawn: Network, numbers: Mapping[str, int]) -> dict[str, Any]:
    """Return what the page's script needs of a network; ``numbers`` gives each statement's place in the page's list."""
    nodes, edges, _, _, _, options = drawn.get_network_data()
    return {
        "nodes": [{key: node[key] for key in ("id", "party", "x", "y", "size")} for node in nodes],
        "arcs": [
            {
                "from": edge["from"],
                "to": edge["to"],
                "accusations": [_record(one, numbers) for one in edge["accusations"]],
            }
            for edge in edges
        ],
        "options": json.loads(options),
    }


def _record(accusation: Accusation, numbers: Mapping[str, int]) -> dict[str, Any]:
    return {
        "statement": numbers[accusation.statement],
        "state": accusation.state.value,
        "answers": [numbers[answer] for answer in accusation.answers if answer in numbers],
        "finding": accusation.finding,
    }


def _size(received: int) -> float:
    """The radius in pixels: the area grows with the accusations received."""
    return round(min(SMALLEST + GROWTH * math.sqrt(received), LARGEST), 1)
