"""Whom a part of a name means in one document: the one person with that part whom the document named in full.

A surname may be of several words ("Peña Nieto", "bin Salman"); a given name alone counts less than anybody's surname.
A name given before its bearer is introduced means him only in the first lines, where headlines stand, or where the full
name comes without any introduction, as it does where paragraphs were put out of order.
"""

import re
from dataclasses import dataclass, replace

from kg.actors.actor_base import ActorBase
from kg.actors.gender import gender_of, may_be_titled
from kg.actors.link import Link
from kg.actors.spelling import Phrase, phrase

_NO_RELATION = re.compile(r"\W{0,3}\b(no relation|unrelated|not related)\b")
_LONGEST_TITLE = 3
_UNKNOWN = "unknown person"
_SHORTENED = 3  # letters that a short form of a given name has at least: "Mitch" for Mitchell, "Dave" is none
_MOST_BEARERS = 100  # of one part of a name; more make it no plainer, and comparing all takes quadratic time
_ASIDE = ("(", ", a ", ", an ", ", the ", ", who ", ", head ", ", of ")
"""What follows a name that is introduced: "Jane Roe, a teacher"."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person whom the document names in full, in these words: where first, and whether it introduces him there."""

    link: Link
    words: tuple[str, ...]
    start: int
    is_introduced: bool


class Surnames:
    """The surnames and given names of one document and who bears them."""

    def __init__(self, base: ActorBase, text: str) -> None:
        """Start without names; the text shows how a name is introduced and where the first lines end."""
        self._base = base
        self._text = text
        self._head_end = len(text.partition("\n")[0])
        self._bearers: dict[str, dict[str, Bearer]] = {}
        self._given: dict[str, dict[str, Bearer]] = {}
        self._same: dict[str, Link] = {}
        self._unrelated: set[str] = set()

    def note(self, words: tuple[str, ...], link: Link, start: int, end: int) -> None:
        """Note that a full name of these words stands at these characters."""
        if _NO_RELATION.match(self._text, end):
            self._unrelated.add(words[-1])
        bearer = Bearer(link, words, start, self._introduces(start, end))
        self._unite(bearer)
        for first in range(1, len(words)):
            self._keep(self._bearers, " ".join(words[first:]), bearer)
        for word in words[:-1]:
            self._keep(self._given, word, bearer)

    def has(self, surname: str) -> bool:
        """Say whether the document names anybody of a surname in full."""
        return surname in self._bearers

    def find(self, surname: str, start: int | None, title: str = "") -> Link | None:
        """Return whom a surname means at a character (None: after all names), or None where that is open.

        A ``title`` before it, "Mrs", leaves out men.
        """
        bearer = self._only(self._bearers, surname, start, title)
        if bearer is None or surname.split()[-1] in self._unrelated:
            return None
        if start is None or start >= bearer.start:
            return self._link(bearer.link, "document full name")
        if bearer.is_introduced and start > self._head_end:
            return None
        return self._link(bearer.link, "document full name later")

    def given(self, name: str, start: int | None) -> Link | None:
        """Return whom a given name alone means at a character: the one who bears it, named in full before."""
        bearer = None if self.has(name) else self._only(self._given, name, start)
        if bearer is None or (start is not None and start < bearer.start):
            return None
        return self._link(bearer.link, "document given name")

    def one(self, link: Link) -> Link:
        """Return the one link of somebody whom the document names in two ways ("Ana Oja", "Ana K. Oja")."""
        return self._same.get(link.actor, link)

    def _unite(self, bearer: Bearer) -> None:
        """Note that a name is another spelling of one that the document gave before, if only one can be meant."""
        first, last = bearer.words[0], bearer.words[-1]
        tables = (self._bearers.get(last, {}), self._given.get(first, {}), self._given.get(last, {}))
        named = [other for table in tables for other in table.values()]
        others = {(one := self.one(other.link)).actor: one for other in named if _is_same(other, bearer)}
        if bearer.link.actor in self._same or len(others) != 1:
            return
        (other,) = others.values()
        short = phrase(other.name).words
        is_whole = gender_of(other.name) is not None and short == bearer.words[-len(short) :]  # "I'm Ana Oja"
        fuller = other.rule == _UNKNOWN and _is_part(short, bearer.words) and not is_whole
        known, new = (bearer.link, other) if fuller or bearer.link.rule != _UNKNOWN else (other, bearer.link)
        if known.actor != new.actor:
            self._same = {actor: known if one.actor == new.actor else one for actor, one in self._same.items()}
            self._same[new.actor] = known

    def _only(
        self, table: dict[str, dict[str, Bearer]], name: str, start: int | None, title: str = ""
    ) -> Bearer | None:
        """Return the one bearer of a part of a name, or the only one whom the document has named so far."""
        named = [
            replace(bearer, link=self.one(bearer.link))
            for bearer in table.get(name, {}).values()
            if may_be_titled(title, bearer.link.name)
        ]
        before = [bearer for bearer in named if start is None or bearer.start <= start]
        for bearers in (named, before):
            if len({bearer.link.actor for bearer in bearers}) == 1:
                return min(bearers, key=lambda bearer: bearer.start)
        return None

    @staticmethod
    def _keep(table: dict[str, dict[str, Bearer]], name: str, bearer: Bearer) -> None:
        bearers = table.setdefault(name, {})
        known = bearers.get(bearer.link.actor)
        if known is None and len(bearers) >= _MOST_BEARERS:
            return
        if known is None or bearer.start < known.start:
            bearers[bearer.link.actor] = bearer

    def _link(self, link: Link, rule: str) -> Link:
        return replace(link, rule=rule, confidence=min(link.confidence, self._base.confidence(rule)))

    def _introduces(self, start: int, end: int) -> bool:
        """Say whether a title stands before the name, or a description behind it."""
        before = phrase(self._text[max(0, start - 40) : start])
        return self._text[end : end + 6].lstrip(" ").startswith(_ASIDE) or any(
            self._is_title(before.part(-length)) for length in range(1, min(_LONGEST_TITLE, len(before)) + 1)
        )

    def _is_title(self, words: Phrase) -> bool:
        lists = self._base.lists
        return bool(lists.offices.anywhere(words.key())) or words.key() in lists.words["voice"] | lists.words["post"]


def _is_same(one: Bearer, other: Bearer) -> bool:
    """Say whether two full names are spellings of one: "Mitch Ott" and "Mitchell Ott", "Ana Oja" and "Ana K. Oja"."""
    if one.link.actor == other.link.actor:
        return True
    if _UNKNOWN not in {one.link.rule, other.link.rule}:
        return False
    short, long = sorted((one.words, other.words), key=len)
    if _is_part(short, long):
        return True
    if short[-1] != long[-1]:
        return False
    first = sorted((short[0], long[0]), key=len)
    shortened = first[0] == first[1] or (len(first[0]) >= _SHORTENED and first[1].startswith(first[0]))
    return shortened and all(
        any(middle == word or middle[:1] == word or word[:1] == middle for word in long[1:-1]) for middle in short[1:-1]
    )


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether a name begins or ends a longer one: "Enrique Peña" or "Peña Nieto" and "Enrique Peña Nieto"."""
    return len(short) < len(long) and short in (long[: len(short)], long[-len(short) :])
