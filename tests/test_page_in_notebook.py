"""``kg.page(graph)`` as the last value of a cell: a notebook is run, and what it shows is opened in a browser."""

from pathlib import Path
from typing import Any

import pytest
from page_reader import Reader, needs_chromium

nbformat: Any = pytest.importorskip("nbformat", reason="pip install nbclient ipykernel runs a notebook")
nbclient: Any = pytest.importorskip("nbclient", reason="pip install nbclient ipykernel runs a notebook")
pytest.importorskip("ipykernel", reason="pip install nbclient ipykernel runs a notebook")

TESTS = Path(__file__).parent

CELL = f"""\
import sys
sys.path.insert(0, {str(TESTS)!r})
from invented_news import small
import kg
kg.page(kg.to_graph(small()), title="The dispute over the valley")"""


@pytest.fixture(scope="module")
def shown() -> Any:
    """What a notebook shows of the page, by media type."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    [output] = notebook.cells[0].outputs
    return output.data


def test_a_notebook_shows_a_frame_that_reaches_nothing_of_the_notebook(shown: Any) -> None:
    assert shown["text/plain"].startswith("<kg page, ")
    frame = shown["text/html"].partition("srcdoc=")[0]
    assert 'sandbox="allow-scripts' in frame and "allow-same-origin" not in frame


@needs_chromium
def test_the_page_in_the_frame_answers_a_reader(reader: Reader, shown: Any, tmp_path: Path) -> None:
    notebook = tmp_path / "notebook.html"
    notebook.write_text(f"<!doctype html><title>n</title>{shown['text/html']}", encoding="utf-8")
    reader.page.goto(notebook.as_uri())
    frame = reader.page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for()
    assert frame.locator("h1").inner_text() == "The dispute over the valley"
    frame.locator("text=Who accuses each other?").click()
    assert frame.locator("#panel-title").inner_text() == "Who accuses each other?"
    assert "Borduria" in frame.locator("#panel").inner_text()
    frame.locator("#theme").click()
    assert reader.wrong == []
