"""The plain text form of an article: title, date and address on a line each, then the paragraphs."""

import re
from typing import Any

from kg.errors import UnreadableDocument

LONGEST_TITLE = 200
"""Characters of a first line that may still be a title; the longest title of 157 Wikinews articles has 167."""

LONGEST_DATE = 40
"""Characters of a line before the address that may be a date in some other form; longer ones are text."""

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_DATE = re.compile(r"(?:\d{8}|\d{1,4}([-./])\d{1,2}\1\d{1,4})(?:T\S*)?")


def parse_article(text: str) -> tuple[dict[str, Any], list[str]]:
    """Return the document record of an article in text form, and the header lines that it lacks.

    Below the header every character stays where it was; CRLF becomes a plain newline, and blank lines
    around the body go. A line that stands where the date should and is none makes the text unreadable.

    >>> parse_article("Freedonia denies it\\n20220625\\nhttps://example.com/1\\n\\nFreedonia denied it.\\n")[0]["text"]
    'Freedonia denied it.'
    >>> parse_article("Freedonia denies it\\nFreedonia denied it on Monday.")[1]
    ['date', 'address']
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    filled = [at for at, line in enumerate(lines) if line.strip()]
    record: dict[str, Any] = {}
    if filled and _has_title([lines[at].strip() for at in filled[:3]]):
        record["title"] = lines[filled.pop(0)].strip()
    while filled and (key := _header_key(lines[filled[0]].strip())) and key not in record:
        record[key] = lines[filled.pop(0)].strip()
    after = lines[filled[0]].strip() if filled else ""
    following = lines[filled[1]].strip() if len(filled) > 1 else ""
    if not record.keys() & {"date", "url"} and len(after) <= LONGEST_DATE and _ADDRESS.fullmatch(following):
        raise UnreadableDocument(f"{after[:40]!r} stands where the date should; expected YYYYMMDD or YYYY-MM-DD")
    record["text"] = "\n".join(lines[filled[0] :]).rstrip() if filled else ""
    names = {"title": "title", "date": "date", "url": "address"}
    return record, [name for key, name in names.items() if key not in record]


def _has_title(first: list[str]) -> bool:
    """Whether the first line is a title: short, and either followed by a header line or no sentence."""
    if _header_key(first[0]) or len(first[0]) > LONGEST_TITLE or len(first) < 2:
        return False
    return any(_header_key(line) for line in first[1:]) or first[0][-1] not in ".!?:;,\"'”’"


def _header_key(line: str) -> str | None:
    if _ADDRESS.fullmatch(line):
        return "url"
    return "date" if _DATE.fullmatch(line) else None
