"""Hostile texts cost no more for being long: what is read, counted without a clock."""

import re
from importlib import import_module
from itertools import count

import pytest

from kg.actors.actor_base import ActorBase
from kg.actors.document_names import DocumentNames
from kg.actors.noun_phrase import NounPhraseReader
from kg.actors.spelling import phrase
from kg.document import Document
from kg.extract import extract
from kg.extract.places import Places

surnames = import_module("kg.actors.surnames")
passages, quotations, repair = map(import_module, ("kg.extract.passages", "kg.extract.quotations", "kg.extract.repair"))


class Counting:
    """A pattern that counts the characters that its searches read."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.read = 0

    def search(self, text: str, place: int = 0) -> re.Match[str] | None:
        found = self.pattern.search(text, place)
        self.read += (len(text) if found is None else found.end()) - place
        return found


@pytest.mark.parametrize("unit", ["'a ", "\"'", "Mr. 'a ", "'a s' a "])
def test_marks_that_never_close_are_looked_for_once(monkeypatch: pytest.MonkeyPatch, unit: str) -> None:
    closing = Counting(quotations._SINGLE_CLOSING)
    monkeypatch.setattr(quotations, "_SINGLE_CLOSING", closing)
    quotations.quotations(unit * 2000)
    assert closing.read <= 2 * len(unit * 2000)


@pytest.mark.parametrize("unit", ["?a ", "\ufffdx ", "?s "])
def test_lost_marks_that_never_close_are_looked_for_once(monkeypatch: pytest.MonkeyPatch, unit: str) -> None:
    closing = Counting(repair._LOST_CLOSING)
    monkeypatch.setattr(repair, "_LOST_CLOSING", closing)
    repair.repair(unit * 2000)
    assert closing.read <= 2 * len(unit * 2000)


@pytest.mark.parametrize("unit", ["Mr. ", "A. ", "Mr. A"])
def test_a_row_of_abbreviations_is_not_read_again_for_each(monkeypatch: pytest.MonkeyPatch, unit: str) -> None:
    abbreviation = Counting(passages._ABBREVIATION)
    monkeypatch.setattr(passages, "_ABBREVIATION", abbreviation)
    assert len(list(passages.passages(unit * 2000))) >= 1
    assert abbreviation.read <= 50 * len(unit * 2000)


def test_a_stretch_far_off_is_not_looked_at() -> None:
    places = Places((at, at + 9, at) for at in range(0, 1_000_000, 10))
    assert places.touching(500_001, 500_012) == [500_000, 500_010]
    assert max(map(len, places._blocks.values())) < 30


def test_what_is_said_in_a_long_row_of_quotations_is_not_said_again_for_each() -> None:
    text = '"He lied," Oja said. ' + '"He said Berg lied" ' * 200
    said = list(extract([Document("d-1", text)]))
    assert max(len(one.content.text) for one in said if one.content) < 3000 < len(text)


def test_a_name_is_compared_with_few_others_however_many_bear_a_part_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = count()
    monkeypatch.setattr(surnames, "_is_same", lambda *_bearers: next(compared) < 0)
    names = DocumentNames(ActorBase.load(), None)
    for number in range(1000):
        names.add(f"Ana {'B' + 'a' * (number % 40)}{'c' * (number // 40)}", "PERSON", number * 10)
    assert 1000 < next(compared) <= 1000 * 100


def test_a_phrase_within_a_phrase_is_read_once() -> None:
    reader = NounPhraseReader(ActorBase.load().lists)
    reader.read(phrase("officials in " * 12), None)
    assert reader._head.cache_info().misses < 300
