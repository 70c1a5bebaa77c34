"""Find quotations in the plain text: from mark to mark, over sentences and paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.places import Places

_OPENING = re.compile(r"(?<![\w\"])\"(?=[\w$£€\[('.…-])|(?<![\w'])'(?=[A-Za-z\[(])")
_GOES_ON = re.compile(r",|[^\w\s]?[\"'\s]+[a-z]|[?!][\"']\s*[A-Z]")
# An apostrophe after a plural's s ("rebels' camp") closes nothing.
_SINGLE_CLOSING = re.compile(r"(?<=[\w.,!?)\]])'(?!\w)(?!(?<=s')\s+[a-z])")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch in characters: ``start`` and ``end`` lie inside the marks, and the paragraph's number."""

    start: int
    end: int
    paragraph: int
    awaits_cue: bool = False
    """Whether the sentence goes on behind it, so that its own cue must follow: "no," he said."""


def quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a repaired text in order; an unclosed mark ends with its paragraph.

    >>> text = 'He said "no" and left.'
    >>> [text[q.start:q.end] for q in quotations(text)]
    ['no']
    """
    found: list[Quotation] = []
    start = 0
    for number, paragraph in enumerate(text.split("\n")):
        found += [
            Quotation(start + a, start + b, number, _GOES_ON.match(paragraph, b - 1) is not None)
            for a, b in _in_paragraph(paragraph)
        ]
        start += len(paragraph) + 1
    return tuple(found)


def is_quoted(start: int, end: int, quotes: Places[Quotation]) -> bool:
    """Tell whether a stretch stands in a quotation, its marks aside."""
    return any(quote.start <= start + 1 and end - 1 <= quote.end for quote in quotes.touching(start, end))


def _in_paragraph(paragraph: str) -> Iterator[tuple[int, int]]:
    place, closes = 0, True
    while opening := _OPENING.search(paragraph, place):
        begin = opening.end()
        if opening.group() == '"':
            closing = paragraph.find('"', begin)
            # A paragraph of a longer speech opens with a mark and does not close.
            end = len(paragraph.rstrip()) if closing < 0 else closing
        else:
            single = _SINGLE_CLOSING.search(paragraph, begin) if closes else None
            closes = single is not None  # if one does not close, no later one does: to look again takes quadratic time
            if single is None:
                place = begin
                continue
            end = single.start()
        if end > begin:
            yield begin, end
        place = end + 1
