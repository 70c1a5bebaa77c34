"""A user's own actors: a CSV file, or FollowTheMoney entities as JSON lines (https://followthemoney.tech).

A row adds an actor, or replaces the one of the same id; a name that it claims is its alone.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.actors.actor_lists import ActorLists
from kg.actors.actor_rows import Row, read_rows
from kg.actors.reading import PERSON_PREFIX
from kg.actors.spelling import slug
from kg.errors import InvalidActors, reason_of

_TYPE_OF_SCHEMA = {
    "Person": "person",
    "Organization": "organisation",
    "PublicBody": "organisation",
    "Company": "organisation",
    "LegalEntity": "organisation",
}
_SOURCE = "own list"


def add_own_list(lists: ActorLists, path: Path) -> None:
    """Add the actors of a file to the lists, over whatever claims their names; InvalidActors names a wrong row."""
    rows = _entities(path) if path.suffix in (".jsonl", ".json", ".ftm") else read_rows(path, ("name",))
    for row in rows:
        _add(lists, row)
    lists.check()


def _add(lists: ActorLists, row: Row) -> None:
    cells = dict(row.cells)
    cells["type"] = row["type"] or "organisation"
    cells["source"] = row["source"] or _SOURCE
    tail = slug(row["name"])
    if not tail:
        row.refuse(f"the name {row['name']!r} holds no word")
    cells["id"] = row["id"] or (f"{PERSON_PREFIX}{tail}" if cells["type"] == "person" else f"org-{tail}")
    lists.replace(Row(row.path, row.line, cells))


def _entities(path: Path) -> Iterator[Row]:
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _row(path, number, line)
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidActors(
            f"{path}: expected FollowTheMoney entities, one JSON object a line: {reason_of(error)}"
        ) from error


def _row(path: Path, number: int, line: str) -> Row:
    empty = Row(path, number, {})
    try:
        entity = json.loads(line)
    except json.JSONDecodeError as error:
        empty.refuse(f"expected a JSON object: {error}")
    if not isinstance(entity, dict) or not isinstance(entity.get("properties"), dict):
        empty.refuse("expected a FollowTheMoney entity with 'schema' and 'properties'")
    schema = entity.get("schema")
    if schema not in _TYPE_OF_SCHEMA:
        empty.refuse(f"met the schema {schema!r}, expected one of {', '.join(_TYPE_OF_SCHEMA)}")
    names = _values(entity["properties"], "name")
    if not names:
        empty.refuse("the entity has no name")
    aliases = [*names[1:], *_values(entity["properties"], "alias"), *_values(entity["properties"], "weakAlias")]
    countries = _values(entity["properties"], "country")
    cells = {
        "name": names[0],
        "type": _TYPE_OF_SCHEMA[schema],
        "aliases": ";".join(alias.replace(";", ",") for alias in aliases),
        "country": countries[0] if countries else "",
        "wikidata": next(iter(_values(entity["properties"], "wikidataId")), ""),
    }
    return Row(path, number, cells)


def _values(properties: Mapping[str, Any], name: str) -> list[str]:
    values = properties.get(name, [])
    return [str(value).strip() for value in values if str(value).strip()] if isinstance(values, list) else []
