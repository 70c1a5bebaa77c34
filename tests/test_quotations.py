"""Quotations stand between marks, one after another, each in one paragraph."""

import itertools

import pytest
from hypothesis import given
from invented_sentences import NESTED, TEXTS

from kg.extract.quotations import quotations
from kg.extract.repair import repair


@given(TEXTS | NESTED)
def test_quotations_stand_apart_and_in_their_paragraph(text: str) -> None:
    text = repair(text)
    found = quotations(text)
    for quote in found:
        assert text[quote.start - 1] in "\"'"
        assert quote.start < quote.end <= len(text)
        assert "\n" not in text[quote.start : quote.end]
        assert text.count("\n", 0, quote.start) == quote.paragraph
    assert all(one.end < next_.start for one, next_ in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" and "never".', ["no", "never"]),
        ("He said \"it is 'staged' again\" twice.", ["it is 'staged' again"]),
        ("He called it 'a staged act' on Monday.", ["a staged act"]),
        ("The rebels' camp and the army's raid.", []),
        ("'The rebels' camp was empty,' she said.", ["The rebels' camp was empty,"]),
        ('"It goes on\nand ends," he said.', ["It goes on"]),
        ('A 6" pipe and a 7" one.', []),
        ('""', []),
        ('"$5 is all," he said.', ["$5 is all,"]),
    ],
)
def test_marks_pair(text: str, expected: list[str]) -> None:
    assert [text[quote.start : quote.end] for quote in quotations(text)] == expected
