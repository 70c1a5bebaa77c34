"""Document: one news text, and who printed it when."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Document:
    """One news text. Every offset in kg counts characters of ``text``; the headline is not part of it."""

    id: str
    text: str
    title: str | None = None
    date: date | None = None
    url: str | None = None
    publisher: str | None = None
