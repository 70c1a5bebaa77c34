"""What several test files share."""

import io
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from page_reader import Reader, chromium, reading
from playwright.sync_api import Browser
from random_news import random_collection

from kg.cli import main
from kg.document import Document
from kg.resources import resource
from kg.statement import Statement
from kg.store import Store

settings.register_profile("kg", deadline=None, derandomize=True, max_examples=100)
settings.load_profile("kg")


@dataclass(frozen=True)
class Done:
    """What a command left: the exit code, and what it printed where."""

    returncode: int
    stdout: str
    stderr: str

    @property
    def said(self) -> list[str]:
        """The lines on standard error that are no notes."""
        return [line for line in self.stderr.splitlines() if "note:" not in line]


Kg = Callable[..., Done]


@pytest.fixture(scope="session")
def kg_process() -> Kg:
    """Run the kg command in a process of its own, with warnings as errors."""

    def run(*arguments: object, stdin: str = "", cwd: Path | None = None) -> Done:
        command = [sys.executable, "-W", "error", "-m", "kg", *map(str, arguments)]
        done = subprocess.run(
            command, input=stdin, capture_output=True, text=True, encoding="utf-8", timeout=300, cwd=cwd, check=False
        )
        return Done(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture(scope="session")
def kg_command() -> Kg:
    """Run the kg command in this process, where the parser is loaded once for all tests."""

    def run(*arguments: object, stdin: str = "", cwd: Path | None = None) -> Done:
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
        notes, code = logging.getLogger("kg"), 0
        handlers, propagate = notes.handlers[:], notes.propagate
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "argv", ["kg", *map(str, arguments)])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.chdir(cwd or Path.cwd())
            try:
                main()
            except SystemExit as ended:
                code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        notes.handlers[:], notes.propagate = handlers, propagate
        return Done(code, *(_written(stream) for stream in (out, err)))

    return run


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


@pytest.fixture(scope="session")
def seed_documents() -> list[Document]:
    """The documents of seeds/."""
    from kg import read_documents

    return list(read_documents([resource("seeds")]))


@pytest.fixture(scope="session")
def seed_statements(seed_documents: list[Document]) -> list[Statement]:
    """What the articles of seeds/ say, extracted once for all tests."""
    from kg import extract

    return list(extract(seed_documents))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, kg_command: Kg) -> Path:
    """The folder that ``kg run seeds`` leaves."""
    out = tmp_path_factory.mktemp("demo") / "out"
    done = kg_command("run", resource("seeds"), "--out", out)
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    """One who opens pages, and meets nothing wrong in them."""
    with reading(browser) as reader:
        yield reader
        assert reader.wrong == []


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that is served."""
    path = tmp_path_factory.mktemp("served") / "store"
    collection = random_collection(30, seed=2)
    with Store(path) as store:
        store.add(collection.documents(), collection.statements())
    return path
