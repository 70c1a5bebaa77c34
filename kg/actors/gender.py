"""Is somebody called "he" or "she"? Told by a title, a role or a given name; for many names by nothing.

Only what contradicts a pronoun is used: "she" never means Vladimir Putin, and may mean somebody of unknown gender.
"""

from functools import lru_cache

from kg.lexicon import load_lexicon

_PRONOUNS = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
}


def may_be_called(pronoun: str, name: str) -> bool:
    """Tell whether a personal pronoun may mean somebody of this name.

    >>> may_be_called("she", "Vladimir Putin"), may_be_called("she", "Angela Merkel"), may_be_called("she", "Xi")
    (False, True, True)
    """
    return gender_of(name) in {None, _PRONOUNS.get(pronoun)}


def may_be_titled(title: str, name: str) -> bool:
    """Tell whether somebody of this name may have this title before it.

    >>> may_be_titled("Mrs", "Hillary Clinton"), may_be_titled("Mrs", "Bill Clinton"), may_be_titled("Dr", "Ana Oja")
    (True, False, True)
    """
    gender = gender_of(title) if title else None
    return gender is None or gender_of(f"{name} .") in {None, gender}


@lru_cache(maxsize=4096)
def gender_of(name: str) -> str | None:
    """Return "male", "female", or None where neither title nor role nor given name tells.

    >>> gender_of("Mrs Oja"), gender_of("King Olaf of Norland"), gender_of("Oja")
    ('female', 'male', None)
    """
    lexicon = load_lexicon()
    words = [word.strip(".,'\"") for word in name.lower().replace("’s", "").replace("'s", "").split()]
    for gender in ("female", "male"):
        if any(lexicon.has(gender, word) for word in words):
            return gender
    return next((lexicon.given_names[word] for word in words[:-1] if word in lexicon.given_names), None)
