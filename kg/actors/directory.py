"""Who a user means: the one actor of a collection, or the one side, that is called what was typed."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from kg.actors.actor import Actor, full_name, is_name
from kg.actors.actor_base import ActorBase
from kg.actors.spelling import key
from kg.errors import InvalidQuery

CLOSE = 0.8
"""How alike a hint is at least: 'Rusia' and Russia are (0.91), 'Ankara' and SANA are not (0.6)."""

HINTS = 3


class Directory:
    """The actors of a collection, found by id, name, name with side, alias, or as the actor base reads it.

    >>> ministries = [Actor(f"{code}-mod", "Ministry of Defence", "organisation", side_name=name)
    ...               for code, name in (("ru", "Russia"), ("gr", "Greece"))]
    >>> Directory(ministries).find("ministry of defence (Russia)")
    'ru-mod'
    >>> Directory(ministries).find("Ministry of Defense (Greece)")
    Traceback (most recent call last):
    kg.errors.InvalidQuery: nobody in this collection is called 'Ministry of Defense (Greece)'; did you mean 'Ministry of Defence (Greece)'?
    """  # noqa: E501

    def __init__(self, actors: Iterable[Actor]) -> None:
        """Know these actors, and the sides that they act for."""
        self._shown: dict[str, str] = {}
        self._sides: dict[str, str] = {}
        self._ranks: tuple[dict[str, set[str]], ...] = ({}, {}, {})
        for actor in actors:
            self._shown[actor.id] = full_name(actor.name, actor.type, actor.side_name)
            self._sides[actor.id] = actor.side or actor.id
            for rank, names in enumerate(
                ((self._shown[actor.id],), (actor.name,), (actor.id, *filter(is_name, actor.aliases)))
            ):
                for name in names:
                    for held in self._ranks[rank:]:  # who bears it as a name may still be meant where it is an alias
                        held.setdefault(_plain(name), set()).add(actor.id)

    def find(self, text: str) -> str:
        """Return the id of the actor; InvalidQuery, with the nearest names, where nobody or more than one is meant."""
        called = self._called(text)
        if len(called) == 1:
            return called.pop()
        link = ActorBase.load().find(text)
        if link is not None and link.actor in self._shown and (not called or link.actor in called):
            return link.actor
        raise InvalidQuery(self._refusal(text, called))

    def find_side(self, text: str) -> str:
        """Return the id of the side that whoever is called so acts for; InvalidQuery as ``find``.

        >>> putin = Actor("person-vladimir-putin", "Vladimir Putin", "person", side="ru", side_name="Russia")
        >>> Directory([putin]).find_side("Putin"), Directory([putin]).find_side("the Kremlin")
        ('ru', 'ru')
        """
        called = self._called(text)
        sides = {self._sides[actor] for actor in called}
        if len(sides) == 1:
            return sides.pop()
        link = ActorBase.load().find(text)
        side = self._sides.get(link.actor, link.side) if link is not None else None
        if side is not None and side in (sides or self._sides.values()):
            return side
        raise InvalidQuery(self._refusal(text, called))

    def _called(self, text: str) -> set[str]:
        """The ids of all who are called so; of one alone, where it is clearer by id, shown name or name."""
        if text in self._shown:
            return {text}
        called: set[str] = set()
        for names in self._ranks:
            called = names.get(_plain(text), set())
            if len(called) == 1:
                break
        return set(called)

    def _refusal(self, text: str, called: set[str]) -> str:
        if not called:
            return unknown_name("nobody", text, self._near(text))
        return f"{len(called)} actors are called {text!r}; name one by its id: {', '.join(sorted(called))}"

    def _near(self, text: str) -> Iterator[str]:
        """Yield the shown names of which the words typed are a part, then those that are spelt alike."""
        words, names = set(_plain(text).split()), self._ranks[-1]
        parts = sorted(name for name in names if words and words <= set(name.split()))
        for name in [*parts, *get_close_matches(_plain(text), names, HINTS, CLOSE)]:
            yield from (self._shown[actor] for actor in sorted(names[name]))


def unknown_name(nobody: str, text: str, near: Iterable[str]) -> str:
    """Return the one line that says that a name is unknown, with at most three that may be meant.

    >>> unknown_name("nobody", "Rusia", ["Russia"])
    "nobody in this collection is called 'Rusia'; did you mean 'Russia'?"
    """
    hints = " or ".join(map(repr, list(dict.fromkeys(near))[:HINTS]))
    return f"{nobody} in this collection is called {text!r}" + (f"; did you mean {hints}?" if hints else "")


def _plain(name: str) -> str:
    return key(name).removeprefix("the ")
