"""Article text made safe to show: no control characters, no tricks with the direction of writing.

HTML is not removed. The page shows it as the text it is.
"""

import re

LONGEST_TEXT = 4000
"""Characters of a text that the page shows; the longest of 1,739 sentences of real news had 485."""

_BREAKS = re.compile(r"[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # C0 and C1 controls
    "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides, isolates (CVE-2021-42574, "Trojan Source")
    "\ufeff\ufff9-\ufffb]"  # byte order mark, interlinear annotation
)
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\]+", re.IGNORECASE)


def clean(text: str | None, longest: int = LONGEST_TEXT) -> str:
    r"""Return text without invisible characters, on one line, at most ``longest`` characters long.

    >>> clean("line one\nline \u202etwo")
    'line one line two'
    """
    visible = _INVISIBLE.sub("", _BREAKS.sub(" ", text or ""))
    whole = visible.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate becomes "?"
    return whole if len(whole) <= longest else whole[: longest - 1] + "…"


def web_address(url: str | None) -> str | None:
    """Return the address if a reader may follow it: http or https and nothing else.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    address = clean(url, longest=2000).strip()
    return address if _WEB_ADDRESS.fullmatch(address) else None
