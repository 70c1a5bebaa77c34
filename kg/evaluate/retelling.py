"""A labelled dispute told again by extraction: from its texts alone, with a list of its actors.

What is found is known by the id of the label that it agrees with: the same act (a negative claim will do for a denial,
a concession for an admission), the same sentence, the same sides speaking and accused. Whatever agrees with no label
keeps an id of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.actors import ActorBase
from kg.detect.responses import concedes
from kg.evaluate.disputes import Dispute
from kg.extract import extract
from kg.statement import Act, Mention, Polarity, Span, Statement


def retold(dispute: Dispute) -> tuple[Dispute, Mapping[str, str]]:
    """Return the dispute with the statements found in its articles, and the labels that these agree with, by id."""
    found = tuple(extract(dispute.printed, base=ActorBase.of(dispute.known)))
    labels = {each.id: label.id for each in found if (label := _label_of(each, dispute.said)) is not None}
    return replace(dispute, said=found), labels


def _label_of(found: Statement, labels: Iterable[Statement]) -> Statement | None:
    """Return the label that a statement found agrees with: of several the one whose content it shares most of."""
    agreeing = [label for label in labels if _agree(label, found)]
    return max(agreeing, key=lambda label: _shared(label.content, found.content), default=None)


def _agree(label: Statement, found: Statement) -> bool:
    negative = found.act is Act.CLAIM and found.polarity is Polarity.NEGATIVE
    read_as = Act.DENIAL if negative else Act.ADMISSION if concedes(found) else None
    return (
        label.document == found.document
        and (label.act is found.act or label.act is read_as)
        and _shared(label.sentence, found.sentence) > 0
        and _sides(label.sources) == _sides(found.sources)
        and _sides(label.accused) == _sides(found.accused)
    )


def _shared(one: Span | None, other: Span | None) -> int:
    """Return how many characters two spans of a text share."""
    return 0 if one is None or other is None else max(0, min(one.end, other.end) - max(one.start, other.start))


def _sides(mentions: Iterable[Mention]) -> set[str]:
    return {mention.side or mention.actor or mention.text for mention in mentions}
