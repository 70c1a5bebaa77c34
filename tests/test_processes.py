"""Processes give what one gives, in the same order, and take no more than they need."""

from collections.abc import Iterable, Iterator
from itertools import count, islice

import pytest

from kg.actors.actor_base import ActorBase
from kg.document import Document
from kg.extract import extract
from kg.extract.processes import Processes
from kg.statement import Statement


def doubled(numbers: Iterable[int]) -> Iterator[int]:
    for number in numbers:
        yield from (number,) * (number % 3)


def broken(numbers: Iterable[int]) -> Iterator[int]:
    for number in numbers:
        yield 1 // (number - 20)


def test_results_come_in_the_order_of_the_items() -> None:
    with Processes(doubled, jobs=2) as work:
        assert list(work(range(100))) == list(doubled(range(100)))
        assert list(work([])) == []
        assert list(work(range(5))) == list(doubled(range(5)))


def test_items_are_taken_as_they_are_needed() -> None:
    numbers = count()
    with Processes(doubled, jobs=2) as work:
        assert list(islice(work(numbers), 3)) == [1, 2, 2]
    assert next(numbers) < 200


def test_an_error_in_a_process_is_raised_here() -> None:
    with Processes(broken, jobs=2) as work, pytest.raises(ZeroDivisionError):
        list(work(range(40)))


def test_no_jobs_are_too_few() -> None:
    with pytest.raises(ValueError, match="met jobs=0, expected 1 or more"):
        Processes(doubled, jobs=0)


def test_two_jobs_extract_what_one_does(seed_documents: list[Document], seed_statements: list[Statement]) -> None:
    assert list(extract(seed_documents, jobs=2, base=ActorBase.load())) == seed_statements
