"""Tally: right, spare and missed events, and the figures that follow from them."""

from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """How often something was found rightly (``right``), without reason (``spare``) or not at all (``missed``).

    >>> tally = Tally(right=8, spare=2, missed=8)
    >>> tally.precision, tally.recall, round(tally.f1, 3)
    (0.8, 0.5, 0.615)
    """

    right: int = 0
    spare: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return _share(self.right, self.spare)

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 0 where nothing is there."""
        return _share(self.right, self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, right: bool) -> None:
        """Count an event that was found: one that is wrong is both spare and missed."""
        self.right += right
        self.spare += not right
        self.missed += not right

    def told(self) -> tuple[str, str, str]:
        """Return precision, recall and F1 for a table; a dash where there is nothing to take a share of.

        >>> Tally(missed=2).told(), Tally().told()
        (('-', '0.000', '0.000'), ('-', '-', '-'))
        """
        precision = f"{self.precision:.3f}" if self.right + self.spare else "-"
        recall = f"{self.recall:.3f}" if self.right + self.missed else "-"
        return precision, recall, "-" if precision == recall == "-" else f"{self.f1:.3f}"

    def to_dict(self) -> dict[str, float]:
        """Return counts and figures, rounded to thousandths."""
        figures = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        counts = {"right": self.right, "spare": self.spare, "missed": self.missed}
        return counts | {name: round(figure, 3) for name, figure in figures.items()}


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 0.0
