"""The actor base: every actor that the lists know, found by any of its names."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from kg.actors.actor import Actor
from kg.actors.actor_lists import ActorLists
from kg.actors.actor_rows import Row
from kg.actors.context import is_mere_place, only_state
from kg.actors.functions import DEED
from kg.actors.link import Link
from kg.actors.noun_phrase import NounPhraseReader
from kg.actors.own_list import add_own_list
from kg.actors.reading import Reading
from kg.actors.spelling import Phrase, as_written, phrase, slug
from kg.resources import resource

# A corpus of 157 articles holds about 9,000 different mentions; a larger memory gains nothing there.
_REMEMBERED_NAMES = 65_536


class ActorBase:
    """Finds the actor that a name means.

    >>> base = ActorBase.load()
    >>> base.find("Russia's Ministry of Defense").actor
    'ru-ministry-of-defence'
    >>> base.find("critics") is None
    True
    """

    def __init__(self, lists: ActorLists) -> None:
        """Use these lists; ``load`` reads the ones that ship with kg."""
        self.lists = lists
        self._reader = NounPhraseReader(lists)
        self._remembered = lru_cache(maxsize=_REMEMBERED_NAMES)(self._find)
        self._bodies: dict[str, Actor] = {}

    def __reduce__(self) -> tuple[type["ActorBase"], tuple[ActorLists]]:
        """Let other processes have the lists; what is remembered stays here."""
        return ActorBase, (self.lists,)

    @classmethod
    def load(cls, extra: Path | None = None) -> "ActorBase":
        """Return the base of ontology/actors, with a user's own list on top; InvalidActors names a wrong row."""
        return _load(extra)

    @classmethod
    def of(cls, actors: Iterable[Actor]) -> "ActorBase":
        """Return the base of ontology/actors with these actors on top; their names are theirs alone.

        >>> ActorBase.of([Actor("ilo", "Ilonia", "state", aliases=("Ilonian",))]).find("Ilonia").actor
        'ilo'
        """
        lists = ActorLists(resource("ontology", "actors"))
        for actor in actors:
            aliases = ";".join(actor.aliases)
            cells = {"id": actor.id, "name": actor.name, "type": actor.type, "aliases": aliases}
            lists.replace(Row(Path(actor.id), 0, cells | {"acts_for": actor.acts_for or ""}))
        lists.check()
        return cls(lists)

    def find(self, name: str, on: date | None = None, context: str | None = None) -> Link | None:
        """Return the actor that a noun phrase names on a day, or None where it names nobody known.

        With ``context``, the sentence around it, a capital that only tells a place ("in Moscow") is nobody, and
        "the junta" is that of the one state that the sentence names.

        >>> ActorBase.load().find("Kremlin spokesman Dmitry Peskov").rule
        'person'
        """
        link = self._remembered(name, on)
        if context is None:
            return link
        words, sentence = phrase(name), phrase(context)
        if link is None:
            state = only_state(sentence, self.lists) if self.function_of(words) is not None else None
            bare, _ = self._reader.strip(words)
            return None if state is None else self._remembered(f"{state.name}'s {bare.text()}", on)
        return None if link.rule == "capital" and is_mere_place(words, sentence, self.lists) else link

    def get(self, actor: str) -> Actor | None:
        """Return the actor with an id, also a state's body such as ``lr-armed-forces``; None for an unknown id.

        >>> ActorBase.load().get("ru-fsb").side_name
        'Russia'
        """
        known = self._described(actor)
        if known is None:
            return None
        known = replace(known, acts_for=self._principal(actor, None))
        side = self._described(self.side_of(actor) or "")
        return known if side is None else replace(known, side=side.id, side_name=side.name)

    def describe(self, named: Iterable[Actor]) -> Iterator[Actor]:
        """Yield what the lists know of actors that statements name, and of whom these act for; each actor once.

        Whom a person acts for changes with the day, so it stays what the statements say.
        """
        told: set[str] = set()
        for actor in named:
            known = self.get(actor.id) if self.lists.known(actor.id) else None
            if known is not None and known.type == "person":
                known = replace(known, acts_for=actor.acts_for, side=actor.side, side_name=actor.side_name)
            while known is not None and known.id not in told:
                told.add(known.id)
                yield known
                known = self.get(known.acts_for) if known.acts_for else None

    def unknown(self, name: str, type: str) -> Link:  # noqa: A002  (the word of the record)
        """Return a link for a person or organisation that no list knows: an id from its name, no side.

        >>> ActorBase.load().unknown("Jane Roe", "person").actor
        'person-jane-roe'
        """
        kind = "person" if type == "person" else "org"
        rule = "unknown person" if type == "person" else "unknown organisation"
        words = phrase(name)
        shown = words.part(1) if len(words) > 1 and words.words[0] == "the" else words
        title = as_written(shown, name) if shown else name
        return Link(f"{kind}-{slug(title)}", title, type, None, None, rule, self.lists.rules[rule])

    def link(self, actor: str, rule: str, on: date | None = None) -> Link | None:
        """Return the link to an actor by its id, or None for an unknown id."""
        known = self._described(actor)
        if known is None:
            return None
        side = self._described(self.side_of(actor, on) or "")
        return Link(
            known.id,
            known.name,
            known.type,
            side.id if side else None,
            side.name if side else None,
            rule,
            self.lists.rules[rule],
        )

    def side_of(self, actor: str, on: date | None = None) -> str | None:
        """Return the actor at the end of ``acts_for``: the state, bloc or group; None for a person of no known side."""
        person = actor.startswith("person-")
        principal = self._principal(actor, on)
        while principal is not None and (further := self._principal(principal, on)) is not None:
            principal = further
        return principal if principal is not None or person else actor

    def confidence(self, rule: str) -> float:
        """Return how far a rule is trusted, from 0 to 1."""
        return self.lists.rules[rule]

    def function_of(self, name: Phrase) -> str | None:
        """Return the function that words without a country name ("the foreign ministry"), or None."""
        stripped, _ = self._reader.strip(name)
        function = self.lists.functions.forms.get(stripped.key())
        return None if function == DEED else function

    def is_generic(self, name: Phrase) -> bool:
        """Say whether a phrase consists of common nouns only, whatever its capitals ("the Supreme Court")."""
        generic = self.lists.words["generic"] | self.lists.words["determiner"] | self.lists.words["preposition"]
        return all(word in generic for word in name.words) or self.function_of(name) is not None

    def without_titles(self, name: Phrase) -> Phrase:
        """Return a name without determiners and forms of address before it ("Dr", "the"), unless nothing is left."""
        return self._reader.strip(name)[0] or name

    def only_titles(self, name: Phrase) -> bool:
        """Say whether a phrase is empty or consists of determiners and titles only ("Mr", "the President")."""
        stripped, _ = self._reader.strip(name)
        return not stripped or bool(self.lists.offices.anywhere(stripped.key()))

    def _principal(self, actor: str, on: date | None) -> str | None:
        if actor.startswith("person-"):
            tenure = self.lists.tenures.of_person(actor, on)
            known = self.lists.actors.get(actor)
            default = known.acts_for if known is not None else None
            if tenure is None:
                return default
            in_office = on is None or tenure.first <= on <= tenure.last
            return tenure.where if in_office else default
        known = self._described(actor)
        return known.acts_for if known is not None else None

    def _described(self, actor: str) -> Actor | None:
        known = self.lists.actors.get(actor) or self._bodies.get(actor)
        if known is None and (body := self._body(actor)) is not None:
            known = self._bodies[actor] = body
        return known

    def _body(self, actor: str) -> Actor | None:
        """A state's body or office, whose id says all about it."""
        code = self.lists.territories.code_of(actor)
        territory = self.lists.territories.get(code) if code else None
        if code is None or territory is None or actor == code:
            return None
        tail = actor.removeprefix(f"{code}-")
        function = self.lists.functions.get(tail)
        if function is not None:
            acts_for = code if function.for_state else None
            return Actor(
                actor, function.name_in(territory), function.type, (), acts_for, code, tail, source="functions.csv"
            )
        office = self.lists.offices.name(tail, code)
        if office is not None:
            return Actor(actor, office, "person", (), code, code, tail, source="offices.csv")
        return Actor(actor, tail.replace("-", " "), "organisation", (), code, code, source="text")

    def _find(self, name: str, on: date | None) -> Link | None:
        reading = self._reader.read(phrase(name), on)
        return None if reading is None else self._link_of(reading, on)

    def _link_of(self, reading: Reading, on: date | None) -> Link | None:
        side = self._described(self.side_of(reading.acts_for, on) or "") if reading.acts_for else None
        if reading.name is None or reading.actor in self.lists.actors:
            link = self.link(reading.actor, reading.rule, on)
            if link is not None and link.side is None and side is not None:  # the words beside the name tell it
                return replace(link, side=side.id, side_name=side.name)
            return link
        if reading.type == "organisation":
            link = self.link(reading.actor, reading.rule, on)
            return replace(link, name=reading.name) if link else None
        return Link(
            reading.actor,
            reading.name,
            reading.type or "person",
            side.id if side else None,
            side.name if side else None,
            reading.rule,
            self.lists.rules[reading.rule],
        )


@lru_cache(maxsize=4)
def _load(extra: Path | None) -> ActorBase:
    lists = ActorLists(resource("ontology", "actors"))
    if extra is not None:
        add_own_list(lists, extra)
    return ActorBase(lists)
