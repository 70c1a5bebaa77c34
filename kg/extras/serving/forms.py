"""The forms of an answer: which media type a client gets, and how rows and triples are written in it."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kg.vocabulary import PREFIXES, XSD

Term: TypeAlias = NamedNode | BlankNode | Literal | None
Row: TypeAlias = Sequence[Term]

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
ROWS = {"application/json": JSON, "application/xml": XML, "text/json": JSON, "text/xml": XML}
"""Names that clients use for a form of rows, and the one it is sent as."""

GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}


def choose(accept: str, offered: Iterable[str]) -> str | None:
    """Return the offered media type that a client likes best, None where it takes none of them (RFC 9110, 12.5.1).

    >>> choose("text/html, text/csv;q=0.5, */*;q=0.1", ["application/json", "text/csv"])
    'text/csv'
    """
    liked = [_liking(part) for part in (accept or "*/*").split(",")]
    best: tuple[float, str | None] = (0.0, None)
    for media in offered:
        fits = [(len(kind.rstrip("*")), weight) for kind, weight in liked if _fits(kind, media)]
        if fits and max(fits)[1] > best[0]:
            best = max(fits)[1], media
    return best[1]


def write_rows(media: str, variables: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return the rows of a SELECT query in one of the four forms of SPARQL 1.1."""
    return _ROW_WRITERS[media](variables, rows).encode()


def write_truth(media: str, truth: bool) -> bytes:
    """Return the answer of an ASK query."""
    word = "true" if truth else "false"
    if media == XML:
        return f'<sparql xmlns="{_RESULTS}"><head></head><boolean>{word}</boolean></sparql>'.encode()
    return f'{{"head": {{}}, "boolean": {word}}}'.encode() if media == JSON else word.encode()


def write_triples(media: str, triples: Iterable[Triple]) -> bytes:
    """Return the triples of a CONSTRUCT or DESCRIBE query."""
    file = io.BytesIO()
    serialize(triples, file, GRAPHS[media], prefixes=PREFIXES)
    return file.getvalue()


def _liking(part: str) -> tuple[str, float]:
    kind, *parameters = (piece.strip() for piece in part.lower().split(";"))
    weight = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
    try:
        return kind, min(max(float(weight), 0.0), 1.0)
    except ValueError:
        return kind, 0.0


def _fits(kind: str, media: str) -> bool:
    return kind in ("*/*", media) or (kind.endswith("/*") and media.startswith(kind[:-1]))


def _json(variables: Sequence[str], rows: Iterable[Row]) -> str:
    bindings = [
        {name: _to_json(term) for name, term in zip(variables, row, strict=True) if term is not None} for row in rows
    ]
    return json.dumps({"head": {"vars": list(variables)}, "results": {"bindings": bindings}}, ensure_ascii=False)


def _to_json(term: Term) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, Literal):
        found = {"type": "literal", "value": term.value}
        if term.language:
            return found | {"xml:lang": term.language}
        return found if term.datatype.value == XSD + "string" else found | {"datatype": term.datatype.value}
    return {"type": "bnode", "value": "" if term is None else term.value}


def _xml(variables: Sequence[str], rows: Iterable[Row]) -> str:
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in variables)
    body = "".join(
        "<result>"
        + "".join(
            f"<binding name={quoteattr(name)}>{_to_xml(term)}</binding>"
            for name, term in zip(variables, row, strict=True)
            if term is not None
        )
        + "</result>"
        for row in rows
    )
    return f'<sparql xmlns="{_RESULTS}"><head>{head}</head><results>{body}</results></sparql>'


def _to_xml(term: Term) -> str:
    found = _to_json(term)
    if found["type"] != "literal":
        return f"<{found['type']}>{_clean(found['value'])}</{found['type']}>"
    tag = "".join(f" {key}={quoteattr(value)}" for key, value in found.items() if key in ("xml:lang", "datatype"))
    return f"<literal{tag}>{_clean(found['value'])}</literal>"


def _clean(text: str) -> str:
    """The text for XML 1.0, which has no way to write most control characters."""
    printable = "".join(character if character >= " " or character in "\t\n\r" else "\ufffd" for character in text)
    return escape(printable, {"\r": "&#13;"})


def _csv(variables: Sequence[str], rows: Iterable[Row]) -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(variables)
    writer.writerows(["" if term is None else term.value for term in row] for row in rows)
    return file.getvalue()


def _tsv(variables: Sequence[str], rows: Iterable[Row]) -> str:
    lines = ["\t".join(f"?{name}" for name in variables)]
    lines += ("\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) for row in rows)
    return "\n".join(lines) + "\n"


_RESULTS = "http://www.w3.org/2005/sparql-results#"
_ROW_WRITERS: dict[str, Callable[[Sequence[str], Iterable[Row]], str]] = {
    JSON: _json,
    XML: _xml,
    "text/csv": _csv,
    "text/tab-separated-values": _tsv,
}
