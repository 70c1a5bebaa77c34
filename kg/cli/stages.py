"""kg read, extract, load and run: the stages that take articles."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import kg
from kg.cli.options import DEFAULT_STORE, Again, AsOf, Choice, Jobs, OwnActors, Paths, StoreFolder, to_day, watch
from kg.cli.tables import DOCUMENT, STATEMENT, document_row, statement_row
from kg.cli.terminal import Issues, print_records, say
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
    raise typer.Exit(issues.exit_code)


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
        print_records(statements, choice, STATEMENT, statement_row)
    raise typer.Exit(issues.exit_code)


def load(
    paths: Paths,
    store: StoreFolder = DEFAULT_STORE,
    statements: Annotated[Path | None, typer.Option(help="Take these and extract none.", metavar="FILE")] = None,
    again: Again = False,
    actors: OwnActors = None,
    jobs: Jobs = 1,
) -> None:
    """Put articles and what they say into a store; what it already holds is left as it is.

    \b
    kg load seeds --store out/store
    kg load documents.jsonl --statements statements.jsonl --store out/store
    """
    from kg.actors.decided import DECISIONS
    from kg.pipeline import load, settle, unknown

    issues = Issues()
    writable_folder(store.parent)
    with kg.Store(store) as target, watch(paths) as tell:
        documents = read_documents(paths, issues.add)
        if statements:
            known = list(documents)
            target.add(known, fitting(read_statements(statements, issues.add), known, issues.add))
            loaded = len(known)
        else:
            loaded = load(target, documents if again else unknown(target, documents), tell, actors, jobs)
        settle(target, store.parent / DECISIONS)
    say(f"{loaded} documents loaded into {store}")
    raise typer.Exit(issues.exit_code)


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
        result = kg.run(paths, out, to_day(as_of), again, issues.add, tell, actors, jobs, date.today())
    say(f"{result.loaded} documents new, {result.documents} in all, {result.statements} statements")
    say(f"{len(result.findings)} findings: {out / 'findings.json'}")
    say(f"page:  {out / 'page.html'}")
    say(f"store: {out / 'store'}   (kg queries lists the questions you can ask)")
    raise typer.Exit(issues.exit_code)


def _counted(documents: Iterable[Document], tell: "OnProgress") -> Iterator[Document]:
    for number, document in enumerate(documents, 1):
        yield document
        tell("Extracting", number)
