"""kg find, report, diff and waits: what follows from who said what, as a list, as a text, and since the last time."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import kg
from kg.cli.options import (
    DEFAULT_STORE,
    SomePaths,
    StoreFolder,
    open_collection,
    open_store,
    to_day,
    watch,
)
from kg.cli.tables import FINDING, FINDING_CELLS, finding_cells, finding_row
from kg.cli.terminal import Format, Issues, print_csv, print_lines, print_records, print_table, say
from kg.errors import InvalidQuery, UnusableStore
from kg.finding import Finding, Kind, Level
from kg.records import writable_folder

if TYPE_CHECKING:
    from kg.detect.narrow import Filter
    from kg.graph import Collection, Graph


WAITS = (1, 7, 30)
"""The days after which kg waits tells what is undenied."""


class FindingFormat(StrEnum):
    """How findings are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


class ReportFormat(StrEnum):
    """How a report is written."""

    MARKDOWN = "markdown"
    HTML = "html"


Until = Annotated[
    str | None,
    typer.Option("--as-of", "--until", help="Leave out what was printed later, answers too.", metavar="YYYY-MM-DD"),
]
OfKind = Annotated[Kind | None, typer.Option(help="Only this kind.")]
OfLevel = Annotated[Level | None, typer.Option(help="Actors as named, or the sides they act for.")]
Since = Annotated[str | None, typer.Option(help="Leave out what was printed earlier.", metavar="YYYY-MM-DD")]
Actor = Annotated[list[str] | None, typer.Option(help="Only findings on this actor (name or id).", metavar="NAME")]
Side = Annotated[list[str] | None, typer.Option(help="Only findings on this side (name or id).", metavar="NAME")]
Publisher = Annotated[list[str] | None, typer.Option(help="Only findings this publisher prints.", metavar="NAME")]
Documents = Annotated[int, typer.Option(help="Only findings on at least so many documents.", metavar="N")]
Confidence = Annotated[float, typer.Option(help="Leave out statements less sure than this (0 to 1).", metavar="P")]


# A command's options are its parameters, so it may have many.
def find(  # noqa: PLR0913
    paths: SomePaths = None,
    store: StoreFolder = DEFAULT_STORE,
    as_of: Until = None,
    since: Since = None,
    kind: OfKind = None,
    level: OfLevel = None,
    actor: Actor = None,
    side: Side = None,
    publisher: Publisher = None,
    min_documents: Documents = 1,
    min_confidence: Confidence = 0.0,
    explain: Annotated[str | None, typer.Option(help="Tell how this finding came about.", metavar="ID")] = None,
    choice: Annotated[
        FindingFormat | None, typer.Option("--format", help="Default: table on a terminal, else jsonl.")
    ] = None,
) -> None:
    """Print mutual accusations, cycles, unanswered allegations and contradictions, each with its reason.

    Without --level a finding on actors is left out where one on their sides rests on the same evidence and more.

    \b
    kg find --store out/store
    kg find article.txt --level side --kind mutual_accusation
    kg find --actor Russia --since 2022-06-01 --min-documents 2
    kg find --kind contradiction --format csv > contradictions.csv
    kg find --explain f-8c1d2a90b7e64f35
    """
    from kg.detect.narrow import distinct

    issues = Issues()
    wanted = _filter(actor, side, publisher, min_documents)
    with _asked(paths, store, issues, since, as_of, min_confidence, wanted) as (graph, findings):
        found = [finding for finding in findings if kind in (None, finding.kind) and level in (None, finding.level)]
        chosen = list(_chosen(graph, found, wanted))
    if explain is not None:
        _explain(graph, findings, explain)
    else:
        _print(chosen if level else distinct(chosen, graph), choice)
    raise typer.Exit(issues.exit_code)


def report(  # noqa: PLR0913
    paths: SomePaths = None,
    store: StoreFolder = DEFAULT_STORE,
    out: Annotated[Path | None, typer.Option(help="The file to write instead of printing.", metavar="FILE")] = None,
    as_of: Until = None,
    since: Since = None,
    actor: Actor = None,
    side: Side = None,
    publisher: Publisher = None,
    min_documents: Documents = 1,
    min_confidence: Confidence = 0.0,
    title: Annotated[str, typer.Option(help="The headline.")] = "Who accuses whom",
    choice: Annotated[
        ReportFormat | None, typer.Option("--format", help="Default: html for a FILE.html, else markdown.")
    ] = None,
) -> None:
    """Write the findings with their sentences, and the dispute in figures, as Markdown or HTML to paste from.

    \b
    kg report --store out/store --out report.md
    kg report --store out/store --out report.html
    kg report --side Ukraine --since 2022-06-01
    """
    from kg.report import report as write
    from kg.report import to_html

    issues = Issues()
    wanted = _filter(actor, side, publisher, min_documents)
    with _asked(paths, store, issues, since, as_of, min_confidence, wanted) as (graph, findings):
        text = "\n".join(write(graph, _chosen(graph, findings, wanted), title, to_day(as_of))) + "\n"
    web = out is not None and out.suffix.lower() in {".html", ".htm"}
    if choice is ReportFormat.HTML or (choice is None and web):
        text = to_html(text, title)
    if out is None:
        print_lines(text)
    else:
        writable_folder(out.parent)
        out.write_text(text, encoding="utf-8", newline="\n")
        say(f"wrote {out}")
    raise typer.Exit(issues.exit_code)


