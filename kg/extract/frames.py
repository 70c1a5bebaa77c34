"""Accusing, denying, admitting and silent verbs: match a verb's slots against the frames of the lexicon."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.actorhood import is_actor, is_court, is_event
from kg.extract.draft import Draft, Extent, stretch
from kg.extract.factuality import certainty_of, is_negated, is_reported
from kg.extract.harm import harm_in
from kg.extract.reciprocity import is_other
from kg.extract.slots import (
    agents,
    antecedents,
    children,
    clause_of,
    extent,
    is_passive,
    owners,
    prepositional,
    source_of,
    subjects,
    target_of,
)
from kg.lexicon import Frame, Lexicon, Requirement, Slot, load_lexicon
from kg.statement import Act

_POINTING_BACK = frozenset({"which", "that", "this", "it", "these", "those", "them", "so"})


def framed(verb: Token, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the statements of one verb: the first frame of its lemma that fits, once for each of its contents."""
    for frame in lexicon.frames.get(verb.lemma_.lower(), ()):
        drafts = list(_match(frame, verb, lexicon))
        if drafts:
            yield from drafts
            return


def _match(frame: Frame, verb: Token, lexicon: Lexicon) -> Iterator[Draft]:
    if not _is_meant(frame, verb, lexicon) or not all(
        _meets(requirement, verb, lexicon) for requirement in frame.requires
    ):
        return
    contents = _fill(frame.content, verb)
    if frame.act is Act.DENIAL and contents:
        contents = [_whole_matter(token, verb, lexicon) for token in contents]
    accused = _fill_accused(frame, verb, contents, lexicon)
    if contents is None or accused is None:
        return
    sources = tuple(_sources(frame, verb, lexicon))
    accused = tuple(token for token in accused if token not in sources)
    if not _passes(frame, (sources, accused, contents), lexicon) or _is_generic(verb, accused):
        return
    if frame.accused and not accused and any(slot.required for slot in frame.accused):
        return
    if sources and not any(_may_judge(token, lexicon) for token in sources):
        return
    if frame.act is Act.NO_RESPONSE and not sources:
        return
    for content in contents or [None]:
        yield Draft(
            act=frame.act,
            rule=f"frame:{frame.lemma}",
            why=_why(frame, verb, accused, content),
            cue=_cue(frame, verb),
            lemma=frame.lemma,
            verb=verb,
            sources=sources,
            accused=accused,
            content=None if content is None else _content_extent(content),
            clause=content,
            certainty=certainty_of(verb, lexicon),
            reciprocal=any(is_other(token) for token in accused),
            points_back=content is not None and content.lower_ in _POINTING_BACK,
        )


def _sources(frame: Frame, verb: Token, lexicon: Lexicon) -> list[Token]:
    """Return who speaks or keeps silent; "A could not be reached": the silent party is the one not reached."""
    if frame.act is Act.NO_RESPONSE:
        verb = _refusal(verb, lexicon) or verb
        if any(requirement.kind == "passive" for requirement in frame.requires):
            return [] if agents(verb) else target_of(verb)
        if is_passive(verb):
            return [party for inquiry in target_of(verb) for party in _asked(inquiry)]
        silent = source_of(verb)
        return [token for token in silent if is_actor(token, lexicon)] or silent
    return source_of(verb)


def _whole_matter(content: Token, verb: Token, lexicon: Lexicon) -> Token:
    """ "accused of the raid in May, which he denied": what is denied is the matter before, not the noun of May."""
    lemma = content.lemma_.lower()
    pronouns = [token for token in children(verb, "dobj") if token.tag_ == "WDT"]
    told = lemma in lexicon.said or (lemma, "noun") in lexicon.harm
    denies = verb.lemma_ == "deny"
    return pronouns[0] if denies and pronouns and content == verb.head and not told else content


def _asked(inquiry: Token) -> list[Token]:
    """Return to whom an inquiry went: "calls to A", "requests sent to A"."""
    return [
        party
        for preposition in inquiry.subtree
        if preposition.lower_ == "to" and preposition.i > inquiry.i
        for party in children(preposition, "pobj")
    ]


