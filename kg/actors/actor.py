"""Actor: somebody who speaks, accuses or is accused."""

from dataclasses import dataclass
from datetime import date

TYPES = ("person", "organisation", "state", "group", "bloc")
"""What an actor can be; a territory that speaks is a state, an alliance of states a bloc."""

NO_NAMES = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "one", "each", "both", "who"}
)
"""Words that begin a sentence with a capital and still name nobody."""


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


def is_name(text: str) -> bool:
    """Tell whether a mention's text is a name rather than a pronoun or a common noun.

    >>> is_name("the SBU"), is_name("It"), is_name("The agency")
    (True, False, False)
    """
    words = text.split()
    proper = words[1:] if words and words[0].lower() in {"the", "a", "an"} else words
    return any(word[:1].isupper() and word.lower() not in NO_NAMES for word in proper)
