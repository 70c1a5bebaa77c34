"""Admissions without a verb of admitting: "said one of its batteries had struck the school", "confirmed it had lied".

A claim is an admission when its speaker tells a wrong of his own: with a verb of confirming any wrong, with a plain
"said" one that nobody boasts of, for it was a mistake or met those who must be spared.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from kg.extract.factuality import is_done, is_negated
from kg.extract.harm import harm_in, objects_of
from kg.extract.selfdenial import is_self
from kg.extract.tree import children, governed, tense
from kg.extract.voice import is_passive
from kg.lexicon import Lexicon

_PAST = frozenset({"past", "pluperfect"})
_OWNING_UP = frozenset({"admit", "confess"})  # whatever one admits having done is held against him
_SOME_OF = frozenset({"one", "two", "three", "some", "several", "many", "members"})


def is_own_wrong(clause: Token, sources: Sequence[Token], cue: str, lexicon: Lexicon) -> bool:
    """Tell whether a clause tells a wrong of its own speaker; ``cue`` is the lemma of the verb that reports it."""
    if is_negated(clause) or tense(clause) not in _PAST or is_passive(clause):
        return False
    own = [doer for subject in children(clause, "nsubj") for doer in _members(subject)]
    if not sources or not any(is_self(doer, sources) for doer in own):
        return False
    if _is_mistake(clause, lexicon) or (cue in _OWNING_UP and is_done(clause)):
        return True
    harm = harm_in(clause, lexicon)
    if harm is None or harm.word != clause or any(doer not in own for doer in harm.agents if doer not in sources):
        return False
    if lexicon.has("confirming", cue):
        return harm.strong or _meets_the_spared(clause, lexicon)
    return _meets_the_spared(clause, lexicon)


def _members(subject: Token) -> list[Token]:
    """Return the subject, and whose members it tells of: "one of its pilots"."""
    return [subject, *(governed(subject, "of") if subject.lower_ in _SOME_OF else [])]


def _is_mistake(clause: Token, lexicon: Lexicon) -> bool:
    """ "had hit the convoy by mistake", "mistakenly fired at the bus"."""
    words = [*children(clause, "advmod"), *governed(clause, "by", "in")]
    return any(lexicon.has("mistaken", word.lower_) for word in words) and bool(children(clause, "dobj", "prep"))


def _meets_the_spared(clause: Token, lexicon: Lexicon) -> bool:
    return any(lexicon.has("spared", thing.lemma_.lower()) for thing in objects_of(clause))
