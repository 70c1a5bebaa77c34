"""kg read, extract, load and run: the stages that take articles."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import kg
from kg.cli.options import DEFAULT_STORE, Again, AsOf, Choice, Jobs, OwnActors, Paths, StoreFolder, watch
from kg.cli.tables import DOCUMENT, STATEMENT, document_row, statement_row
from kg.cli.terminal import Issues, number, print_records, say
from kg.document import Document
from kg.documents import read_documents
from kg.records import fitting, read_statements, writable_folder

if TYPE_CHECKING:
    from kg.pipeline import OnProgress


def read(paths: Paths, choice: Choice = None) -> None:
    """Read articles and print them as documents.

    \b
    kg read seeds
    kg read "news/*.txt" more.jsonl > documents.jsonl
    """
    issues = Issues()
    documents = read_documents(paths, issues.add)
    print_records(documents, choice, DOCUMENT, document_row)
    raise typer.Exit(issues.conclude())


def extract(paths: Paths, actors: OwnActors = None, jobs: Jobs = 1, choice: Choice = None) -> None:
    """Print who says what of whom, one statement a line.

    \b
    kg extract seeds
    kg read seeds | kg extract - > statements.jsonl
    kg extract news/ --jobs 4 > statements.jsonl
    """
    from kg.actors.actor_base import ActorBase

    issues, base = Issues(), ActorBase.load(actors)
    with watch(paths) as tell:
        statements = kg.extract(_counted(read_documents(paths, issues.add), tell), base=base, jobs=jobs)
        if not print_records(statements, choice, STATEMENT, statement_row) and not issues:
            say("kg: no statements found")
    raise typer.Exit(issues.conclude())


def load(
    paths: Paths,
    store: StoreFolder = DEFAULT_STORE,
    statements: Annotated[Path | None, typer.Option(help="Take these and extract none.", metavar="FILE")] = None,
    again: Again = False,
    actors: OwnActors = None,
    jobs: Jobs = 1,
) -> None:
    """Put articles and what they say into a store.

    What the store already holds is left as it is.

    \b
    kg load seeds --store out/store
    kg load documents.jsonl --statements statements.jsonl --store out/store
    """
    from kg.actors.decided import DECISIONS
    from kg.pipeline import load, settle, unknown

    issues, seen = Issues(), list[str]()
    given = list(read_statements(statements, issues.add)) if statements else []
    writable_folder(store.parent)
    with kg.Store(store) as target, watch(paths) as tell:
        documents = _told(read_documents(paths, issues.add), seen)
        if statements:
            known = list(documents)
            loaded = target.add(known, fitting(given, known, issues.add))
        else:
            loaded = load(target, documents if again else unknown(target, documents), tell, actors, jobs)
        settle(target, store.parent / DECISIONS)
    left = len(seen) - loaded.added - loaded.replaced
    say(f"{number(loaded.added, 'document')} added, {loaded.replaced} replaced, {left} left as before: {store}")
    raise typer.Exit(issues.conclude())


def run(
    paths: Paths,
    out: Annotated[Path, typer.Option(help="The folder for everything.", metavar="DIR")] = Path("out"),
    as_of: AsOf = None,
    again: Again = False,
    actors: OwnActors = None,
    jobs: Jobs = 1,
) -> None:
    """Take articles through every stage.

    The folder gets page.html, graph.trig, statements.jsonl, findings.json and store/.

    \b
    kg run seeds --out out
    """
    issues = Issues()
    with watch(paths) as tell:
        result = kg.run(paths, out, as_of, again, issues.add, tell, actors, jobs, date.today())
    loaded, replaced = result.loaded, f"{result.loaded.replaced} replaced, " if result.loaded.replaced else ""
    new, said = number(loaded.added, "document"), number(result.statements, "statement")
    say(f"{new} new, {replaced}{result.documents} in all, {said}")
    say(f"{number(len(result.findings), 'finding')}: {out / 'findings.json'}")
    say(f"page:  {out / 'page.html'}")
    say(f"store: {out / 'store'}   (kg queries lists the questions you can ask)")
    raise typer.Exit(issues.conclude())


def _told(documents: Iterable[Document], seen: list[str]) -> Iterator[Document]:
    """Yield the documents and remember their ids."""
    for document in documents:
        seen.append(document.id)
        yield document


def _counted(documents: Iterable[Document], tell: "OnProgress") -> Iterator[Document]:
    for done, document in enumerate(documents, 1):
        yield document
        tell("Extracting", done)
