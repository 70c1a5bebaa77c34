"""Each ready-made question gives what plain Python counts over the same statements."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from itertools import permutations, product
from typing import Any

import pytest
from random_news import random_collection

from kg.actors import Actor
from kg.document import Document
from kg.errors import InvalidQuery
from kg.finding import Finding, Kind, Level, Party, Reason
from kg.questions import ask, questions
from kg.statement import Act, Mention, Polarity, Span, Statement
from kg.store import Store

Rows = list[tuple[Any, ...]]


class News:
    """Documents and statements with the few things that every count needs."""

    def __init__(self, documents: list[Document], statements: list[Statement]) -> None:
        self.documents = {document.id: document for document in documents}
        self.statements = statements
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
    replies = {
        (news.printed(said)[0], party) for said in news.of(Act.DENIAL, Act.ADMISSION) for party in parties(said.sources)
    }
    heard = {party for publisher, party in replies if publisher}
    printed = Counter(
        (publisher, party)
        for said in news.alleged()
        if (publisher := news.printed(said)[0])
        for party in {mention.side or mention.actor for mention in said.accused} - {None}
    )
    return [
        (publisher, news.names[party], number)
        for (publisher, party), number in printed.items()
        if party in heard and (publisher, party) not in replies
    ]


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


@pytest.fixture(scope="module", params=["random", "seeds"])
def news(request: pytest.FixtureRequest) -> News:
    if request.param == "random":
        collection = random_collection(80, seed=5, days=100)
        return News(list(collection.documents()), list(collection.statements()))
    return News(request.getfixturevalue("seed_documents"), request.getfixturevalue("seed_statements"))


@pytest.fixture(scope="module")
def store(news: News) -> Iterator[Store]:
    with Store.memory() as opened:
        opened.add(news.documents.values(), news.statements)
        yield opened


def busiest(news: News) -> tuple[str, str]:
    return Counter((a, b) for a, b, _ in news.arcs()).most_common(1)[0][0]


def most_heard_side(news: News) -> str:
    return Counter(side for said in news.statements for side in values(said.sources, "side")).most_common(1)[0][0]


def rows_of(store: Store, name: str, columns: int | None = None, **given: str) -> Rows:
    return [row[:columns] for row in ask(store, name, given).rows]


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


@pytest.mark.parametrize("name", COUNTED)
def test_a_question_gives_what_python_counts(name: str, news: News, store: Store) -> None:
    found = rows_of(store, name)
    assert Counter(found) == Counter(COUNTED[name](news))


def test_the_random_collection_asks_every_question_in_earnest() -> None:
    collection = random_collection(80, seed=5, days=100)
    news = News(list(collection.documents()), list(collection.statements()))
    assert {name for name, count in COUNTED.items() if len(count(news)) < 3} == set()


def test_what_one_actor_says_and_is_accused_of(news: News, store: Store) -> None:
    accuser, accused = busiest(news)
    side = most_heard_side(news)
    for actor in (accuser, accused, side):
        assert Counter(rows_of(store, "accusations-by", actor=actor)) == Counter(
            about(news, "sources", "accused", actor)
        )
        against = about(news, "accused", "sources", actor)
        assert Counter(rows_of(store, "accusations-against", actor=actor)) == Counter(against)
        assert set(rows_of(store, "declined", actor=actor)) == set(quoted(news, Act.NO_RESPONSE, actor))
        assert set(rows_of(store, "denials", actor=actor)) == set(quoted(news, Act.DENIAL, actor))
        assert set(rows_of(store, "timeline", actor=actor)) == set(timeline(news, actor))
    assert Counter(rows_of(store, "who-speaks", side=side)) == Counter(who_speaks(news, side))


def test_two_actors_and_what_an_arc_rests_on(news: News, store: Store) -> None:
    accuser, accused = busiest(news)
    assert set(rows_of(store, "between", actor=accuser, other=accused)) == set(between(news, accuser, accused))
    swapped = rows_of(store, "between", actor=accused, other=accuser)
    assert rows_of(store, "between", actor=accuser, other=accused) == swapped
    rows = [row[3:8] for row in rows_of(store, "provenance", accuser=accuser, accused=accused)]
    assert Counter(rows) == Counter(provenance(news, accuser, accused))


def test_one_document_and_every_actor(news: News, store: Store) -> None:
    for document in news.documents.values():
        rows = [(row[0], row[1], row[4]) for row in rows_of(store, "document", document=document.id)]
        assert Counter(rows) == Counter(one_document(news, document.id))
        assert [row[0] for row in rows] == sorted(row[0] for row in rows)
        if document.url:
            assert rows_of(store, "document", document=document.url)[: len(rows)] or not rows
    assert Counter((row[0], row[3], row[4]) for row in rows_of(store, "actors")) == Counter(actors(news))


def test_the_network_holds_each_arc_once(news: News, store: Store) -> None:
    triples = ask(store, "network").triples
    assert triples is not None
    assert sum(triple.predicate.value.endswith("accuses") for triple in triples) == len(news.pairs())


def test_dates_limit_what_counts(news: News, store: Store) -> None:
    days = sorted(day for said in news.alleged() if (day := news.day(said)))
    since, until = days[len(days) // 3], days[2 * len(days) // 3]
    found = rows_of(store, "who-accuses", since=since.isoformat(), until=until.isoformat())
    assert Counter(found) == Counter(summary(news, "actor", since, until))
    assert Counter(rows_of(store, "unanswered", as_of=until.isoformat())) == Counter(unanswered(news, until))


def test_who_accuses_takes_an_actor_or_a_side(news: News, store: Store) -> None:
    side = most_heard_side(news)
    found = rows_of(store, "who-accuses", actor=str(news.names[side]))
    sides = {mention.actor: mention.side for said in news.statements for mention in mentions(said)}
    assert Counter((row[0], row[1]) for row in found) == Counter(
        (news.names[a], news.names[b]) for a, b in news.pairs() if side in (a, b, sides[a], sides[b])
    )


def test_contradictions_and_findings_are_those_of_the_store() -> None:
    collection = random_collection(10, seed=1)
    said = list(collection.statements())[:2]
    fields: dict[str, Any] = {"as_of": None, "score": 0.5, "actors": (Party("a0", "Actor 0"),)}
    fields |= {"statements": (said[0].id, said[1].id), "documents": (said[0].document,), "level": Level.ACTOR}
    found = [
        Finding(id="f-1", kind=Kind.CONTRADICTION, reason=Reason.NUMBERS, why="Two and ten.", **fields),
        Finding(id="f-2", kind=Kind.MUTUAL_ACCUSATION, why="Both do.", **fields),
    ]
    with Store.memory() as store:
        store.add(collection.documents(), collection.statements())
        store.add_findings(found)
        sentences = said[0].sentence.text, said[1].sentence.text
        assert rows_of(store, "contradictions") == [(0.5, "numbers", *sentences, "Two and ten.")]
        assert rows_of(store, "findings") == [
            ("Contradiction", "actor", None, 0.5, "Two and ten."),
            ("MutualAccusation", "actor", None, 0.5, "Both do."),
        ]


def test_a_state_and_a_party_of_its_own_are_no_sides_at_odds() -> None:
    place = Span("The president accused the Greens of fraud; they accused him of theft.", 0, 68)
    president = Mention("The president", 0, 13, "us-president", "President", "person", "us", "United States")
    greens = Mention("the Greens", 22, 32, "us-greens", "Greens", "organisation", "us-greens", "Greens")
    said = [
        Statement(f"s-{by.actor}", "d-1", Act.ALLEGATION, (by,), (against,), None, None, place)
        for by, against in ((president, greens), (greens, president))
    ]
    with Store.memory() as store:
        store.add([Document("d-1", place.text)], said)
        assert len(rows_of(store, "sides")) == 2
        assert len(rows_of(store, "mutual-sides")) == 1
        store.add_actors([Actor("us-greens", "Greens", "organisation", country="us", side="us-greens")])
        assert rows_of(store, "sides") == rows_of(store, "mutual-sides") == []
        assert len(rows_of(store, "mutual")) == 1


TESTED = {*COUNTED, "accusations-by", "accusations-against", "between", "provenance", "who-speaks", "document"}
TESTED |= {"actors", "network", "contradictions", "findings"}


def test_every_question_is_tested_here() -> None:
    assert set(questions()) == TESTED
    assert len(TESTED) >= 20


def test_every_question_says_what_it_answers_and_runs_as_it_stands(store: Store) -> None:
    for question in questions().values():
        assert question.title[0].isupper()
        assert question.about.endswith(".")
        store.query(question.text)


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("who-acuses", {}, "no ready-made question is called 'who-acuses'; did you mean 'who-accuses'?"),
        ("mutual", {"actor": "Actor 1"}, "mutual has no parameter 'actor'; it takes: none"),
        ("between", {"actor": "Actor 1"}, "between needs --other: the other one"),
        ("unanswered", {"as-of": "yesterday"}, "--as-of: met 'yesterday', expected a day such as 2022-06-25"),
        ("denials", {"actor": "Aktor 1"}, "no actor in the store is called 'Aktor 1'; did you mean 'actor 1'?"),
        ("document", {"document": "d-x"}, "no document in the store has the id or address 'd-x'"),
        ("denials", {"actor": 'a" } ; DROP ALL #'}, "no actor in the store is called"),
    ],
)
def test_what_cannot_be_asked_is_one_clear_line(name: str, given: dict[str, str], message: str) -> None:
    collection = random_collection(10, seed=1)
    with Store.memory() as store:
        store.add(collection.documents(), collection.statements())
        with pytest.raises(InvalidQuery) as caught:
            ask(store, name, given)
        assert message in str(caught.value)
        assert "\n" not in str(caught.value)
