"""graph + findings -> one HTML file that can be mailed, opened on a train, and cited."""

from collections.abc import Iterable
from pathlib import Path

from kg.errors import UnusableFolder
from kg.finding import Finding
from kg.graph import Graph
from kg.page.build import build
from kg.page.dataset import dataset

__all__ = ["write_page"]


def write_page(graph: Graph, findings: Iterable[Finding], path: str | Path, title: str | None = None) -> Path:
    """Write the page of a graph and its findings, and return its path.

    The same graph and findings give the same bytes, in whatever order they were filled in.
    UnusableFolder says that the path cannot be written.
    """
    page = Path(path)
    html = build(dataset(graph, findings, title))
    try:
        page.write_text(html, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UnusableFolder(
            f"cannot write {page}: {error.strerror or error}; name a folder that can be written"
        ) from error
    return page
