"""Contradictions: pairs of statements that cannot both hold, each with its reason.

Reasons: a denial against the allegation it answers; rival culprits (one event, two accused); mutual blame (each of two
blames the other for one event); opposite polarity (one says it is so, one says it is not); numbers (one event, one
thing counted, two exact figures); self (one source, first this, then its opposite). Two actors that merely dislike
each other's view "disagree": without one event that both statements speak of, nothing is reported.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from kg.detect.content import WORD, stem
from kg.detect.events import EVENT_DAYS, one_event
from kg.detect.figures import one_count, rival_figures
from kg.detect.ledger import Entry, Ledger, Recent
from kg.detect.same import accused_keys
from kg.detect.tell import denial_verb, evidence, finding, quote, speaker_name, weighed
from kg.detect.unanswered import Standing
from kg.finding import Finding, Kind, Level, Reason, State
from kg.graph import parties, party
from kg.statement import Act, Mention, Polarity

OPPOSITE = 0.65
"""Claims at least this alike can be opposites. On 157 news articles two of three pairs below were about two things."""

UNNAMED = 0.7
"""How sure two rival culprits are of whom one is, or whose accuser is, only described; a judgement."""

FOLLOWING = re.compile(r",| (?:at|by|for|from|in|near|of|on|that|who|with) ", re.IGNORECASE)
"""What ends the part of a noun phrase that its head word closes."""

NEGATION = re.compile(r"\b(?:not?|never|neither|nor|none|nobody|without)\b|n['’]t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two statements that cannot both hold, the earlier first, why, and how sure that is."""

    one: Entry
    other: Entry
    reason: Reason
    certainty: float


def contradictions(ledger: Ledger, found: list[Standing], level: Level) -> Iterator[Finding]:
    """Yield one finding for each pair of statements that cannot both hold."""
    seen = set[frozenset[str]]()
    for pair in (*denied(found), *reversed_answers(found), *rival_accounts(ledger)):
        key = frozenset((pair.one.statement.id, pair.other.statement.id))
        if key not in seen:
            seen.add(key)
            yield from _told(ledger, pair, level)


def denied(found: list[Standing]) -> Iterator[Pair]:
    """Yield every denial with the allegation it answers."""
    for standing in found:
        for answer in () if standing.domestic else standing.answers:
            if answer.state is State.DENIED:
                yield Pair(standing.charge.entry, answer.entry, Reason.DENIAL, answer.certainty)


def reversed_answers(found: list[Standing]) -> Iterator[Pair]:
    """Yield a denial and an admission of one allegation by one actor, on two days."""
    for standing in found:
        denials = [answer for answer in standing.answers if answer.state is State.DENIED]
        admissions = [answer for answer in standing.answers if answer.state is State.ADMITTED]
        for denial, admission in product(denials, admissions):
            if denial.by.actor == admission.by.actor and denial.entry.day != admission.entry.day:
                certainty = min(denial.certainty, admission.certainty)
                yield Pair(denial.entry, admission.entry, Reason.SELF, certainty)


def rival_accounts(ledger: Ledger) -> Iterator[Pair]:
    """Yield the pairs of statements about one event that exclude each other."""
    about = Recent(EVENT_DAYS)
    for entry in ledger.of(Act.ALLEGATION, Act.CLAIM, Act.DENIAL, Act.ADMISSION):
        for other in about.near(entry):
            certainty = 0.0
            if not _overlap(other, entry):
                certainty = max(one_event(ledger, other, entry), one_count(ledger, other, entry))
            reason = reason_of(other, entry, certainty) if certainty else None
            if reason is not None:
                named = all(map(_sides, (other, entry))) and all(map(accused_keys, (other, entry)))
                unnamed = reason is Reason.RIVAL_CULPRITS and not named
                yield Pair(other, entry, reason, certainty * UNNAMED if unnamed else certainty)
        about.add(entry)


def reason_of(one: Entry, other: Entry, alike: float) -> Reason | None:
    """Return why two statements about one event exclude each other, if they do.

    Nobody unnamed contradicts, but for two accounts of a culprit: there "critics" may speak.
    """
    if one.accuses and other.accuses:
        return _blame(one, other)
    sources = [_sides(entry) for entry in (one, other)]
    if not all(sources):
        return None
    own = bool(sources[0] & sources[1])
    if _rejects(one) != _rejects(other):
        return _opposite(one, other, own) if alike >= OPPOSITE else None
    if _rejects(one) or own:
        return None
    return Reason.NUMBERS if rival_figures(one, other) else None


