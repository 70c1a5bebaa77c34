"""Each ready-made question gives what plain Python counts over the same statements."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from counted_accusations import (
    about,
    between,
    first_and_last,
    most_accused,
    mutual,
    mutual_sides,
    provenance,
    summary,
    three_cycles,
)
from counted_answers import answered, one_sided, quoted, unanswered
from counted_news import News, Rows, mentions, values
from counted_speakers import actors, certainty, one_document, publishers, relayed, timeline, who_speaks
from random_news import random_collection

from kg.actors import Actor
from kg.detect import detect
from kg.document import Document
from kg.errors import InvalidQuery
from kg.finding import Finding, Kind, Level, Party, Reason, State
from kg.graph import to_graph
from kg.questions import ask, questions
from kg.statement import Act, Mention, Span, Statement
from kg.store import Store

COUNTED: dict[str, Callable[[News], Rows]] = {
    "who-accuses": lambda news: summary(news, "actor"),
    "sides": lambda news: summary(news, "side"),
    "mutual": mutual,
    "mutual-sides": mutual_sides,
    "three-cycles": three_cycles,
    "unanswered": unanswered,
    "denied": lambda news: answered(news, State.DENIED),
    "admitted": lambda news: answered(news, State.ADMITTED),
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


@pytest.fixture(scope="module", params=["random", "seeds"])
def news(request: pytest.FixtureRequest) -> News:
    if request.param == "random":
        collection = random_collection(80, seed=5, days=100)
        return found_in(list(collection.documents()), list(collection.statements()))
    return found_in(request.getfixturevalue("seed_documents"), request.getfixturevalue("seed_statements"))


def found_in(documents: list[Document], statements: list[Statement]) -> News:
    with Store.memory() as opened:
        opened.add(documents, statements)
        return News(documents, statements, detect(to_graph(opened)))


@pytest.fixture(scope="module")
def store(news: News) -> Iterator[Store]:
    with Store.memory() as opened:
        opened.add(news.documents.values(), news.statements)
        opened.add_findings(news.findings)
        yield opened


def busiest(news: News) -> tuple[str, str]:
    return Counter((a, b) for a, b, _ in news.arcs()).most_common(1)[0][0]


def most_heard_side(news: News) -> str:
    return Counter(side for said in news.statements for side in values(said.sources, "side")).most_common(1)[0][0]


def rows_of(store: Store, name: str, columns: int | None = None, **given: str) -> Rows:
    return [row[:columns] for row in ask(store, name, given).rows]


@pytest.mark.parametrize("name", COUNTED)
def test_a_question_gives_what_python_counts(name: str, news: News, store: Store) -> None:
    found = rows_of(store, name)
    assert Counter(found) == Counter(COUNTED[name](news))


def test_the_random_collection_asks_every_question_in_earnest() -> None:
    collection = random_collection(80, seed=5, days=100)
    news = found_in(list(collection.documents()), list(collection.statements()))
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
        (
            "who-acuses",
            {},
            "no ready-made question is called 'who-acuses', kg queries lists them; did you mean 'who-accuses'?",
        ),
        ("mutual", {"actor": "Actor 1"}, "mutual has no parameter 'actor'; it takes: none"),
        ("between", {"actor": "Actor 1"}, "between needs --other: the other one"),
        ("unanswered", {"as-of": "yesterday"}, "--as-of: 'yesterday' is no date; expected YYYYMMDD or YYYY-MM-DD"),
        ("denials", {"actor": "Aktor 1"}, "nobody in this collection is called 'Aktor 1'; did you mean 'Actor 1"),
        ("document", {"document": "d-x"}, "no document in the store has the id or address 'd-x'"),
        ("denials", {"actor": 'a" } ; DROP ALL #'}, "nobody in this collection is called"),
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
