"""Does a confidence of 0.8 mean that eight in ten are right? Reliability table and expected calibration error."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BINS = 10
"""Bins of equal width, as in Naeini et al. (2015), Obtaining Well Calibrated Probabilities Using Bayesian Binning."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The found events whose confidence lies in one stretch, ``low`` <= confidence < ``high`` (the last holds 1.0)."""

    low: float
    high: float
    count: int
    confidence: float
    right: float
    """The share that is right; ``confidence`` is the mean of what was promised."""


def reliability(outcomes: Iterable[tuple[float, bool]]) -> list[Bin]:
    """Return the bins that hold something, from pairs of a confidence (0 to 1) and whether it was right.

    >>> [(part.count, part.confidence, part.right) for part in reliability([(0.95, True), (0.95, False), (0.3, False)])]
    [(1, 0.3, 0.0), (2, 0.95, 0.5)]
    """
    members_of: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in outcomes:
        members_of.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    return [
        Bin(
            low=place / BINS,
            high=(place + 1) / BINS,
            count=len(members),
            confidence=sum(confidence for confidence, _ in members) / len(members),
            right=sum(right for _, right in members) / len(members),
        )
        for place, members in sorted(members_of.items())
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """Return the expected calibration error, 0 to 1: the mean distance of promise and outcome, weighted by count.

    >>> round(calibration_error(reliability([(0.9, True), (0.9, True), (0.4, False)])), 3)
    0.2
    """
    total = sum(part.count for part in bins)
    return sum(part.count * abs(part.right - part.confidence) for part in bins) / total if total else 0.0
