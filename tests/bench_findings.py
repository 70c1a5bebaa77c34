"""How fast the detectors are: a growth table, on one core.

    python tests/bench_findings.py [MOST]       # up to MOST arcs and allegations, by default 1,000,000

Arcs: accusers and accused are drawn with weights 1 / rank (a few actors take most of the accusing), one actor for every
five arcs; support is geometric. Allegations: every actor is accused about 25 times over a year, contents are drawn from
300 acts, 400 targets and 500 places; every fifth statement is a denial, every twentieth a silence.
"""

import random
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from time import process_time
from typing import TypeVar

import networkx as nx

from kg.collector import paused
from kg.detect.answers import Answers
from kg.detect.cycles import find_cycles
from kg.detect.ledger import Ledger
from kg.detect.mutual import mutual_pairs
from kg.detect.standings import standings
from kg.document import Document
from kg.finding import Level
from kg.graph import to_graph
from kg.statement import Act, Mention, Span, Statement

Result = TypeVar("Result")
MOST = 1_000_000
DAYS = 360
SYLLABLES = [first + vowel for first in "bdfgklmnprtvz" for vowel in "aeiou"]
WORDS = [
    ["".join(random.Random(f"{sort} {n}").choices(SYLLABLES, k=3)) + ending for n in range(size)]
    for sort, (size, ending) in enumerate([(300, "ping"), (400, "x"), (500, "sk")])
]
"""Made-up acts, targets and places."""

SIZES = (1_000, 10_000, 100_000, 1_000_000)


def main() -> None:
    """Print the tables."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else MOST
    print("arcs        actors    mutual s   components s   cycles s   (cycles found, all of them?)")
    for size in (size for size in SIZES if size <= most):
        _time_arcs(size)
    print("\nallegations   graph s   ledger s   states s")
    for size in (size for size in SIZES if size <= most):
        _time_states(size)


def random_arcs(size: int) -> "nx.DiGraph[str]":
    """Return a projection of this many distinct arcs."""
    chance = random.Random(size)
    actors = [f"a{number}" for number in range(max(5, size // 5))]
    weights = [1 / (rank + 10) for rank in range(len(actors))]
    arcs: dict[tuple[str, str], int] = {}
    while len(arcs) < size:
        ends = chance.choices(actors, weights, k=20_000)
        for arc in zip(ends[::2], ends[1::2], strict=True):
            if arc[0] != arc[1] and len(arcs) < size:
                arcs.setdefault(arc, min(20, int(chance.expovariate(0.7)) + 1))
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((*arc, {"support": support}) for arc, support in arcs.items())
    return graph


class Collection:
    """A made-up year of news: so many allegations, with the denials and silences that go with them."""

    def __init__(self, allegations: int) -> None:
        """Decide how many actors there are."""
        self._size, self._a_day = allegations, max(1, allegations // (5 * DAYS))
        self._mentions = [
            Mention(f"N{n}", 0, 1, f"n{n}", f"N{n}", "state", f"n{n}", f"N{n}")
            for n in range(max(5, allegations // 25))
        ]

    def documents(self) -> Iterator[Document]:
        """Yield the documents: one for every five allegations, the same number on every day."""
        for day in range(DAYS + 6):
            for number in range(self._a_day):
                printed = date(2030, 1, 1) + timedelta(day)
                yield Document(f"d{day}-{number}", "", date=printed, publisher=f"p{number % 7}")

    def statements(self) -> Iterator[Statement]:
        """Yield the allegations, and a response for every fourth."""
        chance = random.Random(self._size)
        for number in range(self._size):
            accuser, accused = chance.sample(self._mentions, 2)
            act, target, place = (chance.choice(words) for words in WORDS)
            content = f"{act} the {target} in {place.title()}"
            day, paper = chance.randrange(DAYS), chance.randrange(self._a_day)
            yield _statement(f"s{number}", Act.ALLEGATION, f"d{day}-{paper}", accuser, content, accused)
            if number % 4 == 0:
                later = f"d{day + chance.randrange(6)}-{chance.randrange(self._a_day)}"
                yield _statement(f"r{number}", Act.DENIAL, later, accused, content)
            elif number % 20 == 1:
                yield _statement(f"r{number}", Act.NO_RESPONSE, f"d{day}-{paper}", accused, "the allegations")


def _statement(
    key: str, act: Act, document: str, source: Mention, content: str, accused: Mention | None = None
) -> Statement:
    span = Span(content, 0, len(content))
    sentence = Span(f"{source.text} {act.value} {content}", 0, len(content))
    return Statement(key, document, act, (source,), (accused,) if accused else (), None, span, sentence)


def _time_arcs(size: int) -> None:
    graph = random_arcs(size)
    mutual, _ = _timed(lambda: sum(1 for _ in mutual_pairs(graph)))
    components, _ = _timed(lambda: sum(1 for _ in nx.strongly_connected_components(graph)))
    cycles, answer = _timed(lambda: find_cycles(graph))
    told = f"({len(answer.found)}, {'yes' if answer.complete else 'no'})"
    print(f"{size:<11,} {len(graph):<9,} {mutual:<10.2f} {components:<14.2f} {cycles:<10.2f} {told}")


def _time_states(size: int) -> None:
    to, graph = _timed(lambda: to_graph(Collection(size)))
    read, ledger = _timed(lambda: Ledger(graph))
    with paused():  # as in detect()
        states, _ = _timed(lambda: sum(1 for _ in standings(Answers(ledger), Level.SIDE)))
    print(f"{size:<13,} {to:<9.1f} {read:<10.1f} {states:<8.1f}")


def _timed(task: Callable[[], Result]) -> tuple[float, Result]:
    began = process_time()
    result = task()
    return process_time() - began, result


if __name__ == "__main__":
    main()
