"""Whatever comes in: one clear line on standard error, a non-zero exit, and what was good is kept."""

import json
from pathlib import Path

import pyoxigraph
import pytest
from conftest import Kg

from kg import vocabulary as v

ARTICLE = """Freedonia rejects charge over bridge
20230114
https://www.morning-post.example/world/1

Sylvania accused Freedonia of blowing up the bridge.
Freedonia denied the accusation.
"""

BAD_FILES = {
    "empty": (b"", "is empty"),
    "binary": (b"\x7fELF\x00\x01\x02", "binary"),
    "latin-1": (ARTICLE.replace("bridge.", "café.").encode("latin-1"), "is not UTF-8"),
    "no date": (ARTICLE.replace("20230114", "20231314").encode(), "'20231314' is no date"),
    "20 MB": (ARTICLE.encode() + b"Freedonia denied it. " * 1_000_000, "split it"),
}


@pytest.mark.parametrize(("content", "reason"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_bad_file_is_one_line_and_exit_1_and_the_rest_is_read(
    tmp_path: Path, kg_process: Kg, content: bytes, reason: str
) -> None:
    (tmp_path / "bad.txt").write_bytes(content)
    (tmp_path / "good.txt").write_text(ARTICLE)
    done = kg_process("read", tmp_path / "bad.txt", tmp_path / "good.txt")
    assert done.returncode == 1
    assert len(done.said) == 1
    assert "bad.txt" in done.stderr
    assert reason in done.stderr
    assert [json.loads(line)["title"] for line in done.stdout.splitlines()] == ["Freedonia rejects charge over bridge"]


def test_a_missing_path_is_one_line_and_exit_1(tmp_path: Path, kg_process: Kg) -> None:
    done = kg_process("read", tmp_path / "gone.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.said == [f"kg: {tmp_path}/gone.txt: no such file or folder"]


def test_half_a_json_line_is_named_with_its_number(kg_process: Kg) -> None:
    done = kg_process("extract", "-", stdin='{"id": "a", "text": "Freedonia denied it."}\n{"id": "b", "te')
    assert done.returncode == 1
    assert done.said[0].startswith("kg: standard input:2: is no JSON")
    assert {json.loads(line)["document"] for line in done.stdout.splitlines()} <= {"a"}


@pytest.mark.parametrize("command", ["run IN --out FILE/a", "page IN --out FILE/a.html", "load IN --store FILE/a"])
def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path, kg_command: Kg, command: str) -> None:
    (tmp_path / "FILE").write_text("a file stands where a folder should")
    (tmp_path / "IN").write_text(ARTICLE)
    done = kg_command(*command.split(), cwd=tmp_path)
    assert done.returncode == 1
    assert len(done.said) == 1
    assert "FILE" in done.stderr


def test_a_store_that_is_not_there_is_one_line_and_is_not_made(tmp_path: Path, kg_process: Kg) -> None:
    for command in (("find",), ("page",), ("query", "documents")):
        done = kg_process(*command, "--store", tmp_path / "gone")
        assert done.returncode == 1
        assert len(done.said) == 1
        assert "kg load" in done.stderr
    assert not (tmp_path / "gone").exists()


def test_a_sparql_error_is_one_line_and_loses_nothing(tmp_path: Path, kg_command: Kg) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE)
    assert kg_command("load", tmp_path / "good.txt", "--store", tmp_path / "store").returncode == 0
    done = kg_command("query", "SELECT ?x WHERE {", "--store", tmp_path / "store")
    assert done.returncode == 1
    assert len(done.said) == 1
    counted = kg_command(
        "query", "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }", "--store", tmp_path / "store"
    )
    assert counted.returncode == 0
    assert int(counted.stdout.splitlines()[-1]) > 10


def test_a_store_of_a_newer_format_is_one_line_and_is_left_as_it_is(tmp_path: Path, kg_command: Kg) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE)
    assert kg_command("load", tmp_path / "good.txt", "--store", tmp_path / "store").returncode == 0
    store = pyoxigraph.Store(tmp_path / "store")
    old, new = (f"{{ GRAPH ?g {{ ?store <{v.FORMAT_VERSION}> {version} }} }}" for version in ("?old", "999"))
    store.update(f"DELETE {old} INSERT {new} WHERE {old}")
    before = sorted(map(str, store))
    del store
    for command in (("find",), ("load", tmp_path / "good.txt"), ("query", "actors")):
        done = kg_command(*command, "--store", tmp_path / "store")
        assert done.returncode == 1
        assert len(done.said) == 1
        assert "format 999" in done.stderr
    assert sorted(map(str, pyoxigraph.Store(tmp_path / "store"))) == before


