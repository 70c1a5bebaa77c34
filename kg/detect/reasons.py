"""Why two statements about one event cannot both hold, if they cannot.

What is asked of a pair is who speaks, who is accused, whether the one rejects what the other puts forward, and whether
both count the same thing; that they speak of one event has been made sure of before.
"""

import re
from collections.abc import Iterable

from kg.detect.clusters import accused_keys
from kg.detect.content import WORD, same_numbers, stem
from kg.detect.counts import rival_figures
from kg.detect.entry import Entry
from kg.finding import Reason
from kg.statement import Act, Mention, Polarity

OPPOSITE = 0.65
"""Claims at least this alike can be opposites. On 157 news articles two of three pairs below were about two things."""

VERY_THING = 0.9
"""So alike a claim that accuses nobody must be to what somebody denies having done: "forces fired on Tellin" is no
opposite of "nine died in the shelling of Tellin"."""

FOLLOWING = re.compile(r",| (?:at|by|for|from|in|near|of|on|that|who|with) ", re.IGNORECASE)
"""What ends the part of a noun phrase that its head word closes."""

NEGATION = re.compile(r"\b(?:not?|never|neither|nor|none|nobody|without)\b|n['’]t\b", re.IGNORECASE)

PART = re.compile(r"\b(?:part|role|hand|involve(?:d|ment)|responsib\w+|complicity|behind)\b", re.IGNORECASE)
"""Words of a denial that leave open whether the thing happened: "any part in the attack"."""

ACCESSORY = re.compile(
    r"\b(?:abet\w*|aid(?:ed|ing)|allow\w*|complicit\w*|condon\w*|encourag\w*|fail(?:ed|ing|ure)? to|help(?:ed|ing)?|"
    r"ignor\w*|look(?:ed|ing)? away|permit\w*|st(?:an|oo)d(?:ing)? by|support\w*|tolerat\w*|blind eye)\b",
    re.IGNORECASE,
)
"""What the one may have done while the other did the deed: both may be guilty."""


def reason_of(one: Entry, other: Entry, alike: float) -> Reason | None:
    """Return why two statements about one event exclude each other, if they do.

    Nobody unnamed contradicts, but for two accounts of a culprit: there "critics" may speak.
    """
    if one.accuses and other.accuses:
        return _blame(one, other)
    sources = [sides(entry) for entry in (one, other)]
    if not all(sources):
        return None
    own = bool(sources[0] & sources[1])
    if _rejects(one) != _rejects(other):
        return _opposite(one, other, own) if alike >= _least(one, other) else None
    if _rejects(one) or own:
        return None
    return Reason.NUMBERS if rival_figures(one, other) else None


def _least(one: Entry, other: Entry) -> float:
    denied = Act.DENIAL in {one.statement.act, other.statement.act}
    return VERY_THING if denied and not (one.accuses or other.accuses) else OPPOSITE


def _blame(one: Entry, other: Entry) -> Reason | None:
    """Return the reason for two allegations about one event: two speakers who name two culprits of the same figures.

    Culprits without an actor ("the government", "foreign agents") are two where their head words differ. One without
    an actor is never held against an actor, of which it may be a part.
    """
    if not same_numbers(one.content, other.content):
        return None
    if bool(ACCESSORY.search(text_of(one))) != bool(ACCESSORY.search(text_of(other))):
        return None
    speakers = [sides(entry) or _words(entry.statement.sources) for entry in (one, other)]
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
    if one.content.thin or other.content.thin:
        return None
    if not _differ_in_negation(one, other):
        return None
    accused = [_answerable(entry) for entry in (one, other)]
    if all(accused) and not accused[0] & accused[1]:
        return None
    rejecting = one if _rejects(one) else other
    if not all(accused) and PART.search(text_of(rejecting)):
        return None
    if own:
        same = {each.actor for each in one.statement.sources} & {each.actor for each in other.statement.sources}
        return Reason.SELF if same - {None} and one.day != other.day else None
    return Reason.DENIAL if rejecting.statement.act is Act.DENIAL else Reason.OPPOSITE_POLARITY


def _differ_in_negation(one: Entry, other: Entry) -> bool:
    """Tell whether the words bear out that one of two claims is negative; a denial's words need not."""
    if Act.DENIAL in (one.statement.act, other.statement.act):
        return True
    return bool(NEGATION.search(text_of(one))) != bool(NEGATION.search(text_of(other)))


def overlap(one: Entry, other: Entry) -> bool:
    """Tell whether two statements stand on the same words: one sentence read twice contradicts nothing."""
    first, second = (entry.statement.content or entry.statement.sentence for entry in (one, other))
    if one.statement.document != other.statement.document:
        return False
    reciprocal = one.statement.reciprocal and other.statement.reciprocal
    return not reciprocal and first.start < second.end and second.start < first.end


def _answerable(entry: Entry) -> frozenset[str]:
    """Return who did it, if it was done: the accused, or whoever denies or admits it."""
    speaks_of_itself = entry.statement.act in {Act.DENIAL, Act.ADMISSION}
    return sides(entry) if speaks_of_itself else accused_keys(entry)


def _rejects(entry: Entry) -> bool:
    """Tell whether a statement says that something is not so: "denied shelling it", "said it had not shelled it"."""
    return entry.statement.act is Act.DENIAL or entry.statement.polarity is Polarity.NEGATIVE


def sides(entry: Entry) -> frozenset[str]:
    """Return the sides that say something."""
    keys = (mention.side or mention.actor for mention in entry.statement.sources)
    return frozenset(key for key in keys if key is not None)


def text_of(entry: Entry) -> str:
    """Return the words of a statement's content, or its sentence where it has none."""
    return (entry.statement.content or entry.statement.sentence).text
