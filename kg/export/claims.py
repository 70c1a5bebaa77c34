"""Allegations and claims as schema.org Claim, in JSON-LD: what search engines and fact checkers read.

https://schema.org/Claim: the author is who said it, the appearance is the article. No review and no rating is given.
"""

import json
from pathlib import Path
from typing import Any

from kg.actors.actor import full_name
from kg.document import Document
from kg.statement import Act, Mention, Statement
from kg.store import Store
from kg.vocabulary import to_iri

CONTEXT = {"@vocab": "https://schema.org/"}
"""Stands in the file, for a reader that fetches schema.org's own needs the network; only addresses would gain by it."""

TYPES = {"person": "Person", "state": "Country"}
"""Every other actor is an Organization."""


def write_claims(store: Store, path: Path) -> None:
    """Write one Claim for each allegation and each claim of the store."""
    documents = {document.id: document for document in store.documents()}
    acts = (Act.ALLEGATION, Act.CLAIM)
    claims = [_claim(said, documents[said.document]) for said in store.statements() if said.act in acts]
    text = json.dumps({"@context": CONTEXT, "@graph": claims}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def _claim(said: Statement, document: Document) -> dict[str, Any]:
    article = {
        "@type": "NewsArticle",
        "@id": to_iri("document", document.id),
        "headline": document.title,
        "url": document.url,
        "datePublished": None if document.date is None else document.date.isoformat(),
        "publisher": None if document.publisher is None else {"@type": "Organization", "name": document.publisher},
    }
    claim = {
        "@type": "Claim",
        "@id": to_iri("statement", said.id),
        "text": said.sentence.text,
        "author": [_agent(mention) for mention in said.sources],
        "about": [_agent(mention) for mention in said.accused],
        "dateCreated": None if said.said_on is None else said.said_on.isoformat(),
        "appearance": _known(article),
    }
    return _known(claim)


def _agent(mention: Mention) -> dict[str, Any]:
    agent = {"@type": TYPES.get(mention.type or "", "Organization"), "name": _name(mention)}
    return agent if mention.actor is None else {**agent, "@id": to_iri("actor", mention.actor)}


def _name(mention: Mention) -> str:
    return full_name(mention.name or mention.text, mention.type, mention.side_name)


def _known(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value not in (None, [])}
