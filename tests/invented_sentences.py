"""Texts to try extraction on: hostile ones, and news-like ones put together from cue words in random order."""

from hypothesis import strategies as st

from kg.lexicon import load_lexicon

LEXICON = load_lexicon()
NAMES = ("Norland", "Sudria", "the Sudrian army", "Ana Oja", "it", "he", "they", "each other", "the agency", "one side")
CUES = tuple(sorted({*LEXICON.frames, *LEXICON.speech, *LEXICON.nominals}))
GLUE = (
    *("of", "that", "which", "by", "was", "has", "had", "not", "no", "to", "and", "with", "for", "on", "according to"),
    *("alleged", "allegedly", "declined", "shelling", "a village", "comment", "responsible", "other", "both", "from"),
    *(",", ",", ".", ".", ":", "?", '"', "“", "”", "'", "\n", "\n\n", "(", ")", "—"),
)
MARKS = ('"', "“", "”", "„", "«", "»", "''", "'", "’", "?", "\ufffd", "[", "]", "(", ")", "...", " ", "\n", ".", "said")
HOSTILE = (
    *("\x00", "\x07", "\x1b[2J", "\x85", "\r", "\r\n", "\t", "\u2028", "\u200b", "\ufeff", "\u202e", "\u2066"),
    *(
        "\ud800",
        "\udfff",
        "\U0001f600",
        "e\u0301" * 3,
        "<script>",
        "{{7*7}}",
        "=cmd|' /C calc'!A0",
        "'; DROP ALL",
        "%s",
    ),
)


def _verb(lemma: str) -> st.SearchStrategy[str]:
    return st.sampled_from([lemma, lemma + "ed", lemma + "ing", lemma + "s"])


WORDS = st.one_of(
    st.sampled_from(NAMES), st.sampled_from(CUES).flatmap(_verb), st.sampled_from(GLUE), st.sampled_from(GLUE)
)
CHUNKS = st.sampled_from(
    (
        *("Norland accused Sudria", "of shelling a village", "said", "denied", "it", "who", "that it had lied", "."),
        *(
            "was accused of lying",
            "by Ana Oja",
            "each other",
            "and",
            "according to the agency",
            '"',
            "declined to comment",
        ),
        *("the allegations", "Sudria's army", "blamed the attack on", "has been charged with fraud", ", which", "to"),
        *(
            "there was no comment from",
            "they",
            "allegedly",
            "the alleged shelling",
            "each side",
            "the other",
            "its",
            "?",
        ),
        *("has not responded", "did not", "said that", "the two sides traded accusations", "responsible for the raid"),
    )
)
NEWS = st.one_of(st.lists(WORDS, min_size=3, max_size=40), st.lists(CHUNKS, min_size=3, max_size=16)).map(" ".join)
"""Cue words, names, marks and pieces of sentences in an order that no editor would let pass."""

NESTED = st.lists(st.sampled_from((*MARKS, *NAMES, "denied", "accused")), min_size=3, max_size=40).map("".join)
"""Quotations that open and never close, close and never open, and stand in one another."""

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=120)
"""Any characters there are, halves of surrogate pairs among them."""

SPOILT = st.lists(st.one_of(WORDS, st.sampled_from(HOSTILE), ANYTHING), min_size=1, max_size=25).map(" ".join)
"""News with control characters, marks of direction, markup and worse in it."""

TEXTS = st.one_of(NEWS, NESTED, ANYTHING, SPOILT)
