"""Is a word of harm meant as it stands? Not in a match or a debate, and not where what is stopped is itself a wrong.

Which verbs and which settings is data: the classes ``contest``, ``combative``, ``verbal`` and ``checking``, and the
pairs of ``harmless.csv`` ("kill", "bill").
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.slots import target_of
from kg.extract.tree import children, governed
from kg.lexicon import Lexicon

_SELVES = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})
_PLACES = ("in", "at", "during", "on", "by", "before", "after")


def is_figurative(verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether a verb of harm tells of no wrong where it stands: "attacked his rival in the debate"."""
    lemma = verb.lemma_.lower()
    if any((lemma, thing.lemma_.lower()) in lexicon.harmless for thing in governed(verb, "with", "of")):
        return True  # "robbed of a goal", "bombarded with questions"
    beaten = [noun for noun in children(verb, "dobj") if noun.pos_ == "PROPN" or noun.lower_ == "us"]
    if lexicon.has("contest", lemma) and beaten and not governed(verb, "with"):
        return True  # "beat Norland": whom somebody beats in earnest is told by what he is
    if lexicon.has("combative", lemma) and _is_set_in("contest-setting", verb, lexicon):
        return True
    if lexicon.has("verbal", lemma) and _is_set_in("verbal-setting", verb, lexicon):
        return True
    if any(thing.lower_ in _SELVES for thing in target_of(verb)):
        return True  # "shot himself"
    if lemma == "threaten" and any(lexicon.has("leaving", deed.lemma_) for deed in children(verb, "xcomp")):
        return True  # "threatened to resign"
    checked = target_of(verb) if lexicon.has("checking", lemma) else []
    return bool(checked) and all(_is_bad(thing, lexicon) for thing in checked)


def is_figurative_noun(noun: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether "an attack", "a war" of a verb is one of words or against a thing ("an attack on high taxes")."""
    lemma = noun.lemma_.lower()
    if any((lemma, thing.lemma_.lower()) in lexicon.harmless for thing in governed(noun, "on", "against", "of")):
        return True
    verbal = lexicon.has("verbal", lemma) and any(_is_set_in("verbal-setting", word, lexicon) for word in (noun, verb))
    return verbal or any(word.lower_ == "verbal" for word in children(noun, "amod"))


def _is_set_in(setting: str, word: Token, lexicon: Lexicon) -> bool:
    return any(lexicon.has(setting, place.lemma_.lower()) for place in _settings(word))


def _settings(word: Token) -> Iterator[Token]:
    """Yield where something takes place: "in the second half", "on Twitter"."""
    for place in governed(word, *_PLACES):
        yield place
        yield from children(place, "compound")


def _is_bad(thing: Token, lexicon: Lexicon) -> bool:
    """ "hate speech", "violent clips", "the bases of the terrorists": to stop such things is no wrong."""
    if lexicon.has("culprit", thing.lemma_.lower()):
        return True
    words = [thing, *children(thing, "amod", "compound"), *governed(thing, "of", "by")]
    words += [word for owner in governed(thing, "of") for word in children(owner, "amod", "compound")]
    names = [f"{child.lower_}-{thing.lemma_.lower()}" for child in children(thing, "compound")]  # "hate speech"
    found = [*names, *(word.lemma_.lower() for word in words)]
    return any(lexicon.harm.get((name, kind)) == "strong" for name in found for kind in ("noun", "adjective"))
