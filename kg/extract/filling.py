"""Fill the slots of a frame with the words of a sentence."""

from spacy.tokens import Token

from kg.extract.actorhood import is_actor
from kg.extract.control import subjects
from kg.extract.harm import harm_in
from kg.extract.silence import silent_party
from kg.extract.slots import TOGETHER, clause_of, prepositional, source_of, target_of
from kg.extract.tree import antecedents, children, conjuncts, governed
from kg.extract.voice import is_passive, owners
from kg.lexicon import Frame, Lexicon, Slot, load_lexicon
from kg.statement import Act

_THEMSELVES = frozenset({"subject", "object", "owner", "from"})  # slots that hold somebody, and nothing done
_OWN = frozenset({"its", "their", "our", "my"})
_WHEN = frozenset({"DATE", "TIME"})  # "criticised for years" gives no reason


def fill(slots: tuple[Slot, ...], verb: Token) -> list[Token] | None:
    """Return the fillers of the first slot that is filled; None where a required one stays empty."""
    for slot in slots:
        found = _slot(slot.name, verb)
        if found:
            return found
    return None if any(slot.required for slot in slots) else []


def _slot(name: str, verb: Token) -> list[Token]:
    if name == "subject":
        return subjects(verb)
    if name == "object":
        return target_of(verb) or _said_as(verb)
    if name == "clause":
        together = [] if children(verb, "dobj") else children(verb, "conj")  # "confirm or deny that"
        twins = [twin for twin in together if twin.i - verb.i <= TOGETHER]
        clause = next(filter(None, map(clause_of, [verb, *twins])), None)
        said = [token for token in target_of(verb) if token.lemma_.lower() in load_lexicon().said]
        return said or ([] if clause is None else [clause])
    if name == "owner":
        things = [noun for noun in target_of(verb) if not noun.ent_type_ and noun.pos_ != "PROPN"]  # no name's part
        return [who for noun in things for who in whose(noun) or _by(verb)]
    if name == "complement":
        return children(verb, "oprd", "attr") or _named_so(verb)
    if name == "matter":
        verdicts = children(verb, "oprd", "attr", "acomp")
        return [clause for word in (*verdicts, *(verb,) * bool(verdicts)) for clause in _that_clauses(word)]
    if name == "gerund":
        return [token for token in children(verb, "xcomp", "dobj", "pcomp") if token.tag_ == "VBG"]
    return [token for token in antecedents(prepositional(verb, name)) if token.ent_type_ not in _WHEN]


def _that_clauses(word: Token) -> list[Token]:
    """ "called it a lie that A had lied": what the lie is."""
    clauses = children(word, "relcl", "acl", "ccomp")
    return [clause for clause in clauses if any(child.lower_ == "that" for child in children(clause, "mark"))]


def whose(deed: Token) -> list[Token]:
    """Return whose a deed is: "the aggression of A" is A's, "the killing of A" is somebody else's."""
    lexicon, lemma = load_lexicon(), deed.lemma_.lower()
    own = any(lexicon.has(kind, lemma) for kind in ("own-deed", "conduct", "failing"))
    cut = children(deed.head, "poss") if deed.dep_ in {"compound", "amod"} and deed.head.dep_ == "oprd" else []
    return conjuncts(cut) or owners(deed) or (conjuncts(governed(deed, "of")) if own else [])


def _by(verb: Token) -> list[Token]:
    """ "condemned the burning of a book by A": hung on the active verb, for the parser."""
    return [] if is_passive(verb) else conjuncts(noun for noun in governed(verb, "by") if noun.i > verb.i)


def _named_so(verb: Token) -> list[Token]:
    """ "called A's inquiry a smear": the parser takes the smear for a clause, or for another name of the inquiry."""
    clauses = [token for token in children(verb, "ccomp") if token.pos_ == "NOUN"]
    return clauses or [
        name
        for noun in children(verb, "dobj")
        for name in children(noun, "appos")
        if name.left_edge.nbor(-1).text != ","
    ]


def _said_as(verb: Token) -> list[Token]:
    """ "rejected as baseless the charges": the parser takes the charges for what they were rejected as."""
    return [token for token in governed(verb, "as") if token.lemma_.lower() in load_lexicon().said]


def accused_of(frame: Frame, verb: Token, contents: list[Token] | None, lexicon: Lexicon) -> tuple[Token, ...] | None:
    """Return who is accused: the slot's filler, or whoever does the harm of the contents; None if nobody may be."""
    if [slot.name for slot in frame.accused] != ["agent"]:
        filled = fill(frame.accused, verb)
        if filled is not None and not any(slot.name in _THEMSELVES for slot in frame.accused):
            filled = [doer for token in filled for doer in _doers(token, verb, lexicon)]
        return None if filled is None else tuple(filled)
    found: list[Token] = []
    for content in contents or []:
        if content.pos_ not in {"VERB", "AUX"} and not _is_wrong_itself(content, lexicon):
            continue
        harm = harm_in(content, lexicon)
        if harm is None and frame.accused[0].required:
            continue
        found += list(harm.agents) if harm else _subject_actors(content, lexicon)
    return None if frame.accused[0].required and not found else tuple(dict.fromkeys(found))


def _doers(token: Token, verb: Token, lexicon: Lexicon) -> list[Token]:
    """ "hit out at the conduct of A", "blamed it on A's negligence": A, and not what A did.

    "blamed it on its debts" accuses nobody: those are the speaker's own.
    """
    doers = [doer for doer in whose(token) if doer.lower_ not in _OWN]
    return [token] if is_actor(token, lexicon) else doers or _by(verb) or [token]


def _is_wrong_itself(word: Token, lexicon: Lexicon) -> bool:
    lemma = word.lemma_.lower()
    return (lemma, "noun") in lexicon.harm or (lemma, "adjective") in lexicon.harm


def _subject_actors(clause: Token, lexicon: Lexicon) -> list[Token]:
    """Return the named subject of a clause that is alleged in so many words, harmful by itself or not."""
    if clause.pos_ not in {"VERB", "AUX"} or is_passive(clause):
        return []
    return [token for token in subjects(clause) if is_actor(token, lexicon) and token.pos_ != "PRON"]


def sources_of(frame: Frame, verb: Token, lexicon: Lexicon) -> list[Token]:
    """Return who speaks or keeps silent."""
    if frame.act is Act.NO_RESPONSE:
        return silent_party(frame, verb, lexicon)
    if frame.source == "subject":
        return source_of(verb)
    return conjuncts(prepositional(verb, frame.source))


def whole_matter(content: Token, verb: Token, lexicon: Lexicon) -> Token:
    """ "accused of the raid in May, which he denied": what is denied is the matter before, not the noun of May."""
    lemma = content.lemma_.lower()
    pronouns = [token for token in children(verb, "dobj") if token.tag_ == "WDT"]
    told = lemma in lexicon.said or (lemma, "noun") in lexicon.harm
    denies = verb.lemma_ == "deny"
    return pronouns[0] if denies and pronouns and content == verb.head and not told else content
