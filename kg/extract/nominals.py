"""Nouns that accuse: "allegations by A that B lied", "A's accusations against B", "the alleged shelling by B"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.actorhood import is_actor, is_court
from kg.extract.draft import Draft, stretch
from kg.extract.factuality import certainty_of, is_negated, is_reported
from kg.extract.harm import harm_in
from kg.extract.slots import children, conjuncts, extent, owners, prepositional, source_of, subjects, target_of
from kg.lexicon import Lexicon
from kg.statement import Act, Certainty

_ALLEGED = frozenset({"alleged", "supposed", "purported"})
_ALLEGEDLY = frozenset({"allegedly", "purportedly", "supposedly"})
# Verbs that put a nominal forward: "made allegations against", "levelled charges at", "faces charges of".
_LIGHT = frozenset("make level hurl trade exchange raise file bring press air repeat renew issue reject swap".split())
_FACING = frozenset("face deny reject fight answer confront dismiss refute contest address escape counter".split())
_CLAUSES = ("acl", "ccomp", "relcl", "appos")


def nominal(noun: Token, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the allegation that a noun tells of, if its accuser, accused or content is named."""
    if lexicon.nominals.get(noun.lemma_.lower()) is not Act.ALLEGATION or noun.pos_ != "NOUN":
        return
    if not _is_told(noun, lexicon):
        return
    clause = _clause(noun)
    contents = [clause] if clause is not None else _of(noun)
    sources = _sources(noun, lexicon)
    accused = _accused(noun, clause, contents, lexicon)
    if not contents and not (sources and accused):
        return
    if _is_denied(noun) and not any(
        is_actor(token, lexicon) and token.pos_ != "PRON" for token in [*sources, *accused]
    ):
        return
    for content in contents or [None]:
        yield Draft(
            act=Act.ALLEGATION,
            rule="nominal",
            why=f"noun {noun.text!r}" + "".join(f", accused {token.text!r}" for token in accused),
            cue=stretch(noun, noun),
            lemma=noun.lemma_.lower(),
            verb=noun,
            sources=tuple(sources),
            accused=tuple(accused),
            content=None if content is None else stretch(*extent(content)),
            clause=content,
            reciprocal=any(token.lemma_ in {"other", "another"} for token in accused),
        )


def adverbial(word: Token, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the allegation of an "alleged" or "allegedly": nobody is named as its source."""
    if word.lower_ in _ALLEGEDLY and word.head.pos_ in {"VERB", "AUX"}:
        yield from _alleged_deed(word, lexicon)
    elif word.lower_ in _ALLEGED and word.dep_ == "amod" and word.head.pos_ == "NOUN":
        yield from _alleged_event(word, lexicon)


def _alleged_deed(word: Token, lexicon: Lexicon) -> Iterator[Draft]:
    verb = word.head
    agents = [token for token in source_of(verb) if is_actor(token, lexicon)]
    if is_negated(verb) or not agents:
        return
    first, last = extent(verb)
    yield _unattributed(word, (verb, tuple(agents)), (first, last))


def _alleged_event(word: Token, lexicon: Lexicon) -> Iterator[Draft]:
    noun = word.head
    if (noun.lemma_.lower(), "noun") not in lexicon.harm:
        return
    agents = [token for token in owners(noun) if is_actor(token, lexicon) or token.ent_type_ in {"NORP", "GPE"}]
    if agents:
        yield _unattributed(word, (noun, tuple(agents)), extent(noun))


def _unattributed(word: Token, harm: tuple[Token, tuple[Token, ...]], ends: tuple[Token, Token]) -> Draft:
    head, agents = harm
    return Draft(
        act=Act.ALLEGATION,
        rule="alleged",
        why=f"{word.text!r} {head.text!r}" + "".join(f", accused {token.text!r}" for token in agents),
        cue=stretch(word, word),
        lemma=word.lower_,
        verb=head,
        accused=agents,
        content=stretch(*ends),
        clause=head,
        certainty=Certainty.PROBABLE,
    )


def _is_told(noun: Token, lexicon: Lexicon) -> bool:
    """Tell whether the noun stands for a saying that took place, not for a court's charge sheet or a hypothesis."""
    governor = noun.head
    if any(child.lower_ in {"no", "any"} for child in noun.children) and not _is_denied(noun):
        return False
    while governor.pos_ in {"ADP", "NOUN"} and governor.head != governor:
        governor = governor.head
    if governor.pos_ not in {"VERB", "AUX"}:
        return True
    return is_reported(governor) and not (is_negated(governor) and governor.lemma_ in _LIGHT)


def _is_denied(noun: Token) -> bool:
    return noun.dep_ in {"dobj", "pobj", "nsubjpass"} and noun.head.lemma_ in {
        "deny",
        "reject",
        "dismiss",
        "refute",
        "dispute",
        "rebut",
        "counter",
        "contest",
        "rebuff",
        "repudiate",
    }


def _clause(noun: Token) -> Token | None:
    """Return the head of the clause that says what is alleged."""
    for clause in children(noun, "acl", "ccomp", "relcl"):
        if clause.i > noun.i and clause.pos_ in {"VERB", "AUX"} and clause.tag_ not in {"VBG", "VB", "VBN"} | set():
            relative = any(child.tag_ in {"WDT", "WP"} and child.dep_ != "mark" for child in clause.children)
            if not relative:
                return clause
    return None


def _of(noun: Token) -> list[Token]:
    """Return what the noun is about: "of fraud", "fraud allegations"."""
    of = [
        token
        for preposition in children(noun, "prep")
        if preposition.lower_ in {"of", "about", "over"}
        for token in children(preposition, "pobj", "pcomp")
    ]
    return of or [token for token in children(noun, "compound") if token.pos_ == "NOUN"]


def _sources(noun: Token, lexicon: Lexicon) -> list[Token]:
    found = [
        token
        for preposition in children(noun, "prep")
        if preposition.lower_ in {"by", "from"}
        for token in children(preposition, "pobj")
    ]
    found = found or children(noun, "poss") or _of_sources(noun)
    found = found or [mod for mod in children(noun, "amod", "compound") if mod.ent_type_ in {"NORP", "GPE", "ORG"}]
    governor = noun.head
    if not found and noun.dep_ == "dobj" and governor.lemma_ in _LIGHT:
        found = source_of(governor)
    return [token for token in conjuncts(found) if is_actor(token, lexicon) or token.ent_type_]


def _of_sources(noun: Token) -> list[Token]:
    """ "by" phrases that the parser hung on the content: "allegations of fraud by A"."""
    return []


def _accused(noun: Token, clause: Token | None, contents: list[Token], lexicon: Lexicon) -> list[Token]:
    against = [token for name in ("against", "at") for token in prepositional(noun, name)]
    governor = noun.head
    if not against and noun.dep_ == "dobj" and governor.lemma_ in _LIGHT | {"have"}:
        against = [token for name in ("against", "at") for token in prepositional(governor, name)]
    if not against and governor.lemma_ in _FACING and noun.dep_ in {"dobj", "pobj"}:
        against = [token for token in subjects(governor) if governor.lemma_ in {"face", "fight", "confront"}]
    if against:
        return [token for token in conjuncts(against) if is_actor(token, lexicon) or token.lemma_ == "other"]
    agents: list[Token] = []
    for content in contents:
        harm = harm_in(content, lexicon)
        agents += harm.agents if harm else ()
        if not agents and clause is not None:
            agents += [token for token in subjects(clause) if is_actor(token, lexicon)]
    return list(dict.fromkeys(agents))
