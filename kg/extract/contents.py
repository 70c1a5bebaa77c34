"""Where the content of an accusing or denying verb begins and ends, mending where the parser cut it."""

from spacy.tokens import Token

from kg.extract.draft import Extent, end_of, start_of, stretch
from kg.extract.phrases import extent
from kg.extract.tree import children
from kg.extract.voice import agents
from kg.lexicon import load_lexicon

_OF_THE_NOUN = frozenset({"to", "in", "with", "of", "for", "about", "against", "between"})
_TEMPORAL = frozenset({"DATE", "TIME"})


def content_of(content: Token, verb: Token) -> Extent:
    """Return the stretch of a content of a verb.

    A list of deeds is one content ("of forging letters, bribing a clerk and lying"), a phrase behind a noun belongs
    to it ("any link to the arrests"); what is denied ends before the verdict ("dismissed the report as fiction")
    before somebody's denial of it (", which B denied") and before who says so ("of lying by the opposition").
    """
    first, last = extent(content)
    return _cut(content, stretch(first, _list_end(content, verb, last)), _remarks(content, verb))


def proposition_of(content: Token, verb: Token) -> Extent:
    """Return what a claiming verb puts forward, whole: "the deal as a mistake", "the council to resign"."""
    whole = content_of(content, verb)
    judged = [noun for noun in children(verb, "dobj") if verb.i < noun.i < content.i]
    wished = [
        clause
        for clause in children(verb, "xcomp", "advcl")
        if clause.i > content.i and clause.tag_ == "VB" and clause.left_edge.i == content.right_edge.i + 1
    ]
    start = min([whole.start, *(start_of(extent(noun)[0]) for noun in judged)])
    return Extent(start, max([whole.end, *(end_of(extent(clause)[1]) for clause in wished)]))


def without_remarks(clause: Token, verb: Token) -> Extent:
    """Return the stretch of what is said, up to what somebody else says of it (", a charge that B denies")."""
    first, last = extent(clause)
    remarks = [word for word in clause.subtree if word != verb and word.i > clause.i and _renames(word)]
    return _cut(clause, stretch(first, last), remarks) if remarks else stretch(first, last)


def _cut(content: Token, whole: Extent, remarks: list[Token]) -> Extent:
    cut = min((end_of(word.doc[word.left_edge.i - 1]) for word in remarks), default=whole.end)
    return Extent(whole.start, _without_mark(content, whole.start, min(whole.end, cut)))


def _remarks(content: Token, verb: Token) -> list[Token]:
    """Return the heads of what is said about the content rather than in it."""
    verdicts = [word for word in children(content, "prep") if word.lower_ == "as" and word.i > content.i]
    denials = [
        word
        for word in content.subtree
        if word.dep_ == "relcl" and load_lexicon().has("rejecting", word.lemma_) and word != verb and word.i > content.i
    ]
    renamed = [word for word in content.subtree if _renames(word) and word.i > content.i]
    own = [word for word in content.subtree if word == verb]
    own += [by for agent in agents(verb) if (by := agent.head).lower_ == "by" and by.head != verb and by.i > content.i]
    judged = load_lexicon().has("rejecting", verb.lemma_)
    return [*(verdicts if judged else []), *denials, *renamed, *own]


def _renames(noun: Token) -> bool:
    """ ", a charge that B denies": another name of the content, for the sake of what B says of it."""
    after = noun.left_edge.i > noun.sent.start and noun.left_edge.nbor(-1).text == ","
    clauses = children(noun, "relcl")
    return after and noun.lemma_.lower() in load_lexicon().said and any(clause.i > noun.i for clause in clauses)


def _list_end(content: Token, verb: Token, last: Token) -> Token:
    """Return the last word of the list of deeds, or of the phrase that follows a noun, that the content opens."""
    for child in verb.children:
        if child.left_edge.i <= last.i or child.i <= content.i:
            continue
        gap = [word.lower_ for word in verb.doc[last.i + 1 : child.left_edge.i]]
        deed = content.tag_ == "VBG" and child.tag_ == "VBG" and child.dep_ in {"advcl", "conj"}
        listed = deed and bool(gap) and set(gap) <= {",", "and", "or"}
        if listed or (content.pos_ == "NOUN" and not gap and _is_of_the_noun(child, verb)):
            last = child.right_edge
    return last


def _is_of_the_noun(preposition: Token, verb: Token) -> bool:
    temporal = any(word.ent_type_ in _TEMPORAL for word in children(preposition, "pobj"))
    denies = load_lexicon().has("rejecting", verb.lemma_)
    return denies and preposition.dep_ == "prep" and preposition.lower_ in _OF_THE_NOUN and not temporal


def _without_mark(content: Token, start: int, end: int) -> int:
    """Return the end without a comma or a space before it."""
    base = int(content.doc.user_data["start"])
    text = content.doc.text[start - base : end - base]
    return start + len(text.rstrip(" ,;:-–—")) if text.rstrip(" ,;:-–—") else end
