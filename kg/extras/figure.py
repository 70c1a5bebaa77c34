"""The picture for a paper: the network of the page, at the same places, as PDF, SVG or PNG.

Needs the extra ``figure`` (matplotlib). Fonts are embedded, and the same graph gives the same bytes on a machine.
"""

import logging
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import __version__
from kg.errors import MissingExtra, UnusableFolder
from kg.extras.drawing.names import Box, Room, broken, free_place
from kg.finding import Finding, Level
from kg.graph import Graph, documents_of
from kg.page.clean import clean
from kg.page.dataset import encoding, network_of, parties_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_log = logging.getLogger(__name__)

FORMATS = ("pdf", "svg", "png")
WIDTH, HIGHEST = 7.2, 8.0
"""Inches: two columns of most journals, and what a page leaves for the picture above its legend."""

LARGEST_SCALE = 1 / 150
"""Inches of paper for a pixel of the page at most, so that few actors are not drawn as large as coins."""

DOTS_PER_INCH = 600
MARGIN = 170
"""Pixels of the page around the actors, for names."""

TITLE, LINE, BELOW = 0.35, 0.17, 0.5
"""Inches for the title, a line of the legend, and the two lines that say how to read it."""

COLUMNS = 3
NAMED = 60
"""Actors with a name, those with most accusations first: more names than these lie over each other in print."""

HEAD = 2.5
"""Points before the tip of an arc at which its line ends."""

POINTS_ON_AN_ARC = 12
MARKERS = {"dot": "o", "square": "s", "hexagon": "H", "triangle": "^", "star": "*", "diamond": "D"}
STYLE: Any = {
    "font.size": 7,
    "pdf.fonttype": 42,  # TrueType, which journals ask for and editors can edit
    "svg.fonttype": "path",
    "svg.hashsalt": "kg",
    "text.parse_math": False,  # a "$" in a name is a "$"
}
UNDATED: dict[str, dict[str, None]] = {"pdf": {"CreationDate": None}, "svg": {"Date": None}, "png": {"Software": None}}

ACTOR, EDGE, QUIET = "#51687d", "#2f4254", "#57606c"


