"""Document -> statements: the only place that knows spaCy.

    repair  ->  passages  ->  cues  ->  parse  ->  rules  ->  mentions  ->  statements

Only passages that hold a cue or a quotation are parsed. Extraction sees one document at a time and depends on
nothing but that document, the lexicon and the actor base.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from spacy.language import Language

from kg.actors.actor_base import ActorBase
from kg.document import Document
from kg.extract.assemble import statements_of
from kg.extract.language import load_language
from kg.extract.parsing import parse
from kg.extract.processes import Processes
from kg.lexicon import load_lexicon
from kg.statement import Statement

__all__ = ["extract", "extraction"]


def extract(
    documents: Iterable[Document], *, base: ActorBase | None = None, language: Language | None = None, jobs: int = 1
) -> Iterator[Statement]:
    """Yield who says what in these documents, in order: claims, allegations, denials, admissions, missing responses.

    With ``jobs``, that many processes share the work; the statements and their order stay the same.

    >>> text = "Norland accused Sudria of shelling a village. Sudria denied the charge."
    >>> [(s.act.value, s.sources[0].text) for s in extract([Document("d-1", text)])]
    [('allegation', 'Norland'), ('denial', 'Sudria')]
    """
    with extraction(base, language, jobs) as work:
        yield from work(documents)


def extraction(
    base: ActorBase | None = None, language: Language | None = None, jobs: int = 1
) -> Processes[Document, Statement]:
    """Return a context whose value extracts again and again with the same processes, which it ends.

    >>> with extraction() as work:
    ...     [len(list(work([Document("d-1", text)]))) for text in ("Norland denied it.", "Nobody spoke.")]
    [1, 0]
    """
    return Processes(partial(_extract, base, language), jobs)


def _extract(base: ActorBase | None, language: Language | None, documents: Iterable[Document]) -> Iterator[Statement]:
    base, lexicon = base or ActorBase.load(), load_lexicon()
    for parsed in parse(documents, lexicon, language or load_language()):
        yield from statements_of(parsed.document, parsed.quotes, parsed.passages, base, lexicon)
