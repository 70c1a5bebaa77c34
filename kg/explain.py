"""The chain from sentences to a finding, in words."""

from collections.abc import Iterator

from kg.finding import Finding
from kg.graph import Graph, documents_of
from kg.statement import Mention, Statement


def explain(graph: Graph, finding: Finding) -> Iterator[str]:
    """Yield the lines that lead from the sentences to a finding: what it says, why, and every statement behind it."""
    yield finding.why
    told = {"kind": finding.kind.value, "level": finding.level.value, "state": finding.state, "reason": finding.reason}
    yield ", ".join(f"{name} {value}" for name, value in told.items() if value is not None)
    yield f"score {finding.score} from " + ", ".join(f"{name} {value}" for name, value in finding.parts)
    documents = documents_of(graph)
    for number, key in enumerate(finding.statements, 1):
        statement: Statement = graph.nodes[key]["statement"]
        document = documents.get(statement.document)
        yield ""
        yield f"{number}. {roles(statement)}"
        yield f"   “{' '.join(statement.sentence.text.split())}”"
        if document is not None:
            printed = (document.publisher, document.date and document.date.isoformat(), document.title, document.url)
            yield "   " + ", ".join(part for part in printed if part)
        yield f"   {statement.id}, confidence {statement.confidence:.2f}: {statement.why or 'no reason was kept'}"


def roles(statement: Statement) -> str:
    """Return who does what by saying it: "Main Directorate of Intelligence -> allegation -> Russia".

    >>> from kg.statement import Act, Span
    >>> roles(Statement("s", "d", Act.ALLEGATION, (), (Mention("Aland", 0, 5),), None, None, Span("", 0, 0)))
    'not named -> allegation -> Aland'
    """
    accused = f" -> {_names(statement.accused)}" if statement.accused else ""
    relayed = f", relayed by {_names(statement.relayed_by)}" if statement.relayed_by else ""
    answers = f", answers {statement.answers}" if statement.answers else ""
    return f"{_names(statement.sources)} -> {statement.act.value}{accused}{relayed}{answers}"


def _names(mentions: tuple[Mention, ...]) -> str:
    return ", ".join(mention.name or mention.text for mention in mentions) or "not named"
