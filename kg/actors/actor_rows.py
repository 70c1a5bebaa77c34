"""Reading the rows of an actor list, so that a wrong row is named with its file and line."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

from kg.errors import InvalidActors, reason_of

_BEGINNING, _END = date.min, date.max


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a CSV file and the place it stands at."""

    path: Path
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Return a cell, stripped; an absent column is an empty cell."""
        return self.cells.get(column, "")

    def many(self, column: str) -> tuple[str, ...]:
        """Return the values of a cell that are parted by semicolons."""
        return tuple(value for part in self[column].split(";") if (value := part.strip()))

    def day(self, column: str, *, last: bool = False) -> date:
        """Return a cell as a day; a year or month stands for its first day, or its last one where ``last``."""
        text = self[column]
        if not text:
            return _END if last else _BEGINNING
        year, _, rest = text.partition("-")
        month, _, day = rest.partition("-")
        try:
            if day:
                return date(int(year), int(month), int(day))
            if month:
                return _month_end(int(year), int(month)) if last else date(int(year), int(month), 1)
            return date(int(year), 12, 31) if last else date(int(year), 1, 1)
        except ValueError:
            self.refuse(f"met {text!r} in column {column}, expected a day such as 2014-06-07")

    def refuse(self, reason: str) -> NoReturn:
        """Raise InvalidActors with the file and the line."""
        raise InvalidActors(f"{self.path.name}, line {self.line}: {reason}")


def read_rows(path: Path, required: Iterable[str]) -> Iterator[Row]:
    """Yield the rows of a CSV file with a header; InvalidActors where it cannot be read or lacks a column.

    An empty ``name`` or other required cell is refused by name. Cells are stripped of blanks.
    """
    needed = tuple(required)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey="", restval="")
            absent = [column for column in needed if column not in (reader.fieldnames or ())]
            if absent:
                raise InvalidActors(f"{path.name}, line 1: expected the column {absent[0]!r} in the header")
            for record in reader:
                if "" in record:
                    raise InvalidActors(
                        f"{path.name}, line {reader.line_num}: met more cells than columns; quote commas"
                    )
                row = Row(path, reader.line_num, {column: value.strip() for column, value in record.items()})
                for column in needed:
                    if not row[column]:
                        row.refuse(f"the column {column!r} is empty")
                yield row
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InvalidActors(f"{path}: expected a CSV file in UTF-8: {reason_of(error)}") from error


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
