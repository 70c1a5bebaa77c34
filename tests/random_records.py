"""Random documents, statements, actors and findings, for the tests that must hold for every one of them."""

from datetime import date
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from kg.actors.actor import TYPES, Actor
from kg.document import Document
from kg.finding import Finding, Kind, Level, Party, Reason, State
from kg.statement import Act, Certainty, Cue, Mention, Polarity, Span, Statement

T = TypeVar("T")
S = TypeVar("S", bound=Span)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
"""Any text that UTF-8 can carry, control characters, quotes and line breaks included."""

ids = texts.filter(bool)
chances = st.floats(0, 1)
places = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(sorted)


def maybe(strategy: SearchStrategy[T]) -> SearchStrategy[T | None]:
    return st.none() | strategy


def spans(record: type[S], **fields: SearchStrategy[Any]) -> SearchStrategy[S]:
    return places.flatmap(
        lambda place: st.builds(record, text=texts, start=st.just(place[0]), end=st.just(place[1]), **fields)
    )


mentions = spans(
    Mention,
    actor=maybe(ids),
    name=maybe(texts),
    type=maybe(st.sampled_from(TYPES)),
    side=maybe(ids),
    side_name=maybe(texts),
    rule=maybe(texts),
    link_confidence=maybe(chances),
)
roles = st.lists(mentions, max_size=3).map(tuple)
documents = st.builds(
    Document,
    id=ids,
    text=texts,
    title=maybe(texts),
    date=maybe(st.dates()),
    url=maybe(texts),
    publisher=maybe(texts),
)
statements = st.builds(
    Statement,
    id=ids,
    document=ids,
    act=st.sampled_from(Act),
    sources=roles,
    accused=roles,
    cue=maybe(spans(Cue, lemma=texts)),
    content=maybe(spans(Span)),
    sentence=spans(Span),
    addressees=roles,
    relayed_by=roles,
    answers=maybe(ids),
    polarity=st.sampled_from(Polarity),
    certainty=st.sampled_from(Certainty),
    reciprocal=st.booleans(),
    quoted=st.booleans(),
    said_on=maybe(st.dates()),
    confidence=chances,
    why=texts,
)
actors = st.builds(
    Actor,
    id=ids,
    name=texts,
    type=st.sampled_from(("", *TYPES)),
    aliases=st.sets(texts, max_size=3).map(sorted).map(tuple),
    acts_for=maybe(ids),
    country=maybe(texts),
    function=maybe(texts),
    wikidata=maybe(st.integers(1, 10**7).map("Q{}".format)),
    valid_from=maybe(st.dates()),
    valid_to=maybe(st.dates()),
    source=texts,
    side=maybe(ids),
    side_name=maybe(texts),
)
findings = st.builds(
    Finding,
    id=ids,
    kind=st.sampled_from(Kind),
    level=st.sampled_from(Level),
    actors=st.lists(st.builds(Party, actor=ids, name=texts), max_size=4).map(tuple),
    statements=st.lists(ids, max_size=4).map(tuple),
    documents=st.lists(ids, max_size=4).map(tuple),
    as_of=maybe(st.dates(date(1970, 1, 1))),
    why=texts,
    score=chances,
    state=maybe(st.sampled_from(State)),
    reason=maybe(st.sampled_from(Reason)),
    days=maybe(st.integers(0, 10**5)),
    parts=st.lists(st.tuples(texts, chances), max_size=3).map(tuple),
)
