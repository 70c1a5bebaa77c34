"""How good are the detectors? Labelled disputes against the findings on them.

Mutual accusations, cycles, answers, contradictions and clusters are compared as sets; a state counts as right or wrong
for each allegation and accused. A denial that answers an allegation is also an expected contradiction.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from kg.detect import detect
from kg.detect.answers import Answers
from kg.detect.clusters import same_allegations
from kg.detect.contradictions import pairs, rival_accounts
from kg.detect.entry import Entry
from kg.detect.ledger import Ledger
from kg.detect.standings import standings
from kg.evaluate.disputes import Dispute
from kg.evaluate.retelling import retold
from kg.evaluate.tally import Tally
from kg.finding import Kind, Level
from kg.graph import Graph, to_graph
from kg.statement import Act

QUESTIONS = ("mutual", "cycles", "states", "links", "contradictions", "same")


@dataclass(slots=True)
class Score:
    """Right, spare and missed answers for each question, and every mistake in words."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {question: Tally() for question in QUESTIONS})
    mistakes: list[str] = field(default_factory=list)

    def add(self, question: str, place: str, found: Iterable[Hashable], expected: Iterable[Hashable]) -> None:
        """Count what was found and what was expected."""
        found, expected = set(found), set(expected)
        tally = self.tallies[question]
        tally.right += len(found & expected)
        tally.spare += len(found - expected)
        tally.missed += len(expected - found)
        self.mistakes += [f"{place}: {question}: spare {each}" for each in sorted(map(_told, found - expected))]
        self.mistakes += [f"{place}: {question}: missed {each}" for each in sorted(map(_told, expected - found))]


def score_findings(disputes: Iterable[Dispute], *, from_text: bool = False) -> Score:
    """Return how well the detectors agree with labelled disputes, at side level.

    They are given the labelled statements or, ``from_text``, those that extraction finds in the articles.
    """
    score = Score()
    for dispute in disputes:
        told, labels = retold(dispute) if from_text else (dispute, {})
        graph = to_graph(told)
        for question, found, expected in (*_from_findings(dispute, graph), *_from_ledger(dispute, graph, labels)):
            score.add(question, dispute.name, found, expected)
    return score


Compared = tuple[str, set[Hashable], set[Hashable]]


def _from_findings(dispute: Dispute, graph: Graph) -> Iterator[Compared]:
    findings = [finding for finding in detect(graph) if finding.level is Level.SIDE]
    expected = dispute.expected
    actors = {kind: {tuple(each.actor for each in f.actors) for f in findings if f.kind is kind} for kind in Kind}
    yield "mutual", {tuple(sorted(pair)) for pair in actors[Kind.MUTUAL_ACCUSATION]}, set(expected.mutual)
    yield "cycles", set(actors[Kind.ACCUSATION_CYCLE]), set(expected.cycles)


def _from_ledger(dispute: Dispute, graph: Graph, labels: Mapping[str, str]) -> Iterator[Compared]:
    ledger, expected = Ledger(graph), dispute.expected

    def name(entry: Entry) -> str:
        return labels.get(entry.statement.id, entry.statement.id)

    found = list(standings(Answers(ledger), Level.SIDE))
    states = {(name(each.charge.entry), each.accused.actor, each.state.value) for each in found}
    yield "states", set(states), {(*key, state) for key, state in expected.states.items()}
    reasons = _contradictions_of(dispute)
    contradictory = set[tuple[frozenset[str], str | None]]()
    for pair in pairs(ledger, found, Level.SIDE, rival_accounts(ledger)):
        key = frozenset((name(pair.one), name(pair.other)))
        contradictory.add((key, reasons.get(key, pair.reason) and pair.reason))
    yield "contradictions", set(contradictory), set(reasons.items())
    responses = {Act.DENIAL, Act.ADMISSION, Act.NO_RESPONSE, Act.CLAIM}
    links = {
        (name(answer.entry), name(each.charge.entry))
        for each in found
        for answer in each.answers
        if answer.entry.statement.act in responses
    }
    yield "links", set(links), set(expected.links)
    clusters = [set(map(name, cluster)) for cluster in same_allegations(ledger)]
    yield "same", set(_pairs(clusters)), set(_pairs(expected.same))


def _contradictions_of(dispute: Dispute) -> dict[frozenset[str], str | None]:
    """Return the labelled contradictions with their reasons; a denial contradicts what it answers."""
    acts = {statement.id: statement.act for statement in dispute.said}
    links = (link for link in dispute.expected.links if acts[link[0]] in {Act.DENIAL, Act.CLAIM})
    denied: dict[frozenset[str], str | None] = {frozenset(link): "denial" for link in links}
    return denied | dict(dispute.expected.contradictions)


def _pairs(clusters: Iterable[Iterable[str]]) -> Iterator[frozenset[str]]:
    for cluster in clusters:
        yield from (frozenset(pair) for pair in combinations(cluster, 2))


def _told(answer: Hashable) -> str:
    if isinstance(answer, frozenset):
        return " + ".join(sorted(answer))
    return " ".join(_told(part) for part in answer) if isinstance(answer, tuple) else str(answer)
