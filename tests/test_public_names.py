import re
import subprocess
import sys
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).parents[1]
ENGINES = ["spacy", "numpy", "networkx", "pyvis", "rdflib", "pyoxigraph", "rustworkx", "rapidfuzz", "jinja2"]


def python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_the_public_names_are_sorted_and_about_twelve() -> None:
    assert kg.__all__ == sorted(kg.__all__)
    assert len(kg.__all__) <= 13


@pytest.mark.parametrize("name", kg.__all__)
def test_a_public_name_can_be_imported_and_says_what_it_means(name: str) -> None:
    assert python(f"from kg import {name}; print({name}.__name__)") == name
    assert getattr(kg, name).__doc__


def test_the_public_names_are_those_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[^|]*`) \|", readme, re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == set(kg.__all__)


def test_importing_kg_loads_nothing_heavy() -> None:
    loaded = python(f"import kg, sys; print(*(name for name in {[*ENGINES, 'typer', 'rich']} if name in sys.modules))")
    assert loaded == ""


def test_help_loads_no_parser_and_no_store() -> None:
    loaded = python(f"import kg.cli, sys; print(*(name for name in {ENGINES} if name in sys.modules))")
    assert loaded == ""


@pytest.mark.parametrize("name", ["extract", "detect", "page"])
def test_a_function_keeps_its_name_beside_the_folder_of_that_name(name: str) -> None:
    assert python(f"import kg.{name}, kg; print(callable(kg.{name}))") == "True"
    assert python(f"import kg; kg.{name}; import kg.{name}; print(callable(kg.{name}))") == "True"


def test_another_name_is_an_attribute_error() -> None:
    name = "nothing"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(kg, name)
