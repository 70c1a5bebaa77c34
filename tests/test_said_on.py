"""The day of a statement, by the words beside its cue."""

from datetime import date

import pytest

from kg.document import Document
from kg.extract import extract

SATURDAY = date(2022, 6, 25)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Norland denied on Thursday that it had shelled a village.", date(2022, 6, 23)),
        ("Norland denied the charge on Saturday.", SATURDAY),
        ("Norland denied the charge yesterday.", date(2022, 6, 24)),
        ("Norland denied the charge.", SATURDAY),
        ("Norland denied that Sudria had shelled a village on Monday.", SATURDAY),
    ],
)
def test_a_weekday_counts_back_from_the_day_of_printing(text: str, day: date) -> None:
    statements = extract([Document("d", text, date=SATURDAY)])
    assert {each.said_on for each in statements if each.act.value == "denial"} == {day}


def test_without_a_day_of_printing_there_is_none() -> None:
    assert [each.said_on for each in extract([Document("d", "Norland denied it on Thursday.")])] == [None]


def test_the_first_day_of_the_calendar_stays() -> None:
    (denial,) = extract([Document("d", "Norland denied the charge yesterday.", date=date.min)])
    assert denial.said_on == date.min
