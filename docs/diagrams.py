"""Draw the diagrams of docs/findings.md: python docs/diagrams.py

Each is a few boxes (who, or what was said) and arrows, told in lines below; nothing but the standard library is used.
"""

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("findings")
WIDE, HIGH = 130, 34
"""A box, in pixels."""

COLUMN, LINE = 200, 62
"""From one place of the grid to the next."""

STROKES = {"accuses": ("#b3261e", ""), "answers": ("#1f5fa8", "6 4"), "same": ("#5f6368", "2 4")}
"""Colour and dashes of an arrow; "same" has no head."""


@dataclass(frozen=True)
class Arrow:
    """An arrow between two boxes by name, of a kind of STROKES, with a few words beside it; bent to tell two apart."""

    start: str
    end: str
    kind: str = "accuses"
    words: str = ""
    bend: int = 0


@dataclass(frozen=True)
class Diagram:
    """Boxes by name, each with its column and line on the grid, arrows, and a line below."""

    boxes: dict[str, tuple[float, float]]
    arrows: list[Arrow]
    below: str


DAYS = {"day 1: Aland accuses": (0.0, 0.0), "day 3: Borland denies": (1.5, 0.0)}
DIAGRAMS = {
    "mutual": Diagram(
        {"Aland": (0, 0), "Borland": (1.4, 0)},
        [
            Arrow("Aland", "Borland", words="accuses, first", bend=26),
            Arrow("Borland", "Aland", words="accuses", bend=26),
        ],
        "Both arcs exist. Who was first is named first.",
    ),
    "cycle": Diagram(
        {"Aland": (0.75, 0), "Borland": (1.5, 1.4), "Coland": (0, 1.4)},
        [
            Arrow("Aland", "Borland", words="3 documents"),
            Arrow("Borland", "Coland", words="1 document"),
            Arrow("Coland", "Aland", words="2 documents"),
        ],
        "As well supported as its weakest arc: one document.",
    ),
    "answered": Diagram(
        DAYS,
        [Arrow("day 3: Borland denies", "day 1: Aland accuses", "answers", "the same matter")],
        "Denied after 2 days, whoever printed the denial.",
    ),
    "unanswered": Diagram(
        {"day 1: Borland denies": (0, 0), "day 3: Aland accuses": (1.5, 0), "as of day 9": (2.5, 0)},
        [Arrow("as of day 9", "day 3: Aland accuses", "same", "nothing")],
        "A denial of an earlier day does not count.",
    ),
    "same": Diagram(
        {
            "Aland: B shelled Lund": (0, 0),
            "Coland: B fired on Lund": (1.2, 0),
            "Borland: A shelled Lund": (0.6, 1.1),
        },
        [Arrow("Aland: B shelled Lund", "Coland: B fired on Lund", "same", "one")],
        "The accused first: swapped actors never meet.",
    ),
    "contradiction": Diagram(
        {"Aland": (0, 0), "Coland": (0, 1.1), "Borland": (1.4, 0), "Doland": (1.4, 1.1)},
        [
            Arrow("Aland", "Borland", words="the explosion in Lund"),
            Arrow("Coland", "Doland", words="the explosion in Lund"),
        ],
        "Rival culprits: one event, two who are blamed for it.",
    ),
    "camps": Diagram(
        {"Aland": (0, 0), "Coland": (0, 1.1), "Borland": (1.4, 0.55)},
        [
            Arrow("Aland", "Borland", words="accuses"),
            Arrow("Coland", "Borland", words="accuses"),
            Arrow("Aland", "Coland", "same", "tied"),
        ],
        "Who accuse the same third, and never each other, are one camp.",
    ),
    "outlets": Diagram(
        {"day 1: Courier, allegation": (0, 0), "day 2: Daily, denial": (1.3, 0), "day 3: Courier, again": (2.6, 0)},
        [Arrow("day 2: Daily, denial", "day 1: Courier, allegation", "answers")],
        "On day 3 the Courier prints it without the denial known since day 2.",
    ),
    "measures": Diagram(
        {"Aland": (0, 0), "Coland": (0, 1.1), "Borland": (1.4, 0.55)},
        [
            Arrow("Aland", "Borland", words="accuses", bend=18),
            Arrow("Borland", "Aland", words="accuses", bend=18),
            Arrow("Coland", "Borland", words="accuses"),
        ],
        "3 of 6 arcs: density .5. 2 of 3 have their opposite: reciprocity .67.",
    ),
    "waits": Diagram(
        {"8 allegations": (0, 0), "day 2: 2 denied, 8 at risk": (1.35, 0), "day 12: 1 denied, 1 at risk": (2.8, 0)},
        [
            Arrow("8 allegations", "day 2: 2 denied, 8 at risk", "same", "1.00"),
            Arrow("day 2: 2 denied, 8 at risk", "day 12: 1 denied, 1 at risk", "same", ".75"),
        ],
        "Five went out of sight on day 9, so day 12 rests on one: no estimate.",
    ),
}


