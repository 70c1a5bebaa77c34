"""Drafts: a finding in the making, its id, its evidence and its score."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.detect.entry import Entry
from kg.detect.ledger import Ledger
from kg.finding import Finding, Kind, Level, Party
from kg.graph import support
from kg.statement import short_hash


def finding(
    ledger: Ledger, kind: Kind, level: Level, actors: tuple[Party, ...], entries: Sequence[Entry], why: str
) -> Finding:
    """Return a finding on these entries, not weighed yet."""
    statements = [entry.statement for entry in entries]
    return Finding(
        id=_id(kind, level, actors, [statement.id for statement in statements]),
        kind=kind,
        level=level,
        actors=actors,
        statements=tuple(dict.fromkeys(statement.id for statement in statements)),
        documents=tuple(dict.fromkeys(statement.document for statement in statements)),
        as_of=ledger.as_of,
        why=why,
        score=1.0,
    )


def evidence(entries: Iterable[Entry]) -> dict[str, float]:
    """Return what every score is made of: the least confidence, and s / (s + 1) for s independent documents."""
    statements = [entry.statement for entry in entries]
    told = support(statements)
    return {"confidence": min(statement.confidence for statement in statements), "support": told / (told + 1)}


def weighed(bare: Finding, **parts: float) -> Finding:
    """Return the finding with further parts, its score multiplied by each."""
    return replace(noted(bare, **parts), score=round(bare.score * math.prod(parts.values()), 3))


def noted(bare: Finding, **parts: float) -> Finding:
    """Return the finding with further parts that leave its score as it is."""
    return replace(bare, parts=bare.parts + tuple((name, round(part, 3)) for name, part in parts.items()))


def _id(kind: Kind, level: Level, actors: Sequence[Party], statements: Sequence[str]) -> str:
    """Return the same id for the same question in a later run, whatever the answer has become.

    A dyad or a cycle is known by its actors, an allegation by its first statement, a contradiction by all it has.
    """
    names = [each.actor for each in actors]
    match kind:
        case Kind.MUTUAL_ACCUSATION | Kind.ACCUSATION_CYCLE:
            start = names.index(min(names))
            identity = [kind.value, *names[start:], *names[:start]]
        case Kind.CONTRADICTION:
            identity = [kind.value, *sorted(statements)]
        case _:
            identity = ["allegation", *names, statements[0]]
    return "f-" + short_hash(level.value, *identity)
