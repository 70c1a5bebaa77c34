"""Where a SPARQL text stops making sense, in one short line."""

import re

_REPORT = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_REASON = re.compile(r"[A-Z][A-Za-z]* [A-Za-z ]+")
_NO_QUERY = "CONSTRUCT"
"""All that Oxigraph expected where the first word begins no query, an update included."""
_EXCERPT = 40
"""Characters of the query that are shown."""


def syntax_complaint(text: str, error: SyntaxError) -> str:
    """Return where and why Oxigraph cannot read a query; of the tokens that it would have taken, a page long, nothing.

    >>> syntax_complaint("SELECT ?a { ?a kg:x }", SyntaxError('error at 1:21: expected one of "$", "(", [_]'))
    "at line 1, column 21, before '}'"
    >>> syntax_complaint("CLEAR ALL", SyntaxError("error at 1:10: expected CONSTRUCT"))
    'expected a query that begins with SELECT, ASK, CONSTRUCT or DESCRIBE'
    """
    report = _REPORT.fullmatch(str(error))
    if report is None:
        return str(error)
    if report[3] == _NO_QUERY:
        return "expected a query that begins with SELECT, ASK, CONSTRUCT or DESCRIBE"
    line, column = int(report[1]), int(report[2])
    rest = "\n".join(text.splitlines()[line - 1 :])[column - 1 :].strip()
    place = f"at line {line}, column {column}, " + (f"before {rest[:_EXCERPT]!r}" if rest else "where it ends")
    reasons = [reason for reason in report[3].split(", ") if _REASON.fullmatch(reason)]
    return ": ".join([place, *reasons[:1]])
