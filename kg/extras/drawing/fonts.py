"""Fonts for names in any script: what this machine has, and what no font of it can write."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from matplotlib.font_manager import FontEntry, FontProperties, findfont, fontManager
from matplotlib.ft2font import FT2Font

FIRST = "DejaVu Sans"
"""It comes with matplotlib, so that names in Latin, Greek, Cyrillic, Arabic and Hebrew look the same everywhere."""

BOXES = "Last Resort"
"""A font that matplotlib brings along: it has every letter, as a box."""

SCRIPTS = {"CJK": "Chinese", "HANGUL": "Korean", "HIRAGANA": "Japanese", "KATAKANA": "Japanese"}
"""What people call scripts that Unicode calls otherwise; the others are what the name of a letter begins with."""

_KIND_OF_LETTER = re.compile(r" (?:CAPITAL|SMALL|LETTER|SIGN|SYLLABLE|CHARACTER|VOWEL|UNIFIED|DIGIT)\b")


def fonts_for(texts: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the fonts that write some texts, the first one first, and the scripts that none of them can write.

    >>> fonts_for(["Kyiv", "Київ"])
    (['DejaVu Sans'], [])
    """
    families = [FIRST]
    missing = {*_letters(texts)} - _charmap(findfont(FontProperties(FIRST)))
    for font in sorted(filter(_is_upright, fontManager.ttflist), key=lambda font: (font.name, font.fname)):
        if not missing:
            break
        gained = missing & _charmap(font.fname)
        if gained:
            families.append(font.name)
            missing -= gained
    return families, sorted({_script(chr(letter)) for letter in missing})


def _letters(texts: Iterable[str]) -> Iterator[int]:
    """What is seen of some texts: no spaces and breaks, no signs that only join or choose others."""
    for letter in {letter for text in texts for letter in text}:
        unseen = unicodedata.category(letter) in {"Cc", "Cf", "Zs"} or "VARIATION SELECTOR" in unicodedata.name(
            letter, ""
        )
        if not unseen:
            yield ord(letter)


def _is_upright(font: FontEntry) -> bool:
    return font.style == "normal" and str(font.weight) in {"400", "normal", "regular"} and BOXES not in font.name


def _charmap(file: str) -> set[int]:
    """The letters of a font; none of a font without outlines, such as one of coloured pictures."""
    try:
        return {*FT2Font(file).get_charmap()}
    except (OSError, RuntimeError):
        return set()


def _script(letter: str) -> str:
    if unicodedata.category(letter) in {"So", "Sk", "Cn"}:
        return "emoji"
    script = _KIND_OF_LETTER.split(unicodedata.name(letter, "UNKNOWN"))[0]
    return SCRIPTS.get(script, script.title())
