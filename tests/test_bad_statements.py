"""Statements that cannot be used: each is named with its reason, and the others are loaded."""

import json
from pathlib import Path

import pytest
from conftest import Kg

ARTICLE = "Sylvania accused Freedonia of blowing up the bridge.\nFreedonia denied the accusation.\n"


def test_a_statement_cut_in_half_is_named_and_the_others_are_loaded(tmp_path: Path, kg_command: Kg) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE)
    extracted = kg_command("extract", tmp_path / "good.txt").stdout
    assert len(extracted.splitlines()) > 1
    (tmp_path / "statements.jsonl").write_text(extracted[:-40])
    done = kg_command(
        "load", tmp_path / "good.txt", "--statements", tmp_path / "statements.jsonl", "--store", tmp_path / "store"
    )
    assert done.returncode == 1
    assert f"statements.jsonl:{len(extracted.splitlines())}: is no JSON" in done.stderr
    count = "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s prov:wasDerivedFrom ?document }"
    counted = kg_command("query", count, "--store", tmp_path / "store").stdout
    assert int(counted.splitlines()[-1]) == len(extracted.splitlines()) - 1


def test_statements_of_another_text_are_named_and_left_out(tmp_path: Path, kg_process: Kg) -> None:
    text = "Norland accused Sudria of lying."
    document = json.dumps({"id": "d-1", "text": text})
    (tmp_path / "documents.jsonl").write_text(document + "\n", encoding="utf-8")
    (tmp_path / "changed.jsonl").write_text(document.replace("lying", "theft") + "\n", encoding="utf-8")
    extracted = kg_process("extract", str(tmp_path / "documents.jsonl"))
    (tmp_path / "statements.jsonl").write_text(extracted.stdout, encoding="utf-8")
    given = ("--statements", str(tmp_path / "statements.jsonl"), "--store", str(tmp_path / "store"))
    done = kg_process("load", str(tmp_path / "changed.jsonl"), *given)
    assert done.returncode == 1
    assert "does not stand at" in done.stderr


STATEMENT = {"id": "s-1", "document": "d-1", "act": "claim", "sentence": {"text": "Rain fell.", "start": 0, "end": 10}}
NO_STATEMENTS = {
    "findings": ("[\n" + " {},\n" * 1000 + "]", "is a JSON list, as kg run keeps findings; expected statements"),
    "documents": ('{"text": "Rain fell."}\n' * 30, "holds documents, as kg read prints them; expected statements"),
}


@pytest.mark.parametrize(("content", "reason"), NO_STATEMENTS.values(), ids=NO_STATEMENTS)
def test_a_file_of_no_statements_is_one_line_and_nothing_is_loaded(
    tmp_path: Path, kg_command: Kg, content: str, reason: str
) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE)
    (tmp_path / "other.json").write_text(content)
    done = kg_command("load", "good.txt", "--statements", "other.json", "--store", "store", cwd=tmp_path)
    assert done.returncode == 1
    assert done.said == [
        f"kg: other.json: {reason}, one object a line" if "list" in reason else f"kg: other.json: {reason}"
    ]
    assert not (tmp_path / "store").exists()


def test_statements_in_the_place_of_documents_are_one_line(kg_command: Kg) -> None:
    done = kg_command("extract", "-", stdin=(json.dumps(STATEMENT) + "\n") * 38)
    assert done.returncode == 1
    assert done.said == ["kg: standard input: holds statements, as kg extract prints them; expected documents"]


def test_loading_says_what_was_added_replaced_and_left(tmp_path: Path, kg_command: Kg) -> None:
    def load(text: str) -> str:
        (tmp_path / "documents.jsonl").write_text(json.dumps({"id": "d-1", "text": text}) + "\n")
        (tmp_path / "statements.jsonl").write_text("")
        given = ("documents.jsonl", "--statements", "statements.jsonl", "--store", "store")
        return kg_command("load", *given, cwd=tmp_path).stderr

    assert load("Rain fell.") == "1 document added, 0 replaced, 0 left as before: store\n"
    assert load("Rain fell.") == "0 documents added, 0 replaced, 1 left as before: store\n"
    assert load("Snow fell.") == "0 documents added, 1 replaced, 0 left as before: store\n"


EDITED = {
    "act": ("burn", "act is 'burn'; it can be claim, allegation"),
    "confidence": (7, "confidence is 7; it can be 0 to 1"),
    "said_on": ("soon", "'soon' is no date"),
    "cue": ({"lemna": "say"}, "has other keys or values than a statement"),
    "sentence": ({"text": "Rain fell.", "start": "x", "end": 10}, "start and end are numbers of characters"),
}


@pytest.mark.parametrize("key", EDITED)
def test_a_statement_edited_wrongly_is_one_line_in_our_words(tmp_path: Path, kg_command: Kg, key: str) -> None:
    value, reason = EDITED[key]
    (tmp_path / "statements.jsonl").write_text(json.dumps(STATEMENT | {key: value}))
    (tmp_path / "documents.jsonl").write_text('{"id": "d-1", "text": "Rain fell."}')
    done = kg_command("load", "documents.jsonl", "--statements", "statements.jsonl", "--store", "store", cwd=tmp_path)
    assert (done.returncode, len(done.said[:-1])) == (1, 1)
    assert reason in done.stderr
