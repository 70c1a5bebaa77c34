"""What the ready-made questions on denials, admissions and silence answer, counted a second time by plain Python."""

from collections import defaultdict
from datetime import date
from itertools import product

from counted_news import News, Rows, parties, values

from kg.finding import Level, State
from kg.statement import Act, Statement


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


def answered(news: News, state: State) -> Rows:
    said = {statement.id: statement for statement in news.statements}
    rows = set()
    for finding in news.findings:
        first, *others = [said[key] for key in finding.statements]
        if finding.state is state and finding.level is Level.ACTOR and first.act is Act.ALLEGATION:
            *accuser, accused = [party.name for party in finding.actors]
            for reply in (each for each in others if each.act is not Act.ALLEGATION):
                speakers = [news.names[actor] for actor in values(reply.sources, "actor")]
                for speaker in speakers or (None,):
                    told = (accuser[0] if accuser else None, accused, news.day(first), speaker, news.day(reply))
                    rows.add((*told, waited(news, first, reply), first.sentence.text, reply.sentence.text))
    return list(rows)


def waited(news: News, first: Statement, reply: Statement) -> int | None:
    alleged, replied = news.day(first), news.day(reply)
    return (replied - alleged).days if alleged and replied and replied >= alleged else None


def quoted(news: News, act: Act, actor: str | None = None) -> Rows:
    rows = {
        (news.day(said), news.names[source], said.sentence.text, *news.printed(said))
        for said in news.of(act)
        for source in values(said.sources, "actor")
        if actor is None or actor == source or actor in values(said.sources, "side")
    }
    return list(rows)


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
