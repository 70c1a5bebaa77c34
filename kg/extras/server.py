"""SPARQL over HTTP: `kg serve`, for YASGUI, Gephi, a notebook or a browser on this machine.

The SPARQL 1.1 Protocol for queries, at ``/sparql``; ``/queries`` lists the ready-made ones, ``/`` is a page to ask
with. It listens on 127.0.0.1 and answers from a copy of the store made at its start (hard links: it takes no room), so
that articles can be loaded meanwhile. Needs the extra ``server``.
"""

import errno
import json
import socket
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from urllib.parse import parse_qs

from kg.errors import InvalidQuery, KgError, MissingExtra, UnusablePort
from kg.extras.serving.guard import LONGEST, check
from kg.extras.serving.pool import Busy, Pool
from kg.extras.serving.worker import Limits, NotAcceptable, QueryStopped, Request
from kg.questions import questions
from kg.store import Store
from kg.vocabulary import PREFIXES

try:
    import uvicorn
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.middleware.cors import CORSMiddleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.requests import Request as HttpRequest
    from starlette.responses import Response as HttpResponse
    from starlette.routing import Route
except ImportError as error:
    raise MissingExtra("kg serve needs packages that are not installed: pip install 'kg[server]'") from error

OnReady = Callable[[str], object]
"""Called with the address as soon as somebody may ask there."""

HOST = "127.0.0.1"
STATUS: dict[type[Exception], int] = {InvalidQuery: 400, QueryStopped: 403, NotAcceptable: 406, Busy: 503}
"""403 for a query that was stopped: the server understood it, and asking again would change nothing."""

PAGE = {
    "": ("page.html", "text/html"),
    "page.css": ("page.css", "text/css"),
    "page.js": ("page.js", "text/javascript"),
}
SAFE = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
DESCRIPTION = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .

[] a sd:Service ;
    sd:endpoint <> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature sd:UnionDefaultGraph ;
    sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML, formats:SPARQL_Results_CSV,
        formats:SPARQL_Results_TSV, formats:Turtle, formats:N-Triples, formats:JSON-LD, formats:RDF_XML .
"""


def serve(
    folder: Path, port: int, limits: Limits | None = None, cors: str | None = None, ready: OnReady = print
) -> None:
    """Answer queries over the store of a folder until the process is ended; ``ready`` is told the address.

    ``cors`` is the one other origin whose pages may ask, such as https://yasgui.org; by default none may.
    """
    listening = _listen(port)
    with listening, tempfile.TemporaryDirectory(prefix=".kg-serve-", dir=folder.parent) as beside:
        copy = Path(beside) / "store"
        with Store(folder) as store:
            store.backup(copy)
        ready(f"http://{HOST}:{port}/")
        server = uvicorn.Server(uvicorn.Config(create_app(copy, limits or Limits(), cors), log_level="warning"))
        server.run(sockets=[listening])


def _listen(port: int) -> socket.socket:
    """Take the port before anything else is done; UnusablePort where another program has it."""
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        reason = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
        raise UnusablePort(f"port {port} {reason}; type another one: kg serve --port {port + 1}") from error


def create_app(folder: Path, limits: Limits, cors: str | None = None) -> Starlette:
    """Return the application over a store that nobody writes to."""
    pool = Pool(folder, limits)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        pool.start()
        yield
        pool.stop()

    async def sparql(request: HttpRequest) -> HttpResponse:
        asked = await read_request(request)
        if asked is None:
            return HttpResponse(DESCRIPTION, media_type="text/turtle")
        check(asked.query)
        found = await pool.ask(asked)
        headers = {"Kg-Row-Limit": f"{limits.rows}; rows were left off"} if found.cut else {}
        return HttpResponse(found.body, media_type=found.media, headers=headers)

    routes = [
        Route("/sparql", sparql, methods=["GET", "POST"]),
        Route("/queries", list_questions),
        *(Route(f"/{path}", show_page) for path in PAGE),
    ]
    guards = [Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"], www_redirect=False)]
    if cors is not None:
        guards.append(Middleware(CORSMiddleware, allow_origins=[cors], allow_methods=["GET", "POST"]))
    return Starlette(routes=routes, middleware=guards, lifespan=lifespan, exception_handlers={KgError: refuse})


async def read_request(request: HttpRequest) -> Request | None:
    """Return the query of a request in one of the three ways of the SPARQL 1.1 Protocol; None where it asks nothing."""
    fields = _fields(request.url.query)
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        body = await _body(request)
        if kind == "application/sparql-query":
            fields.setdefault("query", []).append(body)
        elif kind == "application/x-www-form-urlencoded":
            for name, values in _fields(body).items():
                fields.setdefault(name, []).extend(values)
        else:
            raise InvalidQuery(f"met Content-Type {kind or 'none'!r}, expected application/sparql-query or a form")
    if "update" in fields:
        raise InvalidQuery("this endpoint takes no updates")
    asked = fields.get("query", [])
    if not asked and request.method == "GET" and not fields:
        return None
    if len(asked) != 1:
        raise InvalidQuery(f"met {len(asked)} parameters named query, expected one")
    graphs = tuple(fields.get("default-graph-uri", ())), tuple(fields.get("named-graph-uri", ()))
    return Request(asked[0], request.headers.get("accept", "*/*"), *graphs)


async def list_questions(_: HttpRequest) -> HttpResponse:
    """Answer with the ready-made questions, and the prefixes that every query may use."""
    found = {"prefixes": PREFIXES, "questions": [asdict(question) for question in questions().values()]}
    return HttpResponse(json.dumps(found, ensure_ascii=False), media_type="application/json", headers=SAFE)


async def show_page(request: HttpRequest) -> HttpResponse:
    """Answer with the query page or one of its files."""
    name, media = PAGE[request.url.path.removeprefix("/")]
    file = Path(__file__).parent / "serving" / name
    return HttpResponse(file.read_bytes(), media_type=media, headers=SAFE)


async def refuse(_: HttpRequest, error: Exception) -> HttpResponse:
    """Answer with the reason why there is no answer."""
    status = STATUS.get(type(error), 400)
    return HttpResponse(f"{error}\n", status, media_type="text/plain", headers={"X-Content-Type-Options": "nosniff"})


def _fields(text: str) -> dict[str, list[str]]:
    try:
        return parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except (UnicodeDecodeError, ValueError) as error:
        raise InvalidQuery(f"the parameters cannot be read: {error}") from error


async def _body(request: HttpRequest) -> str:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > 4 * LONGEST:
            raise InvalidQuery(f"the request is too long, at most {LONGEST:,} characters of a query are read")
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise InvalidQuery(f"the request is not UTF-8: {error}") from error
