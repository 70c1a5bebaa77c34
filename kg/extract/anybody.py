"""Is nobody in particular accused? "people accused of crimes", "anyone who lies", "thieves steal passwords"."""

from collections.abc import Sequence

from spacy.tokens import Token

from kg.extract.actorhood import is_other
from kg.extract.draft import Filled
from kg.extract.tree import children
from kg.lexicon import load_lexicon

_ANYBODY = frozenset({"you", "your", "one"})


def is_generic(verb: Token, filled: Filled) -> bool:
    """Tell whether nobody in particular is accused: "people accused of crimes", "anyone accused"."""
    lexicon = load_lexicon()
    accused = filled.accused
    if any(lexicon.has("nobody", token.lower_) or token.text.lower() == "no one" for token in accused):
        return True
    if any(token.lower_ in _ANYBODY and not is_other(token) for token in (*accused, *filled.sources)):
        return True
    if any(_is_whichever(token) for token in (*accused, *filled.sources)) and not _is_past(verb):
        return True
    if verb.dep_ == "relcl" and any(lexicon.has("generic-people", token.lemma_.lower()) for token in accused):
        return not any(children(token, "nummod", "poss", "amod") for token in accused)
    return _is_habit(verb, filled) or (verb.dep_ == "acl" and verb.tag_ == "VBN" and any(map(_is_any, accused)))


def is_general(deed: Token, doers: Sequence[Token]) -> bool:
    """Tell whether a sentence tells what is usual, of nobody in particular: "hackers steal passwords".

    It is in the simple present, and tells of any of a kind (a plural without article, "a guard who steals") or of what
    is "usually" so. A deed done to somebody or something known did happen: "settlers steal our land".
    """
    verb = deed if deed.pos_ in {"VERB", "AUX"} else deed.head
    if verb.tag_ not in {"VBZ", "VBP"} or children(verb, "aux", "auxpass"):
        return False
    known = [thing for thing in children(verb, "dobj") if thing.ent_type_ or children(thing, "poss", "det")]
    usual = any(load_lexicon().has("usually", word.lower_) for word in children(verb, "advmod"))
    if usual and not any(doer.ent_type_ for doer in doers):
        return True
    return not known and all(_is_bare(doer) or _is_whichever(doer) for doer in doers)


def _is_bare(noun: Token) -> bool:
    """ "politicians", any of them: a plural with nothing that says which."""
    said_which = children(noun, "det", "poss", "amod", "compound", "nummod", "relcl", "prep", "appos", "acl")
    return noun.tag_ == "NNS" and not noun.ent_type_ and not said_which and noun.lower_ != "police"


def _is_whichever(noun: Token) -> bool:
    """ "a clerk who steals", "people who steal": whoever it is."""
    present = any(clause.tag_ in {"VBZ", "VBP"} and not children(clause, "aux") for clause in children(noun, "relcl"))
    some = any(word.lower_ in {"a", "an", "any"} for word in children(noun, "det"))
    people = load_lexicon().has("generic-people", noun.lemma_.lower()) and not children(noun, "det", "nummod", "amod")
    return present and (some or people)


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(word.lower_ in {"was", "were", "had", "has", "have"} for word in verb.children)


def _is_any(accused: Token) -> bool:
    """ "people accused of theft", "a politician accused of fraud should resign"; a headline has no verb of its own."""
    if accused.ent_type_ or children(accused, "nummod", "poss", "amod", "compound") or accused.dep_ == "ROOT":
        return False
    if accused.tag_ == "NNS":
        return not children(accused, "det")
    ruled = any(word.tag_ == "MD" for word in children(accused.head, "aux"))
    return ruled and any(word.lower_ in {"a", "an", "any"} for word in children(accused, "det"))


def _is_habit(verb: Token, filled: Filled) -> bool:
    """ "politicians always blame the press" tells of nobody: what is usual, said of nobody by name."""
    usual = any(load_lexicon().has("usually", word.lower_) for word in children(verb, "advmod"))
    named = any(token.ent_type_ for token in (*filled.accused, *filled.sources))
    return usual and verb.tag_ in {"VBP", "VBZ"} and not named
