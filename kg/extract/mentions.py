"""A head word becomes a mention: its phrase in the document, and the actor that the phrase means."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from kg.actors.actor_base import ActorBase
from kg.actors.document_names import DocumentNames
from kg.actors.link import Link
from kg.document import Document
from kg.extract.actorhood import is_abstract
from kg.extract.anaphora import Discourse, Named, Turn
from kg.extract.crowds import crowds
from kg.extract.descriptions import Descriptions
from kg.extract.draft import Draft, Extent, end_of, start_of
from kg.extract.full_names import full_names, known_bodies
from kg.extract.phrases import phrase
from kg.extract.principals import Principals
from kg.extract.tree import children, governed, quotation_of
from kg.lexicon import load_lexicon
from kg.statement import Act, Mention

_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_INDEFINITE = frozenset({"a", "an", "one", "another"})
_UNNAMED = 0.8  # as much less sure as a link by anaphora
_COUNTRY = frozenset({"country", "nation", "state"})


class Mentions:
    """Turns head words of one document into mentions.

    Names are settled first, then what stands for them: a pronoun may need a name that only a later paragraph gives.
    """

    def __init__(self, document: Document, parsed: Sequence[Doc], base: ActorBase) -> None:
        """Collect the names of the document from its parsed passages."""
        self._text = document.text
        self._on = document.date
        self._base = base
        self._principals = Principals(base)
        self._names = DocumentNames(base, document.date, document.id, document.text)
        for entity in _entities(parsed):
            self._names.add(entity.text, entity.label_, start_of(entity[0]))
        for name in full_names(document.text, parsed, base):
            self._names.add(name.text, name.label, name.start)
        named = _outermost([*self._named(parsed), *known_bodies(document.text, base, document.date)])
        self.discourse = Discourse(named, crowds(parsed, named))
        people = [
            (entity, link)
            for entity in _entities(parsed)
            if entity.label_ == "PERSON" and (link := self._of_entity(entity)) is not None
        ]
        self._descriptions = Descriptions(document.text, self.discourse, people)
        self._answering: set[Token] = set()

    def note(self, drafts: Iterable[Draft]) -> None:
        """Note who speaks in these statements by name or by a known description, for pronouns to refer to."""
        for draft in drafts:
            if draft.content is not None:
                self.discourse.tell(draft.content)
            for token in (*draft.sources, *draft.accused):
                if is_pronoun(token):
                    continue
                link = self._speaker(token, self._settled(token))
                first, last = phrase(token)
                if token in draft.sources:
                    self.discourse.speak(Turn(start_of(first), link, _is_person(token, link)))
                if link is not None:
                    text = self._text[start_of(first) : end_of(last)]
                    self.discourse.name(Named(start_of(first), end_of(last), text, token in draft.sources, link))

    def note_answers(self, drafts: Iterable[Draft]) -> None:
        """Note who is accused in these statements and who answers: "the company denied it"."""
        for draft in drafts:
            if draft.act is Act.ALLEGATION:
                links = ((token, self._link(token, frozenset())) for token in draft.accused)
                self._descriptions.accuse((start_of(token), link) for token, link in links if link is not None)
            elif draft.act is not Act.CLAIM:
                self._answering.update(draft.sources)

    def mention(self, token: Token, without: frozenset[str] = frozenset(), content: Extent | None = None) -> Mention:
        """Return the mention of a head word.

        ``without`` are actors that a pronoun cannot mean here; a ``content`` that begins inside the phrase ends it
        ("accused the other of lying": the parser may hang "of lying" on "other").
        """
        first, last = self._shown(token)
        if content is not None and start_of(token) < content.start <= end_of(last):
            before = [word for word in token.subtree if end_of(word) < content.start and word.dep_ != "prep"]
            last = before[-1] if before else token
        start, end = start_of(first), end_of(last)
        link = self._speaker(token, self._link(token, without))
        return mention_of(self._text[start:end], start, _doubted(token, link))

    def accused(self, token: Token, without: frozenset[str], content: Extent | None) -> Mention:
        """Return the mention of who is accused: "Turkish airstrikes", where the adjective alone names nobody."""
        mention = self.mention(token, without, content)
        if mention.actor is None and (link := self._whose_people(token, without)) is not None:
            mention = mention_of(mention.text, mention.start, link)
        end = end_of(token.head)
        return replace(mention, text=self._text[mention.start : end], end=end) if _is_whose(token) else mention

    def _whose_people(self, token: Token, without: frozenset[str]) -> Link | None:
        """ "stewards of the union", "managers at Brightwell": what those do who lead or serve a body, it does."""
        if not load_lexicon().has("serving", token.lemma_.lower()):
            return None
        links = (self._link(body, without) for body in governed(token, "of", "at", "from"))
        link = next((link for link in links if link is not None and link.type != "person"), None)
        return None if link is None else replace(link, confidence=round(link.confidence * _UNNAMED, 3))

    def source(self, token: Token, content: Extent | None = None) -> Mention:
        """Return the mention of who speaks: "it added" goes on with whoever spoke before."""
        told_of = frozenset[str]() if content is None or not is_pronoun(token) else self.discourse.opening(content)
        mention = self.mention(token, told_of, content)  # "Oja had lied, he said": somebody else is "he"
        opens = _opens(token) and token.lower_ == "it"
        if not is_pronoun(token) or opens or quotation_of(token) >= 0:
            return mention
        turn = self.discourse.speaker(token.lower_, start_of(token), told_of)
        return mention if turn is None else mention_of(mention.text, mention.start, turn.goes_on())

    def _shown(self, token: Token) -> tuple[Token, Token]:
        """Return the ends of the phrase to show: of the name rather than of the role that the name stands beside."""
        if token.pos_ == "NOUN" and not token.ent_type_:
            for other in children(token, "appos"):
                if other.ent_type_ in {"PERSON", "ORG"} and other.i > token.i:
                    return phrase(other)
        first, last = phrase(token)
        halved = sum(word.text == '"' for word in token.doc[first.i : last.i + 1]) % 2
        return (token, token) if halved else (first, last)

    def _link(self, token: Token, without: frozenset[str]) -> Link | None:
        if is_pronoun(token):
            if quotation_of(token) >= 0:
                return None  # what "it" means in a quotation, only its speaker knows
            here = start_of(token.sent[0])
            return self.discourse.pronoun(token.lower_, (here, start_of(token)), _opens(token), without)
        return self._settled(token) or self._possessed(token) or self._described(token, without)

    def _speaker(self, token: Token, link: Link | None) -> Link | None:
        """ "its spokesman Karl Ott": whom the lists give no side speaks for whom the document says."""
        if is_pronoun(token) or (link is not None and (link.type != "person" or link.side is not None)):
            return link
        principal = self._principals.of(token)
        if principal is None:
            return link
        owner = (
            self._owner(principal.head) if principal.head.tag_ == "PRP$" else self._link(principal.head, frozenset())
        )
        return self._principals.speaking(link, principal.kind, owner)

    def _settled(self, token: Token) -> Link | None:
        """Return whom a phrase means by its own words, or by the name beside it."""
        first, last = phrase(token)
        whole = self._text[start_of(first) : end_of(last)]
        described = self._apposed(token) if token.pos_ == "NOUN" else None
        return (
            described
            or self._names.link(whole, "", start_of(first))
            or self._entity_link(token)
            or self._apposed(token)
            or self._nationality(token)
            or self._unknown(token, whole, start_of(first))
        )

    def _unknown(self, token: Token, whole: str, start: int) -> Link | None:
        """A proper noun that speaks or is accused names an actor, known or not, whatever its label says."""
        if token.pos_ != "PROPN" or token.ent_type_ not in {"", *_NAMES} or token.dep_ in {"amod", "compound", "nmod"}:
            return None
        return self._names.link(whole, "ORG", start)

    def _nationality(self, token: Token) -> Link | None:
        """ "the Russian offensive": an adjective that owns a deed means the state."""
        adjective = token.ent_type_ in {"NORP", "GPE"} and token.dep_ in {"amod", "compound", "nmod"}
        return self._base.find(f"the {token.text} side", self._on) if adjective else None

    def _named(self, parsed: Sequence[Doc]) -> Iterator[Named]:
        for entity in _entities(parsed):
            if entity.label_ == "PERSON" and children(entity.root, "det"):
                continue  # "the Ana Oja of tennis" is somebody else
            if load_lexicon().has("instrument", entity.root.lemma_.lower()):
                continue  # "the Clean Air Act" says nothing
            first, last = phrase(entity.root)
            whole = Extent(min(start_of(first), start_of(entity[0])), max(end_of(last), end_of(entity[-1])))
            text = self._text[whole.start : whole.end]
            link = self._names.link(text, "", whole.start)
            if link is None:
                link = self._names.link(entity.text, entity.label_, start_of(entity[0])) or self._nationality(
                    entity.root
                )
                whole, text = Extent(start_of(entity[0]), end_of(entity[-1])), entity.text
            if link is not None:
                yield Named(whole.start, whole.end, text, _is_subject(entity.root), link)

    def _entity_link(self, token: Token) -> Link | None:
        if token.ent_type_ not in _NAMES:
            return None
        entity = next(entity for entity in token.doc.ents if entity.start <= token.i < entity.end)
        return self._of_entity(entity)

    def _of_entity(self, entity: Span) -> Link | None:
        return self._names.link(entity.text, entity.label_, start_of(entity[0]))

    def _apposed(self, token: Token) -> Link | None:
        """ "the agency's head, Ana Oja, said": the name stands beside the description, or behind "of the agency"."""
        behind = [noun for noun in governed(token, "at", "of", "from", "for", "with") if not _is_person(noun, None)]
        people = [name for noun in behind for name in children(noun, "appos") if name.ent_type_ == "PERSON"]
        for other in (*children(token, "appos"), *people * _is_person(token, None)):
            known = other.ent_type_ in {"PERSON", "ORG"}
            unlabelled = other.pos_ == "PROPN" and not known and other.ent_type_ != "NORP"  # "14 of them Danes"
            named = self._names.link(other.text, "") if unlabelled else None
            if (link := self._entity_link(other) if known else named) is not None:
                return link
        return None

    def _possessed(self, token: Token) -> Link | None:
        """ "its government", "that country's intelligence agency": put the owner's name in place of the pronoun."""
        for owner in children(token, "poss"):
            link = None
            if owner.tag_ == "PRP$":
                link = self._owner(owner)
            elif owner.lemma_.lower() in _COUNTRY:
                link = self.discourse.state_before(start_of(owner))
            if link is not None and link.type != "person":
                rest = " ".join(word.text for word in token.subtree if owner.right_edge.i < word.i <= token.i)
                return self._names.link(f"{link.name}'s {rest}", "")
        return None

    def _described(self, token: Token, without: frozenset[str]) -> Link | None:
        link = self._descriptions.of(token, token in self._answering)
        return None if link is None or link.actor in without else link  # "A accused the company": not A

    def _owner(self, pronoun: Token) -> Link | None:
        """Return whom "its" or "her" stands for; what it owns is the subject, so that it may open a paragraph."""
        return self.discourse.pronoun(pronoun.lower_, (start_of(pronoun.sent[0]), start_of(pronoun)), opens=False)


