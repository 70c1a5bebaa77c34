"""What the store costs, and how that grows: make bench, or python tests/bench_store.py SIZE ... (statements).

CPU seconds, this process and its threads; rdflib is asked on the first size only, each query for a minute at most.
"""

import multiprocessing
import queue
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from statistics import median

import pyoxigraph
from pyoxigraph import RdfFormat
from random_news import Collection, random_collection
from rdflib import Dataset

from kg.questions import ask, questions
from kg.statement import Statement
from kg.store import Store
from kg.triples import to_nquads, to_triples
from kg.vocabulary import PREFIXES

MAIN = ("mutual", "who-accuses", "unanswered", "denied", "most-accused")
PATIENCE = 60.0
"""Seconds until a query in rdflib counts as not finishing."""
SIZES = (10_000, 100_000, 400_000)
MILLION = 30_800
"""The statements whose quads are a million."""
FRESH = 10
"""Documents that are added one by one, and as many that are replaced."""
BATCH = 2000
"""Documents that are given to the store at a time: memory stays that of one batch."""


def cpu(work: Iterable[object]) -> float:
    """The CPU seconds that it takes to go through some work."""
    began = time.process_time()
    for _ in work:
        pass
    return time.process_time() - began


def load(store: Store, collection: Collection) -> Iterator[int]:
    """Load a collection batch by batch, as a pipeline does."""
    documents, statements = collection.documents(), collection.statements()
    waiting: Statement | None = next(statements, None)
    while batch := list(islice(documents, BATCH)):
        known, said = {document.id for document in batch}, []
        while waiting is not None and waiting.document in known:
            said.append(waiting)
            waiting = next(statements, None)
        store.add(batch, said)
        yield len(said)


def written(collection: Collection) -> tuple[int, float]:
    """How many quads statements make, and the CPU seconds for writing them as N-Quads."""
    statements = list(islice(collection.statements(), 20_000))
    began, quads = time.process_time(), 0
    for statement in statements:
        quads += to_nquads(to_triples(statement)).count("\n")
    return quads, time.process_time() - began


