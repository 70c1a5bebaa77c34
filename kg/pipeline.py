"""The whole story on one screen: articles in; store, statements, findings and a page out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from kg.actors.actor_base import ActorBase
from kg.actors.decided import DECISIONS, Decided, decided
from kg.detect import detect
from kg.document import Document
from kg.documents import read_documents
from kg.errors import UnreadableDocument
from kg.extract import extraction
from kg.finding import Finding
from kg.graph import to_graph
from kg.page import write_page
from kg.records import writable_folder, write_lines, write_list
from kg.store import Loaded, Store

BATCH = 64
"""Documents that are extracted and loaded together: a run that is broken off keeps all earlier batches.
From 64 new documents on the store writes them past its transaction log."""

OnReject = Callable[[UnreadableDocument], object]
OnProgress = Callable[[str, int | None], object]
"""Called with what is being done, and with how many documents are through, where that can be said."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run left behind: the folder, how much of it is new, and the findings."""

    folder: Path
    loaded: Loaded
    documents: int
    statements: int
    findings: tuple[Finding, ...]


# Each parameter is one option of kg run, so there may be many.
def run(  # noqa: PLR0913
    paths: Iterable[str | Path],
    out: str | Path,
    as_of: date | None = None,
    again: bool = False,
    on_reject: OnReject | None = None,
    on_progress: OnProgress | None = None,
    actors: Path | None = None,
    jobs: int = 1,
    today: date | None = None,
) -> Run:
    """Take articles through every stage and leave the store, the statements, the findings and the page in ``out``.

    A document that the store already holds is not extracted again unless ``again`` is true. ``as_of`` is the day
    up to which an answer counts, by default that of the newest document. What was decided about actors
    (decisions.csv in ``out``) holds for the statements, the findings and the page. ``actors`` is a list of
    actors of the user's own. ``jobs`` processes extract. No date after ``today`` is believed.
    """
    folder, tell = writable_folder(out), on_progress or _quiet
    with Store(folder / "store") as store:
        documents = read_documents(paths, on_reject)
        loaded = load(store, documents if again else unknown(store, documents), tell, actors, jobs)
        tell("Looking for findings", None)
        held = settle(store, folder / DECISIONS)
        graph = to_graph(held, today)
        findings = tuple(detect(graph, as_of))
        store.add_findings(findings)
        tell("Writing the results", None)
        store.dump(folder / "graph.trig")
        write_lines(held.statements(), folder / "statements.jsonl")
        write_list(findings, folder / "findings.json")
        write_page(graph, findings, folder / "page.html")
        documents_held, statements_held = sum(1 for _ in store.documents()), sum(1 for _ in store.statements())
    return Run(folder, loaded, documents_held, statements_held, findings)


def load(
    store: Store,
    documents: Iterable[Document],
    on_progress: OnProgress | None = None,
    actors: Path | None = None,
    jobs: int = 1,
) -> Loaded:
    """Extract documents and add them to the store, a batch at a time; return how many were new or replaced."""
    loaded, done, tell, stream = Loaded(), 0, on_progress or _quiet, iter(documents)
    base = ActorBase.load(actors)
    with extraction(base, jobs=jobs) as extract:
        while batch := list(islice(stream, BATCH)):
            loaded += store.add(batch, extract(batch))
            done += len(batch)
            tell("Extracting", done)
    if done:
        store.add_actors(list(base.describe(store.actors())))
    return loaded


def settle(store: Store, decisions: Path) -> Decided:
    """Let queries see who is who as decided, with the derived graph made anew; return the collection so."""
    held = decided(store, decisions)
    if decisions.exists() or not held.changes_nothing:
        store.add_actors(list(ActorBase.load().describe(store.actors())))
        store.redraw(held.statement)
    store.derive()
    return held


def unknown(store: Store, documents: Iterable[Document]) -> Iterator[Document]:
    """Yield the documents that the store does not hold, or holds with another text, title, date or publisher."""
    return (document for document in documents if store.document(document.id) != document)


def _quiet(_stage: str, _done: int | None) -> None:
    """Tell nobody."""
