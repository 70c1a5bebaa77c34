"""The page in Firefox: the same file, drawn, pressed and asked, with nothing wrong; skipped where there is none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from firefox import Firefox, firefox, needs_firefox
from hostile_news import PAYLOADS, RUN, hostile
from invented_news import small, small_findings

from kg.graph import to_graph
from kg.page import write_page

pytestmark = needs_firefox


@pytest.fixture(scope="module")
def browser() -> Iterator[Firefox]:
    with firefox() as browser:
        yield browser


@pytest.fixture
def reader(browser: Firefox) -> Iterator[Firefox]:
    yield browser
    assert browser.evaluate("window.violations") == []
    assert browser.wrong == []


@pytest.fixture(scope="module")
def valley(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "valley.html"
    return write_page(to_graph(small()), small_findings(), path, "The dispute over the valley")


def test_the_page_opens_and_paints(reader: Firefox, valley: Path) -> None:
    reader.open(valley)
    assert "9 allegations drawn" in reader.evaluate("document.getElementById('count').textContent")
    painted = reader.evaluate(
        """(() => {
            const canvas = document.querySelector("#network canvas");
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            return data.filter((value, place) => place % 4 === 3 && value > 0).length;
        })()"""
    )
    assert painted > 2000


def test_a_click_on_an_arc_lists_its_sentence_and_the_answer(reader: Firefox, valley: Path) -> None:
    reader.open(valley)
    x, y = reader.evaluate(
        """(() => {
            const { accuser, accused } = kg.shown().arcs.find((arc) => arc.state === "denied");
            const [from, to] = [kg.places()[accuser.node.id], kg.places()[accused.node.id]];
            const { x, y } = kg.onPage({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
            return [x, y];
        })()"""
    )
    reader.click(x, y)
    reader.evaluate("new Promise((done) => setTimeout(done, 300))")  # vis-network waits for a second click
    panel = reader.evaluate("document.getElementById('panel').textContent")
    assert "Ministry of War accused Bordurian Army of shelling the customs house." in panel
    assert "Bordurian Army denied that it had shelled the customs house." in panel


@pytest.mark.parametrize(
    ("fragment", "says"),
    [
        ("#display=table", "What became of it"),
        ("#level=side", "5 sides"),
        ("#select=question,unanswered", "longest wait first"),
        ("#to=2031-03-03", "as of 3 March 2031"),
    ],
)
def test_a_view_opens_from_its_address(reader: Firefox, valley: Path, fragment: str, says: str) -> None:
    reader.open(valley, fragment)
    assert says in reader.evaluate("document.body.innerText")


def test_no_payload_runs_or_loads(reader: Firefox, tmp_path: Path) -> None:
    news, findings = hostile()
    reader.open(write_page(to_graph(news), findings, tmp_path / "hostile.html", PAYLOADS[0]))
    reader.evaluate(
        """for (const { id } of [...kg.shown().parties]) kg.change({ select: ["party", id] });
        for (const { id } of kg.shown().statements) kg.change({ select: ["statement", id] });
        kg.change({ display: "table" });"""
    )
    assert reader.evaluate("window.ran") is None
    assert reader.evaluate("document.querySelectorAll('img, iframe, base, link, object, embed, form').length") == 0


def test_the_browser_itself_stops_what_an_attacker_writes_into_the_file(
    browser: Firefox, valley: Path, tmp_path: Path
) -> None:
    changed = tmp_path / "changed.html"
    injected = f"<img src=https://evil.example/x.png onerror='{RUN}'><script>{RUN}</script><header>"
    changed.write_text(valley.read_text(encoding="utf-8").replace("<header>", injected, 1), encoding="utf-8")
    browser.open(changed)
    assert browser.evaluate("window.ran") is None
    assert {*browser.evaluate("window.violations")} == {
        "script-src-elem inline",
        "script-src-attr inline",
        "img-src https://evil.example/x.png",
    }
    assert all("Content-Security-Policy" in wrong for wrong in browser.wrong)