def grow(size: int, folder: Path) -> Path:
    """Print a row of the growth table, and return the store's folder."""
    collection = random_collection(size * 10 // 45, seed=1, actors=300, days=1500)
    path = folder / str(size)
    with Store(path) as store:
        seconds = cpu(load(store, collection))
        count = next(iter(store.select("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")))["n"]
        assert isinstance(count, int)
        times = {name: timed(store, name) for name in MAIN}
        _, evidence = (timed(store, "provenance", accuser="a7", accused="a9") for _ in range(2))  # lists are read once
        one = [adding(store, number) for number in range(2 * FRESH)]
    disk = sum(file.stat().st_size for file in path.rglob("*"))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{size:9,} statements {count:12,} quads; load {seconds:6.1f} s = {count / seconds:9,.0f} quads/s")
    print(f"          disk {disk / count:.0f} bytes a quad; peak {memory:,.0f} MB", end="")
    print(f"; one more document {median(one[:FRESH]):.1f} ms, one replaced {median(one[FRESH:]):.1f} ms")
    print("          " + ", ".join(f"{name} {seconds:.2f} s" for name, seconds in times.items()), end="")
    print(f", one arc's evidence {evidence * 1000:.0f} ms")
    return path


def timed(store: Store, name: str, **given: str) -> float:
    """CPU seconds of a ready-made question."""
    began = time.process_time()
    ask(store, name, given)
    return time.process_time() - began


def adding(store: Store, number: int) -> float:
    """Milliseconds, by the clock, for one more document; the first ten are new, the others take the place of one."""
    collection = random_collection(1, seed=1000 + number)
    identifier = f"new-{number}" if number < FRESH else f"d-{number:08x}"
    document = replace(next(collection.documents()), id=identifier)
    statements = [replace(said, document=identifier, answers=None) for said in collection.statements()]
    began = time.perf_counter()
    store.add([document], statements)
    return (time.perf_counter() - began) * 1000


def compare(path: Path, folder: Path) -> None:
    """Print how the folder store and rdflib differ on the same quads and the same queries."""
    file = folder / "all.nq"
    with Store(path) as store:
        file.write_text(to_lines(store), encoding="utf-8")
        ours = {name: timed(store, name) for name in MAIN}
    answers: multiprocessing.Queue[tuple[str, float]] = multiprocessing.Queue()
    process = multiprocessing.Process(target=in_rdflib, args=(file, answers), daemon=True)
    process.start()
    answers.get()
    for name in MAIN:
        try:
            _, seconds = answers.get(timeout=PATIENCE)
            print(f"{name}: rdflib {seconds:.1f} s, here {ours[name]:.2f} s: {seconds / ours[name]:.0f}x")
        except queue.Empty:
            print(f"{name}: rdflib over {PATIENCE:.0f} s, here {ours[name]:.2f} s: over {PATIENCE / ours[name]:.0f}x")
            process.kill()
            answers = multiprocessing.Queue()
            process = multiprocessing.Process(target=in_rdflib, args=(file, answers, name), daemon=True)
            process.start()
            answers.get()
    process.kill()


def compare_loading(folder: Path) -> None:
    """Print the CPU seconds in which a new folder, memory and rdflib hold a million quads, alternating."""
    collection = random_collection(MILLION * 10 // 45, seed=2, actors=300, days=1500)
    lines, trig = folder / "million.nq", folder / "million.trig"
    with Store.memory() as store:
        quads = sum(load(store, collection)) and sum(1 for _ in store.quads())
        lines.write_text(to_lines(store), encoding="utf-8")
        store.dump(trig)
    for file, form in ((lines, RdfFormat.N_QUADS), (trig, RdfFormat.TRIG)):
        times: dict[str, list[float]] = {"rdflib": [], "a folder": [], "memory": []}
        for turn in range(3):
            times["a folder"].append(loading(pyoxigraph.Store(folder / f"{file.name}-{turn}"), file, form))
            times["memory"].append(loading(pyoxigraph.Store(), file, form))
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                times["rdflib"].append(pool.apply(parsing, (file, form.name)))
        theirs = median(times.pop("rdflib"))
        for name, seconds in ((name, median(found)) for name, found in times.items()):
            ratio = f"{theirs / seconds:.1f}x"
            print(f"{quads:,} quads of {form.name}: rdflib {theirs:.1f} s, {name} {seconds:.1f} s: {ratio}")


def loading(store: pyoxigraph.Store, file: Path, form: RdfFormat) -> float:
    """The CPU seconds in which a store takes a file."""
    began = time.process_time()
    store.bulk_load(path=file, format=form, lenient=True)
    return time.process_time() - began


def parsing(file: Path, form: str) -> float:
    """The CPU seconds in which rdflib holds a file in memory."""
    began = time.process_time()
    Dataset(default_union=True).parse(file, format={"N-Quads": "nquads", "TriG": "trig"}[form])
    return time.process_time() - began


def to_lines(store: Store) -> str:
    """Every quad as N-Quads."""
    return "".join(f"{quad} .\n" for quad in store.quads())


def in_rdflib(file: Path, answers: "multiprocessing.Queue[tuple[str, float]]", after: str | None = None) -> None:
    """Parse a file and ask the main questions, or those after one, in rdflib, telling the CPU seconds of each."""
    data = Dataset(default_union=True)
    began = time.process_time()
    data.parse(file, format="nquads")
    answers.put(("parse", time.process_time() - began))
    for name in MAIN[0 if after is None else MAIN.index(after) + 1 :]:
        began = time.process_time()
        len(data.query(questions()[name].text, initNs=PREFIXES))
        answers.put((name, time.process_time() - began))


def main(sizes: list[int]) -> None:
    """Print all of it."""
    quads, seconds = written(random_collection(5000, seed=1, actors=300, days=1500))
    print(f"N-Quads from statements: {quads / seconds:,.0f} quads a CPU second")
    with tempfile.TemporaryDirectory() as folder:
        paths = [grow(size, Path(folder)) for size in sizes]
        compare(paths[0], Path(folder))
        compare_loading(Path(folder))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [*SIZES])
