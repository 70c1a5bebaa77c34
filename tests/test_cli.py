import json
import re
from pathlib import Path

import pytest
import typer.main
from conftest import Kg

import kg
from kg.cli import app
from kg.resources import resource

ROOT = Path(__file__).parents[1]
GROUP = typer.main.get_command(app)
COMMANDS = sorted(GROUP.commands)  # type: ignore[attr-defined]
SUBCOMMANDS = [
    f"{name} {below}"
    for name, command in GROUP.commands.items()  # type: ignore[attr-defined]
    for below in getattr(command, "commands", ())
]
ARTICLE = resource("seeds", "2022-06-25-belarus-and-the-war.txt")


def records(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_the_readme_shows_every_command_and_no_other() -> None:
    shown = set(re.findall(r"\bkg ([a-z]+)\b", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert shown & set(COMMANDS) == set(COMMANDS)
    commands = set(re.findall(r"^    kg ([a-z]+)\b", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert commands == set(COMMANDS)


@pytest.mark.parametrize("command", [*COMMANDS, *SUBCOMMANDS])
def test_help_says_what_a_command_does_with_an_example(kg_command: Kg, command: str) -> None:
    done = kg_command(*command.split(), "--help")
    assert done.returncode == 0
    assert re.search(rf"^  kg {command}\b", done.stdout, re.MULTILINE)


def test_kg_alone_prints_the_help_with_each_command_in_one_whole_line(kg_command: Kg) -> None:
    done = kg_command()
    assert (done.returncode, done.stderr) == (0, "")
    listed = done.stdout.split("Commands:")[1].split("Exit codes")[0].strip().splitlines()
    assert [line.split()[0] for line in listed if line.endswith(".")] == list(GROUP.commands)  # type: ignore[attr-defined]
    assert "..." not in "".join(listed)


def test_version(kg_command: Kg) -> None:
    assert kg_command("--version").stdout == f"kg {kg.__version__}\n"


def test_extract_reads_documents_and_keeps_their_ids(kg_command: Kg) -> None:
    text = "Sylvania accused Freedonia of blowing up the bridge. Freedonia denied the accusation."
    document = {"id": "given", "title": "", "date": "2020-01-01", "text": text}
    done = kg_command("extract", "-", stdin=json.dumps(document))
    assert done.returncode == 0
    statements = records(done.stdout)
    assert {"allegation", "denial"} <= {statement["act"] for statement in statements}
    assert {statement["document"] for statement in statements} == {"given"}


def test_read_and_extract_make_a_chain(kg_command: Kg) -> None:
    documents = kg_command("read", ARTICLE).stdout
    assert kg_command("extract", "-", stdin=documents).stdout == kg_command("extract", ARTICLE).stdout


def test_the_stages_one_by_one_give_what_run_gives(kg_command: Kg, tmp_path: Path) -> None:
    (tmp_path / "documents.jsonl").write_text(kg_command("read", ARTICLE).stdout)
    (tmp_path / "statements.jsonl").write_text(kg_command("extract", tmp_path / "documents.jsonl").stdout)
    loaded = kg_command("load", "documents.jsonl", "--statements", "statements.jsonl", "--store", "store", cwd=tmp_path)
    assert loaded.returncode == 0, loaded.stderr
    found = records(kg_command("find", "--store", "store", "--level", "side", cwd=tmp_path).stdout)
    assert kg_command("run", ARTICLE, "--out", "out", cwd=tmp_path).returncode == 0
    everything = json.loads((tmp_path / "out" / "findings.json").read_text())
    assert found == [finding for finding in everything if finding["level"] == "side"]
    assert found == records(kg_command("find", ARTICLE, "--level", "side").stdout)


def test_run_leaves_everything_in_one_folder(demo: Path) -> None:
    assert sorted(file.name for file in demo.iterdir()) == [
        "findings.json", "graph.trig", "page.html", "statements.jsonl", "store",
    ]  # fmt: skip
    statements = records((demo / "statements.jsonl").read_text())
    findings = json.loads((demo / "findings.json").read_text())
    known = {statement["id"] for statement in statements}
    assert len(statements) > 50
    assert {"mutual_accusation", "unanswered_allegation", "answered_allegation", "contradiction"} <= {
        finding["kind"] for finding in findings
    }
    assert all(set(finding["statements"]) <= known for finding in findings)


def test_a_second_run_extracts_nothing_and_changes_nothing(tmp_path: Path, kg_command: Kg) -> None:
    first = kg_command("run", ARTICLE, "--out", tmp_path)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir() if file.is_file()}
    second = kg_command("run", ARTICLE, "--out", tmp_path)
    assert "1 document new, 1 in all" in first.stderr
    assert "0 documents new" in second.stderr
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir() if file.is_file()} == before


def test_a_document_with_another_text_replaces_the_old_one(tmp_path: Path, kg_command: Kg) -> None:
    for text in ("Norway accused Sweden of theft.", "Iceland accused Norway of theft."):
        line = json.dumps({"id": "one", "date": "2020-01-01", "text": text})
        assert kg_command("load", "-", "--store", tmp_path / "store", stdin=line).returncode == 0
    rows = kg_command("find", "--store", tmp_path / "store").stdout
    assert "Iceland" in rows
    assert "Sweden" not in rows


def test_find_names_the_mutual_accusation_of_the_article(kg_command: Kg) -> None:
    done = kg_command("find", ARTICLE, "--level", "side", "--kind", "mutual_accusation", "--format", "table")
    assert done.returncode == 0
    assert "Russia" in done.stdout
    assert "Ukraine" in done.stdout


def test_page_writes_one_file(kg_command: Kg, tmp_path: Path) -> None:
    done = kg_command("page", ARTICLE, "--out", tmp_path / "deep" / "page.html", "--title", "One <article>")
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "deep" / "page.html").read_text(encoding="utf-8")
    assert "One <article>" not in html


def test_a_question_prints_a_table_and_other_forms(demo: Path, kg_command: Kg) -> None:
    names = [line.split()[0] for line in kg_command("queries").stdout.splitlines()]
    assert records_of_names(kg_command) <= set(names)
    store = demo / "store"
    query = "SELECT (COUNT(DISTINCT ?document) AS ?documents) WHERE { ?document a schema:NewsArticle }"
    assert kg_command("query", query, "--store", store).stdout.split()[0] == "documents"
    assert kg_command("query", query, "--store", store, "--format", "csv").stdout.splitlines()[0] == "documents"
    (row,) = json.loads(kg_command("query", query, "--store", store, "--format", "json").stdout)
    assert row["documents"] == len(list(resource("seeds").glob("*.txt")))


def records_of_names(kg_command: Kg) -> set[str]:
    return {question["name"] for question in json.loads(kg_command("queries", "--format", "json").stdout)}
