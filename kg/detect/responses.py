"""What a response is about: a matter of its own, or the allegations that it speaks of without saying more.

"Aland denied mining the strait" has a matter: of the recent allegations against Aland it is meant for the one it is
most like, and if it is like none, for none: who denies something else has not denied what stands beside it. "Aland
denied the allegations" has no matter: it covers those against Aland in its own document, or those of the accuser it
names; where its document holds none, those of the last GENERAL_DAYS, if the accuser is named or there is only one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from kg.detect.content import SAME_MATTER, same_names
from kg.detect.entry import NEXT, Entry
from kg.detect.general import ALLEGATIONS, by, named_accusers, speaks_of_allegations
from kg.detect.ledger import Ledger
from kg.finding import State
from kg.statement import Act, Polarity, Span, Statement

NEAREST = 0.15
"""A response is meant for the allegation against its speaker that it is most like, if it is at least so like it.

Of two contents from different labelled disputes 5 in 100 reach it (most share one word), and 2 in 1,000 reach
SAME_MATTER; but of 69 responses 61 are most like an allegation that a careful reader ties them to. Down to .05 nothing
changes; .2 loses 1 in 100 of the states, .25 five.
"""

NEAREST_DAYS = 14
"""How long before a response the allegation may lie that is only the most like it; others must be SAME_MATTER."""

FEW, FEW_DAYS = 10, 60
"""Where none of those is like it and they are fewer than FEW, the latest FEW of FEW_DAYS are asked: who is accused once
in a month may answer a month later, and little can be mistaken for what is meant."""

GENERAL_DAYS = 7
"""How long before a "denied the allegations" the allegations of the accuser it names may lie, in other documents."""

DECLINES = re.compile(r"\b(?:declin|refus)|\bno comment", re.IGNORECASE)
"""Cues of a response that withholds an answer; every other no_response is a report of silence."""

CONCEDING = frozenset({"accept", "acknowledge", "admit", "concede", "confess"})
"""Cues of a claim that admits what its speaker is accused of, if it is like that: "conceded that it had leaked"."""

COMMENT = re.compile(r"\bcomment", re.IGNORECASE)
ASKED = 500
"""Characters from an allegation to a "would not comment on television shows" that may be about it."""

REPLYING = frozenset({"answer", "counter", "reply", "respond", "retort"})
ASKED_ABOUT = re.compile(r"Asked about (?:that|this|it|the \w+)\b", re.IGNORECASE)
"""Who says so "when asked about that" replies, whatever the words are."""

RESPONSES = frozenset({Act.DENIAL, Act.ADMISSION, Act.NO_RESPONSE})

STATES = {Act.ADMISSION: State.ADMITTED, Act.ALLEGATION: State.COUNTERED}
"""What an answer makes of an allegation; every other one denies it, but for silence, of which there are two kinds."""

BACK = re.compile(r"(?:the|this|that|these|those|such)\s+\S+", re.IGNORECASE)
"""A content of one word that the text takes as known."""


class Ground(StrEnum):
    """Why a response is taken to answer an allegation."""

    STATED = "the text says so"
    MATTER = "the same matter"
    GENERAL = "a general answer"
    PLACE = "it follows the allegation"
    RECIPROCAL = "each accuses the other"
    COUNTER = "an accusation in return"


CERTAINTY = {
    Ground.STATED: 0.95,
    Ground.RECIPROCAL: 0.95,
    Ground.MATTER: 0.85,
    Ground.GENERAL: 0.7,
    Ground.PLACE: 0.5,
    Ground.COUNTER: 0.5,
}
"""How sure a link on this ground is; that of a matter is multiplied by the likeness of the contents."""


@dataclass(frozen=True, slots=True, eq=False)
class Response:
    """A denial, admission or silence: what it is about, each with how sure that is, and the allegations it covers.

    ``answered`` is the statement that the text itself ties it to.
    """

    entry: Entry
    answered: Entry | None
    matters: Mapping[Entry, float]
    covers: Mapping[Entry, tuple[Ground, float]]

    @property
    def words(self) -> frozenset[str]:
        """All words of what it is about."""
        return frozenset().union(*(matter.terms for matter in self.matters))


def state_of(entry: Entry) -> State:
    """Return what a response makes of the allegation it answers."""
    statement = entry.statement
    if statement.act is Act.NO_RESPONSE:
        said = "" if statement.cue is None else f"{statement.cue.text} {statement.cue.lemma}"
        return State.DECLINED if DECLINES.search(said) else State.REPORTED_SILENT
    return State.ADMITTED if concedes(statement) else STATES.get(statement.act, State.DENIED)


def responds(entry: Entry) -> bool:
    """Tell whether a statement may be a response: "A denied it", and "A said it had not done it", too."""
    statement = entry.statement
    negative_claim = statement.act is Act.CLAIM and statement.polarity is Polarity.NEGATIVE
    return negative_claim or statement.act in RESPONSES or concedes(statement)


def concedes(statement: Statement) -> bool:
    """Tell whether a claim is put as a concession: an admission of whatever allegation it is like, and of no other."""
    cue = statement.cue
    put_as_so = statement.act is Act.CLAIM and statement.polarity is Polarity.POSITIVE
    return put_as_so and cue is not None and cue.lemma in CONCEDING


def response_of(ledger: Ledger, entry: Entry) -> Response:
    """Return what a denial, admission or silence is about, and which allegations it covers."""
    answered = answered_by_text(ledger, entry)
    if entry.content.words or concedes(entry.statement):
        return _about_a_matter(ledger, entry, answered)
    accusers = named_accusers(ledger, entry, answered)
    if answered is not None and not accusers and not _is_plural(entry):
        return _about_a_matter(ledger, entry, answered)
    before = _printed_before(ledger, entry)
    recent = _recent(ledger, entry, NEAREST_DAYS if accusers else GENERAL_DAYS)
    covered = (by(accusers, before) or by(accusers, recent)) if accusers else before or _of_one_accuser(recent)
    matters = {each.content: each for each in covered if each.content.words}
    covers = dict.fromkeys(covered, (Ground.GENERAL, 1.0))
    return Response(entry, answered, dict.fromkeys(matters.values(), 1.0), covers)


def _about_a_matter(ledger: Ledger, entry: Entry, answered: Entry | None) -> Response:
    """Return a response that says what it is about; the allegation it is most like is meant."""
    matters = {each: 1.0 for each in (entry, answered) if each is not None and each.content.words}
    likeness, nearest = _nearest(ledger, entry)
    if nearest is not None:
        meant = {nearest: likeness}
        if not nearest.by:  # what "several senators" said takes no answer away from who is named
            likeness, named = _nearest(ledger, entry, named=True)
            meant |= {} if named is None else {named: likeness}
        covers = {each: (Ground.MATTER, alike) for each, alike in meant.items()}
        return Response(entry, answered, meant | matters, covers)
    if concedes(entry.statement):
        return Response(entry, answered, matters, {})
    before = _printed_before(ledger, entry) if speaks_of_allegations(entry) else _just_before(ledger, entry)
    return Response(entry, answered, matters, dict.fromkeys(before, (Ground.PLACE, 1.0)))


def _nearest(ledger: Ledger, entry: Entry, named: bool = False) -> tuple[float, Entry | None]:
    """Return the allegation against a response's speaker that it is most like, of its document or of the last days.

    With ``named`` only allegations by somebody known count.
    Only where none of them is like it the few before them are asked, and "the attack" is never one of long ago.
    """
    recent = list(_recent(ledger, entry, NEAREST_DAYS))
    near = (*_printed_before(ledger, entry), *recent)
    likeness, nearest = _likest(ledger, entry, [each for each in near if each.by or not named])
    if nearest is None and not entry.content.thin and _are_few(ledger, recent):
        told = [each for each in _recent(ledger, entry, FEW_DAYS) if ledger.original(each) is each]
        return _likest(ledger, entry, told[-FEW:])
    return likeness, nearest


def _are_few(ledger: Ledger, told: list[Entry]) -> bool:
    """Tell whether there are fewer than FEW allegations, copies of one text counted once."""
    originals = (each for each in told if ledger.original(each) is each)
    return len(list(islice(originals, FEW))) < FEW


def _likest(ledger: Ledger, entry: Entry, near: Iterable[Entry]) -> tuple[float, Entry | None]:
    """Return the allegation that a response is most like, if it is NEAREST or more, and how alike they are."""
    alike = {
        each: _likeness(ledger, entry, each) for each in dict.fromkeys(near) if same_names(entry.content, each.content)
    }

    def likest(each: Entry) -> tuple[float, bool, int]:
        own = each.statement.document == entry.statement.document
        return alike[each], own, each.place

    nearest = max(alike, key=likest, default=None)
    return (alike[nearest], nearest) if nearest is not None and alike[nearest] >= NEAREST else (0.0, None)


def _likeness(ledger: Ledger, response: Entry, allegation: Entry) -> float:
    """Return how alike a response and an allegation are: 0 where little is shared, and no more than a place.

    "Accused of shelling Lund" is not answered by "denied bribing the judges of Lund", nor by "that its king left Lund".
    """
    one, other = response.content, allegation.content
    alike = ledger.alike(response, allegation)
    if alike < NEAREST or alike >= SAME_MATTER:
        return alike
    two_acts = one.acts and other.acts and not one.acts & other.acts
    shared = response.terms & allegation.terms
    return 0.0 if two_acts or shared <= one.names | other.names else alike


def _just_before(ledger: Ledger, entry: Entry) -> list[Entry]:
    """Return the allegation just before that its accused declines to speak of in other words.

    "Borland accused Aland of leaving the talks. Aland declined to say why its envoy had gone." Who would not comment on
    the talks was asked by the newspaper, a few sentences later, too. Only a silence is taken so: a denial in other
    words ("denied that its tankers had been there") would be made one of something never denied.
    """
    statement = entry.statement
    spoken = "" if statement.content is None else statement.content.text
    if statement.act is not Act.NO_RESPONSE or ALLEGATIONS.search(spoken):
        return []
    printed = ledger.by_document[statement.document]
    asked = statement.cue is not None and COMMENT.search(statement.cue.text) is not None
    told = [each for each in printed if each.precedes(entry, ASKED if asked else NEXT)]
    acts = entry.content.acts
    silent_on = list(_against(entry, [each for each in told if not acts or acts & each.content.acts]))
    return silent_on[-1:] if asked else silent_on


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
    alike = inside or replies(entry.statement) or _likeness(ledger, entry, answered) >= NEAREST
    return answered if alike or _refers_back(span) else None


def replies(statement: Statement) -> bool:
    """Tell whether the text puts a statement as a reply to what stands before it: "replied", "asked about that"."""
    cue = statement.cue
    return (cue is not None and cue.lemma in REPLYING) or ASKED_ABOUT.match(statement.sentence.text) is not None


def _refers_back(content: Span | None) -> bool:
    """Tell whether a content speaks of something just told: "the incursion", "such raids"."""
    return content is not None and BACK.fullmatch(content.text) is not None


def _is_plural(entry: Entry) -> bool:
    """Tell whether a general response is about more than the last thing said: silence, or "the allegations"."""
    statement = entry.statement
    return statement.act is Act.NO_RESPONSE or speaks_of_allegations(entry)


def _against(response: Entry, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the allegations against the speaker of a response, or its side, that the side does not make itself."""
    speaker = response.by
    for entry in entries:
        if entry.accuses and not speaker.isdisjoint(entry.against) and speaker.isdisjoint(entry.by):
            yield entry


def _printed_before(ledger: Ledger, response: Entry) -> list[Entry]:
    """Return the allegations against a response's speaker in its own document, but for those of a later day."""
    printed = _against(response, ledger.by_document[response.statement.document])
    return [each for each in printed if each.day is None or response.day is None or each.day <= response.day]


def _recent(ledger: Ledger, response: Entry, days: int) -> Iterator[Entry]:
    """Yield the allegations against a response's speaker of so many days before it, in any document."""
    if response.number is not None:
        yield from _against(response, ledger.accused.between(response.by, response.number - days, response.number))
