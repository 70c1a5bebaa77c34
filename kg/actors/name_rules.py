"""Rules for names: a whole name, a person's name behind a description, a surname, a follower of a known actor."""

from datetime import date

from kg.actors.actor_lists import ActorLists
from kg.actors.reading import PERSON_PREFIX, Reading
from kg.actors.spelling import POSSESSIVE, Phrase, slug

_LONGEST_NAME = 5
"""Words of a person's name at most: "Mohammed bin Zayed Al Nahyan"."""


class NameRules:
    """Finds names that the lists know."""

    def __init__(self, lists: ActorLists) -> None:
        """Use these lists."""
        self._lists = lists
        self._words = lists.words
        self._collective = lists.words["institution"] | lists.words["organisation_word"]

    def whole(self, name: Phrase, on: date | None) -> Reading | None:
        """Read the phrase, all of it, as one name."""
        claim = self._lists.aliases.find(name, on) if name else None
        return None if claim is None else Reading(claim.actor, claim.rule)

    def person(self, name: Phrase, on: date | None) -> Reading | None:
        """Read a person's full name at the end, behind a title or a description: "the cleric Fethullah Gulen"."""
        for start in range(max(1, len(name) - _LONGEST_NAME), len(name)):
            claim = self._lists.aliases.find(name.part(start), on)
            if claim is not None and claim.rule == "person" and self._describes(name, start):
                return Reading(claim.actor, "person")
        return None

    def surname(self, name: Phrase, on: date | None) -> Reading | None:
        """Read a surname that one known person bears, who is prominent or leads on that day.

        Common surnames need a title: the list cannot hold all who bear them.
        """
        if not name or not name.capital(0) or name.key() in self._words["common_surname"]:
            return None
        people = self._lists.surnames.get(name.key(), set())
        leading = {person for person in people if on is not None and self._lists.tenures.leads(person, on)}
        people = leading if len(leading) == 1 else people
        if len(people) != 1:
            return None
        person = next(iter(people))
        return Reading(person, "surname") if leading or person in self._lists.prominent else None

    def followers(self, name: Phrase, on: date | None) -> Reading | None:
        """Read who belongs to a known actor that is no state: "Houthi rebels", "Pentagon officials"."""
        end = len(name)
        while end > 1 and name.words[end - 1] in self._words["follower"]:
            end -= 1
            known = self.whole(name.part(0, end), on)
            if known is not None and not known.is_person and not self.is_state(known.actor):
                return Reading(known.actor, "followers")
        return None

    def described(self, name: Phrase, on: date | None) -> Reading | None:
        """Read a known group or company behind a description: "the Islamist group Hamas", "oil giant BP"."""
        unfit = self._words["preposition"] | self._words["barrier"] | {POSSESSIVE, "and"}
        for start in range(1, len(name)):
            before = name.words[start - 1]
            if before in unfit or (name.capital(start - 1) and before not in self._words["modifier"]):
                return None
            known = self.whole(name.part(start), on) if name.capital(start) or start + 1 < len(name) else None
            if known is not None and not known.is_person and not self.is_state(known.actor):
                return known
        return None

    def is_state(self, actor: str) -> bool:
        """Say whether an id is that of a territory."""
        return self._lists.territories.get(actor) is not None

    def looks_like_person(self, name: Phrase) -> bool:
        """Say whether a phrase looks like a person's full name: two to five words with capitals."""
        return 2 <= len(name) <= _LONGEST_NAME and all(
            (name.capital(i) and name.words[i].isalpha() and name.words[i] not in self._collective)
            or name.words[i] in self._words["name_particle"]
            for i in range(len(name))
        )

    def new_person(self, name: Phrase, acts_for: str | None, rule: str) -> Reading:
        """Make a person that no list knows, who acts for somebody."""
        text = name.text()
        return Reading(f"{PERSON_PREFIX}{slug(text)}", rule, text, "person", acts_for)

    def _describes(self, name: Phrase, end: int) -> bool:
        """Say whether the words before a name describe its bearer: no preposition but one after a title."""
        before = name.words[:end]
        if before[-1] in self._words["preposition"] or before[-1] in (POSSESSIVE, "and"):
            return False
        if before[-1] in self._words["name_particle"]:
            return False  # "Mohammed bin Salman of Saudi Arabia" is not King Salman
        if "and" in before and any(name.capital(i) for i in range(before.index("and"))):
            return False  # "President Obama and the candidate Donald Trump" are two
        return all(
            word not in self._words["preposition"] or self._title_ends_at(name, position)
            for position, word in enumerate(before)
        )

    def _title_ends_at(self, name: Phrase, end: int) -> bool:
        offices = self._lists.offices
        return any(offices.anywhere(name.key(start, end)) for start in range(max(0, end - offices.longest), end))
