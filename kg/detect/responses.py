"""What a response is about: a matter of its own, or the allegations that it speaks of without saying more.

"Aland denied mining the strait" has a matter. "Aland denied the allegations" has none: it covers the allegations
against Aland in its own document, or those of the accuser it names; where its document holds none, those of the last
GENERAL_DAYS, if the accuser is named or there is only one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kg.detect.content import SAME_MATTER, Content
from kg.detect.ledger import Entry, Ledger, acts_for, keys_of
from kg.finding import Level, State
from kg.statement import Act, Mention, Polarity

SAME_DOCUMENT = 0.25
"""In one document a response needs to be only this much like an allegation against its speaker, if no other is more.

On the labelled disputes .10 to .25 find the same; .30 loses 3 of 58 links.
"""

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
    near = likeness >= SAME_MATTER or (likeness >= SAME_DOCUMENT and not _meant_elsewhere(ledger, entry))
    if nearest is not None and near:
        about.append(nearest)
        covers[nearest.statement.id] = (Ground.MATTER, likeness)
    contents = {each.content: None for each in about if each is not None and each.content.words}
    return Response(entry, tuple(contents), covers)


def _meant_elsewhere(ledger: Ledger, entry: Entry) -> bool:
    """Tell whether another document holds the allegation that a response is about."""
    speakers = entry.statement.sources
    near = (each for key in keys_of(speakers) for each in ledger.against.get(key, ()))
    earlier = (each for each in near if each.day is not None and entry.day is not None and each.day <= entry.day)
    return any(ledger.likeness(entry.content, each.content) >= SAME_MATTER for each in earlier)


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
    alike = inside or ledger.likeness(entry.content, answered.content) >= SAME_DOCUMENT
    return answered if alike else None


def _is_plural(entry: Entry) -> bool:
    """Tell whether a general response is about more than the last thing said: silence, or "the allegations"."""
    statement = entry.statement
    return statement.act is Act.NO_RESPONSE or speaks_of_allegations(entry)


def speaks_of_allegations(entry: Entry) -> bool:
    """Tell whether a response's content is "the allegations", "Kiev's charges" and the like."""
    content = entry.statement.content
    return content is not None and PLURAL.search(content.text) is not None


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
    day = response.number
    if day is not None:
        speakers = response.statement.sources
        near = {id(entry): entry for key in keys_of(speakers) for entry in ledger.against.get(key, ())}
        told = ((entry, entry.number) for entry in near.values())
        recent = [entry for entry, number in told if number is not None and 0 <= day - number <= GENERAL_DAYS]
        yield from _against(recent, speakers)


def _any_acts_for(mentions: Iterable[Mention], others: Iterable[Mention]) -> bool:
    # Two loops: asked a million times, a generator for each costs as much again.
    others = tuple(others)
    for one in mentions:
        for other in others:
            if acts_for(one, other, Level.ACTOR):
                return True
    return False
