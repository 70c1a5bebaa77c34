"""Which response answers which allegation, and on what ground.

Grounds, strongest first: the text says so (``answers``); the response is about the same matter, on the same day or
later; a response without a matter of its own ("denied the allegations") covers the allegations against its speaker in
its own document, or those of the accuser it names. A response never answers an allegation of a later day.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from kg.detect.content import SAME_MATTER, Content, same_place_and_number
from kg.detect.ledger import Entry, Ledger, acts_for
from kg.finding import Level, State
from kg.statement import Act, Mention

ANSWER_DAYS = 90
"""A response in another document is looked for this long: contents such as "violating the truce" come back."""

GENERAL_DAYS = 7
"""How long before a "denied the allegations" the allegations of the accuser it names may lie, in other documents."""

DECLINES = re.compile(r"\b(?:declin|refus)|\bno comment", re.IGNORECASE)
"""Cues of a response that withholds an answer; every other no_response is a report of silence."""


PLURAL = re.compile(r"\b(?:accusations|allegations|assertions|charges|claims|reports)\b", re.IGNORECASE)


class Ground(StrEnum):
    """Why a response is taken to answer an allegation."""

    STATED = "the text says so"
    MATTER = "the same matter"
    GENERAL = "a general answer"
    RECIPROCAL = "each accuses the other"
    COUNTER = "an accusation in return"


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """A response to one allegation: what it makes of it, by whom, on what ground, and how alike the contents are."""

    entry: Entry
    state: State
    by: Mention
    ground: Ground
    likeness: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Charge:
    """One allegation against one accused, by one accuser if the text names one."""

    entry: Entry
    accused: Mention
    accuser: Mention | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Response:
    """A denial, admission or silence, with the matters it is about and the allegations its document makes it cover."""

    entry: Entry
    matters: tuple[Content, ...]
    covers: frozenset[str]


def state_of(entry: Entry) -> State:
    """Return what a response makes of the allegation it answers."""
    statement = entry.statement
    if statement.act is Act.NO_RESPONSE:
        said = "" if statement.cue is None else f"{statement.cue.text} {statement.cue.lemma}"
        return State.DECLINED if DECLINES.search(said) else State.REPORTED_SILENT
    states = {Act.DENIAL: State.DENIED, Act.ADMISSION: State.ADMITTED, Act.ALLEGATION: State.COUNTERED}
    return states[statement.act]


class Answers:
    """Finds the answers to a charge; made once for a ledger and a level."""

    def __init__(self, ledger: Ledger, level: Level) -> None:
        """Index every response by who gives it, what it is about and what it covers."""
        self._ledger, self._level = ledger, level
        self._stated: dict[str, list[Entry]] = {}
        self._covering: dict[str, list[Response]] = {}
        self._about: dict[tuple[str, str], list[Response]] = {}
        self._counters: dict[tuple[str, str], list[Entry]] = {}
        for entry in ledger.of(Act.DENIAL, Act.ADMISSION, Act.NO_RESPONSE):
            self._index(response_of(ledger, entry))
        for entry in ledger.allegations():
            if entry.statement.answers is not None:
                self._stated.setdefault(entry.statement.answers, []).append(entry)
            for pair in {(a, b) for a in _keys(entry.statement.sources) for b in _keys(entry.statement.accused)}:
                self._counters.setdefault(pair, []).append(entry)

    def __call__(self, charge: Charge) -> list[Answer]:
        """Return the answers to a charge, in the order of the ledger."""
        found: dict[str, Answer] = {}
        for answer in (*self._by_text(charge), *self._by_matter(charge), *self._by_counter(charge)):
            found.setdefault(answer.entry.statement.id, answer)
        return sorted(found.values(), key=lambda answer: _order(answer.entry))

    def _index(self, response: Response) -> None:
        statement = response.entry.statement
        answered = answered_by_text(self._ledger, response.entry)
        if answered is not None:
            self._stated.setdefault(answered.statement.id, []).append(response.entry)
        for covered in response.covers:
            self._covering.setdefault(covered, []).append(response)
        words = {word for matter in response.matters for word in matter.words}
        for key in _keys(statement.sources):
            for word in words:
                self._about.setdefault((key, word), []).append(response)

    def _by_text(self, charge: Charge) -> Iterator[Answer]:
        key = charge.entry.statement.id
        for entry in self._stated.get(key, ()):
            speaker = self._speaker(entry, charge) or _unknown_speaker(entry)
            if speaker is not None:
                yield Answer(entry, state_of(entry), speaker, Ground.STATED)
        for response in self._covering.get(key, ()):
            speaker = self._speaker(response.entry, charge)
            if speaker is not None:
                yield Answer(response.entry, state_of(response.entry), speaker, Ground.GENERAL)

    def _by_matter(self, charge: Charge) -> Iterator[Answer]:
        content = charge.entry.content
        candidates = {
            id(response): response
            for key in _keys([charge.accused])
            for word in content.words
            for response in self._about.get((key, word), ())
        }
        for response in candidates.values():
            speaker = self._speaker(response.entry, charge)
            if speaker is None or not in_time(charge.entry, response.entry):
                continue
            alike = max(self._alike(content, matter) for matter in response.matters)
            if alike >= SAME_MATTER:
                yield Answer(response.entry, state_of(response.entry), speaker, Ground.MATTER, alike)

    def _by_counter(self, charge: Charge) -> Iterator[Answer]:
        if charge.accuser is None:
            return
        pairs = {(a, b) for a in _keys([charge.accused]) for b in _keys([charge.accuser])}
        for entry in {id(entry): entry for pair in pairs for entry in self._counters.get(pair, ())}.values():
            speaker = self._speaker(entry, charge)
            if speaker is None or entry is charge.entry or not in_time(charge.entry, entry):
                continue
            alike = self._alike(charge.entry.content, entry.content)
            ground = _counter_ground(charge.entry, entry, alike)
            if ground is not None:
                yield Answer(entry, State.COUNTERED, speaker, ground, alike)

    def _alike(self, one: Content, other: Content) -> float:
        return self._ledger.likeness(one, other) if same_place_and_number(one, other) else 0.0

    def _speaker(self, entry: Entry, charge: Charge) -> Mention | None:
        """Return who answers: the accused, or one who acts for its side, but never for the accuser's."""
        for source in entry.statement.sources:
            if source.actor is not None and source.actor == charge.accused.actor:
                return source
            domestic = charge.accuser is not None and acts_for(source, charge.accuser, self._level)
            if acts_for(source, charge.accused, self._level) and not domestic:
                return source
        return None


