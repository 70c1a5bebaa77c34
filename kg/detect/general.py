"""Responses that speak of what was said without saying more: "the allegations", "Kiev's charges", "that story"."""

import re
from collections.abc import Iterable, Iterator

from kg.detect.content import WORD, term
from kg.detect.entry import Entry, keys_of
from kg.detect.ledger import Ledger
from kg.statement import Mention, Statement

ALLEGATIONS = re.compile(
    r"\b(?:accusations|allegations|assertions|charges|claims|reports|story|tale|version)\b", re.IGNORECASE
)

SAID = re.compile(
    r"\b(?:accusation|allegation|assertion|charge|claim|comment|complaint|criticism|question|remark|report|statement|"
    r"tale|version|stor(?:y|ie))s?\b",
    re.IGNORECASE,
)
"""What somebody named in a content may have made: "Kiev's charge", "the claims by Amnesty"."""

CLAUSE = re.compile(r"\b(?:how|if|that|whether|which|who|why)\b", re.IGNORECASE)
"""What comes after it tells what was said, not by whom."""

BY_WHOM = re.compile(
    r"(?: (?:made|levelled|raised|voiced))?(?: (?:against|by|from|of) (?:an?|her|his|its|the|their|[A-Z])\b[^,;]*)?\W*"
)
"""What may follow "the allegations" without saying what they are about: "of the islanders", but not "of bribery"."""

OWNER = re.compile(r"['’]s|.s['’]")
"""The end of a word in the genitive."""


def speaks_of_allegations(entry: Entry) -> bool:
    """Tell whether a response's content is "the allegations", "the claims of the islanders" and the like.

    "Claims that it had plans to attack" and "accusations of bribery" are about something: a matter of their own.
    """
    text = "" if entry.statement.content is None else entry.statement.content.text
    named = ALLEGATIONS.search(text)
    if named is None or entry.content.acts:
        return False
    before = [word for word in WORD.finditer(text[: named.start()]) if word[0].islower()]
    whose = all(term(word[0]) is None or OWNER.match(text, word.end() - 2) for word in before)
    return whose and BY_WHOM.fullmatch(text, named.end()) is not None


def by(accusers: tuple[Mention, ...], allegations: Iterable[Entry]) -> list[Entry]:
    """Return the allegations that these accusers, or others of their sides, make."""
    keys = keys_of(accusers)
    return [entry for entry in allegations if not keys.isdisjoint(entry.by)]


def named_accusers(ledger: Ledger, entry: Entry, answered: Entry | None) -> tuple[Mention, ...]:
    """Return whose allegations a general response is about: "Kiev's allegations", "the charges by Amnesty"."""
    statement = entry.statement
    nominal = answered.statement.sources if answered is not None and not answered.content.words else ()
    in_content = _accusers_in(ledger, entry.content.sides, statement) if entry.content.sides else ()
    return tuple(each for each in (*nominal, *statement.addressees, *in_content) if each.actor or each.side)


def _accusers_in(ledger: Ledger, sides: frozenset[str], statement: Statement) -> Iterator[Mention]:
    """Yield the sides to which a content ascribes an allegation: to none in "to say whether Borland was to blame"."""
    span, own = statement.content, {mention.side for mention in statement.sources}
    named = "" if span is None else CLAUSE.split(span.text)[0]
    if span is not None and SAID.search(named):
        for side in sorted((sides - own) & ledger.mask.content(named).sides):
            yield ledger.side(side, span)
