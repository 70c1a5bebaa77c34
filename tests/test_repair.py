"""Repair changes marks, never places."""

import pytest
from hypothesis import given
from invented_sentences import TEXTS

from kg.extract.repair import repair


@given(TEXTS)
def test_no_character_moves(text: str) -> None:
    repaired = repair(text)
    assert len(repaired) == len(text)
    assert repaired.count("\n") == text.count("\n")
    kept = [(was, now) for was, now in zip(text, repaired, strict=True) if was.isascii() and was.isalnum()]
    assert all(was == now for was, now in kept)


@given(TEXTS)
def test_what_is_repaired_can_be_encoded_and_holds_no_control_characters(text: str) -> None:
    repaired = repair(text)
    repaired.encode()
    assert not any(character < " " and character != "\n" for character in repaired)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“No,” she said. ‘Never.’", "\"No,\" she said. 'Never.'"),
        ("It was a ?staged? act.", 'It was a "staged" act.'),
        ("\ufffdNo,\ufffd he said; it\ufffds over.", '"No," he said; it\'s over.'),
        ("Narva? side and Narva?s side", "Narva' side and Narva's side"),
        ("Why? Nobody knew. Who?", "Why? Nobody knew. Who?"),
        ("''No,'' he said.", ' "No,"  he said.'),
        ("a\tb\r\nc\x07d\u202ee", "a b \nc d e"),
        ("half \ud800 a pair", "half \ufffd a pair"),
    ],
)
def test_marks_become_plain(text: str, expected: str) -> None:
    assert repair(text) == expected
