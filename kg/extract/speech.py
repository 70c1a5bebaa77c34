"""Reported speech: who says what, directly or indirectly, with the cue before, inside or after the content.

The three parts follow the attribution scheme of PARC 3.0 and PolNeAR: source, cue and content.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from spacy.tokens import Token

from kg.extract.actorhood import is_actor
from kg.extract.contents import without_remarks
from kg.extract.draft import Draft, Extent, end_of, start_of, stretch
from kg.extract.factuality import certainty_of, is_negated, is_reported
from kg.extract.phrases import extent, phrase
from kg.extract.quotations import Quotation
from kg.extract.slots import agents, clause_of, is_passive, said_clause, source_of, subjects, target_of
from kg.extract.tree import children, conjuncts, quotation_of
from kg.lexicon import Lexicon, load_lexicon
from kg.statement import Act, Certainty, Polarity

_MARKS_AT_THE_ENDS = ",;:-–—.\"'"
_MARKS = 5  # characters between a cue's words and a quotation: marks, a space, a colon
_PAUSES = frozenset({",", '"', "-", "--", "—", "–"})
_IN_THE_CUE = frozenset({"prep", "dobj", "dative", "npadvmod", "advcl", "prt"})
_SHORTEST = 4  # words: a shorter stretch is no content
_NEAR = 40  # words: what stands further from its cue is not one phrase with it


def spoken(verb: Token, quotes: Sequence[Quotation], lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the statement that a verb of speech reports, if it has a source or a content that tells so."""
    speech = lexicon.speech.get(verb.lemma_.lower())
    if speech is None or verb.pos_ not in {"VERB", "AUX"} or is_negated(verb) or not is_reported(verb):
        return
    sources = _sources(verb, lexicon)
    if quotation_of(verb) >= 0 and any(lexicon.has("first-person", token.lower_) for token in sources):
        return  # "I think" in a quotation is part of what its speaker says
    content = _content(verb, sources, quotes, speech.force)
    if content is None:
        return
    extent_, clause = content
    if not sources and not is_passive(verb):
        return
    if clause is not None and clause.dep_ == "xcomp" and lexicon.has("naming", clause.lemma_):
        return  # "asked not to be named"
    if lexicon.has("discovering", verb.lemma_) and (clause is None or clause.dep_ != "ccomp"):
        return  # "was found stuffed in a bin" says nothing, "found that A lied" does
    yield Draft(
        act=Act.CLAIM,
        rule=f"speech:{speech.force}",
        why=f"speech verb {verb.text!r}",
        cue=stretch(verb, verb),
        lemma=speech.lemma,
        verb=verb,
        sources=tuple(sources),
        content=extent_,
        clause=clause,
        certainty=_lower(speech.certainty, certainty_of(verb, lexicon), clause, lexicon),
        polarity=Polarity.NEGATIVE if clause is not None and is_negated(clause) else Polarity.POSITIVE,
    )


def according(preposition: Token) -> Iterator[Draft]:
    """Yield the statement of an "according to X" phrase: the rest of its sentence."""
    if preposition.lower_ != "according":
        return
    to = children(preposition, "prep")
    heads = conjuncts([noun for inner in to for noun in children(inner, "pobj")])
    if not heads:
        return
    last = max(chain.from_iterable(head.subtree for head in heads), key=lambda token: int(token.i))
    sentence = preposition.sent
    before = Extent(start_of(sentence[0]), start_of(preposition))
    after = Extent(end_of(last), end_of(sentence[-1]))
    content = after if preposition.i - sentence.start <= 1 or preposition.left_edge.i == sentence.start else before
    trimmed = trim(content, preposition)
    if trimmed is None:
        return
    yield Draft(
        act=Act.CLAIM,
        rule="according",
        why="'according to'",
        cue=stretch(preposition, to[0]),
        lemma="according to",
        verb=preposition,
        sources=tuple(heads),
        content=trimmed,
        clause=sentence.root if sentence.root != preposition else None,
    )


