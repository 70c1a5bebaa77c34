"""How well two strings for the same role agree: the words they share."""

import re
from collections import Counter
from collections.abc import Iterable

ENOUGH = 0.5
"""Two strings name the same thing from here on; half of the words is what PolNeAR's and PARC's scorers ask too."""

_CONTAINED = 0.8
_WORD = re.compile(r"[\w$%]+")
_EMPTY_WORDS = frozenset({"the", "a", "an", "of", "for", "to", "that", "on", "in", "by", "and", "with"}) | frozenset(
    {"his", "her", "its", "their", "s", "former", "mr", "mrs", "ms", "dr"}
)


def words(text: str | None) -> list[str]:
    """Return the words that count: lower case, without articles, prepositions and titles.

    >>> words("The mayor of Port Renfrew's brother")
    ['mayor', 'port', 'renfrew', 'brother']
    """
    return [word for word in _WORD.findall((text or "").lower().replace("’", "'")) if word not in _EMPTY_WORDS]


def word_f1(first: str | None, second: str | None) -> float:
    """Return the F1 of the words of two strings, 0 to 1, each word counted as often as it stands there.

    >>> word_f1("stealing the bonds", "stealing bonds worth a million")
    0.6666666666666666
    """
    one, two = Counter(words(first)), Counter(words(second))
    if not one and not two:
        return float((first or "").strip().lower() == (second or "").strip().lower())
    shared = sum((one & two).values())
    return 2 * shared / (sum(one.values()) + sum(two.values()))


def agreement(expected: str | None, found: str | None, also: Iterable[str | None] = ()) -> float:
    """Return how well what was found fills a role, 0 to 1; ``also`` are other right answers.

    A role that the text leaves open must stay open. A string whose words all stand in the other agrees at 0.8.

    >>> agreement("Foreign Minister Ana Lopes", "Ana Lopes"), agreement(None, None), agreement(None, "Lisbon")
    (0.8, 1.0, 0.0)
    """
    right = [answer for answer in (expected, *also) if answer]
    if not right:
        return 0.0 if found else 1.0
    if not found:
        return 0.0
    return max(_agreement(answer, found) for answer in right)


def _agreement(answer: str, found: str) -> float:
    if answer.strip().lower() == found.strip().lower():
        return 1.0
    one, two = set(words(answer)), set(words(found))
    contained = bool(one and two) and (one <= two or two <= one)
    return max(_CONTAINED if contained else 0.0, word_f1(answer, found))
