"""Which response answers which allegation, and on what ground.

Grounds, strongest first: the text says so (``answers``); the response is about the same matter, on the same day or
later; a response without a matter of its own ("denied the allegations") covers the allegations against its speaker in
its own document, or those of the accuser it names. A response never answers an allegation of a later day.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from kg.detect.content import SAME_MATTER, Content, same_names
from kg.detect.ledger import Entry, Ledger, acts_for
from kg.finding import Level, State
from kg.statement import Act, Mention, Polarity

SAME_DOCUMENT = 0.2
"""In one document a response needs to be only this much like an allegation against its speaker, if no other is more."""

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


CERTAINTY = {
    Ground.STATED: 0.95,
    Ground.RECIPROCAL: 0.95,
    Ground.MATTER: 0.85,
    Ground.GENERAL: 0.7,
    Ground.COUNTER: 0.5,
}
"""How sure a link on this ground is; that of a matter is multiplied by the likeness of the contents."""


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


@dataclass(frozen=True, slots=True, eq=False)
class Response:
    """A denial, admission or silence, the matters it is about, and the allegations it covers, each on its ground."""

    entry: Entry
    matters: tuple[Content, ...]
    covers: Mapping[str, tuple[Ground, float]]


def state_of(entry: Entry) -> State:
    """Return what a response makes of the allegation it answers."""
    statement = entry.statement
    if statement.act is Act.NO_RESPONSE:
        said = "" if statement.cue is None else f"{statement.cue.text} {statement.cue.lemma}"
        return State.DECLINED if DECLINES.search(said) else State.REPORTED_SILENT
    states = {Act.ADMISSION: State.ADMITTED, Act.ALLEGATION: State.COUNTERED}
    return states.get(statement.act, State.DENIED)


def responds(entry: Entry) -> bool:
    """Tell whether a statement may be a response: "A denied it", and "A said it had not done it", too."""
    statement = entry.statement
    negative_claim = statement.act is Act.CLAIM and statement.polarity is Polarity.NEGATIVE
    return negative_claim or statement.act in {Act.DENIAL, Act.ADMISSION, Act.NO_RESPONSE}


class Answers:
    """Finds the answers to a charge; made once for a ledger and a level."""

    def __init__(self, ledger: Ledger, level: Level) -> None:
        """Index every response by who gives it, what it is about and what it covers."""
        self._ledger, self._level = ledger, level
        self._stated: dict[str, list[Entry]] = {}
        self._covering: dict[str, list[Response]] = {}
        self._about: dict[tuple[str, str], list[Response]] = {}
        self._counters: dict[tuple[str, str], list[Entry]] = {}
        for entry in filter(responds, ledger.entries):
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
                yield Answer(response.entry, state_of(response.entry), speaker, *response.covers[key])

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
        return self._ledger.likeness(one, other) if same_names(one, other) else 0.0

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
    """Return what a denial, admission or silence is about, and which allegations it covers."""
    answered = answered_by_text(ledger, entry)
    accusers = named_accusers(ledger, entry, answered)
    printed = _against(ledger.by_document[entry.statement.document], entry.statement.sources)
    before = [each for each in printed if each.day is None or entry.day is None or each.day <= entry.day]
    if entry.content.words or (answered is not None and not accusers and not _is_plural(entry)):
        return _about_a_matter(ledger, entry, answered, before)
    if accusers:
        covered = by(accusers, before) or by(accusers, _recent(ledger, entry))
    else:
        covered = before or _of_one_accuser(_recent(ledger, entry))
    contents = tuple({each.content: None for each in covered if each.content.words})
    return Response(entry, contents, {each.statement.id: (Ground.GENERAL, 1.0) for each in covered})


def _about_a_matter(ledger: Ledger, entry: Entry, answered: Entry | None, before: list[Entry]) -> Response:
    """Return a response that says what it is about; in its own document the allegation it is most like is meant."""
    alike = [(ledger.likeness(entry.content, each.content), each) for each in before]
    likeness, nearest = max(alike, key=lambda pair: pair[0], default=(0.0, None))
    about = [entry, answered]
    covers = {}
    if nearest is not None and likeness >= SAME_DOCUMENT:
        about.append(nearest)
        covers[nearest.statement.id] = (Ground.MATTER, likeness)
    contents = {each.content: None for each in about if each is not None and each.content.words}
    return Response(entry, tuple(contents), covers)


def _of_one_accuser(allegations: Iterable[Entry]) -> list[Entry]:
    """Return the allegations if one side makes them all: only then it is clear whom a bare denial answers."""
    found = list(allegations)
    sides = {mention.side or mention.actor for entry in found for mention in entry.statement.sources}
    return found if len(sides) == 1 else []


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
