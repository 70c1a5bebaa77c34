"""Which allegation of the same document does a denial, an admission or a silence answer?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.lexicon import load_lexicon
from kg.statement import Act, Statement

_POINTING = frozenset(
    {"which", "that", "this", "it", "them", "these", "those", "so", "such", "outright", "their", "have"}
)
_WORD = re.compile(r"\w{4,}")
_ANSWERS = frozenset({Act.DENIAL, Act.ADMISSION, Act.NO_RESPONSE})


def answered(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Yield the statements in order, answers with the id of the allegation that they answer."""
    allegations = [statement for statement in statements if statement.act is Act.ALLEGATION]
    for statement in statements:
        if statement.act in _ANSWERS:
            target = _target(statement, allegations)
            yield statement if target is None else _pointing(replace(statement, answers=target.id), target)
        else:
            yield statement


def _pointing(answer: Statement, target: Statement) -> Statement:
    """Put the allegation's content in place of a bare "which" or "it"."""
    bare = answer.content is not None and answer.content.text.lower() in _POINTING
    return replace(answer, content=target.content) if bare else answer


def _target(answer: Statement, allegations: Sequence[Statement]) -> Statement | None:
    """Return the allegation that an answer is about, or None where the text does not make it plain.

    It stands in the answer's own content; or it comes before, is made against the answerer, and the answer only
    points back ("which", "the charges") or shares words of its content.
    """
    for allegation in allegations:
        if answer.content and allegation.cue and answer.content.start <= allegation.cue.start < answer.content.end:
            return allegation
    speakers = _actors_and_sides(answer)
    against = [a for a in allegations if a.sentence.start <= answer.sentence.start and speakers & _accused(a)]
    if _points_back(answer):
        return against[-1] if against else None
    shared = [(len(_words(answer) & _words(allegation)), allegation) for allegation in against]
    best = max((count for count, _ in shared), default=0)
    return next((allegation for count, allegation in reversed(shared) if count == best), None) if best else None


def _points_back(answer: Statement) -> bool:
    """Tell whether an answer has no matter of its own: "denied it", "did not respond to the charges"."""
    if answer.content is None or answer.act is Act.NO_RESPONSE:
        return True
    lexicon = load_lexicon()
    words = _words(answer)
    return not words or all(word in lexicon.said or word.rstrip("s") in lexicon.said for word in words)


def _words(statement: Statement) -> frozenset[str]:
    """Return the words of a content that carry its matter: four letters or more, no name of who speaks."""
    names = {word.lower() for m in (*statement.sources, *statement.accused) for word in _WORD.findall(m.text)}
    text = "" if statement.content is None else statement.content.text
    return frozenset(word.lower() for word in _WORD.findall(text)) - names - _POINTING


def _accused(statement: Statement) -> set[str]:
    return {key for mention in statement.accused for key in (mention.actor, mention.side) if key}


def _actors_and_sides(statement: Statement) -> set[str]:
    return {key for mention in statement.sources for key in (mention.actor, mention.side) if key}
