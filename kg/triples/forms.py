"""Form: how one kind of value is written as an RDF term, and read back."""

from collections.abc import Callable, Mapping
from datetime import date
from json.encoder import encode_basestring as quoted  # N-Triples escapes strings as JSON does, and this is C
from typing import Any, Generic, NamedTuple, TypeVar

from kg import vocabulary as v

T = TypeVar("T")


class Form(NamedTuple, Generic[T]):
    """How one kind of value is written as a term of N-Triples, and read from a term's value."""

    to_term: Callable[[T], str]
    from_value: Callable[[str], T]


def typed(datatype: str, write: Callable[[Any], str], read: Callable[[str], T]) -> Form[T]:
    """Return the form of a literal with a datatype of XML Schema.

    >>> typed("integer", str, int).to_term(7)
    '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    end = f'"^^<{v.XSD}{datatype}>'
    return Form(lambda value: f'"{write(value)}{end}', read)


def iri(kind: str) -> Form[str]:
    """Return the form of an id that is written as the IRI of its record.

    >>> iri("actor").to_term("ru")
    '<https://kg.example/actor/ru>'
    """
    return Form(lambda identifier: f"<{v.to_iri(kind, identifier)}>", v.from_iri)


def concept(concepts: Mapping[Any, str]) -> Form[Any]:
    """Return the form of an enumeration whose members are written as concepts of the ontology."""
    members = {concept: member for member, concept in concepts.items()}
    return Form(lambda member: f"<{concepts[member]}>", members.__getitem__)


STRING = Form(quoted, str)
INTEGER = typed("integer", str, int)
DOUBLE = typed("double", repr, float)
DATE = typed("date", date.isoformat, date.fromisoformat)
TRUE = typed("boolean", lambda _: "true", lambda _: True)
"""A flag is written only where it is true: absent means false."""
ADDRESS = typed("anyURI", lambda address: quoted(address)[1:-1], str)
"""An address as the article gives it. A literal, because no article is bound to give a valid IRI."""
ACTOR = iri("actor")
STATEMENT = iri("statement")
DOCUMENT = iri("document")


def to_line(subject: str, predicate: str, term: str) -> str:
    """Return one line of N-Triples; subject and object are terms, the predicate is an IRI without brackets."""
    return f"{subject} <{predicate}> {term} .\n"
