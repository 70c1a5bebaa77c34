"""graph + findings -> one HTML file that can be mailed, opened on a train, and cited."""

from collections.abc import Iterable
from pathlib import Path

from kg.detect import detect
from kg.errors import UnusableFolder
from kg.finding import Finding
from kg.graph import Graph
from kg.page.build import build
from kg.page.dataset import dataset
from kg.page.notebook import Page
from kg.page.opening import Opening

__all__ = ["Opening", "Page", "page", "write_page"]


def page(
    graph: Graph,
    findings: Iterable[Finding] | None = None,
    title: str | None = None,
    opening: Opening | None = None,
) -> Page:
    """Return the page of a graph, which a notebook displays; the findings are those of ``detect`` unless given.

    >>> from kg.graph import to_graph
    >>> class Nothing:
    ...     def documents(self): return []
    ...     def statements(self): return []
    >>> page(to_graph(Nothing())).html[:15]
    '<!doctype html>'
    """
    return Page(build(dataset(graph, detect(graph) if findings is None else findings, title, opening)))


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
    file = Path(path)
    html = page(graph, findings, title, opening).html
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or error
        raise UnusableFolder(f"cannot write {file}: {reason}; name a file in a folder that can be written") from error
    return file
