"""Phrases: the words in which a finding tells its reason, each quoting somebody and never on its own account."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from kg.detect.entry import Entry
from kg.finding import Party
from kg.statement import Mention

DENY = re.compile(r"\bden(?:y|ie[ds]|ying|ials?)\b", re.IGNORECASE)
"""Cues that "denied" reports as they are."""

QUOTED = 140
"""Characters of a content that a reason quotes."""


OPENING, CLOSING = '"“', '"”'


def quote(text: str) -> str:
    """Return a text on one line between quotation marks, cut at a word after QUOTED characters.

    >>> quote("the   raid")
    '“the raid”'
    """
    text = " ".join(text.split())
    if text[:1] in OPENING and text[-1:] in CLOSING:
        text = text[1:-1].strip()
    if len(text) > QUOTED:
        text = text[:QUOTED].rsplit(" ", 1)[0] + " …"
    return f"“{text}”"


def joined(names: Iterable[str]) -> str:
    """Return names as a list in words.

    >>> joined(["A", "B", "C"])
    'A, B and C'
    """
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def counted(number: int, thing: str) -> str:
    """Return a number with what it counts.

    >>> counted(1, "day"), counted(2, "day")
    ('1 day', '2 days')
    """
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def speaker_name(entry: Entry, speaker: Party | None) -> str:
    """Return the name of who says something; the words of the text for those it names no actor for."""
    sources = entry.statement.sources
    if speaker is not None:
        return through(speaker, sources)
    return quote(joined(mention.text for mention in sources)) if sources else "Somebody who is not named"


def through(side: Party, mentions: Iterable[Mention]) -> str:
    """Return a party's name, with the one actor through which a side speaks or is accused, if it is another.

    >>> minister = Mention("Jane Roe", 0, 8, "jane-roe", "Jane Roe", "person", "b", "Borland")
    >>> through(Party("b", "Borland"), [minister]), through(Party("jane-roe", "Jane Roe"), [minister])
    ('Borland (Jane Roe)', 'Jane Roe')
    """
    actors = {(mention.actor, mention.name) for mention in mentions}
    (actor, name), *others = actors or {(None, None)}
    return side.name if others or name is None or actor == side.actor else f"{side.name} ({name})"


def denial_verb(entry: Entry, matter: str = "") -> str:
    """Return the words that report a denial, with the verb of the text where it is another.

    What somebody "said" in denial is often negative itself: "denied: it was not me" would turn it round.
    """
    cue = entry.statement.cue
    said = "" if cue is None or DENY.search(cue.text) else f" (“{cue.text}”)"
    return f"denied{matter}{said}"


def about(before: str, entries: Sequence[Entry]) -> str:
    """Return the content of the first entry that has one, its days, and how many more there are."""
    told = next((entry for entry in entries if entry.statement.content), entries[0])
    more = f", and {len(entries) - 1} more" if len(entries) > 1 else ""
    return f"{content(before, told)} ({_span(entries)}{more})"


def content(before: str, entry: Entry) -> str:
    """Return the content of an entry in quotation marks, after what leads to it; nothing where it has none.

    A sentence in its place would read as if all of it were what was said.
    """
    said = entry.statement.content
    return "" if said is None else f"{before} {quote(said.text)}"


def _span(entries: Sequence[Entry]) -> str:
    days = sorted({entry.day for entry in entries if entry.day is not None})
    return _days(days)


def _days(days: Sequence[date]) -> str:
    if not days:
        return "undated"
    return str(days[0]) if len(days) == 1 else f"{days[0]} to {days[-1]}"
