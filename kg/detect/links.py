"""Which response is meant for which allegation, and on what ground, whoever gives it.

Grounds, strongest first: the text says so (``answers``); the response is about the same matter, on the same day or
later; a response without a matter of its own ("denied the allegations") covers the allegations against its speaker in
its own document, or those of the accuser it names; the accused accuses the accuser in return. A response never answers
an allegation of a later day, so the allegations before each response are looked at, not all responses for each
allegation: most allegations have none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.collector import paused
from kg.detect.content import SAME_MATTER, same_names, same_numbers
from kg.detect.entry import Entry
from kg.detect.ledger import Ledger
from kg.detect.responses import Ground, Response, responds, response_of

ANSWER_DAYS = 90
"""A response in another document is looked for this long: contents such as "violating the truce" come back."""


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """A response to an allegation: on what ground it is taken for one, and how alike the contents are."""

    entry: Entry
    ground: Ground
    likeness: float = 1.0


@paused()
def links(ledger: Ledger) -> dict[Entry, list[Link]]:
    """Return what may answer each allegation that has a response; denials and silences first, then charges in return.

    Who gives the response, and whether that one may speak for the accused, is not asked here.
    """
    found: dict[Entry, list[Link]] = {}
    for entry in filter(responds, ledger.entries):
        for allegation, link in _answered(ledger, response_of(ledger, entry)).items():
            found.setdefault(allegation, []).append(link)
    for entry in ledger.allegations():
        for allegation, link in _countered(ledger, entry):
            found.setdefault(allegation, []).append(link)
    return found


def _answered(ledger: Ledger, response: Response) -> Mapping[Entry, Link]:
    """Return the allegations that a response is meant for, each with its strongest ground."""
    found = {} if response.answered is None else {response.answered: Link(response.entry, Ground.STATED)}
    for allegation, (ground, likeness) in response.covers.items():
        found.setdefault(allegation, Link(response.entry, ground, likeness))
    for allegation, likeness in _same_matter(ledger, response):
        found.setdefault(allegation, Link(response.entry, Ground.MATTER, likeness))
    return found


def _same_matter(ledger: Ledger, response: Response) -> Iterator[tuple[Entry, float]]:
    """Yield the further allegations against a response's speaker, in time, that share a matter with it; how surely."""
    last, words = response.entry.number, response.words
    if last is None or not words:
        return
    for allegation in ledger.accused.between(response.entry.by, last - ANSWER_DAYS, last):
        if allegation not in response.covers and not words.isdisjoint(allegation.terms):
            alike = [(_alike(ledger, allegation, matter), sure) for matter, sure in response.matters.items()]
            likeness = max((min(each, sure) for each, sure in alike if each >= SAME_MATTER), default=0.0)
            if likeness:
                yield allegation, likeness


def _countered(ledger: Ledger, counter: Entry) -> Iterator[tuple[Entry, Link]]:
    """Yield the allegations that another may be a charge in return for: by the accused, against the accuser."""
    stated = None if counter.statement.answers is None else ledger.by_id.get(counter.statement.answers)
    if stated is not None:
        yield stated, Link(counter, Ground.STATED)
    if not ledger.accused.accuse_back(counter):
        return
    near = dict.fromkeys(ledger.by_document[counter.statement.document])
    if counter.number is not None:
        near |= dict.fromkeys(ledger.accused.between(counter.by, counter.number - ANSWER_DAYS, counter.number))
    for allegation in near:
        if allegation is not stated and _is_charge_back(counter, allegation) and in_time(allegation, counter):
            alike = _alike(ledger, allegation, counter)
            ground = _counter_ground(allegation, counter, alike)
            if ground is not None:
                yield allegation, Link(counter, ground, alike)


def _is_charge_back(counter: Entry, allegation: Entry) -> bool:
    returned = not counter.by.isdisjoint(allegation.against) and not counter.against.isdisjoint(allegation.by)
    return returned and allegation.accuses and allegation is not counter


def in_time(allegation: Entry, response: Entry) -> bool:
    """Tell whether a response comes on the day of the allegation or at most ANSWER_DAYS later."""
    told, answered = allegation.number, response.number
    if told is None or answered is None:
        return allegation.statement.document == response.statement.document
    return 0 <= answered - told <= ANSWER_DAYS


def _alike(ledger: Ledger, one: Entry, other: Entry) -> float:
    agree = same_names(one.content, other.content) and same_numbers(one.content, other.content)
    known = one.statement.document == other.statement.document or not (one.content.thin or other.content.thin)
    return ledger.alike(one, other) if agree and known else 0.0


def _counter_ground(allegation: Entry, counter: Entry, alike: float) -> Ground | None:
    one, other = allegation.statement, counter.statement
    if one.reciprocal and other.reciprocal and one.sentence == other.sentence and one.document == other.document:
        return Ground.RECIPROCAL
    if alike >= SAME_MATTER:
        return Ground.MATTER
    return Ground.COUNTER if one.document == other.document else None
