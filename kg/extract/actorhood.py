"""Can this word speak or act? A source must be able to; a cause such as "human error" cannot be accused."""

from spacy.tokens import Token

from kg.extract.tree import governed
from kg.lexicon import Lexicon, load_lexicon

_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_NOT_ACTORS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "LAW", "WORK_OF_ART"})
_SOME = frozenset({"both", "some", "many", "two"})
_OTHER = frozenset({"other", "another"})
_EVENT_SUFFIXES = ("tion", "ment", "ing", "ness", "ism", "ity", "ance", "ence", "ship", "age")
# "-er" and "-or" are left to the list of roles: error, weather, disaster and murder name nobody.
_PERSON_SUFFIXES = ("ist", "ian", "man", "men", "woman", "women", "eer", "crat")


def is_actor(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun names somebody, by its entity label, its role or its form."""
    if token.pos_ == "PRON" or token.tag_ in {"PRP", "PRP$"}:
        return lexicon.has("pronoun", token.lower_)
    lemma = token.lemma_.lower()
    if is_event(token, lexicon) or _is_natural(token, lexicon) or lexicon.has("instrument", lemma):
        return False
    if lemma in lexicon.roles or token.lower_ in lexicon.roles or token.ent_type_ in _NAMES:
        return True
    if token.pos_ == "PROPN":
        unnamed = not token.ent_type_ and token.text.islower()  # "thick fog": the tagger takes it for a name
        return token.ent_type_ in {"", "NORP", "FAC", "PRODUCT", "LOC", "EVENT"} and not unnamed
    if token.pos_ in {"NUM", "DET", "ADJ"}:
        of = any(noun.pos_ in {"NOUN", "PROPN"} and is_actor(noun, lexicon) for noun in governed(token, "of"))
        return of or any(child.lower_ == "the" for child in token.children) or token.lower_ in _SOME
    if token.pos_ != "NOUN" or is_abstract(token, lexicon):
        return False
    if _is_name(token):
        return True
    return lemma.endswith(_PERSON_SUFFIXES) or _is_somebodys(token, lexicon)


def _is_name(token: Token) -> bool:
    """ "criticised Trump": a capital inside the sentence makes a name of what the tagger calls a noun."""
    inside = token.i > token.sent.start and token.nbor(-1).text not in {'"', "'", ":", "(", "-"}
    return inside and token.text[0].isupper() and not token.text.isupper()


def _is_somebodys(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether things stand for those who use them: "Russian bombers", "army helicopters"."""
    return any(
        child.dep_ in {"amod", "compound"}
        and (child.ent_type_ in {"NORP", "GPE"} or lexicon.roles.get(child.lemma_.lower()) in {"institution", "group"})
        for child in token.children
    )


def is_other(token: Token) -> bool:
    """Tell whether a word is the "other" of "each other", "the other", "the other side", however it was parsed."""
    if token.lemma_.lower() in _OTHER:
        return True
    beside = {child.lower_ for child in token.children}
    if {"the", "other"} <= beside and load_lexicon().has("both-sides", token.lower_):
        return True
    return {"each", "other"} <= beside or (token.lower_ == "one" and "another" in beside)


def may_act(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun could name somebody, where the words around it already say that somebody is meant.

    Looser than is_actor: a "brigadier" that no list knows may face charges, an event or a law may not.
    """
    if token.pos_ == "PRON" or token.tag_ in {"PRP", "PRP$"}:
        return lexicon.has("pronoun", token.lower_)
    if token.lower_ in lexicon.roles or is_other(token):
        return True
    return token.pos_ in {"NOUN", "PROPN"} and not (
        is_event(token, lexicon)
        or _is_natural(token, lexicon)
        or lexicon.has("inanimate", token.lemma_.lower())
        or token.ent_type_ in _NOT_ACTORS
    )


def does_wrongs(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word names somebody who can be held to a wrong that is only "said".

    Not so "the gunman" or "the attackers", who are known by the deed alone, nor "a man", whom nobody knows.
    """
    if is_other(token):
        return True
    if not is_actor(token, lexicon):
        return False
    if token.ent_type_ in _NAMES or token.pos_ == "PROPN":
        return True
    lemma = token.lemma_.lower()
    anybody = lexicon.has("generic-people", lemma) or lexicon.has("anybody", lemma)
    known = any(child.dep_ in {"poss", "relcl", "compound"} for child in token.children)
    return not lexicon.has("culprit", lemma) and (known or not anybody)


def _is_natural(token: Token, lexicon: Lexicon) -> bool:
    """ "Typhoon Lena" is a name, and nobody."""
    words = [token, *(child for child in token.children if child.dep_ == "compound")]
    return any(lexicon.has("inanimate", word.lemma_.lower()) for word in words)


def is_event(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a common noun names something that happens: "the offensive", "the shelling"."""
    lemma = token.lemma_.lower()
    return (
        token.pos_ == "NOUN"
        and lemma not in lexicon.roles
        and ((lemma, "noun") in lexicon.harm or lemma.endswith(("tion", "ing", "ment")))
    )


def is_abstract(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a common noun names an event, a state or a quality by its form: "the necessity of voting"."""
    lemma = token.lemma_.lower()
    return token.pos_ == "NOUN" and lemma not in lexicon.roles and lemma.endswith(_EVENT_SUFFIXES)


def is_court(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun names who decides a case: what it dismisses is no denial."""
    return lexicon.roles.get(token.lemma_.lower()) == "court" or token.lower_ in {"court", "tribunal"}
