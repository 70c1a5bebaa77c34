"""Outlets: what each publisher prints of the dispute, and what it leaves out.

An allegation is one-sided in a publisher's document when the document prints it, the collection holds a denial of it
or of another telling of it that was printed until that day, and no document of that publisher prints one until then.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.detect.clusters import same_allegations
from kg.detect.entry import Entry
from kg.detect.ledger import Ledger
from kg.detect.standings import Standing
from kg.finding import Level, Party, State
from kg.graph import parties


@dataclass(frozen=True, slots=True)
class Outlet:
    """One publisher: documents, allegations, those printed without a known denial, firsts, and whom it quotes."""

    publisher: str
    documents: int
    allegations: int
    one_sided: int
    first: int
    quoted: tuple[tuple[str, int], ...]


def outlets(ledger: Ledger, found: Sequence[Standing], level: Level) -> list[Outlet]:
    """Return every publisher, the one with most documents first; ``quoted`` counts statements by side or actor."""
    documents = Counter(each.publisher for each in ledger.documents.values() if each.publisher)
    told = {standing.charge.entry.statement.id: standing.charge.entry for standing in found}
    printed_allegations = Counter(_publisher(ledger, entry) for entry in ledger.allegations())
    clusters = same_allegations(ledger)
    one_sided = set(_one_sided(ledger, clusters, found))
    firsts = Counter(_first(ledger, cluster) for cluster in clusters)
    quoted: dict[str, Counter[str]] = {publisher: Counter() for publisher in documents}
    for entry in ledger.entries:
        publisher = _publisher(ledger, entry)
        if publisher in quoted:
            quoted[publisher].update(party.name for party in parties(entry.statement.sources, level))
    return [
        Outlet(
            publisher=publisher,
            documents=printed,
            allegations=printed_allegations[publisher],
            one_sided=sum(_publisher(ledger, told[key]) == publisher for key in one_sided),
            first=firsts[publisher],
            quoted=tuple(sorted(quoted[publisher].items(), key=lambda item: (-item[1], item[0]))),
        )
        for publisher, printed in sorted(documents.items(), key=lambda item: (-item[1], item[0]))
    ]


def _one_sided(ledger: Ledger, clusters: Iterable[tuple[Entry, ...]], found: Sequence[Standing]) -> Iterator[str]:
    """Yield the ids of the allegations that a publisher prints without a denial known by then."""
    matters = {entry.statement.id: number for number, cluster in enumerate(clusters) for entry in cluster}
    denials: dict[tuple[int, Party], dict[str, Entry]] = {}
    for standing in found:
        of_it = denials.setdefault((matters[standing.charge.entry.statement.id], standing.accused), {})
        of_it |= {each.entry.statement.id: each.entry for each in standing.answers if each.state is State.DENIED}
    for standing in found:
        key = standing.charge.entry.statement.id
        if _leaves_out(ledger, standing.charge.entry, denials[matters[key], standing.accused].values()):
            yield key


def _leaves_out(ledger: Ledger, entry: Entry, denials: Iterable[Entry]) -> bool:
    publisher, day = _publisher(ledger, entry), _printed(ledger, entry)
    known = [denial for denial in denials if day is not None and (_printed(ledger, denial) or date.max) <= day]
    return bool(known) and all(_publisher(ledger, denial) != publisher for denial in known)


def _first(ledger: Ledger, cluster: tuple[Entry, ...]) -> str | None:
    """Return who printed an allegation first, if it was printed more than once and one was first."""
    printed = sorted((_printed(ledger, entry) or date.max, _publisher(ledger, entry) or "") for entry in cluster)
    earliest = {publisher for day, publisher in printed if day == printed[0][0]}
    return earliest.pop() if len({publisher for _, publisher in printed}) > 1 and len(earliest) == 1 else None


def _publisher(ledger: Ledger, entry: Entry) -> str | None:
    return ledger.documents[entry.statement.document].publisher


def _printed(ledger: Ledger, entry: Entry) -> date | None:
    return ledger.documents[entry.statement.document].date
