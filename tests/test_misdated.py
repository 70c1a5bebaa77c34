"""A date that cannot be right moves nothing."""

import json
import logging
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import Kg
from dispute import dispute

from kg.detect import detect
from kg.finding import Kind, Level
from kg.graph import documents_of, statements_of, to_graph

TODAY = date(2031, 6, 1)
CASE = dispute(
    (0, ["s1 b accuses a | Borland accused Aland of [mining the strait]."]),
    (1000, ["s2 a denies | Aland denied [mining the strait]."]),
    (5, ["s3 c claims | Coland said [the fair would open]."]),
)


def test_a_date_after_today_is_no_date_and_says_so(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        graph = to_graph(CASE, TODAY)
    assert caplog.messages == [
        "one document is dated after today, 2031-06-01 (up to 2034-01-25), and taken as undated; "
        "correct the date to have the day counted"
    ]
    assert [each.date for each in documents_of(graph).values()] == [date(2031, 5, 1), None, date(2031, 5, 6)]
    assert {each.id: each.said_on is None for each in statements_of(graph)} == {"s1": False, "s2": True, "s3": False}
    assert {each.as_of for each in detect(graph)} == {date(2031, 5, 6)}


def test_what_is_misdated_still_counts() -> None:
    same_document = replace(CASE, said=(CASE.said[0], replace(CASE.said[1], document="d1"), CASE.said[2]))
    (finding,) = [
        each
        for each in detect(to_graph(same_document, TODAY))
        if each.kind is Kind.ANSWERED_ALLEGATION and each.level is Level.SIDE
    ]
    assert finding.statements == ("s1", "s2")


@pytest.mark.parametrize("today", [None, date(2020, 1, 1), date(2040, 1, 1)])
def test_without_today_and_in_a_future_of_its_own_every_date_is_believed(
    today: date | None, caplog: pytest.LogCaptureFixture
) -> None:
    assert {each.as_of for each in detect(to_graph(CASE, today))} == {date(2034, 1, 25)}
    assert caplog.messages == []


def test_the_commands_do_not_believe_the_year_9999(kg_command: Kg, tmp_path: Path) -> None:
    article = "Ports\n{}\nhttps://paper.example/{}\nFrance accused Spain of polluting the river Garonne.\n"
    for name, day in (("a", "2022-05-01"), ("b", "9999-01-01")):
        (tmp_path / f"{name}.txt").write_text(article.format(day, name))
    asked = kg_command("find", tmp_path, "--format", "jsonl")
    assert {json.loads(line)["as_of"] for line in asked.stdout.splitlines()} == {"2022-05-01"}
    assert "kg: note: one document is dated after today" in asked.stderr
    run = kg_command("run", tmp_path, "--out", tmp_path / "out")
    assert "kg: note: one document is dated after today" in run.stderr
    assert {each["as_of"] for each in json.loads((tmp_path / "out" / "findings.json").read_text())} == {"2022-05-01"}
