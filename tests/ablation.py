"""What each group of rules is worth: extraction without it, on all labelled texts: python tests/ablation.py

Prints the table of docs/extraction.md: what is lost (-) or gained (+) against the whole engine, in points of a
hundred: of F1 on the labelled sentences, of the cases of tests/cases that pass (these are hand-made, some of them for
what single sentences do not show: both directions of a mutual accusation, long quotations, broken marks).
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

from test_cases import read_cases, test_case, whole_text

from kg.document import Document
from kg.evaluate import Evaluation, evaluate, read_gold
from kg.evaluate.tally import Tally
from kg.extract import extract
from kg.statement import Act, Certainty, Statement

GOLD = [Path(__file__).parent / "gold" / name for name in ("accusations.jsonl", "held-out.jsonl")]


def _nothing(*_: object) -> Iterator[object]:
    return iter(())


def _constant(value: object) -> Callable[..., object]:
    return lambda *_, **__: value


def _one_way(_draft: object, sources: object, accused: object, _discourse: object) -> Iterator[tuple[object, object]]:
    yield sources, accused


GROUPS: dict[str, dict[str, Callable[..., Any]]] = {
    "frames": {"rules.framed": _nothing},
    "speech": {"rules.spoken": _nothing, "rules.according": _nothing, "rules.reported_noun": _nothing},
    "harm (a claim becomes an allegation)": {"sharpened._allegation": _constant(None)},
    "nominals": {"rules.nominal": _nothing},
    "alleged, allegedly": {"rules.adverbial": _nothing},
    "nouns of silence": {"rules.silent_noun": _nothing},
    "self-denials": {"sharpened.is_self_denial": _constant(False)},
    "reciprocity": {"assemble.directions": _one_way},
    "anaphora": {"anaphora.Discourse.pronoun": _constant(None), "descriptions.Descriptions.of": _constant(None)},
    "factuality": {f"{module}.is_reported": _constant(True) for module in ("gates", "nominals", "speech")}
    | {f"{module}.certainty_of": _constant(Certainty.CERTAIN) for module in ("frames", "speech")},
    "quotations": {"parsing.quotations": _constant(())},
    "repair": {"parsing.repair": lambda text: text},
}
"""Group -> what stands in for its functions while it is off."""


def without(off: dict[str, Callable[..., Any]]) -> dict[str, float]:
    texts = [text for path in GOLD for text in read_gold(path)]
    with ExitStack() as stack:
        for name, instead in off.items():
            stack.enter_context(patch(f"kg.extract.{name}", instead))
        return figures(evaluate(texts, extract(text.document() for text in texts))) | {"cases": passed()}


def passed() -> float:
    """The cases of tests/cases that pass, in a hundred; those that are known to fail are left out."""
    cases = {name: case for name, case in read_cases() if "xfail" not in case}
    found: dict[str, list[Statement]] = {name: [] for name in cases}
    for statement in extract(Document(name, whole_text(case)) for name, case in cases.items()):
        found[statement.document].append(statement)
    failed = 0
    for name, case in cases.items():
        try:
            test_case(name, case, found)
        except AssertionError:
            failed += 1
    return 100 * (1 - failed / len(cases))


def figures(evaluation: Evaluation) -> dict[str, float]:
    roles = evaluation.roles
    named = _sum([tally for name, tally in roles.items() if "name of" in name])
    contents = _sum([tally for name, tally in roles.items() if name.endswith("content")])
    sureness = _sum([tally for name, tally in roles.items() if name.endswith(("certainty", "polarity"))])
    return {
        "accusations": 100 * evaluation.acts[Act.ALLEGATION].f1,
        "denials": 100 * evaluation.acts[Act.DENIAL].f1,
        "silence": 100 * evaluation.acts[Act.NO_RESPONSE].f1,
        "claims": 100 * evaluation.acts[Act.CLAIM].f1,
        "who to whom": 100 * evaluation.who_to_whom.f1,
        "contents": 100 * contents.f1,
        "whom a pronoun means": 100 * named.f1,
        "certainty": 100 * sureness.f1,
        "false alarms": evaluation.alarmed,
    }


def _sum(tallies: list[Tally]) -> Tally:
    return Tally(*(sum(getattr(tally, count) for tally in tallies) for count in ("right", "spare", "missed")))


def main() -> None:
    whole = without({})
    print("| without | " + " | ".join(whole) + " |")
    print("|---" * (len(whole) + 1) + "|")
    print(
        "| *nothing: the whole engine* | " + " | ".join(f"{figure:.0f}" for figure in whole.values()) + " |", flush=True
    )
    for group, off in GROUPS.items():
        left = without(off)
        lost = [f"{left[name] - figure:+.0f}" for name, figure in whole.items()]
        cells = ["" if change in {"+0", "-0"} else change for change in lost]
        print(f"| {group} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
