"""Who held which office when."""

from dataclasses import dataclass
from datetime import date

from kg.actors.actor_rows import Row

_LEADING = frozenset(
    ("president", "prime-minister", "chancellor", "supreme-leader", "leader", "foreign-minister", "defence-minister")
)


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person's time in an office of a state or body, both days included.

    In a ``partisan`` office (leader of the opposition) a person does not act for the state. Without an office the
    person only acts for the state or body: an affiliation.
    """

    where: str
    office: str
    person: str
    surname: str
    first: date
    last: date
    partisan: bool = False


class Tenures:
    """All tenures, by office and by person.

    On the day of a handover the successor holds the office.
    """

    def __init__(self) -> None:
        """Start without any tenure."""
        self._of_office: dict[tuple[str, str], list[Tenure]] = {}
        self._of_person: dict[str, list[Tenure]] = {}
        self._of_title: dict[tuple[str, str], list[Tenure]] = {}

    def add(self, tenure: Tenure, row: Row) -> None:
        """Note a tenure; InvalidActors where another holds the same office for more than the day of handover."""
        holders = self._of_office.setdefault((tenure.where, tenure.office), [])
        for other in holders:
            if other.person != tenure.person and max(other.first, tenure.first) < min(other.last, tenure.last):
                row.refuse(f"{other.person} holds {tenure.office} of {tenure.where} on the same days")
        holders.append(tenure)
        self.affiliate(tenure, row)
        self._of_title.setdefault((tenure.office, tenure.surname), []).append(tenure)

    def affiliate(self, tenure: Tenure, row: Row) -> None:
        """Note that a person acts for a state or body; InvalidActors where that ends before it begins."""
        if tenure.last < tenure.first:
            row.refuse("the time ends before it begins")
        self._of_person.setdefault(tenure.person, []).append(tenure)

    def holder(self, where: str, office: str, on: date | None) -> str | None:
        """Return who held an office on a day; None without a day, or where nobody is known to."""
        if on is None:
            return None
        holding = [t for t in self._of_office.get((where, office), ()) if t.first <= on <= t.last]
        return max(holding, key=lambda tenure: tenure.first).person if holding else None

    def of_person(self, person: str, on: date | None) -> Tenure | None:
        """Return the tenure in which a person acts for somebody on a day, else the last one begun, else the first."""
        tenures = [tenure for tenure in self._of_person.get(person, ()) if not tenure.partisan]
        if not tenures:
            return None
        if on is None:
            return max(tenures, key=lambda tenure: tenure.last)
        begun = [t for t in tenures if t.first <= on]
        return max(begun, key=lambda t: (t.last, t.first)) if begun else min(tenures, key=lambda t: t.first)

    def leads(self, person: str, on: date) -> bool:
        """Say whether a person holds an office on a day by whose holder's surname alone the news speak."""
        return any(t.first <= on <= t.last and t.office in _LEADING for t in self._of_person.get(person, ()))

    def titled(self, office: str, surname: str, where: str | None, on: date | None) -> str | None:
        """Return the one person of a surname who held an office, first on that day, else at any time."""
        tenures = [t for t in self._of_title.get((office, surname), ()) if where is None or t.where == where]
        current = {t.person for t in tenures if on is not None and t.first <= on <= t.last}
        people = current or {t.person for t in tenures}
        return next(iter(people)) if len(people) == 1 else None

    def has_office(self, where: str, office: str) -> bool:
        """Say whether any holder of an office is known."""
        return (where, office) in self._of_office
