"""The names of one document: a short name means whoever the document gave the full name of."""

from dataclasses import replace
from datetime import date

from kg.actors.actor_base import ActorBase
from kg.actors.link import Link
from kg.actors.spelling import PAUSE, Phrase, as_written, is_acronym, phrase
from kg.statement import short_hash

_PERSON, _ORGANISATION = "PERSON", "ORG"
_TYPE_OF_LABEL = {_PERSON: "person", _ORGANISATION: "organisation"}
_SHORTEST_ACRONYM = 2
# An acronym in brackets begins at most this many characters after its long form ended: " (".
_BRACKET = 4
# Digits of the document's hash behind a lone surname or acronym: two documents share them once in 16 million.
_SCOPE_DIGITS = 6


class DocumentNames:
    """Links the names of one document, the actor base first, then what the document itself has told.

    >>> names = DocumentNames(ActorBase.load(), None)
    >>> names.add("Jane Roe", "PERSON", 0)
    >>> names.link("Roe", "PERSON").actor
    'person-jane-roe'
    """

    def __init__(self, base: ActorBase, on: date | None, document: str = "") -> None:
        """Read names with this base, as of the document's day; the document's id keeps strangers' surnames apart."""
        self._base = base
        self._on = on
        self._document = document
        self._surnames: dict[str, Link | None] = {}
        self._acronyms: dict[str, Link] = {}
        self._functions: dict[tuple[str, str], set[str]] = {}
        self._latest: tuple[str, str, int] | None = None

    def add(self, text: str, label: str, start: int) -> None:
        """Note a named entity in the order of appearance, with its label (PERSON, ORG, GPE ...) and its place."""
        self._note_acronym(text, start)
        known = self._base.find(text, self._on)
        link = known or self._unknown(text, label)
        if link is not None:
            if link.type == "person":
                self._note_surname(phrase(text), link)
            self._note_function(link)
        self._latest = (text, label, start + len(text))

    def link(self, text: str, label: str) -> Link | None:
        """Return whom a name means in this document, or None for a common noun or a mere place.

        The label is that of the named entity, or empty for a noun phrase, which never makes a new actor.
        """
        words = _bare(phrase(text))
        if words:
            acronym = self._acronyms.get(words.text())
            if acronym is not None:
                return replace(acronym, rule="document acronym")
        known = self._base.find(text, self._on)
        if known is not None and known.rule != "surname":
            self._note_function(known)
            return self._narrowed(known)
        short = self._surnames.get(words.words[-1]) if words and self._may_be_surname(words) else None
        if short is not None:
            return short
        if known is not None and words.words[-1] in self._surnames:
            return None  # two people of the document bear this surname
        return known or (self._of_document(words) or self._unknown(text, label) if label else None)

    def _unknown(self, text: str, label: str) -> Link | None:
        """A person or organisation that no list knows; common nouns in capitals ("Senate") are none."""
        type_ = _TYPE_OF_LABEL.get(label)
        words = self._base.without_titles(_bare(phrase(text)))
        if type_ is None or not any(words.capital(i) for i in range(len(words))) or self._base.is_generic(words):
            return None
        link = self._base.unknown(as_written(words, text), type_)
        is_short = len(words) == 1 and (type_ == "person" or is_acronym(words.text()))
        if is_short and self._document:  # a lone surname or acronym is borne by many
            return replace(link, actor=f"{link.actor}-{short_hash(self._document)[:_SCOPE_DIGITS]}")
        return link

    def _note_acronym(self, text: str, start: int) -> None:
        """ "the Liberian Peace Council (LPC)": the second name is the first one's acronym."""
        letters = text.strip("()").replace(".", "")
        if self._latest is None or not (len(letters) >= _SHORTEST_ACRONYM and letters.isupper() and letters.isalpha()):
            return
        full, label, end = self._latest
        if not 0 < start - end <= _BRACKET or not _abbreviates(letters, phrase(full)):
            return
        link = self._base.find(full, self._on) or self._unknown(full, label)
        if link is not None:
            self._acronyms[letters] = replace(
                link, confidence=min(link.confidence, self._base.confidence("document acronym"))
            )

    def _note_surname(self, name: Phrase, link: Link) -> None:
        words = self._base.without_titles(_bare(name)).words
        if len(words) < 2 or not words[-1].isalpha():
            return
        surname = words[-1]
        other = self._surnames.get(surname)
        if surname in self._surnames and (other is None or other.actor != link.actor):
            self._surnames[surname] = None
            return
        confidence = min(link.confidence, self._base.confidence("document full name"))
        self._surnames[surname] = replace(link, rule="document full name", confidence=confidence)

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

    def _may_be_surname(self, words: Phrase) -> bool:
        """A surname stands alone or after titles: "Roe", "Mr Roe", "President Roe"."""
        return words.capital(len(words) - 1) and self._base.only_titles(words.part(0, len(words) - 1))


def _bare(name: Phrase) -> Phrase:
    """The name up to a comma, without "the" and a possessive at its end."""
    end = name.words.index(PAUSE) if PAUSE in name.words[1:] else len(name)
    start = 1 if name.words[:1] == ("the",) else 0
    if end > start and name.words[end - 1] == "'s":
        end -= 1
    return name.part(start, end)


def _abbreviates(letters: str, name: Phrase) -> bool:
    """Say whether the letters are initials of the name's words, in their order; small words may be left out."""
    initials = iter(word[0] for word in name.words)
    return len(name) > 1 and all(letter in initials for letter in letters.casefold())
