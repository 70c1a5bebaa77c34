"""What a reported claim amounts to: a denial, an admission, a silence, or an allegation for each wrong it tells of."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extract.actorhood import does_wrongs, is_actor, is_court, is_other
from kg.extract.admission import is_own_wrong
from kg.extract.anybody import is_general
from kg.extract.draft import Draft, start_of, stretch
from kg.extract.drafts import Drafts
from kg.extract.factuality import is_polar_question
from kg.extract.harm import Harm
from kg.extract.mentions import is_pronoun
from kg.extract.phrases import extent
from kg.extract.places import Places
from kg.extract.prosecution import told_wrong
from kg.extract.selfdenial import is_self_denial, untrue_matter
from kg.extract.sentences import clauses_of, part_of
from kg.extract.tree import children, quotation_of
from kg.extract.turns import TURN
from kg.lexicon import Lexicon
from kg.statement import Act


def sharpened(draft: Draft, drafts: Drafts, placed: Places[Doc], lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the draft, and an allegation for each sentence of its content that tells of somebody's wrong."""
    if draft.act is not Act.CLAIM or draft.content is None:
        yield draft
        return
    if draft.clause is not None and drafts.is_silence(draft.clause):
        return  # "said it would not comment": the silence is all that it says
    if draft.rule.startswith("frame:") and not _is_harmful_thing(draft, lexicon):
        yield draft
        return
    if (
        draft.rule != "speech:belief"
        and draft.clause is not None
        and draft.sources
        and is_self_denial(draft.clause, draft.sources, draft.lemma, lexicon)
    ):
        matter = untrue_matter(draft.clause)
        content = draft.content if matter is None else stretch(*extent(matter))
        why = f"{draft.why}, negated {draft.clause.text!r}"
        yield replace(draft, act=Act.DENIAL, rule="self denial", content=content, why=why)
        return
    if draft.clause is not None and is_own_wrong(draft.clause, draft.sources, draft.lemma, lexicon):
        yield replace(draft, act=Act.ADMISSION, rule="own wrong", why=f"{draft.why}, own {draft.clause.text!r}")
        return
    parsed = placed.touching(draft.content.start, draft.content.end)
    if draft.lemma == "say" and _is_no_comment(draft, parsed):
        yield replace(draft, act=Act.NO_RESPONSE, rule="said 'no comment'", content=None)
        return
    clauses = clauses_of(draft, parsed)
    several = len(clauses) > 1 or draft.rule == TURN  # of a turn only some sentences are parsed
    allegations = [
        part_of(allegation, clause) if several else allegation
        for clause in clauses
        if (allegation := _allegation(draft, clause, drafts, lexicon)) and not drafts.is_cue(clause)
    ]
    if several or not allegations:
        yield draft
    yield from allegations


def _is_harmful_thing(draft: Draft, lexicon: Lexicon) -> bool:
    """Tell whether a thing put forward is a wrong by its own name: "cited the repression by B"."""
    return draft.clause is not None and (draft.clause.lemma_.lower(), "noun") in lexicon.harm


def _is_no_comment(draft: Draft, parsed: Sequence[Doc]) -> bool:
    extent = draft.content
    words = (
        []
        if extent is None
        else [token.lower_ for passage in parsed for token in passage if extent.start <= start_of(token) < extent.end]
    )
    return words[:2] == ["no", "comment"]


def _is_anothers(word: Token, draft: Draft, drafts: Drafts) -> bool:
    """ "said a truce would end what B called the aggression of C": the aggression is B's word."""
    place = stretch(word, word)
    return any(
        other.act is Act.ALLEGATION
        and other.sources
        and other.cue != draft.cue
        and draft.content is not None
        and draft.content.holds(other.cue)
        for other in drafts.about(place)
    )


def _allegation(draft: Draft, clause: Token, drafts: Drafts, lexicon: Lexicon) -> Draft | None:
    """Return the claim as an allegation, if its clause tells of a wrong and of somebody else who does it."""
    harm = told_wrong(draft, clause, lexicon)
    if harm is None or not harm.agents or _is_anothers(harm.word, draft, drafts):
        return None
    if draft.rule != "speech:claim" and not _accuses_plainly(harm, lexicon):
        return None
    if draft.rule == "speech:belief" and not lexicon.has("concluding", draft.lemma):
        return None
    if not draft.sources or any(is_court(token, lexicon) or _is_lore(token, lexicon) for token in draft.sources):
        return None
    if is_polar_question(clause) or is_general(harm.word, harm.agents):
        return None
    agents = harm.agents
    if any(_is_speaker(token, draft.sources, lexicon) for token in agents):
        return None  # "said it and its allies were behind the raid": who counts himself in does not accuse
    return replace(
        draft,
        act=Act.ALLEGATION,
        accused=agents,
        clause=clause,
        rule=draft.rule + "+harm",
        reciprocal=any(is_other(token) for token in agents),
        why=f"{draft.why}, harmful {harm.word.text!r}, agent {agents[0].text!r}",
    )


def _is_lore(source: Token, lexicon: Lexicon) -> bool:
    """ "the law says that an officer who takes bribes commits a crime", "the psalm says": nobody is meant."""
    return lexicon.has("lore", source.lemma_.lower())


def _is_speaker(token: Token, sources: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether a word of what is said means who says it, or his own men: "we", "it", "our troops"."""
    if token in sources or lexicon.has("first-person", token.lower_):
        return True
    if lexicon.has("own-forces", token.lemma_.lower()) and any(word.tag_ == "PRP$" for word in children(token, "poss")):
        return True
    bodies = [
        source for source in sources if source.tag_ != "PRP" and lexicon.roles.get(source.lemma_.lower()) != "person"
    ]
    return token.lower_ == "it" and quotation_of(token) < 0 and any(body.ent_type_ != "PERSON" for body in bodies)


def _accuses_plainly(harm: Harm, lexicon: Lexicon) -> bool:
    """Tell whether a wrong is an allegation even where its cue is a plain "said": not so where nobody is known."""
    if lexicon.has("blaming", harm.word.lemma_.lower()):
        return any(is_actor(token, lexicon) for token in harm.agents)
    return harm.strong and any(is_pronoun(token) or does_wrongs(token, lexicon) for token in harm.agents)
