"""Is the statement really reported? Negated, hypothetical, future and asked ones are not.

After the factuality profiles of Saurí and Pustejovsky (2009), reduced to what decides whether somebody is
reported to have said something: negation, modality, condition, question, order, and the verb above.
"""

import re

from spacy.tokens import Token

from kg.extract.tree import SUBJECTS, children, governed, quotation_of, tense
from kg.lexicon import Lexicon, load_lexicon
from kg.statement import Certainty

_UNREAL_MARKS = frozenset({"if", "unless", "whether", "lest"})
_NEVER = frozenset({"never", "neither", "nor", "hardly", "rarely", "seldom", "scarcely"})
_LONG_AGO = re.compile(r"^(?:the )?(?:AD )?(?:\d{3}|1[0-8]\d\d)s?$|\bB\.?C\b|\b(?:1[0-9]th|[a-z]+teenth) century\b")
_WRONGLY = frozenset({"wrongly", "falsely", "erroneously", "mistakenly", "incorrectly", "inaccurately"})
_NEGATIVE_WORDS = frozenset({"nobody", "none", "neither", "nor"})


def is_negated(verb: Token) -> bool:
    """Tell whether a verb is negated: "did not", "never", "no one", "has yet to", "failed to"."""
    if children(verb, "neg") or any(
        (child.lower_ in _NEVER or (child.lower_ == "longer" and child.nbor(-1).lower_ == "no"))
        and quotation_of(child) == quotation_of(verb)
        for child in verb.children
    ):
        return True
    if children(verb, "expl") and any(
        word.lower_ == "no" for thing in children(verb, "attr") for word in thing.children
    ):
        return True  # "there were no weapons"
    if verb.dep_ == "conj" and any(child.lower_ in {"neither", "nor"} for child in verb.head.children):
        return True
    if verb.dep_ == "ccomp" and verb.head.lemma_ in {"have", "do", "be"} and not children(verb.head, *SUBJECTS):
        return is_negated(verb.head)  # "rarely has A been accused": the parser cuts the auxiliary off
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and not children(verb, "aux", "nsubj", "nsubjpass"):
        return verb.tag_ in {"VB", "VBN"} and bool(children(verb.head, "neg"))
    if verb.dep_ == "xcomp" and verb.head.lemma_ in {"have", "fail", "be"}:
        return verb.head.lemma_ == "fail" or any(child.lower_ == "yet" for child in verb.head.children)
    return any(
        subject.lower_ in _NEGATIVE_WORDS
        or any(child.lower_ in {"no", "neither", "nor", "not"} for child in subject.children)
        or [child.lower_ for child in subject.children if child.lower_ in {"a", "few"}] == ["few"]
        for subject in children(verb, "nsubj", "nsubjpass")
        if not any(word.text == '"' for word in verb.doc[subject.i : verb.i])  # "No comment," said A
    )


def is_done(clause: Token) -> bool:
    """Tell whether a clause tells what somebody did: a deed in the past, neither a state nor something undone."""
    passive = bool(children(clause, "nsubjpass", "auxpass"))
    done = tense(clause) in {"past", "pluperfect"} or any(word.lemma_ == "have" for word in children(clause, "aux"))
    return clause.pos_ == "VERB" and done and not passive and not is_negated(clause) and is_reported(clause)


def is_reported(verb: Token) -> bool:
    """Tell whether the verb's event is told as having happened."""
    unreal = (
        _is_idea,
        _is_modal,
        _is_unreal,
        _is_asked,
        _is_order,
        _is_planned,
        _is_thought,
        _is_called_untrue,
        is_fiction,
    )
    return not any(holds(verb) for holds in unreal)


def _is_idea(verb: Token) -> bool:
    """Tell whether the verb is only spoken of: "accusing A would be wrong", "the fear of being accused"."""
    if verb.dep_ == "csubj":
        return True
    noun = verb.head.head
    return verb.dep_ == "pcomp" and noun.pos_ == "NOUN" and load_lexicon().has("unreal-noun", noun.lemma_.lower())


