"""The function words by which noun phrases about actors are taken apart."""

from pathlib import Path

from kg.actors.actor_rows import read_rows
from kg.actors.spelling import key

CLASSES = (
    "determiner",
    "modifier",
    "past",
    "follower",
    "counsel",
    "envoy",
    "organ",
    "voice",
    "barrier",
    "preposition",
    "place",
    "institution",
    "common_surname",
    "name_particle",
    "city_body",
    "generic",
    "organisation_word",
    "fighter",
    "post",
)


class FunctionWords:
    """Sets of words by class, from words.csv."""

    def __init__(self, path: Path) -> None:
        """Read words.csv; InvalidActors for a class that no rule uses."""
        self._classes: dict[str, frozenset[str]] = {}
        for row in read_rows(path, ("class", "words", "source")):
            if row["class"] not in CLASSES:
                row.refuse(f"met the class {row['class']!r}, expected one of {', '.join(CLASSES)}")
            self._classes[row["class"]] = frozenset(key(word) for word in row.many("words"))
        missing = [name for name in CLASSES if name not in self._classes]
        if missing:
            raise ValueError(f"{path.name}: the class {missing[0]!r} is missing")

    def __getitem__(self, name: str) -> frozenset[str]:
        """Return the words of a class."""
        return self._classes[name]
