"""What must hold before a frame fits: that the verb is meant, what stands beside it, of what kind its fillers are."""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kg.extract.actorhood import is_abstract, is_actor, is_court, is_event, is_other, may_act
from kg.extract.draft import Filled
from kg.extract.factuality import is_negated, is_reported, is_supposed
from kg.extract.harm import harm_in, strength_of
from kg.extract.slots import target_of
from kg.extract.tree import children, governed
from kg.extract.voice import is_passive
from kg.lexicon import Frame, Lexicon, Requirement
from kg.statement import Act

_NONE = frozenset({"no", "nothing", "neither"})
_THINGS = frozenset({"that", "this", "these", "those", "there"})
POINTING_BACK = frozenset({"which", "that", "this", "it", "these", "those", "them", "so"})


def is_meant(frame: Frame, verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether the verb really happens, and is not turned around by a negation that the frame does not want."""
    refusing = refusal(verb, lexicon)
    if (
        verb.dep_ == "amod"
        or not (is_reported(refusing or verb) or _is_withheld(verb))
        or (verb.pos_ not in {"VERB", "AUX"} and verb.tag_ not in {"VBN", "VBG"})
    ):
        return False
    wanted = {requirement.kind for requirement in frame.requires}
    if wanted & {"negated", "refused", "unwilling"}:
        return True
    if frame.act is Act.ADMISSION and is_passive(verb):
        return False  # "those admitted"
    return not _is_denied(verb) and refusing is None


def refusal(verb: Token, lexicon: Lexicon) -> Token | None:
    """Return the verb that refuses what this one says: "declined" in "declined to comment"."""
    if verb.dep_ not in {"xcomp", "pcomp", "conj"}:
        return None
    head = verb.head.head if verb.head.pos_ == "ADP" else verb.head
    if verb.dep_ == "conj":
        return refusal(head, lexicon) if head.dep_ == "xcomp" and verb.tag_ == "VB" else None
    if head.pos_ in {"ADJ", "ADV", "ADP"} and lexicon.has("keeping-off", head.lower_):
        return head.head  # "steered clear of commenting"
    unwilling = is_negated(head) and lexicon.has("willing", head.lemma_)  # "did not want to comment"
    return head if lexicon.has("refusing", head.lemma_) or unwilling else None


def _is_denied(verb: Token) -> bool:
    """Tell whether a verb, its complement or its object is negated: "pleaded not guilty", "made no comment"."""
    return (
        is_negated(verb)
        or _is_withheld(verb)
        or any(children(state, "neg") for state in children(verb, "acomp", "oprd"))
        or any(word.lower_ in _NONE for noun in children(verb, "dobj") for word in (noun, *noun.children))
    )


def _is_withheld(verb: Token) -> bool:
    """ "left without answering": no answer was given."""
    return verb.dep_ == "pcomp" and verb.head.lower_ == "without"


def meets(requirement: Requirement, verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether what a frame requires stands beside the verb."""
    if requirement.kind == "negated":
        return _is_denied(verb)
    if requirement.kind == "refused":
        refusing = refusal(verb, lexicon)
        return refusing is not None and is_negated(refusing) == lexicon.has("willing", refusing.lemma_)
    if requirement.kind == "unwilling":
        would = any(word.lower_ == "would" for word in children(verb, "aux"))
        return would and is_negated(verb) and any(map(is_supposed, children(verb, "ccomp")))
    if requirement.kind in {"active", "passive"}:
        return is_passive(verb) == (requirement.kind == "passive")
    if requirement.kind == "that":
        return any(child.lower_ == "that" for clause in children(verb, "ccomp") for child in clause.children)
    if requirement.kind == "object":
        return any(token.lemma_.lower() in requirement.words for token in target_of(verb))
    if requirement.kind == "without":
        states = children(verb, "acomp")
        beside = [word for place in (verb, *states) for word in children(place, "prep", "xcomp", "aux")]
        return not any(word.lower_ in requirement.words for word in beside) and not [
            to for clause in children(verb, "xcomp", "ccomp") for to in children(clause, "aux") if to.lower_ == "to"
        ]
    if requirement.kind in {"under", "on"}:
        return any(noun.lemma_.lower() in requirement.words for noun in governed(verb, requirement.kind))
    if requirement.kind == "particle":
        return any(token.lower_ in requirement.words for token in children(verb, "prt", "advmod", "prep"))
    return any(
        token.lemma_.lower() in requirement.words or token.lower_ in requirement.words for token in _complements(verb)
    )


def _complements(verb: Token) -> Iterator[Token]:
    """Yield what the verb says its object is: "baseless", "as baseless", "a lie", "responsible"."""
    for token in children(verb, "acomp", "oprd", "attr", "xcomp", "ccomp", "advcl", "amod", "advmod"):
        yield token
        yield from children(token, "conj", "acomp", "attr", "amod", "advmod", "compound")
    for preposition in children(verb, "prep"):
        if preposition.lower_ == "as":
            for token in children(preposition, "pobj", "amod", "pcomp", "acomp"):
                yield token
                yield from children(token, "conj", "amod", "advmod", "compound")
    for noun in children(verb, "dobj"):
        yield from (word for word in governed(noun, "as"))
        yield from (word for preposition in children(noun, "prep") for word in children(preposition, "amod"))
        yield from children(noun, "amod", "acomp")
        yield from (word for word in children(noun, "acl") if word.tag_ == "VBN")  # "the charges unsubstantiated"


def passes(frame: Frame, filled: Filled, lexicon: Lexicon) -> bool:
    """Tell whether the fillers are of the kind that the frame's gate asks for."""
    return not frame.gate or _GATES[frame.gate](filled, lexicon)


def _an_actor_is_accused(filled: Filled, lexicon: Lexicon) -> bool:
    return any(is_actor(token, lexicon) or is_other(token) for token in filled.accused[:1])


def _a_crime_is_charged(filled: Filled, lexicon: Lexicon) -> bool:
    """ "charged with drawing up plans" gives somebody a task, unless it tells of a wrong."""
    if any(token.ent_type_ == "MONEY" for token in filled.accused):
        return False  # "charged him $9 for a loaf"
    tasks = [token for token in filled.contents if token.tag_ == "VBG" and lexicon.has("task", token.lemma_)]
    told = any(_is_wrong_word(word, lexicon) for task in tasks for word in task.subtree)
    return _an_actor_is_accused(filled, lexicon) and (told or not tasks)


def _a_doer_is_accused(filled: Filled, lexicon: Lexicon) -> bool:
    return any(may_act(token, lexicon) for token in filled.accused[:1])


def _a_person_is_accused(filled: Filled, lexicon: Lexicon) -> bool:
    return any(is_actor(token, lexicon) and token.pos_ != "PRON" for token in filled.accused)


def _harm_is_told(filled: Filled, lexicon: Lexicon) -> bool:
    somebody = not filled.accused or any(is_actor(token, lexicon) for token in filled.accused)
    return somebody and any(_is_harmful(token, lexicon) for token in filled.contents)


def _a_wrong_is_owned(filled: Filled, lexicon: Lexicon) -> bool:
    return any(_is_harmful(token, lexicon) or _is_told(token, lexicon) for token in filled.contents)


def _a_wrong_is_told(filled: Filled, lexicon: Lexicon) -> bool:
    told = any(_is_told(token, lexicon) for token in filled.contents)
    return told or (bool(filled.sources) and any(_is_wrong(token, lexicon) for token in filled.contents))


def _something_said_is_rejected(filled: Filled, lexicon: Lexicon) -> bool:
    court = any(is_court(token, lexicon) for token in filled.sources)
    return not court and any(_is_said(token, lexicon) for token in filled.contents)


def _a_deed_is_condemned(filled: Filled, lexicon: Lexicon) -> bool:
    """ "condemned A's decision": whatever A did or said, but not what befell him nor what he owns."""
    done = any(lexicon.has("deed", token.lemma_.lower()) for token in filled.contents)
    return (done and _an_actor_is_accused(filled, lexicon)) or _a_failing_is_named(filled, lexicon)


def _a_failing_is_named(filled: Filled, lexicon: Lexicon) -> bool:
    """ "criticised A's handling of the crisis": what A did badly, not any of A's doings."""
    named = any(lexicon.has("failing", token.lemma_.lower()) for token in filled.contents)
    return (named or _harm_is_told(filled, lexicon)) and _an_actor_is_accused(filled, lexicon)


def _something_told_is_judged(filled: Filled, lexicon: Lexicon) -> bool:
    """ "dismissed the findings as a lie": whatever is told, once it is called untrue."""
    return any(token.lemma_.lower() in lexicon.said for token in filled.contents)


def _somebody_is_called_names(filled: Filled, lexicon: Lexicon) -> bool:
    """ "called A a liar": somebody, and a strong word for what he is said to be."""
    strong = any(
        lexicon.harm.get((token.lemma_.lower(), kind)) == "strong"
        for token in filled.contents
        for kind in ("noun", "adjective")
    )
    return strong and any(is_actor(token, lexicon) and token.lower_ != "it" for token in filled.accused)


def _a_deed_is_called_names(filled: Filled, lexicon: Lexicon) -> bool:
    """ "called A's remarks racist": a wrong by its name or its quality."""
    bad = any(lexicon.harm.get((token.lemma_.lower(), "adjective")) == "strong" for token in filled.contents)
    return (bad and _an_actor_is_accused(filled, lexicon)) or _harm_is_told(filled, lexicon)


def _a_matter_is_named(filled: Filled, lexicon: Lexicon) -> bool:
    """ "cited a shortage of staff": whoever is cited is nothing that is said."""
    return not any(is_actor(token, lexicon) for token in filled.contents)


def _something_is_asked(filled: Filled, lexicon: Lexicon) -> bool:
    return any(_is_inquiry(token, lexicon) for token in filled.contents) or (
        not filled.contents and any(is_actor(token, lexicon) for token in filled.sources)
    )


def _a_question_is_asked(filled: Filled, lexicon: Lexicon) -> bool:
    return any(lexicon.has("inquiry", token.lemma_.lower()) for token in filled.contents)


def _somebody_is_silent(filled: Filled, lexicon: Lexicon) -> bool:
    return any(is_actor(token, lexicon) for token in filled.sources)


_GATES: dict[str, Callable[[Filled, Lexicon], bool]] = {
    "actor": _an_actor_is_accused,
    "crime": _a_crime_is_charged,
    "deed": _a_deed_is_condemned,
    "doer": _a_doer_is_accused,
    "person": _a_person_is_accused,
    "harm": _harm_is_told,
    "failing": _a_failing_is_named,
    "guilt": _a_wrong_is_owned,
    "wrong": _a_wrong_is_told,
    "said": _something_said_is_rejected,
    "named": _something_said_is_rejected,
    "slur": _a_deed_is_called_names,
    "told": _something_told_is_judged,
    "villain": _somebody_is_called_names,
    "matter": _a_matter_is_named,
    "inquiry": _something_is_asked,
    "question": _a_question_is_asked,
    "party": _somebody_is_silent,
}


def _is_harmful(token: Token, lexicon: Lexicon) -> bool:
    return harm_in(token, lexicon) is not None or strength_of(token, "noun", lexicon) is not None


def _is_wrong_word(token: Token, lexicon: Lexicon) -> bool:
    kind = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}.get(token.pos_, "")
    return (token.lemma_.lower(), kind) in lexicon.harm


