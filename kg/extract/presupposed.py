"""A claim becomes an allegation because its subject answers it: "A said B had cut the budget. B would not comment".

Newspapers ask whom they print something against. So an answer that no allegation before it explains is taken to be one
to the claim just before that tells what the answerer did. Whoever has been accused in so many words explains it.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.extract.answers import is_put_as_reply, points_back
from kg.statement import Act, Mention, Polarity, Statement, statement_id

_LATEST = 1000  # statements before an answer that may explain it; to look at all takes quadratic time
_REACH = 600  # characters: about four sentences
_LESS_SURE = 0.7  # as a reader is who has only the answer to go by


def explained(found: Sequence[Statement], doers: Mapping[str, tuple[Mention, ...]]) -> list[Statement]:
    """Return the statements, claims as allegations where only that explains an answer.

    ``doers`` are those of whom a claim tells a deed, by the id of its statement; they are accused of it then.
    """
    kept = list(found)
    for answer in found:
        place = _asked_about(answer, kept, doers) if presupposes(answer) else None
        if place is not None:
            kept[place] = _accusing(kept[place], doers[kept[place].id], answer)
    return kept


def presupposes(answer: Statement) -> bool:
    """Tell whether a statement makes sense only as an answer: a silence, a reply, "called the accusation absurd"."""
    if answer.act is Act.DENIAL:
        return points_back(answer)
    return answer.act is Act.NO_RESPONSE or (answer.polarity is Polarity.NEGATIVE and is_put_as_reply(answer))


def _asked_about(answer: Statement, found: Sequence[Statement], doers: Mapping[str, tuple[Mention, ...]]) -> int | None:
    """Return the place of the claim that an answer is to, or None where there is none or it needs none."""
    silent = _keys(answer.sources)
    last = bisect_left(found, answer.sentence.start, key=lambda each: each.sentence.start)
    before = range(max(0, last - _LATEST), last)
    if not silent or any(
        found[place].act is Act.ALLEGATION and silent & _keys(found[place].accused) for place in before
    ):
        return None
    near = [place for place in before if answer.sentence.start - found[place].sentence.end <= _REACH]
    told = (place for place in reversed(near) if silent & _keys(doers.get(found[place].id, ())))
    return next((place for place in told if not silent & _keys(found[place].sources)), None)


def _accusing(claim: Statement, accused: tuple[Mention, ...], answer: Statement) -> Statement:
    spans = [claim.cue] if claim.cue else [], [claim.content] if claim.content else []
    said = "" if answer.cue is None else f", asked about it: {answer.cue.text!r}"
    return replace(
        claim,
        id=statement_id(claim.document, Act.ALLEGATION, claim.sources, accused, *spans),
        act=Act.ALLEGATION,
        accused=accused,
        confidence=round(claim.confidence * _LESS_SURE, 3),
        why=f"{claim.why}{said}",
    )


def _keys(mentions: Sequence[Mention]) -> set[str]:
    return {key for mention in mentions for key in (mention.actor, mention.side) if key}
