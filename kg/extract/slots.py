"""Where the roles of a verb or a noun of saying stand: who does it, to whom, behind which preposition, in which clause.

Every function takes and returns tokens of one parsed passage; a role is given by the head word of its phrase.
"""

from spacy.tokens import Token

from kg.extract.tree import SUBJECTS, antecedents, children, conjuncts, coordinated_to, governed
from kg.lexicon import load_lexicon

_LETTING = frozenset({"get", "have", "see", "want", "leave", "find", "keep"})
_OF = frozenset({"accuse", "suspect"})  # whoever is accused of a deed did it, so "by A" is not its doer
_TIMES = frozenset({"DATE", "TIME"})
_REASONS = frozenset({"for", "over"})  # "took aim at A over the fees": the parser hangs the reason on A
TOGETHER = 3
"""Words between verbs that share what follows: "condemned and strongly denounced the raid"."""


def is_passive(verb: Token) -> bool:
    """Tell whether the verb's subject is the one it is done to."""
    if children(verb, "nsubjpass", "auxpass"):
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "ccomp" and verb.head.lemma_ in _LETTING and not children(verb, "aux"):
        return True  # "got his friend killed"
    if verb.tag_ != "VBN" or children(verb, "dobj", "nsubj"):
        return False
    if verb.dep_ == "conj" and not children(verb, "aux"):
        return is_passive(verb.head) if verb.head.pos_ in {"VERB", "AUX"} else False
    if verb.dep_ == "xcomp" and verb.head.lemma_ in {"be", "get", "stand"}:
        return True
    return verb.dep_ in {"acl", "advcl", "relcl", "amod", "ROOT", "dep", "oprd"} and not children(verb, "aux")


def source_of(verb: Token) -> list[Token]:
    """Return who does what the verb says: its subject, or the agent of a passive."""
    return agents(verb) if is_passive(verb) else subjects(verb)


def target_of(verb: Token) -> list[Token]:
    """Return whom it is done to: the direct object, or the subject of a passive."""
    if is_passive(verb):
        return subjects(verb)
    objects = children(verb, "dobj", "dative") or _judged(verb) or _shared_object(verb) or _relative_object(verb)
    objects = objects or [name for name in children(verb, "xcomp") if name.pos_ == "PROPN"]  # "called Oja a liar"
    return conjuncts(antecedents(objects))


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


def _judged(verb: Token) -> list[Token]:
    """Return whom an adjective judges in a small clause: "holds A responsible"."""
    return [
        subject
        for state in children(verb, "ccomp", "xcomp")
        if state.pos_ == "ADJ"
        for subject in children(state, "nsubj")
    ]


def _relative_object(verb: Token) -> list[Token]:
    """Return what a relative clause without a pronoun is about: "a claim Baku called baseless"."""
    other = [word for word in children(verb, "ccomp", "prep") if word.lower_ != "as"]
    bare = verb.dep_ == "relcl" and children(verb, "nsubj") and not other
    return [verb.head] if bare and verb.head.pos_ == "NOUN" else []


def _shared_object(verb: Token) -> list[Token]:
    """Return the object of coordinated verbs ("condemned and denounced the raid"), or of a relative clause."""
    for other in children(verb, "conj"):
        if other.pos_ == "VERB" and other.i - verb.i <= TOGETHER and not children(verb, "ccomp", "xcomp"):
            return children(other, "dobj")
    return []


def owners(noun: Token) -> list[Token]:
    """Return whose thing a noun is: a possessive or "by", "from" phrase ("B's raid", "the raid by B").

    Adjectives of nationality ("the Russian raid") are returned as they stand.
    """
    found = governed(noun, "by")
    found = found or [agent for clause in children(noun, "acl") if _is_deed(clause) for agent in agents(clause)]
    if load_lexicon().has("victim-noun", noun.lemma_.lower()) and not governed(noun, "of"):
        return conjuncts(found)  # "Nabil's murder" tells who died, "Norland's murder of Nabil" who did it
    found = found or children(noun, "poss")
    found = found or [mod for mod in children(noun, "amod", "compound", "nmod") if _is_a_name(mod)]
    return conjuncts(found)


def _is_deed(participle: Token) -> bool:
    """ "rockets fired by A" are A's doing, "rockets supplied by A" are the doing of whoever fires them."""
    return participle.tag_ == "VBN" and not load_lexicon().has("providing", participle.lemma_)


