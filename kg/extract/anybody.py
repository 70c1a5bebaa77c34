"""Is nobody in particular accused? "people accused of crimes", "anyone who lies", "drivers blame the council"."""

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
    if verb.dep_ == "relcl" and any(lexicon.has("generic-people", token.lemma_.lower()) for token in accused):
        return not any(children(token, "nummod", "poss", "amod") for token in accused)
    return _is_habit(verb, filled) or (verb.dep_ == "acl" and verb.tag_ == "VBN" and any(map(_is_any, accused)))


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
