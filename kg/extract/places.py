"""Which things touch a stretch of a text, without looking at all of them: that takes quadratic time in a long text."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

Thing = TypeVar("Thing")

_BLOCK = 256  # characters, about two sentences


class Places(Generic[Thing]):
    """Things of one document by the characters that they cover.

    >>> places = Places([(0, 5, "Norland"), (4, 900, "accused"), (880, 881, ".")])
    >>> places.touching(4, 6), places.touching(900, 901)
    (['Norland', 'accused'], [])
    """

    def __init__(self, things: Iterable[tuple[int, int, Thing]]) -> None:
        """Keep things with the places where they start and end, in their order."""
        self._things = tuple(things)
        self._blocks: dict[int, list[int]] = {}
        for number, (start, end, _) in enumerate(self._things):
            for block in range(start // _BLOCK, end // _BLOCK + 1):
                self._blocks.setdefault(block, []).append(number)

    def __iter__(self) -> Iterator[Thing]:
        """Iterate over the things in the order in which they came."""
        return (thing for _, _, thing in self._things)

    def touching(self, start: int, end: int) -> list[Thing]:
        """Return the things that share a character with a stretch, in the order in which they came."""
        blocks = range(start // _BLOCK, end // _BLOCK + 1)
        near = sorted({number for block in blocks for number in self._blocks.get(block, ())})
        found = (self._things[number] for number in near)
        return [thing for begins, ends, thing in found if begins < end and start < ends]
