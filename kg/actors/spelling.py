"""How a name is spelt, reduced to what matters when two spellings are compared."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "&": " and "})
# Letters that Unicode does not decompose into a Latin letter and a mark.
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a"})
_TOKEN = re.compile(
    r"(?P<dotted>(?<!\w)(?:[^\W\d_]\. ?){2,}(?:[^\W\d_](?![\w']))?|(?<!\w)[^\W\d_]\.[^\W\d_](?!\w))"
    r"|(?P<possessive>(?<=\w)'s?(?!\w))"
    r"|(?P<word>[^\W_]+(?:'(?!s\b)[^\W_]+)*)"
    r"|(?P<pause>[,;:()\[\]–—])"
)
PAUSE = ","
POSSESSIVE = "'s"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as folded ``words`` and, position by position, the same words as ``shown`` in the text."""

    words: tuple[str, ...]
    shown: tuple[str, ...]

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.words)

    def part(self, start: int, end: int | None = None) -> "Phrase":
        """Return the phrase from word ``start`` up to word ``end``."""
        return Phrase(self.words[start:end], self.shown[start:end])

    def key(self, start: int = 0, end: int | None = None) -> str:
        """Return the words of a stretch as one string, for looking it up."""
        return " ".join(self.words[start:end] if start or end is not None else self.words)

    def capital(self, position: int) -> bool:
        """Say whether the word stands with a capital letter (or is a number) in the text."""
        first = self.shown[position][0]
        return first.isupper() or first.isdigit()

    def text(self) -> str:
        """Return the phrase with its own capitals and single spaces."""
        return " ".join(self.shown).replace(" '", "'")


def fold(text: str) -> str:
    """Return a text without marks and case, so that spellings of one name meet.

    >>> fold("Élysée"), fold("ERDOĞAN")
    ('elysee', 'erdogan')
    """
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_LETTERS)


@lru_cache(maxsize=65_536)
def phrase(text: str) -> Phrase:
    """Return the words of a name: acronyms and initials as one word, possessives apart, hyphens as spaces.

    >>> phrase("the U.S.-led coalition’s jets").words
    ('the', 'us', 'led', 'coalition', "'s", 'jets')
    """
    words: list[str] = []
    shown: list[str] = []
    for match in _TOKEN.finditer(text.translate(_APOSTROPHES)):
        token = match.group()
        if match.lastgroup == "dotted":
            token = token.replace(".", "").replace(" ", "")
        elif match.lastgroup == "possessive":
            token = POSSESSIVE
        elif match.lastgroup == "pause":
            token = PAUSE
        shown.append(token)
        words.append(fold(token).replace("'", "") if match.lastgroup == "word" else token.casefold())
    return Phrase(tuple(words), tuple(shown))


def as_written(name: Phrase, text: str) -> str:
    """Return a phrase as the text that it was read from writes it, with its points and hyphens.

    >>> as_written(phrase("the PG&E plant").part(1, 4), "the PG&E plant")
    'PG&E'
    """
    start, end = text.find(name.shown[0]), text.rfind(name.shown[-1])
    return name.text() if start < 0 or end < start else " ".join(text[start : end + len(name.shown[-1])].split())


def key(text: str) -> str:
    """Return the one string under which a name is kept.

    >>> key("Sana'a"), key("Bashar al-Assad")
    ('sanaa', 'bashar al assad')
    """
    return phrase(text).key()


def slug(text: str) -> str:
    """Return a name as the tail of an id.

    >>> slug("Ministry of Defence")
    'ministry-of-defence'
    """
    return "-".join(word for word in phrase(text).words if word.isalnum())


def is_acronym(text: str) -> bool:
    """Say whether a name is read only in capitals ("WHO", "U.S."), since in small letters it is a common word.

    >>> is_acronym("U.S."), is_acronym("Who")
    (True, False)
    """
    letters = text.replace(".", "")
    return letters.isalnum() and letters.isupper() and len(letters) <= 5
