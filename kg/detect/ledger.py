"""The ledger: every statement, with its day and its content, ready for the detectors' questions."""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

from kg.collector import paused
from kg.detect.content import EMPTY, Likeness, Mask
from kg.detect.copies import originals
from kg.detect.entry import Entry
from kg.document import Document
from kg.finding import Level, Party
from kg.graph import Graph, countries_of, day_of, documents_of, is_accusation, is_domestic, statements_of
from kg.statement import Act, Mention, Span, Statement


class Ledger:
    """All entries of a collection in the order they were said; those without a day come last."""

    @paused()
    def __init__(self, graph: Graph, as_of: date | None = None) -> None:
        """Read the statements of a graph; ``as_of`` is the day of the latest document unless it is given."""
        self.documents: dict[str, Document] = documents_of(graph)
        self.as_of = as_of or max((each.date for each in self.documents.values() if each.date), default=None)
        self._countries = countries_of(graph)
        self.mask = Mask((name, side) for name, _, side in _names(graph))
        self._sides = {side: name for _, name, side in _names(graph)}
        self.entries = sorted(map(self._entry, statements_of(graph)), key=_order)
        self.order = {entry.statement.id: position for position, entry in enumerate(self.entries)}
        self.by_id = {entry.statement.id: entry for entry in self.entries}
        self._allegations = [entry for entry in self.entries if entry.accuses]
        self.by_document: dict[str, list[Entry]] = {}
        for entry in self.entries:
            self.by_document.setdefault(entry.statement.document, []).append(entry)
        self._names: dict[str, frozenset[str]] = {}
        self._against: dict[str, tuple[list[int], list[Entry]]] = {}
        for entry in self.allegations():
            if (day := entry.number) is not None:  # entries come in the order of their days
                for key in keys_of(entry.statement.accused):
                    days, accusing = self._against.setdefault(key, ([], []))
                    days.append(day)
                    accusing.append(entry)
        self.likeness = Likeness(entry.content for entry in self.entries)

    def original(self, entry: Entry) -> Entry:
        """Return the first statement of the same text: the entry itself, or what it is a copy of."""
        return self._originals.get(entry, entry)

    @cached_property
    def copied(self) -> frozenset[Entry]:
        """The statements of which there are copies."""
        return frozenset(self._originals.values())

    @cached_property
    def _originals(self) -> dict[Entry, Entry]:
        return originals(self.entries)

    def of(self, *acts: Act) -> Iterator[Entry]:
        """Yield the entries with one of these acts, in order."""
        return (entry for entry in self.entries if entry.statement.act in acts)

    def allegations(self) -> list[Entry]:
        """Return the entries that accuse, in order."""
        return self._allegations

    def accusing(self, key: str, first: int, last: int) -> list[Entry]:
        """Return the allegations against an actor or a side between two days, by their numbers, both included."""
        days, entries = self._against.get(key, ([], []))
        return entries[bisect_left(days, first) : bisect_right(days, last)]

    def alike(self, one: Entry, other: Entry) -> float:
        """Return how alike the contents of two statements are, 0 to 1; a third side that both name is a word, too."""
        return self.likeness(one.content, other.content, one.others & other.others)

    def names(self, document: str) -> frozenset[str]:
        """Return the places and other names, actors left out, in the sentences of a document that tell something."""
        found = self._names.get(document)
        if found is None:
            sentences = {entry.statement.sentence.text for entry in self.by_document[document]}
            found = frozenset(name for text in sentences for name in self.mask.content(text).names)
            self._names[document] = found
        return found

    def told(self, statements: Iterable[str]) -> list[Entry]:
        """Return the entries of some statements, in order."""
        return [self.by_id[key] for key in sorted(set(statements), key=self.order.__getitem__)]

    def is_domestic(self, one: Party, other: Party, level: Level) -> bool:
        """Tell whether what one says of the other is, at side level, no matter between sides but inside a country."""
        return level is Level.SIDE and is_domestic(self._countries, one.actor, other.actor)

    def side(self, side: str, span: Span) -> Mention:
        """Return a side that a span names as a mention, under the name that the collection gives it."""
        name = self._sides.get(side, side)
        return Mention(span.text, span.start, span.end, actor=side, name=name, side=side, side_name=name)

    def _entry(self, statement: Statement) -> Entry:
        content = EMPTY if statement.content is None else self.mask.content(statement.content.text)
        own = {mention.side or mention.actor for mention in (*statement.accused, *statement.sources)}
        day = day_of(statement, self.documents)
        return Entry(statement, day, content, is_accusation(statement), content.sides - own)


class Recent:
    """The entries of the last days by the words of their contents; entries come in the order of the ledger."""

    def __init__(self, days: int) -> None:
        """Keep entries for so many days."""
        self._days = days
        self._about: dict[str, deque[Entry]] = {}

    def add(self, entry: Entry) -> None:
        """File an entry under each of its words."""
        for word in entry.content.words:
            self._about.setdefault(word, deque()).append(entry)

    def near(self, entry: Entry) -> Iterable[Entry]:
        """Return the entries filed so far that share a word with this one and are not too old."""
        found: dict[int, Entry] = {}
        for word in entry.content.words:
            filed = self._about.get(word, deque())
            while filed and self._is_old(filed[0], entry):
                filed.popleft()
            found |= {id(other): other for other in filed}
        return found.values()

    def _is_old(self, earlier: Entry, entry: Entry) -> bool:
        # Entries without a day come last in the ledger: those with a day are too old for them.
        if earlier.number is None:
            return earlier.statement.document != entry.statement.document
        return entry.number is None or entry.number - earlier.number > self._days


def keys_of(mentions: Iterable[Mention]) -> set[str]:
    """Return the ids under which mentions are looked up: their actors and sides."""
    return {key for mention in mentions for key in (mention.actor, mention.side) if key is not None}


def acts_for(mention: Mention, other: Mention, level: Level) -> bool:
    """Tell whether the first mention may answer for the second: the same actor, or one of the same side.

    >>> kremlin = Mention("the Kremlin", 0, 11, actor="ru-presidency", side="ru")
    >>> acts_for(kremlin, Mention("Russia", 20, 26, actor="ru", side="ru"), Level.ACTOR)
    True
    """
    if level is Level.ACTOR and mention.actor is not None and mention.actor == other.actor:
        return True
    return mention.side is not None and mention.side == other.side


def _order(entry: Entry) -> tuple[date, str, int]:
    return entry.day or date.max, entry.statement.document, entry.statement.sentence.start


def _names(graph: Graph) -> Iterator[tuple[str, str, str]]:
    """Yield every name of every actor with the name and the id of its side, or its own where it has none."""
    for node, attributes in graph.nodes(data=True):
        if attributes["node"] == "actor":
            for name in (attributes["name"], *attributes["aliases"]):
                yield name, attributes["side_name"] or attributes["name"], attributes["side"] or node
