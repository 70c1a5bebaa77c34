"""The ledger: every statement, with its day and its content, ready for the detectors' questions."""

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from operator import attrgetter

from kg.collector import paused
from kg.detect.accused import Accused
from kg.detect.content import EMPTY, Likeness, Mask
from kg.detect.copies import originals
from kg.detect.entry import Entry, keys_of
from kg.document import Document
from kg.finding import Level, Party
from kg.graph import Graph, countries_of, day_of, documents_of, is_accusation, is_domestic, statements_of
from kg.statement import Act, Mention, Span, Statement

PLACE = attrgetter("place")


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
        said = sorted(statements_of(graph), key=self._order)  # first, so that entries lie in memory as they are read
        self.entries = [self._entry(place, statement) for place, statement in enumerate(said)]
        self.by_id = {entry.statement.id: entry for entry in self.entries}
        self._allegations = [entry for entry in self.entries if entry.accuses]
        self.by_document: dict[str, list[Entry]] = {}
        for entry in self.entries:
            self.by_document.setdefault(entry.statement.document, []).append(entry)
        self._names: dict[str, frozenset[str]] = {}
        self.accused = Accused(self._allegations)
        self.likeness = Likeness(entry.content for entry in self.entries)

    def original(self, entry: Entry) -> Entry:
        """Return the first statement of the same text: the entry itself, or what it is a copy of."""
        return self._originals.get(entry, entry)

    @cached_property
    def repeated(self) -> list[Entry]:
        """The statements of which there are copies, and these copies, in order."""
        return sorted({*self._originals, *self._originals.values()}, key=PLACE)

    @cached_property
    def _originals(self) -> dict[Entry, Entry]:
        return originals(self.entries)

    def of(self, *acts: Act) -> Iterator[Entry]:
        """Yield the entries with one of these acts, in order."""
        return (entry for entry in self.entries if entry.statement.act in acts)

    def allegations(self) -> list[Entry]:
        """Return the entries that accuse, in order."""
        return self._allegations

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
        return sorted({self.by_id[key] for key in statements}, key=PLACE)

    def is_domestic(self, one: Party, other: Party, level: Level) -> bool:
        """Tell whether what one says of the other is, at side level, no matter between sides but inside a country."""
        return level is Level.SIDE and is_domestic(self._countries, one.actor, other.actor)

    def side(self, side: str, span: Span) -> Mention:
        """Return a side that a span names as a mention, under the name that the collection gives it."""
        name = self._sides.get(side, side)
        return Mention(span.text, span.start, span.end, actor=side, name=name, side=side, side_name=name)

    def _order(self, statement: Statement) -> tuple[date, str, int]:
        return day_of(statement, self.documents) or date.max, statement.document, statement.sentence.start

    def _entry(self, place: int, statement: Statement) -> Entry:
        content = EMPTY if statement.content is None else self.mask.content(statement.content.text)
        by, against = keys_of(statement.sources), keys_of(statement.accused)
        others = content.sides - by - against if content.sides else content.sides
        day = day_of(statement, self.documents)
        number = None if day is None else day.toordinal()
        return Entry(statement, place, day, number, by, against, content, is_accusation(statement), others)


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


def _names(graph: Graph) -> Iterator[tuple[str, str, str]]:
    """Yield every name of every actor with the name and the id of its side, or its own where it has none."""
    for node, attributes in graph.nodes(data=True):
        if attributes["node"] == "actor":
            for name in (attributes["name"], *attributes["aliases"]):
                yield name, attributes["side_name"] or attributes["name"], attributes["side"] or node
