"""What a person gets: the report, the explanation, the filters, what changed."""

import csv
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import Kg
from dispute import dispute

from kg.cli.tables import FINDING_CELLS, finding_cells
from kg.cli.terminal import print_csv
from kg.compare import Change, compare
from kg.detect import detect
from kg.detect.narrow import Filter, distinct, kept, looked_up, narrow
from kg.errors import InvalidQuery
from kg.evaluate.disputes import Dispute, to_dispute
from kg.explain import explain
from kg.finding import Kind, Level, Party
from kg.graph import statements_of, to_graph
from kg.report import escape, report, to_html

CASE = dispute(
    (0, [
        "s1 b accuses a | Borland accused Aland of [mining the strait of Lund].",
        "s2 a silent | Aland has not responded to [the allegations].",
    ]),
    (3, ["s3 a accuses b | Aland accused Borland of [jamming its radios]."]),
    (5, ["s4 b denies | Borland denied [jamming radios]."]),
)  # fmt: skip


def test_a_report_holds_every_finding_with_its_sentences_and_where_they_stand() -> None:
    text = "\n".join(report(to_graph(CASE), detect(to_graph(CASE))))
    for sentence in ("Borland accused Aland of mining", "Aland has not responded", "Borland denied jamming radios"):
        assert f"> {sentence}" in text
    for finding in distinct(detect(to_graph(CASE)), to_graph(CASE)):
        assert finding.id in text
    assert "Paper 1, 2031-05-01" in text
    assert "does not say that any allegation is true" in text


def test_a_report_of_nothing_is_a_report() -> None:
    assert "0 documents, 0 statements" in "\n".join(report(to_graph(dispute()), []))


def test_text_of_articles_is_no_markup() -> None:
    hostile = "<script>alert(1)</script> [click](javascript:x) | **bold**\n# head"
    printed = [replace(document, title=hostile, url="javascript:x") for document in CASE.printed]
    case = Dispute("hostile", tuple(printed), CASE.said, CASE.expected)
    text = "\n".join(report(to_graph(case), detect(to_graph(case)), hostile))
    assert "<script" not in text
    assert re.search(r"(?<!\\)\]\(", text) is None
    assert "javascript:x>" not in text
    assert "\n# head" not in text
    assert escape("a|b") == "a\\|b"


def test_a_report_has_a_series_over_months_and_one_over_windows_that_overlap() -> None:
    case = dispute(*((day, [f"s{day} b accuses a | Borland accused Aland of [taking boats]."]) for day in (0, 80, 100)))
    lines = list(report(to_graph(case), []))
    assert "| 2031-05 | 1 | 1 | 1 | 0.500 |  |" in lines
    assert "| 2031-05-01 | 2031-07-29 | 2 | 2 | 1 | 0.500 |" in lines
    assert "| 2031-05-31 | 2031-08-28 | 2 | 2 | 1 | 0.500 |" in lines
    assert not any(line.startswith("| From") for line in report(to_graph(CASE), []))


def test_a_report_says_what_its_tables_leave_out_and_what_their_words_mean() -> None:
    camps = [f"s{n} {who} accuses {whom} | They were [taking boats of type {n}]." for n, (who, whom) in enumerate(
        [("a", "c"), ("b", "c"), ("a", "d")])]  # fmt: skip
    case = dispute((0, camps), (1, ["t1 a accuses c | Aland accused Coland of [burning a mill].",
                                    "t2 b accuses c | Borland accused Coland of [burning a mill]."]))  # fmt: skip
    printed = (replace(case.printed[0], publisher=None), replace(case.printed[1], date=None))
    said = tuple(replace(each, said_on=None) for each in case.said)
    text = "\n".join(report(to_graph(replace(case, printed=printed, said=said)), []))
    assert "Camps by structural balance: Aland, Borland; against Coland (contradicted by no tie)." in text
    assert "Left out of camps: 1 pair that fewer than 2 independent documents carry. Camps cannot show" in text
    assert "Not in this table: 3 allegations whose document names no publisher." in text
    assert "Not in this table: 2 allegations without a day." in text
    assert "Score, 0 to 1:" in text
    assert "First: allegations" in text


def test_one_accusation_each_makes_no_camp() -> None:
    case = dispute((0, ["s1 a accuses c | Aland accused Coland of [it].", "s2 b accuses c | Borland did so of [it]."]))
    text = "\n".join(report(to_graph(case), []))
    assert "Camps by" not in text
    assert "Left out of camps: 2 pairs that fewer than 2 independent documents carry." in text


def test_a_table_that_is_cut_says_how_many_more_there_are() -> None:
    names = {f"x{n}": {"name": f"Land {n}"} for n in range(12)}
    lines = [f"s{n} x{n} accuses x{n + 1} | They spoke of [boat {n}]." for n in range(11)]
    record = {"actors": names, "documents": [{"id": "d", "date": date(2031, 5, 1), "statements": lines}]}
    assert "2 more sides not listed." in "\n".join(report(to_graph(to_dispute("long", record)), []))


