"""kg serve: the SPARQL 1.1 Protocol for queries, and nothing else, whatever is sent."""

import json
import os
import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results
from starlette.testclient import TestClient

from kg.errors import InvalidQuery
from kg.extras.server import create_app
from kg.extras.serving.guard import check
from kg.extras.serving.worker import Limits
from kg.questions import questions

LIMITS = Limits(seconds=2.0, rows=50, megabytes=3_000)
PAIRS = "SELECT ?a ?b { ?a kg:accuses ?b } ORDER BY ?a ?b LIMIT 5"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    with TestClient(create_app(folder, LIMITS), base_url="http://127.0.0.1:7878") as opened:
        yield opened


def test_a_query_comes_in_three_ways(client: TestClient) -> None:
    answers = [
        client.get("/sparql", params={"query": PAIRS}),
        client.post("/sparql", data={"query": PAIRS}),
        client.post("/sparql", content=PAIRS, headers={"Content-Type": "application/sparql-query"}),
    ]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert len({answer.content for answer in answers}) == 1
    assert len(answers[0].json()["results"]["bindings"]) == 5


def values(body: bytes, form: QueryResultsFormat) -> list[tuple[str | None, ...]]:
    solutions = parse_query_results(body, form)
    assert isinstance(solutions, QuerySolutions)
    return [tuple(None if term is None else term.value for term in solution) for solution in solutions]


@pytest.mark.parametrize(
    ("media", "form"),
    [
        ("application/sparql-results+json", QueryResultsFormat.JSON),
        ("application/sparql-results+xml", QueryResultsFormat.XML),
        ("text/tab-separated-values", QueryResultsFormat.TSV),
    ],
)
def test_rows_come_in_the_form_that_is_asked_for(client: TestClient, media: str, form: QueryResultsFormat) -> None:
    query = "SELECT ?s ?n ?t { ?s oa:exact ?t ; oa:start ?n . OPTIONAL { ?s kg:nothing ?x } } LIMIT 9"
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": media})
    assert answer.headers["content-type"].startswith(media)
    assert len(values(answer.content, form)) == 9


def test_csv_is_read_by_the_csv_module(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": PAIRS}, headers={"Accept": "text/csv"})
    assert answer.text.splitlines()[0] == "a,b"
    assert len(answer.text.splitlines()) == 6


@pytest.mark.parametrize("text", ["plain", 'a "quoted" <b> & c', "tab\tline\nreturn\rx", "\u202eright", "\x01"])
@pytest.mark.parametrize("media", ["json", "xml", "tsv"])
def test_any_text_survives_any_form(client: TestClient, media: str, text: str) -> None:
    accept = "text/tab-separated-values" if media == "tsv" else f"application/sparql-results+{media}"
    escaped = json.dumps(text)
    answer = client.get("/sparql", params={"query": f"SELECT ({escaped} AS ?t) {{}}"}, headers={"Accept": accept})
    form = {"json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML, "tsv": QueryResultsFormat.TSV}[media]
    expected = text.replace("\x01", "\ufffd") if media == "xml" else text
    assert values(answer.content, form) == [(expected,)]


@pytest.mark.parametrize(
    ("media", "form"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", RdfFormat.JSON_LD),
        ("application/rdf+xml", RdfFormat.RDF_XML),
    ],
)
def test_triples_come_in_the_form_that_is_asked_for(client: TestClient, media: str, form: RdfFormat) -> None:
    query = "CONSTRUCT { ?a kg:accuses ?b } { ?a kg:accuses ?b }"
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": f"text/html, {media};q=0.8"})
    assert answer.headers["content-type"].startswith(media)
    assert len(list(parse(answer.content, form))) > 5


def test_ask_answers_in_json_xml_and_text(client: TestClient) -> None:
    for media in ("application/sparql-results+json", "application/sparql-results+xml", "text/csv"):
        answer = client.get("/sparql", params={"query": "ASK { ?s a kg:Denial }"}, headers={"Accept": media})
        assert "true" in answer.text


def test_a_form_that_is_not_there_is_406(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": PAIRS}, headers={"Accept": "image/png"})
    assert (answer.status_code, "has the forms" in answer.text) == (406, True)


def test_rows_over_the_limit_are_left_off_and_that_is_told(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "SELECT ?s { ?s ?p ?o }"})
    assert len(answer.json()["results"]["bindings"]) == LIMITS.rows
    assert "Kg-Row-Limit" in answer.headers
    assert "Kg-Row-Limit" not in client.get("/sparql", params={"query": PAIRS}).headers


def children() -> set[str]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(os.getpid())], capture_output=True, text=True, check=True)
    return set(found.stdout.split())


