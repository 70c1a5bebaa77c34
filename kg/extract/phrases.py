"""Where a phrase or a clause begins and ends."""

from spacy.tokens import Token

from kg.extract.tree import children, coordinated_to

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
    if child.dep_ == "prep" and children(child, "pcomp"):
        return False
    return child.dep_ not in _OUTSIDE_A_NAME or _inside(child, head)


def _inside(child: Token, head: Token) -> bool:
    """Tell whether a conjunct or mark belongs to a name ("Trade and Industry Ministry", "Smith, Jr.")."""
    return child.ent_iob_ == "I" and child.ent_type_ == head.ent_type_ and child.ent_type_ in {"ORG", "PERSON", "GPE"}


def _contiguous(places: list[int], centre: int) -> tuple[int, int]:
    """Return the ends of the run of places around the centre; a left-out clause may leave a gap."""
    first = last = centre
    known = set(places)
    while first - 1 in known or (first - 2 in known and first - 2 >= 0):
        first -= 1
    while last + 1 in known or last + 2 in known:
        last += 1
    return first, last


def extent(head: Token) -> tuple[Token, Token]:
    """Return the first and last token of everything below a head, conjunctions and marks at its edges left out."""
    left_out = {
        token.i
        for verb in head.subtree
        if verb.dep_ == "conj" and verb.pos_ in {"VERB", "AUX"} and verb.head == head and coordinated_to(verb) != head
        for token in verb.subtree
    }
    tokens = [token for token in head.subtree if token.i not in left_out]
    while len(tokens) > 1 and (tokens[0].dep_ in {"punct", "cc", "mark"} and tokens[0].text not in "([$"):
        tokens.pop(0)
    while len(tokens) > 1 and ((tokens[-1].is_punct and tokens[-1].text not in "\"')]") or tokens[-1].dep_ == "cc"):
        tokens.pop()
    return tokens[0], tokens[-1]
