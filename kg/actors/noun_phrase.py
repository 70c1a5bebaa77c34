"""Which actor a noun phrase names, read word by word with the actor lists; no parser needed.

The order of the rules is the order of their certainty: the whole phrase as a name, a speaker for somebody, a named
person, a body or office of a state, followers of a known actor.
"""

from dataclasses import dataclass
from datetime import date

from kg.actors.actor_lists import ActorLists
from kg.actors.functions import DEED
from kg.actors.spelling import PAUSE, POSSESSIVE, Phrase, slug

_LONGEST_NAME = 4  # words of a person's name at the end of a phrase: "Abdul Aziz bin Salman"
_RELATIVE = frozenset(("who", "which", "whose", "whom"))
_SPEAKS_FOR = frozenset(("for", "of", "from", "at", "with"))
_CITY_BODIES = frozenset(("police", "court", "mayor", "prosecutors", "fire", "governor", "officials", "supreme-court"))
_PART_OF = frozenset(("of", "for", "in", "within", "from", "at"))
_WITHIN = frozenset(("government", "officials", "lawmakers", "rebels", "militants", "armed-forces"))


@dataclass(frozen=True, slots=True)
class Reading:
    """The actor that a phrase names and the rule that says so; ``name`` and ``acts_for`` where it is a new actor."""

    actor: str
    rule: str
    name: str | None = None
    type: str | None = None
    acts_for: str | None = None


