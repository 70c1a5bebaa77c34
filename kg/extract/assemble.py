"""Drafts become statements: names are settled, mutual accusations come out both ways, answers find their question."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.actors.actor_base import ActorBase
from kg.document import Document
from kg.extract.actorhood import does_wrongs, is_actor, is_court, is_other
from kg.extract.admission import is_own_wrong
from kg.extract.answers import answered, answerer
from kg.extract.anybody import is_general
from kg.extract.confidence import confidence_of
from kg.extract.continuity import Told, still_accused
from kg.extract.control import subjects
from kg.extract.dates import said_on
from kg.extract.draft import Draft, Extent, end_of, start_of, stretch
from kg.extract.drafts import Drafts
from kg.extract.factuality import is_done, is_polar_question
from kg.extract.harm import Harm
from kg.extract.mentions import Mentions, is_pronoun
from kg.extract.phrases import extent
from kg.extract.places import Places
from kg.extract.presupposed import explained
from kg.extract.prosecution import told_wrong
from kg.extract.quotations import Quotation, is_quoted
from kg.extract.reciprocity import directions
from kg.extract.rules import drafts_of
from kg.extract.selfdenial import is_self_denial, untrue_matter
from kg.extract.sentences import clauses_of, part_of
from kg.extract.tree import children, quotation_of
from kg.extract.turns import TURN
from kg.lexicon import Lexicon, load_lexicon
from kg.statement import Act, Cue, Mention, Span, Statement, statement_id


def statements_of(
    document: Document, quotes: Places[Quotation], parsed: list[Doc], base: ActorBase, lexicon: Lexicon
) -> Iterator[Statement]:
    """Yield the statements of one document, in the order of their cues."""
    drafts = Drafts(drafts_of(parsed, quotes, lexicon))
    placed = Places((start_of(passage[0]), end_of(passage[-1]), passage) for passage in parsed)
    mentions = Mentions(document, parsed, base)
    mentions.note(drafts)
    sharpened = [sharper for blunt in drafts for sharper in _sharpened(blunt, drafts, placed, lexicon)]
    mentions.note_answers(sharpened)
    found: list[Statement] = []
    told: Told | None = None
    doers: dict[str, tuple[Mention, ...]] = {}
    for draft in sharpened:
        draft, sources, accused = _who(draft, mentions, found[-1:], told)
        for statement in _statements(draft, document, quotes, mentions, (sources, accused)):
            found.append(statement)
            told = Told(draft, statement) if statement.act is Act.ALLEGATION else told
            doers[statement.id] = _doers(draft, statement, mentions)
    yield from answered(explained(found, doers))


def _doers(draft: Draft, claim: Statement, mentions: Mentions) -> tuple[Mention, ...]:
    """Return whom a claim tells to have done something: "B" in "A said B had cut the budget"."""
    clause = draft.clause
    if draft.act is not Act.CLAIM or not draft.rule.startswith("speech") or clause is None or not claim.sources:
        return ()
    if draft.rule == "speech:belief" or not is_done(clause):
        return ()
    speaking = frozenset(mention.actor for mention in claim.sources if mention.actor)
    doers = (mentions.accused(token, speaking, draft.content) for token in subjects(clause) if not is_pronoun(token))
    return tuple(mention for mention in doers if mention.actor is not None and mention.actor not in speaking)


def _sharpened(draft: Draft, drafts: Drafts, placed: Places[Doc], lexicon: Lexicon) -> Iterator[Draft]:
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


def _who(
    draft: Draft, mentions: Mentions, before: Sequence[Statement], told: Told | None
) -> tuple[Draft, tuple[Mention, ...], tuple[Mention, ...]]:
    """Return the draft with who speaks and who is accused; it is but a claim where nobody else is known to be.

    ``before`` is the statement before it, if there is one, and ``told`` the allegation told last.
    """
    sources = tuple(answerer(token, draft, before) or _spoken_for(token, draft, mentions) for token in draft.sources)
    speaking = frozenset(mention.actor for mention in sources if mention.actor)
    accused = tuple(mentions.accused(token, speaking, draft.content) for token in draft.accused)
    if draft.act is not Act.ALLEGATION or draft.reciprocal:
        return draft, sources, accused
    if draft.rule.endswith("+harm") and all(map(_is_unsure, draft.accused, accused)):
        known = tuple(still_accused(token, draft, told) for token in draft.accused)
        accused = tuple(filter(None, known)) or accused
        if not any(known) and not any(_is_somebody(token, draft.sources) for token in draft.accused):
            return replace(draft, act=Act.CLAIM), sources, ()
    others = tuple(mention for mention in accused if mention.actor is None or mention.actor not in speaking)
    return (draft if others or not accused else replace(draft, act=Act.CLAIM)), sources, others


def _is_somebody(pronoun: Token, sources: Sequence[Token]) -> bool:
    """Tell whether a pronoun means people, known or not: in a quotation "they" are those whom the speaker means."""
    quoted = any(word.text == '"' for word in pronoun.sent) and pronoun.lower_ in {"they", "he", "she"}
    return (quoted and all(source.lower_ != pronoun.lower_ for source in sources)) or _is_explained(pronoun, sources)


def _is_unsure(token: Token, mention: Mention) -> bool:
    return is_pronoun(token) and mention.actor is None


def _statements(
    draft: Draft,
    document: Document,
    quotes: Places[Quotation],
    mentions: Mentions,
    who: tuple[tuple[Mention, ...], tuple[Mention, ...]],
) -> Iterator[Statement]:
    """Yield the statements of a draft; ``who`` are its sources and its accused."""
    sources, accused = who
    speaking = frozenset(mention.actor for mention in sources if mention.actor)
    passed_on = (mentions.mention(token) for token in draft.relayed_by)
    relayed = tuple(mention for mention in passed_on if mention.actor is None or mention.actor not in speaking)
    for from_, to in directions(draft, sources, accused, mentions.discourse):
        yield _statement(draft, document, quotes, (from_, to, relayed))


def _is_explained(pronoun: Token, sources: Sequence[Token]) -> bool:
    """Tell whether the sentence itself says who "they" or "him" are: "held the men, claiming them to be thieves"."""
    plural = pronoun.lower_ in {"they", "them"}
    if quotation_of(pronoun) >= 0 or not (plural or pronoun.lower_ in {"he", "she", "him", "her"}):
        return False
    lexicon = load_lexicon()
    return any(
        word.pos_ in {"NOUN", "PROPN", "NUM"}
        and word not in sources
        and (word.tag_ in {"NNS", "NNPS", "CD"}) == plural
        and is_actor(word, lexicon)
        for word in pronoun.sent[: pronoun.i - pronoun.sent.start]
    )


def _spoken_for(token: Token, draft: Draft, mentions: Mentions) -> Mention:
    """Return the source's mention; "we" in a quotation is whoever is quoted, as is "it" in "said it had no comment"."""
    goes_on = draft.rule.startswith("speech") and draft.act in {Act.CLAIM, Act.ALLEGATION}
    mention = mentions.source(token, draft.content) if goes_on else mentions.mention(token, content=draft.content)
    unnamed = is_pronoun(token) or (mention.actor is None and not token.ent_type_ and token.pos_ != "PROPN")
    silent = draft.act is Act.NO_RESPONSE and unnamed and draft.verb.dep_ == "ccomp"
    if draft.relayed_by and (silent or load_lexicon().has("first-person", token.lower_)):
        speaker = mentions.mention(draft.relayed_by[0])
        if speaker.actor is not None or not silent:
            return replace(speaker, text=mention.text, start=mention.start, end=mention.end)
    return mention