def _is_inquiry(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether something is put to somebody: a question, or something said of him."""
    lemma = token.lemma_.lower()
    return lexicon.has("inquiry", lemma) or lemma in lexicon.said or lemma in {"demand", "comment", "dossier"}


def _is_wrong(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether what is denied is something said or done, not something refused ("denied entry")."""
    verb = token.head
    if any(preposition.lower_ == "from" for preposition in children(verb, "prep")):
        return False
    if (token.pos_ in {"VERB", "AUX"} and token.dep_ != "pobj") or token.lower_ in POINTING_BACK:
        return True
    if children(verb, "dative") or (is_passive(verb) and children(verb, "dobj", "oprd")):
        return False
    return token.lemma_.lower() not in lexicon.refusals and not is_actor(token, lexicon)


def _is_told(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun names something said or a wrong: "the charges", "the murder"."""
    lemma = token.lemma_.lower()
    return lemma in lexicon.said or (lemma, "noun") in lexicon.harm


def _is_said(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether what is rejected is something said: a charge always, a proposal only with a clause of its own."""
    if token.pos_ in {"VERB", "AUX"}:
        return True
    kind = lexicon.said.get(token.lemma_.lower())
    if kind == "proposing":
        return any(child.dep_ in {"acl", "ccomp", "relcl"} and child.tag_ != "VB" for child in token.children)
    return kind in {"accusing", "claiming"}


def may_judge(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a subject can accuse or deny; laws and events cannot, documents can, "no one" did not."""
    lemma = token.lemma_.lower()
    if lexicon.has("nobody", lemma) or token.lower_ in _THINGS or any(word.lower_ == "no" for word in token.children):
        return False
    if lexicon.has("document", lemma):
        return True
    return not (lexicon.has("inanimate", lemma) or is_event(token, lexicon) or is_abstract(token, lexicon))
