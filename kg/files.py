"""Which files the paths of a user stand for: a file, those of a folder and below, those of a glob."""

import glob
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.errors import UnreadableDocument

TEXT_SUFFIXES = frozenset({".txt", ".text"})
LINES_SUFFIXES = frozenset({".jsonl", ".ndjson"})
PAGE_SUFFIXES = frozenset({".html", ".htm"})
TABLE_SUFFIXES = frozenset({".csv", ".tsv"})
"""Read only where the user names the file: a folder of articles often holds a table of something else beside them."""

SUFFIXES = TEXT_SUFFIXES | LINES_SUFFIXES | PAGE_SUFFIXES

LEFT_BY_RUN = frozenset({"page.html", "graph.trig", "statements.jsonl", "findings.json", "decisions.csv"})
"""What kg writes beside a store: no articles, though some look like them."""

Reject = Callable[[UnreadableDocument], object]

_log = logging.getLogger(__name__)


def files_of(path: str, reject: Reject) -> Iterator[Path]:
    """Yield the files that a path stands for; what stands for none goes to ``reject``."""
    place = Path(path)
    if place.is_dir():
        yield from _files_in(place, reject)
    elif place.exists():
        yield place
    elif glob.has_magic(path):
        matches = [Path(name) for name in sorted(glob.glob(path, recursive=True))]  # noqa: PTH207 (absolute ones too)
        if not matches:
            reject(UnreadableDocument(f"{path}: matches no file"))
        for match in matches:
            yield from _files_in(match, reject) if match.is_dir() else (match,)
    else:
        reject(UnreadableDocument(f"{path}: no such file or folder"))


def note_others(folder: Path) -> None:
    """Say which files of a folder are left out, for a forgotten one is a silent loss."""
    others = [file for file in _visible(folder) if file.suffix.lower() not in SUFFIXES]
    if others:
        kinds = ", ".join(sorted({file.suffix or file.name for file in others}))
        number = "one other file" if len(others) == 1 else f"{len(others)} other files"
        _log.warning("%s: left out %s (%s)", folder, number, kinds)


def is_store(folder: Path) -> bool:
    """Tell whether a folder is a store, by the two files with which RocksDB begins one."""
    return (folder / "CURRENT").is_file() and any(folder.glob("MANIFEST-*"))


def _files_in(folder: Path, reject: Reject) -> Iterator[Path]:
    kept = [file for file in _visible(folder) if file.suffix.lower() in SUFFIXES]
    store = next(filter(is_store, (folder, folder / "store")), None)
    if not kept and store is not None:
        reject(UnreadableDocument(f"{folder}: is a store, not articles; to ask it, type: kg find --store {store}"))
    elif not kept:
        expected = ", ".join(sorted(SUFFIXES))
        reject(UnreadableDocument(f"{folder}: no articles in this folder; expected {expected} files"))
    yield from kept


def _visible(folder: Path) -> list[Path]:
    """The files of a folder and below, in order, but none of what begins with a dot, and none of what kg wrote."""
    stores = {place.parent for place in folder.rglob("CURRENT") if is_store(place.parent)}
    runs = {store.parent for store in stores}

    def is_the_users(file: Path) -> bool:
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        by_kg = file.parent in stores or (file.parent in runs and file.name in LEFT_BY_RUN)
        return file.is_file() and not hidden and not by_kg

    return [file for file in sorted(folder.rglob("*")) if is_the_users(file)]
