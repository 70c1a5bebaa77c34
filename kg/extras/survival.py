"""How long the accused take to deny: Kaplan-Meier curves (needs: pip install "kg[survival]").

An allegation that nobody has denied yet is not lost to the count: it was undenied for at least so many days (it is
censored). The curve is the share of allegations still undenied after so many days (Kaplan and Meier 1958).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kg.detect.unanswered import Standing
from kg.errors import MissingExtra
from kg.finding import State

try:
    from lifelines import KaplanMeierFitter
except ImportError as error:
    raise MissingExtra("waiting times need a package that is not installed: pip install 'kg[survival]'") from error


@dataclass(frozen=True, slots=True)
class Waiting:
    """One accused: allegations with a day, how many were denied, and the curve as (day, share still undenied) steps."""

    accused: str
    allegations: int
    denied: int
    curve: tuple[tuple[int, float], ...]

    def undenied_after(self, days: int) -> float:
        """Return the share of allegations still undenied after so many days."""
        return next((share for day, share in reversed(self.curve) if day <= days), 1.0)


def waiting_times(found: Iterable[Standing], as_of: date) -> list[Waiting]:
    """Return the curve of every accused, whoever has most allegations first; allegations without a day are left out."""
    waits: dict[str, list[tuple[int, bool]]] = {}
    for standing in found:
        told = standing.charge.entry.day
        if told is not None:
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
    share = KaplanMeierFitter().fit(days, denied).survival_function_["KM_estimate"]
    steps = tuple((int(day), round(float(value), 6)) for day, value in share.items())
    return Waiting(accused, len(told), sum(denied), steps)
