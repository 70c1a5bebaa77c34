"""Whom somebody speaks for, as the document says it: "Karl Ott, a spokesman for Brightwell Foods", "its chairman".

The actor lists know who speaks for whom among those they list; here it is a person or firm of the article alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.actors.actor_base import ActorBase
from kg.actors.link import Link
from kg.extract.tree import children, governed

_BELONGING = ("for", "of", "at", "from", "with")
_CLIENT = ("for", "of")
_MODIFIERS = ("amod", "compound", "nmod", "advmod")
_REPRESENT = "represent"
_NAMED_ONLY = frozenset({"post", "envoy"})


@dataclass(frozen=True, slots=True)
class Principal:
    """The head word of whom one speaks for, and what the speaker is to him: voice, counsel, post or organ."""

    head: Token
    kind: str


class Principals:
    """Finds whom the words around a speaker make him speak for."""

    def __init__(self, base: ActorBase) -> None:
        """Take the words for speakers, lawyers, posts and organs from the actor lists."""
        self._base = base
        self._kinds = {
            word: kind for kind in ("organ", "post", "envoy", "counsel", "voice") for word in base.lists.words[kind]
        }
        self._past = base.lists.words["past"]

    def of(self, token: Token) -> Principal | None:
        """Return whom the head word of a phrase speaks for, by the role it names or the role beside its name."""
        for role in _roles(token):
            kind = self._kinds.get(role.lemma_.lower()) or self._kinds.get(role.lower_)
            if kind is None or any(word.lower_ in self._past for word in children(role, *_MODIFIERS)):
                continue
            for owner in _owners(role, token, kind):
                return Principal(owner, kind)
        return None

    def speaking(self, speaker: Link | None, kind: str, principal: Link | None) -> Link | None:
        """Return the link of a speaker with the side that he speaks for; the principal's own for one without a name.

        A post is held in a body, not in a person or a state (an opposition leader is no voice of his state, an envoy
        is); its holder without a name stands for nobody.
        """
        if principal is None or (principal.type in {"person", "state"} and kind in {"post", "organ"}):
            return speaker
        if speaker is None and kind in _NAMED_ONLY:
            return None
        if speaker is None:
            return self._trusted(principal, "followers" if kind == "organ" else "spokesperson")
        if kind == "organ" or speaker.actor == principal.actor:
            return speaker
        side, side_name = principal.side or principal.actor, principal.side_name or principal.name
        rule = "named official" if kind in _NAMED_ONLY else "named spokesperson"
        return self._trusted(replace(speaker, side=side, side_name=side_name), rule)

    def _trusted(self, link: Link, rule: str) -> Link:
        return replace(link, rule=rule, confidence=min(link.confidence, self._base.confidence(rule)))


def _roles(token: Token) -> Iterator[Token]:
    """The words that may say what somebody is: the head itself, what stands beside a name, or before it."""
    if token.pos_ == "NOUN":
        yield token
        return
    yield from children(token, "appos")
    if token.dep_ == "appos":
        yield token.head
    yield from reversed(children(token, "compound", "nmod"))


def _owners(role: Token, name: Token, kind: str) -> Iterator[Token]:
    yield from children(role, "poss")
    if kind == "organ":
        return
    yield from governed(role, *(_CLIENT if kind == "counsel" else _BELONGING))
    for clause in children(role, "acl", "relcl"):
        if clause.lemma_ == _REPRESENT:
            yield from children(clause, "dobj")
        if clause.lemma_ == "act":
            yield from governed(clause, "for")
    if kind != "counsel":
        before = [*children(role, "compound", "nmod"), *children(name, "compound", "nmod", "poss")]
        yield from (word for word in before if word.ent_type_ == "ORG" and word.i < role.i)
