"""kg export, remove and backup on the demo's store: one line on success, one clear line on failure."""

import shutil
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
        (["export", "--format", "pdf", "--out", "x"], "met format 'pdf', expected one of: trig"),
        (["backup", "."], "is there already"),
        (["query", "SELECT ?s { ?s"], "does not parse"),
        (["query", "who-acuses"], "did you mean 'who-accuses'?"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(
    kg_command: Any, folder: Path, arguments: list[str], message: str
) -> None:
    done = kg_command(*arguments, "--store", folder)
    assert done.returncode == 1
    assert message in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_folder_that_is_no_store_is_named(kg_command: Any, folder: Path, tmp_path: Path) -> None:
    shutil.rmtree(folder)
    done = kg_command("backup", tmp_path / "copy", "--store", folder)
    assert (done.returncode, "no store there" in done.stderr) == (1, True)
