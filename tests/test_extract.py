"""Whatever the text, extraction keeps its promises: no exception, exact offsets, the same output twice."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import settings as example_count
from hypothesis import strategies as st
from invented_sentences import NEWS, TEXTS

from kg.document import Document
from kg.extract import extract
from kg.statement import Act, Mention, Span, Statement

DAY = date(2022, 6, 25)


def extracted(*texts: str) -> list[Statement]:
    return list(extract(Document(f"d-{number}", text, date=DAY) for number, text in enumerate(texts)))


def mentions(statement: Statement) -> Iterator[Mention]:
    yield from (*statement.sources, *statement.accused, *statement.addressees, *statement.relayed_by)


def spans(statement: Statement) -> Iterator[Span]:
    yield from (span for span in (statement.cue, statement.content, statement.sentence) if span is not None)
    yield from mentions(statement)


def check(statements: list[Statement], *texts: str) -> None:
    """What holds for every statement of any text."""
    ids = [statement.id for statement in statements]
    assert len(ids) == len(set(ids))
    for statement in statements:
        text = texts[int(statement.document.removeprefix("d-"))]
        for span in spans(statement):
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end] == span.text
        assert statement.cue is not None
        assert statement.why
        assert 0 <= statement.confidence <= 1
        assert statement.answers is None or statement.answers in ids
        assert statement.said_on is not None and statement.said_on <= DAY
        assert Statement.from_dict(statement.to_dict()) == statement
        assert statement.act is not Act.NO_RESPONSE or statement.sources
        check_roles(statement)


def check_roles(statement: Statement) -> None:
    accusers = {mention.actor for mention in statement.sources if mention.actor}
    accused = {mention.actor for mention in statement.accused if mention.actor}
    places = {(mention.start, mention.end) for mention in statement.sources}
    assert not accusers & accused, "accuses itself"
    if not statement.reciprocal:
        assert not places & {(mention.start, mention.end) for mention in statement.accused}


@given(st.lists(TEXTS, min_size=8, max_size=8))
@example(['\ud800 said: "Norland accused Sudria of \udfff shelling".'] * 8)
@example(["", " ", "\n", ".", '"', "accused", "said said said", "each other accused each other"])
def test_any_text_gives_statements_that_stand_in_it(texts: list[str]) -> None:
    statements = extracted(*texts)
    check(statements, *texts)
    assert extracted(*texts) == statements


@example_count(max_examples=20)
@given(st.lists(NEWS, min_size=4, max_size=4))
def test_a_document_is_extracted_alike_whatever_documents_stand_beside_it(texts: list[str]) -> None:
    alone = [
        [statement.to_dict() for statement in extract([Document(f"d-{number}", text, date=DAY)])]
        for number, text in enumerate(texts)
    ]
    assert [statement.to_dict() for statement in extracted(*texts)] == [each for found in alone for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "Norland accused Sudria of shelling a village " * 450,
        "Norland said that " * 1100,
        '"' * 20_000,
        '"Norland denied it, ' * 1000,
        "a" * 20_000 + " accused Sudria",
        "Norland, " * 2200 + "accused each other of lying",
        "'Oja's' " * 2500,
        "?said? " * 2800,
    ],
    ids=lambda text: text[:12],
)
def test_a_line_of_20_000_characters_without_a_full_stop(text: str) -> None:
    check(extracted(text), text)


AGENTLESS = [
    "Norland was accused of shelling a village.",
    "Ana Oja has been charged with fraud.",
    "The army was blamed for the attack.",
    "The allegations were denied.",
    "Norland is alleged to have shelled a village.",
    "Sudria, accused of lying, left the talks.",
    "The rebels are suspected of arson.",
    "Two officials were indicted for perjury in Aland.",
    "The raid was condemned on Monday.",
    "It was alleged that Norland had bribed the judge.",
]


@pytest.mark.parametrize("text", AGENTLESS)
def test_a_passive_without_an_agent_has_no_source(text: str) -> None:
    assert [statement.sources for statement in extracted(text)] == [()] * len(extracted(text))


def test_most_agentless_passives_are_found_all_the_same() -> None:
    assert sum(bool(extracted(text)) for text in AGENTLESS) >= len(AGENTLESS) - 1


@pytest.mark.parametrize(
    "text", ["Norland accused Norland of lying.", "Norland said that Norland had shelled a village."]
)
def test_nobody_accuses_itself(text: str) -> None:
    assert not [each for each in extracted(text) if each.act is Act.ALLEGATION and each.sources and each.accused]


def test_each_other_gives_both_directions() -> None:
    found = extracted("Norland and Sudria accused each other of shelling a village.")
    assert {(each.sources[0].text, each.accused[0].text) for each in found} == {
        ("Norland", "Sudria"),
        ("Sudria", "Norland"),
    }
    assert all(each.reciprocal for each in found)


def test_a_document_without_any_cue_says_nothing() -> None:
    assert extracted("The cat sat on the mat.", "12 3 45.") == []
