"""The picture for a paper: the network of the page, at the same places, as PDF, SVG or PNG.

Needs the extra ``figure`` (matplotlib). Fonts are embedded, and the same graph gives the same bytes.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import __version__
from kg.errors import MissingExtra, UnusableFolder
from kg.finding import Finding, Level
from kg.graph import Graph, documents_of
from kg.page.clean import clean
from kg.page.dataset import encoding, network_of, parties_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMATS = ("pdf", "svg", "png")
WIDTH = 7.2
"""Inches: two columns of most journals."""

DOTS_PER_INCH = 600
MARGIN = 70
NAMED = 60
"""Actors with a name, those with most accusations first: more names than these lie over each other in print."""

MARKERS = {"dot": "o", "square": "s", "hexagon": "H", "triangle": "^", "star": "*", "diamond": "D"}
STYLE: Any = {
    "font.family": "DejaVu Sans",
    "font.size": 7,
    "pdf.fonttype": 42,  # TrueType, which journals ask for and editors can edit
    "svg.fonttype": "path",
    "svg.hashsalt": "kg",
    "text.parse_math": False,  # a "$" in a name is a "$"
}
UNDATED: dict[str, dict[str, None]] = {"pdf": {"CreationDate": None}, "svg": {"Date": None}, "png": {"Software": None}}

ACTOR, EDGE = "#51687d", "#2f4254"


def write_figure(
    graph: Graph, findings: Iterable[Finding], path: str | Path, level: Level = Level.ACTOR, title: str | None = None
) -> Path:
    """Write the figure of a graph and return its path; the suffix, .pdf, .svg or .png, says the format.

    Arcs run from accuser to accused, coloured and dashed by what became of the accusations, as on the page.
    ValueError names another suffix; MissingExtra says how to install matplotlib.
    """
    target = Path(path)
    kind = target.suffix.lower().removeprefix(".")
    if kind not in FORMATS:
        raise ValueError(f"{target}: met the suffix {target.suffix!r}, expected one of {', '.join(FORMATS)}")
    try:
        from matplotlib import rc_context
    except ImportError as error:
        raise MissingExtra("a figure needs matplotlib: pip install 'kg[figure]'") from error
    with rc_context(STYLE):
        figure = _figure(graph, findings, level, title)
        try:
            figure.savefig(target, format=kind, dpi=DOTS_PER_INCH, metadata=UNDATED[kind])
        except OSError as error:
            raise UnusableFolder(f"cannot write {target}: {error.strerror or error}") from error
    return target


def _figure(graph: Graph, findings: Iterable[Finding], level: Level, title: str | None) -> "Figure":
    from matplotlib.figure import Figure

    drawn, parties = network_of(graph, findings, level), parties_of(graph, level)
    nodes = {node["id"]: node for node in drawn.nodes}
    wide, high = _extent(nodes.values())
    figure = Figure(figsize=(WIDTH, WIDTH * high / wide + 1.2), layout="constrained")
    axes = figure.add_subplot()
    axes.set_axis_off()
    axes.set_aspect("equal")
    axes.invert_yaxis()  # the page counts pixels downwards
    points = WIDTH * 72 / wide
    states = [state for arc in drawn.edges for state in _draw_arc(axes, arc, nodes, points)]
    for node in nodes.values():
        _draw_actor(axes, node, parties[node["party"]], points)
    for node in sorted(nodes.values(), key=lambda node: (-node["size"], node["party"]))[:NAMED]:
        _write_name(axes, node, parties[node["party"]]["name"], points)
    _explain(axes, states, graph, title)
    return figure


def _extent(nodes: Iterable[Mapping[str, Any]]) -> tuple[float, float]:
    across, down = [node["x"] for node in nodes] or [0.0], [node["y"] for node in nodes] or [0.0]
    return max(across) - min(across) + 2 * MARGIN, max(down) - min(down) + 2 * MARGIN


def _draw_arc(axes: "Axes", arc: Mapping[str, Any], nodes: Mapping[int, Any], points: float) -> list[str]:
    """Draw one curve for each state of a pair, and return the states."""
    from matplotlib.patches import FancyArrowPatch

    accuser, accused = nodes[arc["from"]], nodes[arc["to"]]
    by_state = groupby(
        sorted(arc["accusations"], key=lambda one: [*encoding()["states"]].index(one.state)), lambda one: one.state
    )
    drawn = []
    for place, (state, made) in enumerate(by_state):
        look, number = encoding()["states"][state], len([*made])
        curve = FancyArrowPatch(
            (accuser["x"], accuser["y"]),
            (accused["x"], accused["y"]),
            connectionstyle=f"arc3,rad={0.10 + 0.12 * place:.2f}",
            arrowstyle="-|>",
            mutation_scale=7,
            shrinkA=accuser["size"] * points,
            shrinkB=accused["size"] * points + 1,
            color=look["colour"],
            linewidth=0.7 + 0.3 * number**0.5,
            linestyle=(0, tuple(dash / 3 for dash in look["dashes"])) if look["dashes"] else "-",
        )
        axes.add_patch(curve)
        drawn.append(str(state))
    return drawn


def _draw_actor(axes: "Axes", node: Mapping[str, Any], party: Mapping[str, Any], points: float) -> None:
    shape = encoding()["types"][party["type"]]["shape"]
    axes.plot(
        node["x"], node["y"], MARKERS[shape], markersize=2 * node["size"] * points, color=ACTOR,
        markeredgecolor=EDGE, markeredgewidth=0.5,
    )  # fmt: skip


def _write_name(axes: "Axes", node: Mapping[str, Any], name: str, points: float) -> None:
    axes.annotate(
        name, (node["x"], node["y"]), (0, -node["size"] * points - 2), textcoords="offset points",
        ha="center", va="top", bbox={"facecolor": "white", "alpha": 0.7, "edgecolor": "none", "pad": 0.4},
    )  # fmt: skip


def _explain(axes: "Axes", states: Iterable[str], graph: Graph, title: str | None) -> None:
    from matplotlib.lines import Line2D

    used, documents = set(states), documents_of(graph)
    lines = [
        Line2D(
            [],
            [],
            color=look["colour"],
            linestyle=(0, tuple(look["dashes"])) if look["dashes"] else "-",
            label=look["label"],
        )
        for state, look in encoding()["states"].items()
        if state in used
    ]
    if lines:
        axes.legend(handles=lines, loc="upper center", bbox_to_anchor=(0.5, 0), ncols=3, frameon=False, handlelength=4)
    if title:
        axes.set_title(clean(title, 200), fontsize=9)
    days = sorted(document.date.isoformat() for document in documents.values() if document.date)
    when = f", {days[0]} to {days[-1]}" if days else ""
    note = f"Allegations as reported in {len(documents)} documents{when}; not findings of fact. kg {__version__}."
    axes.figure.supxlabel(note, fontsize=6, color="#57606c")
