"""The cue lists of ontology/lexicon, loaded and checked: which words make a statement, and where its roles stand.

A row of ``frames.csv`` says which syntactic slots of a verb hold the source, the accused and the content:

    accuse,allegation,subject,object!,of|for|in|over|clause,,,A accused B of lying

Slots are alternatives in order; ``!`` marks one that must be filled. ``object`` is the direct object (the
subject of a passive), ``clause`` a finite clause, ``gerund`` an -ing clause, ``agent`` whoever does the harm
that the content tells of; any other word is a preposition. ``requires`` names what else must stand beside the
verb, ``gate`` what the filler must be.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from kg.errors import InvalidLexicon
from kg.resources import resource
from kg.statement import Act, Certainty

REQUIREMENTS = frozenset(
    {
        "negated",
        "refused",
        "active",
        "passive",
        "that",
        "complement",
        "object",
        "particle",
        "under",
        "on",
        "without",
        "unwilling",
    }
)
GATES = frozenset(
    {
        "",
        "actor",
        "crime",
        "deed",
        "doer",
        "failing",
        "guilt",
        "harm",
        "inquiry",
        "matter",
        "named",
        "party",
        "person",
        "question",
    }
    | {"said", "slur", "told", "villain", "wrong"}
)
SOURCES = frozenset({"subject", "from", "nobody", "asked"})
"""Where a source stands: a verb's subject, behind "from" ("came under fire from A"), nowhere ("B faces two counts"),
or to whom the subject went ("calls to A went unanswered")."""
FORCES = frozenset({"say", "claim", "belief"})


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a verb's frame, such as ``object`` or ``of``; a required one must be filled."""

    name: str
    required: bool


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something that must stand beside the verb: ``negated``, or ``object`` with one of these words."""

    kind: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """One way a verb says something: its act, and the slots where source, accused and content stand."""

    lemma: str
    act: Act
    source: str
    accused: tuple[Slot, ...]
    content: tuple[Slot, ...]
    requires: tuple[Requirement, ...]
    gate: str
    example: str


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A verb of saying or believing; ``force`` tells how readily a harmful content makes it an allegation."""

    lemma: str
    force: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists, keyed by lemma."""

    frames: dict[str, tuple[Frame, ...]]
    speech: dict[str, SpeechVerb]
    nominals: dict[str, Act]
    said: dict[str, str]
    harm: dict[tuple[str, str], str]
    roles: dict[str, str]
    hedges: dict[str, Certainty]
    refusals: frozenset[str]
    baseless: frozenset[str]
    light: frozenset[str]
    irregular: dict[str, tuple[str, ...]]
    wrongs: frozenset[tuple[str, str]]
    harmless: frozenset[tuple[str, str]]
    given_names: dict[str, str]
    classes: dict[str, frozenset[str]]
    confidence: dict[str, float]

    def has(self, word_class: str, word: str) -> bool:
        """Tell whether a word belongs to a class of classes.csv.

        >>> load_lexicon().has("refusing", "decline")
        True
        """
        return word in self.classes[word_class]


@cache
def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Return the lexicon of a folder, by default the one that ships with kg; InvalidLexicon names a bad row.

    >>> load_lexicon().frames["accuse"][0].example
    'A accused B of lying'
    """
    folder = folder or resource("ontology", "lexicon")
    baseless = _words(folder / "baseless.csv", "word")
    return Lexicon(
        frames=_frames(folder / "frames.csv", baseless),
        speech=_speech(folder / "speech.csv"),
        nominals={noun: _act(place, act) for place, noun, act in _pairs(folder / "nominals.csv", "noun act example")},
        said={noun: kind for _, noun, kind in _pairs(folder / "said.csv", "noun kind")},
        harm=_harm(folder / "harm.csv"),
        roles={noun: kind for _, noun, kind in _pairs(folder / "roles.csv", "noun kind")},
        hedges={word: _certainty(place, text) for place, word, text in _pairs(folder / "hedges.csv", "word certainty")},
        refusals=_words(folder / "refusals.csv", "noun"),
        baseless=baseless,
        light=frozenset(lemma for _, lemma, _ in _pairs(folder / "light.csv", "lemma note")),
        irregular={
            lemma: tuple(forms.split("|")) for _, lemma, forms in _pairs(folder / "irregular.csv", "lemma forms")
        },
        wrongs=frozenset((verb, thing) for _, verb, thing in _pairs(folder / "wrongs.csv", "verb object")),
        harmless=frozenset((verb, thing) for _, verb, thing in _pairs(folder / "harmless.csv", "verb object")),
        given_names={name: gender for _, name, gender in _pairs(folder / "given_names.csv", "name gender")},
        classes=_classes(folder / "classes.csv"),
        confidence={
            feature: _number(place, weight)
            for place, feature, weight in _pairs(folder / "confidence.csv", "feature weight right found")
        },
    )


