"""Store: documents, statements, actors and findings as RDF, in a folder, in memory or behind an endpoint."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, QuerySolutions, RdfFormat, serialize

from kg import vocabulary as v
from kg.actors.actor import Actor
from kg.document import Document
from kg.errors import InvalidQuery, UnreadableDocument, UnusableFolder
from kg.finding import Finding
from kg.statement import Statement
from kg.store import arcs, loading
from kg.store.answer import Answer, Value, to_answer, to_rows, variables_of
from kg.store.binding import Bindable, bind
from kg.store.engine import Engine
from kg.store.format import check_format
from kg.store.loading import Entry
from kg.store.local import Local
from kg.store.naming import NAMES, TEXT, named_actors, tells_more
from kg.store.remote import Remote
from kg.triples import from_quads, to_nodes, to_triples
from kg.vocabulary import from_iri, to_iri

if TYPE_CHECKING:
    from rdflib import Dataset, Graph

BULK = 64
"""New documents from which on they are written past the transaction log; fewer go by one update each."""
CHUNK = 2500
"""Documents of one bulk write, 100,000 quads or so: 8.4 microseconds a quad. With 40,000 it is 10.1, as more files must
be merged; with a million 9.1, for sorting leaves the cache."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many documents a load added, replaced, and left as they were."""

    added: int = 0
    replaced: int = 0
    skipped: int = 0

    def __add__(self, other: "Loaded") -> "Loaded":
        """Return both loads as one."""
        return Loaded(self.added + other.added, self.replaced + other.replaced, self.skipped + other.skipped)


