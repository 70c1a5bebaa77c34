"""The ready-made questions of ontology/queries: what each asks, its parameters, and asking it.

A question is a SPARQL file that runs anywhere as it stands. Comment lines at its top say what it is::

    # title: Who accuses whom
    # about: Every pair of accuser and accused ...
    # parameter: since (date, optional): said on this day or later

and each parameter stands in the text as ``VALUES ?since { UNDEF }``, which matches anything until a value is bound.
"""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode

from kg.actors.directory import CLOSE, Directory
from kg.document import to_date
from kg.errors import InvalidParameter, InvalidQuery, UnreadableDocument
from kg.resources import resource
from kg.store import Answer, Store
from kg.store.binding import Bindable
from kg.triples import to_day
from kg.vocabulary import from_iri, to_iri

TYPES = ("actor", "date", "day", "document")
"""What a parameter can be. A user types a day for both date and day; the query gets a date, or a number of days."""

_HEADER = re.compile(r"# (title|about|parameter): (.+)")
_PARAMETER = re.compile(r"(?P<name>\w+) \((?P<type>\w+)(?P<optional>, optional)?\): (?P<about>.+)")

_ACTOR = """
SELECT DISTINCT ?actor WHERE {
  { VALUES ?iri { UNDEF } ?iri kg:party ?any . BIND (?iri AS ?actor) }
  UNION { VALUES ?text { UNDEF } ?actor skos:prefLabel|rdfs:label|skos:altLabel ?text }
  FILTER NOT EXISTS { ?actor a kg:Link }
}
"""
_CALLED = """
SELECT DISTINCT ?actor ?name WHERE {
  GRAPH graph:actors { ?link a kg:Link ; kg:actor ?actor ; skos:prefLabel ?name }
}
"""
"""Whom documents call what: the links tell it, without their many mentions (5 s become 1 s at a million quads)."""

_DOCUMENT = """
SELECT ?document WHERE {
  VALUES ?iri { UNDEF }
  VALUES ?text { UNDEF }
  ?document a schema:NewsArticle .
  OPTIONAL { ?document schema:url ?address }
  FILTER (?document = ?iri || STR(?document) = ?text || STR(?address) = ?text)
}
"""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a question can be told."""

    name: str
    type: str
    required: bool
    about: str


@dataclass(frozen=True, slots=True)
class Question:
    """A ready-made query with what it answers."""

    name: str
    title: str
    about: str
    parameters: tuple[Parameter, ...]
    text: str


@cache
def questions() -> dict[str, Question]:
    """Return the ready-made questions by name.

    >>> questions()["mutual"].title
    'Who accuses each other'
    """
    return {path.stem: _read(path) for path in sorted(resource("ontology", "queries").glob("*.rq"))}


def ask(store: Store, name: str, values: Mapping[str, str] | None = None) -> Answer:
    """Return the answer of a ready-made question.

    Values are what a user types: a name or id of an actor, a day such as 2022-06-25, an id or address of a document.
    InvalidParameter where there is no such question or parameter, a required value is missing or one is not of its
    type; InvalidQuery where the store holds nobody, or no document, of that name.
    """
    question = find_question(name)
    given = {key.replace("-", "_"): value for key, value in (values or {}).items()}
    known = {parameter.name: parameter for parameter in question.parameters}
    for key in given.keys() - known.keys():
        raise InvalidParameter(f"{name} has no parameter {key!r}; it takes: {', '.join(known) or 'none'}")
    for parameter in question.parameters:
        if parameter.required and parameter.name not in given:
            raise InvalidParameter(f"{name} needs --{parameter.name.replace('_', '-')}: {parameter.about}")
    return store.query(question.text, **{key: _to_value(store, known[key], value) for key, value in given.items()})


def find_question(name: str) -> Question:
    """Return the question of a name; InvalidQuery, with the nearest name, where there is none."""
    if name in questions():
        return questions()[name]
    raise InvalidParameter(
        f"no ready-made question is called {name!r}, kg queries lists them{_nearest(name, questions())}"
    )


def _read(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    header, _, query = text.partition("\n\n")
    lines = [match for line in header.splitlines() if (match := _HEADER.fullmatch(line))]
    found = {key: [match[2] for match in lines if match[1] == key] for key in ("title", "about", "parameter")}
    if len(lines) != len(header.splitlines()) or len(found["title"]) != 1 or not found["about"]:
        raise InvalidQuery(f"{path.name}: expected lines '# title:', '# about:' and '# parameter:', then an empty line")
    parameters = tuple(_to_parameter(path, line) for line in found["parameter"])
    for parameter in parameters:
        if f"VALUES ?{parameter.name} {{ UNDEF }}" not in query:
            raise InvalidQuery(f"{path.name}: expected VALUES ?{parameter.name} {{ UNDEF }} in the query")
    return Question(path.stem, found["title"][0], " ".join(found["about"]), parameters, query)


def _to_parameter(path: Path, line: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if match is None or match["type"] not in TYPES:
        raise InvalidQuery(f"{path.name}: met parameter {line!r}, expected 'name (type): what it is', type {TYPES}")
    return Parameter(match["name"], match["type"], match["optional"] is None, match["about"])


def _to_value(store: Store, parameter: Parameter, text: str) -> Bindable:
    if parameter.type == "actor":
        return NamedNode(_find_actor(store, text))
    if parameter.type == "document":
        return NamedNode(_find_document(store, text))
    try:
        day = to_date(text)
    except UnreadableDocument as error:
        raise InvalidParameter(f"--{parameter.name.replace('_', '-')}: {error}") from None
    return day if parameter.type == "date" else to_day(day)


def _find_actor(store: Store, text: str) -> str:
    """The IRI of the actor with this id or name, or that documents call so; what is written just so is looked up."""
    exact = {str(row["actor"]) for row in store.select(_ACTOR, iri=NamedNode(to_iri("actor", text)), text=text)}
    if len(exact) == 1:
        return exact.pop()
    called: dict[str, set[str]] = {}
    for row in store.select(_CALLED):
        called.setdefault(from_iri(str(row["actor"])), set()).add(str(row["name"]))
    actors = (replace(actor, aliases=(*actor.aliases, *called.get(actor.id, ()))) for actor in store.actors())
    return to_iri("actor", Directory(actors).find(text))


def _find_document(store: Store, text: str) -> str:
    """The IRI of the document with this id, IRI or address."""
    for row in store.select(_DOCUMENT, iri=NamedNode(to_iri("document", text)), text=text):
        return str(row["document"])
    raise InvalidQuery(f"no document in the store has the id or address {text!r}")


def _nearest(text: str, names: Mapping[str, object]) -> str:
    near = difflib.get_close_matches(text, names, n=1, cutoff=CLOSE)
    return f"; did you mean {near[0]!r}?" if near else ""
