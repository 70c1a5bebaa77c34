"""Copies: statements that repeat one wire text in several documents.

A text that thirty papers print says one thing once. Copies have the same sentence, the same act and the same actors,
and follow one another within COPY_DAYS; "Aland denied the allegations" of another year is no copy. A headline is a copy
of the first allegation of its article by the same side against the same.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence

from kg.collector import paused
from kg.detect.entry import Entry
from kg.statement import Mention

COPY_DAYS = 7
"""A wire text is printed again within so many days; a judgement."""


@paused()
def originals(entries: Sequence[Entry]) -> dict[Entry, Entry]:
    """Return the original of every copy: the first statement of its text; entries come in the order of the ledger."""
    texts = [_sentence(entry) for entry in entries]
    repeated = {text for text, times in Counter(texts).items() if times > 1}
    found: dict[Entry, Entry] = {}
    last: dict[Hashable, Entry] = {}
    for entry, text in zip(entries, texts, strict=True):
        if text in repeated:
            wording = (text, *_wording(entry))
            before = last.get(wording)
            if before is not None and _soon_after(before, entry):
                found[entry] = found.get(before, before)
            last[wording] = entry
    headlines = dict(_headlines(entries, found))
    return headlines | {entry: headlines.get(original, original) for entry, original in found.items()}


def _headlines(entries: Sequence[Entry], copied: Mapping[Entry, Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Yield the allegation of each headline with the one of its article that it stands for."""
    headline: Entry | None = None
    for entry in entries:
        sentence = entry.statement.sentence
        if headline is not None and headline.statement.document != entry.statement.document:
            headline = None
        if not entry.accuses or entry in copied:
            continue
        if headline is None and sentence.start == 0 and sentence.text[-1:].isalnum():
            headline = entry
        elif headline is not None and entry.by & headline.by and entry.against & headline.against:
            yield headline, entry
            headline = None


def _sentence(entry: Entry) -> str:
    """Return the text of a sentence whatever blanks and ends of lines it was printed with.

    Most sentences have single spaces only and need no new string; no other blank is printable.
    """
    text = entry.statement.sentence.text
    return text if text.isprintable() and "  " not in text else " ".join(text.split())


def _wording(entry: Entry) -> tuple[Hashable, ...]:
    statement = entry.statement
    content = None if statement.content is None else " ".join(statement.content.text.split())
    return statement.act, statement.polarity, _named(statement.sources), _named(statement.accused), content


def _named(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    return tuple([mention.actor or mention.text for mention in mentions])


def _soon_after(before: Entry, entry: Entry) -> bool:
    if before.number is None or entry.number is None:
        return before.number == entry.number
    return entry.number - before.number <= COPY_DAYS
