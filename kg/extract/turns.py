"""Turns of an interview, a debate or a transcript: paragraphs that open with the label of who speaks.

"((Ana Oja))  The mine poisoned the river.", "OJA: The mine poisoned the river." A label with a colon counts from its
second time on, since "Update:" and "Source:" open paragraphs too.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from kg.extract.actorhood import is_actor
from kg.extract.draft import Draft, Extent, start_of
from kg.lexicon import Lexicon
from kg.statement import Act

_LABEL = re.compile(
    r"^[ \t]*(?:\(\((?P<bracketed>[^()\n]{1,60})(?P<brackets>\)\))"
    r"|(?P<named>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4})(?P<colon>:))[ \t]+(?P<said>\S.*)",
    re.MULTILINE,
)
# Behind such a line whoever likes to signs as whoever he likes.
_COMMENTS = re.compile(
    r"^[^\w\n]{0,9}(?:(?:\d{1,6} )?(?:(?:reader|user|viewer)(?:s'|'s|s)? )?comments(?: section)?"
    r"|leave a (?:comment|reply)|join the (?:conversation|discussion))[^\w\n]{0,9}(?:\d{1,6}[^\w\n]{0,9})?$",
    re.MULTILINE | re.IGNORECASE,
)
TURN = "turn"
_QUESTION_AND_ANSWER = frozenset({"Q", "A"})


@dataclass(frozen=True, slots=True)
class LabelledTurn:
    """What one speaker says at a stretch, in characters: the name, the mark behind it, what is said."""

    name: Extent
    mark: Extent
    said: Extent
    is_question: bool
    """Whether it only asks."""


def labelled_turns(text: str) -> tuple[LabelledTurn, ...]:
    r"""Return the turns of a text in order.

    >>> text = "OJA: You lied.\nBERG: I did not.\nOJA: You did.\nBERG: No."
    >>> [text[turn.name.start:turn.name.end] for turn in labelled_turns(text)]
    ['OJA', 'BERG', 'OJA', 'BERG']
    >>> labelled_turns("Update: The mayor has resigned.")
    ()
    """
    comments = _COMMENTS.search(text)
    found = list(_LABEL.finditer(text, 0, comments.start() if comments else len(text)))
    times = Counter(match["named"] for match in found)
    return tuple(
        LabelledTurn(
            name=Extent(*match.span(name)),
            mark=Extent(*match.span(mark)),
            said=Extent(*match.span("said")),
            is_question=match["said"].endswith("?"),
        )
        for match in found
        for name, mark in [("bracketed", "brackets") if match["bracketed"] else ("named", "colon")]
        if match["bracketed"] or (times[match["named"]] > 1 and match["named"] not in _QUESTION_AND_ANSWER)
    )


def turns_of(parsed: Sequence[Doc], lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the claim of each turn that is no question and was worth parsing: all of it, said by whom it names."""
    for label, following in pairwise(parsed):
        turn = label.user_data.get("turn")
        if turn is None or turn.is_question:
            continue
        named = [token for token in label if turn.name.start <= start_of(token) < turn.name.end]
        speaker = named[-1] if named else label[0]
        if is_actor(speaker, lexicon):
            yield Draft(
                act=Act.CLAIM,
                rule=TURN,
                why=f"speaks under the label {label.text!r}",
                cue=turn.mark,
                lemma=label.text[turn.mark.start - start_of(label[0]) :],
                verb=following[0].sent.root,
                sources=(speaker,),
                content=turn.said,
            )
