"""Records as N-Triples lines, each under the named graph it belongs to.

Lines are written as text because that is several times faster than an object for each term: no line of a literal
holds a raw line break, so adding a graph to each line is one replacement.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import quote

from pyoxigraph import Quad, RdfFormat, parse

from kg import __version__
from kg import vocabulary as v
from kg.actors.actor import Actor, full_name
from kg.document import Document
from kg.finding import Finding
from kg.statement import Mention, Span, Statement, short_hash
from kg.triples import tables
from kg.triples.accusations import accusation_node, accusations, direct_arc, ends, heard
from kg.triples.forms import ACTOR, DATE, DOCUMENT, DOUBLE, INTEGER, STATEMENT, STRING, to_line
from kg.triples.tables import Table
from kg.vocabulary import to_iri

Record: TypeAlias = Document | Statement | Actor | Finding

EPOCH = date(1970, 1, 1).toordinal()
"""The day that kg:day counts from."""


class Triples(NamedTuple):
    """Some N-Triples lines, and the IRI of the named graph they stand in."""

    graph: str
    lines: str


def to_quads(record: Record) -> Iterator[Quad]:
    """Yield the quads of a document, statement, actor or finding.

    >>> actor = Actor("ru-fsb", "Federal Security Service", "organisation", acts_for="ru")
    >>> [quad.object.value for quad in to_quads(actor) if quad.predicate.value.endswith("actsFor")]
    ['https://kg.example/actor/ru']
    """
    return parse(to_nquads(to_triples(record)), RdfFormat.N_QUADS)


def to_triples(record: Record) -> Iterator[Triples]:
    """Yield the N-Triples lines of a record, graph by graph."""
    if isinstance(record, Statement):
        yield from _statement(record)
    elif isinstance(record, Document):
        yield from _document(record)
    elif isinstance(record, Actor):
        yield Triples(v.ACTORS_GRAPH, _actor(record))
    else:
        yield Triples(v.FINDINGS_GRAPH, _finding(record))


def dated(statement: Statement, document: Document) -> Iterator[Triples]:
    """Yield the day a statement counts for, which only its document can tell: said on, else printed on."""
    day = statement.said_on or document.date
    if day is not None:
        node = STATEMENT.to_term(statement.id)
        yield Triples(to_iri("document", document.id), to_line(node, v.DATE, DATE.to_term(day)) + _day(node, day))
        if lines := heard(statement, INTEGER.to_term(to_day(day))):
            yield Triples(v.DERIVED_GRAPH, lines)


def to_nquads(triples: Iterable[Triples]) -> str:
    """Return N-Quads: each line once more ends with its graph; lines that several records share stand once.

    >>> to_nquads([Triples("urn:g", '<urn:a> <urn:p> "b" .\\n')])
    '<urn:a> <urn:p> "b" <urn:g> .\\n'
    """
    return "".join(lines.replace(" .\n", f" <{graph}> .\n") for graph, lines in dict.fromkeys(triples))


def to_day(day: date) -> int:
    """Return the number of days since 1970-01-01.

    >>> to_day(date(2022, 6, 25))
    19168
    """
    return day.toordinal() - EPOCH


def _lines(subject: str, table: Table, record: Any) -> str:
    return "".join(
        [
            f"{subject} <{predicate}> {form.to_term(value)} .\n"
            for field, predicate, form in table
            if (value := getattr(record, field)) is not None and value is not False
        ]
    )


def _type(subject: str, class_: str) -> str:
    return f"{subject} <{v.RDF}type> <{class_}> .\n"


def _day(subject: str, day: date | None) -> str:
    return "" if day is None else to_line(subject, v.DAY, INTEGER.to_term(to_day(day)))


def _document(document: Document) -> Iterator[Triples]:
    iri = to_iri("document", document.id)
    node, activity = f"<{iri}>", f"<{iri}#extraction>"
    software = f"<{v.DATA}software/kg-{__version__}>"
    lines = [
        _type(node, v.SCHEMA + "NewsArticle"),
        _lines(node, tables.DOCUMENT, document),
        _day(node, document.date),
        _type(activity, v.PROV + "Activity"),
        to_line(activity, v.PROV + "used", node),
        to_line(activity, v.PROV + "wasAssociatedWith", software),
    ]
    # What documents share stands in one graph only: in the union of all graphs each copy would count.
    shared = _type(software, v.PROV + "SoftwareAgent")
    shared += to_line(software, v.SCHEMA + "softwareVersion", STRING.to_term(__version__))
    yield Triples(v.ACTORS_GRAPH, shared)
    if document.publisher is not None:
        publisher = f"<{to_iri('publisher', document.publisher)}>"
        lines.append(to_line(node, v.SCHEMA + "publisher", publisher))
        yield Triples(v.ACTORS_GRAPH, to_line(publisher, v.SCHEMA + "name", STRING.to_term(document.publisher)))
    yield Triples(iri, "".join(lines))


def _statement(statement: Statement) -> Iterator[Triples]:
    iri = to_iri("statement", statement.id)
    document = to_iri("document", statement.document)
    node, place = f"<{iri}>", statement.sentence
    evidence, selector = (f"<{document}#{part}={place.start},{place.end}>" for part in ("char", "selector"))
    lines = [
        _type(node, tables.ACTS[statement.act]),
        to_line(node, v.PROV + "wasDerivedFrom", f"<{document}>"),
        to_line(node, v.PROV + "wasGeneratedBy", f"<{document}#extraction>"),
        _lines(node, tables.STATEMENT_FIELDS, statement),
        to_line(node, v.EVIDENCE, evidence),
        _type(evidence, v.OA + "SpecificResource"),
        to_line(evidence, v.OA + "hasSource", f"<{document}>"),
        to_line(evidence, v.OA + "hasSelector", selector),
        _type(selector, v.SPAN),
        _lines(selector, tables.SELECTOR, place),
    ]
    for part_of, part, span, table in (
        (v.CUE, "cue", statement.cue, tables.CUE),
        (v.CONTENT, "content", statement.content, tables.SPAN),
    ):
        if span is not None:
            within = _within(iri, part, span)
            lines += to_line(node, part_of, within), _lines(within, table, span)
    made = accusations(statement, "actor")
    lines += (to_line(node, v.ACCUSATION, accusation_node(*pair)) for pair in made)
    for role in tables.ROLES:
        if mentions := getattr(statement, role):
            lines += _mentions(iri, role, mentions)
            yield from {link: None for mention in mentions if (link := _link(mention)[1])}
    yield Triples(document, "".join(lines))
    for by, against in made:
        yield Triples(v.DERIVED_GRAPH, direct_arc(v.ACCUSES, by, against) + ends(by, against))
    for by, against in accusations(statement, "side"):
        yield Triples(v.DERIVED_GRAPH, direct_arc(v.SIDE_ACCUSES, by, against))


def _mentions(statement: str, role: str, mentions: tuple[Mention, ...]) -> Iterator[str]:
    """The arcs of one role: to each actor once, to its side, and to each mention in its order."""
    actor_arc, mention_arc = tables.ROLES[role]
    yield from _arcs(f"<{statement}>", actor_arc, (mention.actor for mention in mentions))
    if role in tables.SIDES:
        yield from _arcs(f"<{statement}>", tables.SIDES[role], (mention.side for mention in mentions))
    for position, mention in enumerate(mentions):
        node, link = _within(statement, f"{role}-{position}", mention), _link(mention)
        yield to_line(f"<{statement}>", mention_arc, node)
        yield _lines(node, tables.SPAN, mention)
        if link[1] is not None:
            yield to_line(node, v.LINKED, link[0])
        if position:
            yield to_line(node, v.SCHEMA + "position", INTEGER.to_term(position))


def _within(statement: str, part: str, span: Span) -> str:
    """The node of a part of a statement; its IRI ends with the characters it covers (RFC 5147, NIF 2.0)."""
    return f"<{statement}#{part}&char={span.start},{span.end}>"


def _arcs(node: str, predicate: str, actors: Iterable[str | None]) -> Iterator[str]:
    """One arc to each actor that is known."""
    return (to_line(node, predicate, ACTOR.to_term(actor)) for actor in dict.fromkeys(actors) if actor is not None)


def _link(mention: Mention) -> tuple[str, Triples | None]:
    return _shared_link(*(getattr(mention, row.field) for row in tables.LINK))


@lru_cache(maxsize=100_000)  # articles name the same few thousand actors in the same ways
def _shared_link(*reading: Any) -> tuple[str, Triples | None]:
    """The node of one way in which names are taken to mean an actor, and its lines; none where nothing was read."""
    if all(value is None for value in reading):
        return "", None
    node = f"<{v.DATA}link/{short_hash(*map(repr, reading))}>"
    terms = (
        (row.predicate, row.form.to_term(value))
        for row, value in zip(tables.LINK, reading, strict=True)
        if value is not None
    )
    lines = _type(node, v.LINK) + "".join(to_line(node, predicate, term) for predicate, term in terms)
    known = dict(zip((row.field for row in tables.LINK), reading, strict=True))
    if party := known["side"] or known["actor"]:
        lines += to_line(node, v.PARTY, ACTOR.to_term(party))
    return node, Triples(v.ACTORS_GRAPH, lines)


def _actor(actor: Actor) -> str:
    node = ACTOR.to_term(actor.id)
    lines = [_type(node, tables.ACTOR_TYPES[actor.type]), _lines(node, tables.ACTOR_FIELDS, actor)]
    lines.append(to_line(node, v.RDFS + "label", STRING.to_term(full_name(actor.name, actor.type, actor.side_name))))
    lines.append(to_line(node, v.PARTY, ACTOR.to_term(actor.side or actor.id)))
    lines += (to_line(node, v.SKOS + "altLabel", STRING.to_term(alias)) for alias in actor.aliases)
    if actor.wikidata is not None:
        lines.append(to_line(node, v.OWL + "sameAs", f"<{v.WIKIDATA}{quote(actor.wikidata, safe='')}>"))
    return "".join(lines)


def _finding(finding: Finding) -> str:
    iri = to_iri("finding", finding.id)
    node = f"<{iri}>"
    parties = [f"<{iri}#party-{index}>" for index in range(len(finding.actors))]
    parts = [f"<{iri}#part-{index}>" for index in range(len(finding.parts))]
    lines = [_type(node, tables.KINDS[finding.kind]), _lines(node, tables.FINDING, finding)]
    lines += _list(iri, v.PARTIES, parties)
    lines += _list(iri, v.STATEMENTS, map(STATEMENT.to_term, finding.statements))
    lines += _list(iri, v.DOCUMENTS, map(DOCUMENT.to_term, finding.documents))
    lines += _list(iri, v.PARTS, parts)
    lines += (_lines(node, tables.PARTY, party) for node, party in zip(parties, finding.actors, strict=True))
    for node, (name, value) in zip(parts, finding.parts, strict=True):
        lines.append(to_line(node, v.RDFS + "label", STRING.to_term(name)))
        lines.append(to_line(node, v.RDF + "value", DOUBLE.to_term(value)))
    return "".join(lines)


def _list(owner: str, predicate: str, members: Iterable[str]) -> Iterator[str]:
    """An RDF list with named nodes, so that the same finding makes the same quads."""
    place, arc = f"<{owner}>", predicate
    for index, member in enumerate(members):
        node = f"<{owner}#{predicate.removeprefix(v.KG)}-{index}>"
        yield to_line(place, arc, node) + to_line(node, v.RDF + "first", member)
        place, arc = node, v.RDF + "rest"
    if arc != predicate:
        yield to_line(place, arc, f"<{v.RDF}nil>")
