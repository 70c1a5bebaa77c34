"""Entry: a statement with what every question asks of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.detect.content import Content
from kg.statement import Mention, Statement

NEXT = 4
"""Characters from the end of a sentence to the next one: a blank, an empty line, a quotation mark."""


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A statement with what every question asks of it: its day, its parties and its content without the actors."""

    statement: Statement
    place: int
    """How many statements of the collection were said before it."""
    day: date | None
    number: int | None
    """The day as a number, which compares much faster."""
    by: frozenset[str]
    """The ids of those that say it and of their sides."""
    against: frozenset[str]
    """The ids of those that it accuses and of their sides."""
    content: Content
    accuses: bool
    """Whether it is an allegation put forward as so."""
    others: frozenset[str] = frozenset()
    """The sides that its content names besides those of its source and its accused: a target, a third party."""

    @property
    def terms(self) -> frozenset[str]:
        """What likeness goes by: the words of its content and the other sides it names."""
        return self.content.words | self.others if self.others else self.content.words

    def precedes(self, other: "Entry", within: int = NEXT) -> bool:
        """Tell whether it stands in the sentence just before that of another entry, or so many characters before."""
        gap = other.statement.sentence.start - self.statement.sentence.end
        return self.statement.document == other.statement.document and 0 <= gap <= within


def keys_of(mentions: Iterable[Mention]) -> frozenset[str]:
    """Return the ids under which mentions are looked up: their actors and sides.

    >>> sorted(keys_of([Mention("the Kremlin", 0, 11, actor="ru-presidency", side="ru")]))
    ['ru', 'ru-presidency']
    """
    keys = [_keys(mention.actor, mention.side) for mention in mentions]
    return keys[0] if len(keys) == 1 else _keys(None, None).union(*keys)


@cache  # a million mentions name a few thousand actors
def _keys(actor: str | None, side: str | None) -> frozenset[str]:
    return frozenset(key for key in (actor, side) if key is not None)
