"""Denials without a verb of denying: "we had nothing to do with it", "it did not shell the town", "no truth in".

A claim is a denial when its speaker says that he himself did not do a wrong, or that a charge is not true.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.extract.control import subjects
from kg.extract.factuality import is_negated
from kg.extract.harm import objects_of
from kg.extract.tree import children, conjuncts, governed, tense
from kg.extract.voice import is_passive
from kg.lexicon import Lexicon, load_lexicon

_SELF = frozenset({"i", "we", "it", "he", "she", "they"})
_TRUTH = frozenset({"truth", "basis", "substance", "foundation", "merit"})
_OWN = frozenset({"my", "our", "its", "his", "her", "their"})
_POINTING = frozenset({"that", "this", "it"})
_AUXILIARIES = frozenset({"have", "do", "be"})
_SAID_OF = frozenset({"NOUN", "ADJ"})
_KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


def is_self_denial(clause: Token, sources: Sequence[Token], cue: str, lexicon: Lexicon) -> bool:
    """Tell whether a clause rejects a wrong of its own speaker, or the truth of something said.

    Whoever insists that he did not do a thing (``cue``: insist, swear) denies it, whatever it is; so does a lawyer
    who says that his client did not.
    """
    if _is_untruth(clause, lexicon):
        return True
    if any(child.tag_ == "MD" for child in clause.children) or clause.lemma_ == "go":
        return False  # "we won't" and "we are not going to" are promises
    if lexicon.has("wanting", clause.lemma_):
        return False  # "it did not want to harm the talks" rejects nothing that was said
    own = children(clause, "nsubj", "nsubjpass")
    past = is_negated(clause) and tense(clause) in {"past", "pluperfect", "present"}
    insists = lexicon.has("insisting", cue) and past and tense(clause) != "present"
    never = past and lexicon.has("dealing", clause.lemma_) and _is_never(clause)
    deeds = [clause, *(verb for verb in children(clause, "conj") if not children(verb, "nsubj", "nsubjpass"))]
    deeds = [deed for deed in deeds if not any(child.tag_ == "MD" for child in deed.children)]  # nor is "and will not"
    denied = insists or never or any(_is_negative(deed, lexicon) for deed in deeds) or _is_cut_short(clause)
    return (denied and any(is_self(token, sources) for token in own)) or (past and any(map(_is_client, own)))


def untrue_matter(clause: Token) -> Token | None:
    """Return what is said to be untrue: "there is no truth in the story" and "the story is a lie" deny the story."""
    nouns = [noun for noun in children(clause, "attr", "dobj", "nsubj") if noun.lemma_ in _TRUTH]
    behind = (matter for noun in nouns for matter in governed(noun, "in", "to", "for"))
    named = (noun for noun in subjects(clause) if noun.lemma_.lower() in load_lexicon().said)
    return next(behind, None) or (next(named, None) if _is_untruth(clause, load_lexicon()) else None)


def is_self(token: Token, sources: Sequence[Token]) -> bool:
    """Tell whether a word of a content means its speaker: "it", "its pilots", his own name."""
    named = {source.lemma_.lower() for source in sources}
    own = any(child.lower_ in _OWN for child in children(token, "poss"))
    other = any(source.lower_ in _SELF and source.lower_ != token.lower_ for source in sources)
    its = any(child.lower_ == "its" for source in sources for child in children(source, "poss"))
    spoken_for = its and token.ent_type_ in {"ORG", "GPE", "NORP"}  # "A had no part in it, its envoy said"
    return (token.lower_ in _SELF and not other) or own or spoken_for or token.lemma_.lower() in named


def _is_client(token: Token) -> bool:
    return token.lemma_.lower() == "client" and any(child.lower_ in _OWN for child in children(token, "poss"))


def _is_never(clause: Token) -> bool:
    return any(word.lower_ == "never" for word in clause.children)


def _is_cut_short(clause: Token) -> bool:
    """ "asked whether A had paid, he said it had not": a bare auxiliary denies what was asked."""
    said = [child for child in clause.children if child.dep_ not in {"nsubj", "neg", "punct", "advmod", "mark"}]
    return clause.lemma_ in _AUXILIARIES and is_negated(clause) and not said


def _is_negative(clause: Token, lexicon: Lexicon) -> bool:
    """Tell whether a wrong, or a part in one, is negated: "was not behind the attack", "had no role in the raid"."""
    if _is_innocent(clause):
        return True
    if is_negated(clause):
        done = {(clause.lemma_.lower(), thing.lemma_.lower()) for thing in objects_of(clause)}
        wrongs = [clause, *children(clause, "xcomp"), *_nouns(clause)]
        return not done.isdisjoint(lexicon.wrongs) or any(_is_wrong(token, lexicon) for token in wrongs)
    return any(_is_no_wrong(noun, lexicon) for noun in children(clause, "dobj", "attr") if _has_no(noun))


def _is_no_wrong(noun: Token, lexicon: Lexicon) -> bool:
    """ "did nothing wrong", "had nothing to do with it", "have no part in the raid", "committed no fraud"."""
    if _is_wrong(noun, lexicon):
        return True
    nothing = noun.lower_ == "nothing"
    if not (nothing or lexicon.has("involvement", noun.lemma_.lower())):
        return False
    if nothing and any(child.lower_ in {"wrong", "illegal", "improper", "untoward"} for child in noun.children):
        return True
    verbs = [verb for verb in noun.children if verb.dep_ in {"acl", "relcl", "xcomp"}]
    place = noun.head if noun.head.lemma_ == "play" else noun  # "played no role in the raid": hung on the verb
    of = (
        governed(noun, "in", "with", "to", "of")
        + governed(place, "in")
        + [thing for verb in verbs for thing in children(verb, "dobj")]
    )
    if place != noun and not of:
        return True  # "it had played no part"
    return any(verb.lemma_ == "do" for verb in verbs) or any(_is_wrong(token, lexicon) for token in [*verbs, *of])


def _is_innocent(clause: Token) -> bool:
    return any(word.lemma_ == "innocent" for word in children(clause, "acomp", "attr")) and not is_negated(clause)


def _nouns(clause: Token) -> Iterator[Token]:
    for child in children(clause, "dobj", "attr", "acomp", "prep", "advmod"):
        yield child
        yield from children(child, "pobj")


def _is_wrong(token: Token, lexicon: Lexicon) -> bool:
    return (token.lemma_.lower(), _KINDS.get(token.pos_, "")) in lexicon.harm


def _has_no(noun: Token) -> bool:
    return noun.lower_ == "nothing" or any(child.lower_ in {"no", "zero"} for child in noun.children)


def _is_untruth(clause: Token, lexicon: Lexicon) -> bool:
    """ "there is no truth in the story", "the claims are false", "that is a lie"."""
    if any(noun.lemma_ in _TRUTH and _has_no(noun) for noun in children(clause, "attr", "dobj", "nsubj")):
        matter = untrue_matter(clause)
        step = matter is not None and matter.head.lower_ == "for"  # "no basis for a trial" denies nothing said
        return matter is None or not step or matter.lemma_.lower() in lexicon.said or _is_wrong(matter, lexicon)
    subject = subjects(clause)
    named = any(token.lemma_.lower() in lexicon.said for token in subject)
    pointed = any(token.lower_ in _POINTING for token in subject)
    verdicts = conjuncts(_verdicts(clause))
    if is_negated(clause):
        return (named or pointed) and any(word.lower_ in {"true", "correct"} for word in verdicts)
    if named and lexicon.has("inventing", clause.lemma_) and is_passive(clause):
        return True  # "the charges were fabricated by A"
    meritless = named and any(noun.lemma_ in _TRUTH for noun in _without(clause))
    return meritless or any(
        (named and word.lemma_.lower() in lexicon.baseless) or (pointed and lexicon.has("untrue", word.lemma_.lower()))
        for verdict in verdicts
        for word in (verdict, *children(verdict, "advmod", "compound"))
    )


def _verdicts(clause: Token) -> list[Token]:
    """Return what something is said to be, behind a remark too: "the charge was, she said, 'a lie'"."""
    own = children(clause, "acomp", "attr")
    remarks = [] if own else [remark for remark in children(clause, "parataxis") if remark.i > clause.i]
    return own + [word for remark in remarks for word in remark.children if word.i > remark.i and word.pos_ in _SAID_OF]


def _without(clause: Token) -> Iterator[Token]:
    """ "are without merit": what is missing."""
    for word in clause.subtree:
        if word.lower_ == "without":
            yield from children(word, "pobj")
