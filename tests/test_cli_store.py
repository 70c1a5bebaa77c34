"""kg export, remove and backup on the demo's store: one line on success, one clear line on failure."""

import shutil
import socket
from pathlib import Path
from typing import Any

import pytest
from random_news import random_collection

from kg.store import Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    collection = random_collection(5, seed=1)
    with Store(tmp_path / "store") as store:
        store.add(collection.documents(), collection.statements())
    return tmp_path / "store"


def test_a_store_is_copied_exported_and_a_document_removed(kg_command: Any, folder: Path, tmp_path: Path) -> None:
    assert kg_command("backup", tmp_path / "copy", "--store", folder).returncode == 0
    assert kg_command("remove", "d-00000001", "--store", folder).returncode == 0
    with Store(folder) as store, Store(tmp_path / "copy") as copy:
        assert {found.id for found in copy.documents()} - {found.id for found in store.documents()} == {"d-00000001"}
    done = kg_command("export", "--format", "gexf", "--out", tmp_path / "x.gexf", "--store", folder)
    assert (done.returncode, (tmp_path / "x.gexf").read_text()[:5]) == (0, "<?xml")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["remove", "d-x"], "holds no document 'd-x'"),
        (["backup", "."], "is there already"),
        (["query", "SELECT ?s { ?s"], "does not parse"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(
    kg_command: Any, folder: Path, arguments: list[str], message: str
) -> None:
    done = kg_command(*arguments, "--store", folder)
    assert done.returncode == 1
    assert message in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["export", "--format", "pdf", "--out", "x"], "--format: met 'pdf'; expected one of: trig, "),
        (["export", "--out", "x.pdf"], "x.pdf does not tell the form; expected one of: trig"),
        (["query", "who-acuses"], "did you mean 'who-accuses'?"),
        (["query", "between", "--actor", "Actor 1"], "between needs --other"),
        (["query", "unanswered", "--as-of", "soon"], "--as-of: 'soon' is no date"),
        (["find", "--since", "14.8.2023"], "--since: '14.8.2023' is no date"),
        (["find", "--since", "2023-02-01", "--until", "2023-01-01"], "2023-02-01 is after the end, 2023-01-01"),
        (["find", "--min-confidence", "2"], "--min-confidence: met '2'; expected a number from 0 to 1;"),
        (["find", "--min-confidence", "much"], "--min-confidence: met 'much'; expected a number from 0 to 1;"),
        (["find", "--min-documents", "0"], "--min-documents: met '0'; expected a whole number of at least 1;"),
        (["find", "--level", "bloc"], "--level: met 'bloc'; expected one of: actor, side;"),
        (["find", "--sinc", "2023-02-01"], "no such option: --sinc"),
        (["serve", "--port", "http"], "--port: met 'http'; expected a whole number from 1 to 65535;"),
        (["serve", "--seconds", "nan"], "--seconds: met 'nan'; expected a number from 0.1 to 3600;"),
        (["serve", "--rows", "0"], "--rows: met '0'; expected a whole number of at least 1;"),
        (["load", "x", "--jobs", "0"], "--jobs: met '0'; expected a whole number of at least 1;"),
        (["actors", "undo", "it"], "number: met 'it'; expected a whole number of at least 1;"),
        (["load"], "missing argument 'PATH'; type: "),
        (["export"], "missing option '--out'; type: "),
        (["page", "--out", "out.pdf"], "a page is a .html file"),
    ],
)
def test_a_wrong_command_line_is_one_clear_line_and_exit_2(
    kg_command: Any, folder: Path, arguments: list[str], message: str
) -> None:
    done = kg_command(*arguments, "--store", folder)
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith("kg: ")
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_the_suffix_of_the_file_tells_the_form(kg_command: Any, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "not" / "yet" / "x.ttl"
    done = kg_command("export", "--out", file, "--store", folder)
    assert (done.returncode, done.stderr) == (0, f"wrote {file}\n")
    assert file.read_text().startswith("@prefix")


def test_a_port_in_use_is_one_line_and_nothing_else(kg_command: Any, folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
        done = kg_command("serve", "--port", port, "--store", folder)
    said = f"kg: port {port} is in use; type another one: kg serve --port {port + 1}\n"
    assert (done.returncode, done.stderr) == (1, said)


def test_a_folder_that_is_no_store_is_named(kg_command: Any, folder: Path, tmp_path: Path) -> None:
    shutil.rmtree(folder)
    done = kg_command("backup", tmp_path / "copy", "--store", folder)
    assert (done.returncode, "no store there" in done.stderr) == (1, True)
