"""What the ready-made questions on who speaks, where and when answer, counted a second time by plain Python."""

from collections import Counter, defaultdict
from itertools import product

from counted_news import News, Rows, actors_or_sides, values

from kg.statement import Act


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


def timeline(news: News, actor: str | None = None) -> Rows:
    count: defaultdict[str, Counter[Act]] = defaultdict(Counter)
    for said in news.of(Act.ALLEGATION, Act.DENIAL):
        day = news.day(said)
        if day and (actor is None or actor in actors_or_sides(said.sources + said.accused)):
            count[day.isoformat()[:7]][said.act] += 1
    return [(month, acts[Act.ALLEGATION], acts[Act.DENIAL]) for month, acts in count.items()]


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


def one_document(news: News, document: str) -> Rows:
    acts = {act: "".join(word.title() for word in act.value.split("_")) for act in Act}
    return [
        (said.sentence.start, acts[said.act], said.sentence.text)
        for said in news.statements
        if said.document == document
    ]
