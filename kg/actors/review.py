"""The pairs of actors that may be one, most doubtful first, for a person to decide."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from kg.actors.spelling import phrase
from kg.actors.usage import Usage

_LEAST = 0.6
"""Pairs spelt less alike are left out: below, two names of the Wikinews corpus mostly share one common word only."""
_COMMON = 12
"""A word that more actors share ("council", "party") brings no pair together."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors that may be one, how alike they are (0 to 1), and why they are shown."""

    one: Usage
    other: Usage
    likeness: float
    why: str


def doubtful_pairs(usages: Iterable[Usage]) -> list[Pair]:
    """Return the pairs of actors whose names are alike and that no list keeps apart, most alike first.

    >>> def person(name):
    ...     return Usage(f"person-{name}", name, "person", None, None, (), 1, 0.6, ("unknown person",))
    >>> [pair.why for pair in doubtful_pairs([person("Ann Lee"), person("A Lee"), person("Bo Kim")])]
    ["'A Lee' abbreviates 'Ann Lee'"]
    """
    pairs = (pair for one, other in _candidates(list(usages)) if (pair := _compare(one, other)) is not None)
    return sorted(pairs, key=lambda pair: (-pair.likeness, -pair.one.mentions - pair.other.mentions, pair.one.actor))


def _candidates(usages: list[Usage]) -> Iterator[tuple[Usage, Usage]]:
    """Pairs of one type that share a word; both known to the lists are kept apart by them."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, usage in enumerate(usages):
        for word in set(phrase(usage.name).words):
            by_word[word].append(number)
    numbers = {pair for group in by_word.values() if len(group) <= _COMMON for pair in combinations(sorted(group), 2)}
    for first, second in sorted(numbers):
        one, other = usages[first], usages[second]
        if one.type == other.type and (_is_unknown(one) or _is_unknown(other)):
            yield one, other


def _is_unknown(usage: Usage) -> bool:
    return any(rule.startswith(("unknown", "named", "document", "body")) for rule in usage.rules)


def _compare(one: Usage, other: Usage) -> Pair | None:
    if one.side is not None and other.side is not None and one.side != other.side:
        return None
    first, second = phrase(one.name).words, phrase(other.name).words
    short, long = sorted((first, second), key=lambda words: (len(words), len(" ".join(words))))
    shorter, longer = (one.name, other.name) if short == first else (other.name, one.name)
    if _abbreviates(short, long):
        return Pair(one, other, 0.9, f"{shorter!r} abbreviates {longer!r}")
    if set(short) <= set(long):
        return Pair(one, other, 0.75, f"all words of {shorter!r} stand in {longer!r}")
    likeness = Levenshtein.normalized_similarity(" ".join(first), " ".join(second))
    return Pair(one, other, likeness, "the names are spelt alike") if likeness >= _LEAST else None


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether one name is the other with initials: "A Lee", "Ann Lee"."""
    return (
        len(short) == len(long) > 1
        and short[-1] == long[-1]
        and all(
            word == full or (len(word) == 1 and full.startswith(word)) for word, full in zip(short, long, strict=True)
        )
    )
