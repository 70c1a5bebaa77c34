"""Accusing, denying, admitting and silent verbs: match a verb's slots against the frames of the lexicon."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.actorhood import is_other
from kg.extract.anybody import is_generic
from kg.extract.contents import content_of, proposition_of
from kg.extract.draft import Draft, Extent, Filled, stretch
from kg.extract.factuality import certainty_of
from kg.extract.filling import accused_of, fill, sources_of, whole_matter
from kg.extract.gates import is_meant, may_judge, meets, passes
from kg.extract.tree import children
from kg.lexicon import Frame, Lexicon
from kg.statement import Act, Certainty


def framed(verb: Token, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the statements of one verb: the first frame of its lemma that fits, once for each of its contents."""
    for frame in lexicon.frames.get(verb.lemma_.lower(), ()):
        filled = _filled(frame, verb, lexicon)
        if filled is not None:
            yield from _drafts(frame, verb, filled, lexicon)
            return


def _filled(frame: Frame, verb: Token, lexicon: Lexicon) -> Filled | None:
    """Return the filled slots of a frame, or None where it does not fit."""
    if not all(meets(part, verb, lexicon) for part in frame.requires) or not is_meant(frame, verb, lexicon):
        return None
    contents = fill(frame.content, verb)
    if frame.act is Act.DENIAL and contents:
        contents = [whole_matter(token, verb, lexicon) for token in contents]
    accused = accused_of(frame, verb, contents, lexicon)
    if contents is None or accused is None:
        return None
    sources = tuple(sources_of(frame, verb, lexicon))
    accused = tuple(token for token in accused if token not in sources and token.lemma_.lower() not in lexicon.said)
    filled = Filled(sources, accused, tuple(contents))
    return filled if _is_whole(frame, filled, lexicon) and not is_generic(verb, filled) else None


def _is_whole(frame: Frame, filled: Filled, lexicon: Lexicon) -> bool:
    """Tell whether everybody the frame needs is there, and of the kind it needs."""
    accused_missing = not filled.accused and any(slot.required for slot in frame.accused)
    silent_missing = not filled.sources and frame.act is Act.NO_RESPONSE
    nobody_claims = not filled.sources and frame.act is Act.CLAIM
    nobody_speaks = filled.sources and not any(may_judge(token, lexicon) for token in filled.sources)
    return not (accused_missing or silent_missing or nobody_claims or nobody_speaks) and passes(frame, filled, lexicon)


def _drafts(frame: Frame, verb: Token, filled: Filled, lexicon: Lexicon) -> Iterator[Draft]:
    extent_of = proposition_of if frame.act is Act.CLAIM else content_of
    for content in filled.contents or (None,):
        yield Draft(
            act=frame.act,
            rule=f"frame:{frame.lemma}",
            why=_why(frame, verb, filled.accused, content),
            cue=_cue(frame, verb),
            lemma=frame.lemma,
            verb=verb,
            sources=filled.sources,
            accused=filled.accused,
            content=None if content is None else extent_of(content, verb),
            clause=content,
            certainty=Certainty.CERTAIN if frame.act is Act.NO_RESPONSE else certainty_of(verb, lexicon),
            reciprocal=any(is_other(token) for token in filled.accused),
        )


def _cue(frame: Frame, verb: Token) -> Extent:
    """Return the words of the cue: the verb, for a silence with all that makes it one ("declined to comment")."""
    if frame.act is not Act.NO_RESPONSE:
        return stretch(verb, verb)
    first = last = verb
    for token in [*children(verb, "aux", "neg", "auxpass"), *children(verb, "acomp", "dobj") * bool(frame.requires)]:
        if token.pos_ in {"AUX", "PART", "ADJ"} or token.lemma_ in {"comment", "response", "reply"}:
            first, last = min(first, token, key=_place), max(last, token, key=_place)
    if verb.dep_ == "xcomp" and verb.head.pos_ in {"VERB", "AUX"}:
        first = min(first, verb.head, *children(verb.head, "aux", "neg"), key=_place)
    return stretch(first, last)


def _place(token: Token) -> int:
    return int(token.i)


def _why(frame: Frame, verb: Token, accused: tuple[Token, ...], content: Token | None) -> str:
    parts = [f"{verb.text!r} as in {frame.example!r}"]
    parts += [f"accused {token.text!r}" for token in accused]
    parts += [] if content is None else [f"content {content.text!r}"]
    return ", ".join(parts)
