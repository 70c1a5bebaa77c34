"""Headlines that name their source before a colon: "Poland: Belarus shelled our village"."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kg.extract.actorhood import is_actor
from kg.extract.draft import Draft, Extent, end_of, start_of, stretch
from kg.lexicon import Lexicon
from kg.statement import Act

# A headline is short, stands alone and ends without a full stop.
_HEADLINE = re.compile(r"[A-Z][^:.!?\"]{1,50}: [A-Z][^.!?:]{8,120}")


def is_headline(passage: str) -> bool:
    """Tell whether a passage may be a headline with a source before its colon.

    >>> is_headline("Poland: Belarus shelled our village"), is_headline("He listed two: Rome and Lyon.")
    (True, False)
    """
    return _HEADLINE.fullmatch(passage) is not None


def headline(passage: Doc, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the claim of a headline: what stands behind the colon, said by whom stands before it."""
    if not (passage.user_data["first"] and is_headline(passage.text)):
        return
    colon = next(token for token in passage if token.text == ":")
    source, clause = _speaker(passage[: colon.i], lexicon), _head(passage[colon.i + 1 :])
    if source is not None and clause is not None:
        yield Draft(
            act=Act.CLAIM,
            rule="speech:claim",
            why="headline with its source before a colon",
            cue=stretch(colon, colon),
            lemma=":",
            verb=clause,
            sources=(source,),
            content=Extent(start_of(passage[colon.i + 1]), end_of(passage[-1])),
            clause=clause,
        )


def _speaker(before: Span, lexicon: Lexicon) -> Token | None:
    """Return the last word before the colon if it names somebody who can speak, or a document."""
    last: Token = before[-1]
    speaks = is_actor(last, lexicon) or lexicon.has("document", last.lemma_.lower())
    return last if speaks and not any(word.pos_ in {"VERB", "AUX"} for word in before) else None


def _head(after: Span) -> Token | None:
    """Return the highest verb behind the colon."""
    verbs = [word for word in after if word.pos_ in {"VERB", "AUX"}]
    return min(verbs, key=lambda word: (sum(1 for _ in word.ancestors), word.i), default=None)
