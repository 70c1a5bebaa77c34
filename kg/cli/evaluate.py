"""kg evaluate: how good extraction is on labelled texts."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import one_of
from kg.cli.terminal import Format, plain, print_table

if TYPE_CHECKING:
    from kg.evaluate import Evaluation, Event, Mistake, Tally

Gold = Annotated[
    Path,
    typer.Argument(
        metavar="GOLD",
        help="JSON lines (events or statements), a brat .ann file or its folder, or a folder of disputes.",
    ),
]
Choice = Annotated[Format, one_of(Format, "Tables, or the figures as one JSON object.", "--format")]
Mistakes = Annotated[bool, typer.Option(help="List every miss and false alarm.")]
FromText = Annotated[bool, typer.Option("--from-text", help="Of disputes: extract the statements from their texts.")]


def evaluate(gold: Gold, choice: Choice = Format.TABLE, mistakes: Mistakes = True, from_text: FromText = False) -> None:
    """Score extraction, or the findings, on labelled texts.

    Precision, recall and F1 by act, role and phenomenon; a folder of labelled disputes (TOML) scores the findings, on
    the labelled statements or on those that extraction finds in the articles (--from-text).

    Then every miss and false alarm with its sentence and the why of the rule, and how well the confidences
    are calibrated.

    \b
    kg evaluate tests/gold/accusations.jsonl
    kg evaluate tests/gold/accusations.jsonl --format jsonl --no-mistakes
    kg evaluate tests/gold/findings
    kg evaluate tests/gold/findings-blind --from-text
    """
    import kg
    from kg.evaluate import evaluate as score
    from kg.evaluate import read_gold

    if any(gold.glob("*.toml")):
        _evaluate_findings(gold, choice, mistakes, from_text)
        return
    texts = read_gold(gold)
    evaluation = score(texts, kg.extract(text.document() for text in texts))
    if choice is Format.JSONL:
        listed = [mistake.to_dict() for mistake in evaluation.mistakes] if mistakes else []
        print(json.dumps(evaluation.to_dict() | {"mistakes": listed}, ensure_ascii=False))
        return
    _print_figures(evaluation)
    if mistakes:
        _print_mistakes(evaluation.mistakes)


def _evaluate_findings(folder: Path, choice: Format, mistakes: bool, from_text: bool) -> None:
    """Score the detectors on a folder of labelled disputes."""
    from kg.evaluate.disputes import read_disputes
    from kg.evaluate.findings import score_findings

    score = score_findings(read_disputes(folder), from_text=from_text)
    if choice is Format.JSONL:
        figures = {question: tally.to_dict() for question, tally in score.tallies.items()}
        print(json.dumps({"findings": figures, "mistakes": score.mistakes if mistakes else []}))
        return
    print_table(["question", "precision", "recall", "F1", "right", "spare", "missed"], _tally_rows(score.tallies))
    if mistakes:
        print("\n".join(("", *map(plain, score.mistakes))))


def _print_figures(evaluation: "Evaluation") -> None:
    print(f"{evaluation.texts} texts; {evaluation.alarmed} of {evaluation.empty} without a statement raised an alarm\n")
    for name, tallies in (
        ("act", evaluation.acts),
        ("role", evaluation.roles),
        ("who to whom", {"all": evaluation.who_to_whom}),
        ("phenomenon", evaluation.phenomena),
    ):
        if tallies:
            print_table([name, "precision", "recall", "F1", "right", "spare", "missed"], _tally_rows(tallies))
            print()
    bins = [
        [f"{part.low:.1f} to {part.high:.1f}", str(part.count), f"{part.confidence:.2f}", f"{part.right:.2f}"]
        for part in evaluation.reliability
    ]
    print_table(["confidence", "found", "promised", "right"], bins)
    print(f"expected calibration error {evaluation.calibration_error:.3f}")


def _tally_rows(tallies: "Mapping[str, Tally]") -> Iterator[list[str]]:
    for name, tally in sorted(tallies.items()):
        yield [name, *tally.told(), str(tally.right), str(tally.spare), str(tally.missed)]


def _print_mistakes(mistakes: "list[Mistake]") -> None:
    for mistake in mistakes:
        print(f"\n{mistake.kind} in {plain(mistake.text_id)}: {plain(mistake.sentence)}")
        for title, event in (("expected", mistake.expected), ("found", mistake.found)):
            if event:
                print(f"  {title:8}  {plain(_in_words(event))}")


def _in_words(event: "Event") -> str:
    """One event on one line: act, who, whom, what, and the why of the rule that found it."""
    parts = [event.act.value, event.source or "nobody named"]
    if event.accused:
        parts.append(f"-> {event.accused}")
    if event.content:
        parts.append(f": {event.content}")
    return " ".join(parts) + (f"   [{event.why}]" if event.why else "")