def _is_a_name(modifier: Token) -> bool:
    """Tell whether a modifier names whose the thing is: "Russian", "NATO", "Kremlin"."""
    if load_lexicon().has("creed", modifier.lower_):
        return False  # "Islamic terrorism" tells what kind, not whose
    if modifier.ent_type_ == "GPE" and modifier.dep_ == "compound":
        return modifier.text.replace(".", "").isupper()  # "the US raid", but "the London bombing" tells a place
    if load_lexicon().has("acting", modifier.lemma_.lower()):
        return modifier.dep_ == "compound"  # "police violence"
    return modifier.ent_type_ in {"NORP", "GPE", "ORG"} or (
        modifier.dep_ == "compound" and modifier.pos_ == "PROPN" and modifier.ent_type_ in {"", "FAC", "PERSON"}
    )


def prepositional(verb: Token, name: str) -> list[Token]:
    """Return what stands behind a preposition of the verb, or of its object or complement: "for the attack"."""
    places = [
        verb,
        *[state for state in children(verb, "ccomp") if state.pos_ == "ADJ"],
        *children(verb, "dobj", "acomp", "oprd", "prt", "xcomp", "attr", "dative"),
    ]
    found: list[Token] = []
    for place in places:
        for preposition in children(place, "prep", "dative", "prt", "agent"):
            if preposition.lower_ == name:
                found += _under(preposition)
                for twin in children(preposition, "conj"):
                    found += _under(twin) if twin.pos_ == "ADP" else [twin]
        if found:
            return found
    targets = [noun for preposition in children(verb, "prep") for noun in children(preposition, "pobj")]
    return [
        token
        for noun in targets
        if name in _REASONS or noun.ent_type_ in _TIMES  # "accused A on Friday of lying": hung on the Friday
        for preposition in children(noun, "prep")
        if preposition.lower_ == name
        for token in _under(preposition)
    ]


def _under(preposition: Token) -> list[Token]:
    """Return what a preposition governs; a list ("of lying, cheating and stealing") is one content."""
    return children(preposition, "pobj", "pcomp")


def clause_of(verb: Token) -> Token | None:
    """Return the head of the clause that the verb governs ("said that A fell": fell)."""
    for clause in children(verb, "ccomp"):
        if clause.i > verb.i and not _is_remark(clause, verb):
            return clause
    if load_lexicon().has("addressing", verb.lemma_):
        for listener in children(verb, "dobj", "dative"):
            told = [clause for clause in children(listener, "acl") if _has_that(clause)]
            if told:
                return told[0]  # "told the court that A lied": the parser hangs the clause on the court
    for clause in children(verb, "xcomp"):
        if clause.i > verb.i and clause.pos_ in {"VERB", "AUX"} and not children(verb, "dobj"):
            return clause
    return None


def _is_remark(clause: Token, verb: Token) -> bool:
    """ "A fell, B said, which C denies": what C denies is not what B said."""
    opening = clause.left_edge
    return opening.lower_ == "which" and opening.i > verb.i and opening.nbor(-1).text == ","


def said_clause(noun: Token) -> Token | None:
    """Return the clause that tells what a noun of saying says, wherever the parser hung it.

    "charges by A that B lied": on the noun, on A, or on the verb that governs the charges.
    """
    own = [clause for clause in children(noun, "acl", "ccomp", "relcl") if clause.i > noun.i and _is_finite(clause)]
    inner = [
        clause
        for token in noun.subtree
        for clause in children(token, "acl", "ccomp", "relcl")
        if token != noun and clause.i > noun.i and _has_that(clause)
    ]
    outer = [clause for clause in children(noun.head, "ccomp", "advcl") if clause.i > noun.i and _has_that(clause)]
    outer += [clause for clause in children(noun.head.head, "ccomp") if clause.i > noun.i and _has_that(clause)]
    found = (clause for clause in [*own, *inner, *outer] if not (_is_relative(clause) or clause.is_ancestor(noun)))
    return next(found, None)


def _is_finite(clause: Token) -> bool:
    return clause.pos_ in {"VERB", "AUX"} and bool(children(clause, *SUBJECTS))


def _has_that(clause: Token) -> bool:
    return any(child.lower_ == "that" and child.dep_ == "mark" for child in clause.children)


def _is_set_apart(clause: Token) -> bool:
    """Tell whether the noun of a clause stands behind a comma as another name of what was told before it."""
    opening = clause.head.left_edge
    apart = opening.i > opening.sent.start and opening.nbor(-1).text in {",", "-", "--", "—", "–"}
    return clause.dep_ == "relcl" and apart and (opening.lower_ in {"a", "an"} or clause.head.tag_ == "NNS")


def _is_relative(clause: Token) -> bool:
    if not _has_that(clause) and (load_lexicon().has("rejecting", clause.lemma_) or _is_set_apart(clause)):
        return True  # "a charge A denies", ", a charge A would not discuss"
    return any(token.tag_ in {"WDT", "WP"} and token.dep_ != "mark" for token in children(clause, *SUBJECTS, "dobj"))
