"""Binding: the values of a query's parameters, handed over as RDF terms and never as text.

A parameter stands in the query as ``VALUES ?name { UNDEF }``: plain SPARQL, where an open parameter matches anything,
so the same text runs on every endpoint. Binding puts one term into the braces, written by the RDF library.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from kg.errors import InvalidQuery
from kg.vocabulary import XSD

Term: TypeAlias = NamedNode | Literal
Bindable: TypeAlias = Term | str | int | float | bool | date

_LEXEME = re.compile(
    r"""
      (?P<parameter> \b VALUES \s+ [?$] (?P<name>\w+) \s* \{ \s* UNDEF \s* \} )
    | <[^<>"{}|^`\\\s]*>                                                       # an IRI
    | \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}      # long strings
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'                            # strings
    | \#[^\n\r]*                                                               # a comment
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def bind(query: str, values: Mapping[str, Bindable]) -> str:
    """Return the query with its parameters bound.

    >>> bind('SELECT ?s { VALUES ?name { UNDEF } ?s rdfs:label ?name }', {"name": 'a" } #'})
    'SELECT ?s { VALUES ?name { "a\\\\" } #" } ?s rdfs:label ?name }'

    InvalidQuery where the query has no such parameter.
    """
    found: set[str] = set()

    def fill(lexeme: re.Match[str]) -> str:
        name = lexeme["name"]
        if name not in values:
            return lexeme[0]
        found.add(name)
        return f"VALUES ?{name} {{ {to_term(values[name])} }}"

    bound = _LEXEME.sub(fill, query)
    if unbound := sorted(values.keys() - found):
        raise InvalidQuery(
            f"the query has no parameter {unbound[0]!r}: it would stand there as VALUES ?{unbound[0]} {{ UNDEF }}"
        )
    return bound


def to_term(value: Bindable) -> Term:
    """Return a value as an RDF term; a string becomes a string, so an IRI must come as a NamedNode or URIRef.

    >>> str(to_term(date(2022, 6, 25)))
    '"2022-06-25"^^<http://www.w3.org/2001/XMLSchema#date>'
    """
    if isinstance(value, (NamedNode, Literal)):
        return value
    if type(value).__name__ == "URIRef":  # rdflib's, without importing rdflib for it
        return NamedNode(str(value))
    if isinstance(value, date):
        return Literal(value.isoformat(), datatype=NamedNode(XSD + "date"))
    return Literal(value)
