"""Find the passages that may hold a statement, before anything is parsed: parsing is what costs."""

import re
from dataclasses import dataclass, replace

from kg.lexicon import Lexicon, Requirement
from kg.statement import Act

_OTHERS = frozenset({"according", "alleged"})
_WITHHELD = frozenset({"negated", "refused", "unwilling"})
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Cues:
    """Every inflected form of every cue, and a little more.

    ``silent`` ones tell something only beside a negation, ``endured`` ones behind "under" ("under fire").
    """

    words: frozenset[str]
    silent: frozenset[str]
    negations: frozenset[str]
    endured: frozenset[str]

    def are_in(self, text: str) -> bool:
        """Tell whether a text holds a cue; a set of words is much faster here than a pattern of them all.

        >>> from kg.lexicon import load_lexicon
        >>> cues_of(load_lexicon()).are_in("He denied it."), cues_of(load_lexicon()).are_in("He sat.")
        (True, False)
        """
        words = set(_WORD.findall(text.lower()))
        if not self.words.isdisjoint(words) or ("under" in words and not self.endured.isdisjoint(words)):
            return True
        return not self.silent.isdisjoint(words) and not self.negations.isdisjoint(words)


def cues_of(lexicon: Lexicon) -> Cues:
    """Return the cues of a lexicon.

    A frame that needs a certain word ("made no comment") is found by that word, and one that needs a negation or a
    refusal only beside it. Forms that are mostly nouns ("states", "points") are no cues.
    """
    adverbs = lexicon.classes["allegedly"] | lexicon.classes["reportedly"]
    told, silent = (
        {*_OTHERS, *adverbs},
        _plurals({noun for noun, act in lexicon.nominals.items() if act is Act.NO_RESPONSE}),
    )
    told |= _plurals({noun for noun, act in lexicon.nominals.items() if act is not Act.NO_RESPONSE})
    told |= {form for verb in lexicon.speech for form in _forms(verb, lexicon)}
    endured: set[str] = set()
    for lemma, frames in lexicon.frames.items():
        for frame in frames:
            under = [requirement.words for requirement in frame.requires if requirement.kind == "under"]
            if under:
                endured |= under[0]
                continue
            kinds = {requirement.kind for requirement in frame.requires}
            cues = silent if kinds & _WITHHELD else told
            needed = [requirement.words for requirement in frame.requires if _is_beside(requirement)]
            cues |= _plurals(set(needed[0])) if needed else _forms(lemma, lexicon)
    nouns = lexicon.classes["common-noun"]
    return Cues(_first_words(told) - nouns, _first_words(silent), lexicon.classes["negating"], frozenset(endured))


def accusing_cues(lexicon: Lexicon) -> Cues:
    """Return the cues of accusing, denying and keeping silent, not those of plain saying.

    >>> from kg.lexicon import load_lexicon
    >>> accusing_cues(load_lexicon()).are_in("He denied it."), accusing_cues(load_lexicon()).are_in("He said so.")
    (True, False)
    """
    frames = {
        lemma: tuple(frame for frame in rows if frame.act is not Act.CLAIM) for lemma, rows in lexicon.frames.items()
    }
    nominals: dict[str, Act] = {noun: act for noun, act in lexicon.nominals.items() if act is not Act.CLAIM}
    return cues_of(replace(lexicon, frames=frames, speech={}, nominals=nominals))


def wrong_cues(lexicon: Lexicon) -> Cues:
    """Return single words that tell of a wrong: what is told in somebody's turn may accuse without a verb of saying.

    >>> from kg.lexicon import load_lexicon
    >>> wrong_cues(load_lexicon()).are_in("He bribed her."), wrong_cues(load_lexicon()).are_in("He met her.")
    (True, False)
    """
    strong = {key for key, strength in lexicon.harm.items() if strength == "strong"}
    verbs = {form for lemma, kind in strong if kind == "verb" and " " not in lemma for form in _forms(lemma, lexicon)}
    others = _plurals({lemma for lemma, kind in strong if kind != "verb" and "-" not in lemma})
    return Cues(frozenset(verbs | others), frozenset(), frozenset(), frozenset())


def _is_beside(requirement: Requirement) -> bool:
    return bool(requirement.words) and requirement.kind in {"object", "complement", "on"}


def _plurals(words: set[str]) -> set[str]:
    return {*words, *(word + "s" for word in words)}


def _first_words(cues: set[str]) -> frozenset[str]:
    """Return the first word of each cue, its rarer part where it is two: "one-sided" is found by "sided"."""
    return frozenset(found[-1 if "-" in cue else 0] for cue in cues if (found := _WORD.findall(cue)))


def _forms(verb: str, lexicon: Lexicon) -> set[str]:
    """Return the forms of a verb; irregular ones are listed in the lexicon."""
    return {*_regular_forms(verb), *lexicon.irregular.get(verb, ())}


def _regular_forms(verb: str) -> set[str]:
    if verb.endswith("e"):
        stem = verb[:-1]
        return {verb, verb + "s", verb + "d", stem + "ing"}
    if verb.endswith("y") and verb[-2] not in "aeiou":
        stem = verb[:-1]
        return {verb, stem + "ies", stem + "ied", verb + "ing"}
    doubled = verb + verb[-1]
    return {verb, verb + "s", verb + "es", verb + "ed", verb + "ing", doubled + "ed", doubled + "ing"}
