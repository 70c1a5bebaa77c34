"""What a query over HTTP may not do: reach other servers.

Updates and LOAD never parse as a query, and Oxigraph opens no file for one; SERVICE is the only way out of the store.
"""

import re

from kg.errors import InvalidQuery

LONGEST = 100_000
"""Characters of a query; the longest ready-made one has 2,600."""

_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_LEXEME = re.compile(
    r"""
      <[^<>"{}|^`\\\s]*>                                                       # an IRI
    | \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}      # long strings
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'                            # strings
    | \#[^\n\r]*                                                               # a comment
    | [?$]\w+ | [\w.-]*:[\w.:%\\-]*                                            # a variable, a prefixed name
    | (?P<service> \b SERVICE \b )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def check(query: str) -> None:
    """Refuse a query that is too long or asks another server, also where the word is written in code points.

    >>> check('SELECT ?s { ?s ?p "SERVICE" } # SERVICE')
    >>> check("SELECT ?s { \\\\u0053ERVICE <http://x.example/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    kg.errors.InvalidQuery: SERVICE is not allowed here: this endpoint asks no other server
    """
    if len(query) > LONGEST:
        raise InvalidQuery(f"the query has {len(query):,} characters, at most {LONGEST:,} are read")
    for text in (query, _CODE_POINT.sub(_decode, query)):
        if any(lexeme["service"] for lexeme in _LEXEME.finditer(text)):
            raise InvalidQuery("SERVICE is not allowed here: this endpoint asks no other server")


def _decode(escape: re.Match[str]) -> str:
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number < 0x110000 else escape[0]
