"""Passages cover every word of a text, in order, and never more than the parser bears."""

import itertools

import pytest
from hypothesis import given
from invented_sentences import TEXTS

from kg.extract.passages import passages
from kg.extract.repair import repair

LONGEST = 4000


@given(TEXTS)
def test_passages_hold_every_character_but_white_space_once_and_in_order(text: str) -> None:
    text = repair(text)
    found = list(passages(text))
    assert "".join("".join(text[p.start : p.end].split()) for p in found) == "".join(text.split())
    assert all(one.end <= next_.start for one, next_ in itertools.pairwise(found))


@given(TEXTS)
def test_each_paragraph_is_opened_by_one_passage(text: str) -> None:
    text = repair(text)
    found = list(passages(text))
    assert all(text.count("\n", 0, p.start) == p.paragraph for p in found)
    assert [p.paragraph for p in found if p.first] == sorted({p.paragraph for p in found})


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Oja spoke for St. Martin's.",
        "The U.S. Army denied it.",
        "On Jan. 3 Gen. A. B. Vogt Jr. left.",
        "Steel rose 2.5 percent.",
        "He said so at 5 p.m. Monday.",
        "Smith v. Jones, No. 5, was read by Lt. Col. Roe.",
    ],
)
def test_an_abbreviation_ends_no_passage(text: str) -> None:
    assert [text[p.start : p.end] for p in passages(text)] == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He spoke. She left.", ["He spoke.", "She left."]),
        ('"Go." He went.', ['"Go."', "He went."]),
        ("He spoke.She left.", ["He spoke.", "She left."]),
        ("Did he? Yes! (Never.) Well.", ["Did he?", "Yes!", "(Never.)", "Well."]),
    ],
)
def test_a_sentence_ends_a_passage(text: str, expected: list[str]) -> None:
    assert [text[p.start : p.end] for p in passages(text)] == expected


def test_a_line_without_a_full_stop_is_cut() -> None:
    found = list(passages("word " * 5000))
    assert all(p.end - p.start <= LONGEST for p in found)
    assert [p.first for p in found] == [True] + [False] * (len(found) - 1)