class NounPhraseReader:
    """Reads noun phrases with the actor lists."""

    def __init__(self, lists: ActorLists) -> None:
        """Use these lists."""
        self._lists = lists
        self._words = lists.words

    def read(self, name: Phrase, on: date | None) -> Reading | None:
        """Return what a noun phrase names on a day, or None where it names nobody known."""
        whole = self._alias(name, on)
        if whole is not None:
            return whole
        head, apposition = _cut(name)
        if head and head.words[-1] == POSSESSIVE:
            head = head.part(0, len(head) - 1)
        reading = self._read_head(head, on)
        if apposition is None or (reading is not None and reading.type == "person"):
            return reading
        return self._with_apposition(reading, head, apposition, on)

    def strip(self, name: Phrase) -> tuple[Phrase, bool]:
        """Return the phrase without leading determiners, numbers and modifiers, and whether "former" was among them."""
        past = False
        start = 0
        while start < len(name) and (
            (word := name.words[start]) in self._words["determiner"]
            or word in self._words["past"]
            or word.isdigit()
            or (word == "of" and start > 0 and name.words[start - 1] in self._words["determiner"])
            or (start + 1 < len(name) and name.words[start + 1] in self._words["barrier"] and start + 2 < len(name))
            or (word in self._words["barrier"] and start > 0)
            or (word in self._words["modifier"] and not name.capital(start))
        ):
            past = past or word in self._words["past"]
            start += 1
        return name.part(start), past

    def _read_head(self, name: Phrase, on: date | None) -> Reading | None:
        stripped, past = self.strip(name)
        if not stripped or len(stripped) > 20:
            return None
        for candidate in (name, _without_determiner(name, self._words["determiner"]), stripped):
            if (reading := self._alias(candidate, on)) is not None:
                return reading
        if past and not self._ends_in_name(stripped):
            return None
        return (
            self._spokesperson(stripped, on)
            or self._named_person(stripped, on)
            or self._possessed(stripped, on, None if past else on)
            or self._part_of(stripped, on, None if past else on)
            or self._titled(stripped, None, on)
            or self._surname(stripped, on)
            or self._followers(stripped, on)
        )

    def _with_apposition(
        self, reading: Reading | None, head: Phrase, apposition: Phrase, on: date | None
    ) -> Reading | None:
        """ "Russia's defence minister, Sergei Shoigu" is the person; "Ivan Petrov, a Kremlin aide" stays himself."""
        other = self._read_head(apposition, on)
        if other is not None and other.actor.startswith("person-"):
            return other
        if reading is not None:
            return reading
        if other is not None and self._looks_like_name(head):
            return self._new_person(head, other.actor, "named official")
        return None

    # names

    def _alias(self, name: Phrase, on: date | None) -> Reading | None:
        if not name:
            return None
        claim = self._lists.aliases.find(name, on)
        return None if claim is None else Reading(claim.actor, claim.rule)

    def _named_person(self, name: Phrase, on: date | None) -> Reading | None:
        """A person's full name at the end, after a title or a description: "the cleric Fethullah Gulen"."""
        for start in range(max(1, len(name) - _LONGEST_NAME), len(name)):
            claim = self._lists.aliases.find(name.part(start), on)
            if claim is not None and claim.rule == "person" and self._describes(name, start):
                return Reading(claim.actor, "person")
        return None

    def _describes(self, name: Phrase, end: int) -> bool:
        """Say whether the words before a name describe its bearer: no preposition but one after a title."""
        before = name.words[:end]
        if before[-1] in self._words["preposition"] or before[-1] in (POSSESSIVE, "and"):
            return False
        for position, word in enumerate(before):
            if word in self._words["preposition"] and self._title_before(name, position) is None:
                return False
        return True

    def _title_before(self, name: Phrase, end: int) -> int | None:
        """Return where a title that ends at a position begins, or None."""
        for start in range(max(0, end - self._lists.offices.longest), end):
            if self._lists.offices.anywhere(name.key(start, end)):
                return start
        return None

    def _ends_in_name(self, name: Phrase) -> bool:
        return len(name) > 1 and name.capital(len(name) - 1)

    def _looks_like_name(self, name: Phrase) -> bool:
        return (
            2 <= len(name) <= _LONGEST_NAME + 1
            and all(
                name.capital(i) or name.words[i] in ("al", "bin", "de", "van", "von", "der", "ibn", "da", "dos", "el")
                for i in range(len(name))
            )
            and not any(word in self._words["institution"] or word == POSSESSIVE for word in name.words)
        )

    def _surname(self, name: Phrase, on: date | None) -> Reading | None:
        """A surname that one known person bears; common surnames need a title."""
        if len(name) != 1 or not name.capital(0) or name.words[0] in self._words["common_surname"]:
            return None
        people = self._lists.surnames.get(name.words[0], set())
        current = {person for person in people if on is not None and self._lists.tenures.holds_any(person, on)}
        people = current if len(current) == 1 else people
        return Reading(next(iter(people)), "surname") if len(people) == 1 else None

    # speakers

    def _spokesperson(self, name: Phrase, on: date | None) -> Reading | None:
        """Whoever speaks for X without a name is X speaking; with a name, a person who acts for X."""
        for start in range(len(name)):
            for length in (2, 1):
                if name.key(start, start + length) in self._words["voice"] and start + length <= len(name):
                    return self._voice(name, start, start + length, on)
        return None

    def _voice(self, name: Phrase, start: int, end: int, on: date | None) -> Reading | None:
        if end < len(name) and name.words[end] in _SPEAKS_FOR:
            for cut in range(len(name), end + 1, -1):
                if cut < len(name) and not name.capital(cut):
                    break
                principal = self._read_head(name.part(end + 1, cut), on)
                if principal is not None:
                    return self._speaker(principal, name.part(cut), on)
            return None
        before = name.part(0, start)
        if before and before.words[-1] == POSSESSIVE:
            before = before.part(0, len(before) - 1)
        principal = self._principal(before, on)
        return None if principal is None else self._speaker(principal, name.part(end), on)

    def _principal(self, name: Phrase, on: date | None) -> Reading | None:
        """Who is spoken for: "Russian foreign ministry", or a state by its adjective alone."""
        reading = self._read_head(name, on)
        if reading is None and name:
            stripped, _ = self.strip(name)
            place = self._lists.territories.at(stripped, 0) if stripped else None
            if place is not None and all(not stripped.capital(i) for i in range(place.end, len(stripped))):
                return Reading(place.territory.code, "territory")
        return reading

    def _speaker(self, principal: Reading, name: Phrase, on: date | None) -> Reading | None:
        if not name:
            return Reading(principal.actor, "spokesperson", principal.name, principal.type, principal.acts_for)
        known = self._alias(name, on) or self._named_person(name, on) or self._surname(name, on)
        if known is not None and known.actor.startswith("person-"):
            return known
        if self._looks_like_name(name):
            return self._new_person(name, principal.actor, "named spokesperson")
        return Reading(principal.actor, "spokesperson", principal.name, principal.type, principal.acts_for)

    def _new_person(self, name: Phrase, acts_for: str | None, rule: str) -> Reading:
        text = name.text()
        return Reading(f"person-{slug(text)}", rule, text, "person", acts_for)

    # bodies and offices of states

    def _possessed(self, name: Phrase, on: date | None, office_day: date | None) -> Reading | None:
        """What belongs to a state, body or person named in front: "Russia's Ministry of Defense", "Assad's forces"."""
        for start in range(min(3, len(name))):
            if start and (name.capital(start - 1) or name.words[start - 1] in self._words["preposition"]):
                break
            if start and name.words[start - 1] in self._words["barrier"]:
                break
            reading = self._possessed_at(name.part(start), on, office_day)
            if reading is not None:
                return reading
        return None

    def _possessed_at(self, name: Phrase, on: date | None, office_day: date | None) -> Reading | None:
        place = self._lists.territories.at(name, 0)
        if place is not None:
            rest = _after_possessive(name, place.end)
            reading = (
                self._of_state(place.territory.code, rest, on, office_day, is_city=place.is_capital) if rest else None
            )
            if reading is not None:
                return reading
        for end in range(min(len(name) - 1, self._lists.aliases.longest), 0, -1):
            owner = self._alias(name.part(0, end), on)
            if owner is None and end == 1:
                owner = self._surname(name.part(0, 1), on)
            if owner is not None:
                return self._of_actor(owner, _after_possessive(name, end), on, office_day)
        return None

    def _of_state(
        self, code: str, rest: Phrase, on: date | None, office_day: date | None, *, is_city: bool = False
    ) -> Reading | None:
        claim = self._lists.aliases.find(rest, on, scope=code)
        if claim is not None:
            return Reading(claim.actor, "agency")
        if len(rest) > 1 and (known := self._alias(rest.part(len(rest) - 1), on)) is not None:
            shorter = self._of_state(code, rest.part(0, len(rest) - 1), on, office_day)
            if shorter is not None and shorter.actor == known.actor:
                return Reading(known.actor, "acronym")
        if any(word in self._words["barrier"] for word in rest.words):
            return None
        if is_city and rest.words[-1] in _CITY_BODIES:
            return None
        return (
            self._function(code, rest)
            or self._local_followers(code, rest, on)
            or self._part_within(code, rest, on)
            or self._titled(rest, code, office_day)
            or self._nested_state(rest, on)
            or self._body(code, rest)
        )

    def _function(self, code: str, rest: Phrase) -> Reading | None:
        """A function's words, after modifiers only: "new military leadership"."""
        start = 0
        while start < len(rest):
            function = self._lists.functions.forms.get(rest.key(start))
            if function == DEED:
                return Reading(code, "deed")
            if function is not None:
                return Reading(f"{code}-{function}", "function")
            if rest.capital(start) or rest.words[start] not in self._words["modifier"]:
                return None
            start += 1
        return None

    def _local_followers(self, code: str, rest: Phrase, on: date | None) -> Reading | None:
        """Followers of a body of the state: "Foreign Ministry officials", "Communist Party leaders"."""
        end = len(rest)
        while end > 1 and rest.words[end - 1] in self._words["follower"]:
            end -= 1
            shorter = rest.part(0, end)
            claim = self._lists.aliases.find(shorter, on, scope=code)
            if claim is not None:
                return Reading(claim.actor, "followers")
            function = self._lists.functions.forms.get(shorter.key())
            if function is not None and function != DEED and len(shorter) > 1:
                return Reading(f"{code}-{function}", "followers")
        return None

    def _part_within(self, code: str, rest: Phrase, on: date | None) -> Reading | None:
        """A part of a body of the state: "Defence Ministry's intelligence directorate"."""
        for cut in range(1, len(rest) - 1):
            if rest.words[cut] == POSSESSIVE:
                return self._of_state(code, rest.part(cut + 1), on, on)
        return None

    def _nested_state(self, rest: Phrase, on: date | None) -> Reading | None:
        """A name that stands alone after a country: "Russian mercenary group Wagner", "Lebanon's Hezbollah"."""
        for start in range(len(rest)):
            if start and rest.capital(start - 1):
                return None
            known = self._alias(rest.part(start), on) if rest.capital(start) else None
            if known is not None and not known.actor.startswith("person-"):
                actor = self._lists.actors.get(known.actor)
                if actor is not None and actor.type != "state":
                    return known
        return self._followers(rest, on)

    def _body(self, code: str, rest: Phrase) -> Reading | None:
        """A body that no list knows: the state and the body's own name are the actor.

        In capitals it may be anybody's organisation ("Liberian Peace Council"), so it needs a small letter.
        """
        if rest.words[-1] not in self._words["institution"] or len(rest) > 6 or POSSESSIVE in rest.words:
            return None
        if any(word in self._words["preposition"] and word not in ("of", "for", "on") for word in rest.words):
            return None
        if all(rest.capital(i) for i in range(len(rest)) if rest.words[i] not in self._words["preposition"]):
            return None
        text = rest.text()
        return Reading(f"{code}-{slug(text)}", "body", text, "organisation", code)

    def _of_actor(self, owner: Reading, rest: Phrase, on: date | None, office_day: date | None) -> Reading | None:
        if not rest or any(word in self._words["barrier"] for word in rest.words):
            return None
        if owner.actor.startswith("person-"):
            return self._of_person(owner.actor, rest, on)
        if (titled := self._titled(rest, owner.actor, office_day)) is not None:
            return titled
        position = 0
        while position < len(rest) and rest.words[position] in self._words["modifier"]:
            position += 1
        tail = rest.words[position:]
        if tail and all(word in self._words["follower"] for word in tail):
            return Reading(owner.actor, "followers")
        actor = self._lists.actors.get(owner.actor)
        if actor is not None and actor.type == "state":
            return None
        if self._lists.functions.forms.get(rest.key(position)) in (DEED, "government", "armed-forces", "officials"):
            return Reading(owner.actor, "followers")
        return None

    def _of_person(self, person: str, rest: Phrase, on: date | None) -> Reading | None:
        """A leader's forces or government are those of the group or state he leads."""
        function = self._lists.functions.forms.get(rest.key())
        if function not in ("government", "armed-forces", "security-forces", "officials"):
            function = "officials" if rest.key() in ("aides", "allies", "team") else function
        tenure = self._lists.tenures.of_person(person, on)
        actor = self._lists.actors[person]
        if tenure is not None and self._lists.territories.get(tenure.where) is not None:
            if function in ("government", "armed-forces", "security-forces"):
                return Reading(f"{tenure.where}-{function}", "leader's forces")
            return Reading(tenure.where, "leader's forces") if function == DEED else None
        group = tenure.where if tenure is not None else actor.acts_for
        if group is not None and (function is not None or all(w in self._words["follower"] for w in rest.words)):
            return Reading(group, "leader's forces")
        return None

    def _part_of(self, name: Phrase, on: date | None, office_day: date | None) -> Reading | None:
        """A head and the state or body it belongs to: "the government of Liberia", "president of Belarus NAME"."""
        for position in range(len(name) - 2, 0, -1):
            if name.words[position] not in _PART_OF:
                continue
            head = name.part(0, position)
            for end in range(len(name), position + 1, -1):
                owner = self._principal(name.part(position + 1, end), on)
                if owner is not None:
                    reading = self._head_of(head, owner, name.part(end), on, office_day)
                    if reading is not None:
                        return reading
                if end < len(name) and not name.capital(end - 1):
                    break
        return None

    def _head_of(
        self, head: Phrase, owner: Reading, tail: Phrase, on: date | None, office_day: date | None
    ) -> Reading | None:
        head, past = self.strip(head)
        if not head or any(word in self._words["barrier"] for word in head.words):
            return None
        state = self._lists.territories.get(owner.actor)
        if tail:
            title = Phrase(head.words + tail.words, head.shown + tail.shown)
            return self._titled(title, owner.actor, on)
        code = owner.actor if state is not None else self._lists.territories.code_of(owner.actor)
        if code is not None and not owner.actor.startswith("person-"):
            claim = self._lists.aliases.find(head, on, scope=code)
            if claim is not None:
                return Reading(claim.actor, "agency")
        if (titled := self._titled(head, owner.actor, None if past else office_day)) is not None:
            return titled
        if state is not None:
            return self._function(owner.actor, head) or self._body(owner.actor, head)
        if all(word in self._words["follower"] or word in self._words["modifier"] for word in head.words):
            return Reading(owner.actor, "followers")
        return None

    # titles

    def _titled(self, name: Phrase, where: str | None, on: date | None) -> Reading | None:
        """A title with or without a name behind it; ``where`` is the state or body it belongs to."""
        for start in range(min(4, len(name))):
            if start and name.words[start - 1] not in self._words["modifier"] | self._words["past"]:
                break
            for end in range(min(len(name), start + self._lists.offices.longest), start, -1):
                title = name.key(start, end)
                office = self._lists.offices.find(title, where) if where else None
                if office is None and not (where is None and self._lists.offices.anywhere(title)):
                    continue
                reading = self._office_or_name(title, office, where, name.part(end), on)
                if reading is not None:
                    return reading
        return None

    def _office_or_name(
        self, title: str, office: str | None, where: str | None, tail: Phrase, on: date | None
    ) -> Reading | None:
        if not tail:
            return None if office is None or where is None else self._holder(where, office, on)
        offices = (office,) if office is not None else self._lists.offices.anywhere(title)
        surname = tail.words[-1]
        people = {self._lists.tenures.titled(each, surname, where, on) for each in self._real(offices)} - {None}
        if len(people) == 1:
            return Reading(str(people.pop()), "title and surname")
        if (known := self._surname(tail, on)) is not None:
            return known
        if where is not None and self._looks_like_name(tail):
            return self._new_person(tail, where, "named official")
        if where is not None and len(tail) == 1 and tail.capital(0) and not people:
            return self._new_person(tail, where, "named official")
        return None

    def _real(self, offices: tuple[str, ...]) -> tuple[str, ...]:
        """The offices that a leader's title can mean."""
        if "leader" not in offices:
            return offices
        return (*offices, "president", "prime-minister", "supreme-leader", "chancellor", "monarch")

    def _holder(self, where: str, office: str, on: date | None) -> Reading | None:
        territory = self._lists.territories.get(where)
        if office == "leader" and territory is not None:
            office = territory.leader_office
        person = self._lists.tenures.holder(where, office, on)
        if person is not None:
            return Reading(person, "office")
        if territory is None:
            if office in ("leader", "commander", "secretary-general", "director-general"):
                return Reading(where, "followers")
            return None
        name = self._lists.offices.name(office, where) or office
        return Reading(f"{where}-{office}", "office unfilled", name, "person", where)

    # followers

    def _followers(self, name: Phrase, on: date | None) -> Reading | None:
        """Who belongs to a known actor: "Houthi rebels", "Pentagon officials"."""
        end = len(name)
        while end > 1 and name.words[end - 1] in self._words["follower"]:
            end -= 1
            known = self._alias(name.part(0, end), on)
            if known is not None and not known.actor.startswith("person-"):
                actor = self._lists.actors.get(known.actor)
                if actor is None or actor.type != "state":
                    return Reading(known.actor, "followers")
        return None


def _cut(name: Phrase) -> tuple[Phrase, Phrase | None]:
    """Part a phrase at its first comma, bracket or relative pronoun: the head, and the apposition if there is one."""
    for position, word in enumerate(name.words):
        if word in _RELATIVE:
            return name.part(0, position), None
        if word == PAUSE and position:
            rest = name.part(position + 1)
            pauses = [i for i, other in enumerate(rest.words) if other == PAUSE or other in _RELATIVE]
            apposition = rest.part(0, pauses[0]) if pauses else rest
            return name.part(0, position), apposition or None
    return name, None


def _after_possessive(name: Phrase, end: int) -> Phrase:
    rest = name.part(end)
    return rest.part(1) if rest and rest.words[0] == POSSESSIVE else rest


def _without_determiner(name: Phrase, determiners: frozenset[str]) -> Phrase:
    start = 0
    while start < len(name) and name.words[start] in determiners:
        start += 1
    return name.part(start)
