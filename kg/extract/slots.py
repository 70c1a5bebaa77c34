"""Where the roles of a verb or a noun of saying stand: who does it, to whom, behind which preposition, in which clause.

Every function takes and returns tokens of one parsed passage; a role is given by the head word of its phrase.
"""

from spacy.tokens import Token

from kg.extract.control import subjects
from kg.extract.tree import SUBJECTS, antecedents, children, conjuncts
from kg.extract.voice import agents, is_passive
from kg.lexicon import load_lexicon

_TIMES = frozenset({"DATE", "TIME"})
_REASONS = frozenset({"for", "over"})  # "took aim at A over the fees": the parser hangs the reason on A
TOGETHER = 3
"""Words between verbs that share what follows: "condemned and strongly denounced the raid"."""


def source_of(verb: Token) -> list[Token]:
    """Return who does what the verb says: its subject, or the agent of a passive."""
    return agents(verb) if is_passive(verb) else subjects(verb)


def target_of(verb: Token) -> list[Token]:
    """Return whom it is done to: the direct object, or the subject of a passive."""
    if is_passive(verb):
        return subjects(verb)
    objects = children(verb, "dobj", "dative") or _judged(verb) or _shared_object(verb) or _relative_object(verb)
    objects = objects or [name for name in children(verb, "xcomp") if name.pos_ == "PROPN"]  # "called Oja a liar"
    return conjuncts(antecedents(objects or _before_its_verdict(verb)))


def _before_its_verdict(verb: Token) -> list[Token]:
    """ "called the claim baseless": the parser takes the claim for a part of the verdict, "claim baseless"."""
    found = []
    for verdict in children(verb, "oprd"):
        judging = verdict.pos_ == "ADJ" or verdict.lower_ in load_lexicon().baseless or children(verdict, "poss")
        found += [thing for thing in children(verdict, "compound", "amod") if judging and thing.i + 1 == verdict.i]
    return found


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
    return [verb.head] if bare and (verb.head.pos_ == "NOUN" or verb.head.lower_ == "something") else []


def _shared_object(verb: Token) -> list[Token]:
    """Return the object of coordinated verbs ("condemned and denounced the raid"), or of a relative clause."""
    for other in children(verb, "conj"):
        if other.pos_ == "VERB" and other.i - verb.i <= TOGETHER and not children(verb, "ccomp", "xcomp"):
            return children(other, "dobj")
    return []


def prepositional(verb: Token, name: str) -> list[Token]:
    """Return what stands behind a preposition of the verb, or of its object or complement: "for the attack"."""
    places = [
        verb,
        *[state for state in children(verb, "ccomp") if state.pos_ == "ADJ"],
        *children(verb, "dobj", "acomp", "oprd", "prt", "xcomp", "attr", "dative"),
    ]
    found: list[Token] = []
    for place in places:
        prepositions = [word for word in children(place, "prep", "dative", "prt", "agent") if word.lower_ == name]
        behind = [word for word in prepositions if word.i > verb.i]  # "in Yemen, A was implicated in the raid"
        for preposition in behind or prepositions:
            found += _under(preposition)
            for twin in children(preposition, "conj"):
                found += _under(twin) if twin.pos_ == "ADP" else [twin]
        if found:
            return found
    beside = [noun for word in children(verb, "prep", "agent") for noun in children(word, "pobj")]
    return [
        token
        for noun in beside
        for preposition in children(noun, "prep")
        if preposition.lower_ == name
        for token in _under(preposition)
        if _is_the_verbs(token, noun, name)
    ]


def _is_the_verbs(token: Token, noun: Token, name: str) -> bool:
    """Tell whether the parser hung on a noun beside the verb what belongs to the verb.

    A reason; what stands behind a day ("accused A on Friday of lying") or behind the accuser ("accused by A of
    bullying", but not "by officials of the ministry").
    """
    if noun.head.dep_ == "agent":
        return name == "of" and not token.ent_type_ and token.lemma_.lower() not in load_lexicon().roles
    return name in _REASONS or noun.ent_type_ in _TIMES


def _under(preposition: Token) -> list[Token]:
    """Return what a preposition governs; a list ("of lying, cheating and stealing") is one content."""
    return children(preposition, "pobj", "pcomp") or children(preposition, "amod")  # "described it as dishonest"


def clause_of(verb: Token) -> Token | None:
    """Return the head of the clause that the verb governs ("said that A fell": fell)."""
    for clause in children(verb, "ccomp"):
        if clause.i > verb.i and not _is_remark(clause, verb):
            return clause
    if load_lexicon().has("addressing", verb.lemma_):
        for listener in children(verb, "dobj", "dative"):
            told = [clause for clause in children(listener, "acl", "relcl") if _has_that(clause) or _is_bare(clause)]
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


def _is_bare(clause: Token) -> bool:
    """Tell whether a clause opens with its own subject ("told the forum he was ready"), not with "who" or "which"."""
    own = children(clause, "nsubj", "nsubjpass")
    return bool(own) and clause.left_edge == own[0].left_edge and own[0].tag_ == "PRP"


def _is_set_apart(clause: Token) -> bool:
    """Tell whether the noun of a clause stands behind a comma as another name of what was told before it."""
    opening = clause.head.left_edge
    apart = opening.i > opening.sent.start and opening.nbor(-1).text in {",", "-", "--", "—", "–"}
    return clause.dep_ == "relcl" and apart and (opening.lower_ in {"a", "an"} or clause.head.tag_ == "NNS")


def _is_relative(clause: Token) -> bool:
    if not _has_that(clause) and (load_lexicon().has("rejecting", clause.lemma_) or _is_set_apart(clause)):
        return True  # "a charge A denies", ", a charge A would not discuss"
    return any(token.tag_ in {"WDT", "WP"} and token.dep_ != "mark" for token in children(clause, *SUBJECTS, "dobj"))
