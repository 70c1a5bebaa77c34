"""What the sentence around a name adds: that a capital is only a place, or whose "junta" is meant."""

from kg.actors.actor_lists import ActorLists
from kg.actors.spelling import Phrase
from kg.actors.territories import Territory


def is_mere_place(name: Phrase, sentence: Phrase, lists: ActorLists) -> bool:
    """Say whether a name only tells where something is, each time that it stands in the sentence ("in Moscow")."""
    size = len(name)
    starts = [at for at in range(len(sentence) - size + 1) if sentence.words[at : at + size] == name.words]
    places = lists.words["place"]
    return bool(starts) and all(
        any(sentence.key(start - length, start) in places for length in (1, 2) if length <= start) for start in starts
    )


def only_state(sentence: Phrase, lists: ActorLists) -> Territory | None:
    """Return the one state that a sentence names, by whatever word, or None."""
    found: dict[str, Territory] = {}
    position = 0
    while position < len(sentence):
        place = lists.territories.at(sentence, position)
        if place is not None and place.territory.is_state:
            found[place.territory.code] = place.territory
        position = place.end if place is not None else position + 1
    return next(iter(found.values())) if len(found) == 1 else None
