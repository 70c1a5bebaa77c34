"""Entry: a statement with what every question asks of it."""

from dataclasses import dataclass
from datetime import date

from kg.detect.content import Content
from kg.statement import Statement

NEXT = 4
"""Characters from the end of a sentence to the next one: a blank, an empty line, a quotation mark."""


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A statement with what every question asks of it: its day and its content without the actors."""

    statement: Statement
    day: date | None
    content: Content
    accuses: bool
    """Whether it is an allegation put forward as so."""
    others: frozenset[str] = frozenset()
    """The sides that its content names besides those of its source and its accused: a target, a third party."""

    @property
    def terms(self) -> frozenset[str]:
        """What likeness goes by: the words of its content and the other sides it names."""
        return self.content.words | self.others if self.others else self.content.words

    @property
    def number(self) -> int | None:
        """The day as a number, which compares much faster."""
        return None if self.day is None else self.day.toordinal()

    def precedes(self, other: "Entry") -> bool:
        """Tell whether it stands in the sentence just before that of another entry of its document."""
        gap = other.statement.sentence.start - self.statement.sentence.end
        return self.statement.document == other.statement.document and 0 <= gap <= NEXT
