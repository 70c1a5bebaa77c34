"""How long the accused take to deny: Kaplan-Meier curves (needs: pip install "kg[survival]").

An allegation that nobody has denied yet is not lost to the count: it was undenied for at least so many days (it is
censored). The curve is the share of allegations still undenied after so many days (Kaplan and Meier 1958).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kg.detect.standings import Standing
from kg.errors import MissingExtra
from kg.finding import State

try:
    from lifelines import KaplanMeierFitter
except ImportError as error:
    raise MissingExtra("waiting times need a package that is not installed: pip install 'kg[survival]'") from error


FEWEST = 5
"""With fewer allegations at risk there is no estimate: one denial would move it by more than a fifth."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One accused: allegations with a day, how many were denied, and the curve.

    A step of the curve is a day, the share still undenied after it, and how many allegations were at risk: neither
    denied nor out of sight before that day.
    """

    accused: str
    allegations: int
    denied: int
    curve: tuple[tuple[int, float, int], ...]

    def at_risk(self, days: int) -> int:
        """Return how many allegations had been waiting for so many days, still undenied and still in sight."""
        return next((number for day, _, number in self.curve if day >= days), 0)

    def undenied_after(self, days: int) -> float | None:
        """Return the share of allegations still undenied after so many days; None where fewer than FEWEST tell.

        Nobody needs to be at risk any more where FEWEST or more were when the last of them was denied.
        """
        past = [step for step in self.curve if step[0] <= days]
        _, share, number = past[-1] if past else (0, 1.0, self.allegations)
        telling = number if past and share == 0 else self.at_risk(days)
        return share if telling >= FEWEST else None

    def told_after(self, days: int) -> str:
        """Return the share still undenied, or a dash, and how many were at risk: "0.50 (8)"."""
        share = self.undenied_after(days)
        return f"{'-' if share is None else f'{share:.2f}'} ({self.at_risk(days)})"


def waiting_times(found: Iterable[Standing], as_of: date) -> list[Waiting]:
    """Return the curve of every accused, whoever has most allegations first; those without a day are left out.

    Copies of one text are one allegation.
    """
    waits: dict[str, list[tuple[int, bool]]] = {}
    for standing in found:
        told = standing.charge.entry.day
        if told is not None and not standing.is_copy:
            days = [
                (answer.entry.day - told).days
                for answer in standing.answers
                if answer.state is State.DENIED and answer.entry.day is not None
            ]
            wait = (max(0, min(days)), True) if days else (max(0, (as_of - told).days), False)
            waits.setdefault(standing.accused.name, []).append(wait)
    curves = [_curve(accused, told) for accused, told in waits.items()]
    return sorted(curves, key=lambda waiting: (-waiting.allegations, waiting.accused))


def _curve(accused: str, told: list[tuple[int, bool]]) -> Waiting:
    days, denied = zip(*told, strict=True)
    fit = KaplanMeierFitter().fit(days, denied)
    shares, numbers = fit.survival_function_["KM_estimate"], fit.event_table["at_risk"]
    steps = tuple((int(day), round(float(share), 6), int(numbers[day])) for day, share in shares.items())
    return Waiting(accused, len(told), sum(denied), steps)
