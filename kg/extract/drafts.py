"""The drafts of one document, by where they stand and what they are about."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.extract.draft import Draft, Extent, start_of
from kg.extract.places import Places
from kg.statement import Act


class Drafts:
    """The drafts of one document, in the order of their cues."""

    def __init__(self, found: Sequence[Draft]) -> None:
        """Note where the cue and the content of each draft stand, and which clause a denial is about."""
        self._found = tuple(found)
        self._cues = Places((draft.cue.start, draft.cue.end, draft) for draft in found)
        self._contents = Places(
            (draft.content.start, draft.content.end, draft) for draft in found if draft.content is not None
        )
        self._denials: dict[Token, list[Draft]] = {}
        self._bare: dict[int, list[Draft]] = {}
        self._silences = {draft.verb for draft in found if draft.act is Act.NO_RESPONSE}
        for draft in found:
            if draft.act is Act.DENIAL and draft.clause is not None:
                self._denials.setdefault(draft.clause, []).append(draft)
                if draft.clause.tag_ == "WDT":
                    self._bare.setdefault(start_of(draft.verb.sent[0]), []).append(draft)

    def __iter__(self) -> Iterator[Draft]:
        """Iterate over the drafts in the order of their cues."""
        return iter(self._found)

    def is_cue(self, token: Token) -> bool:
        """Tell whether a word is the cue of one of the drafts."""
        place = start_of(token)
        return bool(self._cues.touching(place, place + 1))

    def is_silence(self, verb: Token) -> bool:
        """Tell whether a verb is that of a missing response."""
        return verb in self._silences

    def about(self, place: Extent) -> list[Draft]:
        """Return the drafts whose content holds a stretch."""
        near = self._contents.touching(place.start, place.end)
        return [draft for draft in near if draft.content is not None and draft.content.holds(place)]

    def denials_of(self, clause: Token) -> list[Draft]:
        """Return the denials whose clause has this head."""
        return self._denials.get(clause, [])

    def bare_denials(self, verb: Token) -> list[Draft]:
        """Return the denials of the same sentence that only point back: "which B denies"."""
        return self._bare.get(start_of(verb.sent[0]), [])
