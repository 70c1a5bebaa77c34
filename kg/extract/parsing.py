"""Documents -> parsed passages: repair, cut, look for cues, parse what holds one.

Parsing is what costs, so one stream runs through all documents and keeps the parser's batches full.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from spacy.language import Language
from spacy.tokens import Doc

from kg.document import Document
from kg.extract.cues import Cues, accusing_cues, cues_of, wrong_cues
from kg.extract.passages import Passage, passages
from kg.extract.places import Places
from kg.extract.quotations import Quotation, quotations
from kg.extract.repair import repair
from kg.extract.turns import LabelledTurn, labelled_turns
from kg.lexicon import Lexicon

_SCARE_QUOTES = 40  # characters: shorter quotations are words of the sentence around them ("dragging")
# Words that mean somebody of the sentence before, which is then parsed for the sake of an accusation.
_ANAPHOR = re.compile(
    r"\b(?:he|she|it|they|his|her|its|their|each side|both sides|the (?:group|agency|company))\b", re.IGNORECASE
)
# Whoever goes on speaking may stand in a sentence without a cue.
_HE_SAID = re.compile(
    r"\b(?:he|she) (?:\w+ ){0,2}(?:said|says|told|tells|wrote|writes|added|claimed|argued)\b", re.IGNORECASE
)
_LEAD = 2  # paragraphs: the headline, the lead and the line between say who is who in the article
_BATCH = 64  # passages; larger batches only cost memory
# The rules follow the tree by recursion. The deepest sentence of 157 news articles has 25 levels; text without full
# stops may have 700, which no rule could read.
_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document, its quotations, and those of its passages that may hold a statement."""

    document: Document
    quotes: Places[Quotation]
    passages: list[Doc]


def parse(documents: Iterable[Document], lexicon: Lexicon, language: Language) -> Iterator[Parsed]:
    """Yield each document that has a cue or a quotation, with its passages that do, parsed.

    The ``user_data`` of a passage tells where it starts in its document, whether it opens its paragraph and which,
    for each word where the quotation begins that it stands in, -1 outside (``quoted``; None without any), and whose
    turn it opens (``turn``).
    """
    stream = language.pipe(_passages(documents, lexicon), as_tuples=True, batch_size=_BATCH)
    for _, group in groupby(stream, key=lambda pair: pair[1][0]):
        readable = []
        for doc, context in group:
            _, document, quotes, passage = context
            doc.user_data.update(start=passage.start, first=passage.first, paragraph=passage.paragraph)
            doc.user_data["turn"] = passage.turn
            doc.user_data["quoted"] = _quoted_words(doc, passage, quotes)
            if not _is_too_deep(doc):
                readable.append(doc)
        yield Parsed(document, quotes, readable)


def _passages(
    documents: Iterable[Document], lexicon: Lexicon
) -> Iterator[tuple[str, tuple[int, Document, Places[Quotation], Passage]]]:
    """Yield each passage worth parsing, with the number of its document and what parsing leaves as it is."""
    worth = _Worth(cues_of(lexicon), accusing_cues(lexicon), wrong_cues(lexicon))
    for number, document in enumerate(documents):
        text = repair(document.text)
        turns = labelled_turns(text)
        found = list(_parted(passages(text), turns))
        quoted = quotations(text)
        quotes = _placed(quoted)
        told = _placed(_with_turns(quoted, turns, text)) if turns else quotes
        for passage in _worth_parsing(text, found, (quotes, told), worth):
            yield text[passage.start : passage.end], (number, document, told, passage)


@dataclass(frozen=True, slots=True)
class _Worth:
    """The words that make a passage worth parsing."""

    cues: Cues
    accusing: Cues
    wrongs: Cues

    def accuses(self, text: str) -> bool:
        """Tell whether a text may accuse or answer; of a turn that is enough, its plain sayings tell nothing new."""
        return self.accusing.are_in(text) or self.wrongs.are_in(text)


def _worth_parsing(
    text: str, found: Iterable[Passage], quotes: tuple[Places[Quotation], Places[Quotation]], worth: _Worth
) -> Iterator[Passage]:
    """Yield the passages worth parsing, with the one before where a word points back to it and the label of a turn.

    ``quotes`` are the quotations without and with what is said under labels.
    """
    quoted, said = quotes
    before: Passage | None = None  # not parsed yet
    label: Passage | None = None
    for passage in found:
        piece = text[passage.start : passage.end]
        if passage.turn is not None:
            label, before = passage, None
            continue
        in_turn = said is not quoted and _is_quoted(passage, said) and not _is_quoted(passage, quoted)
        lead = passage.first and passage.paragraph <= _LEAD
        if not (lead or (worth.accuses(piece) if in_turn else _is_quoted(passage, quoted) or worth.cues.are_in(piece))):
            before = passage
            continue
        goes_on = _HE_SAID.search(piece) or (_ANAPHOR.search(piece) and worth.accusing.are_in(piece))
        if label is not None and label.turn is not None and passage.start < label.turn.said.end:
            yield label
        yield from [before] if before is not None and goes_on else []
        label = before = None
        yield passage


def _placed(quotes: Iterable[Quotation]) -> Places[Quotation]:
    return Places((quote.start, quote.end, quote) for quote in quotes)


def _with_turns(quotes: tuple[Quotation, ...], turns: tuple[LabelledTurn, ...], text: str) -> tuple[Quotation, ...]:
    """Return the quotations, and what is said under a label as one more each: it is somebody's own words, too."""
    lines = [at for at, character in enumerate(text) if character == "\n"] if turns else []
    said = [Quotation(turn.said.start, turn.said.end, bisect_left(lines, turn.said.start)) for turn in turns]
    return tuple(sorted([*quotes, *said], key=lambda quote: quote.start)) if said else quotes


def _parted(found: Iterable[Passage], turns: tuple[LabelledTurn, ...]) -> Iterator[Passage]:
    """Yield the passages, a label and what is said behind it as two."""
    waiting = list(reversed(turns))
    for passage in found:
        if waiting and passage.start <= waiting[-1].name.start < passage.end:
            turn = waiting.pop()
            yield replace(passage, end=turn.mark.end, turn=turn)
            yield replace(passage, start=turn.said.start, first=False)
        else:
            yield passage


def _quoted_words(doc: Doc, passage: Passage, quotes: Places[Quotation]) -> list[int] | None:
    near = [
        quote
        for quote in quotes.touching(passage.start, passage.end)
        if quote.end - quote.start > _SCARE_QUOTES or quote.start == passage.start
    ]
    if not near:
        return None
    return [
        next((quote.start for quote in near if quote.start <= passage.start + word.idx < quote.end), -1) for word in doc
    ]


def _is_quoted(passage: Passage, quotes: Places[Quotation]) -> bool:
    return bool(quotes.touching(passage.start, passage.end))


def _is_too_deep(doc: Doc) -> bool:
    return len(doc) > _DEEPEST and any(sum(1 for _ in word.ancestors) > _DEEPEST for word in doc)
