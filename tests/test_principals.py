"""Whom somebody speaks for, where only the document says it."""

import pytest

from kg import extract
from kg.document import Document
from kg.statement import Mention


def source_of(*paragraphs: str) -> Mention:
    """The source of the last statement."""
    return [*extract([Document("d-1", "\n".join(paragraphs))])][-1].sources[0]


FIRM = "Brightwell Foods said on Monday that its plant in Lund was safe."


@pytest.mark.parametrize(
    "speaker",
    [
        "Brightwell Foods spokesman Karl Ott",
        "Karl Ott, a spokesman for Brightwell Foods,",
        "Its spokesman, Karl Ott,",
        "Brightwell Foods' chief executive, Karl Ott,",
        "Karl Ott, the director of Brightwell Foods,",
        "Brightwell's chairman, Karl Ott,",
        "Karl Ott, a lawyer for Brightwell Foods,",
    ],
)
def test_a_named_person_speaks_for_the_firm_that_the_text_names(speaker: str) -> None:
    said = source_of(FIRM, f"{speaker} denied the allegations.")
    assert (said.actor, said.side, said.side_name) == ("person-karl-ott", "org-brightwell-foods", "Brightwell Foods")


@pytest.mark.parametrize(
    ("speaker", "side"),
    [("Kenya's ambassador in Oslo, Karl Ott,", "ke"), ("Kenya's opposition leader, Karl Ott,", None)],
)
def test_an_envoy_speaks_for_his_state_and_an_opposition_leader_does_not(speaker: str, side: str | None) -> None:
    assert source_of(f"{speaker} denied the allegations.").side == side


@pytest.mark.parametrize(
    "speaker",
    ["A spokeswoman for Brightwell Foods", "Lawyers for Brightwell Foods", "A lawyer representing Brightwell Foods"],
)
def test_a_speaker_without_a_name_is_the_firm_speaking(speaker: str) -> None:
    said = source_of(FIRM, f"{speaker} denied the allegations.")
    assert (said.actor, said.rule) == ("org-brightwell-foods", "spokesperson")


@pytest.mark.parametrize(
    "speaker",
    [
        "Karl Ott, a former spokesman for Brightwell Foods,",
        "Karl Ott, a critic of Brightwell Foods,",
        "Karl Ott, who had sued Brightwell Foods,",
        "Jane Roe's neighbour, Karl Ott,",
    ],
)
def test_who_left_or_stands_against_it_does_not(speaker: str) -> None:
    said = source_of(FIRM, f"{speaker} denied the allegations.")
    assert (said.actor, said.side) == ("person-karl-ott", None)


def test_a_former_or_unnamed_chief_is_nobody_else() -> None:
    assert source_of(FIRM, "The firm's former chief executive denied the allegations.").actor is None
    assert source_of(FIRM, "Brightwell Foods' chief executive denied the allegations.").actor is None


def test_its_spokesman_is_that_of_whoever_spoke_last() -> None:
    said = source_of(
        "The Lund Teachers' Union accused Brightwell Foods of fraud.",
        'Brightwell Foods\' legal department denied the claims. "We paid everybody," its spokesman Karl Ott said.',
    )
    assert said.side == "org-brightwell-foods"


def test_a_union_that_was_there_before_the_firm_is_not_the_firm() -> None:
    (said,) = extract(
        [
            Document(
                "d-1",
                "The union went on strike. Brightwell Foods closed its plant. Karl Ott accused the union of lies.",
            )
        ]
    )
    assert said.accused[0].actor is None
