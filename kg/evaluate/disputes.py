"""Labelled disputes: short articles, the statements in them and the findings that a careful reader expects.

A dispute is one TOML file. A statement is one line, its sentence after the bar and its content in brackets:

    a1 norland accuses sudland | Norland accused Sudland of [shelling the harbour of Vik].
    a2 sudland denies a1 | Sudland denied [firing a single shell].
    a3 sudland silent to norland | Sudland has not responded to [Norland's allegations].

The words before the bar: an id; the sources, joined by commas, or - where the text names none; a verb of VERBS; the
accused, or the id of the statement that the text itself ties the response to; then, where they apply, ``to`` and the
addressees, ``on`` and a day, ``not`` (the content is put forward as not so), ``reciprocal``.

A document may hold its whole ``text``, in which the sentences stand; without one they are all its text.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kg.actors import Actor
from kg.document import Document
from kg.errors import InvalidGold, fault_of, reason_of
from kg.statement import Act, Cue, Mention, Polarity, Span, Statement

VERBS = {
    "accuses": (Act.ALLEGATION, "accused"),
    "claims": (Act.CLAIM, "said"),
    "denies": (Act.DENIAL, "denied"),
    "admits": (Act.ADMISSION, "admitted"),
    "silent": (Act.NO_RESPONSE, "has not responded"),
    "declines": (Act.NO_RESPONSE, "declined to comment"),
}
LINE = re.compile(
    r"(?P<id>\S+) (?P<sources>\S+) (?P<verb>"
    + "|".join(VERBS)
    + r")(?P<not> not)?(?: (?!to |on |reciprocal)(?P<of>\S+))?"
    r"(?: to (?P<to>\S+))?(?: on (?P<on>\d{4}-\d\d-\d\d))?(?P<reciprocal> reciprocal)? \| (?P<sentence>.+)"
)


@dataclass(frozen=True, slots=True)
class Expected:
    """What a careful reader finds; every list is complete, and every part is ids joined by blanks."""

    mutual: frozenset[tuple[str, ...]]
    cycles: frozenset[tuple[str, ...]]
    states: Mapping[tuple[str, str], str]
    links: frozenset[tuple[str, str]]
    contradictions: Mapping[frozenset[str], str | None]
    """The reason of each pair, None where the labels leave it open."""
    same: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """One labelled dispute; it can be handed to ``to_graph`` as it is."""

    name: str
    printed: tuple[Document, ...]
    said: tuple[Statement, ...]
    expected: Expected
    known: tuple[Actor, ...] = ()
    """The actors as a user's own list would give them."""

    def documents(self) -> tuple[Document, ...]:
        """Return the articles."""
        return self.printed

    def statements(self) -> tuple[Statement, ...]:
        """Return what is said in them."""
        return self.said


def read_dispute(path: Path) -> Dispute:
    """Return the dispute of a TOML file; InvalidGold says what is wrong with it."""
    try:
        return to_dispute(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise InvalidGold(f"{path}: cannot be read as a dispute ({reason_of(error)})") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        told = fault_of(error, "dispute")
        raise InvalidGold(f"{path}: {told}; expected actors, documents and expected findings") from error


def to_dispute(name: str, record: Mapping[str, Any]) -> Dispute:
    """Return the dispute of a record with actors, documents and expected findings."""
    articles = [_article(article, record["actors"]) for article in record["documents"]]
    return Dispute(
        name=name,
        printed=tuple(document for document, _ in articles),
        said=tuple(statement for _, statements in articles for statement in statements),
        expected=_expected(record.get("expected", {})),
        known=tuple(_actor(key, actor) for key, actor in record["actors"].items()),
    )


def read_disputes(folder: Path) -> Iterator[Dispute]:
    """Yield the disputes of a folder in the order of their names."""
    for path in sorted(folder.glob("*.toml")):
        yield read_dispute(path)


def _article(record: Mapping[str, Any], actors: Mapping[str, Any]) -> tuple[Document, list[Statement]]:
    lines = [_line(line) for line in record["statements"]]
    text = record.get("text", "\n".join(dict.fromkeys(map(_plain, lines)))).strip("\n")
    statements, start = [], 0
    for line in lines:
        # Sentences come in the order of the text, but two statements may stand in one.
        start = text.index(_plain(line), start)
        statements.append(_statement(line, record, actors, start))
    document = Document(
        id=record["id"], text=text, title=record.get("title"), date=record["date"], publisher=record.get("publisher")
    )
    return document, statements


def _line(line: str) -> re.Match[str]:
    match = LINE.fullmatch(line)
    if match is None:
        raise ValueError(f"met the line {line!r}")
    return match


def _plain(line: re.Match[str]) -> str:
    return line["sentence"].replace("[", "").replace("]", "")


def _statement(match: re.Match[str], record: Mapping[str, Any], actors: Mapping[str, Any], start: int) -> Statement:
    act, cue = VERBS[match["verb"]]
    marked, plain = match["sentence"], _plain(match)
    begin = marked.find("[")
    content = marked[begin + 1 : marked.find("]")] if begin >= 0 else None
    accuses = act in {Act.ALLEGATION, Act.CLAIM}

    def mentions(names: str | None) -> tuple[Mention, ...]:
        known = (name for name in (names or "-").split(",") if name != "-")
        return tuple(_mention(name, actors, plain, start) for name in known)

    return Statement(
        id=match["id"],
        document=record["id"],
        act=act,
        sources=mentions(match["sources"]),
        accused=mentions(match["of"]) if accuses else (),
        cue=Cue(cue, start, start, cue.split()[0]),
        content=None if content is None else Span(content, start + begin, start + begin + len(content)),
        sentence=Span(plain, start, start + len(plain)),
        addressees=mentions(match["to"]),
        answers=None if accuses else match["of"],
        polarity=Polarity.NEGATIVE if match["not"] else Polarity.POSITIVE,
        reciprocal=bool(match["reciprocal"]),
        said_on=date.fromisoformat(match["on"]) if match["on"] else record["date"],
        confidence=0.9,
    )


def _mention(key: str, actors: Mapping[str, Any], sentence: str, start: int) -> Mention:
    actor = actors[key]
    kind, names = actor.get("type", "state"), [actor["name"], *actor.get("aliases", ())]
    text = next((name for name in names if name in sentence), sentence.split()[0])
    at = start + sentence.index(text)
    leads = kind == "state" or any(other.get("side") == key for other in actors.values())
    side = actor.get("side", key if leads else None)
    side_name = actor.get("side_name") or (actors[side]["name"] if side in actors else side)
    return Mention(text, at, at + len(text), key, actor["name"], kind, side, side_name)


def _actor(key: str, actor: Mapping[str, Any]) -> Actor:
    names = tuple(actor.get("aliases", ()))
    return Actor(key, actor["name"], actor.get("type", "state"), names, acts_for=actor.get("side"))


def _expected(record: Mapping[str, Any]) -> Expected:
    def parts(key: str) -> list[tuple[str, ...]]:
        return [tuple(line.split()) for line in record.get(key, ())]

    return Expected(
        mutual=frozenset(tuple(sorted(pair)) for pair in parts("mutual")),
        cycles=frozenset(parts("cycles")),
        states={(statement, accused): state for statement, accused, state in parts("states")},
        links=frozenset((response, allegation) for response, *all_of in parts("links") for allegation in all_of),
        contradictions={
            frozenset((one, other)): reason[0] if reason else None for one, other, *reason in parts("contradictions")
        },
        same=tuple(frozenset(cluster) for cluster in parts("same")),
    )
