"""The full names of those whom the parsed passages only name in short: "Tarnow" there, "Ewa Tarnow" elsewhere.

Articles introduce their actors in passages that hold no cue and so are not parsed. A light reading of the whole text
finds who bears a lone name: capitals, titles and given names tell; where they do not, nobody is taken to bear it.
"""

import re
from calendar import day_name, month_name
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.tokens import Doc

from kg.actors.actor_base import ActorBase
from kg.actors.spelling import phrase
from kg.extract.anaphora import Named
from kg.extract.draft import start_of
from kg.lexicon import load_lexicon

_PERSON, _ORGANISATION = "PERSON", "ORG"
_NAMES = frozenset({_PERSON, _ORGANISATION, "GPE", "NORP"})
_BODIES = frozenset({"organisation", "group"})
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĆČĐĞİŁŚŞŠŹŻŽ]"
_WORD = rf"(?:{_CAPITAL}\.)+|{_CAPITAL}[\w-]*(?:['’](?!s\b)\w+)*"
_PARTICLE = r"(?:(?:al|bin|da|de|del|den|der|dos|la|le|van|von) )"
_SEQUENCE = re.compile(rf"(?<![\w'’])(?:{_WORD})(?: {_PARTICLE}{{0,2}}(?:{_WORD}))+")
_PART = re.compile(rf"{_PARTICLE}{{0,2}}(?:{_WORD})")
_AGE = re.compile(r",? \(?\d\d\b")
_OPENING = re.compile(r"(?:^|[.!?:\n\"“”(] *)\Z")
_LONGEST = 6  # words: longer runs of capitals are headlines
_GIVEN_NAME = re.compile(rf"{_CAPITAL}(?:\.|\w*[^\W_A-Z])?(?:['’-]\w{{1,5}})?")
_CALENDAR = frozenset((*day_name, *month_name))
_NEAR = 5  # characters before a word that show whether it opens a sentence
_GIVEN = 3  # words before a surname at most: titles and offices aside


@dataclass(frozen=True, slots=True)
class FullName:
    """A name of several words as the text has it, its kind (PERSON or ORG) and the character where it starts."""

    text: str
    label: str
    start: int


def full_names(text: str, parsed: Iterable[Doc], base: ActorBase) -> Iterator[FullName]:
    """Yield the full names, told by capitals alone, of those whom the parsed passages name."""
    passages = list(parsed)
    labels, seen = _lone_names(passages)
    lone = {word: kinds for word, kinds in labels.items() if base.find(word) is None}
    bodies = {
        word.text
        for passage in passages
        for entity in passage.ents
        if entity.label_ == _ORGANISATION and entity[-1].text not in lone
        for word in entity
    }
    for found in _SEQUENCE.finditer(text) if lone else ():
        words = [(part.group(), found.start() + part.start()) for part in _PART.finditer(found.group())]
        if len(words) <= _LONGEST and seen.isdisjoint(start for _, start in words):
            yield from _Reading(text, words, lone, bodies, base).names()


def known_bodies(text: str, base: ActorBase, on: date | None) -> Iterator[Named]:
    """Yield the bodies that the actor lists know by several words, wherever they stand.

    The parser does not see all passages, and takes some names for none.
    """
    for found in _SEQUENCE.finditer(text):
        link = base.find(found.group(), on)
        if link is not None and link.rule == "name" and link.type in _BODIES:
            opens = _OPENING.search(text[max(0, found.start() - _NEAR) : found.start()])
            is_subject = bool(opens) and text[found.end() : found.end() + 2].strip().islower()
            yield Named(found.start(), found.end(), found.group(), is_subject, link)


def _lone_names(parsed: Iterable[Doc]) -> tuple[dict[str, set[str]], set[int]]:
    """Return the names of one word and the surnames, with labels, and where words of longer names of persons start."""
    lone: dict[str, set[str]] = {}
    seen: set[int] = set()
    for passage in parsed:
        for entity in passage.ents:
            name = entity.text.replace("’", "'").removesuffix("'s")
            if entity.label_ in _NAMES and " " not in name and name[0].isupper():
                lone.setdefault(name, set()).add(entity.label_)
            elif entity.label_ == _PERSON:
                lone.setdefault(name.split()[-1], set()).add(_PERSON)
                seen.update(start_of(word) for word in entity)
    return lone, seen


