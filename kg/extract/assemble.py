"""Drafts become statements: names are settled, mutual accusations come out both ways, answers find their question."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.actors.actor_base import ActorBase
from kg.document import Document
from kg.extract.actorhood import is_actor
from kg.extract.answers import answered, answerer
from kg.extract.confidence import confidence_of
from kg.extract.continuity import Told, still_accused
from kg.extract.control import subjects
from kg.extract.dates import said_on
from kg.extract.draft import Draft, Extent, end_of, start_of
from kg.extract.drafts import Drafts
from kg.extract.factuality import is_done
from kg.extract.mentions import Mentions, is_pronoun
from kg.extract.places import Places
from kg.extract.presupposed import explained
from kg.extract.quotations import Quotation, is_quoted
from kg.extract.reciprocity import directions
from kg.extract.rules import drafts_of
from kg.extract.sharpened import sharpened
from kg.extract.tree import quotation_of
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
    settled = [sharper for blunt in drafts for sharper in sharpened(blunt, drafts, placed, lexicon)]
    mentions.note_answers(settled)
    found: list[Statement] = []
    told: Told | None = None
    doers: dict[str, tuple[Mention, ...]] = {}
    for draft in settled:
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
