"""The diagrams of docs/findings.md are those that docs/diagrams.py draws, and each is shown."""

import importlib.util
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"
SPEC = importlib.util.spec_from_file_location("diagrams", DOCS / "diagrams.py")
assert SPEC is not None
assert SPEC.loader is not None
diagrams = importlib.util.module_from_spec(SPEC)
sys.modules["diagrams"] = diagrams
SPEC.loader.exec_module(diagrams)


def test_every_diagram_is_as_drawn_and_shown() -> None:
    manual = (DOCS / "findings.md").read_text(encoding="utf-8")
    drawn = {f"{name}.svg": diagram for name, diagram in diagrams.DIAGRAMS.items()}
    assert {file.name for file in (DOCS / "findings").iterdir()} == set(drawn)
    for name, diagram in drawn.items():
        assert f"(findings/{name})" in manual
        root = diagrams.draw(diagram)
        ET.indent(root, " ")
        kept = (DOCS / "findings" / name).read_text(encoding="utf-8")
        assert kept == ET.tostring(root, encoding="unicode") + "\n", "draw again: python docs/diagrams.py"
