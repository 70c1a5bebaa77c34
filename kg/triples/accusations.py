"""Accusations as N-Triples: who accuses whom, and on which days parties replied and accused one another."""

from collections.abc import Iterable

from kg import vocabulary as v
from kg.statement import Act, Mention, Polarity, Statement
from kg.triples.forms import ACTOR, to_line
from kg.vocabulary import to_iri

_REPLIES = (Act.DENIAL, Act.ADMISSION)
"""The acts that answer whatever their source was accused of before."""


def _accuses(statement: Statement) -> bool:
    return statement.act is Act.ALLEGATION and statement.polarity is Polarity.POSITIVE


def accusations(statement: Statement, level: str) -> list[tuple[str, str]]:
    """Return who accuses whom in a statement: by field of its mentions, actors or sides; nobody accuses itself."""
    if not _accuses(statement):
        return []
    sources = {getattr(mention, level) for mention in statement.sources} - {None}
    accused = {getattr(mention, level) for mention in statement.accused} - {None}
    return sorted((by, against) for by in sources for against in accused - {by})


def accusation_node(by: str, against: str) -> str:
    """Return the node of an accusation, which all statements that make it share.

    >>> accusation_node("ua", "ru")
    '<https://kg.example/actor/ua#actor/ru>'
    """
    return f"<{to_iri('actor', by)}#{to_iri('actor', against).removeprefix(v.DATA)}>"


def ends(by: str, against: str) -> str:
    """Return the lines of who accuses and who is accused."""
    node = accusation_node(by, against)
    return to_line(node, v.BY, ACTOR.to_term(by)) + to_line(node, v.AGAINST, ACTOR.to_term(against))


def direct_arc(predicate: str, by: str, against: str) -> str:
    """Return the line of a direct arc."""
    return to_line(ACTOR.to_term(by), predicate, ACTOR.to_term(against))


def heard(statement: Statement, day: str) -> str:
    """Return what says whether an allegation was answered: the days on which a party replied, or accused another."""
    sources = _parties(statement.sources)
    if statement.act in _REPLIES:
        return "".join(to_line(ACTOR.to_term(party), v.REPLIED_ON, day) for party in sources)
    if not _accuses(statement):
        return ""
    accused = _parties(statement.accused)
    pairs = [(by, against) for by in sources for against in accused if by != against]
    return "".join(ends(by, against) + to_line(accusation_node(by, against), v.ON_DAY, day) for by, against in pairs)


def _parties(mentions: Iterable[Mention]) -> list[str]:
    """Whose word or whose wrong it is: the side of each actor, else the actor itself."""
    return sorted({mention.side or mention.actor for mention in mentions if mention.actor is not None})
