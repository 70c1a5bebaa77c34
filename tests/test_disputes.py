"""The detectors keep what they have reached on the labelled disputes; the labels are read as they are written."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import Kg

from kg.errors import InvalidGold
from kg.evaluate.disputes import read_dispute, read_disputes
from kg.evaluate.findings import Score, score_findings
from kg.statement import Act, Polarity

GOLD = Path(__file__).parent / "gold"
Floors = dict[str, dict[str, Mapping[str, float]]]
FLOORS: Floors = json.loads((GOLD / "findings-floors.json").read_text())
FROM_TEXT: Floors = json.loads((GOLD / "findings-text-floors.json").read_text())


@pytest.mark.parametrize("folder", FLOORS)
def test_no_figure_falls_below_its_floor(folder: str) -> None:
    _hold(score_findings(read_disputes(GOLD / folder)), FLOORS[folder])


@pytest.mark.parametrize("folder", FROM_TEXT)
def test_no_figure_from_whole_articles_falls_below_its_floor(folder: str) -> None:
    _hold(score_findings(read_disputes(GOLD / folder), from_text=True), FROM_TEXT[folder])


def _hold(score: Score, floors: Mapping[str, Mapping[str, float]]) -> None:
    reached = {
        question: {"precision": score.tallies[question].precision, "recall": score.tallies[question].recall}
        for question in floors
    }
    below = {
        (question, figure): (reached[question][figure], floor)
        for question, figures in floors.items()
        for figure, floor in figures.items()
        if reached[question][figure] < floor
    }
    assert below == {}, score.mistakes


def test_the_corpus_is_as_large_as_it_says() -> None:
    disputes = [dispute for folder in FLOORS for dispute in read_disputes(GOLD / folder)]
    assert len(disputes) >= 12
    assert sum(len(dispute.printed) for dispute in disputes) >= 75


def test_every_state_that_could_be_labelled_is() -> None:
    for dispute in (dispute for folder in FLOORS for dispute in read_disputes(GOLD / folder)):
        allegations = {
            each.id for each in dispute.said if each.act is Act.ALLEGATION and each.polarity is Polarity.POSITIVE
        }
        assert {statement for statement, _ in dispute.expected.states} == allegations


def test_spans_stand_where_they_say() -> None:
    for dispute in (dispute for folder in ("findings", "findings-blind") for dispute in read_disputes(GOLD / folder)):
        texts = {document.id: document.text for document in dispute.printed}
        for statement in dispute.said:
            for span in (statement.sentence, statement.content, *statement.sources, *statement.accused):
                assert span is None or texts[statement.document][span.start : span.end] == span.text


@pytest.mark.parametrize(
    "text",
    [
        "[actors",
        "actors = {}",
        'documents = [{id = "x", date = 2031-01-01, statements = ["no bar here"]}]\n[actors]',
        'documents = [{id = "x", date = 2031-01-01, statements = ["s1 zz accuses a | Z accused A."]}]\n[actors]',
    ],
)
def test_what_is_no_dispute_is_refused_with_the_name_of_the_file(text: str, tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(text)
    with pytest.raises(InvalidGold, match=r"wrong\.toml"):
        read_dispute(path)


def test_the_command_prints_the_figures(kg_command: Kg) -> None:
    done = kg_command("evaluate", GOLD / "findings")
    assert done.returncode == 0
    assert "mutual" in done.stdout
    figures = json.loads(kg_command("evaluate", GOLD / "findings", "--format", "jsonl", "--no-mistakes").stdout)
    assert figures["findings"]["states"]["f1"] >= 0.95
    assert figures["mistakes"] == []