def mention_of(text: str, start: int, link: Link | None) -> Mention:
    """Return the mention of these words at this place, linked or not."""
    end = start + len(text)
    if link is None:
        return Mention(text, start, end)
    return Mention(
        text, start, end, link.actor, link.name, link.type, link.side, link.side_name, link.rule, link.confidence
    )


def _entities(parsed: Iterable[Doc]) -> Iterator[Span]:
    return (entity for passage in parsed for entity in passage.ents if entity.label_ in _NAMES)


def _outermost(named: Iterable[Named]) -> list[Named]:
    """Drop a name that stands inside another: "the intelligence directorate of the Defence Ministry" is one name."""
    kept: list[Named] = []
    for name in sorted(named, key=lambda name: (name.start, -name.end)):
        if not kept or name.end > kept[-1].end:
            kept.append(name)
    return kept


def _is_subject(token: Token) -> bool:
    return token.dep_ in _SUBJECTS or (token.dep_ == "conj" and token.head != token and _is_subject(token.head))


def is_pronoun(token: Token) -> bool:
    """Tell whether a word stands for somebody without naming him."""
    return token.pos_ == "PRON" or token.tag_ in {"PRP", "PRP$"}


def _is_whose(token: Token) -> bool:
    """ "Turkish airstrikes": the adjective alone names nobody, but "Turkish allegations" are something said."""
    noun = token.head
    near = token.dep_ == "amod" and token.ent_type_ == "NORP" and noun.doc[token.i : noun.i].text.isalpha()
    lexicon = load_lexicon()
    names_it = noun.pos_ == "NOUN" and not is_abstract(noun, lexicon)
    return near and names_it and noun.lemma_.lower() not in lexicon.said


def _doubted(token: Token, link: Link | None) -> Link | None:
    """ "a Pentagon official": one without a name may not speak for the body that he is of."""
    unnamed = token.pos_ == "NOUN" and any(word.lower_ in _INDEFINITE for word in children(token, "det"))
    official = load_lexicon().roles.get(token.lemma_.lower()) == "person"
    if link is None or link.type == "person" or not (unnamed and official):
        return link
    return replace(link, confidence=round(link.confidence * _UNNAMED, 3))


def _is_person(token: Token, link: Link | None) -> bool:
    named = link is not None and link.type == "person"
    return named or load_lexicon().roles.get(token.lemma_.lower()) == "person"


def _opens(token: Token) -> bool:
    """Tell whether a word opens its paragraph, an adverb aside ("It", "Earlier it")."""
    return bool(token.doc.user_data["first"]) and token.i <= 1