@dataclass(frozen=True, slots=True)
class _Reading:
    """One run of words with capitals, each with its start, the lone names to explain and words that name bodies."""

    text: str
    words: Sequence[tuple[str, int]]
    lone: dict[str, set[str]]
    bodies: set[str]
    base: ActorBase

    def names(self) -> Iterator[FullName]:
        """Yield the full names that it holds: one of a person for each surname, or one of a body."""
        surnames = [index for index, (word, _) in enumerate(self.words) if index and word.split()[-1] in self.lone]
        for index in surnames:
            yield from self._person(index)
        if not surnames and self._is_body():
            yield FullName(self.text[self.words[0][1] : self._end(-1)], _ORGANISATION, self.words[0][1])

    def _person(self, last: int) -> Iterator[FullName]:
        first = last
        while first and last - first < _GIVEN and self._may_be_given(first - 1):
            first -= 1
        known = [index for index in range(first, last) if self._is_given(index)]
        first = min(known, default=first)
        surname = self.words[last][0].split()[-1]
        if first == last or self._is_of_body(self.words[last][0]):
            return
        tells = bool(known) or _PERSON in self.lone[surname] or first > 0 or _AGE.match(self.text, self._end(last))
        if tells or self._is_first_use(surname, self._end(last)):
            yield FullName(self.text[self.words[first][1] : self._end(last)], _PERSON, self.words[first][1])

    def _is_body(self) -> bool:
        """Say whether a body is introduced: "Brightwell Foods rose", where only "Brightwell" stands after it."""
        name, start = self.words[0]
        end = self._end(-1)
        runs_on = self.text[end : end + 2].strip(" ,.'’")
        kinds = self.lone.get(name, set())
        is_headline = not self.text[end : end + 1] or self.text[end] == "\n" or runs_on[:1].isupper()
        return _ORGANISATION in kinds and _PERSON not in kinds and not is_headline and self._is_first_use(name, start)

    def _is_given(self, index: int) -> bool:
        return self.words[index][0].lower() in load_lexicon().given_names

    def _may_be_given(self, index: int) -> bool:
        """Say whether a word may be a given name: no title, post, acronym or word that only opens the sentence."""
        word, start = self.words[index]
        opens = _OPENING.search(self.text[max(0, start - _NEAR) : start])
        if word.lower() in (STOP_WORDS if opens else ()):
            return False  # "Will Brightwell pay?"
        if self._is_given(index):
            return True
        if (
            word in self.bodies
            or self._is_of_body(word)
            or load_lexicon().roles.get(word.lower())
            or self.base.only_titles(phrase(word))
        ):
            return False
        is_spelt_so = _GIVEN_NAME.fullmatch(word) and word.lower() not in STOP_WORDS and word not in _CALENDAR
        return bool(is_spelt_so) and (not opens or self._is_person_elsewhere(word))

    def _is_person_elsewhere(self, opening: str) -> bool:
        """Say whether a capital that opens a sentence is one of a name: the parser knows the person by surname."""
        surname = self.words[-1][0].split()[-1]
        is_word = re.search(rf"\b{re.escape(opening.lower())}\b", self.text) is not None
        return _PERSON in self.lone.get(surname, ()) and not is_word

    def _is_of_body(self, word: str) -> bool:
        kinds = (self.base.lists.words[kind] for kind in ("institution", "organisation_word", "generic"))
        return any(word.lower() in kind for kind in kinds)

    def _is_first_use(self, name: str, at: int) -> bool:
        """Say whether a name stands for the first time up to here, as where somebody is introduced."""
        first = re.search(rf"\b{re.escape(name)}\b", self.text)
        return first is not None and first.start() <= at <= first.end()

    def _end(self, index: int) -> int:
        word, start = self.words[index]
        return start + len(word)
