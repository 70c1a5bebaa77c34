"""What is said: one Statement with its act, its roles and the characters it stands on.

No input or output and no third-party import: every other module may depend on this one.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

SCHEMA_VERSION = 1
"""The version of the statement record; it rises when a key changes its meaning or goes away."""


class Act(StrEnum):
    """What somebody does by saying something."""

    CLAIM = "claim"
    ALLEGATION = "allegation"
    DENIAL = "denial"
    ADMISSION = "admission"
    NO_RESPONSE = "no_response"


class Polarity(StrEnum):
    """Whether the content is put forward as so, or as not so."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Certainty(StrEnum):
    """How sure the source presents the content, after FactBank's CT, PR and PS (Saurí and Pustejovsky 2009)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text: ``document.text[start:end] == text``, in characters, end exclusive."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cue(Span):
    """The words that make a stretch of text a statement ("accused", "according to"), with the lexicon's lemma."""

    lemma: str


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A span that names an actor, and the actor it was linked to, if any.

    ``actor`` is None where the text names nobody that could be told apart ("critics", "a resident").
    ``type`` is person, organisation, state, group, bloc or None; ``side`` is the state or bloc that the
    actor acts for. ``rule`` and ``link_confidence`` (0 to 1) say how the link was made.
    """

    actor: str | None = None
    name: str | None = None
    type: str | None = None
    side: str | None = None
    side_name: str | None = None
    rule: str | None = None
    link_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said, with its act, who says it of whom, and the evidence.

    A role that the text leaves open is an empty tuple, never a guess. For a denial the source is the
    denier; for no_response it is the silent party. ``answers`` is the id of the statement of the same
    document that this one responds to. ``confidence`` is the calibrated chance that act, source and
    accused are all right.
    """

    id: str
    document: str
    act: Act
    sources: tuple[Mention, ...]
    accused: tuple[Mention, ...]
    cue: Cue | None
    content: Span | None
    sentence: Span
    addressees: tuple[Mention, ...] = ()
    relayed_by: tuple[Mention, ...] = ()
    answers: str | None = None
    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.CERTAIN
    reciprocal: bool = False
    quoted: bool = False
    said_on: date | None = None
    confidence: float = 0.5
    why: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the statement record: what ``kg extract`` prints, ready for JSON."""
        return {
            "id": self.id,
            "document": self.document,
            "act": self.act.value,
            "sources": [_to_dict(mention) for mention in self.sources],
            "accused": [_to_dict(mention) for mention in self.accused],
            "cue": None if self.cue is None else _to_dict(self.cue),
            "content": None if self.content is None else _to_dict(self.content),
            "addressees": [_to_dict(mention) for mention in self.addressees],
            "relayed_by": [_to_dict(mention) for mention in self.relayed_by],
            "answers": self.answers,
            "polarity": self.polarity.value,
            "certainty": self.certainty.value,
            "reciprocal": self.reciprocal,
            "quoted": self.quoted,
            "said_on": None if self.said_on is None else self.said_on.isoformat(),
            "confidence": self.confidence,
            "why": self.why,
            "sentence": _to_dict(self.sentence),
            "schema": SCHEMA_VERSION,
        }

    def misplaced(self, text: str) -> Span | None:
        """Return the first of its spans that does not stand in this text where it says, or None if all do.

        >>> said = Span("Nobody came.", 0, 12)
        >>> statement = Statement("s-1", "d-1", Act.CLAIM, (), (), None, None, sentence=said)
        >>> statement.misplaced("Nobody came."), statement.misplaced("Somebody came.")
        (None, Span(text='Nobody came.', start=0, end=12))
        """
        spans = (
            *self.sources,
            *self.accused,
            *self.addressees,
            *self.relayed_by,
            self.cue,
            self.content,
            self.sentence,
        )
        return next((span for span in spans if span is not None and text[span.start : span.end] != span.text), None)

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> "Statement":
        """Return the statement of a record; KeyError or ValueError where the record is none."""
        cue, content, said_on = record.get("cue"), record.get("content"), record.get("said_on")
        return cls(
            id=record["id"],
            document=record["document"],
            act=Act(record["act"]),
            sources=_mentions(record.get("sources", ())),
            accused=_mentions(record.get("accused", ())),
            cue=None if cue is None else Cue(**cue),
            content=None if content is None else Span(**content),
            sentence=Span(**record["sentence"]),
            addressees=_mentions(record.get("addressees", ())),
            relayed_by=_mentions(record.get("relayed_by", ())),
            answers=record.get("answers"),
            polarity=Polarity(record.get("polarity", "positive")),
            certainty=Certainty(record.get("certainty", "certain")),
            reciprocal=bool(record.get("reciprocal", False)),
            quoted=bool(record.get("quoted", False)),
            said_on=None if said_on is None else date.fromisoformat(said_on),
            confidence=float(record.get("confidence", 0.5)),
            why=record.get("why", ""),
        )


def statement_id(document: str, act: Act, *spans: Iterable[Span]) -> str:
    """Return the id of a statement: a hash of what identifies it, so that loading twice changes nothing.

    A mention counts with its actor: "each side accused the other" is two statements on the same words.

    >>> statement_id("d-1", Act.CLAIM, [Span("It", 0, 2)])
    's-85236454a8574341'
    """
    places = ["/".join(_place(span) for span in group) for group in spans]
    return "s-" + short_hash(document, act.value, *places)


def _place(span: Span) -> str:
    actor = getattr(span, "actor", None)
    return f"{span.start}-{span.end}" if actor is None else f"{span.start}-{span.end}-{actor}"


def short_hash(*parts: str) -> str:
    """Return 16 hexadecimal digits that stand for these strings in this order.

    >>> short_hash("a", "b") == short_hash("ab")
    False
    """
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _mentions(records: Iterable[Mapping[str, Any]]) -> tuple[Mention, ...]:
    return tuple(Mention(**record) for record in records)


def _to_dict(span: Span) -> dict[str, Any]:
    """A span's fields in the order of its class; dataclasses.asdict is 8 times slower on these flat records."""
    return {name: getattr(span, name) for name in span.__match_args__}
