"""What the ready-made questions on accusations answer, counted a second time by plain Python."""

from collections import Counter, defaultdict
from datetime import date
from itertools import permutations

from counted_news import News, Rows, actors_or_sides, values, within

from kg.statement import Statement


def summary(news: News, field: str, since: date | None = None, until: date | None = None) -> Rows:
    said = defaultdict(list)
    for a, b, statement in news.arcs(field):
        if within(news.day(statement), since, until):
            said[a, b].append(statement)
    return [
        (
            news.names[a],
            news.names[b],
            len(found),
            len({statement.document for statement in found}),
            min(filter(None, map(news.day, found)), default=None),
            max(filter(None, map(news.day, found)), default=None),
        )
        for (a, b), found in said.items()
    ]


def about(news: News, role: str, other: str, actor: str) -> Rows:
    return [
        (news.day(said), news.names[b], said.sentence.text, *news.printed(said))
        for said in news.alleged()
        if actor in actors_or_sides(getattr(said, role))
        for b in values(getattr(said, other), "actor") - {actor}
    ]


def between(news: News, one: str, other: str) -> Rows:
    def joins(said: Statement, a: str, b: str) -> bool:
        return a in actors_or_sides(said.sources) and b in actors_or_sides(said.accused)

    return [
        (news.day(said), news.names[a], news.names[b], said.sentence.text, *news.printed(said))
        for a, b, said in news.arcs()
        if joins(said, one, other) or joins(said, other, one)
    ]


def mutual(news: News) -> Rows:
    said = Counter((a, b) for a, b, _ in news.arcs())
    return [(news.names[a], news.names[b], said[a, b], said[b, a]) for a, b in said if a < b and (b, a) in said]


def mutual_sides(news: News) -> Rows:
    pairs = news.pairs("side")
    return [(news.names[a], news.names[b]) for a, b in pairs if a < b and (b, a) in pairs]


def three_cycles(news: News) -> Rows:
    pairs = news.pairs()
    actors = {actor for pair in pairs for actor in pair}
    return [
        (news.names[a], news.names[b], news.names[c])
        for a, b, c in permutations(actors, 3)
        if a < b and a < c and {(a, b), (b, c), (c, a)} <= pairs
    ]


def most_accused(news: News) -> Rows:
    said = defaultdict(list)
    for statement in news.alleged():
        for actor in values(statement.accused, "actor"):
            said[actor].append(statement)
    return [
        (
            news.names[actor],
            len(found),
            len({source for statement in found for source in values(statement.sources, "actor")}),
            len({statement.document for statement in found}),
        )
        for actor, found in said.items()
    ]


def first_and_last(news: News) -> Rows:
    said = defaultdict(list)
    for a, b, statement in news.arcs():
        if day := news.day(statement):
            said[a, b].append((day, statement))
    rows = []
    for (a, b), found in said.items():
        first, last = min(day for day, _ in found), max(day for day, _ in found)
        titles = [title for day, statement in found if day == first and (title := news.printed(statement)[1])]
        rows.append((news.names[a], news.names[b], first, last, (last - first).days, min(titles, default=None)))
    return rows


def provenance(news: News, accuser: str, accused: str) -> Rows:
    return [
        (said.sentence.start, said.sentence.end, said.sentence.text, said.why, said.confidence)
        for a, b, said in news.arcs()
        if (a, b) == (accuser, accused)
    ]