def _blame(one: Entry, other: Entry) -> Reason | None:
    """Return the reason for two allegations about one event: two speakers who name two culprits.

    Culprits without an actor ("the government", "foreign agents") are two where their head words differ. One without
    an actor is never held against an actor, of which it may be a part.
    """
    speakers = [_sides(entry) or _words(entry.statement.sources) for entry in (one, other)]
    if not all(speakers) or speakers[0] & speakers[1]:
        return None
    accused = [accused_keys(entry) for entry in (one, other)]
    if not any(accused):
        heads = [_heads(entry.statement.accused) for entry in (one, other)]
        words = [_words(entry.statement.accused) for entry in (one, other)]
        apart = all(heads) and not heads[0] & words[1] and not heads[1] & words[0]
        return Reason.RIVAL_CULPRITS if apart else None
    if not all(accused) or accused[0] & accused[1]:
        return None
    blamed = bool(accused[0] & speakers[1]) and bool(accused[1] & speakers[0])
    return Reason.MUTUAL_BLAME if blamed else Reason.RIVAL_CULPRITS


def _words(mentions: Iterable[Mention]) -> frozenset[str]:
    """Return the stems of the words by which a text speaks of somebody it does not name."""
    return frozenset(stem(word.lower()) for each in mentions for word in WORD.findall(each.text))


def _heads(mentions: Iterable[Mention]) -> frozenset[str]:
    """Return the stems of the head words: of "services" for "security services of a neighbour"."""
    phrases = (WORD.findall(FOLLOWING.split(each.text)[0]) for each in mentions)
    return frozenset(stem(words[-1].lower()) for words in phrases if words)


def _opposite(one: Entry, other: Entry, own: bool) -> Reason | None:
    """Return the reason for a pair of which one rejects what the other puts forward."""
    if one.content.sides and other.content.sides and not one.content.sides & other.content.sides:
        return None
    if not _differ_in_negation(one, other):
        return None
    accused = [_answerable(entry) for entry in (one, other)]
    if all(accused) and not accused[0] & accused[1]:
        return None
    if own:
        same = {each.actor for each in one.statement.sources} & {each.actor for each in other.statement.sources}
        return Reason.SELF if same - {None} and one.day != other.day else None
    rejecting = one if _rejects(one) else other
    return Reason.DENIAL if rejecting.statement.act is Act.DENIAL else Reason.OPPOSITE_POLARITY


def _differ_in_negation(one: Entry, other: Entry) -> bool:
    """Tell whether the words bear out that one of two claims is negative; a denial's words need not."""
    if Act.DENIAL in (one.statement.act, other.statement.act):
        return True
    return bool(NEGATION.search(_text(one))) != bool(NEGATION.search(_text(other)))


def _overlap(one: Entry, other: Entry) -> bool:
    """Tell whether two statements stand on the same words: one sentence read twice contradicts nothing."""
    first, second = (entry.statement.content or entry.statement.sentence for entry in (one, other))
    if one.statement.document != other.statement.document:
        return False
    reciprocal = one.statement.reciprocal and other.statement.reciprocal
    return not reciprocal and first.start < second.end and second.start < first.end


def _answerable(entry: Entry) -> frozenset[str]:
    """Return who did it, if it was done: the accused, or whoever denies or admits it."""
    speaks_of_itself = entry.statement.act in {Act.DENIAL, Act.ADMISSION}
    return _sides(entry) if speaks_of_itself else accused_keys(entry)


def _rejects(entry: Entry) -> bool:
    """Tell whether a statement says that its content is not so."""
    negative = entry.statement.polarity is Polarity.NEGATIVE
    return negative != (entry.statement.act is Act.DENIAL)


def _sides(entry: Entry) -> frozenset[str]:
    keys = (mention.side or mention.actor for mention in entry.statement.sources)
    return frozenset(key for key in keys if key is not None)


def _told(ledger: Ledger, pair: Pair, level: Level) -> Iterator[Finding]:
    speakers = [parties(entry.statement.sources, level) for entry in (pair.one, pair.other)]
    actors = tuple(dict.fromkeys(each for named in speakers for each in named[:1]))
    if not actors or (len(actors) == 1 and all(speakers) and pair.reason is not Reason.SELF):
        return
    if ledger.is_domestic(actors[0], actors[-1], level):
        return
    entries = [pair.one, pair.other]
    said = [
        f"{speaker_name(entry, named[0] if named else None)} {_verb(entry)} {quote(_text(entry))}"
        f"{f' ({entry.day})' if entry.day else ''}"
        for entry, named in zip(entries, speakers, strict=True)
    ]
    why = f"{said[0]}; {said[1]}; {BECAUSE[pair.reason]}."
    bare = replace(finding(ledger, Kind.CONTRADICTION, level, actors, entries, why), reason=pair.reason)
    yield weighed(bare, confidence=evidence(entries)["confidence"], certainty=pair.certainty)


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
        return f"accused {accused}{' that it is not so' if statement.polarity is Polarity.NEGATIVE else ''}:"
    return {Act.DENIAL: f"{denial_verb(entry)}:", Act.ADMISSION: "admitted:"}.get(statement.act, "claimed:")


def _name(mention: Mention) -> str:
    named = party(mention, Level.ACTOR)
    return mention.text if named is None else named.name


def _text(entry: Entry) -> str:
    return (entry.statement.content or entry.statement.sentence).text
