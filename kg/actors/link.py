"""Link: which actor a name was taken to mean, and by which rule."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """The actor that a name means, the side it acts for, and why we think so.

    ``actor`` is an id such as ``ru``, ``ru-ministry-of-defence`` or ``person-alexander-lukashenko``; ``type`` is
    person, organisation, state, group or bloc; ``confidence`` runs from 0 to 1.
    """

    actor: str
    name: str
    type: str
    side: str | None
    side_name: str | None
    rule: str
    confidence: float
