"""Copies: statements that repeat one wire text in several documents.

A text that thirty papers print says one thing once. Copies have the same sentence, the same act and the same actors,
and follow one another within COPY_DAYS; "Aland denied the allegations" of another year is no copy.
"""

from collections.abc import Hashable, Iterable

from kg.detect.ledger import Entry
from kg.statement import Mention

COPY_DAYS = 7
"""A wire text is printed again within so many days; a judgement."""


def originals(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return for every statement, by its id, the first one of its text; entries come in the order of the ledger."""
    found: dict[str, Entry] = {}
    last: dict[Hashable, Entry] = {}
    for entry in entries:
        wording = _wording(entry)
        before = last.get(wording)
        is_copy = before is not None and _soon_after(before, entry)
        found[entry.statement.id] = found[before.statement.id] if before is not None and is_copy else entry
        last[wording] = entry
    return found


def _wording(entry: Entry) -> Hashable:
    statement = entry.statement
    content = "" if statement.content is None else statement.content.text
    roles = (_named(statement.sources), _named(statement.accused))
    words = (" ".join(content.split()), " ".join(statement.sentence.text.split()))
    return statement.act, statement.polarity, roles, words


def _named(mentions: tuple[Mention, ...]) -> frozenset[str]:
    return frozenset(mention.actor or mention.text for mention in mentions)


def _soon_after(before: Entry, entry: Entry) -> bool:
    if before.number is None or entry.number is None:
        return before.number == entry.number
    return entry.number - before.number <= COPY_DAYS
