"""Where the roles of a verb stand in its sentence: subject, object, prepositions, clauses.

The labels are those of the ClearNLP scheme that spaCy's English pipelines are trained on. Every function takes
and returns tokens of one parsed passage; a role is given by the head word of its phrase.
"""

from collections.abc import Iterable

from spacy.tokens import Token

from kg.lexicon import load_lexicon

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
_OUTSIDE_A_NAME = frozenset({"relcl", "acl", "advcl", "appos", "cc", "conj", "punct", "parataxis", "ccomp", "preconj"})


# What a verb takes from its own clause only; the parser hangs such words of a quotation on the verb outside it.
_OWN_CLAUSE = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "aux", "auxpass", "neg", "mark", "expl", "advcl"})


def children(token: Token, *labels: str) -> list[Token]:
    """Return the children with one of these labels, in order; words of a quotation stay inside it."""
    return [
        child
        for child in token.children
        if child.dep_ in labels and (child.dep_ not in _OWN_CLAUSE or quotation_of(child) in {-1, quotation_of(token)})
    ]


def quotation_of(token: Token) -> int:
    """Return the number of the quotation that a word stands in, -1 outside of any."""
    quoted = token.doc.user_data.get("quoted")
    return -1 if quoted is None else int(quoted[token.i])


def conjuncts(heads: Iterable[Token]) -> list[Token]:
    """Return the heads with everything coordinated to them: "A, B and C" from A."""
    found: list[Token] = []
    for head in heads:
        if head in found:
            continue
        found.append(head)
        queue = children(head, "conj")
        while queue:
            token = queue.pop(0)
            if token.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"} and token not in found:
                found.append(token)
                queue += children(token, "conj")
    return found


def is_passive(verb: Token) -> bool:
    """Tell whether the verb's subject is the one it is done to."""
    if children(verb, "nsubjpass", "auxpass"):
        return True
    if verb.tag_ != "VBN" or children(verb, "dobj", "nsubj"):
        return False
    if verb.dep_ == "conj" and not children(verb, "aux"):
        return is_passive(verb.head) if verb.head.pos_ in {"VERB", "AUX"} else False
    if verb.dep_ == "xcomp" and verb.head.lemma_ in {"be", "get", "stand"}:
        return True
    return verb.dep_ in {"acl", "advcl", "relcl", "amod", "ROOT", "dep", "oprd"} and not children(verb, "aux")


def source_of(verb: Token) -> list[Token]:
    """Return who does what the verb says: its subject, or the agent of a passive."""
    return agents(verb) if is_passive(verb) else subjects(verb)


def target_of(verb: Token) -> list[Token]:
    """Return whom it is done to: the direct object, or the subject of a passive."""
    if is_passive(verb):
        return subjects(verb)
    objects = children(verb, "dobj", "dative") or _judged(verb) or _shared_object(verb) or _relative_object(verb)
    return conjuncts(antecedents(objects))


def agents(verb: Token) -> list[Token]:
    """Return the "by" phrase of a passive; one that the parser hung on the passive's own argument counts too."""
    direct = [noun for agent in children(verb, "agent") for noun in children(agent, "pobj")]
    if not direct:
        late = [
            noun
            for by in verb.subtree
            if by.lower_ == "by" and by.head != verb and by.i > verb.i and by.nbor(-1).text == ","
            for noun in children(by, "pobj")
        ]
        direct = late[:1]
    return conjuncts(direct or _document_authors(verb))


def _document_authors(verb: Token) -> list[Token]:
    """Return who speaks in "was condemned in a joint statement by A": the author of the document."""
    return [
        author
        for preposition in children(verb, "prep")
        if preposition.lower_ in {"in", "by"}
        for paper in children(preposition, "pobj")
        if load_lexicon().has("document", paper.lemma_)
        for author in owners(paper)
    ]


