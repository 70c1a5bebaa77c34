"""How long each stage takes, on the articles of seeds/ taken many times: make bench."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from kg import Store, detect, extract, read_documents, to_graph, write_page
from kg.resources import resource

TIMES = 10
"""How many times the seeds are taken: about 20,000 words, four seconds of parsing."""


@contextmanager
def timed(stage: str, amount: Callable[[], str]) -> Iterator[None]:
    """Print how long a stage took and what it got through."""
    began = time.perf_counter()
    yield
    print(f"{stage:8} {time.perf_counter() - began:7.2f} s   {amount()}")


def main() -> None:
    """Take the seeds through every stage."""
    seeds = list(read_documents([resource("seeds")]))
    list(extract(seeds[:1]))  # the parser is loaded
    documents = [replace(document, id=f"{document.id}-{turn}") for turn in range(TIMES) for document in seeds]
    words = sum(len(document.text.split()) for document in documents)
    with tempfile.TemporaryDirectory() as folder:
        with timed("extract", lambda: f"{len(documents)} documents, {words} words, {len(statements)} statements"):
            statements = list(extract(documents))
        with Store(Path(folder) / "store") as store:
            with timed("load", lambda: f"{len(statements)} statements"):
                store.add(documents, statements)
            with timed("graph", lambda: f"{graph.number_of_nodes()} nodes, {graph.number_of_edges()} arcs"):
                graph = to_graph(store)
        with timed("detect", lambda: f"{len(findings)} findings"):
            findings = detect(graph)
        with timed("page", lambda: f"{page.stat().st_size:,} bytes"):
            page = write_page(graph, findings, Path(folder) / "page.html")


if __name__ == "__main__":
    main()
