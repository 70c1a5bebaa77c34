"""The same allegation: which statements tell one allegation, in however many documents.

Two allegations are the same when they accuse the same (the role gate: "A shelled B" and "B shelled A" never meet),
name no different third side, agree in places and figures where both have them, are at least SAME_MATTER alike with
the actors masked, and lie within MATTER_DAYS of the cluster. Clusters grow in the order of the ledger: an allegation
joins the cluster it is most like on average (average linkage, Sokal and Michener 1958), or begins its own.
"""

from dataclasses import dataclass, field
from datetime import date
from itertools import product

from kg.detect.content import SAME_MATTER, Content, same_names, same_numbers
from kg.detect.entry import Entry
from kg.detect.ledger import Ledger

MATTER_DAYS = 21
"""An allegation told again after a longer silence is taken for another event of the same sort."""


@dataclass(slots=True, eq=False)
class _Cluster:
    members: list[Entry] = field(default_factory=list)
    distinct: dict[tuple[Content, frozenset[str], frozenset[str]], Entry] = field(default_factory=dict)
    last: date | None = None

    def add(self, entry: Entry, told: Entry) -> None:
        """Take a member, and what it is a copy of to compare others with: itself, if it is none."""
        self.members.append(entry)
        self.distinct.setdefault((told.content, told.others, accused_keys(told)), told)
        self.last = entry.day or self.last


def same_allegations(ledger: Ledger) -> list[tuple[Entry, ...]]:
    """Return the clusters of allegations, each in the order of the ledger; most are of one.

    A copy of a text belongs to the cluster of its original, even where its content says nothing.
    """
    clusters: list[_Cluster] = []
    about: dict[tuple[str, str], dict[int, None]] = {}
    of_original: dict[str, int] = {}
    for entry in ledger.allegations():
        told = ledger.original(entry)
        number = of_original.get(told.statement.id)
        if number is None:
            keys = accused_keys(told)
            near = {number for key in keys for word in told.terms for number in about.get((key, word), ())}
            number = _nearest(ledger, told, [(number, clusters[number]) for number in sorted(near)])
        if number is None:
            number = len(clusters)
            clusters.append(_Cluster())
        of_original[told.statement.id] = number
        clusters[number].add(entry, told)
        for filed in product(accused_keys(told), told.terms):
            about.setdefault(filed, {})[number] = None
    return [tuple(cluster.members) for cluster in clusters]


def matters_of(ledger: Ledger) -> dict[str, int]:
    """Return the number of the cluster of every allegation, by the id of its statement."""
    return {entry.statement.id: number for number, told in enumerate(same_allegations(ledger)) for entry in told}


def accused_keys(entry: Entry) -> frozenset[str]:
    """Return whom an allegation accuses, by side where one is known: the role gate."""
    keys = (mention.side or mention.actor for mention in entry.statement.accused)
    return frozenset(key for key in keys if key is not None)


def may_be_one(one: Entry, other: Entry) -> bool:
    """Tell whether places, figures and third sides allow two allegations to be about one event."""
    return same_numbers(one.content, other.content) and same_scene(one, other)


def same_scene(one: Entry, other: Entry) -> bool:
    """Tell whether places and third sides, whatever the figures, allow two statements to be about one event."""
    named = [entry.others for entry in (one, other)]
    return same_names(one.content, other.content) and (not all(named) or bool(named[0] & named[1]))


def _nearest(ledger: Ledger, entry: Entry, near: list[tuple[int, _Cluster]]) -> int | None:
    best, found = SAME_MATTER, None
    for number, cluster in near:
        told = cluster.distinct.values()
        if not _in_reach(entry, cluster) or not all(_accuse_alike(entry, other) for other in told):
            continue
        alike = sum(ledger.alike(entry, other) for other in told) / len(told)
        if alike >= best:
            best, found = alike, number
    return found


def _accuse_alike(one: Entry, other: Entry) -> bool:
    return bool(accused_keys(one) & accused_keys(other)) and may_be_one(one, other)


def _in_reach(entry: Entry, cluster: _Cluster) -> bool:
    return entry.day is None or cluster.last is None or (entry.day - cluster.last).days <= MATTER_DAYS