def subjects(verb: Token) -> list[Token]:
    """Return the subject of a verb, its own or the one it shares or is controlled by; WH-words are resolved."""
    own = children(verb, *_SUBJECTS)
    if own:
        before = [token for token in own if token.i < verb.i]
        return conjuncts(antecedents(before[-1:] or own[:1]))
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        return subjects(coordinated_to(verb))
    if verb.dep_ == "xcomp" and head.pos_ in {"VERB", "AUX"}:
        controlled = load_lexicon().has("object-control", head.lemma_) and not is_passive(head)
        return (conjuncts(antecedents(children(head, "dobj"))) if controlled else []) or subjects(head)
    if verb.dep_ == "xcomp" and head.pos_ == "ADJ":
        return subjects(head.head)
    if verb.dep_ in {"acl", "relcl", "amod"}:
        return _noun_controller(verb)
    if verb.dep_ in {"advcl", "pcomp", "ccomp", "dep", "prep", "parataxis"}:
        clause = _clause_above(verb)
        return [] if clause is None else _doer(clause)
    return []


def coordinated_to(verb: Token) -> Token:
    """Return the verb that a coordinated verb really belongs with.

    The parser hangs "denied" on the embedded verb in "A insists the raid was staged and has denied a role".
    If the coordinated verb has the tense of the verb above the embedded clause, and the embedded verb has another,
    it belongs to the verb above.
    """
    head = verb.head
    above = head.head
    if head.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        head = coordinated_to(head) if not children(head, *_SUBJECTS) else head
        above = head.head
    embedded = head.dep_ == "ccomp" and above.pos_ in {"VERB", "AUX"} and above.i < head.i
    if embedded and tense(verb) == tense(above) != tense(head):
        return above
    return head


def tense(verb: Token) -> str:
    """Return present, past, pluperfect, modal or bare; a present perfect counts as present."""
    auxiliaries = {child.lower_ for child in children(verb, "aux", "auxpass")}
    if any(child.tag_ == "MD" for child in verb.children):
        return "modal"
    if "had" in auxiliaries:
        return "pluperfect"
    if auxiliaries & {"has", "have", "'s", "'ve", "is", "are", "am", "'re", "does", "do"}:
        return "present"
    if auxiliaries & {"was", "were", "did"} or verb.tag_ == "VBD":
        return "past"
    return "present" if verb.tag_ in {"VBZ", "VBP"} else "bare"


def _noun_controller(verb: Token) -> list[Token]:
    """Return who does the verb that hangs on a noun: the noun itself, unless it names a thing said or planned."""
    noun = verb.head
    if verb.tag_ == "VB" or verb.head.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return owners(noun)
    return [noun]


def _clause_above(verb: Token) -> Token | None:
    """Return the nearest verb above; a noun on the way hands on to the clause it stands in."""
    above = verb.head
    while above.pos_ not in {"VERB", "AUX"} and above.head != above:
        above = above.head
    return above if above.pos_ in {"VERB", "AUX"} and above != verb else None


def _doer(clause: Token) -> list[Token]:
    """Return the subject of a clause that controls an adverbial one, passive or not."""
    return subjects(clause)


def _judged(verb: Token) -> list[Token]:
    """Return whom an adjective judges in a small clause: "holds A responsible"."""
    return [
        subject
        for state in children(verb, "ccomp", "xcomp")
        if state.pos_ == "ADJ"
        for subject in children(state, "nsubj")
    ]


def _relative_object(verb: Token) -> list[Token]:
    """Return what a relative clause without a pronoun is about: "a claim Baku called baseless"."""
    bare = verb.dep_ == "relcl" and children(verb, "nsubj") and not children(verb, "ccomp", "prep")
    return [verb.head] if bare and verb.head.pos_ == "NOUN" else []


def _shared_object(verb: Token) -> list[Token]:
    """Return the object of coordinated verbs ("condemned and denounced the raid"), or of a relative clause."""
    for other in children(verb, "conj"):
        if other.pos_ == "VERB" and not children(verb, "ccomp", "xcomp"):
            return children(other, "dobj")
    return []


def antecedents(tokens: Iterable[Token]) -> list[Token]:
    """Replace relative pronouns by the noun that their clause modifies."""
    found = []
    for token in tokens:
        if token.tag_ in _RELATIVE_TAGS or (token.lower_ == "that" and token.dep_ in {"nsubj", "nsubjpass", "dobj"}):
            clause = next((above for above in token.ancestors if above.dep_ == "relcl"), None)
            if clause is not None and clause.head.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
                found.append(clause.head)
                continue
        found.append(token)
    return found


