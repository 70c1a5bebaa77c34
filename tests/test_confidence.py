"""A confidence is the chance that a statement is right: it holds on sentences that it was not fitted on."""

import csv

import pytest
from calibrate import WEIGHTS, outcomes, scored

from kg.document import Document
from kg.extract import extract
from kg.lexicon import load_lexicon

ENOUGH = 0.10
"""The expected calibration error that is asked for."""


def confidence(text: str) -> float:
    (statement,) = extract([Document("d", text)])
    return statement.confidence


def test_confidences_hold_on_sentences_that_nothing_was_fitted_on() -> None:
    assert scored("held-out.jsonl").calibration_error < ENOUGH


def test_every_feature_that_is_met_has_a_weight() -> None:
    met = {name for features, _ in outcomes("accusations.jsonl") for name in features}
    assert met <= set(load_lexicon().confidence)


def test_the_counts_beside_the_weights_add_up() -> None:
    with WEIGHTS.open(encoding="utf-8", newline="") as lines:
        rows = {row["feature"]: row for row in csv.DictReader(lines)}
    assert all(0 <= int(row["right"]) <= int(row["found"]) for row in rows.values())
    everything = int(rows["statement"]["found"])
    assert everything == sum(int(row["found"]) for name, row in rows.items() if name.startswith("source: "))


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("Norland accused Sudria of shelling a village.", "Sudria was accused of shelling a village."),
        ("Norland denied that it had shelled a village.", "Norland said that the winter had been cold."),
    ],
)
def test_what_is_said_outright_is_surer(surer: str, less_sure: str) -> None:
    assert confidence(surer) > confidence(less_sure)
