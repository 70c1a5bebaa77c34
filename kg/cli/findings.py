"""kg find, report, diff and waits: what follows from who said what, as a list, as a text, and since the last time."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

import kg
from kg.cli.options import (
    DEFAULT_STORE,
    AtLevel,
    Days,
    OfLevel,
    SomePaths,
    StoreFolder,
    number_from,
    one_of,
    open_collection,
    open_store,
    to_day,
    to_days,
    watch,
)
from kg.cli.tables import FINDING, FINDING_CELLS, finding_cells, finding_row
from kg.cli.terminal import Format, Issues, print_csv, print_lines, print_records, print_table, say
from kg.errors import InvalidQuery, UnusableStore
from kg.files import PAGE_SUFFIXES
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
    date | None,
    typer.Option(
        "--as-of", "--until", help="Leave out what was printed later, answers too.", parser=to_day, metavar="YYYY-MM-DD"
    ),
]
OfKind = Annotated[Kind | None, one_of(Kind, "Only this kind.")]
Since = Annotated[
    date | None, typer.Option(help="Leave out what was printed earlier.", parser=to_day, metavar="YYYY-MM-DD")
]
Actor = Annotated[list[str] | None, typer.Option(help="Only findings on this actor (name or id).", metavar="NAME")]
Side = Annotated[list[str] | None, typer.Option(help="Only findings on this side (name or id).", metavar="NAME")]
Publisher = Annotated[list[str] | None, typer.Option(help="Only findings this publisher prints.", metavar="NAME")]
Documents = Annotated[
    int, typer.Option(help="Only findings on at least so many documents.", metavar="N", parser=number_from(1))
]
Confidence = Annotated[
    float,
    typer.Option(help="Leave out statements less sure than this (0 to 1).", metavar="P", parser=number_from(0.0, 1.0)),
]


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
        FindingFormat | None, one_of(FindingFormat, "Default: table on a terminal, else jsonl.", "--format")
    ] = None,
) -> None:
    """Print what follows from who said what, each with its reason.

    Mutual accusations, cycles, answered and unanswered allegations, contradictions.
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
    with _asked(paths, store, issues, to_days(since, as_of), min_confidence, wanted) as asked:
        found = [each for each in asked.chosen if kind in (None, each.kind) and level in (None, each.level)]
    if explain is not None:
        _explain(asked.graph, asked.findings, explain)
    else:
        _print(found if level else [*distinct(found, asked.graph)], choice)
    raise typer.Exit(issues.conclude())


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
        ReportFormat | None, one_of(ReportFormat, "Default: html for a FILE.html, else markdown.", "--format")
    ] = None,
) -> None:
    """Write the findings with their sentences, to paste from.

    As Markdown or HTML, with the dispute in figures.

    \b
    kg report --store out/store --out report.md
    kg report --store out/store --out report.html
    kg report --side Ukraine --since 2022-06-01
    """
    from kg.report import report as write
    from kg.report import to_html

    issues = Issues()
    wanted = _filter(actor, side, publisher, min_documents)
    days = to_days(since, as_of)
    with _asked(paths, store, issues, days, min_confidence, wanted) as asked:
        text = "\n".join(write(asked.graph, asked.chosen, title, days.until)) + "\n"
    web = out is not None and out.suffix.lower() in PAGE_SUFFIXES
    if choice is ReportFormat.HTML or (choice is None and web):
        text = to_html(text, title)
    _write(text, out)
    raise typer.Exit(issues.conclude())


