"""Which found event answers which labelled one: one to one, the best agreement first."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.evaluate.event import Event
from kg.evaluate.overlap import ENOUGH, agreement
from kg.statement import Act

_SAME_CUE = 2.0  # more than one right role: events of one sentence are told apart by their cue first


@dataclass(frozen=True, slots=True)
class Match:
    """Pairs of a labelled and a found event, and those of either kind that stayed alone."""

    pairs: tuple[tuple[Event, Event], ...]
    missed: tuple[Event, ...]
    spare: tuple[Event, ...]


def match(expected: Sequence[Event], found: Sequence[Event]) -> Match:
    """Match found events to labelled ones of the same act, greedily from the best agreement of their roles."""
    ranked = sorted(
        (
            (_likeness(label, event), -place, -position)
            for place, label in enumerate(expected)
            for position, event in enumerate(found)
            if label.act is event.act
        ),
        reverse=True,
    )
    taken: dict[int, int] = {}
    for _, place, position in ranked:
        if -place not in taken and -position not in taken.values():
            taken[-place] = -position
    return Match(
        pairs=tuple((expected[place], found[position]) for place, position in taken.items()),
        missed=tuple(label for place, label in enumerate(expected) if place not in taken),
        spare=tuple(event for position, event in enumerate(found) if position not in taken.values()),
    )


def source_agrees(label: Event, event: Event) -> bool:
    """Tell whether the right one is said to speak."""
    return agreement(label.source, event.source, [label.source_name]) >= ENOUGH


def accused_agrees(label: Event, event: Event) -> bool:
    """Tell whether the right one is said to be accused."""
    return agreement(label.accused, event.accused, [label.accused_name]) >= ENOUGH


def content_agrees(label: Event, event: Event) -> bool:
    """Tell whether what is said was found."""
    return agreement(label.content, event.content) >= ENOUGH


def roles_agree(label: Event, event: Event) -> bool:
    """Tell whether who speaks and, in an allegation, whom it accuses are both right: "who to whom"."""
    return source_agrees(label, event) and (label.act is not Act.ALLEGATION or accused_agrees(label, event))


def _likeness(label: Event, event: Event) -> float:
    same_cue = bool(event.cue and label.cue and event.cue in label.cue.lower())
    return (
        agreement(label.source, event.source, [label.source_name])
        + agreement(label.accused, event.accused, [label.accused_name])
        + agreement(label.content, event.content)
        + _SAME_CUE * same_cue
    )
