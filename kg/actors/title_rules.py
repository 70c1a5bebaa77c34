"""Rules for titles: who held an office on the day, or the person whose name follows the title."""

from datetime import date

from kg.actors.actor_lists import ActorLists
from kg.actors.functions import OF_BODY
from kg.actors.name_rules import NameRules
from kg.actors.reading import Reading
from kg.actors.spelling import Phrase

_LEADING_OFFICES = ("president", "prime-minister", "supreme-leader", "chancellor", "monarch")
_HEADS = frozenset(("leader", "commander", "secretary-general", "director-general"))
"""Offices of a group or body whose unknown holder speaks for the whole of it."""
_LONGEST_PREAMBLE = 3
"""Modifiers before a title at most: "newly elected interim president"."""


class TitleRules:
    """Reads titles with or without a name behind them."""

    def __init__(self, lists: ActorLists, names: NameRules) -> None:
        """Use these lists and name rules."""
        self._lists = lists
        self._names = names
        self._before = lists.words["modifier"] | lists.words["past"]

    def read(self, name: Phrase, where: str | None, on: date | None) -> Reading | None:
        """Read a title of the state or body ``where``, or of any state where that is None and a name follows."""
        for start in range(min(_LONGEST_PREAMBLE + 1, len(name))):
            if start and name.words[start - 1] not in self._before:
                break
            for end in range(min(len(name), start + self._lists.offices.longest), start, -1):
                reading = self._at(name, start, end, where, on)
                if reading is not None:
                    return reading
        return None

    def _at(self, name: Phrase, start: int, end: int, where: str | None, on: date | None) -> Reading | None:
        title = name.key(start, end)
        offices = self._lists.offices.find(title, where) if where else self._lists.offices.anywhere(title)
        if not offices:
            return None
        if end < len(name):
            return self._named(name.part(end), offices, where, on)
        where = where or self._lists.offices.home(title)
        return None if where is None else self._holder(where, offices, on)

    def _named(self, tail: Phrase, offices: tuple[str, ...], where: str | None, on: date | None) -> Reading | None:
        is_single_name = len(tail) == 1 and tail.capital(0) and tail.words[0].isalpha()
        if not is_single_name and not self._names.looks_like_person(tail):
            return None
        if "leader" in offices:
            offices = (*offices, *_LEADING_OFFICES)
        titled = self._lists.tenures.titled
        people = {person for office in offices if (person := titled(office, tail.words[-1], where, on)) is not None}
        if len(people) == 1:
            return Reading(people.pop(), "title and surname")
        known = self._names.whole(tail, on) or self._names.surname(tail, on)
        if known is not None and known.is_person:
            return known
        if where is None or (is_single_name and people):
            return None
        return self._names.new_person(tail, where, "named official")

    def _holder(self, where: str, offices: tuple[str, ...], on: date | None) -> Reading | None:
        territory = self._lists.territories.get(where)
        if "leader" in offices and territory is not None:
            offices = (*offices, territory.leader_office)
        known = [office for office in offices if self._lists.tenures.has_office(where, office)]
        for office in known:
            person = self._lists.tenures.holder(where, office, on)
            if person is not None:
                return Reading(person, "office")
        if territory is None:
            return Reading(where, "followers") if _HEADS.intersection(offices) else None
        own = known or [office for office in offices if self._lists.offices.kind(office) != OF_BODY]
        return Reading(f"{where}-{own[-1]}", "office unfilled") if own else None
