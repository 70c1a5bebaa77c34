"""Who does a verb that may have no subject of its own: "forced B to leave", "apologised for accusing B"."""

from spacy.tokens import Token

from kg.extract.actorhood import is_actor
from kg.extract.tree import SUBJECTS, antecedents, children, conjuncts, coordinated_to, speaks, taken_subject
from kg.extract.voice import is_passive, owners
from kg.lexicon import load_lexicon

# "praised B for accusing C", "suspects B of lying", "kept B from leaving": whoever the verb is done to does the rest;
# not so behind other prepositions ("hurt B by lying", "met B before leaving").
_OF_THE_OBJECT = frozenset({"for", "of", "with", "in", "as", "from", "into", "over", "against"})
_NEAR = 6  # words: a remark such as "the ministry said on Monday"
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_TO_SOMEBODY = frozenset({"on", "upon", "to", "with", "for"})


def subjects(verb: Token) -> list[Token]:
    """Return the subject of a verb, its own or the one it shares or is controlled by; WH-words are resolved."""
    remark = _remark_before(verb)
    return _parsed_subjects(verb) if remark is None else conjuncts(antecedents(children(remark, *SUBJECTS)))


def _parsed_subjects(verb: Token) -> list[Token]:
    own = children(verb, *SUBJECTS) or [word for aux in children(verb, "aux") for word in children(aux, *SUBJECTS)]
    if own:
        before = [token for token in own if token.i < verb.i]
        quoted = before and len(before) < len(own) and any(word.text == '"' for word in verb.doc[before[-1].i : verb.i])
        return conjuncts(antecedents(own[-1:] if quoted else before[-1:] or own[:1]))  # "No comment," said A
    taken = taken_subject(verb)
    if taken is not None:
        return [taken]
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        return subjects(coordinated_to(verb))
    if verb.dep_ == "xcomp" and head.pos_ in {"VERB", "AUX"}:
        controlled = load_lexicon().has("object-control", head.lemma_) and not is_passive(head)
        objects = conjuncts(antecedents(children(head, "dobj"))) if controlled else []
        return objects or _appealed_to(verb) or subjects(head)
    if verb.dep_ == "xcomp" and head.pos_ == "ADJ":
        return subjects(head.head)
    if verb.dep_ in {"acl", "relcl", "amod"}:
        return _noun_controller(verb)
    parted = [noun for remark in children(verb, "parataxis") for noun in children(remark, "npadvmod")]
    if parted and parted[0].i < verb.i and is_actor(parted[0], load_lexicon()):
        return conjuncts(parted[:1])  # "The mayor, he told the court, had lied": hung on the remark
    if verb.dep_ == "ROOT" and verb.tag_ in _FINITE:
        return _set_beside(verb)
    if verb.dep_ in {"advcl", "pcomp", "ccomp", "dep", "prep", "parataxis"}:
        found = _gerund_controller(verb) if verb.dep_ == "pcomp" else _appealed_to(verb)
        clause = _clause_above(verb)
        return found or ([] if clause is None else subjects(clause))
    return []


def _set_beside(verb: Token) -> list[Token]:
    """ "Through his lawyer, Ott rejected the charge": the parser takes Ott for another name of the lawyer."""
    before = [noun for word in children(verb, "prep") if word.i < verb.i for noun in children(word, "pobj")]
    return [
        name for noun in before for name in children(noun, "appos") if name.pos_ == "PROPN" and noun.pos_ == "NOUN"
    ][:1]


def _remark_before(verb: Token) -> Token | None:
    """ "Two guards died, the ministry said on Monday, blaming B": whoever said it blames, wherever that is hung."""
    lexicon = load_lexicon()
    if verb.tag_ != "VBG" or verb.i - verb.sent.start < _NEAR or verb.nbor(-1).text != "," or not speaks(verb, lexicon):
        return None
    before = verb.doc[verb.i - _NEAR : verb.i - 1]
    cue = next((word for word in reversed(before) if word.text == "," or word.lemma_ in lexicon.speech), None)
    if cue is None or cue.pos_ != "VERB":
        return None
    return None if any(clause.i > cue.i for clause in children(cue, "ccomp")) else cue


def _appealed_to(verb: Token) -> list[Token]:
    """ "called on B to apologise": whoever is asked, behind the preposition, is to do it."""
    head = verb.head
    if verb.tag_ != "VB" or not load_lexicon().has("appealing", head.lemma_):
        return []
    lexicon = load_lexicon()
    before = [word for word in children(head, "prep") if word.lower_ in _TO_SOMEBODY and word.i < verb.i]
    asked = [noun for word in before for noun in children(word, "pobj") if is_actor(noun, lexicon)]
    return conjuncts(asked[-1:])


def _gerund_controller(verb: Token) -> list[Token]:
    """Return who does an -ing form behind a preposition, where that is not the subject of the clause above."""
    preposition = verb.head
    above = preposition.head
    authors = [noun for noun in children(preposition, "pobj") if noun.i < verb.i]
    if authors:
        return conjuncts(authors)  # "a letter from B accusing C"
    lexicon = load_lexicon()
    if preposition.lower_ not in _OF_THE_OBJECT:
        return []
    if above.dep_ == "dobj" and is_actor(above, lexicon):
        return [above]  # "fined the coach for accusing B": hung on the coach
    if above.pos_ != "VERB":
        return []
    if is_passive(above):
        return subjects(above)
    objects = [noun for noun in antecedents(children(above, "dobj")) if is_actor(noun, lexicon)]
    joined = subjects(above) if lexicon.has("joining", above.lemma_) else []
    return [*joined, *conjuncts(objects)] if objects else []


def _noun_controller(verb: Token) -> list[Token]:
    """Return who does the verb that hangs on a noun: the noun itself, unless it names a thing said or planned."""
    noun = verb.head
    if verb.tag_ == "VB" or verb.head.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return owners(noun)
    return [noun]


def _clause_above(verb: Token) -> Token | None:
    """Return the nearest verb above; a noun on the way hands on to the clause it stands in."""
    above = verb.head
    while above.pos_ not in {"VERB", "AUX"} and above.head != above:
        above = above.head
    if above.pos_ not in {"VERB", "AUX"} or above == verb:
        return None
    return above.head if _goes_on_speaking(verb, above) else above


def _goes_on_speaking(verb: Token, embedded: Token) -> bool:
    """ "said the mill had closed, accusing B": the participle tells what the speaker does, not the mill.

    Where the embedded subject could speak too it stays in doubt, and with the subject, unless the verb's object is
    a pronoun, which would mean that very subject ("said B had lied, accusing it of theft").
    """
    lexicon = load_lexicon()
    speaking = embedded.dep_ == "ccomp" and embedded.head.lemma_ in lexicon.speech and embedded.head.i < embedded.i
    if not speaking or verb.tag_ != "VBG" or not speaks(verb, lexicon) or verb.nbor(-1).text != ",":
        return False
    actor = any(is_actor(subject, lexicon) for subject in subjects(embedded))
    return not actor or any(word.tag_ == "PRP" for word in children(verb, "dobj"))