def test_a_query_that_runs_over_is_really_stopped(client: TestClient) -> None:
    client.get("/sparql", params={"query": PAIRS})
    before, begun = children(), time.monotonic()
    answer = client.get("/sparql", params={"query": ENDLESS})
    assert (answer.status_code, "was stopped" in answer.text) == (403, True)
    assert time.monotonic() - begun < LIMITS.seconds + 5
    assert before - children(), "the process that ran the query is still there"
    assert client.get("/sparql", params={"query": PAIRS}).status_code == 200


def test_a_query_that_eats_memory_is_stopped(folder: Path) -> None:
    few = Limits(seconds=60, rows=10, megabytes=900)
    with TestClient(create_app(folder, few), base_url="http://127.0.0.1") as client:
        query = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f"
        answer = client.get("/sparql", params={"query": query})
        assert (answer.status_code, "was stopped" in answer.text) == (403, True)
        assert client.get("/sparql", params={"query": PAIRS}).status_code == 200


REFUSED = [
    "SELECT",
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "DROP ALL",
    "LOAD <file:///etc/passwd>",
    "SELECT ?s { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT ?s { sErViCe SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT ?s { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT ?s { FILTER(1<2)SERVICE?x{ ?s ?p ?o }FILTER(2>1) }",
    "SELECT ?s { #\rSERVICE ?x { ?s ?p ?o } }",
    "x" * 200_000,
]


@pytest.mark.parametrize("query", REFUSED, ids=range(len(REFUSED)))
def test_what_may_not_be_asked_is_400_with_a_reason(client: TestClient, query: str) -> None:
    answer = client.post("/sparql", data={"query": query})
    assert answer.status_code == 400
    assert answer.text.strip()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p 'the secret SERVICE' }",
        "PREFIX service: <urn:x#> SELECT ?s { ?s service:service <urn:SERVICE> } # SERVICE",
        'SELECT ("""a "SERVICE" b""" AS ?x) {}',
    ],
)
def test_the_word_service_alone_is_no_request(query: str) -> None:
    check(query)


def test_a_query_that_is_far_too_long_is_refused_by_the_guard() -> None:
    with pytest.raises(InvalidQuery, match="at most 100,000"):
        check(" " * 100_001)


def test_the_data_set_of_the_protocol_limits_the_query(client: TestClient) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    graph = "https://kg.example/graph/derived"
    answers = [client.get("/sparql", params=[("query", query), *more]) for more in ([], [("default-graph-uri", graph)])]
    every, derived = (int(answer.json()["results"]["bindings"][0]["n"]["value"]) for answer in answers)
    assert 0 < derived < every


def test_without_a_query_the_endpoint_describes_itself(client: TestClient) -> None:
    answer = client.get("/sparql")
    assert "SPARQL11Query" in answer.text
    assert list(parse(answer.content, RdfFormat.TURTLE, base_iri="http://127.0.0.1/sparql"))


def test_updates_other_methods_and_other_hosts_are_refused(client: TestClient) -> None:
    assert client.post("/sparql", data={"update": "DROP ALL"}).status_code == 400
    assert client.put("/sparql", content="x").status_code == 405
    assert client.get("/sparql", params={"query": PAIRS}, headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/../../etc/passwd").status_code == 404
    two = client.get("/sparql", params=[("query", PAIRS), ("query", PAIRS)])
    assert (two.status_code, "expected one" in two.text) == (400, True)


def test_no_other_origin_may_ask_unless_it_is_named(client: TestClient, folder: Path) -> None:
    asked = {"params": {"query": PAIRS}, "headers": {"Origin": "https://yasgui.example"}}
    assert "access-control-allow-origin" not in client.get("/sparql", **asked).headers  # type: ignore[arg-type]
    app = create_app(folder, LIMITS, cors="https://yasgui.example")
    with TestClient(app, base_url="http://127.0.0.1") as open_client:
        answer = open_client.get("/sparql", **asked)  # type: ignore[arg-type]
        assert answer.headers["access-control-allow-origin"] == "https://yasgui.example"


def test_the_ready_made_questions_are_listed(client: TestClient) -> None:
    listed = client.get("/queries").json()["questions"]
    assert {question["name"] for question in listed} == set(questions())
    for question in listed:
        answer = client.post("/sparql", data={"query": question["text"]})
        assert answer.status_code == 200, (question["name"], answer.text)


def test_the_page_asks_nothing_of_others(client: TestClient) -> None:
    for path in ("/", "/page.js", "/page.css"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        outside = set(re.findall(r"https?://[^\s\"'<>)]+", answer.text)) - {"http://www.w3.org/2000/svg"}
        assert not outside
    assert "innerHTML" not in client.get("/page.js").text
