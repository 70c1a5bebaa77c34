from pathlib import Path

import pytest
from dispute import dispute
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("lifelines", reason="the extra survival is not installed")

from conftest import Kg

from kg.detect.ledger import Ledger
from kg.detect.unanswered import standings
from kg.extras.survival import Waiting, _curve, waiting_times
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
    aland, borland = waiting_times(standings(ledger, Level.SIDE), ledger.as_of)
    assert aland == Waiting("Aland", 2, 1, ((0, 1.0), (2, 0.5), (10, 0.5)))
    assert (aland.undenied_after(1), aland.undenied_after(2)) == (1.0, 0.5)
    assert (borland.allegations, borland.denied, borland.curve) == (1, 0, ((0, 1.0),))


@given(st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=1, max_size=12))
def test_the_curve_is_the_product_of_the_definition(told: list[tuple[int, bool]]) -> None:
    share = 1.0
    by_definition = {}
    for day in range(10):
        at_risk = sum(wait >= day for wait, _ in told)
        share *= 1 - sum(wait == day and denied for wait, denied in told) / at_risk if at_risk else 1
        by_definition[day] = share
    curve = _curve("a", told)
    assert all(curve.undenied_after(day) == pytest.approx(by_definition[day], abs=1e-5) for day in range(10))


def test_the_command_prints_a_line_for_each_accused(kg_command: Kg, tmp_path: Path) -> None:
    article = tmp_path / "one.txt"
    article.write_text(
        "Ports\n2031-05-01\nhttps://paper.example/1\nFrance accused Spain of polluting the river Garonne.\n"
    )
    done = kg_command("waits", article)
    assert done.returncode == 0
    assert done.stdout.splitlines()[1].split() == ["Spain", "1", "0", "1.00", "1.00", "1.00"]
