"""Which allegation of the same document does a denial, an admission or a silence answer?"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.actors.gender import may_be_called
from kg.extract.anaphora import ANAPHORIC
from kg.extract.draft import Draft, start_of
from kg.extract.mentions import is_pronoun
from kg.extract.places import Places
from kg.extract.tree import quotation_of
from kg.lexicon import load_lexicon
from kg.statement import Act, Mention, Polarity, Statement

_POINTING = frozenset(
    {"which", "that", "this", "it", "them", "these", "those", "so", "such", "outright", "their", "have"}
)
_NEXT = 150  # characters: a sentence that follows, or the one after it
_REPLY = 400  # characters: a reply stands a few sentences behind
_ASKED = re.compile(r"Asked about (?:that|this|it|the \w+)\b", re.IGNORECASE)
_LATEST = 100  # allegations: an answer reaches back over no more, or a long text takes quadratic time
_WORD = re.compile(r"\w{4,}")
_ANSWERS = frozenset({Act.DENIAL, Act.ADMISSION, Act.NO_RESPONSE})


def answerer(token: Token, draft: Draft, before: Sequence[Statement]) -> Mention | None:
    """Return the mention of a pronoun that answers the allegation just before it: "A accused B, a charge it denies"."""
    asked = [mention for statement in before if statement.act is Act.ALLEGATION for mention in statement.accused]
    answers = draft.act in {Act.DENIAL, Act.ADMISSION, Act.NO_RESPONSE}
    near = any(
        0 <= draft.cue.start - statement.sentence.end < _NEXT or _holds(statement, draft) for statement in before
    )
    if not (answers and near and len(asked) == 1 and is_pronoun(token)) or quotation_of(token) >= 0:
        return None
    personal = token.lower_ in {"he", "she"}
    if asked[0].type is not None and (asked[0].type == "person") != personal and token.lower_ != "they":
        return None
    if personal and not may_be_called(token.lower_, f"{asked[0].text} {asked[0].name or ''} ."):
        return None  # "Ana Oja accused Karl Ott. She denied ..."
    if token.lower_ == "they" and any(len(statement.sources) > 1 for statement in before):
        return None  # the accusers may be meant
    place = start_of(token)
    confidence = None if asked[0].link_confidence is None else round(asked[0].link_confidence * ANAPHORIC, 3)
    return replace(
        asked[0],
        text=token.text,
        start=place,
        end=place + len(token.text),
        rule=None if asked[0].actor is None else f"pronoun: {asked[0].text!r} is accused",
        link_confidence=confidence,
    )


def _holds(statement: Statement, draft: Draft) -> bool:
    return statement.sentence.start <= draft.cue.start < statement.sentence.end


def answered(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Yield the statements in order, answers with the id of the allegation that they answer."""
    allegations = [statement for statement in statements if statement.act is Act.ALLEGATION]
    cues = Places((each.cue.start, each.cue.start + 1, each) for each in allegations if each.cue is not None)
    places = [allegation.sentence.start for allegation in allegations]
    for told in statements:
        last = bisect_right(places, told.sentence.start)
        latest = allegations[max(0, last - _LATEST) : last]
        statement = _reply(latest, told)
        if statement.act in _ANSWERS:
            target = _told_in(statement, cues) or _told_before(statement, latest)
            yield statement if target is None else _pointing(replace(statement, answers=target.id), target)
        else:
            yield statement


def _reply(allegations: Sequence[Statement], statement: Statement) -> Statement:
    """Return a negative claim as a denial where it is put as a reply: "nobody was put under pressure, Oja replied"."""
    negative = statement.act is Act.CLAIM and statement.polarity is Polarity.NEGATIVE
    if not negative or not is_put_as_reply(statement) or not _accused_before(statement, allegations):
        return statement
    return replace(statement, act=Act.DENIAL, polarity=Polarity.POSITIVE, why=f"{statement.why}, a reply")


def is_put_as_reply(statement: Statement) -> bool:
    """Tell whether the text puts a statement as a reply to what stands before it: "replied", "asked about that"."""
    replying = statement.cue is not None and load_lexicon().has("replying", statement.cue.lemma)
    return replying or _ASKED.match(statement.sentence.text) is not None


def _accused_before(answer: Statement, allegations: Sequence[Statement]) -> list[Statement]:
    """Return the allegations against the one who answers that stand a few sentences before."""
    speakers = _actors_and_sides(answer)
    before = (each for each in allegations if 0 <= answer.sentence.start - each.sentence.end <= _REPLY)
    return [each for each in before if speakers & _accused(each)]


def _pointing(answer: Statement, target: Statement) -> Statement:
    """Put the allegation's content in place of a bare "which" or "it"."""
    bare = answer.content is not None and (answer.content.text.lower() in _POINTING or _is_apposed(answer))
    return replace(answer, content=target.content) if bare and target.content is not None else answer


def _told_in(answer: Statement, cues: Places[Statement]) -> Statement | None:
    """Return the allegation that stands in the answer's own content."""
    return next(iter(cues.touching(answer.content.start, answer.content.end)), None) if answer.content else None


def _told_before(answer: Statement, allegations: Sequence[Statement]) -> Statement | None:
    """Return the allegation before that an answer is about, or None where the text does not make it plain.

    It is made against the answerer, and the answer only points back ("which", "the charges") or shares words of its
    content.
    """
    same = [a for a in allegations if a.sentence == answer.sentence and _is_before(a, answer)]
    if same and _is_apposed(answer):
        return same[-1]
    speakers = _actors_and_sides(answer)
    against = [allegation for allegation in allegations if speakers & _accused(allegation)]
    if is_put_as_reply(answer) and (before := _accused_before(answer, allegations)):
        return before[-1]
    if points_back(answer):
        return against[-1] if against else None
    shared = [(len(_words(answer) & _words(allegation)), allegation) for allegation in against]
    best = max((count for count, _ in shared), default=0)
    return next((allegation for count, allegation in reversed(shared) if count == best), None) if best else None


def _is_apposed(answer: Statement) -> bool:
    """ "A accused B of lying, a charge that B denies": another name of what was told just before."""
    if answer.content is None:
        return False
    article, _, noun = answer.content.text.lower().rpartition(" ")
    lexicon = load_lexicon()
    return (article in {"a", "an"} and noun in lexicon.said) or (not article and noun.rstrip("s") in lexicon.said)


def _is_before(allegation: Statement, answer: Statement) -> bool:
    return allegation.cue is not None and answer.cue is not None and allegation.cue.start < answer.cue.start


def points_back(answer: Statement) -> bool:
    """Tell whether an answer has no matter of its own: "denied it", "did not respond to the charges"."""
    if answer.content is None or answer.act is Act.NO_RESPONSE:
        return True
    lexicon = load_lexicon()
    words = _words(answer)
    return not words or all(word in lexicon.said or word.rstrip("s") in lexicon.said for word in words)


def _words(statement: Statement) -> frozenset[str]:
    """Return the words of a content that carry its matter: four letters or more, no name of who speaks."""
    names = {word.lower() for m in (*statement.sources, *statement.accused) for word in _WORD.findall(m.text)}
    text = "" if statement.content is None else statement.content.text
    return frozenset(word.lower() for word in _WORD.findall(text)) - names - _POINTING


def _accused(statement: Statement) -> set[str]:
    return {key for mention in statement.accused for key in (mention.actor, mention.side) if key}


def _actors_and_sides(statement: Statement) -> set[str]:
    return {key for mention in statement.sources for key in (mention.actor, mention.side) if key}
