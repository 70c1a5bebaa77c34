"""Silence told by a noun: "there was no immediate comment from A"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.actorhood import is_actor
from kg.extract.draft import Draft, stretch
from kg.extract.slots import prepositional
from kg.extract.tree import children, conjuncts
from kg.lexicon import Lexicon
from kg.statement import Act


def silent_noun(noun: Token, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the missing response of a "no comment from A", if it says from whom."""
    if lexicon.nominals.get(noun.lemma_.lower()) is not Act.NO_RESPONSE or noun.pos_ != "NOUN":
        return
    negations = [child for child in noun.children if child.lower_ == "no"]
    sources = [token for token in conjuncts(_from(noun)) if is_actor(token, lexicon)]
    if not negations or not sources:
        return
    contents = prepositional(noun, "on") or prepositional(noun, "to") or prepositional(noun, "about")
    content = contents[0] if contents else None
    yield Draft(
        act=Act.NO_RESPONSE,
        rule="silent noun",
        why=f"'no {noun.text}' from {sources[0].text!r}",
        cue=stretch(negations[0], noun),
        lemma=noun.lemma_.lower(),
        verb=noun,
        sources=tuple(sources),
        content=None if content is None else stretch(content.left_edge, content.right_edge),
        clause=content,
    )


def _from(noun: Token) -> list[Token]:
    verb = noun.head
    places = [noun, verb] if verb.pos_ in {"VERB", "AUX"} else [noun]
    return [
        token
        for place in places
        for preposition in children(place, "prep")
        if preposition.lower_ in {"from", "by"}
        for token in children(preposition, "pobj")
    ][:1]
