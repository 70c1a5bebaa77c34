"""Denials without a verb of denying: "we had nothing to do with it", "it did not shell the town", "no truth in".

A claim is a denial when its speaker says that he himself did not do a wrong, or that a charge is not true.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.extract.factuality import is_negated
from kg.extract.slots import subjects
from kg.extract.tree import children, governed, tense
from kg.lexicon import Lexicon

_SELF = frozenset({"i", "we", "it", "he", "she", "they"})
_TRUTH = frozenset({"truth", "basis", "substance", "foundation"})
_OWN = frozenset({"my", "our", "its", "his", "her", "their"})


def is_self_denial(clause: Token, sources: Sequence[Token], cue: str, lexicon: Lexicon) -> bool:
    """Tell whether a clause rejects a wrong of its own speaker, or the truth of something said.

    Whoever insists that he did not do a thing (``cue``: insist, swear) denies it, whatever it is.
    """
    if _is_untruth(clause, lexicon):
        return True
    if any(child.tag_ == "MD" for child in clause.children):
        return False  # "we won't" is a promise
    own = children(clause, "nsubj", "nsubjpass")
    insists = lexicon.has("insisting", cue) and is_negated(clause) and tense(clause) in {"past", "pluperfect"}
    return (insists or _is_negative(clause, lexicon)) and any(_is_self(token, sources) for token in own)


def untrue_matter(clause: Token) -> Token | None:
    """Return what is said to be untrue: "there is no truth in the story" denies the story."""
    nouns = [noun for noun in children(clause, "attr", "dobj", "nsubj") if noun.lemma_ in _TRUTH]
    return next((matter for noun in nouns for matter in governed(noun, "in", "to", "for")), None)


def _is_self(token: Token, sources: Sequence[Token]) -> bool:
    named = {source.lemma_.lower() for source in sources}
    own = any(child.lower_ in _OWN for child in children(token, "poss"))
    other = any(source.lower_ in _SELF and source.lower_ != token.lower_ for source in sources)
    return (token.lower_ in _SELF and not other) or own or token.lemma_.lower() in named


def _is_negative(clause: Token, lexicon: Lexicon) -> bool:
    """Tell whether a wrong, or a part in one, is negated: "was not behind the attack", "had no role in the raid"."""
    if _is_innocent(clause):
        return True
    if is_negated(clause):
        wrongs = [clause, *children(clause, "xcomp"), *_nouns(clause)]
        return any(_is_wrong(token, lexicon) for token in wrongs)
    nothing = [noun for noun in children(clause, "dobj", "attr") if _has_no(noun)]
    return any(
        lexicon.has("involvement", noun.lemma_.lower()) or noun.lower_ == "nothing" or _is_wrong(noun, lexicon)
        for noun in nothing
    ) and any(_is_wrong(token, lexicon) or token.lemma_ == "do" for noun in nothing for token in noun.subtree)


def _is_innocent(clause: Token) -> bool:
    return any(word.lemma_ == "innocent" for word in children(clause, "acomp", "attr")) and not is_negated(clause)


def _nouns(clause: Token) -> Iterator[Token]:
    for child in children(clause, "dobj", "attr", "acomp", "prep", "advmod"):
        yield child
        yield from children(child, "pobj")


def _is_wrong(token: Token, lexicon: Lexicon) -> bool:
    lemma = token.lemma_.lower()
    return any((lemma, pos) in lexicon.harm for pos in ("verb", "noun", "adjective"))


def _has_no(noun: Token) -> bool:
    return noun.lower_ == "nothing" or any(child.lower_ in {"no", "zero"} for child in noun.children)


def _is_untruth(clause: Token, lexicon: Lexicon) -> bool:
    """ "there is no truth in the story", "the claims are false"."""
    if any(noun.lemma_ in _TRUTH and _has_no(noun) for noun in children(clause, "attr", "dobj", "nsubj")):
        return True
    about = [token for token in subjects(clause) if token.lemma_.lower() in lexicon.said]
    verdicts = children(clause, "acomp", "attr")
    untrue = any(word.lemma_.lower() in lexicon.baseless for word in verdicts) and not is_negated(clause)
    return bool(about) and (
        untrue or (is_negated(clause) and any(word.lower_ in {"true", "correct"} for word in verdicts))
    )
