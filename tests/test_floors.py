"""Extraction keeps what it has reached on the labelled sentences: the floors of tests/floors.json."""

import json
from typing import Any

import pytest
from pin_floors import FLOORS, GOLD, TESTS, fingerprint, measure, pin, pipeline, worse

PIN = "python tests/pin_floors.py"


@pytest.fixture(scope="module")
def floors() -> dict[str, Any]:
    pinned: dict[str, dict[str, Any]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    if pipeline() not in pinned:
        pytest.skip(f"no floors are pinned for the spaCy pipeline {pipeline()}")
    return pinned[pipeline()]


@pytest.mark.parametrize("gold", GOLD)
def test_the_labels_are_those_that_the_floors_were_pinned_on(floors: dict[str, Any], gold: str) -> None:
    assert fingerprint(TESTS / gold) == floors[gold]["labels"], f"the labels changed; pin again: {PIN}"


@pytest.mark.parametrize("gold", GOLD)
def test_no_figure_falls_below_its_floor(floors: dict[str, Any], gold: str) -> None:
    assert worse(floors[gold]["figures"], measure(TESTS / gold)) == []


def test_a_floor_is_not_lowered_without_a_reason() -> None:
    pinned = {"gold": {"labels": "a", "figures": {"allegation f1": 0.9, "alarms": 2}}}
    better = {"labels": "a", "figures": {"allegation f1": 0.95, "alarms": 1}}
    poorer = {"labels": "a", "figures": {"allegation f1": 0.95, "alarms": 3}}
    assert pin(pinned, "gold", better, None)["gold"] == better
    with pytest.raises(ValueError, match="would lower alarms: 3, pinned at 2"):
        pin(pinned, "gold", poorer, None)
    lowered = pin(pinned, "gold", poorer, "harder sentences")
    assert lowered["gold"]["lowered"][0]["reason"] == "harder sentences"
    assert pin(lowered, "gold", better, None)["gold"]["lowered"] == lowered["gold"]["lowered"]


def test_a_figure_that_went_away_is_worse() -> None:
    assert worse({"denial f1": 0.5}, {}) == ["denial f1: None, pinned at 0.5"]
