"""Where a phrase or a clause begins and ends."""

from spacy.tokens import Token

from kg.extract.tree import children, coordinated_to, taken_subject

_TIMES = frozenset({"DATE", "TIME"})
_NEXT = 4  # words: an auxiliary and adverbs may stand before the verb
_OUTSIDE_A_NAME = frozenset({"relcl", "acl", "advcl", "appos", "cc", "conj", "punct", "parataxis", "ccomp", "preconj"})


def phrase(head: Token) -> tuple[Token, Token]:
    """Return the first and the last token of the noun phrase of a head, without clauses, appositions, conjuncts.

    "the two officials of the bank, who left" gives "the two officials of the bank".
    """
    kept = [head]
    queue = [child for child in head.children if _belongs(child, head)]
    while queue:
        token = queue.pop()
        kept.append(token)
        queue += [child for child in token.children if _belongs(child, head)]
    if head.dep_ == "poss" or head.tag_ == "PRP$":
        kept = [token for token in kept if token.tag_ != "POS"]
    first, last = _contiguous(sorted(token.i for token in kept), head.i)
    return head.doc[first], head.doc[last]


def _belongs(child: Token, head: Token) -> bool:
    """Tell whether a dependent is part of the phrase that names somebody; "of lying" behind a name is not."""
    if child.dep_ == "prep" and (children(child, "pcomp") or _tells_when(child)):
        return False
    surname = child.dep_ == "acl" and child.ent_type_ == "PERSON" and child.i == head.i + 1 and child.text.istitle()
    return surname or child.dep_ not in _OUTSIDE_A_NAME or _inside(child, head)  # "Mayor Oyelaran", taken for a verb


def _inside(child: Token, head: Token) -> bool:
    """Tell whether a conjunct or mark belongs to a name ("Trade and Industry Ministry", "Smith, Jr.")."""
    first, last = sorted((child.i, head.i))
    one = all(word.ent_iob_ == "I" for word in head.doc[first + 1 : last + 1])
    named = child.ent_type_ == head.ent_type_ and child.ent_type_ in {"ORG", "PERSON", "GPE"}
    twin = child if child.dep_ == "conj" else next(iter(children(head, "conj")), child)
    return one and named and not children(twin, "det")  # "the Army and the Navy" are two


def _tells_when(preposition: Token) -> bool:
    """ "the Front on Friday accused": the parser hangs the day on the name."""
    return preposition.lower_ != "of" and any(noun.ent_type_ in _TIMES for noun in children(preposition, "pobj"))


def _contiguous(places: list[int], centre: int) -> tuple[int, int]:
    """Return the ends of the run of places around the centre; a left-out clause may leave a gap."""
    first = last = centre
    known = set(places)
    while first - 1 in known or (first - 2 in known and first - 2 >= 0):
        first -= 1
    while last + 1 in known or last + 2 in known:
        last += 1
    return first, last


def _is_of_the_next(noun: Token) -> bool:
    """Tell whether a coordinated noun is really the subject of the verb behind it, which stands outside."""
    behind = noun.right_edge.i + 1
    return noun.dep_ == "conj" and any(taken_subject(verb) == noun for verb in noun.doc[behind : behind + _NEXT])


def extent(head: Token) -> tuple[Token, Token]:
    """Return the first and last token of everything below a head, conjunctions and marks at its edges left out."""
    left_out = {
        token.i
        for verb in head.subtree
        if verb.dep_ == "conj" and verb.pos_ in {"VERB", "AUX"} and verb.head == head and coordinated_to(verb) != head
        for token in verb.subtree
    }
    left_out.update(token.i for word in head.subtree if _is_of_the_next(word) for token in word.subtree)
    tokens = [token for token in head.subtree if token.i not in left_out]
    while len(tokens) > 1 and (tokens[0].dep_ in {"punct", "cc", "mark"} and tokens[0].text not in "([$"):
        tokens.pop(0)
    while len(tokens) > 1 and ((tokens[-1].is_punct and tokens[-1].text not in "\"')]") or tokens[-1].dep_ == "cc"):
        tokens.pop()
    return tokens[0], tokens[-1]
