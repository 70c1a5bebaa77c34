"""The sentences that a content is made of: each of them may tell of another wrong."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extract.draft import Draft, Extent, start_of, stretch
from kg.extract.turns import TURN


def clauses_of(draft: Draft, parsed: Sequence[Doc]) -> list[Token]:
    """Return the head of each sentence that stands whole in a content; of a clause, its own head."""
    if draft.content is None:
        return []
    roots = [
        sentence.root
        for passage in parsed
        for sentence in passage.sents
        if draft.content.holds(Extent(start_of(sentence[0]) + 2, start_of(sentence[-1])))
        and sentence.root.pos_ in {"VERB", "AUX"}
        and (sentence.root != draft.verb or draft.rule == TURN)
    ]
    if draft.clause is not None and draft.clause not in roots:
        roots.append(draft.clause)
    return sorted(roots, key=start_of)


def part_of(allegation: Draft, clause: Token) -> Draft:
    """Return the allegation with the sentence of its clause for its content, where a content has several.

    The mark between it and who says so ends it: "The mayor lied," Ana Oja said.
    """
    verb = allegation.verb
    marks = [word.i for word in clause.sent if word.text == '"' and verb in clause.sent]
    words = [word for word in clause.sent if word.text != '"']
    words = [word for word in words if not any(_stands_between(mark, word.i, clause.i) for mark in marks)]
    told = clause if allegation.rule.startswith(TURN) else verb  # a turn is told by none of its own words
    return replace(allegation, content=stretch(words[0], words[-1]), verb=told)


def _stands_between(mark: int, one: int, another: int) -> bool:
    return min(one, another) <= mark <= max(one, another)
