"""What a prosecutor or a plaintiff says that somebody did is a charge, whatever the word for the deed."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.actorhood import is_actor
from kg.extract.control import subjects
from kg.extract.draft import Draft
from kg.extract.factuality import is_done
from kg.extract.harm import Harm, harm_in
from kg.extract.tree import children
from kg.lexicon import Lexicon


def told_wrong(draft: Draft, clause: Token, lexicon: Lexicon) -> Harm | None:
    """Return the wrong that a clause of a draft tells of, by its words or by who tells it."""
    harm = harm_in(clause, lexicon, draft.content)
    if harm is not None and harm.agents:
        return harm
    posts = [word.lemma_.lower() for source in draft.sources for word in _posts(source)]
    doers = tuple(token for token in subjects(clause) if _may_be_charged(token, lexicon))
    charged = any(lexicon.has("prosecuting", post) for post in posts) and is_done(clause)
    return Harm(clause, True, doers) if charged and doers else harm


def _may_be_charged(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word names somebody other than those who hear, defend or suffer: judges, lawyers, victims."""
    return is_actor(token, lexicon) and token.pos_ != "PRON" and not lexicon.has("courtroom", token.lemma_.lower())


def _posts(source: Token) -> Iterator[Token]:
    """The words that may say what a source is: itself, what stands before its name, or beside it."""
    yield source
    yield from children(source, "compound", "appos")
    if source.dep_ == "appos":
        yield source.head
