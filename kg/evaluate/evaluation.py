"""Evaluation: what was found against what was labelled, in figures and one by one."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kg.evaluate.calibration import Bin, calibration_error, reliability
from kg.evaluate.event import SCORED, Event, LabelledText
from kg.evaluate.matching import Match, accused_agrees, content_agrees, roles_agree, source_agrees
from kg.evaluate.overlap import ENOUGH, agreement
from kg.evaluate.tally import Tally
from kg.statement import Act


@dataclass(frozen=True, slots=True)
class Mistake:
    """One event that went wrong: ``kind`` is missed, spare or wrong; the sentence, and the rule's why."""

    kind: str
    text_id: str
    sentence: str
    expected: Event | None
    found: Event | None

    def to_dict(self) -> dict[str, Any]:
        """Return the mistake, ready for JSON."""
        return {
            "kind": self.kind,
            "id": self.text_id,
            "sentence": self.sentence,
            "expected": _roles(self.expected),
            "found": _roles(self.found),
            "why": self.found.why if self.found else None,
        }


@dataclass(slots=True)
class Evaluation:
    """The figures of one run over labelled texts.

    ``acts``, ``roles`` ("allegation accused"), ``phenomena`` and ``who_to_whom`` hold tallies; an event counts
    in ``who_to_whom`` and ``phenomena`` only where its source and, for an allegation, its accused are right.
    ``alarmed`` of ``empty`` texts without any allegation, denial or missing response got one all the same.
    """

    acts: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    roles: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    phenomena: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    who_to_whom: Tally = field(default_factory=Tally)
    texts: int = 0
    empty: int = 0
    alarmed: int = 0
    mistakes: list[Mistake] = field(default_factory=list)
    outcomes: list[tuple[float, bool]] = field(default_factory=list)

    @property
    def reliability(self) -> list[Bin]:
        """What each confidence promised and what came of it."""
        return reliability(self.outcomes)

    @property
    def calibration_error(self) -> float:
        """The expected calibration error of the confidences, 0 to 1."""
        return calibration_error(self.reliability)

    def add(self, text: LabelledText, result: Match) -> None:
        """Count the events of one text."""
        self.texts += 1
        for label, event in result.pairs:
            if not label.optional:
                self._add_pair(text, label, event)
        for label in result.missed:
            if not label.optional:
                self._add_missed(text, label)
        for event in result.spare:
            if not _is_named_inside(event, text):
                self._add_spare(text, event)
        self._add_alarm(text, result)

    def to_dict(self) -> dict[str, Any]:
        """Return all figures, ready for JSON; the mistakes are left out."""
        return {
            "texts": self.texts,
            "acts": _to_dicts(self.acts),
            "roles": _to_dicts(self.roles),
            "who_to_whom": self.who_to_whom.to_dict(),
            "phenomena": _to_dicts(self.phenomena),
            "false_alarms": {"alarmed": self.alarmed, "empty": self.empty},
            "calibration_error": round(self.calibration_error, 3),
        }

    def _add_pair(self, text: LabelledText, label: Event, event: Event) -> None:
        right = roles_agree(label, event)
        self.acts[label.act].right += 1
        for role, agrees in _role_outcomes(label, event):
            self.roles[f"{label.act} {role}"].add(agrees)
        for tally in self._strict(text, label):
            tally.add(right)
        self.outcomes.append((event.confidence, right))
        if not right:
            self.mistakes.append(Mistake("wrong", text.id, text.labelled, label, event))

    def _add_missed(self, text: LabelledText, label: Event) -> None:
        self.acts[label.act].missed += 1
        for role, _ in _role_outcomes(label, label):
            self.roles[f"{label.act} {role}"].missed += 1
        for tally in self._strict(text, label):
            tally.missed += 1
        self.mistakes.append(Mistake("missed", text.id, text.labelled, label, None))

    def _add_spare(self, text: LabelledText, event: Event) -> None:
        self.acts[event.act].spare += 1
        for tally in self._strict(text, event):
            tally.spare += 1
        self.outcomes.append((event.confidence, False))
        self.mistakes.append(Mistake("spare", text.id, text.labelled, None, event))

    def _strict(self, text: LabelledText, event: Event) -> Iterator[Tally]:
        if event.act in SCORED:
            yield self.who_to_whom
        for phenomenon in text.phenomena:
            yield self.phenomena[phenomenon]

    def _add_alarm(self, text: LabelledText, result: Match) -> None:
        if not any(event.act in SCORED and not event.optional for event in text.events):
            self.empty += 1
            self.alarmed += any(event.act in SCORED for event in result.spare)


def _role_outcomes(label: Event, event: Event) -> Iterator[tuple[str, bool]]:
    yield "source", source_agrees(label, event)
    if label.act is Act.ALLEGATION:
        yield "accused", accused_agrees(label, event)
    yield "content", content_agrees(label, event)
    if label.source_name:
        yield "name of source", agreement(label.source_name, event.source_name) >= ENOUGH
    if label.accused_name:
        yield "name of accused", agreement(label.accused_name, event.accused_name) >= ENOUGH
    if label.certainty:
        yield "certainty", label.certainty is event.certainty
    if label.polarity:
        yield "polarity", label.polarity is event.polarity


def _is_named_inside(event: Event, text: LabelledText) -> bool:
    """Whether a spare event only names what a labelled one is about ("denied the allegations"): neither way."""
    cue = event.cue or ""
    return cue != "" and any(cue in (label.content or "") for label in text.events)


def _roles(event: Event | None) -> dict[str, Any] | None:
    if event is None:
        return None
    return {
        "act": event.act.value,
        "source": event.source,
        "accused": event.accused,
        "content": event.content,
        "cue": event.cue,
    }


def _to_dicts(tallies: dict[str, Tally]) -> dict[str, dict[str, float]]:
    return {name: tally.to_dict() for name, tally in sorted(tallies.items())}
