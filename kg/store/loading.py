"""What a write says: SPARQL updates that put a record into a store, or take one out, in one step."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from kg import vocabulary as v
from kg.actors.actor import Actor
from kg.document import Document
from kg.errors import UnreadableDocument
from kg.resources import resource
from kg.statement import Statement, short_hash
from kg.store.naming import named_actors
from kg.triples import Record, Triples, dated, to_triples
from kg.triples.forms import STRING
from kg.vocabulary import to_iri


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as it goes into a store: its triples with their digest, and the actors that its statements name."""

    document: str
    digest: str
    triples: tuple[Triples, ...]
    actors: dict[str, Actor]


def to_entry(document: Document, statements: Iterable[Statement]) -> Entry:
    """Return the entry of a document with its statements; of several with one id the first counts.

    UnreadableDocument where it holds what no file in UTF-8 can hold.
    """
    first = {statement.id: statement for statement in reversed([*statements])}
    said = [first[identifier] for identifier in sorted(first)]
    try:
        records: tuple[Record, ...] = (document, *said)
        written = chain.from_iterable(map(to_triples, records))
        days = chain.from_iterable(dated(statement, document) for statement in said)
        triples = dict.fromkeys(chain(written, days))
        for _, lines in triples:
            lines.encode()
    except UnicodeEncodeError as error:
        raise UnreadableDocument(f"document {document.id!a} holds half a character (a lone surrogate)") from error
    iri, digest = to_iri("document", document.id), short_hash(*(lines for _, lines in triples))
    mark = Triples(iri, f"<{iri}> <{v.DIGEST}> {STRING.to_term(digest)} .\n")
    return Entry(document.id, digest, (*triples, mark), named_actors(said))


def insert(triples: Iterable[Triples]) -> str:
    """Return the update that adds some triples.

    >>> insert([Triples("urn:g", "<urn:a> <urn:p> 1 .\\n")])
    'INSERT DATA {\\nGRAPH <urn:g> {\\n<urn:a> <urn:p> 1 .\\n}\\n}'
    """
    blocks = (f"GRAPH <{graph}> {{\n{lines}}}" for graph, lines in dict.fromkeys(triples))
    return "INSERT DATA {\n" + "\n".join(blocks) + "\n}"


def forget(document: str) -> str:
    """Return the update that takes away a document and all that hung on it alone."""
    return _update("forget").replace("<DOCUMENT>", f"<{to_iri('document', document)}>")


def remove(document: str) -> str:
    """Return the update that takes away a document, and the actors of whom it was the only one to speak."""
    return f"{forget(document)} ;\n{_update('orphans')}"


def derive() -> str:
    """Return the update that makes the derived graph anew."""
    return _update("derive")


def describe(actor: Actor) -> str:
    """Return the update that puts this description of an actor in the place of the one before."""
    old = f"DELETE WHERE {{ GRAPH <{v.ACTORS_GRAPH}> {{ <{to_iri('actor', actor.id)}> ?property ?value }} }}"
    return f"{old} ;\n{insert(to_triples(actor))}"


def _update(name: str) -> str:
    lines = resource("ontology", "updates", f"{name}.ru").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))
