"""Whom allegations accuse, on which days, and who accuses them: the accused as an index of the ledger."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import chain

from kg.detect.entry import Entry


class Accused:
    """The allegations against each actor and each side, those of some days found by bisection."""

    def __init__(self, allegations: Iterable[Entry]) -> None:
        """Take allegations in the order of their days; those without a day are not found by days."""
        self._against: dict[str, tuple[list[int], list[Entry]]] = {}
        self._accusers: dict[str, set[str]] = {}
        for entry in allegations:
            for key in entry.against:
                self._accusers.setdefault(key, set()).update(entry.by)
                if entry.number is not None:
                    days, told = self._against.setdefault(key, ([], []))
                    days.append(entry.number)
                    told.append(entry)

    def between(self, keys: frozenset[str], first: int, last: int) -> Iterable[Entry]:
        """Return the allegations against any of these ids between two days, by number, both included."""
        found = []
        for key in sorted(keys):
            days, told = self._against.get(key, ([], []))
            found.append(told[bisect_left(days, first) : bisect_right(days, last)])
        return found[0] if len(found) == 1 else dict.fromkeys(chain.from_iterable(found))

    def accuse_back(self, entry: Entry) -> bool:
        """Tell whether those whom an allegation accuses ever accuse those who make it."""
        return any(not entry.against.isdisjoint(self._accusers.get(key, ())) for key in entry.by)
