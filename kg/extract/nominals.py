"""Nouns that accuse: "allegations by A that B lied", "A's accusations against B", "the alleged shelling by B"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.actorhood import does_wrongs, is_actor, is_other, may_act
from kg.extract.control import subjects
from kg.extract.draft import Draft, Filled, stretch
from kg.extract.factuality import is_negated, is_reported
from kg.extract.filling import whose
from kg.extract.harm import harm_in, is_no_everyday_deed, strength_of
from kg.extract.phrases import extent, phrase
from kg.extract.reciprocity import exchanged
from kg.extract.slots import prepositional, said_clause, source_of, target_of
from kg.extract.tree import children, conjuncts, governed, speaks
from kg.extract.voice import agents, owners
from kg.lexicon import Lexicon
from kg.statement import Act, Certainty


def nominal(noun: Token, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the allegation that a noun tells of, if its accuser, accused or content is named."""
    if lexicon.nominals.get(noun.lemma_.lower()) is not Act.ALLEGATION or noun.pos_ != "NOUN":
        return
    if not _is_told(noun, lexicon):
        return
    clause = said_clause(noun)
    contents = [clause] if clause is not None else _of(noun, lexicon)
    sources = _sources(noun, lexicon)
    traders = exchanged(noun, lexicon)
    sources = traders or sources
    accused = [] if traders else _accused(noun, clause, contents, lexicon)
    filled = Filled(tuple(sources), tuple(accused), tuple(contents))
    if not _is_told_enough(noun, filled, lexicon):
        return
    for content in filled.contents or (None,):
        yield Draft(
            act=Act.ALLEGATION,
            rule="nominal",
            why=f"noun {noun.text!r}" + "".join(f", accused {token.text!r}" for token in accused),
            cue=stretch(noun, noun),
            lemma=noun.lemma_.lower(),
            verb=noun,
            sources=filled.sources,
            accused=filled.accused,
            content=None if content is None else stretch(*extent(content)),
            clause=content,
            reciprocal=bool(traders) or any(is_other(token) for token in accused),
        )


