"""What each ready-made question answers, counted a second time by plain Python over documents and statements."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from itertools import permutations, product
from typing import Any

from kg.document import Document
from kg.finding import Finding, Level, State
from kg.statement import Act, Mention, Polarity, Statement

Rows = list[tuple[Any, ...]]


class News:
    """Documents and statements with the few things that every count needs."""

    def __init__(self, documents: list[Document], statements: list[Statement], findings: list[Finding]) -> None:
        self.documents = {document.id: document for document in documents}
        self.statements, self.findings = statements, findings
        self.names: dict[str | None, str | None] = {}
        for mention in (mention for said in statements for mention in mentions(said)):
            self.names.setdefault(mention.side, mention.side_name)
        for mention in (mention for said in statements for mention in mentions(said)):
            told = (
                mention.type in ("person", "state")
                or not mention.side_name
                or mention.side_name in (mention.name or "")
            )
            self.names[mention.actor] = mention.name if told else f"{mention.name} ({mention.side_name})"

    def day(self, said: Statement) -> date | None:
        return said.said_on or self.documents[said.document].date

    def printed(self, said: Statement) -> tuple[str | None, str | None]:
        return self.documents[said.document].publisher, self.documents[said.document].title

    def alleged(self) -> list[Statement]:
        return [said for said in self.statements if said.act is Act.ALLEGATION and said.polarity is Polarity.POSITIVE]

    def of(self, *acts: Act) -> list[Statement]:
        return [said for said in self.statements if said.act in acts]

    def arcs(self, field: str = "actor") -> Iterator[tuple[str, str, Statement]]:
        for said in self.alleged():
            for pair in product(values(said.sources, field), values(said.accused, field)):
                if pair[0] != pair[1]:
                    yield (*pair, said)

    def pairs(self, field: str = "actor") -> set[tuple[str, str]]:
        return {(a, b) for a, b, _ in self.arcs(field)}


def mentions(said: Statement) -> tuple[Mention, ...]:
    return said.sources + said.accused + said.addressees + said.relayed_by


def values(found: tuple[Mention, ...], field: str) -> set[str]:
    return {value for mention in found if (value := getattr(mention, field)) is not None}


def parties(found: tuple[Mention, ...]) -> set[str]:
    return {party for mention in found if (party := mention.side or mention.actor)}


def actors_or_sides(found: tuple[Mention, ...]) -> set[str]:
    return values(found, "actor") | values(found, "side")


def within(day: date | None, since: date | None, until: date | None) -> bool:
    return (since is None or (day is not None and day >= since)) and (
        until is None or (day is not None and day <= until)
    )


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


def unanswered(news: News, as_of: date | None = None) -> Rows:
    end = as_of or max(document.date for document in news.documents.values() if document.date)
    given = {said.answers for said in news.of(Act.DENIAL, Act.ADMISSION)}

    def heard(said: Statement, since: date) -> bool:
        day = news.day(said)
        return day is not None and since <= day and (as_of is None or day <= as_of)

    rows = set()
    for said in news.alleged():
        day = news.day(said)
        if day is None or day > end or said.id in given:
            continue
        for source, target in product(said.sources, said.accused):
            if None in (source.actor, target.actor) or source.actor == target.actor:
                continue
            accuser, accused = source.side or source.actor, target.side or target.actor
            replied = any(
                accused in parties(reply.sources) and heard(reply, day) for reply in news.of(Act.DENIAL, Act.ADMISSION)
            )
            countered = any(
                accused in parties(reply.sources) and accuser in parties(reply.accused) and heard(reply, day)
                for reply in news.alleged()
            )
            if not replied and not countered:
                names = news.names[source.actor], news.names[target.actor]
                rows.add((said.id, day, (end - day).days, *names, said.sentence.text, *news.printed(said)))
    return [row[1:] for row in rows]


def answered(news: News, act: Act) -> Rows:
    by_id = {said.id: said for said in news.statements}
    rows = set()
    for reply in news.of(act):
        if reply.answers is None:
            continue
        said = by_id[reply.answers]
        printed = news.documents[reply.document].date
        alleged, replied = said.said_on or printed, reply.said_on or printed
        days = None if alleged is None or replied is None else (replied - alleged).days
        for a, b, c in product(*(values(found, "actor") for found in (said.sources, said.accused, reply.sources))):
            names = news.names[a], news.names[b], alleged, news.names[c]
            rows.add((*names, replied, days, said.sentence.text, reply.sentence.text))
    return list(rows)


def quoted(news: News, act: Act, actor: str | None = None) -> Rows:
    rows = {
        (news.day(said), news.names[source], said.sentence.text, *news.printed(said))
        for said in news.of(act)
        for source in values(said.sources, "actor")
        if actor is None or actor == source or actor in values(said.sources, "side")
    }
    return list(rows)


def who_speaks(news: News, side: str) -> Rows:
    said: defaultdict[str, dict[str, Act]] = defaultdict(dict)
    for statement in news.statements:
        for mention in statement.sources:
            if mention.side == side and mention.actor:
                said[mention.actor][statement.id] = statement.act
    rows = []
    for actor, acts in said.items():
        count = Counter(acts.values())
        rows.append(
            (news.names[actor], len(acts), *(count[act] for act in (Act.ALLEGATION, Act.DENIAL, Act.NO_RESPONSE)))
        )
    return rows


def publishers(news: News) -> Rows:
    documents = Counter(document.publisher for document in news.documents.values() if document.publisher)
    count = Counter((news.printed(said)[0], said.act) for said in news.statements)
    acts = (Act.ALLEGATION, Act.DENIAL, Act.NO_RESPONSE)
    return [(name, number, *(count[name, act] for act in acts)) for name, number in documents.items()]


def one_sided(news: News) -> Rows:
    said = {statement.id: statement for statement in news.statements}
    printed: dict[tuple[str, str], set[str]] = defaultdict(set)
    for finding in news.findings:
        if finding.state is State.DENIED and finding.level is Level.SIDE:
            told = [(said[key], news.printed(said[key])[0]) for key in finding.statements]
            deniers = {publisher for each, publisher in told if each.act is Act.DENIAL and publisher}
            for each, publisher in told:
                if each.act is Act.ALLEGATION and publisher and deniers and publisher not in deniers:
                    printed[publisher, finding.actors[-1].name].add(each.id)
    return [(publisher, accused, len(found)) for (publisher, accused), found in printed.items()]


def timeline(news: News, actor: str | None = None) -> Rows:
    count: defaultdict[str, Counter[Act]] = defaultdict(Counter)
    for said in news.of(Act.ALLEGATION, Act.DENIAL):
        day = news.day(said)
        if day and (actor is None or actor in actors_or_sides(said.sources + said.accused)):
            count[day.isoformat()[:7]][said.act] += 1
    return [(month, acts[Act.ALLEGATION], acts[Act.DENIAL]) for month, acts in count.items()]


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


def certainty(news: News) -> Rows:
    acts = {act: "".join(word.title() for word in act.value.split("_")) for act in Act}
    count = Counter((acts[said.act], said.polarity.value, said.certainty.value) for said in news.statements)
    return [(*key, number) for key, number in count.items()]


def actors(news: News) -> Rows:
    speaks = Counter(actor for said in news.statements for actor in values(said.sources, "actor"))
    accused = Counter(actor for said in news.statements for actor in values(said.accused, "actor"))
    return [(news.names[actor], speaks[actor], accused[actor]) for actor in speaks | accused]


def relayed(news: News) -> Rows:
    count = Counter(
        pair
        for said in news.statements
        for pair in product(values(said.relayed_by, "actor"), values(said.sources, "actor"))
    )
    return [(news.names[a], news.names[b], number) for (a, b), number in count.items()]


def provenance(news: News, accuser: str, accused: str) -> Rows:
    return [
        (said.sentence.start, said.sentence.end, said.sentence.text, said.why, said.confidence)
        for a, b, said in news.arcs()
        if (a, b) == (accuser, accused)
    ]


def one_document(news: News, document: str) -> Rows:
    acts = {act: "".join(word.title() for word in act.value.split("_")) for act in Act}
    return [
        (said.sentence.start, acts[said.act], said.sentence.text)
        for said in news.statements
        if said.document == document
    ]


COUNTED: dict[str, Callable[[News], Rows]] = {
    "who-accuses": lambda news: summary(news, "actor"),
    "sides": lambda news: summary(news, "side"),
    "mutual": mutual,
    "mutual-sides": mutual_sides,
    "three-cycles": three_cycles,
    "unanswered": unanswered,
    "denied": lambda news: answered(news, Act.DENIAL),
    "admitted": lambda news: answered(news, Act.ADMISSION),
    "declined": lambda news: quoted(news, Act.NO_RESPONSE),
    "denials": lambda news: quoted(news, Act.DENIAL),
    "publishers": publishers,
    "one-sided": one_sided,
    "timeline": timeline,
    "most-accused": most_accused,
    "first-and-last": first_and_last,
    "certainty": certainty,
    "relayed": relayed,
}
