"""Cut a text into passages that can be parsed alone: about a sentence each, never less than one.

The cut is careful: a full stop after an abbreviation or an initial does not end a passage, for the parser splits
a passage that holds two sentences, while nothing mends a sentence cut in half.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.turns import LabelledTurn

_BOUNDARY = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9])|(?<=[a-z]{2}[.!?])[\"']?(?=[A-Z][a-z])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Maj|Capt|Cmdr|Adm|Gov|Sen|Rep|Rev|Hon|St|Fr|Pres|"
    r"Jr|Sr|Inc|Corp|Co|Ltd|No|Nos|vs|v|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Art|Sec|Ste|"
    r"[A-Z]\.(?:[A-Z]\.)*[A-Z]|a\.m|p\.m|e\.g|i\.e)\.$"
)
_DATELINE = re.compile(
    r"[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){0,3}(?:, [A-Z][\w.]+(?: [A-Z][a-z]+)?)?(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?: \([^()\n]{2,40}\))? ?[-–—―]{1,2} (?=[A-Z\"'“])"
)
"""Where and when an agency wrote: "LISBON, July 2 (AP) - " names no speaker, and its dash is not the sentence's."""

_LONGEST_ABBREVIATION = 40  # characters; to look through all that is not cut yet takes quadratic time ("Mr. Mr. Mr.")
# Characters; a line without any full stop is cut here, so that hostile text cannot stall the parser or the rules. The
# longest of 7,004 passages of real news has 805; what rules take for a sentence grows with the cube of its length.
_LONGEST = 1500


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document's text, in characters, and the number of the paragraph it stands in."""

    start: int
    end: int
    paragraph: int
    first: bool
    """Whether it opens its paragraph."""
    turn: LabelledTurn | None = None
    """The turn that it is the label of."""


def passages(text: str) -> Iterator[Passage]:
    r"""Yield the passages of a repaired text in order, without the place and day that an agency puts before them.

    >>> text = "Mr. Oja spoke. He left.\nNobody came."
    >>> [text[p.start:p.end] for p in passages(text)]
    ['Mr. Oja spoke.', 'He left.', 'Nobody came.']
    >>> text = "NEW YORK, May 2 (Reuters) - Oja spoke."
    >>> [text[p.start:p.end] for p in passages(text)]
    ['Oja spoke.']
    """
    start = 0
    for number, paragraph in enumerate(text.split("\n")):
        opens = True
        for piece_start, piece_end in _pieces(paragraph):
            yield Passage(start + piece_start, start + piece_end, number, opens)
            opens = False
        start += len(paragraph) + 1


def _pieces(paragraph: str) -> Iterator[tuple[int, int]]:
    dateline = _DATELINE.match(paragraph)
    start = dateline.end() if dateline else 0
    for boundary in _BOUNDARY.finditer(paragraph, start):
        head = paragraph[max(start, boundary.start() - _LONGEST_ABBREVIATION) : boundary.start()]
        if _ABBREVIATION.search(head) and not boundary.group().startswith(('"', "'")):
            continue
        yield from _trimmed(paragraph, start, boundary.end())
        start = boundary.end()
    yield from _trimmed(paragraph, start, len(paragraph))


def _trimmed(paragraph: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretch without white space around it, in parts of bearable length, or nothing."""
    for part in range(start, end, _LONGEST):
        stop = min(part + _LONGEST, end)
        text = paragraph[part:stop]
        if text.strip():
            yield part + len(text) - len(text.lstrip()), part + len(text.rstrip())
