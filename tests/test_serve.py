"""A real `kg serve` over a real connection: what clients of SPARQL do with it, and what hostile requests do not."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import urlopen

import pytest

from kg.store import Store

PAIRS = "SELECT ?a ?b { ?a kg:accuses ?b } ORDER BY ?a ?b LIMIT 5"


ATOMS = ["SELECT", "ASK", "CONSTRUCT", "LOAD", "DROP", "SERVICE", "GRAPH", "FILTER", "VALUES", "UNDEF", "\\u0053"]
ATOMS += ["?s", "{", "}", "(", ")", "*", ".", "<", ">", "#", '"', "'", "\\", "<http://127.0.0.1:1/>", "9" * 40]
ATOMS += ["\x00", "\ud83d", "\n", "é"]
KINDS = ["application/sparql-query", "application/x-www-form-urlencoded", "application/sparql-update", "text/plain", ""]


def hostile(chance: random.Random) -> tuple[str, str, dict[str, str], bytes]:
    text = " ".join(chance.choices(ATOMS, k=chance.randrange(1, 25))) if chance.random() < 0.7 else PAIRS
    raw = bytearray(text.encode("utf-8", "surrogatepass"))
    for _ in range(chance.randrange(4)):
        raw.insert(chance.randrange(len(raw) + 1), chance.randrange(256))
    headers = {"Accept": chance.choice(["*/*", "", "text/csv", "a/b;q=x", ",;=,", "text/*;q=-1"])}
    if chance.random() < 0.4:
        return "GET", "/sparql?query=" + quote(bytes(raw)), headers, b""
    headers["Content-Type"] = chance.choice(KINDS)
    body = bytes(raw) if chance.random() < 0.6 else b"query=" + quote(bytes(raw)).encode()
    method, more = chance.choice(["POST", "POST", "POST", "PUT", "DELETE"]), chance.choice(["", "?a=%ff", "?query="])
    return method, "/sparql" + more, headers, body


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """A real `kg serve` in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "kg", "serve", "--store", str(folder), "--port", port]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                urlopen(f"http://127.0.0.1:{port}/sparql").close()
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/sparql"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)
    assert [path.name for path in folder.parent.iterdir()] == ["store"], "the copy was left behind"


def asked(
    connection: HTTPConnection, method: str, path: str, headers: dict[str, str], body: bytes
) -> tuple[int, bytes]:
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    return answer.status, answer.read()


def test_hostile_requests_get_a_reason_or_an_answer_and_the_server_lives(address: str) -> None:
    chance = random.Random(20220625)
    with closing(HTTPConnection(urlsplit(address).netloc, timeout=60)) as connection:
        for _ in range(int(os.environ.get("KG_FUZZ", "1000"))):
            request = hostile(chance)
            status, told = asked(connection, *request)
            assert status == 200 or (400 <= status < 500 and told.strip()), request
        assert asked(connection, "GET", "/sparql?" + urlencode({"query": PAIRS}), {}, b"")[0] == 200


def test_what_is_no_http_is_refused_and_the_server_lives(address: str) -> None:
    chance, where = random.Random(1), urlsplit(address)
    for _ in range(50):
        with socket.create_connection((str(where.hostname), int(where.port or 0)), timeout=60) as raw:
            raw.sendall(chance.randbytes(chance.randrange(1, 300)) + b"\r\n\r\n")
            assert raw.recv(100).startswith(b"HTTP/1.1 400")
    with urlopen(f"{address}?{urlencode({'query': PAIRS})}") as answer:
        assert answer.status == 200


def test_rdflib_is_a_client(address: str) -> None:
    from rdflib import Graph
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = Graph(SPARQLStore(address))
    assert len(list(graph.query("SELECT ?a { ?a <https://kg.example/ontology#accuses> ?b } LIMIT 3"))) == 3


def test_sparqlwrapper_is_a_client(address: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from SPARQLWrapper import JSON, SPARQLWrapper
    wrapper = SPARQLWrapper(address, returnFormat=JSON)
    wrapper.setQuery(PAIRS)
    assert len(wrapper.queryAndConvert()["results"]["bindings"]) == 5  # type: ignore[index,call-overload]


def test_the_store_can_be_written_to_while_it_is_served(address: str, folder: Path) -> None:
    with Store(folder) as store:
        assert store.ask("ASK { ?s a kg:Allegation }")
    with urlopen(f"{address}?{urlencode({'query': 'ASK {}'})}") as answer:
        assert b"true" in answer.read()
