"""Find the passages that may hold a statement, before anything is parsed: parsing is what costs."""

import re
from functools import cache

from kg.lexicon import Lexicon

_FIXED = ("according to", "in the words of", "on condition of anonymity")
_ADVERBIAL = ("alleged", "allegedly", "supposed", "supposedly", "purported", "purportedly", "reportedly")


def cue_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Return a pattern that meets every inflected form of every cue, and a little more.

    >>> from kg.lexicon import load_lexicon
    >>> bool(cue_pattern(load_lexicon()).search("He denied it.")), bool(cue_pattern(load_lexicon()).search("He sat."))
    (True, False)
    """
    return _pattern(
        tuple(sorted({*lexicon.frames, *lexicon.speech})), tuple(sorted(lexicon.nominals)), tuple(lexicon.irregular)
    )


@cache
def _pattern(verbs: tuple[str, ...], nouns: tuple[str, ...], irregular: tuple[str, ...]) -> re.Pattern[str]:
    forms = {form for verb in verbs for form in _verb_forms(verb)} | {*nouns, *(noun + "s" for noun in nouns)}
    words = sorted({*forms, *irregular, *_FIXED, *_ADVERBIAL}, key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)


def _verb_forms(verb: str) -> set[str]:
    """Return the regular forms of a verb; irregular ones are listed in the lexicon."""
    if verb == "be":
        return {"unavailable", "unreachable", "available"}  # the words its frames require; "was" is everywhere
    if verb.endswith("e"):
        stem = verb[:-1]
        return {verb, verb + "s", verb + "d", stem + "ing"}
    if verb.endswith("y") and verb[-2] not in "aeiou":
        stem = verb[:-1]
        return {verb, stem + "ies", stem + "ied", verb + "ing"}
    doubled = verb + verb[-1]
    return {verb, verb + "s", verb + "es", verb + "ed", verb + "ing", doubled + "ed", doubled + "ing"}
