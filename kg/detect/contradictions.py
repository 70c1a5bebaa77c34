"""Contradictions: pairs of statements that cannot both hold, each with its reason.

Reasons: a denial against the allegation it answers; rival culprits (one event, two accused); mutual blame (each of two
blames the other for one event); opposite polarity (one says it is so, one says it is not); numbers (one event, one
thing counted, two exact figures); self (one source, first this, then its opposite). Two actors that merely dislike
each other's view "disagree": without one event that both statements speak of, nothing is reported.

Two sources that contradict each other on one matter do so once, however often it is printed: the first pair is told,
with how many more statements repeat the one or the other.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from kg.detect.clusters import accused_keys
from kg.detect.counts import one_count
from kg.detect.drafts import evidence, finding, weighed
from kg.detect.entry import Entry
from kg.detect.events import EVENT_DAYS, one_event
from kg.detect.ledger import Ledger, Recent
from kg.detect.phrases import content, counted, denial_verb, speaker_name
from kg.detect.reasons import overlap, reason_of, sides
from kg.detect.standings import Standing
from kg.finding import Finding, Kind, Level, Party, Reason, State
from kg.graph import parties, party
from kg.statement import Act, Mention, Polarity

UNNAMED = 0.7
"""How sure two rival culprits are of whom one is, or whose accuser is, only described; a judgement."""


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two statements that cannot both hold, the earlier first, why, and how sure that is."""

    one: Entry
    other: Entry
    reason: Reason
    certainty: float


def contradictions(
    ledger: Ledger, found: list[Standing], level: Level, matters: Mapping[str, int], rivals: Iterable[Pair]
) -> Iterator[Finding]:
    """Yield one finding for each two sources that contradict each other on one matter for one reason.

    ``matters`` are the numbers of the clusters of allegations, ``rivals`` the rival accounts, whatever the level.
    """
    groups: dict[Hashable, list[Pair]] = {}
    for pair in pairs(ledger, found, level, rivals):
        ends = (_told_once(pair.one, level, matters), _told_once(pair.other, level, matters))
        key = (pair.reason, frozenset(ends))
        groups.setdefault(key, []).append(pair)
    for group in groups.values():
        yield _told(ledger, group, level)


def pairs(ledger: Ledger, found: list[Standing], level: Level, rivals: Iterable[Pair]) -> Iterator[Pair]:
    """Yield every pair of statements that cannot both hold; of copies of a text only the first is paired with others.

    An answer is tied to every copy of the allegation that it answers.
    """
    seen = set[frozenset[str]]()
    for pair in (*denied(found), *reversed_answers(found, level), *rivals):
        key = frozenset((pair.one.statement.id, pair.other.statement.id))
        if key not in seen and _between(ledger, pair, level):
            seen.add(key)
            yield pair


def denied(found: list[Standing]) -> Iterator[Pair]:
    """Yield every denial with the allegation it answers."""
    for standing in found:
        for answer in () if standing.domestic else standing.answers:
            if answer.state is State.DENIED:
                yield Pair(standing.charge.entry, answer.entry, Reason.DENIAL, answer.certainty)


def reversed_answers(found: list[Standing], level: Level) -> Iterator[Pair]:
    """Yield a denial and an admission of one allegation by one party, on two days."""
    for standing in found:
        denials = [answer for answer in standing.answers if answer.state is State.DENIED]
        admissions = [answer for answer in standing.answers if answer.state is State.ADMITTED]
        for denial, admission in product(denials, admissions):
            speaker = party(denial.by, level)
            if (
                speaker is not None
                and speaker == party(admission.by, level)
                and denial.entry.day != admission.entry.day
            ):
                certainty = min(denial.certainty, admission.certainty)
                yield Pair(denial.entry, admission.entry, Reason.SELF, certainty)


def rival_accounts(ledger: Ledger) -> Iterator[Pair]:
    """Yield the pairs of statements about one event that exclude each other."""
    about = Recent(EVENT_DAYS)
    for entry in ledger.of(Act.ALLEGATION, Act.CLAIM, Act.DENIAL, Act.ADMISSION):
        if ledger.original(entry) is not entry:
            continue
        for other in about.near(entry):
            reason, certainty = _rivalry(ledger, other, entry)
            if reason is not None:
                named = all(map(sides, (other, entry))) and all(map(accused_keys, (other, entry)))
                unnamed = reason is Reason.RIVAL_CULPRITS and not named
                yield Pair(other, entry, reason, certainty * UNNAMED if unnamed else certainty)
        about.add(entry)