def _statement(
    draft: Draft, document: Document, quotes: Places[Quotation], roles: tuple[tuple[Mention, ...], ...]
) -> Statement:
    sources, accused, relayed = roles
    text = document.text
    content = None if draft.content is None else _span(text, _without_comma(text, draft.content))
    sentence = draft.verb.sent
    cue = _span(text, draft.cue)
    return Statement(
        id=statement_id(document.id, draft.act, sources, accused, [cue], [content] if content else []),
        document=document.id,
        act=draft.act,
        sources=sources,
        accused=accused,
        cue=Cue(cue.text, cue.start, cue.end, draft.lemma),
        content=content,
        sentence=_span(text, Extent(start_of(sentence[0]), start_of(sentence[-1]) + len(sentence[-1].text))),
        relayed_by=relayed,
        polarity=draft.polarity,
        certainty=draft.certainty,
        reciprocal=draft.reciprocal,
        quoted=content is not None and is_quoted(content.start, content.end, quotes),
        said_on=said_on(draft.verb, document.date),
        confidence=confidence_of(draft, sources, accused),
        why=draft.why,
    )


def _without_comma(text: str, extent: Extent) -> Extent:
    """ "We saw it," he said: the comma belongs to the sentence around the quotation."""
    return Extent(extent.start, extent.start + len(text[extent.start : extent.end].rstrip(" ,")))


def _span(text: str, extent: Extent) -> Span:
    return Span(text[extent.start : extent.end], extent.start, extent.end)