def _may_judge(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a subject can accuse or deny; laws and events cannot, documents can, "no one" did not."""
    lemma = token.lemma_.lower()
    if lexicon.has("nobody", lemma) or any(child.lower_ == "no" for child in token.children):
        return False
    return lexicon.has("document", lemma) or not (lexicon.has("inanimate", lemma) or is_event(token, lexicon))


def _is_generic(verb: Token, accused: tuple[Token, ...]) -> bool:
    """Tell whether nobody in particular is accused: "people accused of crimes", "anyone accused"."""
    lexicon = load_lexicon()
    if any(lexicon.has("nobody", token.lower_) or token.text.lower() == "no one" for token in accused):
        return True
    reduced = verb.dep_ == "acl" and verb.tag_ == "VBN"
    return reduced and any(
        token.tag_ == "NNS" and not token.ent_type_ and not children(token, "det", "nummod", "poss", "amod")
        for token in accused
    )


def _is_meant(frame: Frame, verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether the verb really happens, and is not turned around by a negation that the frame does not want."""
    refusal = _refusal(verb, lexicon)
    if (
        verb.dep_ == "amod"
        or not is_reported(refusal or verb)
        or (verb.pos_ not in {"VERB", "AUX"} and verb.tag_ not in {"VBN", "VBG"})
    ):
        return False
    wanted = {requirement.kind for requirement in frame.requires}
    if "negated" in wanted or "refused" in wanted:
        return True
    if frame.act is Act.ADMISSION and is_passive(verb):
        return False  # "those admitted"
    return not _is_denied(verb) and refusal is None


def _is_denied(verb: Token) -> bool:
    """Tell whether a verb, its complement or its object is negated: "pleaded not guilty", "made no comment"."""
    return (
        is_negated(verb)
        or any(children(state, "neg") for state in children(verb, "acomp", "oprd"))
        or any(word.lower_ in {"no", "nothing"} for noun in children(verb, "dobj") for word in (noun, *noun.children))
    )


def _refusal(verb: Token, lexicon: Lexicon) -> Token | None:
    """Return the verb that refuses what this one says: "declined" in "declined to comment"."""
    if verb.dep_ not in {"xcomp", "pcomp", "conj"}:
        return None
    head = verb.head.head if verb.head.pos_ == "ADP" else verb.head
    if verb.dep_ == "conj":
        return _refusal(head, lexicon) if head.dep_ == "xcomp" and verb.tag_ == "VB" else None
    return head if lexicon.has("refusing", head.lemma_) else None


def _meets(requirement: Requirement, verb: Token, lexicon: Lexicon) -> bool:
    if requirement.kind == "negated":
        return _is_denied(verb)
    if requirement.kind == "refused":
        refusal = _refusal(verb, lexicon)
        return refusal is not None and not is_negated(refusal)
    if requirement.kind == "passive":
        return is_passive(verb)
    if requirement.kind == "that":
        return any(child.lower_ == "that" for clause in children(verb, "ccomp") for child in clause.children)
    if requirement.kind == "object":
        return any(token.lemma_.lower() in requirement.words for token in target_of(verb))
    if requirement.kind == "without":
        return not any(child.lower_ in requirement.words for child in children(verb, "prep", "xcomp", "aux")) and not [
            to for clause in children(verb, "xcomp", "ccomp") for to in children(clause, "aux") if to.lower_ == "to"
        ]
    if requirement.kind == "particle":
        return any(token.lower_ in requirement.words for token in children(verb, "prt", "advmod", "prep"))
    return any(
        token.lemma_.lower() in requirement.words or token.lower_ in requirement.words for token in _complements(verb)
    )


def _complements(verb: Token) -> Iterator[Token]:
    """Yield what the verb says its object is: "baseless", "as baseless", "a lie", "responsible"."""
    for token in children(verb, "acomp", "oprd", "attr", "xcomp", "ccomp", "advcl", "amod", "advmod"):
        yield token
        yield from children(token, "conj", "acomp", "attr", "amod", "advmod")
    for preposition in children(verb, "prep"):
        if preposition.lower_ == "as":
            for token in children(preposition, "pobj", "amod", "pcomp", "acomp"):
                yield token
                yield from children(token, "conj", "amod", "advmod")
    for noun in children(verb, "dobj"):
        yield from children(noun, "amod", "acomp")


def _said_as(verb: Token) -> list[Token]:
    """ "rejected as baseless the charges": the parser takes the charges for what they were rejected as."""
    return [
        token
        for preposition in children(verb, "prep")
        if preposition.lower_ == "as"
        for token in children(preposition, "pobj")
        if token.lemma_.lower() in load_lexicon().said
    ]


def _fill(slots: tuple[Slot, ...], verb: Token) -> list[Token] | None:
    """Return the fillers of the first slot that is filled; None where a required one stays empty."""
    for slot in slots:
        found = _slot(slot.name, verb)
        if found:
            return found
    return None if any(slot.required for slot in slots) else []


def _slot(name: str, verb: Token) -> list[Token]:
    if name == "object":
        return target_of(verb) or _said_as(verb)
    if name == "clause":
        clause = clause_of(verb)
        said = [token for token in target_of(verb) if token.lemma_.lower() in load_lexicon().said]
        return said or ([] if clause is None else [clause])
    if name == "owner":
        return [owner for noun in target_of(verb) if not noun.ent_type_ for owner in owners(noun) or _of(noun)]
    if name == "complement":
        return children(verb, "oprd", "attr") or [token for token in children(verb, "ccomp") if token.pos_ == "NOUN"]
    if name == "gerund":
        return [token for token in children(verb, "xcomp", "dobj", "pcomp") if token.tag_ == "VBG"]
    return antecedents(prepositional(verb, name))


def _of(noun: Token) -> list[Token]:
    return [
        token
        for preposition in children(noun, "prep")
        if preposition.lower_ == "of"
        for token in children(preposition, "pobj")
    ]


def _fill_accused(
    frame: Frame, verb: Token, contents: list[Token] | None, lexicon: Lexicon
) -> tuple[Token, ...] | None:
    if [slot.name for slot in frame.accused] != ["agent"]:
        found = _fill(frame.accused, verb)
        return None if found is None else tuple(found)
    found: list[Token] = []
    for content in contents or []:
        if content.pos_ not in {"VERB", "AUX"} and not _is_wrong_itself(content, lexicon):
            continue
        harm = harm_in(content, lexicon)
        if harm is None and frame.accused[0].required:
            continue
        found += harm.agents if harm else _subject_actors(content, lexicon)
    return None if frame.accused[0].required and not found else tuple(dict.fromkeys(found))


def _is_wrong_itself(word: Token, lexicon: Lexicon) -> bool:
    lemma = word.lemma_.lower()
    return (lemma, "noun") in lexicon.harm or (lemma, "adjective") in lexicon.harm


def _subject_actors(clause: Token, lexicon: Lexicon) -> list[Token]:
    """Return the named subject of a clause that is alleged in so many words, harmful by itself or not."""
    if clause.pos_ not in {"VERB", "AUX"} or is_passive(clause):
        return []
    return [token for token in subjects(clause) if is_actor(token, lexicon) and token.pos_ != "PRON"]


def _passes(frame: Frame, filled: tuple[tuple[Token, ...], tuple[Token, ...], list[Token]], lexicon: Lexicon) -> bool:
    """Tell whether the fillers are of the kind that the frame's gate asks for."""
    sources, accused, contents = filled
    if frame.gate == "actor":
        return any(is_actor(token, lexicon) or is_other(token) for token in accused[:1])
    if frame.gate == "person":
        return any(is_actor(token, lexicon) and token.pos_ != "PRON" for token in accused)
    if frame.gate == "harm":
        return any(_is_harmful(token, lexicon) for token in contents) and (
            not accused or any(is_actor(token, lexicon) for token in accused)
        )
    if frame.gate == "wrong":
        return any(_is_wrong(token, lexicon) for token in contents)
    if frame.gate in {"said", "named"}:
        return any(_is_said(token, frame, lexicon) for token in contents) and not any(
            is_court(token, lexicon) for token in sources
        )
    if frame.gate == "inquiry":
        return any(_is_inquiry(token, lexicon) for token in contents) or (
            not contents and any(is_actor(token, lexicon) for token in sources)
        )
    if frame.gate == "party":
        return any(is_actor(token, lexicon) for token in sources)
    return True


def _is_inquiry(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether something is put to somebody: a question, or something said of him."""
    lemma = token.lemma_.lower()
    return lexicon.has("inquiry", lemma) or lemma in lexicon.said or lemma in {"demand", "comment", "dossier"}


def _is_harmful(token: Token, lexicon: Lexicon) -> bool:
    return harm_in(token, lexicon) is not None or (token.lemma_.lower(), "noun") in lexicon.harm


def _is_wrong(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether what is denied is something said or done, not something refused ("denied entry")."""
    verb = token.head
    if any(preposition.lower_ == "from" for preposition in children(verb, "prep")):
        return False
    if (token.pos_ in {"VERB", "AUX"} and token.dep_ != "pobj") or token.lower_ in _POINTING_BACK:
        return True
    if children(verb, "dative") or (is_passive(verb) and children(verb, "dobj", "oprd")):
        return False
    lemma = token.lemma_.lower()
    if lemma in lexicon.said or (lemma, "noun") in lexicon.harm:
        return True
    return lemma not in lexicon.refusals and not (is_actor(token, lexicon))


def _is_said(token: Token, frame: Frame, lexicon: Lexicon) -> bool:
    """Tell whether what is rejected is something said: a charge always, a proposal only with a clause of its own."""
    if token.pos_ in {"VERB", "AUX"}:
        return True
    kind = lexicon.said.get(token.lemma_.lower())
    if kind == "proposing":
        return any(child.dep_ in {"acl", "ccomp", "relcl"} and child.tag_ != "VB" for child in token.children)
    return kind in {"accusing", "claiming"}


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


def _content_extent(content: Token) -> Extent:
    return stretch(*extent(content))


def _why(frame: Frame, verb: Token, accused: tuple[Token, ...], content: Token | None) -> str:
    parts = [f"{verb.text!r} as in {frame.example!r}"]
    parts += [f"accused {token.text!r}" for token in accused]
    parts += [] if content is None else [f"content {content.text!r}"]
    return ", ".join(parts)