def _is_called_untrue(verb: Token) -> bool:
    """ "it is false that A accused B", "reports that A accused B are fake", "nobody says that A accused B"."""
    if _is_forged(verb) or _is_misreported(verb):
        return True
    if verb.dep_ not in {"ccomp", "acl"}:
        return False
    above = verb.head if verb.dep_ == "ccomp" else verb.head.head
    verdicts = [word.lower_ for word in children(above, "acomp", "attr")] if above.lemma_ == "be" else []
    untrue = any(load_lexicon().has("untrue", word) for word in verdicts)
    if untrue or "true" in verdicts:
        return untrue != is_negated(above)
    nobody = any(subject.lower_ in _NEGATIVE_WORDS for subject in children(above, "nsubj"))
    return nobody and verb.dep_ == "ccomp"


def _is_forged(verb: Token) -> bool:
    """ "a forged letter in which A accuses B", "a hoax saying that A accused B"."""
    paper = verb.head if verb.dep_ in {"relcl", "acl"} else verb
    words = (word.lower_ for word in (paper, *children(paper, "amod", "compound")))
    return paper != verb and any(load_lexicon().has("forged", word) for word in words)


def _is_misreported(verb: Token) -> bool:
    """ "wrongly reported that A had accused B", "was falsely quoted as accusing B"."""
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    reported = verb.dep_ in {"ccomp", "pcomp"} and above.lemma_ in {*load_lexicon().speech, "quote"}
    return reported and any(word.lower_ in _WRONGLY for word in children(above, "advmod"))


def _is_modal(verb: Token) -> bool:
    head = verb
    while head.dep_ == "conj" and not children(head, "aux", "nsubj") and head.head.pos_ in {"VERB", "AUX"}:
        head = head.head
    modal = any(child.tag_ == "MD" for child in children(head, "aux"))
    return (modal or _is_inverted_condition(head)) and not _is_could_not(head)


def _is_inverted_condition(verb: Token) -> bool:
    """ "Had A accused B, ..." never happened."""
    auxiliaries = children(verb, "aux")
    own = children(verb, "nsubj", "nsubjpass")
    return bool(auxiliaries and own) and auxiliaries[0].lower_ == "had" and auxiliaries[0].i < own[0].left_edge.i


def _is_could_not(verb: Token) -> bool:
    """ "could not be reached" and "would make no comment" did happen."""
    no_thing = any(word.lower_ == "no" for thing in children(verb, "dobj") for word in thing.children)
    return (is_negated(verb) or no_thing) and any(child.lower_ in {"could", "can", "would"} for child in verb.children)


def is_supposed(verb: Token) -> bool:
    """Tell whether a verb stands in a condition or a question: "if B lied", "whether B lied"."""
    return any(child.lower_ in _UNREAL_MARKS for child in children(verb, "mark"))


def _is_unreal(verb: Token) -> bool:
    """Inside an "if" clause, or an -ing form under a negation ("without accusing")."""
    for above in [verb, *verb.ancestors]:
        if is_supposed(above):
            return True
        if above.dep_ == "pcomp" and above.head.lower_ in {"without", "instead", "before", "of"} and above == verb:
            return above.head.lower_ in {"without", "instead"} or _is_stopped_short(above.head.head)
        if above.dep_ in {"ccomp", "relcl", "ROOT"}:
            return False
    return False


def _is_stopped_short(stop: Token) -> bool:
    """ "stopped short of accusing A", and not "did not stop short of accusing A"."""
    verb = stop.head if stop.lemma_ == "short" else stop
    return stop.lemma_ in {"stop", "short"} and not is_negated(verb)


