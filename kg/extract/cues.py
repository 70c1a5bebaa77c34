"""Find the passages that may hold a statement, before anything is parsed: parsing is what costs."""

import re
from dataclasses import replace

from kg.lexicon import Lexicon, Requirement
from kg.statement import Act

_FIXED = ("according to",)
_ADVERBIAL = ("alleged", "allegedly")


def cue_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Return a pattern that meets every inflected form of every cue, and a little more.

    A frame that needs a certain word ("made no comment") is found by that word: its verb is everywhere.

    >>> from kg.lexicon import load_lexicon
    >>> bool(cue_pattern(load_lexicon()).search("He denied it.")), bool(cue_pattern(load_lexicon()).search("He sat."))
    (True, False)
    """
    verbs, words = set(lexicon.speech), set()
    for lemma, frames in lexicon.frames.items():
        for frame in frames:
            needed = [
                requirement.words for requirement in frame.requires if requirement.words and _is_beside(requirement)
            ]
            if needed:
                words |= set(needed[0])
            else:
                verbs.add(lemma)
    return _pattern(frozenset(verbs), frozenset(words | set(lexicon.nominals)), lexicon)


def accusing_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Return a pattern that meets the cues of accusing, denying and keeping silent, not those of plain saying.

    >>> from kg.lexicon import load_lexicon
    >>> bool(accusing_pattern(load_lexicon()).search("He denied it.")), bool(
    ...     accusing_pattern(load_lexicon()).search("He said so.")
    ... )
    (True, False)
    """
    frames = {
        lemma: tuple(frame for frame in rows if frame.act is not Act.CLAIM) for lemma, rows in lexicon.frames.items()
    }
    nominals: dict[str, Act] = {noun: act for noun, act in lexicon.nominals.items() if act is not Act.CLAIM}
    return cue_pattern(replace(lexicon, frames=frames, speech={}, nominals=nominals))


def _is_beside(requirement: Requirement) -> bool:
    return requirement.kind in {"object", "complement"}


def _pattern(verbs: frozenset[str], words: frozenset[str], lexicon: Lexicon) -> re.Pattern[str]:
    forms = {form for verb in verbs for form in (*_verb_forms(verb), *lexicon.irregular.get(verb, ()))}
    forms |= {*words, *(word + "s" for word in words), *_FIXED, *_ADVERBIAL}
    ordered = sorted(forms, key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)) + r")\b", re.IGNORECASE)


def _verb_forms(verb: str) -> set[str]:
    """Return the regular forms of a verb; irregular ones are listed in the lexicon."""
    if verb.endswith("e"):
        stem = verb[:-1]
        return {verb, verb + "s", verb + "d", stem + "ing"}
    if verb.endswith("y") and verb[-2] not in "aeiou":
        stem = verb[:-1]
        return {verb, stem + "ies", stem + "ied", verb + "ing"}
    doubled = verb + verb[-1]
    return {verb, verb + "s", verb + "es", verb + "ed", verb + "ing", doubled + "ed", doubled + "ing"}
