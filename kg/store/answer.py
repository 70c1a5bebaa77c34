"""Answer: what a query gave, as rows of plain Python values, or as triples."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias, TypeVar

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Triple, serialize

from kg.errors import InvalidQuery
from kg.vocabulary import PREFIXES, XSD

T = TypeVar("T")
Value: TypeAlias = str | int | float | bool | date | None
Results: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples | Iterable[Triple]

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would run; such a cell of a CSV file gets an apostrophe (OWASP, CSV injection)."""

_READ: dict[str, Callable[[str], Value]] = {
    XSD + "integer": int,
    XSD + "double": float,
    XSD + "decimal": float,
    XSD + "float": float,
    XSD + "date": date.fromisoformat,
    XSD + "boolean": lambda value: value in ("true", "1"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The variables and rows of SELECT, the one value of ASK, or the triples of CONSTRUCT and DESCRIBE."""

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()
    triples: tuple[Triple, ...] | None = None
    is_truth: bool = False

    def to_csv(self) -> str:
        """Return the rows as CSV with a header; a cell that a spreadsheet would run gets an apostrophe before it.

        >>> Answer(("who", "n"), (("=cmd()", 2),)).to_csv()
        "who,n\\r\\n'=cmd(),2\\r\\n"
        """
        file = io.StringIO()
        writer = csv.writer(file)
        writer.writerow(self._need_rows("CSV").variables)
        writer.writerows([guard_cell(value) for value in row] for row in self.rows)
        return file.getvalue()

    def to_json(self) -> str:
        """Return the rows as a JSON list with one object a row; a variable without a value is null."""
        rows = [dict(zip(self.variables, row, strict=True)) for row in self._need_rows("JSON").rows]
        return json.dumps(rows, ensure_ascii=False, indent=1, default=str)

    def to_turtle(self) -> str:
        """Return the triples of CONSTRUCT or DESCRIBE as Turtle; InvalidQuery where the query gave rows."""
        if self.triples is None:
            raise InvalidQuery("the query gives rows, which Turtle cannot hold: ask with CONSTRUCT, or for a table")
        turtle = io.BytesIO()
        serialize(self.triples, turtle, RdfFormat.TURTLE, prefixes=PREFIXES)
        return turtle.getvalue().decode()

    def _need_rows(self, form: str) -> "Answer":
        if self.triples is not None:
            raise InvalidQuery(f"the query gives triples, which {form} cannot hold: ask with SELECT, or for turtle")
        return self


def to_answer(results: Results) -> Answer:
    """Return the answer that an engine's results make, read to the end."""
    if isinstance(results, QueryBoolean):
        return Answer(("answer",), ((bool(results),),), is_truth=True)
    if isinstance(results, QuerySolutions):
        return Answer(variables_of(results), tuple(to_rows(results)))
    return Answer(triples=tuple(_evaluated(results)))


def variables_of(solutions: QuerySolutions) -> tuple[str, ...]:
    """Return the names of the variables that a query selects."""
    return tuple(variable.value for variable in solutions.variables)


def to_rows(solutions: QuerySolutions) -> Iterator[tuple[Value, ...]]:
    """Yield each solution as plain values, in the order of the variables."""
    for solution in _evaluated(solutions):
        yield tuple(map(to_value, solution))


def to_value(term: object) -> Value:
    """Return a term as a plain value: an IRI and a string as str, numbers, dates and flags as what they are.

    >>> to_value(Literal(3)), to_value(NamedNode("urn:x")), to_value(None)
    (3, 'urn:x', None)
    """
    if isinstance(term, Literal):
        try:
            return _READ.get(term.datatype.value, str)(term.value)
        except ValueError:
            return term.value  # a literal that is none of its datatype, in a store that others filled
    if isinstance(term, NamedNode):
        return term.value
    return None if term is None else str(term)


def guard_cell(value: Value) -> Value:
    """Return a cell of a CSV file, with an apostrophe before what a spreadsheet would run.

    >>> guard_cell("=1+1"), guard_cell(-1)
    ("'=1+1", -1)
    """
    return "'" + value if isinstance(value, str) and value.startswith(FORMULA) else value


def _evaluated(results: Iterable[T]) -> Iterator[T]:
    """Yield results; an engine that evaluates as it goes can still fail here."""
    try:
        yield from results
    except (OSError, RuntimeError, ValueError) as error:
        raise InvalidQuery(f"the query cannot be answered: {error}") from error
