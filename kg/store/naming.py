"""The actors that statements name: as much of them as their mentions tell, and where they are named."""

from collections.abc import Iterable, Iterator

from kg.actors.actor import Actor
from kg.statement import Mention, Statement

TEXT = "SELECT ?text { VALUES ?document { UNDEF } ?document schema:articleBody ?text }"
"""The text of a document."""

NAMES = """
SELECT DISTINCT ?actor ?name ?document
WHERE {
  {
    SELECT ?link ?actor ?name
    WHERE {
      VALUES ?prefix { UNDEF }
      GRAPH graph:actors { ?link a kg:Link ; kg:actor ?actor ; skos:prefLabel ?name }
      FILTER (STRSTARTS(STR(?actor), ?prefix))
    }
  }
  { SELECT ?document ?link WHERE { GRAPH ?document { ?mention kg:linked ?link } } }
}
"""
"""Each actor whose id begins with a prefix, with each name under which each document speaks of it."""


def named_actors(statements: Iterable[Statement]) -> dict[str, Actor]:
    """Return the actors of some statements, and their sides, by id.

    >>> from kg.statement import Act, Span
    >>> kremlin = Mention("the Kremlin", 0, 11, "ru-presidency", "Kremlin", "organisation", "ru", "Russia")
    >>> said = Statement("s-1", "d-1", Act.CLAIM, (kremlin,), (), None, None, Span("...", 0, 3))
    >>> [(actor.id, actor.name, actor.acts_for) for actor in named_actors([said]).values()]
    [('ru-presidency', 'Kremlin', 'ru'), ('ru', 'Russia', None)]
    """
    actors: dict[str, Actor] = {}
    for actor in (actor for statement in statements for mention in mentions_of(statement) for actor in _named(mention)):
        if tells_more(actor, actors.get(actor.id)):
            actors[actor.id] = actor
    return actors


def mentions_of(statement: Statement) -> Iterator[Mention]:
    """Yield every mention of a statement, role by role."""
    for role in (statement.sources, statement.accused, statement.addressees, statement.relayed_by):
        yield from role


def tells_more(actor: Actor, known: Actor | None) -> bool:
    """Tell whether a description says more than the known one: any is more than none, a type more than no type."""
    return known is None or (actor.type != "" and known.type == "")


def _named(mention: Mention) -> Iterator[Actor]:
    if mention.actor is not None:
        side = mention.side
        yield Actor(
            id=mention.actor,
            name=mention.name or mention.actor,
            type=mention.type or "",
            acts_for=None if side == mention.actor else side,
            side=side,
            side_name=mention.side_name,
        )
    if mention.side is not None:
        yield Actor(mention.side, mention.side_name or mention.side, "", side=mention.side, side_name=mention.side_name)
