"""A head word becomes a mention: its phrase in the document, and the actor that the phrase means."""

from spacy.tokens import Doc, Token

from kg.actors.actor_base import ActorBase
from kg.actors.document_names import DocumentNames
from kg.actors.link import Link
from kg.document import Document
from kg.extract.anaphora import Discourse, Named
from kg.extract.draft import end_of, start_of
from kg.extract.slots import children, phrase
from kg.statement import Mention

_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "pobj"})
_DEMONSTRATIVES = frozenset({"that", "this", "the"})


class Mentions:
    """Turns head words of one document into mentions."""

    def __init__(self, document: Document, parsed: list[Doc], base: ActorBase) -> None:
        """Collect the names of the document from its parsed passages."""
        self._text = document.text
        self._on = document.date
        self._base = base
        self._names = DocumentNames(base, document.date)
        for passage in parsed:
            for entity in passage.ents:
                if entity.label_ in _NAMES:
                    self._names.add(entity.text, entity.label_, start_of(entity[0]))
        self.discourse = Discourse(self._named(parsed))

    def _named(self, parsed: list[Doc]) -> list[Named]:
        found = []
        for passage in parsed:
            for entity in passage.ents:
                if entity.label_ not in _NAMES:
                    continue
                link = self._link_name(entity.root, entity.text, entity.label_)
                if link is not None:
                    subject = entity.root.dep_ in {"nsubj", "nsubjpass"}
                    found.append(Named(start_of(entity[0]), end_of(entity[-1]), entity.text, link, subject))
        return found

    def mention(self, token: Token, without: frozenset[str] = frozenset()) -> Mention:
        """Return the mention of a head word; ``without`` are actors that a pronoun cannot mean here."""
        first, last = phrase(token)
        start, end = start_of(first), end_of(last)
        text = self._text[start:end]
        link = self._link(token, text, without)
        if link is None:
            return Mention(text, start, end)
        return Mention(
            text, start, end, link.actor, link.name, link.type, link.side, link.side_name, link.rule, link.confidence
        )

    def _link(self, token: Token, text: str, without: frozenset[str]) -> Link | None:
        if token.pos_ == "PRON" or token.tag_ in {"PRP", "PRP$"}:
            return self.discourse.pronoun(token, start_of(token), _opens(token), without)
        return (
            self._base.find(text, self._on)
            or self._link_entity(token)
            or self._apposed(token)
            or self._possessed(token, text)
            or self._definite(token)
        )

    def _link_entity(self, token: Token) -> Link | None:
        if token.ent_type_ not in _NAMES:
            return None
        entity = next(entity for entity in token.doc.ents if entity.start <= token.i < entity.end)
        return self._link_name(token, entity.text, entity.label_)

    def _link_name(self, token: Token, text: str, label: str) -> Link | None:
        first, last = phrase(token)
        whole = self._text[start_of(first) : end_of(last)]
        return self._base.find(whole, self._on) or self._names.link(text, label)

    def _apposed(self, token: Token) -> Link | None:
        """ "the agency's head, Ana Oja, said": the name stands beside the description."""
        for other in children(token, "appos"):
            if other.ent_type_ in {"PERSON", "ORG"}:
                link = self._link_entity(other)
                if link is not None:
                    return link
        return None

    def _possessed(self, token: Token, text: str) -> Link | None:
        """ "its government", "that country's intelligence agency": put the owner's name in place of the pronoun."""
        for owner in children(token, "poss"):
            link = None
            if owner.tag_ == "PRP$":
                link = self.discourse.pronoun(owner, start_of(owner), False)
            elif owner.lemma_.lower() in {"country", "nation", "state"}:
                link = self.discourse.state_before(start_of(owner))
            if link is not None and link.type != "person":
                rest = text[end_of(owner) - start_of(phrase(token)[0]) :].removeprefix("'s").removeprefix("’s")
                return self._base.find(f"{link.name}'s{rest}", self._on)
        return None

    def _definite(self, token: Token) -> Link | None:
        if not any(child.lower_ in _DEMONSTRATIVES for child in children(token, "det")):
            return None
        modifiers = children(token, "compound", "amod", "nmod")
        words = frozenset(word.lower_.replace("defence", "defense") for word in [token, *modifiers])
        return self.discourse.definite(words, token.lemma_.lower(), start_of(token))


def _opens(token: Token) -> bool:
    """Tell whether a word opens its paragraph, an adverb aside ("It", "Earlier it")."""
    return bool(token.doc.user_data["first"]) and token.i <= 1
