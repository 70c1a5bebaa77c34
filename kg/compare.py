"""What is new between two states of a collection: findings that came, allegations that got answered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg.finding import Finding, Kind


class Change(StrEnum):
    """How a finding differs from the one of the same id before."""

    NEW = "new"
    ANSWERED = "answered"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Difference:
    """One change: the finding as it is now (as it was, if it is gone), and as it was before."""

    change: Change
    finding: Finding
    before: Finding | None = None


def compare(before: Iterable[Finding], after: Iterable[Finding]) -> Iterator[Difference]:
    """Yield what differs between two lists of findings; the id of a finding outlives its answer.

    A finding whose evidence, state and reason are the same has not changed, whatever its score and its wait.
    """
    known = {finding.id: finding for finding in before}
    for finding in after:
        old = known.pop(finding.id, None)
        if old is None:
            yield Difference(Change.NEW, finding)
        elif old.kind is Kind.UNANSWERED_ALLEGATION and finding.kind is Kind.ANSWERED_ALLEGATION:
            yield Difference(Change.ANSWERED, finding, old)
        elif (old.state, old.reason, set(old.statements)) != (finding.state, finding.reason, set(finding.statements)):
            yield Difference(Change.CHANGED, finding, old)
    yield from (Difference(Change.GONE, finding, finding) for finding in known.values())
