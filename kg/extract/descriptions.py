"""Who is "the company", "the Rotterdam-based firm", "the governor"? A description that goes back to a name.

Only what the text makes plain: a word of the name, the post somebody was named with, the only one accused, or the
only one named at all. Where two may be meant the mention stays unlinked; a wrong speaker is worse than none.
"""

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from kg.actors.link import Link
from kg.extract.anaphora import Discourse, Named, anaphoric
from kg.extract.draft import start_of
from kg.extract.tree import children
from kg.lexicon import load_lexicon

_POINTING = frozenset({"that", "this", "the"})
_BELONGING = frozenset({"of", "for", "at", "in", "from"})
_BODIES = frozenset({"organisation", "group"})
_REGIONAL = frozenset({"state", "city", "county"})  # "the state": Montana rather than Islamic State
_PUBLIC = frozenset({"function", "agency"})


class Descriptions:
    """The names of one document, the posts that persons are named with, and who is accused."""

    def __init__(self, text: str, discourse: Discourse, named: Iterable[tuple[Span, Link]]) -> None:
        """Read the names of a discourse, and from the named entities who holds which post."""
        self._text = text
        self._discourse = discourse
        self._posts = [
            (start_of(entity[0]), post, link)
            for entity, link in named
            if link.type == "person"
            for post in _posts_beside(entity)
        ]
        self._accused: list[tuple[int, Link]] = []
        self._said: dict[str, int] = {}

    def accuse(self, accused: Iterable[tuple[int, Link]]) -> None:
        """Note who is accused, and where."""
        self._accused += accused

    def of(self, token: Token, answers: bool) -> Link | None:
        """Return whom a phrase with "the" or "that" means, by its head word; ``answers``: it denies or keeps silent."""
        if not any(child.lower_ in _POINTING for child in children(token, "det")):
            return None
        if load_lexicon().roles.get(token.lemma_.lower()) == "person":
            return self._holder(token)
        return self._sharing(token) or self._body(token, answers)

    def _holder(self, token: Token) -> Link | None:
        """ "the governor": the one person named with that post before; not "the governor of Ohio"."""
        described = [child for child in token.children if child.dep_ not in {"det", "punct", "appos", "relcl", "acl"}]
        others = [child for child in described if child.dep_ != "prep" or _belongs(child)]
        head, place = token.lemma_.lower(), start_of(token)
        posts = [(start, link) for start, post, link in self._posts if post == head and start < place]
        if len(others) == 1 and others[0].i == token.i - 1:
            whole = f"{others[0].lower_} {token.lower_} "  # "Prime Minister Karl Ott"
            posts = [(start, link) for start, link in posts if self._text[:start].lower().endswith(whole)]
            others = []
        held = {link.actor: link for _, link in posts}
        if others or token.tag_ != "NN" or len(held) != 1:
            return None
        return anaphoric(next(iter(held.values())), f"definite: the {head} named before")

    def _sharing(self, token: Token) -> Link | None:
        """ "the intelligence agency": the latest name that shares most words with it."""
        modifiers = children(token, "compound", "amod", "nmod")
        words = frozenset(word.lower_.replace("defence", "defense") for word in [token, *modifiers])
        best, most = None, 0
        for name in self._discourse.before(start_of(token)):
            shared = len(words & _words_of(name) - _REGIONAL)
            if shared and shared >= most and name.link.type != "person":
                best, most = name, shared
        return None if best is None else anaphoric(best.link, f"definite: shares a word with {best.text!r}")

    def _body(self, token: Token, answers: bool) -> Link | None:
        """Return whom a noun for any body means: the only one accused, the only one named, or the latest subject.

        The latter two only if it was so where the document says the noun first: a "union" that was there before
        the firm is not the firm.
        """
        head, place = token.lemma_.lower(), start_of(token)
        if not _is_generic(head):
            return None
        accused = _fitting((link for start, link in self._accused if start < place), head) if answers else []
        if accused:
            only = accused[0] if len(accused) == 1 else None
            return None if only is None else anaphoric(only, f"definite: {only.name!r} is accused")
        then = min(place, self._first_said(token.lower_))
        for find in (self._only_named, self._latest_subject):
            found, first = find(head, place), find(head, then)
            if found is not None and first is not None and found.actor == first.actor:
                return found
        return None

    def _first_said(self, noun: str) -> int:
        """Return where the document first says a noun with "the", or where it ends."""
        if noun not in self._said:
            said = re.search(rf"\bthe {re.escape(noun)}\b", self._text, re.IGNORECASE)
            self._said[noun] = len(self._text) if said is None else said.start()
        return self._said[noun]

    def _only_named(self, head: str, place: int) -> Link | None:
        bodies = (name for name in self._discourse.before(place) if not self._text[: name.start].endswith("on "))
        named = _fitting((name.link for name in bodies), head)  # not "X" in "posted on X"
        if len(named) != 1 or not self._is_spoken_of(named[0], place):
            return None
        return anaphoric(named[0], f"definite: no other {head} is named")

    def _is_spoken_of(self, link: Link, place: int) -> bool:
        """Tell whether a text is about somebody before a place: as a subject, as accused, or more than once."""
        times = [name for name in self._discourse.before(place) if name.link.actor == link.actor]
        accused = any(accused.actor == link.actor for start, accused in self._accused if start < place)
        return accused or len(times) > 1 or any(name.is_subject for name in times)

    def _latest_subject(self, head: str, place: int) -> Link | None:
        latest = self._discourse.latest(place, _BODIES, frozenset(), only_subjects=True)
        return latest if latest is not None and _may_be(head, latest) else None


def _fitting(links: Iterable[Link], head: str) -> list[Link]:
    """Return the actors of several links that a noun may stand for, each once."""
    found = {link.actor: link for link in links if link.type in _BODIES and _may_be(head, link)}
    return list(found.values())


def _is_generic(head: str) -> bool:
    lexicon = load_lexicon()
    return lexicon.has("generic-institution", head) or lexicon.has("business", head)


def _may_be(head: str, link: Link) -> bool:
    """Tell whether a noun may stand for a body: a ministry or a union is no "airline"."""
    lexicon = load_lexicon()
    if not lexicon.has("business", head):
        return True
    bodies = [word for word in link.name.lower().split() if lexicon.roles.get(word) in {"institution", "court"}]
    return link.rule not in _PUBLIC and all(lexicon.has("business", word) for word in bodies)


def _belongs(preposition: Token) -> bool:
    """Tell whether a preposition says whose post it is: "of Ohio", not "accused the governor of theft"."""
    owners = children(preposition, "pobj")
    return preposition.lower_ in _BELONGING and any(
        owner.pos_ == "PROPN" or owner.ent_type_ or children(owner, "det", "poss") for owner in owners
    )


def _posts_beside(entity: Span) -> Iterator[str]:
    """Yield the posts that somebody is named with: "Governor Paul Reed", "Tom Hale, the mayor"."""
    root = entity.root
    beside = [*children(root, "compound", "appos"), *(root.head,) * (root.dep_ == "appos")]
    words = [*(word for word in beside if word not in entity), *entity[: root.i - entity.start]]
    yield from (word.lemma_.lower() for word in words if load_lexicon().roles.get(word.lemma_.lower()) == "person")


def _words_of(name: Named) -> frozenset[str]:
    return frozenset(f"{name.text} {name.link.name}".lower().replace("defence", "defense").split())
