"""Which allegation of the same document does a denial, an admission or a silence answer?"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.statement import Act, Statement

_POINTING = frozenset({"which", "that", "this", "it", "them", "these", "so"})
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
    """Return the allegation inside the answer's own content, else the nearest one before it against its source."""
    for allegation in allegations:
        if answer.content and allegation.cue and answer.content.start <= allegation.cue.start < answer.content.end:
            return allegation
    speakers = _actors_and_sides(answer)
    against = [a for a in allegations if a.sentence.start <= answer.sentence.start and speakers & _accused(a)]
    return against[-1] if against else None


def _accused(statement: Statement) -> set[str]:
    return {key for mention in statement.accused for key in (mention.actor, mention.side) if key}


def _actors_and_sides(statement: Statement) -> set[str]:
    return {key for mention in statement.sources for key in (mention.actor, mention.side) if key}