def denying_noun(noun: Token, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the denial that a noun with a clause tells of: "A's denial that it had lied"."""
    if lexicon.nominals.get(noun.lemma_.lower()) is not Act.DENIAL or noun.pos_ != "NOUN":
        return
    sources, clause = _sources(noun, lexicon), said_clause(noun)
    if sources and clause is not None and _is_told(noun, lexicon):
        yield Draft(
            act=Act.DENIAL,
            rule="nominal",
            why=f"noun {noun.text!r} with a that-clause",
            cue=stretch(noun, noun),
            lemma=noun.lemma_.lower(),
            verb=noun,
            sources=tuple(sources),
            content=stretch(*extent(clause)),
            clause=clause,
        )


def _is_told_enough(noun: Token, filled: Filled, lexicon: Lexicon) -> bool:
    """Tell whether the noun tells an allegation of its own, and does not only point back to one ("the charges")."""
    sources, accused, contents = filled.sources, filled.accused, filled.contents
    named = [token for token in [*sources, *accused] if token.pos_ != "PRON" and token.tag_ != "PRP$"]
    if _is_denied(noun, lexicon):
        return bool(named)
    if lexicon.has("aimed", noun.lemma_.lower()) and not (accused and (contents or sources)):
        return False
    told = any(token.pos_ in {"VERB", "AUX"} or (accused and strength_of(token, "noun", lexicon)) for token in contents)
    if noun.lemma_ == "charge" and not named and not told:
        return False
    return bool(contents) or bool(sources and accused) or any(token in named for token in accused)


def adverbial(word: Token, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the allegation of an "alleged", "allegedly" or "reportedly": nobody is named as its source."""
    controlled = word.head.dep_ in {"pcomp", "advcl", "xcomp"}  # whoever does it stands in another clause
    verb = word.head
    if verb.pos_ in {"VERB", "AUX"} and not controlled and _is_alleged(word, lexicon):
        yield from _alleged_deed(word, lexicon)
    elif lexicon.has("alleged", word.lower_) and word.dep_ == "amod":
        yield from _alleged_person(word) if word.head.ent_type_ == "PERSON" else _alleged_event(word, lexicon)


def _is_alleged(word: Token, lexicon: Lexicon) -> bool:
    """ "allegedly" makes every deed an allegation that is not an everyday one, "reportedly" only a wrong."""
    if lexicon.has("reportedly", word.lower_):
        harm = harm_in(word.head, lexicon)
        return harm is not None and harm.word == word.head and harm.strong and _are_known(harm.agents, lexicon)
    return lexicon.has("allegedly", word.lower_) and is_no_everyday_deed(word.head, lexicon)


def _are_known(doers: tuple[Token, ...], lexicon: Lexicon) -> bool:
    return any(does_wrongs(token, lexicon) for token in doers)


def _alleged_deed(word: Token, lexicon: Lexicon) -> Iterator[Draft]:
    verb = word.head
    doers = [token for token in source_of(verb) if may_act(token, lexicon)]
    if is_negated(verb) or not doers or speaks(verb, lexicon):
        return
    first, last = extent(verb)
    yield _unattributed(word, (verb, tuple(doers)), (first, last))


def _alleged_person(word: Token) -> Iterator[Draft]:
    """ "the alleged operator Jan Kos": what he is called is what he is accused of."""
    yield _unattributed(word, (word.head, (word.head,)), phrase(word.head))


def _alleged_event(word: Token, lexicon: Lexicon) -> Iterator[Draft]:
    noun = word.head
    if noun.pos_ != "NOUN" or (noun.lemma_.lower(), "noun") not in lexicon.harm:
        return
    doers = [token for token in owners(noun) if token.i > word.i and may_act(token, lexicon)]
    if doers:
        yield _unattributed(word, (noun, tuple(doers)), extent(noun))


def _unattributed(word: Token, harm: tuple[Token, tuple[Token, ...]], ends: tuple[Token, Token]) -> Draft:
    head, doers = harm
    return Draft(
        act=Act.ALLEGATION,
        rule="alleged",
        why=f"{word.text!r} {head.text!r}" + "".join(f", accused {token.text!r}" for token in doers),
        cue=stretch(word, word),
        lemma=word.lower_,
        verb=head,
        accused=doers,
        content=stretch(*ends),
        clause=head,
        certainty=Certainty.PROBABLE,
    )


def _is_told(noun: Token, lexicon: Lexicon) -> bool:
    """Tell whether the noun stands for a saying that took place, not for a court's charge sheet or a hypothesis."""
    governor = noun.head
    if any(child.lower_ in {"no", "any"} for child in noun.children) and not _is_denied(noun, lexicon):
        return False
    if any(lexicon.has("unreal", child.lower_) for child in noun.children):
        return False
    if noun.dep_ == "pobj" and lexicon.has("unreal-noun", governor.head.lemma_.lower()):
        return False
    if noun.dep_ in {"dobj", "nsubjpass"} and lexicon.has("dropping", governor.lemma_) and noun.lemma_ == "charge":
        return False  # "a court threw out the charges against A"
    if noun.dep_ == "dobj" and lexicon.has("evading", governor.lemma_):
        return False  # "has escaped charges"
    if noun.dep_ == "pobj" and governor.lower_ in {"in", "at"} and noun.lemma_ == "charge":
        return False  # "in charge of", "at a charge of five shillings"
    while governor.pos_ in {"ADP", "NOUN"} and governor.head != governor:
        governor = governor.head
    if governor.pos_ not in {"VERB", "AUX"}:
        return True
    return is_reported(governor) and not (is_negated(governor) and lexicon.has("light", governor.lemma_))


def _is_denied(noun: Token, lexicon: Lexicon) -> bool:
    """Tell whether the noun is what somebody rejects: "denied the charges", "rejected as false the charges"."""
    governor = noun.head.head if noun.head.pos_ == "ADP" else noun.head
    return lexicon.has("rejecting", governor.lemma_)


def _of(noun: Token, lexicon: Lexicon) -> list[Token]:
    """Return what the noun is about: "of fraud", "fraud allegations", "criticism of A over the fraud"."""
    aimed = lexicon.has("aimed", noun.lemma_.lower())
    of = [
        token
        for preposition in children(noun, "prep")
        if preposition.lower_ in {"of", "about", "over"} or (aimed and preposition.lower_ == "for")
        for token in children(preposition, "pobj", "pcomp")
        if not (aimed and preposition.lower_ == "of" and is_actor(token, lexicon))
    ]
    return of or [token for token in children(noun, "compound") if token.pos_ == "NOUN"][-1:]


def _sources(noun: Token, lexicon: Lexicon) -> list[Token]:
    found = [
        token
        for preposition in children(noun, "prep")
        if preposition.lower_ in {"by", "from"}
        for token in children(preposition, "pobj")
    ]
    found = found or _makers(noun, lexicon) or children(noun, "poss")
    found = found or [mod for mod in children(noun, "amod", "compound") if mod.ent_type_ in {"NORP", "GPE", "ORG"}]
    governor = noun.head
    if not found and noun.dep_ == "dobj" and lexicon.has("light", governor.lemma_):
        found = source_of(governor)
    return [token for token in conjuncts(found) if is_actor(token, lexicon) or token.ent_type_]


def _makers(noun: Token, lexicon: Lexicon) -> list[Token]:
    """ "the allegations of arson made by A": A accuses, and did no arson."""
    made = [word for word in noun.subtree if word.dep_ == "acl" and lexicon.has("light", word.lemma_)]
    return [maker for word in made for maker in agents(word)]


def _accused(noun: Token, clause: Token | None, contents: list[Token], lexicon: Lexicon) -> list[Token]:
    if lexicon.has("aimed", noun.lemma_.lower()):
        return _aimed_at(noun, lexicon)
    against = [
        token
        for preposition in noun.subtree
        if preposition.i > noun.i
        and (preposition.lower_ == "against" or (preposition.lower_ == "at" and preposition.head == noun))
        for token in children(preposition, "pobj")
    ]
    governor = noun.head
    if not against and noun.dep_ == "dobj" and (lexicon.has("light", governor.lemma_) or governor.lemma_ == "have"):
        against = [token for name in ("against", "at") for token in prepositional(governor, name)]
    if not against and noun.dep_ == "pobj" and noun.head.lower_ in {"against", "of", "from"}:
        against = target_of(noun.head.head)  # "defended A against charges of arson", "cleared A of them"
    if not against and noun.dep_ == "dobj" and lexicon.has("facing", governor.lemma_):
        against = subjects(governor)
    if against:
        return [token for token in conjuncts(against) if may_act(token, lexicon) or is_other(token)]
    held = _held_on(noun, lexicon)
    if held:
        return held
    found: list[Token] = []
    for content in contents:
        harm = harm_in(content, lexicon)
        found += harm.agents if harm else ()
        if not found and clause is not None:
            found += [token for token in subjects(clause) if is_actor(token, lexicon)]
    makers = _makers(noun, lexicon)
    return [token for token in dict.fromkeys(found) if token not in makers]


def _aimed_at(noun: Token, lexicon: Lexicon) -> list[Token]:
    """ "criticism of A over the delay", "condemnation of A's raid": A."""
    found = [who for token in governed(noun, "of", "against") for who in _that_or_whose(token, lexicon)]
    return [who for who in conjuncts(found) if who.tag_ != "PRP$"]


def _that_or_whose(token: Token, lexicon: Lexicon) -> list[Token]:
    return [token] if is_actor(token, lexicon) else whose(token)


def _held_on(noun: Token, lexicon: Lexicon) -> list[Token]:
    """ "was arrested on charges of fraud": whoever is held on the charges."""
    verb = noun.head.head
    on = noun.dep_ == "pobj" and noun.head.lower_ == "on" and lexicon.has("holding", verb.lemma_)
    return [token for token in target_of(verb) if may_act(token, lexicon)] if on else []
