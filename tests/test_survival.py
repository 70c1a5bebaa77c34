from pathlib import Path

import pytest
from dispute import dispute
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("lifelines", reason="the extra survival is not installed")

from conftest import Kg

from kg.detect.answers import Answers
from kg.detect.ledger import Ledger
from kg.detect.standings import standings
from kg.extras.survival import FEWEST, Waiting, _curve, waiting_times
from kg.finding import Level
from kg.graph import to_graph

CASE = dispute(
    (0, ["s1 b accuses a | Borland accused Aland of [mining the strait]."]),
    (
        2,
        [
            "s2 a denies | Aland denied [mining the strait].",
            "s3 b accuses a | Borland accused Aland of [bribing judges].",
        ],
    ),
    (12, ["s4 c accuses b | Coland accused Borland of [burning 3 mills]."]),
)


def test_the_waiting_times_of_two_accused() -> None:
    ledger = Ledger(to_graph(CASE))
    assert ledger.as_of is not None
    aland, borland = waiting_times(standings(Answers(ledger), Level.SIDE), ledger.as_of)
    assert aland == Waiting("Aland", 2, 1, ((0, 1.0, 2), (2, 0.5, 2), (10, 0.5, 1)))
    assert [aland.at_risk(days) for days in (0, 1, 2, 3, 10, 11)] == [2, 2, 2, 1, 1, 0]
    assert (borland.allegations, borland.denied, borland.curve) == (1, 0, ((0, 1.0, 1),))


said = st.tuples(st.integers(0, 7), st.sampled_from(["a", "b"]), st.sampled_from(["accuses", "denies"]), st.booleans())


@given(st.lists(said, max_size=9))
def test_who_waits_how_long_is_that_of_the_definition(told: list[tuple[int, str, str, bool]]) -> None:
    matters = {True: "mining the strait of Lund", False: "burning 3 mills"}
    heads = [f"d accuses {who}" if verb == "accuses" else f"{who} denies" for _, who, verb, _ in told]
    documents = [
        (day, [f"s{n} {heads[n]} | They spoke of [{matters[matter]}]."]) for n, (day, _, _, matter) in enumerate(told)
    ]
    case = dispute(*documents)
    ledger = Ledger(to_graph(case))
    expected: dict[str, list[tuple[int, bool]]] = {}
    for who, matter in {(who, matter) for _, who, verb, matter in told if verb == "accuses"}:
        # What is printed again within the week is a copy of the first.
        day = min(then for then, *line in told if line == [who, "accuses", matter])
        waits = [then - day for then, *line in told if line == [who, "denies", matter] and then >= day]
        end = (min(waits), True) if waits else (max(then for then, *_ in told) - day, False)
        expected.setdefault({"a": "Aland", "b": "Borland"}[who], []).append(end)
    found = waiting_times(standings(Answers(ledger), Level.SIDE), ledger.as_of) if ledger.as_of else []
    assert {each.accused: each for each in found} == {name: _curve(name, ends) for name, ends in expected.items()}


def test_too_few_at_risk_give_no_estimate() -> None:
    slow = _curve("a", [(2, True), (2, True), *[(9, False)] * 5, (12, True)])
    assert [slow.told_after(days) for days in (1, 2, 9, 12, 30)] == [
        "1.00 (8)",
        "0.75 (8)",
        "0.75 (6)",
        "- (1)",
        "- (0)",
    ]
    at_once = _curve("b", [(0, True)] * 6)
    assert [at_once.told_after(days) for days in (0, 30)] == ["0.00 (6)", "0.00 (0)"]
    assert _curve("c", [(1, True)] * 4).told_after(7) == "- (0)"
    assert _curve("d", [(0, True)] * 3 + [(2, False)] * 3).told_after(7) == "- (0)"


@given(st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=1, max_size=12))
def test_the_curve_is_the_product_of_the_definition(told: list[tuple[int, bool]]) -> None:
    curve = _curve("a", told)
    share, last = 1.0, 0
    for day in range(10):
        at_risk = sum(wait >= day for wait, _ in told)
        denied = sum(wait == day and denied for wait, denied in told)
        share *= 1 - denied / at_risk if at_risk else 1
        last = at_risk if denied else last
        assert curve.at_risk(day) == at_risk
        if at_risk >= FEWEST or (last >= FEWEST and all(wait <= day and denied for wait, denied in told)):
            assert curve.undenied_after(day) == pytest.approx(share, abs=1e-5)
        else:
            assert curve.undenied_after(day) is None


def test_the_command_prints_a_line_for_each_accused(kg_command: Kg, tmp_path: Path) -> None:
    article = tmp_path / "one.txt"
    article.write_text(
        "Ports\n2031-05-01\nhttps://paper.example/1\nFrance accused Spain of polluting the river Garonne.\n"
    )
    done = kg_command("waits", article)
    assert done.returncode == 0
    assert done.stdout.splitlines()[1].split() == ["Spain", "1", "0", *["-", "(0)"] * 3]
    assert done.stderr.splitlines()[-1] == "-: fewer than 5 allegations at risk, too few for an estimate"