def _rivalry(ledger: Ledger, one: Entry, other: Entry) -> tuple[Reason | None, float]:
    """Return why two statements exclude each other, and how sure it is that they speak of one event."""
    # The roles are asked first: of a hundred pairs they leave a few, and whether those are one event takes longer.
    if overlap(one, other) or reason_of(one, other, 1.0) is None:
        return None, 0.0
    certainty = max(one_event(ledger, one, other), one_count(ledger, one, other))
    return (reason_of(one, other, certainty) if certainty else None), certainty


def _told_once(entry: Entry, level: Level, matters: Mapping[str, int]) -> Hashable:
    """Return what two statements share that say the same for the same parties: the matter, or the very words.

    A response is told by the allegation it answers, so its own words do not count.
    """
    statement = entry.statement
    speakers: Hashable = parties(statement.sources, level) or tuple(mention.text for mention in statement.sources)
    number = matters.get(statement.id)
    if number is not None:
        return speakers, number
    return speakers, None if statement.act in {Act.DENIAL, Act.ADMISSION} else entry.content


def _speakers(pair: Pair, level: Level) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    return parties(pair.one.statement.sources, level), parties(pair.other.statement.sources, level)


def _actors(pair: Pair, level: Level) -> tuple[Party, ...]:
    return tuple(dict.fromkeys(each for named in _speakers(pair, level) for each in named[:1]))


def _between(ledger: Ledger, pair: Pair, level: Level) -> bool:
    """Tell whether a pair is one between two parties, or of one against itself, and no domestic politics."""
    actors = _actors(pair, level)
    if not actors or ledger.is_domestic(actors[0], actors[-1], level):
        return False
    return len(actors) == 2 or pair.reason is Reason.SELF or not all(_speakers(pair, level))


def _told(ledger: Ledger, group: list[Pair], level: Level) -> Finding:
    """Return the finding on the first pair of a group, with the documents of all: the others repeat it."""
    pair = min(group, key=lambda each: (each.other.place, each.one.place))
    entries = [pair.one, pair.other]
    said = [
        f"{speaker_name(entry, named[0] if named else None)} {_verb(entry)}{content(':', entry)}"
        f"{f' ({entry.day})' if entry.day else ''}"
        for entry, named in zip(entries, _speakers(pair, level), strict=True)
    ]
    told = {entry.statement.id: entry for each in group for entry in (each.one, each.other)}
    why = f"{said[0]}; {said[1]}; {BECAUSE[pair.reason]}{_repeated(told, entries)}."
    documents = tuple(dict.fromkeys(entry.statement.document for entry in (*entries, *ledger.told(told))))
    bare = finding(ledger, Kind.CONTRADICTION, level, _actors(pair, level), entries, why)
    return weighed(
        replace(bare, reason=pair.reason, documents=documents),
        confidence=evidence(entries)["confidence"],
        certainty=max(each.certainty for each in group),
        support=evidence(told.values())["support"],
    )


def _repeated(told: Mapping[str, Entry], pair: list[Entry]) -> str:
    """Say how many statements repeat the one or the other of a pair."""
    others = [entry for entry in told.values() if entry not in pair]
    if not others:
        return ""
    documents = len({entry.statement.document for entry in others})
    repeat = "repeats" if len(others) == 1 else "repeat"
    return (
        f"; {counted(len(others), 'more statement')} in {counted(documents, 'document')} {repeat} the one or the other"
    )


BECAUSE = {
    Reason.DENIAL: "one denies what the other alleges",
    Reason.RIVAL_CULPRITS: "they name two culprits of one event",
    Reason.MUTUAL_BLAME: "each blames the other for one event",
    Reason.OPPOSITE_POLARITY: "one says it is so, the other that it is not",
    Reason.NUMBERS: "they give two figures for one thing",
    Reason.SELF: "the same source says it is so and that it is not",
}


def _verb(entry: Entry) -> str:
    """Return the verb that reports an entry: what is rejected must not read as if it were put forward."""
    statement = entry.statement
    if statement.act is Act.ALLEGATION:
        accused = ", ".join(_name(mention) for mention in statement.accused) or "nobody by name"
        return f"accused {accused}{' that it is not so' if statement.polarity is Polarity.NEGATIVE else ''}"
    return {Act.DENIAL: denial_verb(entry), Act.ADMISSION: "admitted"}.get(statement.act, "claimed")


def _name(mention: Mention) -> str:
    named = party(mention, Level.ACTOR)
    return mention.text if named is None else named.name
