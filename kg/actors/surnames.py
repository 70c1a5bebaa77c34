"""Whom a lone surname means in one document: the one person of that surname whom the document named in full.

A name given before its bearer is introduced means him only in the first lines, where headlines stand, or where the full
name comes without any introduction, as it does where paragraphs were put out of order.
"""

import re
from dataclasses import dataclass, replace

from kg.actors.actor_base import ActorBase
from kg.actors.link import Link
from kg.actors.spelling import Phrase, phrase

_NO_RELATION = re.compile(r"\W{0,3}\b(no relation|unrelated|not related)\b")
_LONGEST_TITLE = 3
_ASIDE = ("(", ", a ", ", an ", ", the ", ", who ", ", head ", ", of ")
"""What follows a name that is introduced: "Jane Roe, a teacher"."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person whom the document names in full: from which character on, and whether it introduces him there."""

    link: Link
    start: int
    is_introduced: bool


class Surnames:
    """The surnames of one document and who bears them."""

    def __init__(self, base: ActorBase, text: str) -> None:
        """Start without names; the text shows how a name is introduced and where the first lines end."""
        self._base = base
        self._text = text
        self._head_end = len(text.partition("\n")[0])
        self._bearers: dict[str, dict[str, Bearer]] = {}
        self._unrelated: set[str] = set()

    def note(self, surname: str, link: Link, start: int, end: int) -> None:
        """Note that a full name stands at these characters."""
        if _NO_RELATION.match(self._text, end):
            self._unrelated.add(surname)
        bearers = self._bearers.setdefault(surname, {})
        if link.actor not in bearers or start < bearers[link.actor].start:
            bearers[link.actor] = Bearer(link, start, self._introduces(start, end))

    def has(self, surname: str) -> bool:
        """Say whether the document names anybody of a surname in full."""
        return surname in self._bearers

    def find(self, surname: str, start: int | None) -> Link | None:
        """Return whom a surname means at a character (None: after all names), or None where that is open."""
        bearers = self._bearers.get(surname, {})
        if len(bearers) != 1 or surname in self._unrelated:
            return None
        (bearer,) = bearers.values()
        if start is None or start >= bearer.start:
            return self._link(bearer.link, "document full name")
        if bearer.is_introduced and start > self._head_end:
            return None
        return self._link(bearer.link, "document full name later")

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