def reported_noun(noun: Token, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the statement of a noun of saying with a clause: "in a statement that ...", "the belief that ..."."""
    if lexicon.nominals.get(noun.lemma_.lower()) is not Act.CLAIM or noun.pos_ != "NOUN":
        return
    clause = said_clause(noun)
    governor = noun.head.head if noun.head.pos_ == "ADP" else noun.head
    if clause is not None and governor.lemma_ not in lexicon.speech:
        sources = _noun_sources(noun, lexicon)
        yield Draft(
            act=Act.CLAIM,
            rule="noun of saying",
            why=f"noun {noun.text!r} with a that-clause",
            cue=stretch(noun, noun),
            lemma=noun.lemma_.lower(),
            verb=noun,
            sources=tuple(sources),
            content=stretch(*extent(clause)),
            clause=clause,
            certainty=certainty_of(clause, lexicon),
        )


def _noun_sources(noun: Token, lexicon: Lexicon) -> list[Token]:
    found = [
        token
        for preposition in children(noun, "prep")
        if preposition.lower_ in {"by", "from", "of"}
        for token in children(preposition, "pobj")
    ]
    found = found or children(noun, "poss")
    governor = noun.head.head if noun.head.pos_ == "ADP" else noun.head
    if not found and lexicon.has("light", governor.lemma_):
        found = source_of(governor)
    return [token for token in conjuncts(found) if is_actor(token, lexicon)]


def _sources(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Return who speaks; where the parser hung the verb on a quoted or embedded one, climb to the real speaker."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and lexicon.has("quoting", verb.head.head.lemma_):
        return target_of(verb.head.head)  # "quoted A as saying"
    found = agents(verb) if is_passive(verb) else subjects(verb)
    kept = [token for token in found if is_actor(token, lexicon)]
    own = bool(children(verb, "nsubj", "nsubjpass", "agent"))
    if kept or own or is_passive(verb):
        return kept or (found if own and _may_speak(found) else [])
    above = verb.head
    while above.pos_ in {"VERB", "AUX"} and above.head != above:
        above = above.head
        kept = [token for token in subjects(above) if is_actor(token, lexicon)]
        if kept:
            return kept
    return []


def _may_speak(found: Sequence[Token]) -> bool:
    """Documents speak too: "the letter said", "the report claimed"."""
    return all(token.pos_ in {"NOUN", "PROPN"} for token in found)


def _lower(verb: Certainty, seen: Certainty, clause: Token | None, lexicon: Lexicon) -> Certainty:
    order = list(Certainty)
    found = [verb, seen] + ([] if clause is None else [certainty_of(clause, lexicon)])
    return max(found, key=order.index)


def _content(
    verb: Token, sources: Sequence[Token], quotes: Sequence[Quotation], force: str
) -> tuple[Extent, Token | None] | None:
    """Return the extent of what is said, and the head of its clause where the parse shows one."""
    clause = clause_of(verb) or _in_a_statement(verb)
    quote = _quote_beside(verb, sources, quotes)
    if quote is not None and (clause is None or not _reaches(clause, quote)):
        return quote, _head_within(verb, quote)
    if clause is not None:
        whole = without_remarks(clause, verb)
        return (Extent(whole.start, max(whole.end, quote.end)) if quote else whole), clause
    return _inverted(verb, sources) if force != "belief" or _is_last(verb) else None


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


def _quote_beside(verb: Token, sources: Sequence[Token], quotes: Sequence[Quotation]) -> Extent | None:
    """Return the quotation that ends just before the cue and its source, or begins just after, joined if both do.

    Quotations that go on in the same paragraph without a cue of their own belong to the same saying.
    """
    left, right = _cue_phrase(verb, sources)
    quotes = [quote for quote in quotes if quote.paragraph == verb.doc.user_data["paragraph"]]
    before = next((quote for quote in quotes if -1 <= left - quote.end <= _MARKS), None)
    after = next((quote for quote in quotes if -1 <= quote.start - right <= _MARKS), None)
    found = before or after
    if found is None:
        return None
    end = max(right, (after or found).end)
    for quote in quotes:
        if 0 < quote.start - end <= _MARKS:
            end = quote.end
    return Extent(found.start, end if end > right or after else found.end)


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
    """Return the place of the last word of cue and source: "the agency said on Monday"."""
    parts = [
        child.right_edge.i
        for child in verb.children
        if child.dep_ in {"npadvmod", "prep", "advmod"} and verb.i < child.i < verb.i + 6
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
