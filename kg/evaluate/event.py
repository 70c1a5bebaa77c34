"""Event: one saying as the scorer counts it, and the labelled text that holds it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.document import Document
from kg.statement import Act, Certainty, Mention, Polarity, Span, Statement

SCORED = (Act.ALLEGATION, Act.DENIAL, Act.NO_RESPONSE)
"""What every labelled text says in full; other acts count only where the text's ``acts`` name them."""

EACH_OTHER = "each other"
_LONGEST_ROLE = 200  # characters; mentions further apart are joined by their own words


@dataclass(frozen=True, slots=True)
class Event:
    """One saying: the statements of one act that share a cue, so that "A and B accused C and D" counts once.

    Roles are strings: the stretch from the first mention to the last; None where the text leaves them open.
    ``source_name`` and ``accused_name`` say who is meant by a pronoun or a noun such as "the agency".
    Polarity and certainty are None where the label does not speak of them.
    """

    act: Act
    source: str | None
    accused: str | None
    content: str | None
    cue: str | None
    source_name: str | None = None
    accused_name: str | None = None
    optional: bool = False
    polarity: Polarity | None = None
    certainty: Certainty | None = None
    confidence: float = 1.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text and all that is said in it. Only what stands after ``skip`` characters (the context) is labelled."""

    id: str
    text: str
    events: tuple[Event, ...]
    skip: int = 0
    phenomena: tuple[str, ...] = ()
    acts: frozenset[Act] = field(default=frozenset(SCORED))
    day: date | None = None

    @property
    def labelled(self) -> str:
        """The labelled part of the text."""
        return self.text[self.skip :]

    def document(self) -> Document:
        """Return the text as a document to extract from."""
        return Document(self.id, self.text, date=self.day)


def to_events(statements: Iterable[Statement], text: LabelledText) -> list[Event]:
    """Return the statements of one text as events, without those of its context and of acts it has no labels for."""
    by_cue: dict[tuple[Act, int | None], list[Statement]] = {}
    for statement in statements:
        start = statement.cue.start if statement.cue else None
        if statement.act in text.acts and (start is None or start >= text.skip):
            by_cue.setdefault((statement.act, start), []).append(statement)
    return [to_event(group, text.text) for group in by_cue.values()]


def to_event(statements: Sequence[Statement], text: str, optional: bool = False) -> Event:
    """Return statements of one act and one cue as one event; ``text`` is what their offsets count."""
    first = statements[0]
    sources = [mention for statement in statements for mention in statement.sources]
    accused = [mention for statement in statements for mention in statement.accused]
    contents = [statement.content for statement in statements if statement.content]
    reciprocal = any(statement.reciprocal for statement in statements)
    return Event(
        act=first.act,
        source=_role(sources, text),
        accused=EACH_OTHER if reciprocal else _role(accused, text),
        content=_stretch(contents, text) if contents else None,
        cue=first.cue.text.lower() if first.cue else None,
        source_name=_names(sources),
        accused_name=None if reciprocal else _names(accused),
        optional=optional,
        polarity=first.polarity,
        certainty=first.certainty,
        confidence=sum(statement.confidence for statement in statements) / len(statements),
        why=first.why,
    )


def _role(mentions: Sequence[Mention], text: str) -> str | None:
    if not mentions:
        return None
    stretch = _stretch(mentions, text)
    return stretch if len(stretch) < _LONGEST_ROLE else " and ".join(mention.text for mention in mentions)


def _stretch(spans: Sequence[Span], text: str) -> str:
    return text[min(span.start for span in spans) : max(span.end for span in spans)]


def _names(mentions: Iterable[Mention]) -> str | None:
    return " and ".join(dict.fromkeys(mention.name for mention in mentions if mention.name)) or None
