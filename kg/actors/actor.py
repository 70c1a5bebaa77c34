"""Actor: somebody who speaks, accuses or is accused."""

from dataclasses import dataclass
from datetime import date

TYPES = ("person", "organisation", "state", "group", "bloc")
"""What an actor can be; a territory that speaks is a state, an alliance of states a bloc."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, state, group or bloc, with the names it goes by.

    ``acts_for`` is the id of the actor it speaks for (an agency for its state), None where it acts for nobody else;
    followed to the end it leads to the ``side``. ``valid_from`` and ``valid_to`` bound its existence, both
    days included.

    >>> Actor("ru-fsb", "Federal Security Service", "organisation", aliases=("FSB",), acts_for="ru").acts_for
    'ru'
    """

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    acts_for: str | None = None
    country: str | None = None
    function: str | None = None
    wikidata: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    side: str | None = None
    side_name: str | None = None


def full_name(name: str, kind: str | None, side_name: str | None) -> str:
    """Return an actor's name; that of an office or an agency tells its side, since many states have a ministry.

    >>> full_name("Ministry of Defence", "organisation", "Greece"), full_name("Ann Lee", "person", "Greece")
    ('Ministry of Defence (Greece)', 'Ann Lee')
    """
    told = kind in {"person", "state", "bloc"} or side_name is None or side_name in name
    return name if told else f"{name} ({side_name})"
