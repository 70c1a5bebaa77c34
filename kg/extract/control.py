"""Who does a verb that may have no subject of its own: "forced B to leave", "apologised for accusing B"."""

from spacy.tokens import Token

from kg.extract.tree import SUBJECTS, antecedents, children, conjuncts, coordinated_to
from kg.extract.voice import is_passive, owners
from kg.lexicon import load_lexicon


def subjects(verb: Token) -> list[Token]:
    """Return the subject of a verb, its own or the one it shares or is controlled by; WH-words are resolved."""
    own = children(verb, *SUBJECTS)
    if own:
        before = [token for token in own if token.i < verb.i]
        quoted = before and len(before) < len(own) and any(word.text == '"' for word in verb.doc[before[-1].i : verb.i])
        return conjuncts(antecedents(own[-1:] if quoted else before[-1:] or own[:1]))  # "No comment," said A
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        return subjects(coordinated_to(verb))
    if verb.dep_ == "xcomp" and head.pos_ in {"VERB", "AUX"}:
        controlled = load_lexicon().has("object-control", head.lemma_) and not is_passive(head)
        return (conjuncts(antecedents(children(head, "dobj"))) if controlled else []) or subjects(head)
    if verb.dep_ == "xcomp" and head.pos_ == "ADJ":
        return subjects(head.head)
    if verb.dep_ in {"acl", "relcl", "amod"}:
        return _noun_controller(verb)
    if verb.dep_ in {"advcl", "pcomp", "ccomp", "dep", "prep", "parataxis"}:
        clause = _clause_above(verb)
        return [] if clause is None else subjects(clause)
    return []


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
    return above if above.pos_ in {"VERB", "AUX"} and above != verb else None
