"""Which response answers which allegation, and on what ground.

Grounds, strongest first: the text says so (``answers``); the response is about the same matter, on the same day or
later; a response without a matter of its own ("denied the allegations") covers the allegations against its speaker in
its own document, or those of the accuser it names. A response never answers an allegation of a later day.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from kg.collector import paused
from kg.detect.content import SAME_MATTER, same_names, same_numbers
from kg.detect.entry import Entry
from kg.detect.ledger import Ledger, acts_for, keys_of
from kg.detect.responses import CERTAINTY, Ground, Response, answered_by_text, responds, response_of, state_of
from kg.finding import Level, State
from kg.statement import Mention

ANSWER_DAYS = 90
"""A response in another document is looked for this long: contents such as "violating the truce" come back."""


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """A response to one allegation: what it makes of it, by whom, on what ground, and how alike the contents are."""

    entry: Entry
    state: State
    by: Mention
    ground: Ground
    likeness: float = 1.0

    @property
    def certainty(self) -> float:
        """How sure it is that the response is meant for the allegation."""
        return CERTAINTY[self.ground] * (self.likeness if self.ground is Ground.MATTER else 1.0)


@dataclass(frozen=True, slots=True, eq=False)
class Charge:
    """One allegation against one accused, by one accuser if the text names one."""

    entry: Entry
    accused: Mention
    accuser: Mention | None = None


_Postings = tuple[list[int], list[Response]]
"""Responses in the order of their days, and the days as numbers, to be cut by bisection."""


class Answers:
    """Finds the answers to a charge; made once for a ledger and a level."""

    @paused()
    def __init__(self, ledger: Ledger, level: Level) -> None:
        """Index every response by who gives it, what it is about and what it covers."""
        self._ledger, self._level = ledger, level
        self._stated: dict[str, list[Entry]] = {}
        self._covering: dict[str, list[Response]] = {}
        self._about: dict[str, dict[str, _Postings]] = {}
        self._counters: dict[tuple[str, str], list[Entry]] = {}
        for entry in filter(responds, ledger.entries):
            self._index(response_of(ledger, entry))
        for entry in ledger.allegations():
            if entry.statement.answers is not None:
                self._stated.setdefault(entry.statement.answers, []).append(entry)
            for pair in {(a, b) for a in keys_of(entry.statement.sources) for b in keys_of(entry.statement.accused)}:
                self._counters.setdefault(pair, []).append(entry)

    def __call__(self, charge: Charge) -> list[Answer]:
        """Return the answers to a charge, in the order of the ledger."""
        keys = keys_of((charge.accused,))
        answers = [*self._by_text(charge), *self._by_matter(charge, keys), *self._by_counter(charge, keys)]
        if len(answers) < 2:
            return answers
        found = {answer.entry.statement.id: answer for answer in reversed(answers)}
        return sorted(found.values(), key=lambda answer: self._ledger.order[answer.entry.statement.id])

    def _index(self, response: Response) -> None:
        statement = response.entry.statement
        answered = answered_by_text(self._ledger, response.entry)
        if answered is not None:
            self._stated.setdefault(answered.statement.id, []).append(response.entry)
        for covered in response.covers:
            self._covering.setdefault(covered, []).append(response)
        words = {word for matter in response.matters for word in matter.terms}
        day = response.entry.number
        if day is not None:  # the ledger is in the order of days, and so is what is filed here
            for key in keys_of(statement.sources):
                about = self._about.setdefault(key, {})
                for word in words:
                    if word not in about:
                        about[word] = [], []
                    days, responses = about[word]
                    days.append(day)
                    responses.append(response)

    def _by_text(self, charge: Charge) -> Iterator[Answer]:
        key = charge.entry.statement.id
        for entry in self._stated.get(key, ()):
            speaker = self._speaker(entry, charge) or _unknown_speaker(entry)
            if speaker is not None:
                yield Answer(entry, state_of(entry), speaker, Ground.STATED)
        for response in self._covering.get(key, ()):
            speaker = self._responder(response, charge)
            if speaker is not None:
                yield Answer(response.entry, state_of(response.entry), speaker, *response.covers[key])

    def _by_matter(self, charge: Charge, keys: set[str]) -> Iterator[Answer]:
        for response in self._candidates(charge.entry, keys):
            covered = charge.entry.statement.id in response.covers  # then _by_text has told it
            speaker = None if covered else self._responder(response, charge)
            if speaker is None:
                continue
            alike = [(self._alike(charge.entry, matter), sure) for matter, sure in response.matters.items()]
            sure = max((min(likeness, sure) for likeness, sure in alike if likeness >= SAME_MATTER), default=0.0)
            if sure:
                yield Answer(response.entry, state_of(response.entry), speaker, Ground.MATTER, sure)

    def _candidates(self, allegation: Entry, keys: set[str]) -> Iterable[Response]:
        """Return the responses of the accused's side, in time, that share a word or another side with an allegation."""
        day = allegation.number
        found: dict[Response, None] = {}
        if day is not None:
            for about in [self._about[key] for key in keys if key in self._about]:
                for days, responses in [about[word] for word in allegation.terms if word in about]:
                    if days[-1] >= day:
                        last = bisect_right(days, day + ANSWER_DAYS)
                        found.update(dict.fromkeys(responses[bisect_left(days, day) : last]))
        return found

    def _by_counter(self, charge: Charge, keys: set[str]) -> Iterator[Answer]:
        if charge.accuser is None:
            return
        accusers = keys_of((charge.accuser,))
        found = [self._counters[a, b] for a in keys for b in accusers if (a, b) in self._counters]
        for entry in dict.fromkeys(chain.from_iterable(found)):
            speaker = self._speaker(entry, charge)
            if speaker is None or entry is charge.entry or not in_time(charge.entry, entry):
                continue
            alike = self._alike(charge.entry, entry)
            ground = _counter_ground(charge.entry, entry, alike)
            weak = ground is Ground.COUNTER and self._is_fellow(speaker, charge)
            if ground is not None and not weak:
                yield Answer(entry, State.COUNTERED, speaker, ground, alike)

    def _alike(self, one: Entry, other: Entry) -> float:
        agree = same_names(one.content, other.content) and same_numbers(one.content, other.content)
        known = one.statement.document == other.statement.document or not (one.content.thin or other.content.thin)
        return self._ledger.alike(one, other) if agree and known else 0.0

    def _speaker(self, entry: Entry, charge: Charge) -> Mention | None:
        """Return who answers: the accused, or one who acts for its side, but never for the accuser's."""
        for source in entry.statement.sources:
            if source.actor is not None and source.actor == charge.accused.actor:
                return source
            domestic = charge.accuser is not None and acts_for(source, charge.accuser, self._level)
            if acts_for(source, charge.accused, self._level) and not domestic:
                return source
        return None

    def _responder(self, response: Response, charge: Charge) -> Mention | None:
        """Return who answers; a person who denies "the allegations" means those against that person, no fellow's."""
        speaker = self._speaker(response.entry, charge)
        if speaker is None or response.entry.content.words or not self._is_fellow(speaker, charge):
            return speaker
        return None

    def _is_fellow(self, speaker: Mention, charge: Charge) -> bool:
        """Tell whether one person of a side speaks while another person of it is the accused."""
        persons = speaker.type == charge.accused.type == "person"
        return self._level is Level.ACTOR and persons and speaker.actor != charge.accused.actor


def in_time(allegation: Entry, response: Entry) -> bool:
    """Tell whether a response comes on the day of the allegation or at most ANSWER_DAYS later."""
    told, answered = allegation.number, response.number
    if told is None or answered is None:
        return allegation.statement.document == response.statement.document
    return 0 <= answered - told <= ANSWER_DAYS


def _unknown_speaker(entry: Entry) -> Mention | None:
    """Return a speaker whom the text ties to the allegation though nobody knows the name: "the firm denied it"."""
    return next((each for each in entry.statement.sources if each.actor is None and each.side is None), None)


def _counter_ground(allegation: Entry, counter: Entry, alike: float) -> Ground | None:
    one, other = allegation.statement, counter.statement
    if other.answers == one.id:
        return Ground.STATED
    if one.reciprocal and other.reciprocal and one.sentence == other.sentence and one.document == other.document:
        return Ground.RECIPROCAL
    if alike >= SAME_MATTER:
        return Ground.MATTER
    return Ground.COUNTER if one.document == other.document else None