def owners(noun: Token) -> list[Token]:
    """Return whose thing a noun is: a possessive or "by", "from" phrase ("B's raid", "the raid by B").

    Adjectives of nationality ("the Russian raid") are returned as they stand.
    """
    found = [noun_ for by in children(noun, "prep", "agent") if by.lower_ == "by" for noun_ in children(by, "pobj")]
    found = found or [agent for clause in children(noun, "acl") if clause.tag_ == "VBN" for agent in agents(clause)]
    if load_lexicon().has("victim-noun", noun.lemma_.lower()):
        return conjuncts(found)  # "Nabil's murder" tells who died
    found = found or children(noun, "poss")
    found = found or [mod for mod in children(noun, "amod", "compound", "nmod") if _is_a_name(mod)]
    return conjuncts(found)


def _is_a_name(modifier: Token) -> bool:
    """Tell whether a modifier names whose the thing is: "Russian", "NATO", "Kremlin"."""
    if modifier.ent_type_ == "GPE" and modifier.dep_ == "compound":
        return modifier.text.replace(".", "").isupper()  # "the US raid", but "the London bombing" tells a place
    if load_lexicon().has("acting", modifier.lemma_.lower()):
        return modifier.dep_ == "compound"  # "police violence"
    return modifier.ent_type_ in {"NORP", "GPE", "ORG"} or (
        modifier.dep_ == "compound" and modifier.pos_ == "PROPN" and modifier.ent_type_ in {"", "FAC", "PERSON"}
    )


def said_clause(noun: Token) -> Token | None:
    """Return the clause that tells what a noun of saying says, wherever the parser hung it.

    "charges by A that B lied": on the noun, on A, or on the verb that governs the charges.
    """
    own = [clause for clause in children(noun, "acl", "ccomp", "relcl") if clause.i > noun.i and _is_finite(clause)]
    inner = [
        clause
        for token in noun.subtree
        for clause in children(token, "acl", "ccomp", "relcl")
        if token != noun and clause.i > noun.i and _has_that(clause)
    ]
    outer = [clause for clause in children(noun.head, "ccomp", "advcl") if clause.i > noun.i and _has_that(clause)]
    outer += [clause for clause in children(noun.head.head, "ccomp") if clause.i > noun.i and _has_that(clause)]
    found = (clause for clause in [*own, *inner, *outer] if not _is_relative(clause) and not clause.is_ancestor(noun))
    return next(found, None)


def _is_finite(clause: Token) -> bool:
    return clause.pos_ in {"VERB", "AUX"} and bool(children(clause, *_SUBJECTS))


def _has_that(clause: Token) -> bool:
    return any(child.lower_ == "that" and child.dep_ == "mark" for child in clause.children)


def _is_relative(clause: Token) -> bool:
    return any(token.tag_ in {"WDT", "WP"} and token.dep_ != "mark" for token in children(clause, *_SUBJECTS, "dobj"))


def prepositional(verb: Token, name: str) -> list[Token]:
    """Return what stands behind a preposition of the verb, or of its object or complement: "for the attack"."""
    places = [
        verb,
        *[state for state in children(verb, "ccomp") if state.pos_ == "ADJ"],
        *children(verb, "dobj", "acomp", "oprd", "prt", "xcomp", "attr", "dative"),
    ]
    found: list[Token] = []
    for place in places:
        for preposition in children(place, "prep", "dative", "prt", "agent"):
            if preposition.lower_ == name:
                found += _complements(preposition)
                for twin in children(preposition, "conj"):
                    found += _complements(twin) if twin.pos_ == "ADP" else [twin]
        if found:
            break
    return found


def _complements(preposition: Token) -> list[Token]:
    """Return what a preposition governs; a list ("of lying, cheating and stealing") is one content."""
    return children(preposition, "pobj", "pcomp")


def clause_of(verb: Token) -> Token | None:
    """Return the head of the clause that the verb governs ("said that A fell": fell)."""
    for clause in children(verb, "ccomp"):
        if clause.i > verb.i:
            return clause
    for clause in children(verb, "xcomp"):
        if clause.i > verb.i and clause.pos_ in {"VERB", "AUX"} and not children(verb, "dobj"):
            return clause
    return None


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
