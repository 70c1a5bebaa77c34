"""Which actor a noun phrase names, read word by word with the actor lists; no parser needed.

The order of the rules is the order of their certainty: the whole phrase as a name, a speaker for somebody, a named
person, what belongs to a state or body, a title with a name, a surname, followers of a known actor.
"""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from kg.actors.actor_lists import ActorLists
from kg.actors.body_rules import BodyRules
from kg.actors.functions import DEED
from kg.actors.name_rules import NameRules
from kg.actors.phrase_cuts import after_possessive, cut, first_of_list, without_compound, without_determiner
from kg.actors.reading import Reading
from kg.actors.spelling import PAUSE, POSSESSIVE, Phrase
from kg.actors.title_rules import TitleRules

_SPEAKS_FOR = frozenset(("for", "of", "from", "at", "with"))
_PART_OF = frozenset(("of", "for", "in", "within", "from", "at"))
_PLACING = frozenset(("in", "within", "from", "at", "to", "near", "on"))
_LED = frozenset(("government", "armed-forces", "security-forces"))
_OWN_OFFICE = {
    "president": "presidency",
    "prime-minister": "prime-ministers-office",
    "chancellor": "prime-ministers-office",
}
"""The body that serves the holder of an office: "Netanyahu's office"."""
_LONGEST_PHRASE = 24
_REMEMBERED_HEADS = 1024  # a phrase of 24 words has 300 parts
_LONGEST_PREAMBLE = 3


