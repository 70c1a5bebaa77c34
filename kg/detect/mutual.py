"""Mutual accusations: dyads whose two actors accuse each other.

A dyad is mutual when both of its arcs exist (Holland and Leinhardt 1970: the M of the MAN dyad census). Told with it:
balance (the smaller number of allegations through the greater), first stone (who accused first) and volley (how often
the turn changes, through the greatest number of changes there could be). Copies of one text count once.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, pairwise, product

from kg.detect.clusters import MATTER_DAYS, may_be_one
from kg.detect.content import SAME_MATTER
from kg.detect.drafts import finding, noted, weighed
from kg.detect.entry import Entry
from kg.detect.ledger import Ledger
from kg.detect.phrases import about
from kg.finding import Finding, Kind, Level, Party
from kg.graph import Accusations


def mutual_pairs(projection: Accusations) -> Iterator[tuple[str, str]]:
    """Yield each pair of actors that accuse each other once, in the order of their ids.

    >>> import networkx as nx
    >>> list(mutual_pairs(nx.DiGraph([("b", "a"), ("a", "b"), ("b", "c")])))
    [('a', 'b')]
    """
    successors = projection.adj
    for accuser, accused in projection.edges:
        if accuser < accused and accuser in successors[accused]:
            yield accuser, accused


def mutual(ledger: Ledger, projection: Accusations, level: Level) -> Iterator[Finding]:
    """Yield one finding for each mutual dyad, the one who was first to accuse named first."""
    for one, other in sorted(mutual_pairs(projection)):
        told = {
            accuser: ledger.told(projection.edges[accuser, accused]["statements"])
            for accuser, accused in ((one, other), (other, one))
        }
        first, second = sorted(told, key=lambda actor: told[actor][0].place)
        yield _told(ledger, projection, level, {first: told[first], second: told[second]})


def balance(one: int, other: int) -> float:
    """Return 1 where both accuse equally often, towards 0 where one does nearly all of it.

    >>> balance(1, 4)
    0.25
    """
    return min(one, other) / max(one, other)


def volley(turns: list[str]) -> float:
    """Return the share of possible changes of turn that happened; 1 is strict alternation.

    >>> volley(["a", "b", "a"]), volley(["a", "a", "b"])
    (1.0, 0.5)
    """
    fewer = min(turns.count(actor) for actor in set(turns))
    possible = min(2 * fewer, len(turns) - 1)
    return sum(one != other for one, other in pairwise(turns)) / possible


def _told(ledger: Ledger, projection: Accusations, level: Level, told: dict[str, list[Entry]]) -> Finding:
    first, second = (Party(actor, projection.nodes[actor]["name"]) for actor in told)
    ones, others = ([each for each in entries if ledger.original(each) is each] for entries in told.values())
    turns = sorted([(each.place, first.actor) for each in ones] + [(each.place, second.actor) for each in others])
    shared = _shared_matter(ledger, ones, others)
    why = (
        f"{first.name} and {second.name} accuse each other: {_accuses(first, ones)}; {_accuses(second, others)}"
        f"{'' if shared is None else _of_one_matter(*shared, first, second)}."
    )
    entries = list(dict.fromkeys(chain.from_iterable(told.values())))
    arcs = [projection.edges[first.actor, second.actor], projection.edges[second.actor, first.actor]]
    supported = min(arc["support"] for arc in arcs)
    bare = replace(finding(ledger, Kind.MUTUAL_ACCUSATION, level, (first, second), entries, why), days=_span(entries))
    confidence = min(arc["confidence"] for arc in arcs)
    return noted(
        weighed(bare, confidence=confidence, support=supported / (supported + 1)),
        balance=balance(len(ones), len(others)),
        volley=volley([actor for _, actor in turns]),
        same_matter=float(shared is not None),
    )


def _accuses(party: Party, entries: list[Entry]) -> str:
    """Say how often a party accuses, and of what first."""
    times = {1: "once", 2: "twice"}.get(len(entries), f"{len(entries)} times")
    return f"{party.name} {times}{about(', of' if len(entries) == 1 else ', first of', entries[:1])}"


def _of_one_matter(one: Entry, other: Entry, first: Party, second: Party) -> str:
    """Say which two allegations are of one matter: those that were first need not be."""
    return f"; of the same matter, {first.name}{about(' of', [one])} and {second.name}{about(' of', [other])}"


def _span(entries: list[Entry]) -> int | None:
    days = [entry.day for entry in entries if entry.day is not None]
    return (max(days) - min(days)).days if days else None


def _distinct(entries: list[Entry]) -> list[Entry]:
    """Return one entry for each content and day."""
    return list({(entry.content, entry.day): entry for entry in reversed(entries)}.values())[::-1]


def _shared_matter(ledger: Ledger, ones: list[Entry], others: list[Entry]) -> tuple[Entry, Entry] | None:
    """Return the first two allegations in which each accuses the other of the same matter, within MATTER_DAYS."""
    pairs = product(_distinct(ones), _distinct(others))
    return next((pair for pair in pairs if _in_reach(*pair) and _alike(ledger, *pair)), None)


def _in_reach(one: Entry, other: Entry) -> bool:
    return one.number is None or other.number is None or abs(one.number - other.number) <= MATTER_DAYS


def _alike(ledger: Ledger, one: Entry, other: Entry) -> bool:
    return may_be_one(one, other) and ledger.alike(one, other) >= SAME_MATTER
