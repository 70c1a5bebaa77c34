"""What is written as RDF can be read again, field by field, whatever the text holds."""

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse
from random_records import actors, documents, findings, mentions, statements

from kg import vocabulary as v
from kg.statement import Act, Mention, Polarity, Span, Statement
from kg.triples import Record, from_quads, to_nquads, to_quads, to_triples


@given(documents | statements | actors | findings)
@settings(max_examples=400, deadline=None)
def test_a_record_comes_back_as_it_was(record: Record) -> None:
    kind: type[Any] = type(record)
    assert list(from_quads(to_quads(record), kind)) == [record]


@given(statements)
@settings(max_examples=50, deadline=None)
def test_writing_twice_gives_the_same_lines(statement: Statement) -> None:
    assert to_nquads(to_triples(statement)) == to_nquads(to_triples(dataclasses.replace(statement)))


@given(statements)
@settings(max_examples=100, deadline=None)
def test_every_line_is_one_quad(statement: Statement) -> None:
    lines = to_nquads(to_triples(statement))
    assert lines.count("\n") == len(list(parse(lines, RdfFormat.N_QUADS)))


def statement(**fields: Any) -> Statement:
    sentence = Span("Ruritania accused Freedonia of theft.", 0, 37)
    accuser = Mention("Ruritania", 0, 9, actor="rur", name="Ruritania", side="rur", side_name="Ruritania")
    accused = Mention("Freedonia", 18, 27, actor="fre-army", name="Army", side="fre", side_name="Freedonia")
    defaults = {"sources": (accuser,), "accused": (accused,), "cue": None, "content": None, "sentence": sentence}
    return Statement(**({"id": "s-1", "document": "d-1", "act": Act.ALLEGATION} | defaults | fields))


def derived(record: Statement) -> set[tuple[str, str, str]]:
    lines = "".join(lines for graph, lines in to_triples(record) if graph == v.DERIVED_GRAPH)
    return {
        (subject[1:-1], predicate[1:-1], value[1:-1])
        for subject, predicate, value, _ in (line.split() for line in lines.splitlines())
    }


def test_an_allegation_makes_one_arc_of_actors_and_one_of_sides() -> None:
    rur, fre, army = (v.to_iri("actor", actor) for actor in ("rur", "fre", "fre-army"))
    accusation = f"{rur}#actor/fre-army"
    ends = {(accusation, v.BY, rur), (accusation, v.AGAINST, army)}
    assert derived(statement()) == {(rur, v.ACCUSES, army), (rur, v.SIDE_ACCUSES, fre)} | ends
    assert f"<{v.ACCUSATION}> <{accusation}>" in to_nquads(to_triples(statement()))


@pytest.mark.parametrize(
    "fields",
    [
        {"act": Act.DENIAL},
        {"act": Act.CLAIM},
        {"polarity": Polarity.NEGATIVE},
        {"sources": ()},
        {"accused": ()},
        {"accused": (Mention("itself", 0, 6, actor="rur", side="rur"),)},
    ],
)
def test_nothing_else_makes_an_arc(fields: dict[str, Any]) -> None:
    assert derived(statement(**fields)) == set()


def test_a_statement_takes_about_forty_quads() -> None:
    assert len(list(to_quads(statement()))) in range(30, 50)


@given(st.lists(mentions, min_size=2, max_size=3).map(tuple))
@settings(max_examples=50, deadline=None)
def test_mentions_keep_their_order(sources: tuple[Mention, ...]) -> None:
    record = statement(sources=sources)
    assert next(from_quads(to_quads(record), Statement)).sources == sources
