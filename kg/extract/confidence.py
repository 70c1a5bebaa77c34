"""How sure is a statement? The chance that its act, its source and its accused are all right.

A logistic regression over features that a reader can check in the record; its weights are those of
ontology/lexicon/confidence.csv, fitted on labelled sentences by ``python tests/calibrate.py``.
"""

import math
from collections.abc import Iterator, Sequence

from kg.extract.draft import Draft
from kg.lexicon import load_lexicon
from kg.statement import Act, Certainty, Mention

BASE = "statement"
"""The feature that every statement has."""

_LONG = 30  # words, about the longest tenth of the sentences of news
_ANAPHORA = ("pronoun", "definite", "that country", "each side")
_KINDS = {
    "frame": "verb",
    "nominal": "noun",
    "silent noun": "noun",
    "alleged": "alleged",
    "self denial": "content",
}
"""Rule -> the kind of evidence it rests on; every other rule reads the content of reported speech."""


def confidence_of(draft: Draft, sources: Sequence[Mention], accused: Sequence[Mention]) -> float:
    """Return the chance, 0 to 1, that act, source and accused are all right."""
    weights = load_lexicon().confidence
    score = sum(weights.get(feature, 0.0) for feature in features_of(draft, sources, accused))
    return round(1 / (1 + math.exp(-score)), 2)


def features_of(draft: Draft, sources: Sequence[Mention], accused: Sequence[Mention]) -> Iterator[str]:
    """Yield the features of a statement by their names in confidence.csv."""
    yield BASE
    yield f"{draft.act}: {_KINDS.get(draft.rule.partition(':')[0], 'content')}"
    yield f"source: {_linked(sources)}"
    if draft.act is Act.ALLEGATION:
        yield f"accused: {_linked(accused)}"
    if draft.certainty is not Certainty.CERTAIN:
        yield "hedged"
    if draft.relayed_by:
        yield "relayed"
    if draft.reciprocal:
        yield "mutual"
    if len(draft.verb.sent) > _LONG:
        yield "long sentence"


def _linked(mentions: Sequence[Mention]) -> str:
    """Say how the least sure of the mentions was linked to an actor."""
    if not mentions:
        return "open"
    if any(mention.actor is None for mention in mentions):
        return "nobody known"
    return "anaphora" if any((mention.rule or "").startswith(_ANAPHORA) for mention in mentions) else "name"
