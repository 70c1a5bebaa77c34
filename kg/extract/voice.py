"""Whose doing: is a verb passive, who stands behind its "by", whose thing does a noun name?"""

from spacy.tokens import Token

from kg.extract.tree import children, conjuncts, governed
from kg.lexicon import load_lexicon

_LETTING = frozenset({"get", "have", "see", "want", "leave", "find", "keep"})
_CHARGES = frozenset({"of", "with", "over", "for", "on"})
_OF = frozenset({"accuse", "suspect"})  # whoever is accused of a deed did it, so "by A" is not its doer
_PREFIXES = frozenset({"anti", "non", "pro", "ex"})


def is_passive(verb: Token) -> bool:
    """Tell whether the verb's subject is the one it is done to."""
    if children(verb, "nsubjpass", "auxpass"):
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "ccomp" and verb.head.lemma_ in _LETTING and not children(verb, "aux"):
        return True  # "got his friend killed"
    if _is_headline(verb):
        return True
    if verb.tag_ != "VBN" or children(verb, "dobj", "nsubj"):
        return False
    if verb.dep_ == "conj" and not children(verb, "aux"):
        return is_passive(verb.head) if verb.head.pos_ in {"VERB", "AUX"} else False
    if verb.dep_ == "xcomp" and verb.head.lemma_ in {"be", "get", "stand"}:
        return True
    return verb.dep_ in {"acl", "advcl", "relcl", "amod", "ROOT", "dep", "oprd"} and not children(verb, "aux")


def _is_headline(verb: Token) -> bool:
    """ "Mayor charged with fraud": a headline leaves the auxiliary out."""
    bare = verb.dep_ == "ROOT" and verb.tag_ in {"VBN", "VBD"} and load_lexicon().has("charging", verb.lemma_)
    whole = children(verb, "dobj", "aux", "ccomp", "xcomp", "dative")
    return bare and not whole and any(word.lower_ in _CHARGES for word in children(verb, "prep"))


def agents(verb: Token) -> list[Token]:
    """Return the "by" phrase of a passive; one that the parser hung on the passive's own argument counts too."""
    direct = [noun for agent in children(verb, "agent") for noun in children(agent, "pobj")]
    if not direct:
        late = [
            noun
            for by in verb.subtree
            if by.lower_ == "by" and by.head != verb and by.i > verb.i and _is_set_off(by, verb)
            for noun in children(by, "pobj")
        ]
        direct = late[:1]
    return conjuncts(direct or _document_authors(verb))


def _is_set_off(by: Token, verb: Token) -> bool:
    """Tell whether a "by" phrase belongs to the passive and not to what it hangs on.

    So it is behind a comma, and where the parser hung it on an active verb of the content ("was accused of
    misleading voters by the opposition", "were forced to work by A").
    """
    if by.nbor(-1).text == ",":
        return True
    deed = by.head
    if verb.lemma_ in _OF and deed.dep_ == "pobj" and deed.head.lower_ == "of" and deed.head.head == verb:
        return any(_may_be_agent(noun) for noun in children(by, "pobj"))  # "was accused of fraud by A"
    active = deed.tag_ in {"VB", "VBG"} and deed.dep_ in {"pcomp", "xcomp"} and not is_passive(deed)
    above = deed.head.head if deed.dep_ == "pcomp" else deed.head
    return active and above == verb and any(_may_be_agent(noun) for noun in children(by, "pobj"))


def _may_be_agent(noun: Token) -> bool:
    return noun.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"} or noun.lemma_.lower() in load_lexicon().roles


def _document_authors(verb: Token) -> list[Token]:
    """Return who speaks in "was condemned in a joint statement by A": the author of the document."""
    return [
        author
        for paper in governed(verb, "in", "by")
        if load_lexicon().has("document", paper.lemma_)
        for author in owners(paper)
    ]


def owners(noun: Token) -> list[Token]:
    """Return whose thing a noun is: a possessive or "by", "from" phrase ("B's raid", "the raid by B").

    Adjectives of nationality ("the Russian raid") are returned as they stand.
    """
    found = governed(noun, "by") or _late_authors(noun)
    found = found or [agent for clause in children(noun, "acl") if _is_deed(clause) for agent in agents(clause)]
    if load_lexicon().has("victim-noun", noun.lemma_.lower()) and not governed(noun, "of"):
        return conjuncts(found)  # "Nabil's murder" tells who died, "Norland's murder of Nabil" who did it
    found = found or children(noun, "poss")
    found = found or [mod for mod in children(noun, "amod", "compound", "nmod") if _is_a_name(mod)]
    return conjuncts(found)


def _late_authors(noun: Token) -> list[Token]:
    """ "the shelling of Sudmark's port by A": the parser hangs A on the port, which nobody makes."""
    if (noun.lemma_.lower(), "noun") not in load_lexicon().harm:
        return []
    return [author for place in governed(noun, "of") for author in governed(place, "by") if _may_be_agent(author)]


def _is_deed(participle: Token) -> bool:
    """ "rockets fired by A" are A's doing, "rockets supplied by A" are the doing of whoever fires them."""
    return participle.tag_ == "VBN" and not load_lexicon().has("providing", participle.lemma_)


def _is_a_name(modifier: Token) -> bool:
    """Tell whether a modifier names whose the thing is: "Russian", "NATO", "Kremlin"."""
    if load_lexicon().has("creed", modifier.lower_) or _is_of_a_compound(modifier):
        return False  # "Islamic terrorism" and "anti-Polish bigotry" tell what kind, not whose
    if modifier.ent_type_ == "GPE" and modifier.dep_ == "compound":
        return modifier.text.replace(".", "").isupper()  # "the US raid", but "the London bombing" tells a place
    if load_lexicon().has("acting", modifier.lemma_.lower()):
        return modifier.dep_ == "compound"  # "police violence"
    return modifier.ent_type_ in {"NORP", "GPE", "ORG"} or (
        modifier.dep_ == "compound" and modifier.pos_ == "PROPN" and modifier.ent_type_ in {"", "FAC", "PERSON"}
    )


def _is_of_a_compound(modifier: Token) -> bool:
    """Tell whether a word is part of "anti-Polish", "non-Muslim", "ex-NATO", which the tokenizer cuts at the hyphen."""
    before = modifier.doc[max(modifier.i - 2, 0) : modifier.i + 1]
    return any(word.lower_ in _PREFIXES for word in before) and any(
        word.text == "-" for word in modifier.doc[before.start : modifier.i + 2]
    )


def is_cleft(word: Token) -> bool:
    """ "It was the sewage, robbing the water of air, that killed them": such an "it" means nobody."""
    said = children(word.head, "attr") if word.lower_ == "it" and word.head.lemma_ == "be" else []
    clauses = (clause for place in (word.head, *said) if said for clause in place.children)
    return any(clause.dep_ in {"acl", "advcl", "ccomp", "relcl"} for clause in clauses)
