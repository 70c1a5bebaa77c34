"""Crowds: several who are one subject, whom no one name means, so that "they" may be they."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from kg.extract.actorhood import is_actor
from kg.extract.anaphora import Named
from kg.extract.draft import start_of
from kg.extract.tree import children
from kg.lexicon import load_lexicon

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def crowds(parsed: Iterable[Doc], named: Sequence[Named]) -> Iterator[int]:
    """Yield where several are a subject whom no one name means: "drivers", "the miners", "A and B"."""
    lexicon = load_lexicon()
    known = {place for name in named for place in range(name.start, name.end)}
    for passage in parsed:
        for token in passage:
            several = token.tag_ in {"NNS", "NNPS"} and start_of(token) not in known
            if token.dep_ in _SUBJECTS and (several or children(token, "conj")) and is_actor(token, lexicon):
                yield start_of(token)