def diff(
    before: Annotated[Path | None, typer.Argument(metavar="STORE-A", help="The store as it was.")] = None,
    after: Annotated[Path | None, typer.Argument(metavar="STORE-B", help="The store as it is.")] = None,
    since_run: Annotated[bool, typer.Option("--since-run", help="Against the findings the last kg run left.")] = False,
    store: StoreFolder = DEFAULT_STORE,
    level: OfLevel = Level.SIDE,
) -> None:
    """Print what is new in a store against an earlier one, and which allegations got an answer.

    \b
    kg diff monday/store tuesday/store
    kg load more/ --store out/store; kg diff --since-run --store out/store
    """
    from kg.compare import compare

    if since_run == (before is not None) or (before is None) != (after is None):
        raise typer.BadParameter("expected two stores, or --since-run and one --store")
    earlier = _left_by_run(store) if before is None else _found_in(before)
    earlier, later = (
        [each for each in found if level in (None, each.level)] for found in (earlier, _found_in(after or store))
    )
    told = compare(earlier, later)
    print_table(("change", *FINDING), [(each.change.value, *finding_row(each.finding)) for each in told])


def waits(
    paths: SomePaths = None,
    store: StoreFolder = DEFAULT_STORE,
    as_of: Until = None,
    since: Since = None,
    level: Annotated[Level, typer.Option(help="Actors as named, or the sides they act for.")] = Level.SIDE,
) -> None:
    """Print how long each accused takes to deny, by Kaplan and Meier (needs: pip install "kg[survival]").

    Of an allegation that nobody has denied yet it counts how long it has waited. "At risk" are those that waited so
    many days, undenied and in sight.

    \b
    kg waits --store out/store
    """
    from kg.detect.ledger import Ledger
    from kg.detect.standings import standings
    from kg.extras.survival import FEWEST, waiting_times

    issues = Issues()
    with _asked(paths, store, issues, since, as_of) as (graph, _):
        ledger = Ledger(graph, to_day(as_of))
        told = waiting_times(standings(ledger, level), ledger.as_of) if ledger.as_of else []
    rows = [(each.accused, str(each.allegations), str(each.denied), *map(each.told_after, WAITS)) for each in told]
    print_table(("accused", "allegations", "denied", *(f"undenied after {days} d (at risk)" for days in WAITS)), rows)
    if any(cell.startswith("-") for row in rows for cell in row[3:]):
        say(f"-: fewer than {FEWEST} allegations at risk, too few for an estimate")
    raise typer.Exit(issues.exit_code)


def _found_in(folder: Path) -> list[Finding]:
    with open_collection(None, folder, Issues(), lambda _stage, _done: None) as collection:
        return kg.detect(kg.to_graph(collection, date.today()))


def _left_by_run(folder: Path) -> list[Finding]:
    with open_store(folder) as store:
        found = list(store.findings())
    if not found:
        raise UnusableStore(f"{folder}: holds no findings of a run; kg run leaves them, or name two stores")
    return found


@contextmanager
def _asked(  # noqa: PLR0913
    paths: list[str] | None,
    store: Path,
    issues: Issues,
    since: str | None,
    as_of: str | None,
    confidence: float = 0.0,
    wanted: "Filter | None" = None,
) -> Iterator[tuple["Graph", list[Finding]]]:
    """Give the narrowed graph and all findings on it; whoever is ``wanted`` must be known in the whole one."""
    from kg.detect.narrow import narrow, refuse_unknown

    with watch(paths) as tell, open_collection(paths, store, issues, tell) as collection:
        tell("Looking for findings", None)
        held: Collection = collection
        whole = kg.to_graph(held, date.today())
        if wanted is not None:
            refuse_unknown(wanted, whole)
        graph = narrow(whole, to_day(since), to_day(as_of), confidence)
        yield graph, kg.detect(graph, to_day(as_of))


def _filter(actor: list[str] | None, side: list[str] | None, publisher: list[str] | None, documents: int) -> "Filter":
    from kg.detect.narrow import Filter

    return Filter(frozenset(actor or ()), frozenset(side or ()), frozenset(publisher or ()), documents)


def _chosen(graph: "Graph", findings: list[Finding], chosen: "Filter") -> Iterator[Finding]:
    from kg.detect.narrow import kept

    return kept(findings, graph, chosen)


def _print(findings: Iterable[Finding], choice: FindingFormat | None) -> None:
    if choice is FindingFormat.CSV:
        print_csv(FINDING_CELLS, map(finding_cells, findings))
    else:
        print_records(findings, None if choice is None else Format(choice), FINDING, finding_row)


def _explain(graph: "Graph", findings: list[Finding], wanted: str) -> None:
    from kg.explain import explain

    finding = next((finding for finding in findings if finding.id == wanted), None)
    if finding is None:
        raise InvalidQuery(f"{wanted}: no finding has this id; kg find --format jsonl shows the ids")
    print_lines("\n".join(explain(graph, finding)))
