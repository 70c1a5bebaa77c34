"""Accusations that go both ways: "A and B accused each other", "each side ... the other", "traded accusations"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.anaphora import Discourse
from kg.extract.draft import Draft, start_of
from kg.extract.mentions import mention_of
from kg.extract.tree import children, conjuncts
from kg.lexicon import Lexicon
from kg.statement import Act, Mention


def exchanged(noun: Token, lexicon: Lexicon) -> list[Token]:
    """Return who trades accusations: "A and B traded accusations", "mutual accusations between A and B"."""
    verb = noun.head
    traded = noun.dep_ == "dobj" and lexicon.has("exchanging", verb.lemma_)
    between = [
        token
        for place in (noun, *(verb,) * traded)
        for preposition in place.subtree
        if preposition.lower_ == "between"
        for token in children(preposition, "pobj")
    ]
    mutual = any(child.lower_ == "mutual" for child in noun.children)
    if traded and not between:
        between = children(verb, "nsubj")
    return conjuncts(between) if traded or mutual else []


Direction = tuple[tuple[Mention, ...], tuple[Mention, ...]]


def directions(
    draft: Draft, sources: tuple[Mention, ...], accused: tuple[Mention, ...], discourse: Discourse
) -> Iterator[Direction]:
    """Yield (sources, accused) pairs: both directions of a mutual accusation, each silent party by itself."""
    if draft.reciprocal and len(sources) > 1:
        for source in sources:
            others = tuple(other for other in sources if other is not source and not _is_same(other, source))
            if others:
                yield (source,), others
    elif draft.reciprocal and len(sources) == 1 and sources[0].actor is None:
        yield from _two_sides(draft, sources[0], accused, discourse)
    elif draft.act is Act.NO_RESPONSE and len(sources) > 1:
        for source in sources:
            yield (source,), ()
    else:
        yield sources, accused


def _is_same(one: Mention, another: Mention) -> bool:
    """Tell whether two mentions mean one actor: "Norland, the Norlanders and Sudria accused each other"."""
    return one.actor is not None and one.actor == another.actor


def _two_sides(
    draft: Draft, source: Mention, accused: tuple[Mention, ...], discourse: Discourse
) -> Iterator[Direction]:
    """ "each side accused the other": the sides named last, if there are two."""
    sides = discourse.two_sides(start_of(draft.verb), start_of(draft.verb.sent[0]))
    if sides is None:
        yield (source,), accused
        return
    other = accused[0] if accused else source
    for one, another in (sides, sides[::-1]):
        yield (mention_of(source.text, source.start, one),), (mention_of(other.text, other.start, another),)