HOSTILE = (
    "<script>alert(1)</script> [click](javascript:x) ![pic](https://x.example/p.png) | **bold** &lt;b&gt; "
    "https://x.example <javascript:x> `code`\n# head\n<img src=x onerror=alert(1)>"
)


def test_the_report_in_html_holds_the_words_of_articles_and_none_of_their_markup() -> None:
    printed = [replace(each, title=HOSTILE, publisher=HOSTILE, url="javascript:x") for each in CASE.printed]
    case = Dispute("hostile", tuple(printed), CASE.said, CASE.expected)
    page = to_html("\n".join(report(to_graph(case), detect(to_graph(case)), HOSTILE)), HOSTILE)
    found = Tags()
    found.feed(page)
    assert found.names <= {
        *("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "blockquote", "br"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
    assert found.names >= {"h1", "h2", "h3", "blockquote", "table"}
    assert found.attributes <= {"lang", "charset", "http-equiv", "content", "name"}
    assert " ".join(HOSTILE.split()) in " ".join("".join(found.text).split())


def test_only_addresses_of_the_web_become_links() -> None:
    printed = [replace(each, url=f'https://paper.example/?a=1&b={n}"onclick=x') for n, each in enumerate(CASE.printed)]
    case = Dispute("links", tuple(printed), CASE.said, CASE.expected)
    found = Tags()
    found.feed(to_html("\n".join(report(to_graph(case), detect(to_graph(case)))), "Links"))
    assert found.links == {f"https://paper.example/?a=1&b={n}%22onclick=x" for n in range(3)}
    assert found.attributes <= {"lang", "charset", "http-equiv", "content", "name", "href"}


class Tags(HTMLParser):
    """The elements, attributes, links and words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.names, self.attributes, self.links = set[str](), set[str](), set[str]()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.links.update(value or "" for name, value in attrs if name in {"href", "src"})

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_an_explanation_leads_from_the_sentences_to_the_finding() -> None:
    graph = to_graph(CASE)
    finding = next(each for each in detect(graph) if each.kind is Kind.UNANSWERED_ALLEGATION)
    lines = list(explain(graph, finding))
    assert lines[0] == finding.why
    assert "1. Borland -> allegation -> Aland" in lines
    assert "2. Aland -> no_response" in lines
    assert "   “Borland accused Aland of mining the strait of Lund.”" in lines


def test_days_and_confidence_narrow_the_graph() -> None:
    graph = to_graph(CASE)
    assert {each.id for each in statements_of(narrow(graph, until=date(2031, 5, 1)))} == {"s1", "s2"}
    assert {each.id for each in statements_of(narrow(graph, since=date(2031, 5, 5)))} == {"s3", "s4"} - {"s3"}
    assert list(statements_of(narrow(graph, confidence=0.95))) == []
    assert len(list(statements_of(graph))) == 4


@pytest.mark.parametrize(
    ("chosen", "number"),
    [
        (Filter(actors=frozenset({"a"})), 3),
        (Filter(actors=frozenset({"aland"})), 3),
        (Filter(sides=frozenset({"Borland"})), 3),
        (Filter(actors=frozenset({"the ALAND"})), 3),
        (Filter(publishers=frozenset({"Paper 3"})), 1),
        (Filter(documents=2), 2),
        (Filter(), 3),
    ],
)
def test_actors_sides_publishers_and_documents_choose_findings(chosen: Filter, number: int) -> None:
    graph = to_graph(CASE)
    findings = [each for each in detect(graph) if each.level is Level.SIDE and each.kind is not Kind.CONTRADICTION]
    assert len(list(kept(findings, graph, looked_up(chosen, graph)))) == number


@pytest.mark.parametrize(
    ("chosen", "line"),
    [
        (Filter(actors=frozenset({"Alandia"})), "nobody in this collection is called 'Alandia'; did you mean 'Aland'?"),
        (Filter(sides=frozenset({"zzz"})), "nobody in this collection is called 'zzz'"),
        (
            Filter(publishers=frozenset({"Paper 9"})),
            "no publisher in this collection is called 'Paper 9'; did you mean 'Paper",
        ),
    ],
)
def test_a_filter_that_names_nobody_is_one_clear_line(chosen: Filter, line: str) -> None:
    with pytest.raises(InvalidQuery, match=re.escape(line)):
        looked_up(chosen, to_graph(CASE))


def test_an_actor_is_found_by_its_other_names_and_those_of_its_side() -> None:
    case = dispute((0, ["s1 b accuses a-army | Borland accused the Aland Army of [mining the strait of Lund]."]))
    capital = replace(case.said[0].sources[0], text="Borburg")
    graph = to_graph(replace(case, said=(replace(case.said[0], sources=(capital,)),)))
    for chosen in (Filter(actors=frozenset({"Borburg"})), Filter(sides=frozenset({"Aland"}))):
        found = kept(detect(graph), graph, looked_up(chosen, graph))
        assert {each.level for each in found} == set(Level)


def test_a_finding_on_actors_that_repeats_one_on_sides_is_told_once() -> None:
    findings = detect(to_graph(CASE))
    told = list(distinct(findings, to_graph(CASE)))
    assert {each.level for each in told} == {Level.SIDE}
    assert 2 * len(told) == len(findings)


def test_what_is_new_and_what_got_answered() -> None:
    graph = to_graph(CASE)
    earlier, later = (
        [each for each in detect(graph, day) if each.level is Level.SIDE]
        for day in (date(2031, 5, 4), date(2031, 5, 6))
    )
    changes = [(each.change, each.finding.kind) for each in compare(earlier, later)]
    assert changes == [(Change.ANSWERED, Kind.ANSWERED_ALLEGATION), (Change.NEW, Kind.CONTRADICTION)]
    assert list(compare(later, later)) == []
    assert {each.change for each in compare(later, [])} == {Change.GONE}


def test_the_commands_find_report_and_diff(kg_command: Kg, tmp_path: Path) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(
        "Ports\n2031-05-01\nhttps://paper.example/1\nFrance accused Spain of polluting the river Garonne.\n"
    )
    second.write_text("Ports\n2031-05-02\nhttps://paper.example/2\nSpain denied polluting the river Garonne.\n")
    for name, articles in (("a", [first]), ("b", [first, second])):
        assert kg_command("load", *articles, "--store", tmp_path / name / "store").returncode == 0
    found = kg_command("find", "--store", tmp_path / "b" / "store", "--actor", "Spain", "--format", "jsonl")
    assert '"state": "denied"' in found.stdout
    table = kg_command("find", "--store", tmp_path / "b" / "store", "--kind", "answered_allegation", "--format", "csv")
    (row,) = csv.DictReader(table.stdout.splitlines())
    assert (row["actors"], row["actor_ids"], row["state"], row["days"]) == ("France | Spain", "fr | es", "denied", "1")
    key = found.stdout.split('"id": "')[1].split('"')[0]
    explained = kg_command("find", "--store", tmp_path / "b" / "store", "--explain", key)
    assert "France -> allegation -> Spain" in explained.stdout
    assert "Spain denied" in kg_command("report", "--store", tmp_path / "b" / "store").stdout
    for name, start in (("report.html", "<!doctype html>"), ("report.md", "# Ports")):
        out = tmp_path / name
        assert (
            kg_command("report", "--store", tmp_path / "b" / "store", "--title", "Ports", "--out", out).returncode == 0
        )
        assert out.read_text().startswith(start)
        assert "Spain denied" in out.read_text()
    printed = kg_command("report", "--store", tmp_path / "b" / "store", "--format", "html")
    assert printed.stdout.startswith("<!doctype html>")
    changed = kg_command("diff", tmp_path / "a" / "store", tmp_path / "b" / "store")
    assert changed.stdout.splitlines()[1].startswith("answered")


def test_what_changed_since_the_last_run(kg_command: Kg, tmp_path: Path) -> None:
    article = "Ports\n2031-05-0{}\nhttps://paper.example/{}\n{}.\n"
    first, second, out = tmp_path / "first.txt", tmp_path / "second.txt", tmp_path / "out"
    first.write_text(article.format(1, 1, "France accused Spain of polluting the river Garonne"))
    second.write_text(article.format(2, 2, "Spain denied polluting the river Garonne"))
    assert kg_command("run", first, "--out", out).returncode == 0
    assert kg_command("diff", "--since-run", "--store", out / "store").stdout.splitlines()[1:] == []
    assert kg_command("load", second, "--store", out / "store").returncode == 0
    changed = kg_command("diff", "--since-run", "--store", out / "store")
    assert [line.split()[0] for line in changed.stdout.splitlines()[1:]] == ["answered", "new"]


@pytest.mark.parametrize("arguments", [[], ["a"], ["a", "b", "--since-run"]])
def test_a_diff_of_nothing_is_a_wrong_command_line(arguments: list[str], kg_command: Kg) -> None:
    asked = kg_command("diff", *arguments)
    assert (asked.returncode, "expected two stores, or --since-run" in asked.stderr) == (2, True)


def test_no_cell_of_a_finding_is_a_formula_or_a_second_row(capsys: pytest.CaptureFixture[str]) -> None:
    finding = detect(to_graph(CASE))[0]
    hostile = replace(finding, why="=HYPERLINK()\nand more", actors=(Party("@x", "+1|cmd"),))
    print_csv(FINDING_CELLS, [finding_cells(hostile)])
    (row,) = csv.DictReader(capsys.readouterr().out.splitlines())
    assert (row["why"], row["actors"], row["actor_ids"]) == ("'=HYPERLINK() and more", "'+1|cmd", "'@x")


def test_an_unknown_finding_is_one_clear_line(kg_command: Kg, tmp_path: Path) -> None:
    article = tmp_path / "one.txt"
    article.write_text(
        "Ports\n2031-05-01\nhttps://paper.example/1\nFrance accused Spain of polluting the river Garonne.\n"
    )
    asked = kg_command("find", article, "--explain", "f-0")
    assert (asked.returncode, asked.stderr) == (
        1,
        "kg: f-0: no finding has this id; kg find --format jsonl shows the ids\n",
    )