def main() -> None:
    """Write every diagram into the folder."""
    FOLDER.mkdir(exist_ok=True)
    for name, diagram in DIAGRAMS.items():
        root = draw(diagram)
        ET.indent(root, " ")
        (FOLDER / f"{name}.svg").write_text(ET.tostring(root, encoding="unicode") + "\n", encoding="utf-8")


def draw(diagram: Diagram) -> ET.Element:
    """Return a diagram as SVG, on white, so that it can be read on a dark page too."""
    widths = {name: max(WIDE, 8 * len(name) + 16) for name in diagram.boxes}
    places = {name: (90 + x * COLUMN, 40 + y * LINE) for name, (x, y) in diagram.boxes.items()}
    wide = max(x + widths[name] / 2 for name, (x, _) in places.items()) + 20
    wide = max(wide, 7 * len(diagram.below) + 40)
    left = min(x - widths[name] / 2 for name, (x, _) in places.items()) - 20
    high = max(y for _, y in places.values()) + 75
    box = f"{left:.0f} 0 {wide - left:.0f} {high:.0f}"
    size = {"width": f"{wide - left:.0f}", "height": f"{high:.0f}"}
    root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": box, "role": "img"} | size)
    ET.SubElement(root, "title").text = diagram.below
    ET.SubElement(root, "rect", x=f"{left:.0f}", width="100%", height="100%", fill="#ffffff")
    for kind, (colour, _) in STROKES.items():
        _head(root, kind, colour)
    for arrow in diagram.arrows:
        _arrow(root, arrow, places, widths)
    for name, (x, y) in places.items():
        corner = {"x": f"{x - widths[name] / 2:.0f}", "y": f"{y - HIGH / 2:.0f}", "rx": "6"}
        size = {"width": f"{widths[name]}", "height": f"{HIGH}"}
        ET.SubElement(root, "rect", {"fill": "#f5f5f2", "stroke": "#5f6368"} | corner | size)
        _words(root, x, y + 5, name, "#1f1f1f")
    _words(root, (left + wide) / 2, high - 12, diagram.below, "#1f1f1f")
    return root


def _head(root: ET.Element, kind: str, colour: str) -> None:
    measures = {"viewBox": "0 0 8 8", "refX": "8", "refY": "4", "markerWidth": "8", "markerHeight": "8"}
    marker = ET.SubElement(root, "marker", {"id": kind, "orient": "auto"} | measures)
    ET.SubElement(marker, "path", d="M0 0L8 4L0 8z", fill=colour)


def _arrow(root: ET.Element, arrow: Arrow, places: dict[str, tuple[float, float]], widths: dict[str, int]) -> None:
    (x1, y1), (x2, y2) = places[arrow.start], places[arrow.end]
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    right, down = (x2 - x1) / length, (y2 - y1) / length
    x1, y1 = _edge(x1, y1, right, down, widths[arrow.start])
    x2, y2 = _edge(x2, y2, -right, -down, widths[arrow.end])
    # A bent arrow leaves the straight line to its left, so that there and back do not meet.
    middle = ((x1 + x2) / 2 + down * arrow.bend, (y1 + y2) / 2 - right * arrow.bend)
    colour, dashes = STROKES[arrow.kind]
    head = {} if arrow.kind == "same" else {"marker-end": f"url(#{arrow.kind})"}
    path = f"M{x1:.0f} {y1:.0f}Q{middle[0]:.0f} {middle[1]:.0f} {x2:.0f} {y2:.0f}"
    style = {"fill": "none", "stroke": colour, "stroke-width": "2", "stroke-dasharray": dashes}
    ET.SubElement(root, "path", {"d": path} | style | head)
    if arrow.words:
        lift = 14 if arrow.bend * right < 0 else -6
        # A curve of this sort passes half way between the straight line and its control point.
        _words(root, (x1 + x2) / 4 + middle[0] / 2, (y1 + y2) / 4 + middle[1] / 2 + lift, arrow.words, colour)


def _edge(x: float, y: float, right: float, down: float, wide: int) -> tuple[float, float]:
    """Return where a line from the middle of a box leaves it."""
    steps = [side / abs(way) for side, way in ((wide / 2, right), (HIGH / 2, down)) if way]
    return x + right * min(steps), y + down * min(steps)


def _words(root: ET.Element, x: float, y: float, words: str, colour: str) -> None:
    style = {"font-family": "sans-serif", "font-size": "13", "text-anchor": "middle", "fill": colour}
    if colour in {stroke for stroke, _ in STROKES.values()}:  # words beside an arrow stay readable where it crosses
        style |= {"stroke": "#ffffff", "stroke-width": "4", "paint-order": "stroke"}
    ET.SubElement(root, "text", {"x": f"{x:.0f}", "y": f"{y:.0f}"} | style).text = words


if __name__ == "__main__":
    main()
