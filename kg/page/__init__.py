"""graph + findings -> one HTML file that can be mailed, opened on a train, and cited.

In a notebook ``show(graph, findings)`` displays it.
"""

from collections.abc import Iterable
from pathlib import Path

from kg.errors import UnusableFolder
from kg.finding import Finding
from kg.graph import Graph
from kg.page.build import build
from kg.page.dataset import dataset
from kg.page.notebook import show
from kg.page.opening import Opening

__all__ = ["Opening", "show", "write_page"]


def write_page(
    graph: Graph,
    findings: Iterable[Finding],
    path: str | Path,
    title: str | None = None,
    opening: Opening | None = None,
) -> Path:
    """Write the page of a graph and its findings, and return its path; its folder is made if need be.

    ``opening`` says what the page shows first. The same graph and findings give the same bytes, in
    whatever order they were filled in. UnusableFolder says that the path cannot be written, InvalidQuery
    that the opening names nobody of the graph.
    """
    page = Path(path)
    html = build(dataset(graph, findings, title, opening))
    try:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(html, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or error
        raise UnusableFolder(f"cannot write {page}: {reason}; name a file in a folder that can be written") from error
    return page
