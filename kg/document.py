"""Document: one news text, and who printed it when."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList

from kg.errors import EmptyDocument, UnreadableDocument
from kg.statement import short_hash

LARGEST_TEXT = 1_000_000
"""Characters that a document may have at most: the length at which spaCy refuses a text (error E088).
The longest of 157 Wikinews articles has 56 thousand, so a larger file is a bundle of articles or no article. A text of
300 thousand takes 25 seconds and 450 MB to extract."""


@dataclass(frozen=True, slots=True)
class Document:
    """One news text. Every offset in kg counts characters of ``text``; the headline is not part of it."""

    id: str
    text: str
    title: str | None = None
    date: datetime.date | None = None
    url: str | None = None
    publisher: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the document record: what ``kg read`` prints, ready for JSON.

        >>> Document("d-1", "Freedonia denies it.", date=datetime.date(2022, 6, 25)).to_dict()["date"]
        '2022-06-25'
        """
        return {
            "id": self.id,
            "title": self.title,
            "date": None if self.date is None else self.date.isoformat(),
            "url": self.url,
            "publisher": self.publisher,
            "text": self.text,
        }

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> "Document":
        """Return the document of a record; only ``text`` must be there, and it is kept character by character.

        Without an id the document gets one made from its address, or else from title, date and text. Without
        a publisher the registered name of the address stands for it.

        >>> document = Document.from_dict({"text": "Freedonia denies it.", "url": "https://news.example.com/1"})
        >>> document.id, document.publisher
        ('d-10991599e0bb76b8', 'example.com')
        >>> Document.from_dict({"text": "", "date": "2022-06-25"})
        Traceback (most recent call last):
        kg.errors.EmptyDocument: holds no text
        """
        text, title = _string(record, "text"), _string(record, "title")
        said = None if record.get("date") in (None, "") else to_date(str(record["date"]))
        url, publisher, given = _string(record, "url"), _string(record, "publisher"), record.get("id")
        if not text or text.isspace():
            raise EmptyDocument("holds no text")
        _check(text)
        if given is not None and (isinstance(given, bool) or not isinstance(given, str | int)):
            raise UnreadableDocument(f"id is {given!r}; expected a string")
        identity = (url,) if url else (title or "", said.isoformat() if said else "", text)
        return cls(
            id=str(given) if given not in (None, "") else "d-" + short_hash(*identity),
            text=text,
            title=title,
            date=said,
            url=url,
            publisher=publisher or publisher_of(url),
        )


def to_date(text: str) -> datetime.date:
    """Return the day that ``YYYYMMDD`` or ``YYYY-MM-DD`` names; an ISO time of day after it is left out.

    >>> to_date("20220625") == to_date("2022-06-25T23:59:00Z") == datetime.date(2022, 6, 25)
    True
    >>> to_date("20220631")
    Traceback (most recent call last):
    kg.errors.UnreadableDocument: '20220631' is no date; expected YYYYMMDD or YYYY-MM-DD
    """
    day = text.strip().partition("T")[0]
    digits = day.replace("-", "")
    try:
        if len(digits) == 8 and digits.isascii() and digits.isdigit() and day in (digits, _hyphenated(digits)):
            return datetime.date.fromisoformat(day)
    except ValueError:
        pass  # eight digits, but no day of the calendar: said below
    raise UnreadableDocument(f"{text.strip()[:40]!r} is no date; expected YYYYMMDD or YYYY-MM-DD")


def publisher_of(url: str | None) -> str | None:
    """Return the registered name of an address, by the Public Suffix List; None where there is no host name.

    >>> publisher_of("https://www.russiaherald.com/news/1"), publisher_of("https://news.bbc.co.uk/")
    ('russiaherald.com', 'bbc.co.uk')
    """
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:  # a bracket where no IPv6 address is
        return None
    if not host or ":" in host or host.rpartition(".")[2].isdigit():  # none, or an IP address
        return host or None
    return _registered_names().privatesuffix(host) or host


@cache
def _registered_names() -> PublicSuffixList:
    return PublicSuffixList()


def _hyphenated(digits: str) -> str:
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"


def _string(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise UnreadableDocument(f"{key} is {str(value)[:40]!r}; expected a string")
    return value or None


def _check(text: str) -> None:
    """Refuse a text that no later stage could keep as it is."""
    if len(text) > LARGEST_TEXT:
        raise UnreadableDocument(f"has {len(text):,} characters; an article may have {LARGEST_TEXT:,}: split it")
    if "\0" in text:
        raise UnreadableDocument("holds NUL characters; expected text")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UnreadableDocument("holds half of a surrogate pair; expected whole characters") from error
