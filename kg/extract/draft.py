"""Draft: a statement as the rules see it, in words of the parse, before names and offsets are settled."""

from dataclasses import dataclass

from spacy.tokens import Token

from kg.statement import Act, Certainty, Polarity


@dataclass(frozen=True, slots=True)
class Extent:
    """A stretch of the document in characters, end exclusive."""

    start: int
    end: int

    def holds(self, other: "Extent") -> bool:
        """Tell whether another stretch lies inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Filled:
    """The slots of a frame, filled: the head words of source, accused and content."""

    sources: tuple[Token, ...]
    accused: tuple[Token, ...]
    contents: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """One statement found by a rule; roles are head words, still to become mentions."""

    act: Act
    rule: str
    why: str
    cue: Extent
    lemma: str
    verb: Token
    sources: tuple[Token, ...] = ()
    accused: tuple[Token, ...] = ()
    content: Extent | None = None
    clause: Token | None = None
    relayed_by: tuple[Token, ...] = ()
    addressees: tuple[Token, ...] = ()
    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.CERTAIN
    reciprocal: bool = False


def start_of(token: Token) -> int:
    """Return where a token starts in its document; a passage knows its own place."""
    return int(token.doc.user_data["start"]) + int(token.idx)


def end_of(token: Token) -> int:
    """Return where a token ends in its document."""
    return start_of(token) + len(token.text)


def stretch(first: Token, last: Token) -> Extent:
    """Return the characters from the first token to the last."""
    return Extent(start_of(first), end_of(last))
