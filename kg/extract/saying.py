"""What a verb of speech says: a clause, a quotation, or the sentence around it; where it begins and ends."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from kg.extract.contents import without_remarks
from kg.extract.draft import Extent, end_of, start_of
from kg.extract.phrases import extent, phrase
from kg.extract.places import Places
from kg.extract.quotations import Quotation
from kg.extract.slots import clause_of, said_clause
from kg.extract.tree import SUBJECTS, children, quotation_of
from kg.lexicon import load_lexicon

_MARKS_AT_THE_ENDS = ",;:-–—.\"'"
_MARKS = 5  # characters between a cue's words and a quotation: marks, a space, a colon
_PAUSES = frozenset({",", '"', "-", "--", "—", "–"})
_IN_THE_CUE = frozenset({"prep", "dobj", "dative", "npadvmod", "advcl", "prt"})
_SHORTEST = 4  # words: a shorter stretch is no content
_JOINING = re.compile(r"\W*(?:and|but|or|yet|so)\W+(?:(?:that|still|then|also)\W+)?")
_JOINED = 20  # quotations in a row without a cue between them; more are no speech
_NEAR = 40  # words: what stands further from its cue is not one phrase with it


def content_beside(
    verb: Token, sources: Sequence[Token], quotes: Places[Quotation], force: str
) -> tuple[Extent, Token | None] | None:
    """Return the extent of what is said, and the head of its clause where the parse shows one."""
    clause = clause_of(verb) or _in_a_statement(verb)
    quote = _quote_beside(verb, sources, quotes)
    if quote is not None and (around := predicated(verb)) is not None and quote.start > start_of(verb):
        return Extent(start_of(verb.sent[0]), quote.end), around
    if quote is not None and clause is not None and _is_another(quote, verb, clause):
        quote = None
    if quote is not None and (clause is None or not _reaches(clause, quote)):
        return Extent(min(quote.start, _opening(verb, quote)), quote.end), _head_within(verb, quote)
    if clause is not None:
        whole = without_remarks(clause, verb)
        return (Extent(whole.start, max(whole.end, quote.end)) if quote else whole), clause
    return _inverted(verb, sources) if force != "belief" or _is_last(verb) else None


def predicated(verb: Token) -> Token | None:
    """Return the "was" that a remark parts from what it says: "the charge was, she said, 'a lie'"."""
    around = verb.head
    parted = verb.dep_ == "parataxis" and around.lemma_ == "be" and around.i < verb.left_edge.i
    return around if parted and not children(around, "acomp", "attr") else None


def _is_another(quote: Extent, verb: Token, clause: Token) -> bool:
    """Tell whether a quotation in front is not what the verb says, which its clause tells.

    It is a title ("in his column "Harbour Lights," Oja said that"), or the sentence before, closed by a full stop.
    """
    if clause.i < verb.i or quote.end > start_of(verb):
        return False
    head = _head_within(verb, quote)
    return _is_closed(quote, verb) or head is None or not children(head, *SUBJECTS)


def _is_closed(quote: Extent | Quotation, verb: Token) -> bool:
    """Tell whether a quotation in front of a verb ends its sentence there, with a full stop."""
    place = quote.end - 1 - start_of(verb.doc[0])
    return place < 0 or verb.doc.text[place] == "."


def _opening(verb: Token, quote: Extent) -> int:
    """Return where what is said begins if only its end is quoted: "closing the pier 'is a mistake', Oja said"."""
    clauses = [clause for clause in children(verb, "ccomp") if clause.i < verb.i]
    return min((start_of(extent(clause)[0]) for clause in clauses), default=quote.start)


def _in_a_statement(verb: Token) -> Token | None:
    """Return the clause of "said in a statement that A fell", which the parser hangs on the statement."""
    papers = [paper for preposition in children(verb, "prep") for paper in children(preposition, "pobj")]
    return next(
        (
            clause
            for paper in papers
            if load_lexicon().has("document", paper.lemma_) and (clause := said_clause(paper)) is not None
        ),
        None,
    )


def _reaches(clause: Token, quote: Extent) -> bool:
    """Tell whether a clause begins before the quotation, which is then only a part of what is said."""
    return start_of(extent(clause)[0]) < quote.start - 1


def _quote_beside(verb: Token, sources: Sequence[Token], quotes: Places[Quotation]) -> Extent | None:
    """Return the quotation that ends just before the cue and its source, or begins just after, joined if both do.

    Quotations that go on in the same paragraph without a cue of their own belong to the same saying.
    """
    left, right = _cue_phrase(verb, sources)
    first, last = start_of(verb.doc[0]), end_of(verb.doc[-1])
    near = [quote for quote in quotes.touching(first - 2 * _MARKS, last + 2 * _MARKS) if _may_hold(quote, verb)]
    before = next((quote for quote in near if -1 <= left - quote.end <= _MARKS), None)
    after = next((quote for quote in near if -1 <= quote.start - right <= _MARKS), None)
    if before is not None and after is None:
        after = next((quote for quote in near if _goes_on(quote, verb, right)), None)
    elif before is not None and after is not None and _is_closed(before, verb):
        before = None
    found = before or after
    if found is None:
        return None
    end = _end_of_row(max(right, (after or found).end), quotes, verb)
    return Extent(found.start, end if end > right or after else found.end)


def _end_of_row(end: int, quotes: Places[Quotation], verb: Token) -> int:
    """Return where the quotations end that follow a place with nothing but marks between them."""
    for _ in range(_JOINED):
        near = quotes.touching(end, end + _MARKS + 1)
        following = next((quote for quote in near if 0 < quote.start - end <= _MARKS and _may_hold(quote, verb)), None)
        if following is None:
            break
        end = following.end
    return end


def _may_hold(quote: Quotation, verb: Token) -> bool:
    """Tell whether a quotation stands in the verb's paragraph, or in the next, announced by a colon.

    One of the next sentence that goes on behind its mark ("'No,' said B") has a cue of its own there.
    """
    if quote.awaits_cue and quote.start > end_of(verb.sent[-1]):
        return False
    announced = verb.doc[-1].text == ":" and 0 <= quote.start - end_of(verb.doc[-1]) <= _MARKS
    return announced or quote.paragraph == verb.doc.user_data["paragraph"]


def _goes_on(quote: Quotation, verb: Token, right: int) -> bool:
    """Tell whether a quotation takes up the one before the cue, behind a joining word or the cue's own sentence.

    "'The pier is safe,' Oja said, but 'it is old'"; "Oja said after the hearing. 'It is old.'"
    """
    between = verb.doc.text[right - start_of(verb.doc[0]) : quote.start - start_of(verb.doc[0])]
    joined = right < quote.start <= end_of(verb.doc[-1]) and _JOINING.fullmatch(between) is not None
    return joined or -1 <= quote.start - end_of(verb.sent[-1]) <= _MARKS


def _cue_phrase(verb: Token, sources: Sequence[Token]) -> tuple[int, int]:
    """Return where the words of cue, source and their modifiers begin and end ("the agency said on Monday")."""
    tokens = [verb, *children(verb, "aux", "prt", "advmod", "npadvmod")]
    for source in sources:
        if verb.is_ancestor(source) and abs(source.i - verb.i) < _NEAR:
            tokens += phrase(source)
            tokens += [token for label in children(source, "appos", "relcl", "acl") for token in label.subtree]
    for child in verb.children:
        says_more = child.dep_ == "advcl" and child.lemma_ in load_lexicon().speech  # "said, adding"
        if child.dep_ in _IN_THE_CUE and child.i > verb.i and not says_more:
            tokens += [token for token in child.subtree if token.i > verb.i][:_NEAR]
    own = quotation_of(verb)
    inside = [token for token in tokens if token.pos_ != "PUNCT" and quotation_of(token) == own]
    return min(map(start_of, inside)), max(map(end_of, [verb, *inside]))


def _head_within(verb: Token, span: Extent) -> Token | None:
    """Return the highest verb of the passage that stands inside a stretch of text."""
    inside = [token for token in verb.doc if span.start <= start_of(token) < span.end and token != verb]
    heads = [token for token in inside if token.pos_ in {"VERB", "AUX"}]
    return min(heads, key=lambda token: (sum(1 for _ in token.ancestors), token.i), default=None)


def _is_last(verb: Token) -> bool:
    return verb.i >= verb.sent.end - 4


def _inverted(verb: Token, sources: Sequence[Token]) -> tuple[Extent, Token | None] | None:
    """The content stands before or around: "A has fallen, the agency said", "A, the agency said, has fallen"."""
    own = children(verb, "nsubj")
    if not own or not sources:
        return None
    left = min(own[0].left_edge.i, verb.i)
    sentence = verb.sent
    doc = verb.doc
    marks = [i for i in (left - 1, left - 2) if i >= sentence.start and doc[i].text in _PAUSES]
    if not marks:
        return None
    end = start_of(doc[marks[0]])
    right = _last_of_cue(verb, own[0]) + 1
    if right + _SHORTEST < sentence.end and doc[right].text in _PAUSES and not _own_clause(verb, right):
        end = end_of(sentence[-1])
    elif left - sentence.start < _SHORTEST:
        return None
    content = trim(Extent(start_of(sentence[0]), end), verb)
    if content is None or _is_setting(sentence[0], verb, content):
        return None
    return content, _head_within(verb, content)


def _is_setting(first: Token, verb: Token, content: Extent) -> bool:
    """ "In an interview with A, she said as follows": the phrase in front is where it was said, not what."""
    return first.pos_ == "ADP" and first.head == verb and _head_within(verb, content) is None


def _last_of_cue(verb: Token, subject: Token) -> int:
    """Return the place of the last word of cue and source: "the agency said on Monday", "he told the court"."""
    told = {"dobj", "dative"} if load_lexicon().has("addressing", verb.lemma_) else set()
    parts = [
        child.right_edge.i
        for child in verb.children
        if child.dep_ in {"npadvmod", "prep", "advmod", *told} and verb.i < child.i < verb.i + 6
    ]
    return max([verb.i, subject.right_edge.i if subject.i > verb.i else verb.i, *parts])


def _own_clause(verb: Token, right: int) -> bool:
    """Tell whether what follows the cue belongs to it: "said on Monday, adding that"."""
    return any(child.left_edge.i in {right, right + 1} for child in verb.children if child.dep_ in {"advcl", "conj"})


def trim(span: Extent, near: Token) -> Extent | None:
    """Return the stretch without white space and marks at its ends, or None if nothing is left."""
    text = near.doc.text
    base = int(near.doc.user_data["start"])
    start, end = span.start - base, span.end - base
    while 0 <= start < min(end, len(text)) and (text[start].isspace() or text[start] in _MARKS_AT_THE_ENDS):
        start += 1
    while start < end <= len(text) and (text[end - 1].isspace() or text[end - 1] in _MARKS_AT_THE_ENDS):
        end -= 1
    return Extent(base + start, base + end) if end - start > 3 else None
