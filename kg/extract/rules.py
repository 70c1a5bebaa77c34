"""Run every rule over the parsed passages of one document, and settle which of their findings stand."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extract.control import subjects
from kg.extract.draft import Draft, Extent
from kg.extract.drafts import Drafts
from kg.extract.frames import framed
from kg.extract.headlines import headline
from kg.extract.nominals import adverbial, denying_noun, nominal
from kg.extract.places import Places
from kg.extract.quotations import Quotation
from kg.extract.silence import silent_noun
from kg.extract.speech import according, reported_noun, spoken
from kg.extract.turns import turns_of
from kg.lexicon import Lexicon
from kg.statement import Act


def drafts_of(parsed: Sequence[Doc], quotes: Places[Quotation], lexicon: Lexicon) -> list[Draft]:
    """Return the statements of a document's parsed passages, in the order of their cues, nested ones settled."""
    found = [draft for passage in parsed for token in passage for draft in _of_token(token, quotes, lexicon)]
    found += [draft for passage in parsed for draft in headline(passage, lexicon)]
    found += turns_of(parsed, lexicon)
    found.sort(key=lambda draft: (draft.cue.start, draft.cue.end))
    bare = Drafts(found)
    settled = Drafts([_contested(draft, bare) for draft in found])
    kept = (draft for draft in settled if not (_is_inside_another(draft, settled) or _is_disowned(draft, settled)))
    return [_relayed(draft, settled) for draft in kept]


def _of_token(token: Token, quotes: Places[Quotation], lexicon: Lexicon) -> Iterator[Draft]:
    drafts = list(framed(token, lexicon)) or list(spoken(token, quotes, lexicon))
    yield from drafts
    if not drafts:
        yield from according(token)
        yield from nominal(token, lexicon)
        yield from denying_noun(token, lexicon)
        yield from reported_noun(token, lexicon)
        yield from silent_noun(token, lexicon)
        yield from adverbial(token, lexicon)


def _is_inside_another(draft: Draft, found: Drafts) -> bool:
    """An "alleged" inside a reported accusation tells nothing new: it is the accuser's own hedge."""
    if draft.rule not in {"alleged", "nominal"} or (draft.rule == "nominal" and draft.sources):
        return False
    return any(
        other.act is Act.ALLEGATION and other.cue.start != draft.cue.start and other.rule != "alleged"
        for other in found.about(draft.cue)
    )


def _is_disowned(draft: Draft, found: Drafts) -> bool:
    """ "A denied accusing B", "A denied that it had accused B": A tells that it never did."""
    if draft.act is not Act.ALLEGATION or draft.verb.pos_ != "VERB":
        return False
    return any(
        all(source in denial.sources or source.pos_ == "PRON" for source in draft.sources)
        for denial in found.denials_of(draft.verb)
    )


def _contested(draft: Draft, found: Drafts) -> Draft:
    """Make a claim an allegation if the one it is about denies it: "A says B sold the map, which B denies"."""
    if draft.act is not Act.CLAIM or draft.clause is None or not draft.sources:
        return draft
    about = tuple(token for token in subjects(draft.clause) if token.pos_ in {"NOUN", "PROPN"})
    names = {token.lower_ for token in about}
    for other in found.bare_denials(draft.verb):
        denies = other.verb != draft.clause and draft.cue.start < other.cue.start
        if denies and names & {token.lower_ for token in other.sources}:
            return replace(draft, act=Act.ALLEGATION, accused=about, rule="contested", why=f"{draft.why}, denied after")
    return draft


def _relayed(draft: Draft, found: Drafts) -> Draft:
    """Add who passed the statement on: the source of the reported saying that it stands in."""
    carriers = [
        other
        for other in found.about(draft.cue)
        if other.act is Act.CLAIM and other.cue != draft.cue and set(other.sources).isdisjoint(draft.sources)
    ]
    if not carriers or draft.act is Act.CLAIM:
        return draft
    nearest = min(carriers, key=lambda other: _length(other.content))
    return replace(draft, relayed_by=nearest.sources)


def _length(extent: Extent | None) -> int:
    return 0 if extent is None else extent.end - extent.start
