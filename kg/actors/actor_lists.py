"""The actor lists of ontology/actors and of the user, read and checked."""

from pathlib import Path

from kg.actors.actor import TYPES, Actor
from kg.actors.actor_rows import Row, read_rows
from kg.actors.alias_index import AliasIndex
from kg.actors.function_words import FunctionWords
from kg.actors.functions import PARTISAN, Functions, Offices
from kg.actors.reading import PERSON_PREFIX
from kg.actors.spelling import key, slug
from kg.actors.tenures import Tenure, Tenures
from kg.actors.territories import Territories

OWN_LISTS = ("alliances", "bodies", "groups", "parties", "companies", "media")
"""Lists of actors whose names stand alone; an agency's name may need its country beside it."""
_COLUMNS = ("id", "name", "type", "source")


class ActorLists:
    """Everything the lists say: actors, aliases, territories, functions, offices, tenures, words and rules."""

    def __init__(self, folder: Path) -> None:
        """Read all lists of a folder; InvalidActors names file and line of the first wrong row."""
        self.actors: dict[str, Actor] = {}
        self.aliases = AliasIndex()
        self.tenures = Tenures()
        self.surnames: dict[str, set[str]] = {}
        self._surname_of: dict[str, str] = {}
        self.prominent: set[str] = set()
        self._rows: dict[str, Row] = {}
        self.words = FunctionWords(folder / "words.csv")
        self.functions = Functions(folder / "functions.csv")
        self.offices = Offices(folder / "offices.csv", self.functions)
        self.territories = Territories(folder / "territories.csv", self.aliases, self.actors)
        self.rules = {
            row["rule"]: float(row["confidence"]) for row in read_rows(folder / "rules.csv", ("rule", "source"))
        }
        for row in read_rows(folder / "agencies.csv", (*_COLUMNS, "country")):
            self._add_agency(row)
        for name in OWN_LISTS:
            for row in read_rows(folder / f"{name}.csv", _COLUMNS):
                self._add_actor(row, row["acts_for"] or None)
        for row in read_rows(folder / "persons.csv", ("name", "source")):
            self.prominent.add(self.add_person(row, row["name"]))
        for row in read_rows(folder / "holders.csv", ("where", "office", "person", "source")):
            self._add_tenure(row)
        for row in read_rows(folder / "affiliations.csv", ("person", "acts_for", "source")):
            self._add_affiliation(row)
        for row in read_rows(folder / "metonyms.csv", ("alias", "actor", "source")):
            self._add_metonym(row)
        self.check()

    def known(self, actor: str) -> bool:
        """Say whether an id stands in a list or is a state with a function, such as ``ru-armed-forces``."""
        if actor in self.actors:
            return True
        code = self.territories.code_of(actor)
        return code is not None and self.functions.get(actor.removeprefix(f"{code}-")) is not None

    def check(self) -> None:
        """Raise InvalidActors for an acts_for that leads nowhere or in a circle, or an alias claimed twice."""
        for actor, row in self._rows.items():
            seen = [actor]
            while (target := self.actors[seen[-1]].acts_for if seen[-1] in self.actors else None) is not None:
                if not self.known(target):
                    row.refuse(f"acts_for {target!r} is no known actor")
                if target in seen:
                    row.refuse(f"acts_for runs in a circle: {' > '.join([*seen, target])}")
                seen.append(target)
        self.aliases.check()

    def add_person(self, row: Row, name: str) -> str:
        """Note a person of a row, with the aliases and surname it gives, and return the id."""
        person = f"{PERSON_PREFIX}{slug(name)}"
        surname = key(row["surname"] or name.split()[-1].split("-")[-1])
        if row["country"]:
            self._need_territory(row, row["country"])
        if person not in self.actors:
            self._note(
                row,
                Actor(
                    person,
                    name,
                    "person",
                    row.many("aliases"),
                    acts_for=row["acts_for"] or None,
                    country=row["country"] or None,
                    wikidata=row["wikidata"] or None,
                    source=row["source"],
                ),
            )
            for alias in (name, *row.many("aliases")):
                self.aliases.add(alias, person, Row(row.path, row.line, {}), "person")
            self.surnames.setdefault(surname, set()).add(person)
            self._surname_of[person] = surname
        return person

    def replace(self, row: Row) -> None:
        """Add the actor of a user's row, in the place of the one of its id; its names are taken from all others."""
        if row["country"]:
            self._need_territory(row, row["country"])
        self.actors.pop(row["id"], None)
        self._note(row, _actor(row, row["acts_for"] or None))
        for alias in dict.fromkeys((row["name"], *row.many("aliases"))):
            self.aliases.override(alias)
            self.aliases.add(alias, row["id"], row, "person" if row["type"] == "person" else "name")

    def _add_agency(self, row: Row) -> None:
        """An agency's own name needs its country beside it; only its aliases stand alone."""
        country = row["country"]
        self._need_territory(row, country)
        self._note(row, _actor(row, row["acts_for"] or country))
        for alias in row.many("aliases"):
            self.aliases.add(alias, row["id"], row, "agency")
            self.aliases.add(alias, row["id"], row, "agency", scope=country)
        for name in (row["name"], *row.many("local")):
            self.aliases.add(name, row["id"], row, "agency", scope=country)

    def _add_actor(self, row: Row, acts_for: str | None) -> None:
        if row["country"]:
            self._need_territory(row, row["country"])
        self._note(row, _actor(row, acts_for))
        for alias in (row["name"], *row.many("aliases")):
            self.aliases.add(alias, row["id"], row)
        for name in row.many("local"):
            self.aliases.add(name, row["id"], row, "agency", scope=row["country"])

    def _add_tenure(self, row: Row) -> None:
        where, office = row["where"], row["office"]
        if self.territories.get(where) is None and where not in self.actors:
            row.refuse(f"met {where!r}, expected the code of a country or the id of an actor")
        if self.offices.name(office, where) is None:
            row.refuse(f"met the office {office!r}, expected one of offices.csv")
        person = self.add_person(Row(row.path, row.line, {"source": row["source"]}), row["person"])
        days = (row.day("from"), row.day("to", last=True))
        partisan = self.offices.kind(office) == PARTISAN
        self.tenures.add(Tenure(where, office, person, self._surname_of[person], *days, partisan), row)

    def _add_affiliation(self, row: Row) -> None:
        """Days on which a person acts for somebody without an office that news give as a title."""
        if not self.known(row["acts_for"]):
            row.refuse(f"acts_for {row['acts_for']!r} is no known actor")
        person = self.add_person(Row(row.path, row.line, {"source": row["source"]}), row["person"])
        days = (row.day("from"), row.day("to", last=True))
        self.tenures.affiliate(Tenure(row["acts_for"], "", person, self._surname_of[person], *days), row)

    def _add_metonym(self, row: Row) -> None:
        if not self.known(row["actor"]):
            row.refuse(f"met the actor {row['actor']!r}, expected an id of a list or a state and a function")
        self.aliases.add(row["alias"], row["actor"], row, "metonym")

    def _need_territory(self, row: Row, code: str) -> None:
        if self.territories.get(code) is None:
            row.refuse(f"met the country {code!r}, expected a code of territories.csv such as 'ua'")

    def _note(self, row: Row, actor: Actor) -> None:
        if actor.type not in TYPES:
            row.refuse(f"met the type {actor.type!r}, expected one of {', '.join(TYPES)}")
        if actor.id in self.actors:
            row.refuse(f"the id {actor.id!r} stands in an earlier row too")
        self.actors[actor.id] = actor
        self._rows[actor.id] = row


def _actor(row: Row, acts_for: str | None) -> Actor:
    ends = bool(row["valid_from"]), bool(row["valid_to"])
    return Actor(
        row["id"],
        row["name"],
        row["type"],
        row.many("aliases"),
        acts_for=None if acts_for == row["id"] else acts_for,
        country=row["country"] or None,
        function=row["function"] or None,
        wikidata=row["wikidata"] or None,
        valid_from=row.day("valid_from") if ends[0] else None,
        valid_to=row.day("valid_to", last=True) if ends[1] else None,
        source=row["source"],
    )
