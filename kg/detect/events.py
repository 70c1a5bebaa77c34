"""Whether two contents tell of one event, or only of events of the same sort.

"A and B blame each other for the explosion" is one event; "for targeting civilians" is not, and both may be true.
Contents tell of one event when they are alike, agree in places and figures, lie within EVENT_DAYS, and are tied to it:
by a shared name ("Kharkiv"), or by a shared word that a "the" makes definite ("the explosion", "the dam").

Two who blame two others must tell one story as well: one article may speak of two wars. They share a party or a name,
or both speak of the very same "the flood"; where one word is all that one of them says, it must be the very same word.
"""

import csv
import re
from functools import cache

from kg.detect.clusters import same_scene
from kg.detect.content import WORD, stem, term
from kg.detect.entry import Entry
from kg.detect.ledger import Ledger
from kg.errors import InvalidLexicon
from kg.resources import resource

ONE_EVENT = 0.55
"""Contents at least this alike may tell of one event; measured on tests/gold/findings."""

EVENT_DAYS = 7
"""Two accounts of one event are rarely further apart in the news."""

DEFINITE = re.compile(r"\b(?:the|this|that)\s+(?=((?:[\w'’-]+\s*){1,3}))", re.IGNORECASE)
"""Words are looked at, not taken: in "the raid on the bridge" the second "the" has words of its own."""

PLACED = re.compile(
    r"\b(?:across|around|at|in|inside|near|off|outside|over|within)\s+(?:the\s+)?(?:\w+\s+of\s+)?[A-Z][\w'’-]+"
)
"""Words that place what is told; a capital alone may be that of a title ("President")."""


@cache
def _kinds() -> dict[str, str]:
    """Return event or repeatable for the terms of ontology/lexicon/events.csv."""
    kinds: dict[str, str] = {}
    with resource("ontology", "lexicon", "events.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["kind"] not in {"event", "repeatable"}:
                raise InvalidLexicon(f"events.csv: met {row}, expected the kind event or repeatable")
            kinds[term(row["word"]) or row["word"]] = row["kind"]
    return kinds


def one_event(ledger: Ledger, one: Entry, other: Entry) -> float:
    """Return how sure it is that two statements tell of one event: 0, or ONE_EVENT to 1."""
    if not same_scene(one, other) or not _near(one, other) or not _placed(ledger, one, other):
        return 0.0
    alike = ledger.alike(one, other)
    if alike < ONE_EVENT or not _tied(one, other):
        return 0.0
    return alike if not (one.accuses and other.accuses) or _one_story(ledger, one, other) else 0.0


def definite(text: str) -> frozenset[str]:
    """Return the terms that a text speaks of as known: "the" and up to three words.

    >>> sorted(definite("blowing up the railway bridge and shelling towns"))
    ['+bridge', '+train']
    """
    words = (word for match in DEFINITE.finditer(text) for word in WORD.findall(match[1]))
    return frozenset(found for word in words if (found := term(word.lower())) is not None)


def _tied(one: Entry, other: Entry) -> bool:
    """Tell whether what two alike contents share is one event, not a sort of events."""
    common = one.content.words & other.content.words
    known = common & (definite(_text(one)) | definite(_text(other)))
    kinds = {word: _kinds().get(word) for word in common}
    if any(kinds[word] == "event" for word in known):
        return True
    if "repeatable" in kinds.values():
        return False
    return bool(known or one.content.names & other.content.names)


def _one_story(ledger: Ledger, one: Entry, other: Entry) -> bool:
    """Tell whether two accounts of blame are about one event of one dispute, not about two of the same sort."""
    words = {stem(word.lower()): term(word.lower()) for word in WORD.findall(_text(one))}
    same = {words[stem(word.lower())] for word in WORD.findall(_text(other)) if stem(word.lower()) in words} - {None}
    thin = one.content.thin or other.content.thin
    if thin and not same:
        return False
    if _parties(one) & _parties(other) or _places(ledger, one) & _places(ledger, other):
        return True
    known = same & definite(_text(one)) & definite(_text(other))
    return bool(known) and (not thin or one.precedes(other) or other.precedes(one))


def _parties(entry: Entry) -> frozenset[str]:
    """Return all sides that have to do with an allegation: its source, its accused and whom it names besides."""
    mentions = (*entry.statement.sources, *entry.statement.accused)
    return entry.others.union(key for each in mentions if (key := each.side or each.actor) is not None)


def _places(ledger: Ledger, entry: Entry) -> frozenset[str]:
    """Return the names in a content, and the places in the sentence around it: "Borland, in the hills of Lund"."""
    around = " ".join(match[0] for match in PLACED.finditer(entry.statement.sentence.text))
    return entry.content.names | ledger.mask.content(around).names


def _near(one: Entry, other: Entry) -> bool:
    if one.day is None or other.day is None:
        return one.statement.document == other.statement.document
    return abs((one.day - other.day).days) <= EVENT_DAYS


def _placed(ledger: Ledger, one: Entry, other: Entry) -> bool:
    """Tell whether "the attack" of one document may be that of another: the documents must share a name."""
    documents = one.statement.document, other.statement.document
    if documents[0] == documents[1] or not (one.content.thin or other.content.thin):
        return True
    return bool(ledger.names(documents[0]) & ledger.names(documents[1]))


def _text(entry: Entry) -> str:
    return "" if entry.statement.content is None else entry.statement.content.text
