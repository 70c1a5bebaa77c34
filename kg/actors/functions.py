"""What a state does through its bodies: functions ("armed forces"), offices ("president") and the words for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.actors.actor import TYPES
from kg.actors.actor_rows import Row, read_rows
from kg.actors.spelling import key
from kg.actors.territories import Territory

_MINISTRY_FORMS = (
    "ministry of {0}",
    "ministry for {0}",
    "{0} ministry",
    "ministry of the {0}",
    "department of {0}",
    "{0} department",
    "ministry of {0} officials",
    "{0} ministry officials",
)
_MINISTER_FORMS = (
    "{0} minister",
    "minister of {0}",
    "minister for {0}",
    "minister of the {0}",
    "acting {0} minister",
    "deputy {0} minister",
)
_DEPUTY = "deputy {0} minister"
PARTISAN = "partisan"
"""The kind of an office whose holder does not act for the state: leader of the opposition."""
OF_BODY = "body"
"""The kind of an office that bodies have and states have not: director-general."""
DEED = "state"
"""The function of a state's own deeds: the actor is the state itself."""


@dataclass(frozen=True, slots=True)
class Function:
    """A kind of body that states have; with the state it is one actor."""

    id: str
    name: str
    type: str
    for_state: bool

    def name_in(self, territory: Territory) -> str:
        """Return the body's name for one state."""
        return self.name.format(state=territory.name, adjective=territory.adjective)


@dataclass(frozen=True, slots=True)
class Office:
    """A kind of office that a person holds; with the state and the day it is one person."""

    id: str
    name: str


class Functions:
    """The functions by id and by the words that name them."""

    def __init__(self, path: Path) -> None:
        """Read functions.csv."""
        self._functions: dict[str, Function] = {}
        self.forms: dict[str, str] = {}
        self.topics: dict[str, tuple[str, ...]] = {}
        for row in read_rows(path, ("function", "source")):
            function = row["function"]
            if function != DEED and row["type"] not in TYPES:
                row.refuse(f"met the type {row['type']!r}, expected one of {', '.join(TYPES)}")
            self._functions[function] = Function(function, row["name"], row["type"], row["acts_for"] == "state")
            self.topics[function] = row.many("topics")
            for form in _forms(row):
                if self.forms.setdefault(key(form), function) != function:
                    row.refuse(f"the form {form!r} is claimed by {self.forms[key(form)]} too")
        self.longest = max(len(form.split()) for form in self.forms)

    def get(self, function: str) -> Function | None:
        """Return the function with an id, or None."""
        return self._functions.get(function)


class Offices:
    """The offices by id and by the words that name them, for all states or for one."""

    def __init__(self, path: Path, functions: Functions) -> None:
        """Read offices.csv; a minister's titles follow from the topics of the ministry."""
        self._names: dict[tuple[str, str], str] = {}
        self._forms: dict[tuple[str, str], tuple[str, ...]] = {}
        self._kinds: dict[str, str] = {}
        self._anywhere: dict[str, list[str]] = {}
        for row in read_rows(path, ("office", "name", "source")):
            country = row["country"]
            if row["kind"] not in ("", PARTISAN, OF_BODY):
                row.refuse(f"met the kind {row['kind']!r}, expected {PARTISAN}, {OF_BODY} or nothing")
            self._kinds[row["office"]] = row["kind"]
            self._names.setdefault((country, row["office"]), row["name"])
            for form in (*row.many("forms"), *_titles(functions.topics.get(row["topic_of"], ()))):
                known = self._forms.get((country, key(form)), ())
                if row["office"] not in known:
                    self._forms[country, key(form)] = (*known, row["office"])
                offices = self._anywhere.setdefault(key(form), [])
                if row["office"] not in offices:
                    offices.append(row["office"])
        self.longest = max(len(form.split()) for form in self._anywhere)

    def find(self, title: str, where: str) -> tuple[str, ...]:
        """Return the offices that a title can mean in a state or body, its own ones alone where it has such."""
        return self._forms.get((where, title)) or self._forms.get(("", title), ())

    def anywhere(self, title: str) -> tuple[str, ...]:
        """Return all offices that a title can mean in one country or another."""
        return tuple(self._anywhere.get(title, ()))

    def home(self, title: str) -> str | None:
        """Return the one country that has an office of this title ("pope"), or None."""
        homes = [country for country, form in self._forms if form == title]
        return homes[0] if len(homes) == 1 and homes[0] else None

    def kind(self, office: str) -> str:
        """Return PARTISAN, OF_BODY or an empty string."""
        return self._kinds.get(office, "")

    def name(self, office: str, country: str) -> str | None:
        """Return what an office is called in a country, or None for an unknown office."""
        return self._names.get((country, office)) or self._names.get(("", office))


def _forms(row: Row) -> Iterator[str]:
    if row["name"] and "{" not in row["name"]:
        yield row["name"]
    yield from row.many("forms")
    for topic in row.many("topics"):
        yield from (form.format(topic) for form in _MINISTRY_FORMS)


def _titles(topics: tuple[str, ...]) -> Iterator[str]:
    for topic in topics:
        yield from (form.format(topic) for form in _MINISTER_FORMS if form != _DEPUTY)
