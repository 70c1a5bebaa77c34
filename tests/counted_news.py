"""Documents, statements and findings with the few things that every count needs."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

from kg.document import Document
from kg.finding import Finding
from kg.statement import Act, Mention, Polarity, Statement

Rows = list[tuple[Any, ...]]


class News:
    """Documents and statements with the few things that every count needs."""

    def __init__(self, documents: list[Document], statements: list[Statement], findings: list[Finding]) -> None:
        self.documents = {document.id: document for document in documents}
        self.statements, self.findings = statements, findings
        self.names: dict[str | None, str | None] = {}
        for mention in (mention for said in statements for mention in mentions(said)):
            self.names.setdefault(mention.side, mention.side_name)
        for mention in (mention for said in statements for mention in mentions(said)):
            told = (
                mention.type in ("person", "state")
                or not mention.side_name
                or mention.side_name in (mention.name or "")
            )
            self.names[mention.actor] = mention.name if told else f"{mention.name} ({mention.side_name})"

    def day(self, said: Statement) -> date | None:
        return said.said_on or self.documents[said.document].date

    def printed(self, said: Statement) -> tuple[str | None, str | None]:
        return self.documents[said.document].publisher, self.documents[said.document].title

    def alleged(self) -> list[Statement]:
        return [said for said in self.statements if said.act is Act.ALLEGATION and said.polarity is Polarity.POSITIVE]

    def of(self, *acts: Act) -> list[Statement]:
        return [said for said in self.statements if said.act in acts]

    def arcs(self, field: str = "actor") -> Iterator[tuple[str, str, Statement]]:
        for said in self.alleged():
            for pair in product(values(said.sources, field), values(said.accused, field)):
                if pair[0] != pair[1]:
                    yield (*pair, said)

    def pairs(self, field: str = "actor") -> set[tuple[str, str]]:
        return {(a, b) for a, b, _ in self.arcs(field)}


def mentions(said: Statement) -> tuple[Mention, ...]:
    return said.sources + said.accused + said.addressees + said.relayed_by


def values(found: tuple[Mention, ...], field: str) -> set[str]:
    return {value for mention in found if (value := getattr(mention, field)) is not None}


def parties(found: tuple[Mention, ...]) -> set[str]:
    return {party for mention in found if (party := mention.side or mention.actor)}


def actors_or_sides(found: tuple[Mention, ...]) -> set[str]:
    return values(found, "actor") | values(found, "side")


def within(day: date | None, since: date | None, until: date | None) -> bool:
    return (since is None or (day is not None and day >= since)) and (
        until is None or (day is not None and day <= until)
    )
