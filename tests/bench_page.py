"""How fast and how large the page is: python tests/bench_page.py [actors ...]

Prints, for each number of actors (three accusations each): seconds to compute and write, megabytes, seconds from
opening to the first picture and to the whole page, and milliseconds from a filter to the redrawn picture. With
``--stock 5`` also pyvis's own page of 200 actors and ours, in turn, five times each: seconds from opening to a picture
that stands still.
"""

import argparse
import tempfile
import time
from pathlib import Path
from statistics import median

from invented_news import large
from page_reader import Reader, chromium, reading
from playwright.sync_api import Browser, Page
from pyvis.network import Network

from kg.page import write_page
from kg.page.network import VIS_SCRIPT

FILTER = """() => new Promise((done) => {
    const start = performance.now();
    document.querySelector("[data-option='states:denied']").click();
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
})"""

PICTURE = "performance.getEntriesByName('drawn')[0].startTime / 1000"
WHOLE = "performance.getEntriesByName('ready')[0].startTime / 1000"

STOCK_PATIENCE = 300_000

UNDISTURBED = 1500
"""Milliseconds in which a page opens before it is asked anything: the asker's own script would take 15 of its time."""


def measure(browser: Browser, actors: int, folder: Path) -> list[str]:
    """Return one row of the table."""
    graph, findings = large(actors)
    begun = time.perf_counter()
    page = write_page(graph, findings, folder / f"{actors}.html")
    written = time.perf_counter() - begun
    with reading(browser) as reader:
        opened = undisturbed(reader, page)
        first, whole = opened.evaluate(PICTURE), opened.evaluate(WHOLE)
        filtered = sorted(opened.evaluate(FILTER) for _ in range(5))[2]
        assert reader.wrong == []
    size = page.stat().st_size / 1e6
    return [f"{actors:,}", f"{written:.1f}", f"{size:.2f}", f"{first:.2f}", f"{whole:.2f}", f"{filtered:.0f}"]


def write_stock(actors: int, page: Path) -> Path:
    """Write pyvis's own page, as it comes, of the same actors and accusations."""
    graph, _ = large(actors)
    network = Network(directed=True, cdn_resources="in_line")
    said = [(source, target) for source, target, key in graph.edges(keys=True) if key == "says"]
    accused = {source: target for source, target, key in graph.edges(keys=True) if key == "accuses"}
    network.add_nodes(sorted({node for source, target in said for node in (source, accused[target])}))
    for source, statement in said:
        network.add_edge(source, accused[statement])
    html = network.generate_html(notebook=False)
    script = "network.once('stabilized', () => document.documentElement.dataset.ready = performance.now() / 1000);"
    page.write_text(html.replace("return network;", f"{script}\nreturn network;", 1), encoding="utf-8")
    return page


def standing_still(browser: Browser, page: Path, seconds: str) -> float:
    """Return after how many seconds the picture of a page does not move any more, by an expression of the page."""
    with reading(browser) as reader:
        opened = undisturbed(reader, page)
        return float(opened.evaluate(seconds))


def undisturbed(reader: Reader, page: Path) -> Page:
    """Open a page, leave it alone for a while, and return it when all of it is there."""
    reader.page.goto(page.as_uri(), wait_until="commit")
    reader.page.wait_for_timeout(UNDISTURBED)
    reader.page.wait_for_selector("html[data-ready]", timeout=STOCK_PATIENCE)
    return reader.page


def compare(browser: Browser, actors: int, runs: int, folder: Path) -> str:
    """Return how much sooner our picture stands still than that of pyvis."""
    ours, theirs = write_page(*large(actors), folder / "ours.html"), write_stock(actors, folder / "stock.html")
    pairs = [
        (
            standing_still(browser, ours, PICTURE),
            standing_still(browser, theirs, "document.documentElement.dataset.ready"),
        )
        for _ in range(runs)
    ]
    ratios = sorted(stock / own for own, stock in pairs)
    own, stock = (median(seconds) for seconds in zip(*pairs, strict=True))
    return (
        f"{actors} actors, {runs} runs in turn: ours {own:.2f} s, pyvis as it comes {stock:.1f} s; "
        f"{median(ratios):.0f} times sooner ({ratios[0]:.0f} to {ratios[-1]:.0f})"
    )


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description="How fast and how large the page is.")
    parser.add_argument("actors", nargs="*", type=int, default=[30, 200, 1000, 5000])
    parser.add_argument(
        "--stock", type=int, metavar="RUNS", help="also pyvis's own page of 200 actors (a minute a run)"
    )
    options = parser.parse_args()
    print(f"vis-network {VIS_SCRIPT.parent.name}")
    print("actors  written s  size MB  first picture s  whole page s  filter ms")
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        for actors in options.actors:
            print("  ".join(cell.rjust(7) for cell in measure(browser, actors, Path(folder))))
        if options.stock:
            print(compare(browser, 200, options.stock, Path(folder)))


if __name__ == "__main__":
    main()
