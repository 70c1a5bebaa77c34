"""The kg command: one command a stage; each is one library call and an output."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import kg
from kg.cli_actors import app as actors_app
from kg.cli_evaluate import evaluate
from kg.cli_findings import diff, find, report, waits
from kg.cli_options import (
    DEFAULT_STORE,
    Again,
    AsOf,
    Choice,
    OwnActors,
    Paths,
    StoreFolder,
    to_day,
    watch,
)
from kg.cli_page import figure, page
from kg.cli_questions import queries, query
from kg.cli_store import backup, export, remove, serve
from kg.document import Document
from kg.documents import read_documents
from kg.errors import KgError
from kg.records import read_statements, writable_folder
from kg.tables import DOCUMENT, STATEMENT, document_row, statement_row
from kg.terminal import Issues, print_records, say, show_notes

if TYPE_CHECKING:
    from kg.pipeline import OnProgress

SUMMARY = "Who accuses whom of what, who denied it and who kept silent, from news articles."
EXIT_CODES = """Exit codes: 0 all went well; 1 something could not be used (named on standard error; the rest is done);
2 the command line was wrong."""

app = typer.Typer(
    help=f"{SUMMARY}\n\n\b\nkg run seeds --out out",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line; a KgError becomes one line on standard error and exit code 1."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    show_notes()
    try:
        app()
    except (KgError, OSError) as error:  # OSError: a full disk, a file that went away
        say(f"kg: {error}")
        sys.exit(1)


def _version(asked: bool) -> None:
    if asked:
        print(f"kg {kg.__version__}")
        raise typer.Exit


@app.callback()
def _kg(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")] = False,
) -> None:
    """Options that stand before a command."""


@app.command()
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


@app.command()
def extract(paths: Paths, actors: OwnActors = None, choice: Choice = None) -> None:
    """Print who says what of whom, one statement a line.

    \b
    kg extract seeds
    kg read seeds | kg extract - > statements.jsonl
    """
    from kg.actors.actor_base import ActorBase

    issues, base = Issues(), ActorBase.load(actors)
    with watch(paths) as tell:
        statements = kg.extract(_counted(read_documents(paths, issues.add), tell), base=base)
        print_records(statements, choice, STATEMENT, statement_row)
    raise typer.Exit(issues.exit_code)


@app.command()
def load(
    paths: Paths,
    store: StoreFolder = DEFAULT_STORE,
    statements: Annotated[Path | None, typer.Option(help="Take these and extract none.", metavar="FILE")] = None,
    again: Again = False,
    actors: OwnActors = None,
) -> None:
    """Put articles and what they say into a store; what it already holds is left as it is.

    \b
    kg load seeds --store out/store
    kg load documents.jsonl --statements statements.jsonl --store out/store
    """
    from kg.pipeline import load, unknown

    issues = Issues()
    writable_folder(store.parent)
    with kg.Store(store) as target, watch(paths) as tell:
        documents = read_documents(paths, issues.add)
        if statements:
            known = list(documents)
            target.add(known, read_statements(statements, issues.add))
            loaded = len(known)
        else:
            loaded = load(target, documents if again else unknown(target, documents), tell, actors)
    say(f"{loaded} documents loaded into {store}")
    raise typer.Exit(issues.exit_code)


@app.command()
def run(
    paths: Paths,
    out: Annotated[Path, typer.Option(help="The folder for everything.", metavar="DIR")] = Path("out"),
    as_of: AsOf = None,
    again: Again = False,
    actors: OwnActors = None,
) -> None:
    """Take articles through every stage.

    The folder gets page.html, graph.trig, statements.jsonl, findings.json and store/.

    \b
    kg run seeds --out out
    """
    issues = Issues()
    with watch(paths) as tell:
        result = kg.run(paths, out, to_day(as_of), again, issues.add, tell, actors)
    say(f"{result.loaded} documents new, {result.documents} in all, {result.statements} statements")
    say(f"{len(result.findings)} findings: {out / 'findings.json'}")
    say(f"page:  {out / 'page.html'}")
    say(f"store: {out / 'store'}   (kg queries lists the questions you can ask)")
    raise typer.Exit(issues.exit_code)


def _counted(documents: Iterable[Document], tell: "OnProgress") -> Iterator[Document]:
    for number, document in enumerate(documents, 1):
        yield document
        tell("Extracting", number)


app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(query)
app.command()(queries)
app.command()(find)
app.command()(report)
app.command()(diff)
app.command()(waits)
app.command()(page)
app.command()(figure)
app.command()(evaluate)
app.command()(serve)
app.command()(export)
app.command()(remove)
app.command()(backup)
app.add_typer(actors_app, name="actors")
