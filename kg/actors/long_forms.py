"""Which acronyms a text spells out: "the Norland Peace Council (NPC)", or both forms apart in one text."""

import re
from collections.abc import Iterator

from kg.actors.spelling import phrase

_BRACKETED = re.compile(r"\(\s*([A-Z][A-Z.]{1,9})\s*[,;)]")
_ACRONYM = re.compile(r"\b[A-Z]{3,8}\b")
_WORD = re.compile(r"[^\W_][\w'’.&-]*")
_NAME = re.compile(r"[A-Z][\w'’-]+(?: (?:(?:of|for|the|and|in|on|to|de|du|against) ){0,2}[A-Z][\w'’-]+)+")
_SPAN = 120
"""Characters before the bracket that can hold the long form."""


def long_forms(text: str, heads: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield each acronym with its long form: in brackets behind it, or anywhere where a word of ``heads`` ends it.

    The brackets come last, for they are surer.

    >>> list(long_forms("The Elm Farm Foundation sued. EFF won.", frozenset({"foundation"})))
    [('EFF', 'Elm Farm Foundation')]
    """
    yield from _apart(text, heads)
    for found in _BRACKETED.finditer(text):
        letters = found.group(1).replace(".", "")
        form = _form_before(text[max(0, found.start() - _SPAN) : found.start()], letters)
        if form is not None:
            yield letters, form


def abbreviates(letters: str, name: str) -> bool:
    """Say whether the letters are initials of the name's words, in their order; words may be left out.

    >>> abbreviates("NPC", "Norland Peace and Unity Council"), abbreviates("XYZ", "Norland Peace Council")
    (True, False)
    """
    words = phrase(name).words
    initials = iter(word[0] for word in words)
    return len(words) > 1 and words[0][0] == letters[0].casefold() and all(x in initials for x in letters.casefold())


def _form_before(text: str, letters: str) -> str | None:
    """The shortest stretch up to the end that begins with a capital and can be abbreviated so."""
    sentence = re.split(r"[.;:!?] |[\n()]", text.rstrip())[-1]
    for word in reversed(list(_WORD.finditer(sentence))):
        if word.group()[0].isupper() and abbreviates(letters, sentence[word.start() :]):
            return sentence[word.start() :]
    return None


def _apart(text: str, heads: frozenset[str]) -> Iterator[tuple[str, str]]:
    used = set(_ACRONYM.findall(text))
    for found in _NAME.finditer(text) if used else ():
        words = list(_WORD.finditer(found.group()))
        capitals = [word for word in words if word.group()[0].isupper()]
        for end, last in enumerate(capitals, 1):
            if last.group().casefold() not in heads:
                continue
            for start in range(end):
                letters = "".join(word.group()[0] for word in capitals[start:end])
                if letters in used:
                    yield letters, found.group()[capitals[start].start() : last.end()]
