"""A report that a researcher can paste from: every finding with its sentences, and the dispute in figures.

It is Markdown, or HTML made of it. All text comes from articles; whatever Markdown or HTML would read as markup in it
is escaped, the HTML knows no raw HTML, and its policy lets the browser run and load nothing.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from markdown_it import MarkdownIt

from kg.detect.answers import Answers
from kg.detect.ledger import Ledger
from kg.detect.measures import by_month, changes, measure, sliding
from kg.detect.narratives import camps, carried, relays
from kg.detect.narrow import distinct
from kg.detect.outlets import outlets
from kg.detect.phrases import counted, joined
from kg.detect.standings import standings
from kg.document import Document
from kg.finding import Finding, Kind, Level
from kg.graph import Accusations, Graph, accusations, documents_of

TITLES = {
    Kind.MUTUAL_ACCUSATION: "Mutual accusations",
    Kind.ACCUSATION_CYCLE: "Accusation cycles",
    Kind.UNANSWERED_ALLEGATION: "Unanswered allegations",
    Kind.ANSWERED_ALLEGATION: "Answered allegations",
    Kind.CONTRADICTION: "Contradictions",
}
NOTE = (
    "This report tells who said what of whom in the collected documents. It does not say that any allegation is true. "
    '"Unanswered" means that kg found no answer in these documents as of the day named.'
)
MARKUP = re.compile(r"([\\`*_{}\[\]#+!|~$])")
UNSAFE = re.compile(r"[<>\s]")
TEMPLATE = Path(__file__).with_suffix(".html")
WINDOW, STEP = 90, 30
"""Days of a sliding window, and from one to the next."""

LISTED = 10
"""Actors and relays that a table lists."""

CARRIED = 2
"""Independent documents that must carry an accusation before it divides camps: one sentence is no camp."""

SCORE = (
    "Score, 0 to 1: how sure the statements of a finding are and how many independent documents carry it; "
    "never how true an allegation is."
)
ROLES = (
    "PageRank: how much a side is accused, and by those who are much accused themselves. Betweenness: the share of the "
    "shortest chains of accusations on which it lies."
)
OUTLETS = (
    "Without a known denial: another publisher had printed a denial by then and this one never did. "
    "First: allegations of several publishers that this one was the first to print."
)
RATE = "Changes here: from that month on, documents that accuse come more often or more rarely than before."
OVERLAP = "These windows overlap, so that an allegation counts in up to three of them."
BLIND = (
    "Camps cannot show friends who accuse nobody in common, a third camp, or that two accuse the same third "
    "for opposite reasons."
)


def report(
    graph: Graph, findings: Iterable[Finding], title: str = "Who accuses whom", as_of: date | None = None
) -> Iterator[str]:
    """Yield the lines of a report in Markdown: the findings given, then figures on the whole graph."""
    ledger = Ledger(graph, as_of)
    yield f"# {escape(title)}"
    yield ""
    yield f"{NOTE} {SCORE}"
    yield ""
    yield f"{len(ledger.documents)} documents, {len(ledger.entries)} statements, as of {ledger.as_of}."
    told = sorted(distinct(findings, graph), key=lambda finding: [*TITLES].index(finding.kind))
    for kind, group in groupby(told, key=lambda finding: finding.kind):
        yield from ("", f"## {TITLES[kind]}")
        for finding in group:
            yield from _finding(graph, finding)
    yield from _figures(graph, ledger)


def to_html(report: str, title: str) -> str:
    """Return a report as one HTML file that needs nothing else.

    >>> print(to_html("# Two *lines*", "Lines").splitlines()[-3])
    <h1>Two <em>lines</em></h1>
    """
    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(report)
    pages = Environment(autoescape=True)
    return pages.from_string(TEMPLATE.read_text(encoding="utf-8")).render(title=title, body=body)


def escape(text: str) -> str:
    r"""Return text of an article on one line, without what Markdown or HTML would read as markup.

    >>> print(escape("*Aland* <b>said</b>"))
    \*Aland\* &lt;b&gt;said&lt;/b&gt;
    """
    return html.escape(MARKUP.sub(r"\\\1", " ".join(text.split())), quote=False)


def _finding(graph: Graph, finding: Finding) -> Iterator[str]:
    documents = documents_of(graph)
    yield ""
    yield f"### {_headline(finding)}"
    yield ""
    yield f"{escape(finding.why)} ({finding.level.value} level, score {finding.score:.2f}, {finding.id})"
    printed = set[tuple[str, int]]()
    for key in finding.statements:
        statement = graph.nodes[key]["statement"]
        place = (statement.document, statement.sentence.start)
        if place not in printed:
            printed.add(place)
            yield ""
            yield f"> {escape(statement.sentence.text)}  "
            yield f"> {_source(documents.get(statement.document))}"


def _headline(finding: Finding) -> str:
    """Return whom a finding is on: an allegation has a direction, the other kinds have none."""
    names = [escape(party.name) for party in finding.actors]
    if finding.kind in {Kind.UNANSWERED_ALLEGATION, Kind.ANSWERED_ALLEGATION}:
        return " against ".join(names) if len(names) > 1 else f"Against {names[0]}"
    return joined(names)


def _source(document: Document | None) -> str:
    if document is None:
        return "a document that is not in the collection"
    day: date | None = document.date
    parts = [document.publisher, document.title, day.isoformat() if day else None]
    told = ", ".join(escape(part) for part in parts if part) or document.id
    web = document.url is not None and urlsplit(document.url).scheme in {"http", "https"}
    return f"{told}, <{UNSAFE.sub('', document.url or '')}>" if web else told


def _figures(graph: Graph, ledger: Ledger) -> Iterator[str]:
    projection = accusations(graph, Level.SIDE)
    found = measure(projection)
    yield from ("", "## The dispute in figures", "")
    left_out = projection.graph["self_accusations"], projection.graph["domestic_accusations"]
    yield f"{found.actors} sides, {counted(found.arcs, 'pair')} of accuser and accused, density {found.density:.3f}, "
    yield f"reciprocity {found.reciprocity:.2f}. Left out: {counted(left_out[0], 'accusation')} inside one side, "
    yield f"{counted(left_out[1], 'accusation')} between a state and its own parties, firms and people."
    roles = [
        (escape(r.name), r.accuses, r.accused_by, f"{r.pagerank:.3f}", f"{r.betweenness:.3f}") for r in found.roles
    ]
    yield from _table(("Side", "accuses", "accused by", "PageRank", "betweenness"), roles[:LISTED])
    yield from _after(roles, _more(roles, "side"), ROLES)
    yield from _camps(graph, projection)
    yield from _outlets(ledger)
    yield from _months(ledger)
    yield from _windows(ledger)


def _camps(graph: Graph, projection: Accusations) -> Iterator[str]:
    strong = carried(projection, CARRIED)
    weak = projection.number_of_edges() - strong.number_of_edges()
    divided = camps(strong)
    for camp in divided:
        one, other = (
            ", ".join(escape(projection.nodes[each]["name"]) for each in part) for part in (camp.one, camp.other)
        )
        against = f"{camp.frustration} of {camp.ties} ties" if camp.frustration else "no tie"
        yield from ("", f"Camps by structural balance: {one}; against {other or 'nobody'} (contradicted by {against}).")
    left_out = f"Left out of camps: {counted(weak, 'pair')} that fewer than {CARRIED} independent documents carry."
    yield from _after([weak], left_out if weak else "", BLIND if divided else "")
    passed = relays(graph, Level.SIDE).most_common()
    rows = [(escape(relayer), escape(source), times) for (relayer, source), times in passed]
    yield from _table(("Relayed by", "said by", "times"), rows[:LISTED])
    yield from _after(rows, _more(rows, "pair"))


def _outlets(ledger: Ledger) -> Iterator[str]:
    found = outlets(ledger, list(standings(Answers(ledger), Level.SIDE)), Level.SIDE)
    rows = [
        (
            escape(each.publisher),
            each.documents,
            each.allegations,
            each.one_sided,
            each.first,
            ", ".join(f"{escape(name)} {times}" for name, times in each.quoted[:3]),
        )
        for each in found
    ]
    yield from _table(("Publisher", "documents", "allegations", "without a known denial", "first", "quotes most"), rows)
    unnamed = len(ledger.allegations()) - sum(each.allegations for each in found)
    yield from _after(rows, _left_out(unnamed, "whose document names no publisher"), OUTLETS)


def _months(ledger: Ledger) -> Iterator[str]:
    windows = by_month(ledger, Level.SIDE)
    turns = set(changes([window.documents for window in windows]))
    rows = [
        (
            f"{each.first:%Y-%m}",
            each.allegations,
            each.documents,
            each.arcs,
            f"{each.density:.3f}",
            "changes here" if n in turns else "",
        )
        for n, each in enumerate(windows)
        if each.allegations or n in turns
    ]
    yield from _table(("Month", "allegations", "in documents", "arcs", "density", "rate"), rows)
    undated = len(ledger.allegations()) - sum(each.allegations for each in windows)
    yield from _after(rows, _left_out(undated, "without a day"), RATE if turns else "")


def _windows(ledger: Ledger) -> Iterator[str]:
    """Yield the series over windows that overlap, where there is more than one: a quarrel ends with no month."""
    windows = sliding(ledger, Level.SIDE, WINDOW, STEP)
    rows = [
        (each.first, each.last, each.allegations, each.documents, each.arcs, f"{each.density:.3f}")
        for each in windows
        if each.allegations and len(windows) > 1
    ]
    yield from _table(("From", "to", "allegations", "in documents", "arcs", "density"), rows)
    yield from _after(rows, OVERLAP)


def _after(rows: Iterable[object], *lines: str) -> Iterator[str]:
    """Yield the lines that explain a table, if it has rows."""
    told = " ".join(filter(None, lines))
    if told and any(rows):
        yield from ("", told)


def _more(rows: Sequence[object], thing: str) -> str:
    """Say how many rows a table leaves out."""
    return f"{counted(len(rows) - LISTED, f'more {thing}')} not listed." if len(rows) > LISTED else ""


def _left_out(number: int, why: str) -> str:
    """Say how many allegations a table leaves out."""
    return f"Not in this table: {counted(number, 'allegation')} {why}." if number else ""


def _table(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    columns, rows = list(columns), list(rows)
    if rows:
        yield ""
        yield f"| {' | '.join(columns)} |"
        yield "|" + "---|" * len(columns)
        yield from (f"| {' | '.join(str(cell) for cell in row)} |" for row in rows)
