"""What thirty papers print from one wire says one thing once."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from dispute import dispute, states
from hypothesis import given
from hypothesis import strategies as st

from kg.detect import detect
from kg.detect.copies import COPY_DAYS
from kg.detect.ledger import Ledger
from kg.evaluate.disputes import Dispute, read_disputes
from kg.finding import Finding, Level
from kg.graph import to_graph

GOLD = Path(__file__).parent / "gold"
DISPUTES = [dispute for folder in sorted(GOLD.glob("findings*/")) for dispute in read_disputes(folder)]


@pytest.mark.parametrize("case", DISPUTES, ids=lambda case: str(case.name))
def test_the_findings_are_those_of_one_copy(case: Dispute) -> None:
    assert questions(detect(to_graph(copied(case, 6)))) == questions(detect(to_graph(case)))


def copied(case: Dispute, papers: int) -> Dispute:
    """Return the dispute with every article printed by so many papers on its day."""
    numbers = range(papers)
    printed = [replace(each, id=f"{each.id}/{n}", publisher=f"Paper {n}") for each in case.printed for n in numbers]
    said = [
        replace(
            each, id=f"{each.id}/{n}", document=f"{each.document}/{n}", answers=each.answers and f"{each.answers}/{n}"
        )
        for each in case.said
        for n in numbers
    ]
    return replace(case, printed=tuple(printed), said=tuple(said))


def questions(findings: list[Finding]) -> Counter[tuple[object, ...]]:
    return Counter((each.kind, each.level, each.actors, each.state, each.reason, each.days) for each in findings)


lines = st.sampled_from(["a accuses b", "c accuses b", "b denies", "a claims"])


@given(st.lists(st.tuples(st.integers(0, 20), lines), max_size=8))
def test_a_copy_follows_the_last_one_within_days(told: list[tuple[int, str]]) -> None:
    case = dispute(*((day, [f"s{n} {line} | They spoke of [the boats]."]) for n, (day, line) in enumerate(told)))
    ledger = Ledger(to_graph(case))
    for n, (day, line) in enumerate(told):
        same = [(then, f"d{m + 1}", m) for m, (then, other) in enumerate(told) if other == line]
        before = max((each for each in same if each < (day, f"d{n + 1}", n)), default=None)
        entry = ledger.by_id[f"s{n}"]
        is_copy = before is not None and day - before[0] <= COPY_DAYS
        assert (ledger.original(entry) is not entry) == is_copy
        if before is not None and is_copy:
            assert ledger.original(entry) is ledger.original(ledger.by_id[f"s{before[2]}"])


def test_the_same_words_of_another_year_are_no_copy() -> None:
    denial = "b denies | Borland denied [the allegations]."
    told = detect(to_graph(dispute((0, [f"s1 {denial}"]), (366, [f"s2 {denial}"]))))
    assert sorted(each.statements for each in told if each.level is Level.SIDE) == [("s1",), ("s2",)]


def test_what_is_printed_again_after_its_denial_is_not_unanswered() -> None:
    mining = "a accuses b | Aland accused Borland of [mining the strait]."
    case = dispute(
        (0, [f"s1 {mining}"]),
        (1, ["s2 b denies | Borland denied [mining the strait]."]),
        (2, [f"s3 {mining}"]),
        (3, ["s4 a accuses b | Aland again accused Borland of [mining the strait]."]),
    )
    assert states(case) == {("s1", "b"): "denied", ("s3", "b"): "denied", ("s4", "b"): "nothing_found"}
