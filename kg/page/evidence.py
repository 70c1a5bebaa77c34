"""A sentence cut where its roles begin and end, so that the page can mark them without offsets."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg.page.clean import clean
from kg.statement import Span, Statement

Piece = str | list[str]
"""Plain text, or a pair of text and the roles it plays ("accused content")."""


def pieces(statement: Statement) -> list[Piece]:
    """Return the sentence of a statement in pieces, each with the roles that it plays.

    >>> from kg.statement import Act, Cue, Mention
    >>> said = Statement(
    ...     "s-1", "d-1", Act.CLAIM, (Mention("Ruritania", 4, 13),), (), Cue("said", 14, 18, "say"), None,
    ...     Span("Ruritania said so.", 4, 22),
    ... )
    >>> pieces(said)
    [['Ruritania', 'source'], ' ', ['said', 'cue'], ' so.']
    """
    sentence = statement.sentence
    roles = list(_roles(statement))
    edges = {sentence.start, sentence.end}
    for _, span in roles:
        edges |= {min(max(place, sentence.start), sentence.end) for place in (span.start, span.end)}
    places = sorted(edges)
    cut: list[Piece] = []
    for start, end in pairwise(places):
        text = clean(sentence.text[start - sentence.start : end - sentence.start])
        playing = sorted({role for role, span in roles if span.start <= start and end <= span.end})
        if text:
            cut.append([text, " ".join(playing)] if playing else text)
    return cut


def _roles(statement: Statement) -> Iterator[tuple[str, Span]]:
    yield from _each("source", statement.sources)
    yield from _each("accused", statement.accused)
    yield from _each("cue", [statement.cue] if statement.cue else [])
    yield from _each("content", [statement.content] if statement.content else [])


def _each(role: str, spans: Iterable[Span]) -> Iterator[tuple[str, Span]]:
    return ((role, span) for span in spans)