def diff(
    before: Annotated[Path | None, typer.Argument(metavar="STORE-A", help="The store as it was.")] = None,
    after: Annotated[Path | None, typer.Argument(metavar="STORE-B", help="The store as it is.")] = None,
    since_run: Annotated[bool, typer.Option("--since-run", help="Against the findings the last kg run left.")] = False,
    store: StoreFolder = DEFAULT_STORE,
    level: OfLevel = Level.SIDE,
) -> None:
    """Print what is new in a store, and what got an answer.

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
    told = list(compare(earlier, later))
    print_table(("change", *FINDING), [(each.change.value, *finding_row(each.finding)) for each in told])
    if not told:
        say("kg: nothing has changed")


def waits(
    paths: SomePaths = None,
    store: StoreFolder = DEFAULT_STORE,
    as_of: Until = None,
    since: Since = None,
    level: AtLevel = Level.SIDE,
) -> None:
    """Print how long each accused takes to deny.

    By Kaplan and Meier (needs: pip install "kg[survival]"). Of an allegation that nobody has denied yet it counts
    how long it has waited. "At risk" are those that waited so many days, undenied and in sight.

    \b
    kg waits --store out/store
    """
    from kg.detect.answers import Answers
    from kg.detect.ledger import Ledger
    from kg.detect.standings import standings
    from kg.extras.survival import FEWEST, waiting_times

    issues = Issues()
    days = to_days(since, as_of)
    with _asked(paths, store, issues, days) as asked:
        ledger = Ledger(asked.graph, days.until)
        told = waiting_times(standings(Answers(ledger), level), ledger.as_of) if ledger.as_of else []
    rows = [(each.accused, str(each.allegations), str(each.denied), *map(each.told_after, WAITS)) for each in told]
    print_table(("accused", "allegations", "denied", *(f"undenied after {days} d (at risk)" for days in WAITS)), rows)
    if not rows:
        say("kg: no allegation has an accused and a day to count from")
    if any(cell.startswith("-") for row in rows for cell in row[3:]):
        say(f"-: fewer than {FEWEST} allegations at risk, too few for an estimate")
    raise typer.Exit(issues.conclude())


def _found_in(folder: Path) -> list[Finding]:
    with open_collection(None, folder, Issues(), lambda _stage, _done: None) as collection:
        return kg.detect(kg.to_graph(collection, date.today()))


def _left_by_run(folder: Path) -> list[Finding]:
    with open_store(folder) as store:
        found = list(store.findings())
    if not found:
        raise UnusableStore(f"{folder}: holds no findings of a run; kg run leaves them, or name two stores")
    return found


class _Asked(NamedTuple):
    """The narrowed graph, all findings on it, and those of them that were asked for."""

    graph: "Graph"
    findings: list[Finding]
    chosen: list[Finding]


@contextmanager
def _asked(
    paths: list[str] | None,
    store: Path,
    issues: Issues,
    days: Days,
    confidence: float = 0.0,
    wanted: "Filter | None" = None,
) -> Iterator[_Asked]:
    """Give what was asked for; whoever is ``wanted`` must be known in the whole graph, not only in the narrowed one."""
    from kg.detect.narrow import Filter, kept, looked_up, narrow

    with watch(paths) as tell, open_collection(paths, store, issues, tell) as collection:
        tell("Looking for findings", None)
        held: Collection = collection
        whole = kg.to_graph(held, date.today())
        wanted = looked_up(wanted or Filter(), whole)
        graph = narrow(whole, days.since, days.until, confidence)
        findings = kg.detect(graph, days.until)
        yield _Asked(graph, findings, list(kept(findings, graph, wanted)))


def _filter(actor: list[str] | None, side: list[str] | None, publisher: list[str] | None, documents: int) -> "Filter":
    from kg.detect.narrow import Filter

    return Filter(frozenset(actor or ()), frozenset(side or ()), frozenset(publisher or ()), documents)


def _write(text: str, out: Path | None) -> None:
    if out is None:
        print_lines(text)
    else:
        writable_folder(out.parent)
        out.write_text(text, encoding="utf-8", newline="\n")
        say(f"wrote {out}")


def _print(findings: Sequence[Finding], choice: FindingFormat | None) -> None:
    if choice is FindingFormat.CSV:
        print_csv(FINDING_CELLS, map(finding_cells, findings))
    else:
        print_records(findings, None if choice is None else Format(choice), FINDING, finding_row)
    if not findings:
        say("kg: no such findings")


def _explain(graph: "Graph", findings: list[Finding], wanted: str) -> None:
    from kg.explain import explain

    finding = next((finding for finding in findings if finding.id == wanted), None)
    if finding is None:
        raise InvalidQuery(f"{wanted}: no finding has this id; kg find --format jsonl shows the ids")
    print_lines("\n".join(explain(graph, finding)))
