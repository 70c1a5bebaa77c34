"""A saved web page as an article: the text without menus and advertisements, and what its head says of it.

Trafilatura (Barbaresi 2021, ACL demo) finds the main text; a date counts where the page states one, never where one
merely stands in the text.
"""

from typing import Any

from kg.errors import UnreadableDocument

DATES = {"extensive_search": False, "original_date": True, "max_date": "2200-01-01"}
"""Only dates that the page states as its own, the first of several; the limit keeps today out of it."""


def parse_webpage(raw: bytes) -> tuple[dict[str, Any], list[str]]:
    """Return the document record of a web page, and which of title, date and address it lacks.

    >>> body = b"<article><h1>Flood</h1><p>Freedonia denied on Monday that its dam had burst.</p></article>"
    >>> record, missing = parse_webpage(b"<html><title>Flood</title><body>" + body + b"</body></html>")
    >>> record["title"], record["text"], missing
    ('Flood', 'Freedonia denied on Monday that its dam had burst.', ['date', 'address'])

    UnreadableDocument where the page holds no article.
    """
    from trafilatura import bare_extraction  # takes a quarter of a second, which only a web page is worth

    found = bare_extraction(
        raw, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=DATES
    )
    record: dict[str, Any] = found if isinstance(found, dict) else found.as_dict() if found else {}
    title, text = record.get("title"), str(record.get("text") or "").strip()
    if title and text.startswith(f"{title}\n"):
        text = text.removeprefix(title).lstrip("\n")
    if not text:
        raise UnreadableDocument("is a web page in which no article was found; expected a saved news page, or its text")
    kept = {"title": title, "date": record.get("date"), "url": record.get("url")}
    publisher = None if kept["url"] else record.get("sitename")
    missing = [name for name, key in (("title", "title"), ("date", "date"), ("address", "url")) if not kept[key]]
    return {**kept, "publisher": publisher, "text": text}, missing