def response_of(ledger: Ledger, entry: Entry) -> Response:
    """Return what a denial, admission or silence is about, and which allegations of its document it covers."""
    answered = answered_by_text(ledger, entry)
    accusers = named_accusers(ledger, entry, answered)
    if entry.content.words or (answered is not None and not accusers and not _is_plural(entry)):
        matters = tuple(each.content for each in (entry, answered) if each is not None and each.content.words)
        return Response(entry, matters, frozenset())
    printed = _against(ledger.by_document[entry.statement.document], entry.statement.sources)
    covered = [each for each in printed if each.day is None or entry.day is None or each.day <= entry.day]
    if accusers:
        covered = by(accusers, covered) or by(accusers, _recent(ledger, entry))
    contents = tuple({each.content: None for each in covered if each.content.words})
    return Response(entry, contents, frozenset(each.statement.id for each in covered))


def answered_by_text(ledger: Ledger, entry: Entry) -> Entry | None:
    """Return the statement that the text itself ties a response to, unless their matters have nothing in common.

    Extraction may tie a denial to the allegation just before it; a denial with a matter of its own says more.
    """
    answered = None if entry.statement.answers is None else ledger.by_id.get(entry.statement.answers)
    if answered is None or not entry.content.words or not answered.content.words:
        return answered
    span, cue = entry.statement.content, answered.statement.cue
    inside = span is not None and cue is not None and span.start <= cue.start < span.end
    return answered if inside or entry.content.words & answered.content.words else None


def _is_plural(entry: Entry) -> bool:
    """Tell whether a general response is about more than the last thing said: silence, or "the allegations"."""
    statement = entry.statement
    return statement.act is Act.NO_RESPONSE or bool(statement.content and PLURAL.search(statement.content.text))


def in_time(allegation: Entry, response: Entry) -> bool:
    """Tell whether a response comes on the day of the allegation or at most ANSWER_DAYS later."""
    if allegation.day is None or response.day is None:
        return allegation.statement.document == response.statement.document
    return timedelta(0) <= response.day - allegation.day <= timedelta(ANSWER_DAYS)


def by(accusers: tuple[Mention, ...], allegations: Iterable[Entry]) -> list[Entry]:
    """Return the allegations that these accusers, or others of their sides, make."""
    return [entry for entry in allegations if _any_acts_for(entry.statement.sources, accusers)]


def named_accusers(ledger: Ledger, entry: Entry, answered: Entry | None) -> tuple[Mention, ...]:
    """Return whose allegations a general response is about: "Kiev's allegations", "the charges by Amnesty"."""
    statement = entry.statement
    nominal = answered.statement.sources if answered is not None and not answered.content.words else ()
    own = {mention.side for mention in statement.sources}
    sides = sorted(entry.content.sides - own)
    in_content = [ledger.side(side, statement.content) for side in sides if statement.content is not None]
    return tuple(each for each in (*nominal, *statement.addressees, *in_content) if each.actor or each.side)


def _against(entries: Iterable[Entry], accused: tuple[Mention, ...]) -> Iterator[Entry]:
    """Yield the allegations against these actors or their side that the side does not make itself."""
    for entry in entries:
        statement = entry.statement
        by_itself = _any_acts_for(accused, statement.sources)
        if entry.accuses and not by_itself and _any_acts_for(accused, statement.accused):
            yield entry


def _recent(ledger: Ledger, response: Entry) -> Iterator[Entry]:
    """Yield the allegations against a response's speaker of the last GENERAL_DAYS, in any document."""
    day = response.day
    if day is not None:
        for entry in _against(ledger.allegations(), response.statement.sources):
            if entry.day is not None and timedelta(0) <= day - entry.day <= timedelta(GENERAL_DAYS):
                yield entry


def _any_acts_for(mentions: Iterable[Mention], others: Iterable[Mention]) -> bool:
    others = tuple(others)
    return any(acts_for(one, other, Level.ACTOR) for one in mentions for other in others)


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


def _keys(mentions: Iterable[Mention]) -> set[str]:
    """Return the ids under which mentions are looked up: their actors and sides."""
    return {key for mention in mentions for key in (mention.actor, mention.side) if key is not None}


def _order(entry: Entry) -> tuple[bool, int, str, int]:
    day = entry.day
    return day is None, 0 if day is None else day.toordinal(), entry.statement.document, entry.statement.sentence.start