def test_a_bad_document_among_good_ones_shows_in_the_exit_code_of_run(tmp_path: Path, kg_command: Kg) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE)
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00")
    done = kg_command("run", tmp_path, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "bad.txt" in done.stderr
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [
        "findings.json", "graph.trig", "page.html", "statements.jsonl", "store",
    ]  # fmt: skip


def test_controls_of_a_terminal_never_reach_it(tmp_path: Path, kg_process: Kg) -> None:
    hostile = "\x1b]0;owned\x07Freedonia \x9b2Jdenied it."
    (tmp_path / "a\x1b[31m.jsonl").write_text(json.dumps({"title": hostile, "text": hostile}) + "\n{")
    for choice in ("table", "jsonl"):
        done = kg_process("read", tmp_path, "--format", choice)
        assert not {"\x1b", "\x07", "\x9b"} & set(done.stdout + done.stderr)


def test_a_wrong_command_line_is_exit_2(kg_process: Kg) -> None:
    assert kg_process("run").returncode == 2
    assert kg_process("find", "x.txt", "--as-of", "someday").returncode == 2


def test_a_damaged_store_is_one_line(tmp_path: Path, kg_command: Kg, kg_process: Kg) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE)
    assert kg_command("load", tmp_path / "good.txt", "--store", tmp_path / "store").returncode == 0
    for file in (*(tmp_path / "store").glob("*.sst"), *(tmp_path / "store").glob("MANIFEST-*")):
        file.write_bytes(b"\xff" * 40)
    done = kg_process("find", "--store", tmp_path / "store")
    assert done.returncode == 1
    assert len(done.said) == 1
    assert "cannot be opened as a store" in done.stderr


def test_of_one_file_ten_rejects_are_told_and_the_others_counted(kg_command: Kg) -> None:
    done = kg_command("read", "-", stdin='{"text": "Rain fell."}\n' + "{\n" * 1234)
    assert done.returncode == 1
    assert len(done.said) == 11
    assert done.said[-1] == "kg: standard input: 1,224 more could not be used"


OTHER_FORMS = {
    "a.pdf": (b"%PDF-1.7\n%\xe2\xe3\n", "is a PDF; type: pdftotext"),
    "a.docx": (b"PK\x03\x04\x14\x00", "is an archive or an office document"),
    "a.csv": (b"title,body\nFlood,Rain fell.\n", "a.csv:2: holds no text; met the keys 'body'; expected id, title"),
    "b.csv": (b'title,text\nFlood,"Rain fell.\n', "b.csv: row that ends in line 2 is no row of a table"),
    "c.csv": (b"title,text\nFlood,\n", "c.csv:2: holds no text"),
    "d.tsv": (b"title\ttext\nFlood\tCaf\xe9\n", "is not UTF-8"),
}


@pytest.mark.parametrize("name", OTHER_FORMS)
def test_a_file_of_another_form_is_named_with_what_is_expected(tmp_path: Path, kg_command: Kg, name: str) -> None:
    content, reason = OTHER_FORMS[name]
    (tmp_path / name).write_bytes(content)
    done = kg_command("read", tmp_path / name)
    assert (done.returncode, done.stdout, len(done.said)) == (1, "", 1)
    assert reason in done.stderr


def test_keys_that_are_not_read_are_named_once_a_file(kg_command: Kg) -> None:
    record = json.dumps({"Title": "Flood", "source": "The Post", "text": "Rain fell."})
    done = kg_command("read", "-", stdin=f"{record}\n{record}\n")
    assert (done.returncode, done.stderr.count("left out the keys 'Title', 'source'")) == (0, 1)
    done = kg_command("read", "-", stdin='{"body": "Rain fell."}\n{"body": "It fell again."}\n')
    assert (done.returncode, done.stderr.count("met the keys 'body'")) == (1, 1)


def test_a_text_of_another_language_is_noted_in_one_line(kg_command: Kg) -> None:
    text = "Die Regierung wies den Vorwurf der Opposition am Montag zurück. " * 8
    stdin = "".join(json.dumps({"id": str(number), "text": text}) + "\n" for number in range(5))
    done = kg_command("extract", "-", stdin=stdin)
    assert done.returncode == 0
    assert done.stderr.count("5 documents do not look English, and kg reads no other language: 0, 1, 2") == 1


def test_a_store_in_the_place_of_articles_is_named(tmp_path: Path, kg_command: Kg) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE)
    assert kg_command("run", "good.txt", "--out", "out", cwd=tmp_path).returncode == 0
    for folder in ("out", "out/store"):
        done = kg_command("find", folder, cwd=tmp_path)
        assert done.returncode == 1
        assert done.stderr.splitlines()[0] == (
            f"kg: {folder}: is a store, not articles; to ask it, type: kg find --store out/store"
        )
    again = kg_command("read", ".", cwd=tmp_path)  # what a run left is none of the user's articles
    assert (again.returncode, len(again.stdout.splitlines()), again.stderr) == (0, 1, "")


def test_an_end_before_every_document_is_one_line(tmp_path: Path, kg_command: Kg) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE)
    done = kg_command("run", "good.txt", "--out", "out", "--as-of", "2001-01-01", cwd=tmp_path)
    assert done.stderr.count("no document was printed between the beginning and 2001-01-01") == 1


def test_an_empty_answer_says_so(tmp_path: Path, kg_command: Kg) -> None:
    (tmp_path / "dry.txt").write_text("Rain fell on the hills.")
    assert "no statements found" in kg_command("extract", tmp_path / "dry.txt").stderr
    assert "no such findings" in kg_command("find", tmp_path / "dry.txt").stderr


@pytest.mark.parametrize("command", ["evaluate gone.jsonl", "extract good.txt --actors gone.csv", "query gone.rq"])
def test_a_file_that_is_gone_is_named_without_numbers_of_the_system(
    tmp_path: Path, kg_command: Kg, command: str
) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE)
    assert kg_command("load", "good.txt", "--store", "out/store", cwd=tmp_path).returncode == 0
    done = kg_command(*command.split(), cwd=tmp_path)
    assert done.returncode in {1, 2}
    assert "gone" in done.stderr
    assert "Errno" not in done.stderr
