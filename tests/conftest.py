"""What several test files share."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from kg.document import Document
from kg.resources import resource
from kg.statement import Statement

settings.register_profile("kg", deadline=None, derandomize=True, max_examples=100)
settings.load_profile("kg")

Done = subprocess.CompletedProcess[str]
Kg = Callable[..., Done]


@pytest.fixture(scope="session")
def kg_command() -> Kg:
    """Run the kg command in a process of its own."""

    def run(*arguments: object, stdin: str | None = None, cwd: Path | None = None) -> Done:
        return subprocess.run(
            [sys.executable, "-W", "error", "-m", "kg", *map(str, arguments)],
            input=stdin or "",
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            cwd=cwd,
            check=False,
        )

    return run


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
