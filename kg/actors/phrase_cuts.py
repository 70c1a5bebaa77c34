"""Where a phrase can be cut: at a comma, at "and", behind a possessive, behind determiners."""

from kg.actors.spelling import PAUSE, POSSESSIVE, Phrase

_RELATIVE = frozenset(("who", "which", "whose", "whom"))


def cut(name: Phrase) -> tuple[Phrase, Phrase | None]:
    """Part a phrase at its first comma, bracket or relative pronoun: the head, and the apposition if there is one."""
    apposition: Phrase | None = None
    head = name
    for position, word in enumerate(name.words):
        if name.shown[position] in _RELATIVE or (word == PAUSE and position):
            head = name.part(0, position)
            rest = name.part(position + 1)
            ends = [i for i, other in enumerate(rest.words) if other == PAUSE or other in _RELATIVE]
            apposition = (rest.part(0, ends[0]) if ends else rest) if word == PAUSE else None
            break
    if head and head.words[-1] == POSSESSIVE:
        head = head.part(0, len(head) - 1)
    return head, apposition or None


def first_of_list(name: Phrase) -> Phrase:
    """Return what stands before "and"."""
    return name.part(0, name.words.index("and")) if "and" in name.words else name


def without_compound(name: Phrase, barrier: frozenset[str]) -> Phrase:
    """Return the phrase without "UN-backed" at its beginning."""
    return name.part(2) if len(name) > 2 and name.words[1] in barrier else name


def after_possessive(name: Phrase, end: int) -> Phrase:
    """Return what follows a position, without a possessive that stands there."""
    rest = name.part(end)
    return rest.part(1) if rest and rest.words[0] == POSSESSIVE else rest


def without_determiner(name: Phrase, determiners: frozenset[str]) -> Phrase:
    """Return the phrase without the determiners at its beginning."""
    start = 0
    while start < len(name) and name.words[start] in determiners:
        start += 1
    return name.part(start)
