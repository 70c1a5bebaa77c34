"""The parse tree, as the rules see it: children that respect quotations, coordination, relative pronouns.

The labels are those of the ClearNLP scheme that spaCy's English pipelines are trained on.
"""

from collections.abc import Iterable
from itertools import takewhile

from spacy.tokens import Token

from kg.lexicon import Lexicon, load_lexicon
from kg.statement import Act

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
# What a verb takes from its own clause only; the parser hangs such words of a quotation on the verb outside it.
_OWN_CLAUSE = SUBJECTS | {"aux", "auxpass", "neg", "mark", "expl", "advcl"}


def children(token: Token, *labels: str) -> list[Token]:
    """Return the children with one of these labels, in order; words of a quotation stay inside it."""
    return [
        child
        for child in token.children
        if child.dep_ in labels and (child.dep_ not in _OWN_CLAUSE or quotation_of(child) in {-1, quotation_of(token)})
    ]


def quotation_of(token: Token) -> int:
    """Return where the quotation begins that a word stands in, -1 outside of any."""
    quoted = token.doc.user_data.get("quoted")
    return -1 if quoted is None else int(quoted[token.i])


def governed(token: Token, *prepositions: str) -> list[Token]:
    """Return what stands behind these prepositions of a word: "Y" of "the raid by Y"."""
    return [
        noun
        for preposition in children(token, "prep", "agent")
        if preposition.lower_ in prepositions
        for noun in children(preposition, "pobj")
    ]


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
            named = any(letter.isalnum() for letter in token.text)  # not the "-" of "Lashkar-e-Taiba"
            if token.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"} and named and token not in found:
                found.append(token)
                queue += children(token, "conj")
    return found


def antecedents(tokens: Iterable[Token]) -> list[Token]:
    """Replace relative pronouns by the noun that their clause modifies."""
    found = []
    for token in tokens:
        if token.tag_ in _RELATIVE_TAGS or (token.lower_ == "that" and token.dep_ in {"nsubj", "nsubjpass", "dobj"}):
            clause = next((above for above in token.ancestors if above.dep_ == "relcl"), None)
            if clause is not None and clause.head.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
                found.append(_person_before(clause.head) if token.lower_ in {"who", "whom"} else clause.head)
                continue
        found.append(token)
    return found


def _person_before(noun: Token) -> Token:
    """ "listeners to a show who said": "who" is no show, but the nearest word for somebody behind the same verb."""
    roles = load_lexicon().roles
    if noun.pos_ != "NOUN" or noun.ent_type_ or noun.lemma_.lower() in roles:
        return noun
    before = takewhile(lambda word: word.pos_ != "VERB", reversed(noun.doc[noun.sent.start : noun.i]))
    somebody = (word for word in before if roles.get(word.lemma_.lower()) in {"person", "group"})
    return next(somebody, noun)


def taken_subject(verb: Token) -> Token | None:
    """Return the subject that the parser gave away as one more object: "shelled the port and Estmark denied it".

    A finite verb right behind a coordinated noun has that noun for its subject.
    """
    bare = verb.dep_ in {"conj", "ccomp", "dep"} and verb.pos_ in {"VERB", "AUX"}
    if not bare or children(verb, "mark", *SUBJECTS) or not _is_finite(verb):
        return None
    place = verb.i - 1
    while place > verb.sent.start and verb.doc[place].head == verb:
        place -= 1
    noun = verb.doc[place]
    while noun.dep_ in {"pobj", "prep"}:
        noun = noun.head
    return noun if noun.dep_ == "conj" and noun.pos_ in {"NOUN", "PROPN"} and not verb.is_ancestor(noun) else None


def _is_finite(verb: Token) -> bool:
    """ "denied a role" and "has denied" are; "denied entry by A" may be a participle."""
    return verb.tag_ in {"VBZ", "VBP"} or bool(children(verb, "aux", "dobj", "ccomp"))


def coordinated_to(verb: Token) -> Token:
    """Return the verb that a coordinated verb really belongs with.

    The parser hangs "denied" on the embedded verb in "A insists the raid was staged and has denied a role".
    If the coordinated verb has the tense of the verb above the embedded clause, and the embedded verb has another,
    it belongs to the verb above. So does whoever goes on speaking: "A said the raid was staged and accused B".
    """
    head = verb.head
    above = head.head
    if head.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        head = coordinated_to(head) if not children(head, *SUBJECTS) else head
        above = head.head
    embedded = head.dep_ == "ccomp" and above.pos_ in {"VERB", "AUX"} and above.i < head.i
    if not embedded or tense(verb) != tense(above):
        return head
    apart = tense(above) != tense(head) and not _shares_auxiliary(verb, head)
    return above if apart or _goes_on_speaking(verb, head) else head


def _goes_on_speaking(verb: Token, embedded: Token) -> bool:
    """Tell whether a verb in the past follows up a "said", where the clause between them tells of nothing said."""
    lexicon = load_lexicon()
    parallel = verb.tag_ == "VBD" and speaks(verb, lexicon) and embedded.head.lemma_ in lexicon.speech
    return parallel and not speaks(embedded, lexicon) and not children(verb, "mark", *SUBJECTS)


def speaks(verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether a verb by itself accuses, denies or says something, without a noun that helps it."""
    frames = lexicon.frames.get(verb.lemma_.lower(), ())
    by_itself = any(frame.act is not Act.CLAIM and not frame.requires for frame in frames)
    return by_itself or verb.lemma_.lower() in lexicon.speech


def _shares_auxiliary(verb: Token, head: Token) -> bool:
    """ "said they had crossed the river and burned the mill": the tagger takes a participle for a past tense.

    Who says or denies in the same breath is the speaker: "said they had crossed and denied a raid".
    """
    lexicon = load_lexicon()
    ambiguous = tense(head) == "pluperfect" and not children(verb, "aux", *SUBJECTS) and verb.lower_.endswith("ed")
    return ambiguous and verb.lemma_ not in lexicon.frames and verb.lemma_ not in lexicon.speech


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