def _is_asked(verb: Token) -> bool:
    sentence = verb.sent
    if verb.dep_ not in {"ROOT", "conj", "aux"} or not sentence.text.rstrip("\"' )").endswith("?"):
        return False
    return not any(word.text == '"' for word in sentence)  # the question is the one quoted


def _is_order(verb: Token) -> bool:
    return verb.dep_ == "ROOT" and verb.tag_ == "VB" and not children(verb, "nsubj", "nsubjpass", "aux")


def _is_planned(verb: Token) -> bool:
    """An infinitive that need not have happened: "wants to accuse", "the right to deny"."""
    if verb.dep_ == "conj" and verb.tag_ == "VB" and not children(verb, "aux"):
        return verb.head != verb and _is_planned(verb.head)  # "unable to turn round and accuse A"
    to = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    if not to or verb.tag_ != "VB":
        return False
    if verb.dep_ in {"advcl", "ROOT"} or (verb.head.lemma_ == "have" and is_negated(verb)):
        return False
    if verb.dep_ == "conj":
        return _is_planned(verb.head)
    above = governor_of(verb)
    if above.lemma_ == "hesitate":
        return not is_negated(above)
    return not load_lexicon().has("implicative", above.lemma_.lower())


def governor_of(infinitive: Token) -> Token:
    """Return the word that an infinitive depends on: "quick" of "was quick to blame A", wherever it was hung."""
    above = infinitive.head
    states = children(above, "acomp") if above.lemma_ == "be" else []
    return states[-1] if states else above


def _is_thought(verb: Token) -> bool:
    """ "suppose that A accused B", "nobody wants to think that A blames B": somebody might have thought so."""
    if verb.dep_ != "ccomp":
        return False
    above, lexicon = verb.head, load_lexicon()
    speech = lexicon.speech.get(above.lemma_.lower())
    thinks = lexicon.has("supposing", above.lemma_.lower()) or (speech is not None and speech.force == "belief")
    return thinks and (is_negated(above) or not is_reported(above))


def is_fiction(verb: Token) -> bool:
    """ "in the second act, the king accuses his son": the present tense in which plots are retold."""
    if verb.tag_ not in {"VBZ", "VBP"} or children(verb, "aux"):
        return False
    lexicon = load_lexicon()
    clauses = [verb, *(above for above in verb.ancestors if above.pos_ == "VERB")]
    works = [noun for clause in clauses for noun in governed(clause, "in", "of", "about")]
    works += [noun for clause in clauses[1:] for noun in children(clause, *SUBJECTS)]
    return any(lexicon.has("fiction", noun.lemma_.lower()) for noun in works)


def is_history(verb: Token) -> bool:
    """ "the Romans burned the city in 146 BC": nobody is left to answer for what was done before 1900."""
    dates = [*governed(verb, "in", "during", "of", "around"), *children(verb, "npadvmod")]
    return any(_LONG_AGO.search(date.doc[date.left_edge.i : date.right_edge.i + 1].text) for date in dates)


def is_polar_question(clause: Token) -> bool:
    """ "did A lie" asks, "why did A lie" takes it for granted."""
    own = children(clause, "nsubj", "nsubjpass")
    before = [word for word in (*children(clause, "aux", "auxpass"), clause) if own and word.i < own[0].left_edge.i]
    return bool(before) and clause.left_edge == before[0] and before[0].pos_ == "AUX"


def certainty_of(clause: Token, lexicon: Lexicon) -> Certainty:
    """Return how sure a clause is put: hedges such as "reportedly", "appears", "may have" lower it."""
    words = [clause, *children(clause, "aux", "advmod", "acomp"), *(clause.head,) * (clause.dep_ == "xcomp")]
    found = [lexicon.hedges[word.lemma_.lower()] for word in words if word.lemma_.lower() in lexicon.hedges]
    if Certainty.POSSIBLE in found:
        return Certainty.POSSIBLE
    return Certainty.PROBABLE if found else Certainty.CERTAIN