def write_figure(
    graph: Graph, findings: Iterable[Finding], path: str | Path, level: Level = Level.ACTOR, title: str | None = None
) -> Path:
    """Write the figure of a graph and return its path; the suffix, .pdf, .svg or .png, says the format.

    Arcs run from accuser to accused, coloured and dashed by what became of the accusations, as on the page.
    A warning is logged where no font of this machine has the letters of a name: boxes stand for them.
    ValueError names another suffix; MissingExtra says how to install matplotlib.
    """
    target = Path(path)
    kind = target.suffix.lower().removeprefix(".")
    if kind not in FORMATS:
        raise ValueError(f"{target}: met the suffix {target.suffix!r}, expected one of {', '.join(FORMATS)}")
    try:
        from matplotlib import rc_context

        from kg.extras.drawing.fonts import fonts_for
    except ImportError as error:
        raise MissingExtra("a figure needs matplotlib: pip install 'kg[figure]'") from error
    sheet = _sheet(graph, findings, level, clean(title, 200))
    families, missing = fonts_for([sheet.title, *sheet.names.values()])
    if missing:
        said = (
            "no font of this machine has the letters of %s; boxes stand for them in %s: install one, such as Noto Sans"
        )
        _log.warning(said, " and ".join(missing), target)
    with rc_context(STYLE | {"font.family": families}), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing from font")  # said above, once
        figure = _figure(sheet)
        try:
            figure.savefig(target, format=kind, dpi=DOTS_PER_INCH, metadata=UNDATED[kind])
        except OSError as error:
            raise UnusableFolder(f"cannot write {target}: {error.strerror or error}") from error
    return target


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn: nodes and arcs as the page has them, names and types of the nodes, and what is said below."""

    nodes: Mapping[int, Mapping[str, Any]]
    arcs: list[Mapping[str, Any]]
    names: Mapping[int, str]
    types: Mapping[int, str]
    title: str
    note: str

    @property
    def scale(self) -> float:
        """Inches of paper for a pixel of the page."""
        wide, high = self.size
        return min(WIDTH / wide, HIGHEST / high, LARGEST_SCALE)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in pixels of the page."""
        (left, right), (top, bottom) = self.extent
        return right - left, bottom - top

    @property
    def extent(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """What is on the sheet, in pixels of the page: left and right, top and bottom."""
        xs, ys = [node["x"] for node in self.nodes.values()] or [0], [node["y"] for node in self.nodes.values()] or [0]
        return (min(xs) - MARGIN, max(xs) + MARGIN), (min(ys) - MARGIN / 3, max(ys) + MARGIN / 3)


def _sheet(graph: Graph, findings: Iterable[Finding], level: Level, title: str) -> Sheet:
    drawn, parties, documents = network_of(graph, findings, level), parties_of(graph, level), documents_of(graph)
    nodes = {node["id"]: node for node in drawn.nodes}
    named = sorted(nodes.values(), key=lambda node: (-node["size"], node["party"]))[:NAMED]
    days = sorted(document.date.isoformat() for document in documents.values() if document.date)
    when = f", {days[0]} to {days[-1]}" if days else ""
    return Sheet(
        nodes,
        drawn.edges,
        {node["id"]: broken(parties[node["party"]]["name"]) for node in named},
        {node["id"]: parties[node["party"]]["type"] for node in nodes.values()},
        title,
        "Arcs run from accuser to accused, wider with more sentences; an actor grows with the accusations received.\n"
        f"Allegations as reported in {len(documents)} documents{when}; not findings of fact. kg {__version__}.",
    )


def _figure(sheet: Sheet) -> "Figure":
    from matplotlib.figure import Figure

    handles = _legend(sheet)
    high, above = sheet.size[1] * sheet.scale, TITLE if sheet.title else 0.0
    below = BELOW + LINE * -(-len(handles) // COLUMNS)
    figure = Figure(figsize=(WIDTH, above + high + below), dpi=72)  # one dot is one point
    paper = above + high + below
    share = sheet.size[0] * sheet.scale / WIDTH
    axes = figure.add_axes(((1 - share) / 2, below / paper, share, high / paper))
    axes.set_axis_off()
    axes.set(xlim=sheet.extent[0], ylim=sheet.extent[1][::-1])  # the page counts pixels downwards
    opposite = {(arc["to"], arc["from"]) for arc in sheet.arcs}
    boxes = [
        box
        for arc in sheet.arcs
        for box in _draw_arc(axes, arc, sheet, (arc["from"], arc["to"]) in opposite)
    ]  # fmt: skip
    for node in sheet.nodes.values():
        _draw_actor(axes, node, sheet)
    _write_names(axes, sheet, boxes)
    figure.legend(handles=handles, loc="lower center", bbox_to_anchor=(0.5, BELOW / paper), ncols=COLUMNS,
                  frameon=False, handlelength=4)  # fmt: skip
    figure.text(0.5, 0.08 / paper, sheet.note, ha="center", va="bottom", fontsize=6, color=QUIET)
    figure.text(0.5, 1 - 0.1 / paper, sheet.title, ha="center", va="top", fontsize=9)
    return figure


def _draw_arc(axes: "Axes", arc: Mapping[str, Any], sheet: Sheet, is_mutual: bool) -> list[Box]:
    """Draw one curve for each state of a pair, and return boxes along the straight line between the two."""
    from matplotlib.patches import FancyArrowPatch

    accuser, accused, points = sheet.nodes[arc["from"]], sheet.nodes[arc["to"]], sheet.scale * 72
    order = [*encoding()["states"]]
    states = sorted((one.state for one in arc["accusations"]), key=order.index)
    is_bent = is_mutual or len({*states}) > 1
    for place, (state, number) in enumerate(Counter(states).items()):
        look = encoding()["states"][state]
        curve = {
            "posA": (accuser["x"], accuser["y"]),
            "posB": (accused["x"], accused["y"]),
            "connectionstyle": f"arc3,rad={0.1 + 0.12 * place if is_bent else 0.0:.2f}",
            "mutation_scale": 7,
            "shrinkA": accuser["size"] * points,
            "shrinkB": accused["size"] * points + 1,
            "color": look["colour"],
        }
        line = {"arrowstyle": "-", "linestyle": _dashes(look), "linewidth": 0.7 + 0.3 * number**0.5}
        axes.add_patch(FancyArrowPatch(**curve | line | {"shrinkB": curve["shrinkB"] + HEAD}))
        axes.add_patch(FancyArrowPatch(**curve | {"arrowstyle": "-|>", "linewidth": 0}))  # a dashed head is a blot
    return [*_along(accuser, accused, points)]


def _along(accuser: Mapping[str, Any], accused: Mapping[str, Any], points: float) -> Iterator[Box]:
    for place in range(1, POINTS_ON_AN_ARC):
        share = place / POINTS_ON_AN_ARC
        x, y = (accuser[axis] * (1 - share) + accused[axis] * share for axis in "xy")
        yield Box(x * points, y * points, 2, 2)


def _dashes(look: Mapping[str, Any]) -> Any:
    return (0, tuple(dash / 3 for dash in look["dashes"])) if look["dashes"] else "-"


def _draw_actor(axes: "Axes", node: Mapping[str, Any], sheet: Sheet) -> None:
    shape = encoding()["types"][sheet.types[node["id"]]]["shape"]
    axes.plot(
        node["x"], node["y"], MARKERS[shape], markersize=2 * node["size"] * sheet.scale * 72, color=ACTOR,
        markeredgecolor=EDGE, markeredgewidth=0.5,
    )  # fmt: skip


def _write_names(axes: "Axes", sheet: Sheet, arcs: list[Box]) -> None:
    """Write the names where they have room, in the order of the actors' importance."""
    points = sheet.scale * 72
    actors = {key: _square(node, points) for key, node in sheet.nodes.items()}
    (left, right), (top, bottom) = sheet.extent
    paper = Box((left + right) / 2 * points, (top + bottom) / 2 * points, WIDTH * 36, (bottom - top) / 2 * points)
    room = Room(paper, [*actors.values()], arcs)
    for key, name in sheet.names.items():
        text = axes.text(0, 0, name, ha="center", va="center", linespacing=1.1, zorder=5)
        extent = text.get_window_extent()
        place = free_place(actors[key], extent.width / 2 + 1, extent.height / 2 + 1, room)
        text.set_position((place.x / points, place.y / points))
        room.taken.append(place)
        if place.is_far:
            x, y = place.nearest(actors[key])
            axes.plot(
                [actors[key].x / points, x / points], [actors[key].y / points, y / points], color=QUIET, linewidth=0.4,
                zorder=1,
            )  # fmt: skip


def _square(node: Mapping[str, Any], points: float) -> Box:
    return Box(node["x"] * points, node["y"] * points, node["size"] * points, node["size"] * points)


def _legend(sheet: Sheet) -> list[Any]:
    """A line for each state that is drawn, and a shape for each type."""
    from matplotlib.lines import Line2D

    states = {one.state for arc in sheet.arcs for one in arc["accusations"]}
    types = {*sheet.types.values()}
    return [
        *(
            Line2D([], [], color=look["colour"], linestyle=_dashes(look), label=look["label"])
            for state, look in encoding()["states"].items()
            if state in states
        ),
        *(
            Line2D([], [], linestyle="", marker=MARKERS[look["shape"]], color=ACTOR, label=look["label"])
            for kind, look in encoding()["types"].items()
            if kind in types
        ),
    ]
