"""Reading: what one rule made of a noun phrase."""

from dataclasses import dataclass

PERSON_PREFIX = "person-"


@dataclass(frozen=True, slots=True)
class Reading:
    """The actor that a phrase names and the rule that says so.

    An actor that no list knows brings its ``name`` and its ``type``. ``acts_for`` is whom the phrase says that it acts
    for; what the lists say of the day comes first.
    """

    actor: str
    rule: str
    name: str | None = None
    type: str | None = None
    acts_for: str | None = None

    @property
    def is_person(self) -> bool:
        """Say whether the actor is a single person."""
        return self.actor.startswith(PERSON_PREFIX)
