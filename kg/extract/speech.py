"""Reported speech: who says what, directly or indirectly, with the cue before, inside or after the content.

The three parts follow the attribution scheme of PARC 3.0 and PolNeAR: source, cue and content.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from spacy.tokens import Token

from kg.extract.actorhood import is_actor
from kg.extract.control import subjects
from kg.extract.draft import Draft, Extent, end_of, start_of, stretch
from kg.extract.factuality import certainty_of, is_negated, is_reported
from kg.extract.phrases import extent
from kg.extract.places import Places
from kg.extract.quotations import Quotation
from kg.extract.saying import content_beside, trim
from kg.extract.slots import said_clause, source_of, target_of
from kg.extract.tree import children, conjuncts, quotation_of
from kg.extract.voice import agents, is_passive
from kg.lexicon import Lexicon
from kg.statement import Act, Certainty, Polarity


def spoken(verb: Token, quotes: Places[Quotation], lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the statement that a verb of speech reports, if it has a source or a content that tells so."""
    speech = lexicon.speech.get(verb.lemma_.lower())
    if speech is None or verb.pos_ not in {"VERB", "AUX"} or is_negated(verb) or not is_reported(verb):
        return
    sources = _sources(verb, lexicon)
    if quotation_of(verb) >= 0 and any(lexicon.has("first-person", token.lower_) for token in sources):
        return  # "I think" in a quotation is part of what its speaker says
    content = content_beside(verb, sources, quotes, speech.force)
    if content is None:
        return
    extent_, clause = content
    if not sources and not is_passive(verb):
        return
    if clause is not None and clause.dep_ == "xcomp" and lexicon.has("naming", clause.lemma_):
        return  # "asked not to be named"
    if lexicon.has("discovering", verb.lemma_) and (clause is None or clause.dep_ != "ccomp"):
        return  # "was found stuffed in a bin" says nothing, "found that A lied" does
    said = Draft(
        act=Act.CLAIM,
        rule=f"speech:{speech.force}",
        why=f"speech verb {verb.text!r}",
        cue=stretch(verb, verb),
        lemma=speech.lemma,
        verb=verb,
        sources=tuple(sources),
        content=extent_,
        clause=clause,
        certainty=_lower(speech.certainty, certainty_of(verb, lexicon), clause, lexicon),
        polarity=Polarity.NEGATIVE if clause is not None and is_negated(clause) else Polarity.POSITIVE,
    )
    yield said
    yield from _said_not_so(said, lexicon)


def _said_not_so(said: Draft, lexicon: Lexicon) -> Iterator[Draft]:
    """ "said that the drains were sealed and that no oil had leaked": the second clause alone is negative."""
    if said.clause is None or said.polarity is Polarity.NEGATIVE:
        return
    for clause in children(said.clause, "conj"):
        own = children(clause, "nsubj", "nsubjpass")
        told = any(word.lemma_.lower() in lexicon.said for word in own)
        if children(clause, "mark") and own and (is_negated(clause) or (told and clause.lemma_ == "be")):
            negative = Polarity.NEGATIVE if is_negated(clause) else Polarity.POSITIVE
            yield replace(said, content=stretch(*extent(clause)), clause=clause, polarity=negative)


def according(preposition: Token) -> Iterator[Draft]:
    """Yield the statement of an "according to X" phrase: the rest of its sentence."""
    if preposition.lower_ != "according":
        return
    to = children(preposition, "prep")
    heads = conjuncts([noun for inner in to for noun in children(inner, "pobj")])
    if not heads:
        return
    last = max(chain.from_iterable(head.subtree for head in heads), key=lambda token: int(token.i))
    sentence = preposition.sent
    before = Extent(start_of(sentence[0]), start_of(preposition))
    after = Extent(end_of(last), end_of(sentence[-1]))
    content = after if preposition.i - sentence.start <= 1 or preposition.left_edge.i == sentence.start else before
    trimmed = trim(content, preposition)
    if trimmed is None:
        return
    yield Draft(
        act=Act.CLAIM,
        rule="according",
        why="'according to'",
        cue=stretch(preposition, to[0]),
        lemma="according to",
        verb=preposition,
        sources=tuple(heads),
        content=trimmed,
        clause=sentence.root if sentence.root != preposition else None,
    )


def reported_noun(noun: Token, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the statement of a noun of saying with a clause: "in a statement that ...", "the belief that ..."."""
    if lexicon.nominals.get(noun.lemma_.lower()) is not Act.CLAIM or noun.pos_ != "NOUN":
        return
    clause = said_clause(noun)
    governor = noun.head.head if noun.head.pos_ == "ADP" else noun.head
    if clause is not None and governor.lemma_ not in lexicon.speech:
        sources = _noun_sources(noun, lexicon)
        yield Draft(
            act=Act.CLAIM,
            rule="noun of saying",
            why=f"noun {noun.text!r} with a that-clause",
            cue=stretch(noun, noun),
            lemma=noun.lemma_.lower(),
            verb=noun,
            sources=tuple(sources),
            content=stretch(*extent(clause)),
            clause=clause,
            certainty=certainty_of(clause, lexicon),
        )


def _noun_sources(noun: Token, lexicon: Lexicon) -> list[Token]:
    found = [
        token
        for preposition in children(noun, "prep")
        if preposition.lower_ in {"by", "from", "of"}
        for token in children(preposition, "pobj")
    ]
    found = found or children(noun, "poss")
    governor = noun.head.head if noun.head.pos_ == "ADP" else noun.head
    if not found and lexicon.has("light", governor.lemma_):
        found = source_of(governor)
    return [token for token in conjuncts(found) if is_actor(token, lexicon)]


def _sources(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Return who speaks; where the parser hung the verb on a quoted or embedded one, climb to the real speaker."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and lexicon.has("quoting", verb.head.head.lemma_):
        return target_of(verb.head.head)  # "quoted A as saying"
    found = agents(verb) if is_passive(verb) else subjects(verb)
    kept = [token for token in found if is_actor(token, lexicon)]
    own = bool(children(verb, "nsubj", "nsubjpass", "agent"))
    if kept or own or is_passive(verb):
        return kept or (found if own and _may_speak(found) else [])
    above = verb.head
    while above.pos_ in {"VERB", "AUX"} and above.head != above:
        above = above.head
        kept = [token for token in subjects(above) if is_actor(token, lexicon)]
        if kept:
            return kept
    return []


def _may_speak(found: Sequence[Token]) -> bool:
    """Documents speak too: "the letter said", "the report claimed"."""
    return all(token.pos_ in {"NOUN", "PROPN"} for token in found)


def _lower(verb: Certainty, seen: Certainty, clause: Token | None, lexicon: Lexicon) -> Certainty:
    order = list(Certainty)
    found = [verb, seen] + ([] if clause is None else [certainty_of(clause, lexicon)])
    return max(found, key=order.index)