class Store:
    """Documents and what they say, kept as RDF and asked with SPARQL.

    One process writes to a folder; threads of that process may read meanwhile.

    >>> with Store.memory() as store:
    ...     store.add([Document("d-1", "Rain fell.", title="Weather")], [])
    ...     [row["title"] for row in store.select("SELECT ?title { ?d schema:headline ?title }")]
    Loaded(added=1, replaced=0, skipped=0)
    ['Weather']
    """

    def __init__(self, path: str | Path) -> None:
        """Open the store of a folder, which is made if need be; UnusableStore or UnusableFolder where it cannot be."""
        self._begin(Local(Path(path)))

    @classmethod
    def memory(cls) -> "Store":
        """Return an empty store that lasts as long as the process."""
        return cls.__new__(cls)._begin(Local(None))

    @classmethod
    def remote(cls, query_url: str, update_url: str) -> "Store":
        """Return the store behind a SPARQL 1.1 endpoint whose default graph is the union of its named graphs."""
        return cls.__new__(cls)._begin(Remote(query_url, update_url))

    def _begin(self, engine: Engine) -> "Store":
        self._engine = engine
        check_format(engine)
        self._remember()
        return self

    def _remember(self) -> None:
        """Read what a write must know: the digest of each document, and the actors that are described."""
        digests = self.select(f"SELECT ?document ?digest {{ ?document <{v.DIGEST}> ?digest }}")
        self._digests = {from_iri(str(row["document"])): str(row["digest"]) for row in digests}
        self._known = {actor.id: actor for actor in self.actors()}

    # Writing

    def add(self, documents: Iterable[Document], statements: Iterable[Statement]) -> Loaded:
        """Add documents with their statements, each document in one step that a crash cannot halve.

        A document that is there with the same text and statements is skipped; one that differs is replaced.
        UnreadableDocument where a statement belongs to none of the documents.
        """
        said: dict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            said[statement.document].append(statement)
        counts, given = Counter[str](), set[str]()
        waiting: dict[str, Entry] = {}
        for document in documents:
            given.add(document.id)
            entry = loading.to_entry(document, said.get(document.id, ()))
            known = waiting[entry.document].digest if entry.document in waiting else self._digests.get(entry.document)
            counts["added" if known is None else "skipped" if known == entry.digest else "replaced"] += 1
            if known != entry.digest:
                waiting[entry.document] = entry
            if len(waiting) >= CHUNK:
                self._write(waiting)
        self._write(waiting)
        for stray in sorted(said.keys() - given):
            raise UnreadableDocument(f"statement {said[stray][0].id} belongs to document {stray}, which was not given")
        return Loaded(**counts)

    def _write(self, waiting: dict[str, Entry]) -> None:
        """Write what waits, new documents past the log if they are many, and let nothing wait."""
        new = [entry for identifier, entry in waiting.items() if identifier not in self._digests]
        if len(new) >= BULK:
            self._write_at_once(new)
        for entry in waiting.values():
            if self._digests.get(entry.document) != entry.digest:
                actors = self._untold(entry)
                steps = [loading.forget(entry.document)] if entry.document in self._digests else []
                steps += map(loading.describe, actors)
                self._engine.update(" ;\n".join([*steps, loading.insert(entry.triples)]))
                self._note([entry], actors)
        waiting.clear()

    def _write_at_once(self, entries: list[Entry]) -> None:
        actors = {actor.id: actor for entry in entries for actor in self._untold(entry)}
        strangers = [actor for actor in actors.values() if actor.id not in self._known]
        triples = chain.from_iterable(entry.triples for entry in entries)
        self._engine.load(chain(triples, chain.from_iterable(map(to_triples, strangers))))
        self._note(entries, strangers)
        self.add_actors(actor for actor in actors.values() if tells_more(actor, self._known.get(actor.id)))

    def _untold(self, entry: Entry) -> list[Actor]:
        """The actors of a document of whom the store knows nothing yet, or less."""
        return [actor for actor in entry.actors.values() if tells_more(actor, self._known.get(actor.id))]

    def _note(self, entries: Iterable[Entry], actors: Iterable[Actor]) -> None:
        self._digests |= {entry.document: entry.digest for entry in entries}
        self._known |= {actor.id: actor for actor in actors}

    def add_actors(self, actors: Iterable[Actor]) -> None:
        """Add descriptions of actors (names, aliases, whom they act for), in the place of those before, in one step."""
        described = [actor for actor in actors if self._known.get(actor.id) != actor]
        if described:
            self._engine.update(" ;\n".join(map(loading.describe, described)))
            self._note([], described)

    def add_findings(self, findings: Iterable[Finding]) -> None:
        """Keep findings, in the place of all findings before, in one step."""
        triples = [triples for finding in findings for triples in to_triples(finding)]
        self._engine.update(f"DROP SILENT GRAPH <{v.FINDINGS_GRAPH}> ;\n" + loading.insert(triples))

    def remove(self, document: str) -> bool:
        """Take away a document, by its id, with all that hung on it alone; return whether it was there."""
        if document not in self._digests:
            return False
        self._engine.update(loading.remove(document))
        self._remember()
        return True

    def derive(self) -> None:
        """Make the derived graph (direct arcs kg:accuses and kg:sideAccuses) anew from every statement."""
        self._engine.update(loading.derive())

    def redraw(self, decided: Callable[[Statement], Statement]) -> None:
        """Draw the arcs from statements to actors, which queries follow, as decided; what is read stays as it was."""
        links = to_nodes(self._engine.quads(v.ACTORS_GRAPH))
        for identifier in sorted(self._digests):
            graph = to_iri("document", identifier)
            quads = [*self._engine.quads(graph)]
            statements = [*map(decided, from_quads(quads, Statement, links))]
            update = arcs.redraw(graph, quads, statements)
            if update is not None:
                self._engine.update(update)
                self.add_actors(self._on_side(actor) for actor in named_actors(statements).values())

    def _on_side(self, actor: Actor) -> Actor:
        """What is known of an actor, on the side that statements give it."""
        known = self._known.get(actor.id)
        if known is None or known.side == actor.side:
            return known or actor
        return replace(known, acts_for=actor.acts_for, side=actor.side, side_name=actor.side_name)

    # Reading

    def documents(self) -> Iterator[Document]:
        """Yield every document, in the order of their ids."""
        for identifier in sorted(self._digests):
            yield from from_quads(self._engine.quads(to_iri("document", identifier)), Document)

    def document(self, identifier: str) -> Document | None:
        """Return the document of an id, None where it is not there."""
        return next(from_quads(self._engine.quads(to_iri("document", identifier)), Document), None)

    def text(self, document: str) -> str:
        """Return the text of a document, empty where it is not there."""
        return next(
            (str(row["text"]) for row in self.select(TEXT, document=NamedNode(to_iri("document", document)))), ""
        )

    def names(self, prefix: str = "") -> Iterator[tuple[str, str, str]]:
        """Yield each actor whose id begins so with each name under which each document speaks of it."""
        for row in self.select(NAMES, prefix=to_iri("actor", prefix)):
            yield from_iri(str(row["actor"])), str(row["name"]), from_iri(str(row["document"]))

    def statements(self) -> Iterator[Statement]:
        """Yield every statement, document by document in the order of their ids."""
        links = to_nodes(self._engine.quads(v.ACTORS_GRAPH))
        for identifier in sorted(self._digests):
            yield from from_quads(self._engine.quads(to_iri("document", identifier)), Statement, links)

    def actors(self) -> Iterator[Actor]:
        """Yield every actor that a statement names or that was added, in the order of their ids."""
        return from_quads(self._engine.quads(v.ACTORS_GRAPH), Actor)

    def findings(self) -> Iterator[Finding]:
        """Yield the findings that were added last, in the order of their ids."""
        return from_quads(self._engine.quads(v.FINDINGS_GRAPH), Finding)

    def quads(self) -> Iterator[Quad]:
        """Yield everything, quad by quad, graph by graph, in an order that is the same for equal stores."""
        documents = (to_iri("document", identifier) for identifier in sorted(self._digests))
        for graph in (v.STORE_GRAPH, v.ACTORS_GRAPH, *documents, v.DERIVED_GRAPH, v.FINDINGS_GRAPH):
            name = NamedNode(graph)
            for triple in sorted([*self._engine.quads(graph)], key=str):
                yield Quad(triple.subject, triple.predicate, triple.object, name)

    # Asking

    def query(self, sparql: str, **bindings: Bindable) -> Answer:
        """Return the answer of a SPARQL query over all named graphs; the prefixes of kg.vocabulary are known.

        A binding fills ``VALUES ?name { UNDEF }`` in the query. InvalidQuery where it does not parse.
        """
        return to_answer(self._engine.query(bind(sparql, bindings)))

    def select(self, sparql: str, **bindings: Bindable) -> Iterator[dict[str, Value]]:
        """Yield the rows of a SELECT query as they are found, each a dict from variable to plain value."""
        results = self._engine.query(bind(sparql, bindings))
        if not isinstance(results, QuerySolutions):
            raise InvalidQuery("expected a SELECT query here; query() takes the other forms too")
        names = variables_of(results)
        for row in to_rows(results):
            yield dict(zip(names, row, strict=True))

    def ask(self, sparql: str, **bindings: Bindable) -> bool:
        """Return the answer of an ASK query."""
        answer = self.query(sparql, **bindings)
        if not answer.is_truth:
            raise InvalidQuery("expected an ASK query here; query() takes the other forms too")
        return bool(answer.rows[0][0])

    def construct(self, sparql: str, **bindings: Bindable) -> "Graph":
        """Return the rdflib graph of a CONSTRUCT or DESCRIBE query."""
        from rdflib import Graph

        return Graph().parse(data=self.query(sparql, **bindings).to_turtle(), format="turtle")

    @property
    def dataset(self) -> "Dataset":
        """rdflib's view: a Dataset over the union of all graphs, with prefixes bound, asked in Oxigraph."""
        return self._engine.dataset()

    # Keeping

    def dump(self, path: str | Path) -> None:
        """Write everything as TriG; equal stores make equal files."""
        try:
            serialize(self.quads(), Path(path), RdfFormat.TRIG, prefixes=v.PREFIXES)
        except OSError as error:
            raise UnusableFolder(f"{path} cannot be written: {error}") from error

    def backup(self, folder: str | Path) -> None:
        """Copy the store, as it is at this moment, into a new folder; readers of the copy disturb nobody."""
        self._engine.backup(Path(folder))

    def close(self) -> None:
        """Write what is pending and let go of the folder."""
        self._engine.close()

    def __enter__(self) -> "Store":
        """Return the store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the store."""
        self.close()
