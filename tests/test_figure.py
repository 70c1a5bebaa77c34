import sys
from itertools import combinations
from pathlib import Path

import pytest
from conftest import Kg
from invented_news import ACTORS, News, small, small_findings

from kg.errors import MissingExtra, UnusableFolder
from kg.extras.drawing.names import Box, Room, free_place
from kg.finding import Level
from kg.graph import to_graph

figure = pytest.importorskip("matplotlib") and pytest.importorskip("kg.extras.figure")
fonts = pytest.importorskip("kg.extras.drawing.fonts")


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


def test_a_script_without_a_font_is_named_in_one_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ACTORS, "bo", ("𐎧𐏁𐎠𐎹𐎰𐎡𐎹", "state", "bo", None))
    monkeypatch.setitem(ACTORS, "rt", ("وزارة الحرب", "state", "rt", None))
    monkeypatch.setattr(fonts.fontManager, "ttflist", [])
    figure.write_figure(to_graph(small()), [], tmp_path / "figure.svg")
    [warning] = caplog.messages
    assert warning.startswith("no font of this machine has the letters of Old Persian; boxes stand for them in")


def test_a_font_of_this_machine_is_taken_where_the_first_lacks_a_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = fonts.FontEntry(fname="ancient.ttf", name="Ancient", style="normal", weight=400)
    first = fonts.findfont(fonts.FontProperties(fonts.FIRST))
    letters = {first: {*map(ord, "abc")}, "ancient.ttf": {ord("𐎧")}}
    monkeypatch.setattr(fonts.fontManager, "ttflist", [entry])
    monkeypatch.setattr(fonts, "_charmap", lambda file: letters[file])
    assert fonts.fonts_for(["abc"]) == ([fonts.FIRST], [])
    assert fonts.fonts_for(["ab 𐎧", "\u200d🦊"]) == ([fonts.FIRST, "Ancient"], ["emoji"])


def test_no_name_lies_over_another_or_over_an_actor() -> None:
    actors = [Box(x * 30.0, y * 30.0, 6, 6) for x in range(8) for y in range(8)]
    room = Room(Box(100, 100, 300, 300), [*actors], [])
    for actor in actors:
        room.taken.append(free_place(actor, 20, 4, room))
    names = room.taken[len(actors) :]
    over = [(one, other) for one, other in combinations(room.taken, 2) if one.overlaps(other)]
    assert len(names) == 64 and len(over) <= 4
    assert all(room.paper.holds(name) for name in names)


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


@pytest.mark.parametrize(
    ("options", "file"), [([], "figure.pdf"), (["--format", "svg"], "figure.svg"), (["--out", "a.png"], "a.png")]
)
def test_the_command_writes_what_is_asked_for(
    kg_command: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], file: str
) -> None:
    (tmp_path / "article.txt").write_text(
        "Ruritania accused Borduria of shelling the customs house.\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    done = kg_command("figure", "article.txt", *options)
    assert done.stderr.splitlines()[-1] == f"wrote {file}"
    assert (tmp_path / file).stat().st_size > 1000
