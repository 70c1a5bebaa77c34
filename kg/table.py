"""Reading a table of articles (CSV or TSV): the header names the keys of a document record, a row is one article."""

import csv
from collections.abc import Iterable, Iterator

from kg.document import LARGEST_TEXT
from kg.errors import UnreadableDocument

_SEPARATORS = ",;\t"
"""A spreadsheet separates by a semicolon where the comma is a decimal point."""


def parse_table(lines: Iterable[str]) -> Iterator[tuple[int, dict[str, str | None]]]:
    r"""Yield the rows of a table below its header, each with the number of its last line; an empty cell is None.

    UnreadableDocument where a quotation mark opens a cell and none closes it.

    >>> list(parse_table(['Date;Text\n', '2022-06-25;"Rain\n', 'fell."\n']))
    [(3, {'date': '2022-06-25', 'text': 'Rain\nfell.'})]
    """
    given = iter(lines)
    header = next(given, "")
    separator = max(_SEPARATORS, key=header.count)
    csv.field_size_limit(12 * LARGEST_TEXT)  # a cell that is too long is told as an article that is
    rows = csv.reader(given, delimiter=separator, strict=True)
    names = [name.strip().lower() for name in next(csv.reader([header], delimiter=separator), [])]
    try:
        for row in rows:
            if any(row):
                cells = (cell or None for cell in row)
                yield rows.line_num + 1, dict(zip(names, cells, strict=False))
    except csv.Error as error:
        raise UnreadableDocument(f"row that ends in line {rows.line_num + 1} is no row of a table: {error}") from error
