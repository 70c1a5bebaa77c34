"""States and regions, and the words that stand for them beside a noun ("Russian", "Kiev's")."""

from dataclasses import dataclass
from pathlib import Path

from kg.actors.actor import Actor
from kg.actors.actor_rows import Row, read_rows
from kg.actors.alias_index import AliasIndex
from kg.actors.spelling import Phrase, is_acronym, phrase


@dataclass(frozen=True, slots=True)
class Territory:
    """A state or region: its code (ISO 3166, or rigour's where it is contested) and its words."""

    code: str
    name: str
    adjective: str
    is_state: bool
    leader_office: str


@dataclass(frozen=True, slots=True)
class Place:
    """A territory met in a phrase: up to which word it reaches, and whether by the name of its capital.

    ``namesakes`` are the other territories of that name (the state Georgia, the US state Georgia).
    """

    territory: Territory
    namesakes: tuple[Territory, ...]
    end: int
    is_capital: bool


class Territories:
    """All territories, by code and by the words that name them."""

    def __init__(self, path: Path, aliases: AliasIndex, actors: dict[str, Actor]) -> None:
        """Read territories.csv; its names, peoples and capitals become aliases of the states."""
        self._codes: dict[str, Territory] = {}
        self._forms: dict[str, list[tuple[Territory, str | None, bool]]] = {}
        self.words: set[str] = set()
        self._longest = 1
        for row in read_rows(path, ("code", "kind", "name", "source")):
            self._add(row, aliases, actors)

    def get(self, code: str) -> Territory | None:
        """Return the territory with a code, or None."""
        return self._codes.get(code)

    def code_of(self, actor: str) -> str | None:
        """Return the code that an id such as ``ua-dpr-government`` begins with, the longest one."""
        parts = actor.split("-")
        candidates = ("-".join(parts[:length]) for length in range(min(len(parts), 3), 0, -1))
        return next((code for code in candidates if code in self._codes), None)

    def at(self, name: Phrase, start: int) -> Place | None:
        """Return the territory whose words begin at a position, the longest reading."""
        for end in range(min(len(name), start + self._longest), start, -1):
            forms = self._forms.get(name.key(start, end), ()) if name.capital(start) else ()
            shown = "".join(name.shown[start:end])
            fitting = [form for form in forms if form[1] is None or form[1] == shown]
            if fitting:
                fitting.sort(key=lambda form: not form[0].is_state)
                namesakes = tuple(territory for territory, _, _ in fitting[1:])
                return Place(fitting[0][0], namesakes, end, fitting[0][2])
        return None

    def _add(self, row: Row, aliases: AliasIndex, actors: dict[str, Actor]) -> None:
        if row["kind"] not in ("state", "region"):
            row.refuse(f"met the kind {row['kind']!r}, expected state or region")
        adjectives = row.many("adjectives")
        is_state = row["kind"] == "state"
        territory = Territory(
            row["code"],
            row["name"],
            adjectives[0] if adjectives else row["name"],
            is_state,
            row["leader_office"] or "president",
        )
        if territory.code in self._codes:
            row.refuse(f"the code {territory.code!r} stands in an earlier row too")
        self._codes[territory.code] = territory
        names = (row["name"], *row.many("aliases"))
        actors[territory.code] = Actor(
            territory.code,
            territory.name,
            "state",
            (*row.many("aliases"), *row.many("people")),
            acts_for=row["acts_for"] or None,
            country=territory.code,
            wikidata=row["wikidata"] or None,
            source=row["source"],
        )
        for words, rule in ((names, "territory"), (row.many("people"), "people"), (row.many("capitals"), "capital")):
            for word in words:
                self._add_form(word, territory, rule == "capital")
                if is_state:
                    aliases.add(word, territory.code, row, rule)
        for adjective in adjectives:
            self._add_form(adjective, territory, False)

    def _add_form(self, word: str, territory: Territory, is_capital: bool) -> None:
        words = phrase(word)
        acronym = "".join(words.shown) if is_acronym(word) else None
        forms = self._forms.setdefault(words.key(), [])
        if all(known.code != territory.code for known, _, _ in forms):
            forms.append((territory, acronym, is_capital))
        self.words.update(words.words)
        self._longest = max(self._longest, len(words))
