"""The names of one document: a short name means whoever the document gave the full name of."""

import re
from dataclasses import replace
from datetime import date

from kg.actors.actor_base import ActorBase
from kg.actors.gender import gender_of
from kg.actors.link import Link
from kg.actors.long_forms import long_forms
from kg.actors.spelling import PAUSE, Phrase, as_written, is_acronym, phrase
from kg.actors.surnames import Surnames
from kg.statement import short_hash

_PERSON, _ORGANISATION, _PLACE = "PERSON", "ORG", "GPE"
_TYPE_OF_LABEL = {_PERSON: "person", _ORGANISATION: "organisation"}
_FULL_NAME = re.compile(r"\b([A-Z][a-zà-ÿ'’-]+) ([A-Z][\w'’-]+)\b")
_OPENING = re.compile(r"(?:^|[.!?:\n\"“”(] *)\Z")
_NEAR = 5  # characters before a word that show whether it opens a sentence
_STEM = 4
"""Letters by which words of a name are compared: "organisation" and "organization" are one."""
# Digits of the document's hash behind a lone surname or acronym: two documents share them once in 16 million.
_SCOPE_DIGITS = 6


class DocumentNames:
    """Links the names of one document, the actor base first, then what the document itself has told.

    >>> names = DocumentNames(ActorBase.load(), None)
    >>> names.add("Jane Roe", "PERSON", 0)
    >>> names.link("Roe", "PERSON").actor
    'person-jane-roe'
    """

    def __init__(self, base: ActorBase, on: date | None, document: str = "", text: str = "") -> None:
        """Read names with this base, as of the document's day; the document's id keeps strangers' surnames apart.

        The document's ``text`` tells what its named entities may not: which acronyms it spells out, and who else
        bears the surname of somebody known.
        """
        self._base = base
        self._on = on
        self._document = document
        self._surnames = Surnames(base, text)
        self._acronyms: dict[str, Link] = {}
        self._by_last_word: dict[str, set[Link]] = {}
        self._by_first_word: dict[str, set[Link]] = {}
        self._functions: dict[tuple[str, str], set[str]] = {}
        self._read_namesakes(text)
        self._read_acronyms(text)

    def add(self, text: str, label: str, start: int) -> None:
        """Note a named entity with its label (PERSON, ORG, GPE ...) and the character where it starts."""
        link = self._base.find(text, self._on) or self._unknown(text, label)
        if link is not None:
            if link.type == "person":
                self._note_surname(text, link, start)
            elif link.type == "organisation" and len(words := _bare(phrase(text))) > 1:
                self._by_last_word.setdefault(words.words[-1], set()).add(link)
            if link.rule == "unknown organisation" and len(words := phrase(link.name)) > 1:
                self._by_first_word.setdefault(words.words[0], set()).add(link)
            self._note_function(link)

    def link(self, text: str, label: str, start: int | None = None) -> Link | None:
        """Return whom a name means where it starts (None: after all names), or None for a common noun or mere place.

        The label is that of the named entity, or empty for a noun phrase, which never makes a new actor.
        """
        link = self._link(text, label, start)
        return link and self._surnames.one(link)

    def _link(self, text: str, label: str, start: int | None) -> Link | None:
        words = _bare(phrase(text))
        if words:
            acronym = self._acronyms.get(words.text())
            if acronym is not None:
                return replace(acronym, rule="document acronym")
        known = self._base.find(text, self._on)
        if known is not None and known.rule != "surname":
            self._note_function(known)
            return self._narrowed(known)
        surname = self._surname(words)
        if surname:
            short = self._surnames.find(surname.key(), start, words.key(0, len(words) - len(surname)))
            if short is not None or known is not None:
                return short  # none where two people of the document bear the surname of somebody known
        if known is None and phrase(text).words[:1] == ("the",):
            known = self._last_word(words)
        if known is not None or not label:
            return known
        return self._given(words, label, start) or self._of_document(words) or self._unknown(text, label)

    def _last_word(self, name: Phrase) -> Link | None:
        """ "the Post" where the Delft Evening Post is the only body that ends so."""
        if len(name) != 1 or not name.capital(0) or self._base.is_generic(name):
            return None
        bodies = self._by_last_word.get(name.key(), set())
        if len({body.actor for body in bodies}) != 1:
            return None
        link, rule = next(iter(bodies)), "document full name"
        return replace(link, rule=rule, confidence=min(link.confidence, self._base.confidence(rule)))

    def _read_namesakes(self, text: str) -> None:
        """Note every "Given Surname" whose surname alone would be taken for somebody known ("Karl Putin")."""
        for found in _FULL_NAME.finditer(text):
            if (
                _OPENING.search(text[max(0, found.start() - _NEAR) : found.start()])
                and gender_of(found.group()) is None
            ):
                continue  # "But Putin", "Furious Putin Walks Out"
            known = self._base.find(found.group(2), self._on)
            if known is not None and known.rule == "surname" and self._base.find(found.group(), self._on) is None:
                self.add(found.group(), _PERSON, found.start())

    def _read_acronyms(self, text: str) -> None:
        """Note what acronyms mean in this text, whatever they mean elsewhere."""
        words = self._base.lists.words
        for letters, form in long_forms(text, words["institution"] | words["organisation_word"]):
            if {phrase(form).words[0], phrase(form).words[-1]} & words["post"]:
                continue  # "Member of Parliament (MP)" is a post
            known = self._base.find(letters, self._on)
            spelt = self._base.find(form, self._on)
            link = spelt or (None if known and self._is_name_of(form, known) else self._unknown(form, _ORGANISATION))
            if link is not None and link.type != "person":
                confidence = min(link.confidence, self._base.confidence("document acronym"))
                self._acronyms[letters] = replace(link, confidence=confidence)

    def _is_name_of(self, form: str, link: Link) -> bool:
        """Say whether a long form is a spelling of the known actor's name: nearly all its words begin alike."""
        actor = self._base.get(link.actor)
        stems = [_stems(name) for name in (actor.name, *actor.aliases)] if actor is not None else []
        own = _stems(form)
        return any(own <= stem or stem <= own for stem in stems if len(stem) > 1)

    def _unknown(self, text: str, label: str) -> Link | None:
        """A person or organisation that no list knows; common nouns in capitals ("Senate") are none."""
        type_ = _TYPE_OF_LABEL.get(label)
        words = self._base.without_titles(_bare(phrase(text)))
        if type_ is None or not any(words.capital(i) for i in range(len(words))) or self._base.is_generic(words):
            return None
        if len(words) == 1 and self._surnames.has(words.words[0]):
            type_ = "person"  # whatever the label: it is a surname here, of somebody else
        elif len(words) == 1 and len(longer := self._by_first_word.get(words.words[0], ())) == 1:
            full = replace(next(iter(longer)), rule="document full name")  # "Brightwell" where it is Brightwell Foods
            return replace(full, confidence=min(full.confidence, self._base.confidence(full.rule)))
        link = self._base.unknown(as_written(words, text), type_)
        is_short = len(words) == 1 and (type_ == "person" or is_acronym(words.text()))
        if is_short and self._document:  # a lone surname or acronym is borne by many
            return replace(link, actor=f"{link.actor}-{short_hash(self._document)[:_SCOPE_DIGITS]}")
        return link

    def _note_surname(self, text: str, link: Link, start: int) -> None:
        words = self._base.without_titles(_bare(phrase(text))).words
        if len(words) > 1 and words[-1].isalpha():
            self._surnames.note(words, link, start, start + len(text))

    def _note_function(self, link: Link) -> None:
        actor = self._base.get(link.actor)
        if actor is not None and actor.function is not None and actor.country is not None:
            self._functions.setdefault((actor.country, actor.function), set()).add(actor.id)

    def _narrowed(self, link: Link) -> Link:
        """ "Ukrainian intelligence" is the one intelligence agency of Ukraine that the document names."""
        actor = self._base.get(link.actor)
        if actor is None or actor.function is None or actor.country is None:
            return link
        if actor.id != f"{actor.country}-{actor.function}":
            return link
        others = self._functions.get((actor.country, actor.function), set()) - {actor.id}
        narrowed = self._base.link(others.pop(), "document agency", self._on) if len(others) == 1 else None
        return narrowed or link

    def _of_document(self, words: Phrase) -> Link | None:
        """ "the intelligence agency": the one body of that kind that the document names."""
        function = self._base.function_of(words)
        if function is None:
            return None
        bodies = {body for (_, kind), ids in self._functions.items() if kind == function for body in ids}
        return self._base.link(bodies.pop(), "document function", self._on) if len(bodies) == 1 else None

    def _given(self, name: Phrase, label: str, start: int | None) -> Link | None:
        """ "Ewa" for Ewa Tarnow; with a title only where that is no given name, "Mr Tong" for Tong Yun-soo."""
        word = self._base.without_titles(name)
        is_titled = len(word) < len(name)
        if label == _PLACE or len(word) != 1 or not word.capital(0) or (is_titled and gender_of(f"{word.text()} .")):
            return None
        return self._surnames.given(word.key(), start)

    def _surname(self, name: Phrase) -> Phrase | None:
        """The surname of the document that stands alone or after titles: "Roe", "Mr Roe", "President Peña Nieto"."""
        for first in range(len(name) if name and name.capital(len(name) - 1) else 0):
            surname = name.part(first)
            if self._surnames.has(surname.key()) and self._base.only_titles(name.part(0, first)):
                return surname
        return None


def _bare(name: Phrase) -> Phrase:
    """The name up to a comma, without "the" and a possessive at its end."""
    end = name.words.index(PAUSE) if PAUSE in name.words[1:] else len(name)
    start = 1 if name.words[:1] == ("the",) else 0
    if end > start and name.words[end - 1] == "'s":
        end -= 1
    return name.part(start, end)


def _stems(name: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in phrase(name).words if len(word) > len("the"))
