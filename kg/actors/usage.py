"""Which actors a collection names, how often, by which words and how surely."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.actors.actor import Actor
from kg.statement import Mention, Statement


@dataclass(frozen=True, slots=True)
class Usage:
    """An actor as statements name it: its words with their counts, and the mean confidence of the links, 0 to 1."""

    actor: str
    name: str
    type: str | None
    side: str | None
    side_name: str | None
    names: tuple[tuple[str, int], ...]
    mentions: int
    confidence: float
    rules: tuple[str, ...]

    def to_actor(self) -> Actor:
        """Return the actor, with the words that name it as its aliases."""
        names = tuple(name for name, _ in self.names)
        return Actor(self.actor, self.name, self.type or "", names, side=self.side, side_name=self.side_name)


def actors_used(statements: Iterable[Statement]) -> list[Usage]:
    """Return the actors that statements name, those named most often first.

    >>> actors_used([])
    []
    """
    found: dict[str, list[Mention]] = {}
    for statement in statements:
        for mention in _mentions(statement):
            if mention.actor is not None:
                found.setdefault(mention.actor, []).append(mention)
    usages = (_usage(actor, mentions) for actor, mentions in found.items())
    return sorted(usages, key=lambda usage: (-usage.mentions, usage.actor))


def _mentions(statement: Statement) -> Iterator[Mention]:
    for role in (statement.sources, statement.accused, statement.addressees, statement.relayed_by):
        yield from role


def _usage(actor: str, mentions: list[Mention]) -> Usage:
    names = Counter(mention.text for mention in mentions)
    sides = Counter((mention.side, mention.side_name) for mention in mentions)
    (side, side_name), _ = sides.most_common(1)[0]
    surest = max(mentions, key=lambda mention: mention.link_confidence or 0.0)
    return Usage(
        actor,
        surest.name or actor,
        surest.type,
        side,
        side_name,
        tuple(names.most_common()),
        len(mentions),
        sum(mention.link_confidence or 0.0 for mention in mentions) / len(mentions),
        tuple(sorted({mention.rule for mention in mentions if mention.rule})),
    )
