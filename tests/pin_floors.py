"""Pin what extraction reaches on the labelled sentences: tests/floors.json, kept by tests/test_floors.py.

    python tests/pin_floors.py                        # pin new or better figures; refuses to lower a floor
    python tests/pin_floors.py --lower "the reason"   # lowers floors too, and keeps the reason in the file

Floors hold for one spaCy pipeline each, and for labels that have not changed since (their hash is pinned as well).
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from kg.evaluate import Evaluation, evaluate, read_gold
from kg.extract import extract
from kg.extract.language import load_language

TESTS = Path(__file__).parent
FLOORS = TESTS / "floors.json"
GOLD = ("gold/accusations.jsonl", "gold/held-out.jsonl", "gold/newswire.jsonl")
CEILINGS = ("alarms", "calibration_error")
"""Figures that must not rise; all others must not fall."""

FEWEST = 5
"""An act with fewer labels has no floor: one sentence would decide."""
WELL_CALIBRATED = 0.1
"""Below this the calibration error is noise on a few hundred events."""

Figures = dict[str, float]


def pipeline() -> str:
    """The spaCy pipeline in use, by the name its makers gave it."""
    meta = load_language().meta
    return f"{meta['lang']}_{meta['name']}"


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def measure(path: Path) -> Figures:
    texts = read_gold(path)
    return figures(evaluate(texts, extract(text.document() for text in texts)))


def figures(evaluation: Evaluation) -> Figures:
    pinned = {f"{act} f1": tally.f1 for act, tally in evaluation.acts.items() if tally.right + tally.missed >= FEWEST}
    pinned["who_to_whom precision"] = evaluation.who_to_whom.precision
    pinned["who_to_whom f1"] = evaluation.who_to_whom.f1
    pinned["alarms"] = evaluation.alarmed
    pinned["calibration_error"] = max(evaluation.calibration_error, WELL_CALIBRATED)
    return {name: round(figure, 3) for name, figure in sorted(pinned.items())}


def worse(floors: Figures, reached: Figures) -> list[str]:
    """Name each figure that is worse than its floor (or above its ceiling), or no longer there."""
    return [
        f"{name}: {reached.get(name)}, pinned at {floor}"
        for name, floor in floors.items()
        if name not in reached or (reached[name] > floor if name in CEILINGS else reached[name] < floor)
    ]


def pin(pinned: dict[str, Any], gold: str, entry: dict[str, Any], reason: str | None) -> dict[str, Any]:
    """Return the floors of one pipeline with those of one gold file replaced; ValueError where that lowers one."""
    old = pinned.get(gold, {})
    lowered = worse(old.get("figures", {}), entry["figures"])
    if lowered and not reason:
        raise ValueError(f"{gold}: would lower {'; '.join(lowered)}")
    history = [*old.get("lowered", []), *([{"figures": lowered, "reason": reason}] if lowered else [])]
    return pinned | {gold: entry | ({"lowered": history} if history else {})}


def main() -> None:
    parser = argparse.ArgumentParser(description="Pin the figures that extraction reaches on tests/gold.")
    parser.add_argument("--lower", metavar="REASON", help="lower floors too, for this reason")
    reason = parser.parse_args().lower
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    pinned = floors.get(pipeline(), {})
    for gold in GOLD:
        entry = {"labels": fingerprint(TESTS / gold), "figures": measure(TESTS / gold)}
        try:
            pinned = pin(pinned, gold, entry, reason)
        except ValueError as error:
            sys.exit(f'{error}\nto lower it all the same: python tests/pin_floors.py --lower "the reason"')
    FLOORS.write_text(json.dumps(floors | {pipeline(): pinned}, indent=2) + "\n", encoding="utf-8")
    print(f"pinned the floors of {pipeline()}")


if __name__ == "__main__":
    main()