def _frames(path: Path, baseless: frozenset[str]) -> dict[str, tuple[Frame, ...]]:
    frames: dict[str, list[Frame]] = {}
    for place, row in _rows(path, "lemma act source accused content requires gate example"):
        frame = _expand(_frame(place, row), baseless)
        frames.setdefault(frame.lemma, []).append(frame)
    return {lemma: tuple(rows) for lemma, rows in frames.items()}


def _speech(path: Path) -> dict[str, SpeechVerb]:
    verbs = {}
    for place, row in _rows(path, "lemma force certainty"):
        force, certainty = _one_of(place, row["force"], FORCES), _certainty(place, row["certainty"])
        verbs[row["lemma"]] = SpeechVerb(row["lemma"], force, certainty)
    return verbs


def _harm(path: Path) -> dict[tuple[str, str], str]:
    return {(row["lemma"], row["pos"]): row["strength"] for _, row in _rows(path, "lemma pos strength")}


def _pairs(path: Path, columns: str) -> Iterator[tuple[str, str, str]]:
    """Yield (file:line, first column, second column)."""
    first, second = columns.split()[:2]
    for place, row in _rows(path, columns):
        yield place, row[first], row[second]


def _rows(path: Path, columns: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield (file:line, row); every row must have exactly these columns."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        if reader.fieldnames != columns.split():
            raise InvalidLexicon(f"{path.name}: met the columns {reader.fieldnames}, expected {columns.split()}")
        for row in reader:
            place = f"{path.name}:{reader.line_num}"
            if None in row or None in row.values() or not next(iter(row.values())):
                raise InvalidLexicon(f"{place}: expected {len(columns.split())} columns, the first one not empty")
            yield place, row


def _words(path: Path, column: str) -> frozenset[str]:
    return frozenset(row[column] for _, row in _rows(path, column))


def _classes(path: Path) -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for _, row in _rows(path, "class word"):
        classes.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in classes.items()}


def _frame(place: str, row: dict[str, str]) -> Frame:
    return Frame(
        lemma=row["lemma"],
        act=_act(place, row["act"]),
        source=_one_of(place, row["source"], SOURCES),
        accused=_slots(row["accused"]),
        content=_slots(row["content"]),
        requires=tuple(_requirement(place, part) for part in row["requires"].split()),
        gate=_one_of(place, row["gate"], GATES),
        example=row["example"],
    )


def _slots(text: str) -> tuple[Slot, ...]:
    return tuple(Slot(name.rstrip("!"), name.endswith("!")) for name in text.split("|") if name)


def _requirement(place: str, text: str) -> Requirement:
    kind, _, words = text.partition(":")
    return Requirement(_one_of(place, kind, REQUIREMENTS), frozenset(words.split("|")) if words else frozenset())


def _expand(frame: Frame, baseless: frozenset[str]) -> Frame:
    """Replace the word ``@baseless`` of a requirement by the list of that name."""
    requires = tuple(Requirement(part.kind, baseless) if "@baseless" in part.words else part for part in frame.requires)
    return replace(frame, requires=requires)


def _act(place: str, text: str) -> Act:
    return Act(_one_of(place, text, frozenset(act.value for act in Act)))


def _certainty(place: str, text: str) -> Certainty:
    return Certainty(_one_of(place, text, frozenset(certainty.value for certainty in Certainty)))


def _number(place: str, text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise InvalidLexicon(f"{place}: met {text!r}, expected a number") from error


def _one_of(place: str, word: str, allowed: frozenset[str]) -> str:
    if word not in allowed:
        raise InvalidLexicon(f"{place}: met {word!r}, expected one of {', '.join(sorted(allowed))}")
    return word
