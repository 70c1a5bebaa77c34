"""Whether a text is English, the one language that kg reads."""

import re

FUNCTION_WORDS = frozenset({"the", "of", "and", "to", "that", "for", "with", "by", "from", "said", "has"})
"""Frequent in English news and rare in other languages ("in", "a", "was" are words of many)."""

FEWEST_WORDS = 40
"""A shorter text tells too little."""

LEAST_SHARE = 0.06
"""Of 171 English articles of 40 words and more none has a share under 0.10 (half have over 0.19); paragraphs of
German, Spanish, Afrikaans and Dutch have 0.00 to 0.05."""

_WORD = re.compile(r"[^\W\d_]+")


def looks_english(text: str) -> bool:
    """Tell whether enough of the words are those that any English text is full of; a short text always looks so.

    >>> looks_english("Die Regierung wies den Vorwurf der Opposition am Montag zurück. " * 5)
    False
    >>> looks_english("The government rejected the charge of the opposition on Monday. " * 5)
    True
    """
    words = _WORD.findall(text.casefold())
    return len(words) < FEWEST_WORDS or sum(word in FUNCTION_WORDS for word in words) >= LEAST_SHARE * len(words)
