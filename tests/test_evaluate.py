"""The scorer: figures that can be checked by hand, the forms of labelled data, and what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Kg

from kg.errors import InvalidGold
from kg.evaluate import Evaluation, Event, LabelledText, Tally, evaluate, read_gold
from kg.evaluate.calibration import calibration_error, reliability
from kg.evaluate.event import EACH_OTHER
from kg.evaluate.matching import match
from kg.evaluate.overlap import agreement, word_f1
from kg.statement import Act, Certainty, Cue, Mention, Span, Statement


def allegation(
    source: str | None, accused: str | None, content: str | None = None, cue: str = "accused", **rest: Any
) -> Event:
    return Event(Act.ALLEGATION, source, accused, content, cue, **rest)


def denial(source: str | None, content: str | None = None, cue: str = "denied", **rest: Any) -> Event:
    return Event(Act.DENIAL, source, None, content, cue, **rest)


LABELS: dict[str, list[Event]] = {
    "apposition": [allegation("Foreign Minister Ana Lopes", "the port authority", "losing the files")],
    "nested": [denial("The port authority", "the allegations")],
    "weather": [],
    "passive": [
        allegation(None, "Ivo Marin", "theft"),
        denial("he", "theft", source_name="Ivo Marin"),
    ],
    "silence": [Event(Act.NO_RESPONSE, "the bank", None, "questions", "did not reply")],
    "optional": [allegation("Lund", "Oslo", "arson", "blamed", optional=True)],
    "nothing": [],
    "mutual": [allegation("Chad and Sudan", EACH_OTHER, "arming rebels")],
}
FOUND = {
    "apposition": [allegation("Ana Lopes", "the port authority", "losing the files of the harbour")],
    "nested": [
        denial("The port authority", "the allegations"),
        allegation(None, "The port authority", cue="allegations"),
    ],
    "weather": [allegation("rain", "the landslide", cue="blamed", why="blame + for", confidence=0.9)],
    "passive": [allegation("he", "Ivo Marin", "theft"), denial("Ivo Marin")],
    "optional": [denial("Lund", cue="rejected")],
    "mutual": [
        allegation("Chad", EACH_OTHER, "arming rebels"),
        allegation("Sudan", EACH_OTHER, "arming rebels"),
    ],
}


@pytest.fixture
def evaluation() -> Evaluation:
    result = Evaluation()
    for name, labels in LABELS.items():
        text = LabelledText(name, name, tuple(labels), phenomena=(name,))
        result.add(text, match(labels, FOUND.get(name, [])))
    return result


def counts(tally: Tally) -> tuple[int, int, int]:
    return tally.right, tally.spare, tally.missed


def test_figures_equal_those_of_the_reference_scorer(evaluation: Evaluation) -> None:
    # Worked out by hand and by a scorer written independently of this one, over the same eight texts.
    assert counts(evaluation.acts["allegation"]) == (3, 2, 0)
    assert counts(evaluation.acts["denial"]) == (2, 1, 0)
    assert counts(evaluation.acts["no_response"]) == (0, 0, 1)
    assert round(evaluation.acts["allegation"].f1, 3) == 0.75
    who = evaluation.who_to_whom
    assert [round(figure, 3) for figure in (who.precision, who.recall, who.f1)] == [0.5, 0.667, 0.571]
    assert (evaluation.alarmed, evaluation.empty) == (2, 3)
    assert round(evaluation.roles["allegation source"].recall, 3) == 0.667
    assert evaluation.roles["allegation accused"].recall == 1.0
    assert evaluation.roles["denial content"].recall == 0.5


def test_every_mistake_is_listed_with_the_why_of_its_rule(evaluation: Evaluation) -> None:
    listed = {(mistake.text_id, mistake.kind) for mistake in evaluation.mistakes}
    assert listed == {
        ("weather", "spare"),
        ("passive", "wrong"),
        ("silence", "missed"),
        ("optional", "spare"),
        ("mutual", "spare"),
    }
    alarm = next(mistake for mistake in evaluation.mistakes if mistake.text_id == "weather")
    assert alarm.to_dict()["why"] == "blame + for"


def test_phenomena_count_an_event_only_where_its_roles_are_right(evaluation: Evaluation) -> None:
    assert counts(evaluation.phenomena["passive"]) == (1, 1, 1)
    assert counts(evaluation.phenomena["silence"]) == (0, 0, 1)


@pytest.mark.parametrize(
    ("expected", "found", "also", "degree"),
    [
        (None, None, [], 1.0),
        (None, "Oslo", [], 0.0),
        ("Oslo", None, [], 0.0),
        ("he", "Ivo Marin", ["Ivo Marin"], 1.0),
        ("the mayor of Lund", "mayor", [], 0.8),
        ("The Mayor", "the mayor", [], 1.0),
        ("Oslo", "Lund", [], 0.0),
    ],
)
def test_agreement(expected: str | None, found: str | None, also: list[str], degree: float) -> None:
    assert agreement(expected, found, also) == degree


def test_word_f1_counts_repeated_words() -> None:
    assert word_f1("fire fire", "fire") == pytest.approx(2 / 3)
    assert word_f1("", "fire") == 0.0


def test_calibration_error_is_the_weighted_distance_of_promise_and_outcome() -> None:
    bins = reliability([(0.85, True), (0.85, True), (0.85, False), (0.85, True), (1.0, True)])
    assert [(part.low, part.count, part.right) for part in bins] == [(0.8, 4, 0.75), (0.9, 1, 1.0)]
    assert calibration_error(bins) == pytest.approx((4 * 0.1 + 0) / 5)
    assert calibration_error([]) == 0.0


TEXT = "Ana accused Ivo of theft. Ivo denied it."


def place(part: str) -> tuple[str, int, int]:
    start = TEXT.index(part)
    return part, start, start + len(part)


def statement(document: str = "t", act: Act = Act.ALLEGATION, cue: str = "accused") -> Statement:
    return Statement(
        id="s-1",
        document=document,
        act=act,
        sources=(Mention(*place("Ana")),),
        accused=(Mention(*place("Ivo")),),
        cue=Cue(*place(cue), lemma=cue),
        content=Span(*place("theft")),
        sentence=Span(*place("Ana accused Ivo of theft.")),
    )


LABEL: dict[str, Any] = {
    "act": "allegation",
    "sources": [{"text": "Ana", "start": 0, "end": 3}],
    "accused": [{"text": "Ivo", "start": 12, "end": 15}],
    "cue": {"text": "accused", "start": 4, "end": 11},
    "content": {"text": "theft", "start": 19, "end": 24},
    "certainty": "certain",
}
GOLD_LINE: dict[str, Any] = {"id": "t", "text": TEXT, "phenomena": ["accusation_verb"], "events": [LABEL]}


def write(path: Path, *lines: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_the_event_form(tmp_path: Path) -> None:
    gold = read_gold(write(tmp_path / "gold.jsonl", GOLD_LINE))
    evaluation = evaluate(gold, [statement(), statement(act=Act.DENIAL, cue="denied")])
    assert counts(evaluation.acts["allegation"]) == (1, 0, 0)
    assert counts(evaluation.acts["denial"]) == (0, 1, 0)
    assert evaluation.roles["allegation certainty"].right == 1


def test_statements_of_the_context_do_not_count(tmp_path: Path) -> None:
    line = GOLD_LINE | {"context": TEXT, "text": "Nobody spoke.", "events": []}
    gold = read_gold(write(tmp_path / "gold.jsonl", line))
    assert gold[0].text == f"{TEXT} Nobody spoke."
    assert evaluate(gold, [statement()]).alarmed == 0


def test_the_statement_form(tmp_path: Path) -> None:
    gold = read_gold(write(tmp_path / "gold.jsonl", statement().to_dict(), statement(document="u").to_dict()))
    assert [text.text for text in gold] == ["Ana accused Ivo of theft."] * 2
    assert gold[0].events[0].source == "Ana"
    assert gold[0].events[0].content == "theft"


def test_acts_without_labels_count_neither_way(tmp_path: Path) -> None:
    gold = read_gold(write(tmp_path / "gold.jsonl", GOLD_LINE))
    evaluation = evaluate(gold, [statement(), statement(act=Act.CLAIM, cue="denied")])
    assert "claim" not in evaluation.acts


def test_two_directions_of_one_cue_are_one_event(tmp_path: Path) -> None:
    back = LABEL | {"sources": LABEL["accused"], "accused": LABEL["sources"]}
    events = [label | {"reciprocal": True} for label in (LABEL, back)]
    gold = read_gold(write(tmp_path / "gold.jsonl", GOLD_LINE | {"events": events}))
    assert len(gold[0].events) == 1
    assert gold[0].events[0].accused == EACH_OTHER


BRAT = """T1\tSource 0 3\tAna
T2\tAllegation 4 11\taccused
T3\tAccused 12 15\tIvo
T4\tContent 19 24\ttheft
T5\tDenial 30 36\tdenied
E1\tAllegation:T2 Source:T1 Accused:T3 Content:T4
E2\tDenial:T5
A1\tOptional E2
A2\tProbable E1
"""


def test_line_separators_in_a_text_are_no_new_line(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD_LINE | {"context": "One\u2028two."}, ensure_ascii=False), encoding="utf-8")
    assert read_gold(path)[0].text.startswith("One\u2028two. Ana")


def test_brat_offsets_count_carriage_returns(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_bytes(b"One\r\nAna denied it.")
    (tmp_path / "t.ann").write_text("T1\tDenial 9 15\tdenied\nT2\tSource 5 8\tAna\nE1\tDenial:T1 Source:T2\n")
    (text,) = read_gold(tmp_path / "t.ann")
    assert (text.events[0].source, text.events[0].cue) == ("Ana", "denied")


def test_brat_standoff(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "t.ann").write_text(BRAT, encoding="utf-8")
    (text,) = read_gold(tmp_path)
    first, second = text.events
    assert (first.source, first.accused, first.content, first.cue) == ("Ana", "Ivo", "theft", "accused")
    assert first.certainty is Certainty.PROBABLE
    assert (second.act, second.optional) == (Act.DENIAL, True)
    assert counts(evaluate([text], [statement()]).acts["allegation"]) == (1, 0, 0)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "holds no labelled text"),
        ("{", "is no JSON"),
        ("[]", "is a JSON list"),
        ('{"events": []}', "gold.jsonl:1: holds no text; expected id, text and events"),
        ('{"text": "Rain fell.", "events": []}', "gold.jsonl:1: holds no id"),
        ('{"id": "t", "text": null, "events": []}', "text is None"),
        ('{"id": "t", "text": "Rain fell.", "events": 5}', "has other keys or values"),
        (f"{json.dumps(GOLD_LINE)}\n{json.dumps(GOLD_LINE)}", "gold.jsonl:2: has the id 't' of line 1"),
        (json.dumps(GOLD_LINE | {"text": "x" + TEXT}), "does not stand at"),
        (json.dumps(GOLD_LINE | {"events": [{"act": "gossip"}]}), "act is 'gossip'; it can be claim"),
        (json.dumps(GOLD_LINE | {"events": [{}]}), "holds no act"),
        ('{"id": "s-1"}', "holds no act"),
    ],
)
def test_what_is_no_gold_is_named_with_file_and_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidGold, match=message) as caught:
        read_gold(path)
    assert str(caught.value).startswith(str(path))


def test_gold_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InvalidGold, match="cannot be read"):
        read_gold(tmp_path / "missing.jsonl")
    with pytest.raises(InvalidGold, match=r"no \.ann file"):
        read_gold(tmp_path)
    (tmp_path / "alone.ann").write_text(BRAT, encoding="utf-8")
    with pytest.raises(InvalidGold, match=r"\.txt beside it"):
        read_gold(tmp_path / "alone.ann")
    (tmp_path / "alone.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "alone.ann").write_text("E1\tDenial:T9\n", encoding="utf-8")
    with pytest.raises(InvalidGold, match="names what is not there"):
        read_gold(tmp_path / "alone.ann")


def test_the_command_prints_figures_and_mistakes(tmp_path: Path, kg_command: Kg) -> None:
    missing = LABEL | {"act": "denial", "cue": {"text": "Ivo", "start": 26, "end": 29}}
    gold = write(tmp_path / "gold.jsonl", GOLD_LINE | {"events": [LABEL, missing | {"content": None}]})
    done = kg_command("evaluate", gold)
    assert done.returncode == 0
    assert done.stdout.startswith("1 texts; 0 of 0 without a statement raised an alarm")
    assert "who to whom" in done.stdout
    assert "expected calibration error" in done.stdout
    assert "wrong in t: Ana accused Ivo of theft. Ivo denied it." in done.stdout
    figures = json.loads(kg_command("evaluate", gold, "--format", "jsonl").stdout)
    assert figures["acts"]["allegation"]["f1"] == 1.0
    assert figures["mistakes"][0]["kind"] == "wrong"


def test_the_command_names_gold_that_is_none(tmp_path: Path, kg_command: Kg) -> None:
    done = kg_command("evaluate", tmp_path / "missing.jsonl")
    assert done.returncode == 1
    assert done.stderr.startswith(f"kg: {tmp_path / 'missing.jsonl'}: cannot be read as labelled text")
    assert len(done.stderr.splitlines()) == 1
