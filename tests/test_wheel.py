"""What is installed is enough: the wheel runs outside the checkout, with its own ontology, seeds and page."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel installs, and nothing else of the project."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_holds_every_data_file(installed: Path) -> None:
    for folder, place in ((ROOT / "ontology", "ontology"), (ROOT / "seeds", "seeds"), (ROOT / "kg" / "page", "page")):
        files = {file.relative_to(folder) for file in folder.rglob("*") if file.is_file() and file.suffix != ".pyc"}
        held = {file.relative_to(installed / "kg" / place) for file in (installed / "kg" / place).rglob("*")}
        assert files
        assert files <= held


def test_the_wheel_runs_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    code = "import kg, kg.cli; print(kg.__file__); kg.cli.main()"
    article = installed / "kg" / "seeds" / "2022-06-25-belarus-and-the-war.txt"
    done = subprocess.run(
        [sys.executable, "-c", code, "run", article, "--out", tmp_path / "out"],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(installed)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(installed))
    assert (tmp_path / "out" / "page.html").is_file()
