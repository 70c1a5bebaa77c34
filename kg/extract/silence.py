"""Who keeps silent: "A could not be reached", "calls to A went unanswered", "there was no comment from A"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.actorhood import is_actor
from kg.extract.control import subjects
from kg.extract.draft import Draft, stretch
from kg.extract.gates import refusal
from kg.extract.slots import prepositional, source_of, target_of
from kg.extract.tree import children, conjuncts, governed
from kg.extract.voice import agents, is_passive
from kg.lexicon import Frame, Lexicon
from kg.statement import Act

_TOWARDS = frozenset({"to", "with", "for"})
_REACHING = frozenset({"reach", "contact"})
_NOBODY = frozenset({"one", "nobody", "none", "officials", "spokesman", "spokesperson"})


def silent_party(frame: Frame, verb: Token, lexicon: Lexicon) -> list[Token]:
    """Return who keeps silent: who does not speak, is not reached, or was asked in vain."""
    refusing = refusal(verb, lexicon)
    if refusing is None and frame.source == "asked":
        return [party for inquiry in subjects(verb) for party in _asked(inquiry, lexicon)]
    if refusing is None and any(requirement.kind == "passive" for requirement in frame.requires):
        return [] if agents(verb) else [who for token in target_of(verb) for who in _those_at(token)]
    if refusing is None and is_passive(verb):
        return [party for inquiry in target_of(verb) for party in _asked(inquiry, lexicon)]
    silent = [who for token in source_of(refusing or verb) for who in _those_at(token)]
    return [token for token in silent if is_actor(token, lexicon)] or silent


def _asked(inquiry: Token, lexicon: Lexicon) -> list[Token]:
    """Return to whom an inquiry went: "calls to A", "messages left with A", "attempts to reach A"."""
    to = [word for word in inquiry.subtree if word.lower_ in _TOWARDS and word.i > inquiry.i]
    to.sort(key=lambda word: word.lower_ == "for")  # "requests for comment to A" went to A
    reached = [word for word in inquiry.subtree if word.lemma_ in _REACHING and word.dep_ in {"acl", "relcl"}]
    asked = [party for preposition in to for party in children(preposition, "pobj")]
    parties = conjuncts([party for verb in reached for party in children(verb, "dobj")] or asked[:1])
    return [party for party in parties if is_actor(party, lexicon)]


def _those_at(token: Token) -> list[Token]:
    """ "no one at the embassy was available": the embassy is silent."""
    return (governed(token, "at", "from", "in") if token.lower_ in _NOBODY else []) or [token]


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
