"""Was a deed that somebody tells of done? "hopes to", "must not", "if", "prevent B from" tell of none.

The factuality of a deed is that of every word above it up to the clause that is told, after Saurí and Pustejovsky
(2009) and the implicative verbs of Karttunen (1971): "managed to" passes a deed on as done, "refused to" does not.
An attempt, a plan, a threat or an order is a wrong itself, so the deed behind it counts.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.actorhood import is_actor
from kg.extract.factuality import governor_of, is_fiction, is_history, is_negated, is_supposed
from kg.extract.tree import SUBJECTS, children, tense
from kg.lexicon import Lexicon

_NONE = frozenset({"no", "neither", "not", "few", "hardly"})
_BY_THEMSELVES = frozenset({"relcl", "advcl", "parataxis"})
_TO_COME = frozenset({"can", "could", "will", "'ll", "would", "shall", "should", "must", "may", "might"})
_FACTS = frozenset({"fact", "truth", "reality"})
_INSTEAD = frozenset({"without", "instead", "against", "than"})
_VERBS = frozenset({"VERB", "AUX"})


def is_undone(word: Token, clause: Token, lexicon: Lexicon) -> bool:
    """Tell whether a deed (a verb, or a noun such as "attack") of a clause is not told as done or set about.

    What a relative or adverbial clause tells stands by itself: "did not arrest the guards who beat him"; and what a
    definite noun names took place, whatever is hoped or asked of it: "asked the army to stop the aggression of B".
    """
    if word.pos_ in _VERBS and (is_fiction(word) or is_history(word)):
        return True
    is_known = word.pos_ == "NOUN" and any(child.lower_ == "the" or child.dep_ == "poss" for child in word.children)
    for place in _above(word, clause):
        if place.pos_ in _VERBS and (is_negated(place) or is_supposed(place)):
            return not any(child.lower_ == "but" for child in place.subtree if child.dep_ == "cc")
        if any(child.lower_ in _NONE and child.i < place.i for child in place.children):
            return True
        if _is_ceasing(place, lexicon):
            return False  # "must stop shelling": so it did
        if not is_known and (is_to_come(place) or (place != clause and _is_kept_off(place, lexicon))):
            return True
        is_known = is_known or (place.dep_ == "ccomp" and _is_finite(place))  # "will realise that B lied"
    return False


def _above(word: Token, clause: Token) -> Iterator[Token]:
    """Yield a word and those above it up to the clause, or to one that stands by itself."""
    for place in [word, *word.ancestors]:
        yield place
        by_itself = place.dep_ in _BY_THEMSELVES and not _is_infinitive(place)
        if place == clause or by_itself or (place.dep_ == "acl" and place.head.lemma_ in _FACTS):
            return


def is_to_come(verb: Token) -> bool:
    """ "hackers can steal a password": what somebody is able to do, or will do, he has not done.

    What may have been done, may be so or may be going on, is told as possible.
    """
    auxiliaries = {word.lower_ for word in children(verb, "aux")} | {verb.lower_} & {"have"}
    going_on = (verb.tag_ == "VBG" or verb.lemma_ == "be") and not auxiliaries.isdisjoint({"may", "might"})
    return not auxiliaries.isdisjoint(_TO_COME) and not auxiliaries & {"have", "'ve"} and not going_on


def _is_ceasing(deed: Token, lexicon: Lexicon) -> bool:
    return deed.tag_ == "VBG" and deed.dep_ == "xcomp" and lexicon.has("ceasing", deed.head.lemma_)


def _is_finite(verb: Token) -> bool:
    return verb.pos_ in _VERBS and any(
        word.tag_ in {"VBD", "VBZ", "VBP", "MD"} for word in (verb, *children(verb, "aux", "auxpass"))
    )


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(word.lower_ == "to" for word in children(verb, "aux"))


def _is_kept_off(place: Token, lexicon: Lexicon) -> bool:
    """Tell whether the word that governs a deed leaves it undone: "hope to", "prevent B from", "ability to"."""
    if place.dep_ in SUBJECTS or place.dep_ == "conj":
        return False
    preposition = place.head if place.head.pos_ == "ADP" else None
    above = place.head if preposition is None else preposition.head
    lemma = above.lemma_.lower()
    if preposition is not None and preposition.lower_ in _INSTEAD and place.pos_ in _VERBS:
        return True
    if preposition is not None and preposition.lower_ == "from" and lexicon.has("averting", lemma):
        return True
    if _is_infinitive(place):
        return _is_only_meant(place, governor_of(place), lexicon)
    if place.dep_ == "ccomp" and lexicon.has("wanting", lemma) and not _is_finite(place):
        return True  # "wants B defeated"
    return not _is_finite(place) and place.dep_ != "advcl" and lexicon.has("undoing", lemma)


def _is_only_meant(deed: Token, above: Token, lexicon: Lexicon) -> bool:
    """Tell whether an infinitive need not have happened: "for B to steal", "reluctant to steal", "asked B to steal"."""
    lemma = above.lemma_.lower()
    own = children(deed, *SUBJECTS)
    if own and any(word.lower_ == "for" for word in children(deed, "mark")):
        return True
    if above.pos_ == "ADJ":
        able = lemma == "able" and tense(above.head) == "past"
        return not (able or lexicon.has("implicative", lemma))
    if above.pos_ in {"NOUN", "PROPN"} and is_actor(above, lexicon):
        return not lexicon.has("instigating", above.head.lemma_)  # "a man to run the ring", "sent men to kill him"
    if lexicon.has("wanting", lemma):
        return bool(own or children(above, "dobj"))  # "wants to steal" is bad enough
    return lexicon.has("undoing", lemma) or lexicon.has("appealing", lemma)