class NounPhraseReader:
    """Reads noun phrases with the actor lists."""

    def __init__(self, lists: ActorLists) -> None:
        """Use these lists."""
        self._lists = lists
        self._words = lists.words
        self._names = NameRules(lists)
        self._titles = TitleRules(lists, self._names)
        self._bodies = BodyRules(lists, self._names, self._titles)
        # Every reading rests on a listed name or a territory: a phrase with no word of any is done at once.
        small = lists.words["determiner"] | lists.words["preposition"] | {POSSESSIVE, PAUSE, "and"}
        # A head is read again in every phrase around it: without memory that takes exponential time.
        self._head = lru_cache(maxsize=_REMEMBERED_HEADS)(self._read_head)
        self._telling = (lists.aliases.words | lists.territories.words) - small

    def read(self, name: Phrase, on: date | None) -> Reading | None:
        """Return what a noun phrase names on a day, or None where it names nobody known."""
        if self._telling.isdisjoint(name.words):
            return None
        whole = self._names.whole(name, on)
        if whole is not None:
            return whole
        head, apposition = cut(name)
        reading = self._head(head, on)
        if apposition is None or (reading is not None and reading.is_person):
            return reading
        return self._with_apposition(reading, head, apposition, on)

    def strip(self, name: Phrase) -> tuple[Phrase, bool]:
        """Return the phrase without leading determiners, numbers and modifiers, and whether "former" was among them."""
        past = False
        start = 0
        while start < len(name) and self._is_preamble(name, start):
            past = past or name.words[start] in self._words["past"]
            start += 1
        return name.part(start), past

    def _is_preamble(self, name: Phrase, at: int) -> bool:
        word = name.words[at]
        determiner, barrier = self._words["determiner"], self._words["barrier"]
        if word in determiner or word in self._words["past"] or word.isdigit():
            return True
        if word in self._words["modifier"] and not name.capital(at):
            return True
        if word == "of":
            return at > 0 and name.words[at - 1] in determiner
        is_compound = at + 2 < len(name) and name.words[at + 1] in barrier  # "US-led" before a noun
        return is_compound or (word in barrier and at > 0 and at + 1 < len(name) and word not in ("pro", "anti"))

    def _read_head(self, name: Phrase, on: date | None) -> Reading | None:
        stripped, past = self.strip(name)
        if not stripped or len(stripped) > _LONGEST_PHRASE:
            return None
        for start in range(len(name) - len(stripped) + 1):
            if (reading := self._names.whole(name.part(start), on)) is not None:
                return reading
        if past and not stripped.capital(len(stripped) - 1):
            return None
        office_day = None if past else on
        return (
            self._spokesperson(stripped, on)
            or self._names.person(stripped, on)
            or self._possessed(stripped, on, office_day)
            or self._part_of(stripped, on, office_day)
            or self._titles.read(stripped, None, on)
            or self._names.surname(stripped, on)
            or self._names.followers(stripped, on)
            or self._names.described(stripped, on)
        )

    def _with_apposition(
        self, reading: Reading | None, head: Phrase, apposition: Phrase, on: date | None
    ) -> Reading | None:
        """Read "Russia's defence minister, Sergei Shoigu": the person; "Ivan Petrov, a Kremlin aide" stays himself."""
        listed = self._names.whole(without_determiner(first_of_list(apposition), self._words["determiner"]), on)
        if listed is not None and not listed.is_person and listed.actor != (reading.actor if reading else None):
            return None  # "Egypt, Greece and Cyprus" are three
        other = self._head(apposition, on)
        if reading is None and other is not None and self._names.looks_like_person(head):
            return self._person_of_apposition(head, other, on)
        return other if other is not None and other.is_person else reading

    def _person_of_apposition(self, name: Phrase, other: Reading, on: date | None) -> Reading:
        """A person not known by this name: the holder of the office where the surname is his, else a new person."""
        if not other.is_person:
            return self._names.new_person(name, other.actor, "named official")
        if other.actor.endswith(f"-{name.words[-1]}"):
            return other
        tenure = self._lists.tenures.of_person(other.actor, on)
        return self._names.new_person(name, tenure.where if tenure else other.acts_for, "named official")

    # speakers

    def _spokesperson(self, name: Phrase, on: date | None) -> Reading | None:
        """Whoever speaks for X without a name is X speaking; with a name, a person who acts for X."""
        for start in range(len(name)):
            for end in (start + 2, start + 1):
                if end <= len(name) and name.key(start, end) in self._words["voice"]:
                    return self._voice(name, start, end, on)
        return None

    def _voice(self, name: Phrase, start: int, end: int, on: date | None) -> Reading | None:
        if end < len(name) and name.words[end] in _SPEAKS_FOR:
            for cut in range(len(name), end + 1, -1):
                if cut < len(name) and not name.capital(cut):
                    return None
                principal = self._principal(name.part(end + 1, cut), on)
                if principal is not None:
                    return self._speaker(principal, name.part(cut), on)
            return None
        before = name.part(0, start)
        if before and before.words[-1] == POSSESSIVE:
            before = before.part(0, len(before) - 1)
        principal = self._principal(before, on) if before else None
        return None if principal is None else self._speaker(principal, name.part(end), on)

    def _principal(self, name: Phrase, on: date | None) -> Reading | None:
        """Who is spoken for: a body, or a state by its adjective alone ("Russian", "Turkish presidential")."""
        reading = self._head(name, on)
        stripped, _ = self.strip(name)
        if reading is not None or not stripped:
            return reading
        place = self._lists.territories.at(stripped, 0)
        if place is None:
            return None
        branch = stripped.key(place.end)
        if branch == "presidential":
            return Reading(f"{place.territory.code}-presidency", "function")
        is_bare = all(word in self._words["modifier"] for word in stripped.words[place.end :])
        return Reading(place.territory.code, "territory") if is_bare else None

    def _speaker(self, principal: Reading, name: Phrase, on: date | None) -> Reading | None:
        if name:
            known = self._names.whole(name, on) or self._names.person(name, on) or self._names.surname(name, on)
            if known is not None and known.is_person:
                return replace(known, acts_for=principal.actor)
            if self._names.looks_like_person(name):
                return self._names.new_person(name, principal.actor, "named spokesperson")
        return Reading(principal.actor, "spokesperson", principal.name, principal.type, principal.acts_for)

    # what belongs to somebody

    def _possessed(self, name: Phrase, on: date | None, office_day: date | None) -> Reading | None:
        """What belongs to a state, body or person named in front: "Russia's Ministry of Defense", "Assad's forces"."""
        for start in range(min(_LONGEST_PREAMBLE, len(name))):
            before = name.words[start - 1] if start else ""
            if start and (name.capital(start - 1) or before in self._words["preposition"] | self._words["barrier"]):
                break
            reading = self._possessed_at(name.part(start), on, office_day)
            if reading is not None:
                return reading
        return None

    def _possessed_at(self, name: Phrase, on: date | None, office_day: date | None) -> Reading | None:
        place = self._lists.territories.at(name, 0)
        rest = after_possessive(name, place.end) if place is not None else None
        if place is not None and rest and not (place.is_capital and rest.words[-1] in self._words["city_body"]):
            for territory in (place.territory, *place.namesakes):
                reading = self._bodies.read(territory.code, rest, on, office_day) or self._bodies.read(
                    territory.code, without_compound(rest, self._words["barrier"]), on, office_day
                )
                if reading is not None:
                    return reading
        for end in range(min(len(name) - 1, self._lists.aliases.longest), 0, -1):
            owner = self._names.whole(name.part(0, end), on) or self._names.surname(name.part(0, end), on)
            if owner is not None:
                return self._of_actor(owner, after_possessive(name, end), on, office_day)
        return None

    def _of_actor(self, owner: Reading, rest: Phrase, on: date | None, office_day: date | None) -> Reading | None:
        if not rest or any(word in self._words["barrier"] for word in rest.words):
            return None
        if owner.is_person:
            return self._of_person(owner.actor, rest, on)
        titled = self._titles.read(rest, owner.actor, office_day)
        if titled is not None or self._names.is_state(owner.actor):
            return titled
        tail, _ = self.strip(rest)
        if tail and all(word in self._words["follower"] for word in tail.words):
            return Reading(owner.actor, "followers")
        for cut_at in range(1, len(tail) - 1):  # "Amnesty International researcher Ana Oja"
            if tail.words[cut_at - 1] in self._words["post"] and self._names.looks_like_person(tail.part(cut_at)):
                return self._names.new_person(tail.part(cut_at), owner.actor, "named official")
        function = self._lists.functions.forms.get(tail.key())
        return Reading(owner.actor, "followers") if function in (DEED, "officials", *_LED) else None

    def _of_person(self, person: str, rest: Phrase, on: date | None) -> Reading | None:
        """A leader's forces or government are those of the group or state he leads."""
        function = self._lists.functions.forms.get(rest.key())
        tenure = self._lists.tenures.of_person(person, on)
        if rest.key() == "office":
            own = _OWN_OFFICE.get(tenure.office) if tenure is not None else None
            return Reading(f"{tenure.where}-{own}", "function") if tenure is not None and own is not None else None
        where = tenure.where if tenure is not None else self._lists.actors[person].acts_for
        if where is None:
            return None
        if self._names.is_state(where):
            if function in _LED:
                return Reading(f"{where}-{function}", "leader's forces")
            return Reading(where, "leader's forces") if function == DEED else None
        is_led = function in (DEED, *_LED) or rest.key() in self._words["fighter"]
        return Reading(where, "leader's forces") if is_led else None

    def _part_of(self, name: Phrase, on: date | None, office_day: date | None) -> Reading | None:
        """A head and what it belongs to: "the government of Liberia", "president of Belarus NAME"."""
        for position in range(len(name) - 2, 0, -1):
            word = name.words[position]
            is_loyal = word == "to" and name.words[position - 1] == "loyal"
            if word not in _PART_OF | _PLACING:
                continue
            if word in _PLACING and not is_loyal and (placed := self._head(name.part(0, position), on)) is not None:
                return placed  # "the British Embassy in Moscow" is British
            if word not in _PART_OF and not is_loyal:
                continue
            for end in range(len(name), position + 1, -1):
                if end < len(name) and not name.capital(end):
                    break
                owner = self._principal(name.part(position + 1, end), on)
                reading = (
                    self._head_of(name.part(0, position), owner, name.part(end), on, office_day) if owner else None
                )
                if reading is not None:
                    return reading
        return None

    def _head_of(
        self, head: Phrase, owner: Reading, tail: Phrase, on: date | None, office_day: date | None
    ) -> Reading | None:
        head, past = self.strip(head)
        if owner.is_person and head.key() == "office":
            return self._of_person(owner.actor, head, on)
        if owner.is_person and len(head) > 1 and head.words[-1] == "loyal":
            return self._of_person(owner.actor, head.part(0, len(head) - 1), on)
        if not head or any(word in self._words["barrier"] for word in head.words):
            return None
        if tail:
            return self._titles.read(Phrase(head.words + tail.words, head.shown + tail.shown), owner.actor, on)
        code = None if owner.is_person else self._lists.territories.code_of(owner.actor)
        claim = self._lists.aliases.find(head, on, scope=code) if code is not None else None
        if claim is not None:
            return Reading(claim.actor, "agency")
        if owner.rule == "capital" and head.words[-1] in self._words["city_body"]:
            return None
        is_city_office = owner.rule == "capital"  # "the mayor of Kiev" is no office of the state
        titled = None if is_city_office else self._titles.read(head, owner.actor, None if past else office_day)
        if titled is not None:
            return titled
        if self._names.is_state(owner.actor):
            return self._bodies.function(owner.actor, head) or self._bodies.unlisted(owner.actor, head)
        belongs = self._words["follower"] | self._words["modifier"]
        return Reading(owner.actor, "followers") if all(word in belongs for word in head.words) else None
