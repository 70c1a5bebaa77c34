"""kill -9 at random moments of a load: no half document, no acknowledged one lost, opens again without repair.

make bench does it fifty times for each way of loading, with 1,000 documents.
"""

import os
import random
import signal
import subprocess
import sys
import time
from itertools import chain, islice
from pathlib import Path

import pytest
from random_news import random_collection

from kg.store import Store

DOCUMENTS = int(os.environ.get("KG_CRASH_DOCUMENTS", "150"))
LOADER = f"""
import sys
sys.path.insert(0, sys.argv[2])
from random_news import random_collection
from kg.store import Store
size = int(sys.argv[3])
collection = random_collection({DOCUMENTS}, seed=9)
documents, said = list(collection.documents()), {{}}
for statement in collection.statements():
    said.setdefault(statement.document, []).append(statement)
with Store(sys.argv[1]) as store:
    print("begin", flush=True)
    for start in range(0, len(documents), size):
        batch = documents[start : start + size]
        store.add(batch, [each for document in batch for each in said.get(document.id, ())])
        print(*(document.id for document in batch), flush=True)
"""
MOMENTS = int(os.environ.get("KG_CRASHES", "3"))
LONGEST_STEP = 0.1
"""Seconds, about what writing a batch takes: a kill within them falls before, into or after the write."""


@pytest.mark.parametrize("size", [1, 100], ids=["one update each", "in bulk"])
def test_a_killed_load_leaves_whole_documents_only(tmp_path: Path, size: int) -> None:
    collection = random_collection(DOCUMENTS, seed=9)
    whole = {document.id: document for document in collection.documents()}
    said = {statement.id: statement for statement in collection.statements()}
    chance, steps = random.Random(size), DOCUMENTS // size
    for moment in range(MOMENTS):
        folder = tmp_path / str(moment)
        command = [sys.executable, "-c", LOADER, str(folder), str(Path(__file__).parent), str(size)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as loader:
            assert loader.stdout is not None
            assert loader.stdout.readline() == "begin\n"
            early = islice(loader.stdout, chance.randrange(steps))
            acknowledged = set(chain.from_iterable(map(str.split, early)))
            time.sleep(chance.random() * LONGEST_STEP)
            loader.send_signal(signal.SIGKILL)
            acknowledged.update(loader.stdout.read().split())
        with Store(folder) as store:
            kept = {document.id: document for document in store.documents()}
            assert acknowledged <= kept.keys()
            assert all(whole[identifier] == document for identifier, document in kept.items())
            statements = {statement.id: statement for statement in store.statements()}
            assert statements == {key: each for key, each in said.items() if each.document in kept}
            before = set(store.quads())
            store.derive()
            assert set(store.quads()) == before
