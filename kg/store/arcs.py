"""The arcs from a statement to its actors, drawn anew where who is who was decided afresh.

The links of the mentions stay as extraction made them, so that a statement is read back as it was and a decision can be
taken back; the arcs, which queries follow, and the derived graph show what was decided.
"""

from collections.abc import Iterable

from pyoxigraph import Quad, Triple

from kg import vocabulary as v
from kg.statement import Statement
from kg.store.loading import insert
from kg.triples import Triples, tables, to_triples

_ARCS = frozenset(
    (
        *(arc for arc, _ in tables.ROLES.values()),
        *tables.SIDES.values(),
        v.ACCUSATION,
    )
)


def redraw(graph: str, quads: Iterable[Quad | Triple], statements: Iterable[Statement]) -> str | None:
    """Return the update that draws the arcs of a document's statements anew, or None where they stand so already."""
    drawn = {f"{quad.subject} {quad.predicate} {quad.object} ." for quad in quads if quad.predicate.value in _ARCS}
    wanted = {
        line
        for statement in statements
        for triples in to_triples(statement)
        if triples.graph == graph
        for line in triples.lines.splitlines()
        if line.split(" ", 2)[1].strip("<>") in _ARCS
    }
    if drawn == wanted:
        return None
    steps = [insert([_block(graph, wanted - drawn)])] if wanted - drawn else []
    if drawn - wanted:
        steps.insert(0, insert([_block(graph, drawn - wanted)]).replace("INSERT", "DELETE", 1))
    return " ;\n".join(steps)


def _block(graph: str, lines: Iterable[str]) -> Triples:
    return Triples(graph, "".join(f"{line}\n" for line in sorted(lines)))
