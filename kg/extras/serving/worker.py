"""Worker: one process that answers queries, so that a query which runs too long can really be stopped.

A query in Oxigraph hears no signal and no timeout; ending its process is the only way that always works.
"""

import multiprocessing
import resource
import signal
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph
from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples

from kg.errors import InvalidQuery, KgError
from kg.extras.serving import forms
from kg.store.syntax import syntax_complaint
from kg.vocabulary import PREFIXES


class QueryStopped(KgError):
    """A query took more time or memory than it may, and was stopped."""


class NotAcceptable(KgError):
    """A client asks for a form that this kind of query does not have."""


@dataclass(frozen=True, slots=True)
class Request:
    """A query, what the client accepts, and the graphs it limits the query to (none: all of them)."""

    query: str
    accept: str = "*/*"
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Response:
    """An answer as bytes of a media type; ``cut`` tells whether rows were left off."""

    media: str
    body: bytes
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take."""

    seconds: float = 30.0
    rows: int = 10_000
    megabytes: int = 4_000


class Worker:
    """A process over a store that nobody writes to; it is started anew after a query had to be stopped."""

    def __init__(self, store: Path, limits: Limits) -> None:
        """Start the process."""
        self._store, self._limits = store, limits
        self._start()

    def ask(self, request: Request) -> Response:
        """Return the answer; QueryStopped, InvalidQuery or NotAcceptable where there is none."""
        try:
            self._pipe.send(request)
            if self._pipe.poll(self._limits.seconds):
                answer = self._pipe.recv()
            else:
                answer = QueryStopped(f"the query ran for {self._limits.seconds:g} seconds and was stopped")
        except (EOFError, OSError):
            answer = QueryStopped(f"the query needed over {self._limits.megabytes:,} MB of memory and was stopped")
        if isinstance(answer, Response):
            return answer
        if isinstance(answer, QueryStopped):
            self.stop()
            self._start()
        raise answer

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, far_end = context.Pipe()
        self._process = context.Process(target=_run, args=(far_end, self._store, self._limits), daemon=True)
        self._process.start()
        far_end.close()
        self._pipe.recv()  # it is ready: the time of a query begins with the query


def _run(pipe: Connection, folder: Path, limits: Limits) -> None:
    """Answer one query after another, until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the whole group; the server ends what it began
    resource.setrlimit(resource.RLIMIT_AS, (limits.megabytes * 1_000_000,) * 2)
    store = pyoxigraph.Store.read_only(str(folder))
    pipe.send("ready")
    while True:
        try:
            request = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(answer(store, request, limits.rows))
        except KgError as error:
            pipe.send(error)


def answer(store: pyoxigraph.Store, request: Request, most: int) -> Response:
    """Return the answer of a query in the form that the client likes best, with at most so many rows or triples."""
    try:
        results = store.query(
            request.query,
            prefixes=PREFIXES,
            use_default_graph_as_union=not request.default_graphs,
            default_graph=[NamedNode(graph) for graph in request.default_graphs] or None,
            named_graphs=[NamedNode(graph) for graph in request.named_graphs] or None,
        )
        return _write(results, request.accept, most)
    except SyntaxError as error:
        raise InvalidQuery(f"the query does not parse: {syntax_complaint(request.query, error)}") from error
    except (ValueError, OSError, RuntimeError) as error:
        raise InvalidQuery(f"the query cannot be answered: {error}") from error


def _write(results: QuerySolutions | QueryBoolean | QueryTriples, accept: str, most: int) -> Response:
    offered: Iterable[str] = forms.GRAPHS if isinstance(results, QueryTriples) else _ROW_FORMS
    liked = forms.choose(accept, offered)
    if liked is None:
        raise NotAcceptable(f"met Accept: {accept}; this query has the forms {', '.join(offered)}")
    media = forms.ROWS.get(liked, liked)
    if isinstance(results, QueryBoolean):
        return Response(media, forms.write_truth(media, bool(results)))
    kept = list(islice(results, most + 1))
    cut = len(kept) > most
    if isinstance(results, QueryTriples):
        return Response(media, forms.write_triples(media, kept[:most]), cut)
    variables = [variable.value for variable in results.variables]
    return Response(media, forms.write_rows(media, variables, [tuple(row) for row in kept[:most]]), cut)


_ROW_FORMS = (forms.JSON, forms.XML, "text/csv", "text/tab-separated-values", *forms.ROWS)
