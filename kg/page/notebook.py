"""The page inside a notebook."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from kg.finding import Finding
from kg.graph import Graph
from kg.page.build import build
from kg.page.dataset import dataset
from kg.page.opening import Opening


@dataclass(frozen=True, slots=True)
class Shown:
    """A page that a notebook displays when it is the last value of a cell."""

    html: str

    def _repr_html_(self) -> str:
        """Return the page in a frame that can run its own script and save files, and reach nothing of the notebook."""
        allowed = "allow-scripts allow-downloads allow-popups"
        style = "width:100%;height:720px;border:1px solid #ccc"
        return f'<iframe sandbox="{allowed}" style="{style}" srcdoc="{escape(self.html)}"></iframe>'


def show(graph: Graph, findings: Iterable[Finding], title: str | None = None, opening: Opening | None = None) -> Shown:
    """Return the page of a graph and its findings, as a notebook displays it.

    >>> from kg.graph import to_graph
    >>> class Nothing:
    ...     def documents(self): return []
    ...     def statements(self): return []
    >>> show(to_graph(Nothing()), [])._repr_html_()[:18]
    '<iframe sandbox="a'
    """
    return Shown(build(dataset(graph, findings, title, opening)))
