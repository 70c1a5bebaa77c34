import sys
from pathlib import Path

import pytest
from invented_news import News, small, small_findings

from kg.errors import MissingExtra, UnusableFolder
from kg.finding import Level
from kg.graph import to_graph

figure = pytest.importorskip("matplotlib") and pytest.importorskip("kg.extras.figure")


@pytest.mark.parametrize(("suffix", "head"), [("pdf", b"%PDF"), ("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_the_same_graph_gives_the_same_figure(tmp_path: Path, suffix: str, head: bytes) -> None:
    graph = to_graph(small())
    one = figure.write_figure(graph, small_findings(), tmp_path / f"one.{suffix}", title="$5 for the valley")
    other = figure.write_figure(
        graph, [*reversed(small_findings())], tmp_path / f"two.{suffix}", title="$5 for the valley"
    )
    assert one.read_bytes() == other.read_bytes()
    assert one.read_bytes().startswith(head)


def test_fonts_stand_in_the_figure(tmp_path: Path) -> None:
    pdf = figure.write_figure(to_graph(small()), [], tmp_path / "figure.pdf").read_bytes()
    assert b"/FontFile2" in pdf
    assert b"<text" not in figure.write_figure(to_graph(small()), [], tmp_path / "figure.svg").read_bytes()


def test_sides_and_an_empty_graph_have_a_figure(tmp_path: Path) -> None:
    sides = figure.write_figure(to_graph(small()), small_findings(), tmp_path / "sides.svg", Level.SIDE)
    empty = figure.write_figure(to_graph(News()), [], tmp_path / "empty.svg")
    assert sides.stat().st_size > empty.stat().st_size > 0


def test_another_format_and_a_missing_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="expected one of pdf, svg, png"):
        figure.write_figure(to_graph(small()), [], tmp_path / "figure.jpeg")
    with pytest.raises(UnusableFolder, match="nowhere"):
        figure.write_figure(to_graph(small()), [], tmp_path / "nowhere" / "figure.svg")


def test_without_matplotlib_the_command_to_type_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtra, match=r"pip install 'kg\[figure\]'"):
        figure.write_figure(to_graph(small()), [], tmp_path / "figure.svg")
