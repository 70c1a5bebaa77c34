"""Who goes on being accused: "The mayor lied," Ana Oja said. "He broke the law."

A pronoun that nobody's name explains means the accused of the allegation just before it, if the same one speaks, if it
agrees in number and kind, and if it is the subject there: the topic of a speaker stays until he names another
(centering theory, Grosz, Joshi and Weinstein 1995).
"""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.actors.gender import may_be_called
from kg.extract.anaphora import ANAPHORIC
from kg.extract.draft import Draft, start_of
from kg.extract.mentions import is_pronoun
from kg.extract.tree import quotation_of
from kg.lexicon import load_lexicon
from kg.statement import Mention, Statement

_NEAR = 100  # characters between the end of what was said and the pronoun: "..., Ana Oja, the mayor's rival, said."
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PERSONS = frozenset({"he", "she"})


@dataclass(frozen=True, slots=True)
class Told:
    """An allegation that was told: as the rules saw it, and as the statement that it became."""

    draft: Draft
    statement: Statement


def still_accused(pronoun: Token, draft: Draft, before: Told | None) -> Mention | None:
    """Return the mention of a pronoun that goes on with the accused of the allegation before, or None."""
    if before is None or len(before.statement.accused) != 1 or not is_pronoun(pronoun):
        return None
    head, accused = before.draft.accused[0], before.statement.accused[0]
    gap = start_of(pronoun) - max(accused.end, before.statement.content.end if before.statement.content else 0)
    same = pronoun.doc is head.doc or 0 <= gap < _NEAR
    if not (same and gap >= 0 and pronoun.dep_ in _SUBJECTS and _is_same_speaker(pronoun, draft, before)):
        return None
    if not _agrees(pronoun, head, accused):
        return None
    place, sure = start_of(pronoun), accused.link_confidence
    return replace(
        accused,
        text=pronoun.text,
        start=place,
        end=place + len(pronoun.text),
        rule=None if accused.actor is None else f"pronoun: {accused.text!r} is accused",
        link_confidence=None if sure is None else round(sure * ANAPHORIC, 3),
    )


def _is_same_speaker(pronoun: Token, draft: Draft, before: Told) -> bool:
    """Tell whether whoever spoke speaks on, and cannot be meant by the pronoun himself.

    A pronoun that is the source ("she added") goes on with who spoke; outside of quotations it must not be the same
    word as the pronoun: in "he said he lied" he may be the speaker.
    """
    if quotation_of(pronoun) < 0 and any(source.lower_ == pronoun.lower_ for source in draft.sources):
        return False
    earlier = {source.lower_ for source in before.draft.sources}
    return bool(draft.sources) and all(is_pronoun(source) or source.lower_ in earlier for source in draft.sources)


def _agrees(pronoun: Token, head: Token, accused: Mention) -> bool:
    word, plural = pronoun.lower_, head.tag_ in {"NNS", "NNPS"} or head.lower_ == "they"
    role = load_lexicon().roles.get(head.lemma_.lower())
    person = accused.type == "person" or role == "person" or head.lower_ in _PERSONS
    if word in _PERSONS:
        return person and not plural and may_be_called(word, f"{accused.text} {accused.name or ''} .")
    if word == "it":
        return not person and not plural and accused.type != "person"
    return word == "they" and (plural or not person)
