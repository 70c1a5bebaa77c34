"""Document -> statements: the only place that knows spaCy.

    repair  ->  passages  ->  cues  ->  parse  ->  rules  ->  mentions  ->  statements

Only passages that hold a cue or a quotation are parsed. Extraction sees one document at a time and depends on
nothing but that document, the lexicon and the actor base.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from spacy.language import Language
from spacy.tokens import Doc

from kg.actors.actor_base import ActorBase
from kg.document import Document
from kg.extract.assemble import statements_of
from kg.extract.cues import cue_pattern
from kg.extract.language import load_language
from kg.extract.passages import Passage, passages
from kg.extract.quotations import Quotation, quotations
from kg.extract.repair import repair
from kg.lexicon import Lexicon, load_lexicon
from kg.statement import Statement

__all__ = ["extract"]

_SCARE_QUOTES = 40  # characters: shorter quotations are words of the sentence around them ("dragging")
_BATCH = 64  # passages; larger batches only cost memory


def extract(
    documents: Iterable[Document], *, base: ActorBase | None = None, language: Language | None = None
) -> Iterator[Statement]:
    """Yield who says what in these documents, in order: claims, allegations, denials, admissions, missing responses.

    >>> text = "Norland accused Sudria of shelling a village. Sudria denied the charge."
    >>> [(s.act.value, s.sources[0].text) for s in extract([Document("d-1", text)])]
    [('allegation', 'Norland'), ('denial', 'Sudria')]
    """
    base = base or ActorBase.load()
    lexicon = load_lexicon()
    for document, quotes, parsed in _parsed(documents, lexicon, language or load_language()):
        yield from statements_of(document, quotes, parsed, base, lexicon)


def _parsed(
    documents: Iterable[Document], lexicon: Lexicon, language: Language
) -> Iterator[tuple[Document, tuple[Quotation, ...], list[Doc]]]:
    """Yield each document with its quotations and its parsed passages; one stream keeps the parser's batches full."""
    stream = language.pipe(_passages(documents, lexicon), as_tuples=True, batch_size=_BATCH)
    for _, group in groupby(stream, key=lambda pair: id(pair[1][0])):
        parsed = []
        for doc, context in group:
            document, quotes, passage = context
            doc.user_data.update(start=passage.start, first=passage.first, paragraph=passage.paragraph)
            doc.user_data["quoted"] = _quoted_words(doc, passage, quotes)
            parsed.append(doc)
        yield document, quotes, parsed


def _passages(
    documents: Iterable[Document], lexicon: Lexicon
) -> Iterator[tuple[str, tuple[Document, tuple[Quotation, ...], Passage]]]:
    pattern = cue_pattern(lexicon)
    for document in documents:
        text = repair(document.text)
        quotes = quotations(text)
        for passage in passages(text):
            piece = text[passage.start : passage.end]
            if pattern.search(piece) or _is_quoted(passage, quotes):
                yield piece, (document, quotes, passage)


def _quoted_words(doc: Doc, passage: Passage, quotes: tuple[Quotation, ...]) -> list[int] | None:
    """Return for each word the number of the quotation that it stands in, -1 outside; None if there is none."""
    near = [
        (number, quote)
        for number, quote in enumerate(quotes)
        if quote.start < passage.end and passage.start < quote.end and quote.end - quote.start > _SCARE_QUOTES
    ]
    if not near:
        return None
    return [
        next((number for number, quote in near if quote.start <= passage.start + word.idx < quote.end), -1)
        for word in doc
    ]


def _is_quoted(passage: Passage, quotes: tuple[Quotation, ...]) -> bool:
    return any(quote.start < passage.end and passage.start < quote.end for quote in quotes)
