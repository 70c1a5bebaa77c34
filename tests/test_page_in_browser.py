"""The page as a reader uses it, in Debian's Chromium; skipped, and saying so, where there is none."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from kg.graph import to_graph
from kg.page import write_page
from invented_news import small, small_findings

CHROMIUM = shutil.which("chromium")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: apt-get install chromium to test the page")

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Reader:
    """A reader without a network in front of a page, and everything that went wrong."""

    context: BrowserContext
    page: Page
    wrong: list[str] = field(default_factory=list)

    def open(self, path: Path, fragment: str = "") -> Page:
        self.page.goto(f"{path.as_uri()}{fragment}")
        self.page.wait_for_selector("html[data-ready]", timeout=20_000)
        return self.page

    def note(self, what: str) -> None:
        self.wrong.append(what)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
    reader = Reader(context, context.new_page())
    page = reader.page
    page.on("console", lambda message: reader.note(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: reader.note(str(error)))
    page.on("dialog", lambda dialog: reader.note(dialog.message))
    page.on("request", lambda request: None if request.url.startswith(("file:", "blob:")) else reader.note(request.url))
    yield reader
    context.close()


@pytest.fixture(scope="module")
def valley(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "valley.html"
    return write_page(to_graph(small()), small_findings(), path, "The dispute over the valley")


def test_the_page_opens_without_a_request_or_an_error(reader: Reader, valley: Path) -> None:
    page = reader.open(valley)
    assert "9 of 9 allegations" in page.inner_text("#count")
    painted = page.evaluate(
        """() => {
            const canvas = document.querySelector("#network canvas");
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            return data.filter((value, place) => place % 4 === 3 && value > 0).length;
        }"""
    )
    assert painted > 2000
    assert reader.wrong == []


def test_a_click_on_an_arc_lists_its_sentences_and_the_answer(reader: Reader, valley: Path) -> None:
    page = reader.open(valley)
    x, y = page.evaluate(
        """() => {
            const places = kg.places();
            const { accuser, accused } = kg.shown().arcs.find((arc) => arc.state === "denied");
            const [from, to] = [places[accuser.node.id], places[accused.node.id]];
            const middle = kg.onPage({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
            return [middle.x, middle.y];
        }"""
    )
    page.mouse.click(x, y)
    page.wait_for_selector("#panel .card")
    panel = page.inner_text("#panel")
    assert "Ministry of War accused Bordurian Army of shelling the customs house." in panel
    assert "Bordurian Army denied that it had shelled the customs house." in panel
    assert "2 days later" in panel and "Klow Daily" in panel and "2 March 2031" in panel
    assert page.get_attribute("#panel .card a", "href") == "https://example.org/01"
    assert page.inner_text("#panel mark.source >> nth=0") == "Ministry of War"
    assert page.inner_text("#panel mark.accused >> nth=0") == "Bordurian Army"
    assert reader.wrong == []
