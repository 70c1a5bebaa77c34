"""A document, a mention and a statement of the smallest kind, for tests of what keeps them."""

from datetime import date

from kg.document import Document
from kg.statement import Act, Mention, Span, Statement


def document(number: int = 1, text: str = "Ruritania accused Freedonia of theft.", **fields: str) -> Document:
    return Document(f"d-{number}", text, title=f"Title {number}", date=date(2022, 6, number), **fields)


def mention(actor: str, side: str | None = None) -> Mention:
    return Mention(actor, 0, len(actor), actor, actor.title(), "state", side or actor, (side or actor).title())


def statement(
    number: int = 1, *, by: str = "ruritania", of: str = "freedonia", doc: int = 1, act: Act = Act.ALLEGATION
) -> Statement:
    sentence = Span("Ruritania accused Freedonia of theft.", 0, 37)
    return Statement(f"s-{number}", f"d-{doc}", act, (mention(by),), (mention(of),), None, None, sentence)
