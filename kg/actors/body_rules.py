"""Rules for what a state does through its bodies: agencies, functions, offices, and bodies that no list knows."""

from datetime import date

from kg.actors.actor_lists import ActorLists
from kg.actors.functions import DEED
from kg.actors.name_rules import NameRules
from kg.actors.reading import Reading
from kg.actors.spelling import POSSESSIVE, Phrase, slug
from kg.actors.title_rules import TitleRules

_LONGEST_BODY = 6
_WITHIN_BODY = frozenset(("of", "for", "on"))


class BodyRules:
    """Reads the words that follow a state's name or adjective."""

    def __init__(self, lists: ActorLists, names: NameRules, titles: TitleRules) -> None:
        """Use these lists and rules."""
        self._lists = lists
        self._names = names
        self._titles = titles
        self._words = lists.words

    def read(self, code: str, rest: Phrase, on: date | None, office_day: date | None) -> Reading | None:
        """Read "Ministry of Defense" after "Russia's"; ``office_day`` is None where a former holder is meant."""
        listed = self._listed(code, rest, on)
        if listed is not None or any(word in self._words["barrier"] for word in rest.words):
            return listed
        return (
            self._titles.read(rest, code, office_day)
            or self.function(code, rest)
            or self._followers(code, rest, on)
            or self._part(code, rest, on, office_day)
            or self._body_official(code, rest, on)
            or self._nested(code, rest, on)
            or self.unlisted(code, rest)
        )

    def _listed(self, code: str, rest: Phrase, on: date | None) -> Reading | None:
        claim = self._lists.aliases.find(rest, on, scope=code)
        if claim is not None:
            return Reading(claim.actor, "agency")
        known = self._names.whole(rest.part(len(rest) - 1), on) if len(rest) > 1 else None
        if known is None:
            return None
        named = self._listed(code, rest.part(0, len(rest) - 1), on)
        return Reading(known.actor, "acronym") if named is not None and named.actor == known.actor else None

    def function(self, code: str, rest: Phrase) -> Reading | None:
        """Read a function's words, after modifiers only: "new military leadership"."""
        for start in range(len(rest)):
            function = self._lists.functions.forms.get(rest.key(start))
            if function is not None:
                return Reading(code, "deed") if function == DEED else Reading(f"{code}-{function}", "function")
            if rest.capital(start) or rest.words[start] not in self._words["modifier"]:
                return None
        return None

    def _followers(self, code: str, rest: Phrase, on: date | None) -> Reading | None:
        """Read followers of a body of the state: "Foreign Ministry officials", "Communist Party leaders"."""
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

    def _part(self, code: str, rest: Phrase, on: date | None, office_day: date | None) -> Reading | None:
        """Read a part of a body of the state: "Defence Ministry's intelligence directorate"."""
        for cut in range(1, len(rest) - 1):
            if rest.words[cut] == POSSESSIVE:
                return self.read(code, rest.part(cut + 1), on, office_day)
        return None

    def _body_official(self, code: str, rest: Phrase, on: date | None) -> Reading | None:
        """Read who is named with a body of the state: "Defence Ministry official Ivan Petrov"."""
        for cut in range(len(rest) - 2, 0, -1):
            if not rest.capital(cut):
                break
            tail = rest.part(cut)
            body = self.function(code, rest.part(0, cut)) or self._followers(code, rest.part(0, cut), on)
            if body is not None and body.rule != "deed" and self._names.looks_like_person(tail):
                return self._names.new_person(tail, body.actor, "named official")
        return None

    def _nested(self, code: str, rest: Phrase, on: date | None) -> Reading | None:
        """Read a name that stands alone after a country: "mercenary group Wagner" after "Russian", "Kim Jong-un".

        After a region only a group does: "the Iowa Democratic Party" is another actor.
        """
        territory = self._lists.territories.get(code)
        if territory is None:
            return None
        person = self._names.whole(rest, on)
        if person is not None and person.is_person:
            return person
        for start in range(len(rest)):
            if start and rest.capital(start - 1) and rest.words[start - 1] not in self._words["modifier"]:
                return None
            known = self._names.whole(rest.part(start), on) if rest.capital(start) else None
            known = known or self._names.followers(rest.part(start), on)
            if known is not None and not known.is_person and not self._names.is_state(known.actor):
                actor = self._lists.actors.get(known.actor)
                return known if territory.is_state or (actor is not None and actor.type == "group") else None
        return None

    def unlisted(self, code: str, rest: Phrase) -> Reading | None:
        """Read a body that no list knows: the state and the body's own name are the actor.

        In capitals it may be anybody's organisation ("Liberian Peace Council"), so it needs a small letter.
        """
        prepositions = self._words["preposition"]
        if rest.words[-1] not in self._words["institution"] or len(rest) > _LONGEST_BODY or POSSESSIVE in rest.words:
            return None
        if any(word in prepositions and word not in _WITHIN_BODY for word in rest.words):
            return None
        if all(rest.capital(i) for i in range(len(rest)) if rest.words[i] not in prepositions | {"and"}):
            return None
        text = rest.text()
        return Reading(f"{code}-{slug(text)}", "body", text, "organisation", code)
