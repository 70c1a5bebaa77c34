"""Sentences and what must be found in them, from tests/cases/*.toml: one file a group of phenomena.

A case names every allegation, denial, admission and missing response of its ``text``; what else is said counts only
where the case lists ``claims``. ``context`` is the sentence before. A statement gives what it wants checked: act, cue,
content, polarity, certainty, reciprocal, quoted, and the texts (or ``names``) of sources, accused, relayed_by, where a
name is "" for nobody known; ``answers`` is the content of the statement answered. ``xfail`` is the reason why a case
fails today.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pin_floors import pipeline

from kg.document import Document
from kg.extract import extract
from kg.statement import Act, Statement

CASES = Path(__file__).parent / "cases"
PIPELINE = "en_core_web_md"
Case = dict[str, Any]


def read_cases() -> Iterator[tuple[str, Case]]:
    for path in sorted(CASES.glob("*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], 1):
            yield f"{path.stem}-{number}", case


def whole_text(case: Case) -> str:
    return f"{case['context']} {case['text']}" if "context" in case else str(case["text"])


@pytest.fixture(scope="module")
def found() -> dict[str, list[Statement]]:
    if pipeline() != PIPELINE:
        pytest.skip(f"the cases are written for the parses of {PIPELINE}; this is {pipeline()}")
    cases = dict(read_cases())
    statements: dict[str, list[Statement]] = {name: [] for name in cases}
    for statement in extract(Document(name, whole_text(case)) for name, case in cases.items()):
        statements[statement.document].append(statement)
    return statements


def seen(statement: Statement, expected: Case, others: list[Statement]) -> Case:
    """What a statement says on the points that a case asks about."""
    answered = next((other.content for other in others if other.id == statement.answers), None)
    everything = statement.to_dict() | {
        "sources": [mention.text for mention in statement.sources],
        "names": [mention.name or "" for mention in statement.sources],
        "accused": [mention.text for mention in statement.accused],
        "relayed_by": [mention.text for mention in statement.relayed_by],
        "content": statement.content.text if statement.content else None,
        "cue": statement.cue.text if statement.cue else None,
        "answers": answered.text if answered else None,
    }
    return {point: everything[point] for point in expected}


def compare(expected: list[Case], statements: list[Statement], others: list[Statement]) -> None:
    left = list(statements)
    for wanted in expected:
        hit = next((statement for statement in left if seen(statement, wanted, others) == wanted), None)
        assert hit is not None, f"missing {wanted} in {[(seen(s, wanted, others), s.why) for s in left]}"
        left.remove(hit)
    assert not left, f"too much: {[(s.act.value, s.cue and s.cue.text, s.why) for s in left]}"


@pytest.mark.parametrize(
    ("name", "case"),
    [
        pytest.param(
            name,
            case,
            id=name,
            marks=[pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else [],
        )
        for name, case in read_cases()
    ],
)
def test_case(name: str, case: Case, found: dict[str, list[Statement]]) -> None:
    start = len(whole_text(case)) - len(case["text"])
    here = [statement for statement in found[name] if statement.cue is None or statement.cue.start >= start]
    compare(case["statements"], [s for s in here if s.act is not Act.CLAIM], found[name])
    for wanted in case.get("claims", []):
        claims = [statement for statement in here if statement.act is Act.CLAIM]
        assert any(seen(claim, wanted, claims) == wanted for claim in claims), f"missing {wanted} in {claims}"


def test_every_group_has_cases_with_and_without_a_statement() -> None:
    groups: dict[str, set[bool]] = {}
    for name, case in read_cases():
        groups.setdefault(name.rsplit("-", 1)[0], set()).add(bool(case["statements"]))
    assert len(groups) == len(list(CASES.glob("*.toml")))
    assert {group for group, kinds in groups.items() if kinds != {True, False}} == {"not_an_accusation"}
