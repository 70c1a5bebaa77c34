"""Interviews and transcripts: whoever the label names speaks, and nobody else."""

from datetime import date

import pytest

from kg.document import Document
from kg.extract import extract
from kg.extract.turns import labelled_turns
from kg.statement import Act, Statement

DEBATE = """Anna Oja and Karl Berg met in Sundhaven on Thursday.

OJA: Karst Mining bribed three inspectors, and everybody knew.
BERG: Anna Oja lied about the mine.
OJA: She denies it.
BERG: Good night.
"""

INTERVIEW = """((Anna Oja))  The mine is old. Karst Mining has bribed three inspectors.

((WN))  Did Karst Mining bribe the mayor?

((Anna Oja))  I accuse the mayor of theft.
"""


def allegations(text: str) -> list[tuple[str | None, str]]:
    return [
        (statement.sources[0].name, statement.accused[0].text)
        for statement in found(text)
        if statement.act is Act.ALLEGATION
    ]


def found(text: str) -> list[Statement]:
    return list(extract([Document("d-1", text, None, date(2020, 5, 1))]))


def test_a_label_in_capitals_means_the_person_whom_the_article_names_in_full() -> None:
    assert allegations(DEBATE) == [("Anna Oja", "Karst Mining"), ("Karl Berg", "Anna Oja")]


def test_a_pronoun_in_a_turn_is_not_its_speaker() -> None:
    (denial,) = [statement for statement in found(DEBATE) if statement.act is Act.DENIAL]
    assert denial.sources[0].name is None


def test_a_bracketed_label_speaks_and_a_question_accuses_nobody() -> None:
    assert allegations(INTERVIEW) == [("Anna Oja", "Karst Mining"), ("Anna Oja", "the mayor")]


def test_a_turn_is_one_claim_of_all_that_is_said() -> None:
    claims = [s for s in found(INTERVIEW) if s.act is Act.CLAIM and s.content and s.content.text.startswith("The mine")]
    assert [claim.content and claim.content.text for claim in claims] == [
        "The mine is old. Karst Mining has bribed three inspectors."
    ]


def test_a_word_before_one_colon_and_questions_and_answers_are_no_labels() -> None:
    assert labelled_turns("Update: The mayor has resigned.\nSource: The mayor.") == ()
    assert labelled_turns("Q: Who paid?\nA: Nobody.\nQ: Why?\nA: No idea.") == ()


@pytest.mark.parametrize("heading", ["Comments", "12 comments", "Comments (3):", "- Readers' comments -"])
def test_nobody_speaks_under_a_label_among_the_comments_of_readers(heading: str) -> None:
    forged = "OJA: Karst Mining bribed a clerk.\nOJA: Karst Mining bribed a judge."
    assert allegations(f"Anna Oja and Karl Berg met.\n\n{heading}\n{forged}") == []


def test_a_sentence_about_comments_ends_no_interview() -> None:
    assert len(labelled_turns("OJA: Hello.\nHer comments were brief.\nOJA: Comments? None.")) == 2


def test_a_heading_that_names_nobody_does_not_speak() -> None:
    text = "Image: Karst Mining bribed a clerk.\nImage: Karst Mining bribed a judge."
    assert allegations(text) == []
