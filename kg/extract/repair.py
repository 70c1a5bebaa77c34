"""Repair what scraping broke, before parsing, without moving a single character.

Every function returns a text of the same length, so that offsets into the repaired text are offsets into the
document. Statements always quote the document itself, never the repaired text.
"""

import re

# Typographic marks the parser knows less well than their plain forms; one character each, on both sides.
_PLAIN = str.maketrans(
    "“”„‟«»‘’‚‛`´\u00a0\u2009\u202f\u200b\ufeff\t\u2028\u2029\x85\x0b\x0c\r", "\"\"\"\"\"\"''''''" + " " * 12
)
# Two single marks for a double one, as typewriters and some archives have it.
_DOUBLED_OPENING = re.compile(r"(?<![^\s(\[—–-])''(?=\S)")
_DOUBLED = re.compile(r"(?<=\S)''")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# A question mark that opens a word ("?massive shelling?") was a quotation mark once.
_LOST_OPENING = re.compile(r"(?<![^\s(\[—–-])[?\ufffd](?=\w)")
_LOST_CLOSING = re.compile(r"(?<=[\w.,!])[?\ufffd](?=[\s.,;:)\]]|$)")
# A question mark between a word and a lower-case word was an apostrophe: "Belarus? territory".
_LOST_APOSTROPHE = re.compile(
    r"(?<=\w)[?\ufffd](?=\s+[a-z])|(?<=\w)\ufffd(?=\w)|(?<=[a-z])\?(?=(?:s|t|re|ve|ll|d|m)\b)"
)


def repair(text: str) -> str:
    """Return the text with plain quotation marks, and with those that scraping turned into ``?`` restored.

    >>> repair("It called the raid a ?staged? act from Narva? side. Why? Nobody knew.")
    'It called the raid a "staged" act from Narva\\' side. Why? Nobody knew.'
    """
    text = _DOUBLED.sub('" ', _DOUBLED_OPENING.sub(' "', text)) if "''" in text else text
    plain = _CONTROL.sub(" ", _LONE_SURROGATE.sub("\ufffd", text)).translate(_PLAIN)
    if "?" not in plain and "\ufffd" not in plain:
        return plain
    return "\n".join(_restore_quotes(paragraph) for paragraph in plain.split("\n"))


def _restore_quotes(paragraph: str) -> str:
    characters = list(paragraph)
    end = 0
    for opening in _LOST_OPENING.finditer(paragraph):
        if opening.start() < end:
            continue
        closing = _LOST_CLOSING.search(paragraph, opening.end())
        if closing is None:
            break  # nor does any later one close: to look again for each takes quadratic time
        characters[opening.start()] = characters[closing.start()] = '"'
        end = closing.end()
    return _LOST_APOSTROPHE.sub("'", "".join(characters))
