"""Which actor a name belonged to on a day."""

from dataclasses import dataclass
from datetime import date
from itertools import combinations

from kg.actors.actor_rows import Row
from kg.actors.spelling import Phrase, is_acronym, phrase

_SHORTEST_SPOKEN = 4
"""Letters that an acronym written "Nato" has at least; "Who" and "Is" are words."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A row's claim that an alias names an actor from one day to another, both included."""

    actor: str
    first: date
    last: date
    rule: str
    acronym: str | None
    has_capital: bool
    row: Row

    def fits(self, shown: str, on: date | None) -> bool:
        """Say whether the claim holds for a name as it stands in the text, on a day (None: on any day)."""
        in_time = on is None or self.first <= on <= self.last
        if self.acronym is None:
            return in_time and (not self.has_capital or shown != shown.lower())
        return in_time and (self.acronym == shown or self._is_spoken(shown))

    def _is_spoken(self, shown: str) -> bool:
        """British papers write an acronym that is spoken as a word with one capital: "Nato", "Unicef"."""
        return self.acronym is not None and len(shown) >= _SHORTEST_SPOKEN and self.acronym.capitalize() == shown

    def clashes(self, other: "Claim") -> bool:
        """Say whether two claims give one name to two actors on the same day."""
        apart = self.last < other.first or other.last < self.first
        return self.actor != other.actor and not apart and self.acronym == other.acronym


class AliasIndex:
    """All aliases, each with the claims on it; ``scope`` keeps apart names that need a country beside them."""

    def __init__(self) -> None:
        """Start without any alias."""
        self._claims: dict[tuple[str, str], list[Claim]] = {}
        self.words: set[str] = set()
        self.longest = 1

    def add(self, alias: str, actor: str, row: Row, rule: str = "name", scope: str = "") -> None:
        """Note that a row claims an alias for an actor, for the days of the row's valid_from and valid_to."""
        words = phrase(alias)
        if not words:
            row.refuse(f"the alias {alias!r} holds no word")
        claim = Claim(
            actor,
            row.day("valid_from"),
            row.day("valid_to", last=True),
            rule,
            words.text().replace(" ", "") if is_acronym(alias) else None,
            alias != alias.lower(),
            row,
        )
        claims = self._claims.setdefault((scope, words.key()), [])
        if not any(known.actor == actor and known.acronym is None for known in claims):
            claims.append(claim)
        self.words.update(words.words)
        self.longest = max(self.longest, len(words))

    def override(self, alias: str) -> None:
        """Forget all claims on an alias, so that the user's own row decides."""
        self._claims.pop(("", phrase(alias).key()), None)

    def find(self, name: Phrase, on: date | None, scope: str = "") -> Claim | None:
        """Return the claim on a name that holds on the day, the youngest where no day is given."""
        claims = self._claims.get((scope, name.key()))
        if claims is None:
            return None
        shown = "".join(name.shown)
        fitting = [claim for claim in claims if claim.fits(shown, on)]
        return max(fitting, key=lambda claim: claim.last) if fitting else None

    def check(self) -> None:
        """Raise InvalidActors where two rows claim one alias for the same days."""
        for (_, name), claims in self._claims.items():
            for one, other in combinations(claims, 2):
                if one.clashes(other):
                    other.row.refuse(
                        f"the alias {name!r} is claimed for {other.actor}, and for {one.actor} in "
                        f"{one.row.path.name}, line {one.row.line}; give the two rows different days or drop one"
                    )
