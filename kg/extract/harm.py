"""Does a content tell of a wrong, and who does it? That is what makes a claim an allegation.

The judgement reads the clause the way a reader does: who is the agent of a harmful verb ("Russia shelled the
town"), whose is a harmful noun ("a Kremlin provocation", "rockets fired by six bombers"), who is said to be
responsible. It never guesses: a harmful event without an agent accuses nobody.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.actorhood import is_actor, is_event, may_act
from kg.extract.control import subjects
from kg.extract.doing import is_undone
from kg.extract.draft import Extent, stretch
from kg.extract.figures import is_figurative, is_figurative_noun
from kg.extract.slots import prepositional, source_of
from kg.extract.tree import children, conjuncts, governed
from kg.extract.voice import agents, is_cleft, is_passive, owners
from kg.lexicon import Lexicon

_EMBEDDED = frozenset({"xcomp", "ccomp", "conj", "advcl", "pcomp"})
_HARDLY = frozenset({"hardly", "scarcely", "barely", "never", "less"})
_PREDICATES = frozenset({"acomp", "attr", "oprd"})
_NONE = frozenset({"no", "neither", "not"})
_LYING_DOWN = frozenset({"on", "in", "at", "under", "beside", "between", "within", "near", "off"})
_RESTING = frozenset({"lie", "rest", "fall"})
_RESPONSIBILITY = frozenset({"blame", "responsibility", "fault", "guilt"})


@dataclass(frozen=True, slots=True)
class Harm:
    """A wrong that a content tells of: the word that says so, how strongly, and who does it."""

    word: Token
    strong: bool
    agents: tuple[Token, ...]


def harm_in(clause: Token, lexicon: Lexicon, within: Extent | None = None) -> Harm | None:
    """Return the first wrong in a clause that has an agent who can act, else the first without one, else None.

    Only a wrong told ``within`` a stretch counts: the parser may hang the next clause of the sentence on this one.
    """
    agentless = None
    for harm in _harms(clause, lexicon):
        if within is not None and not within.holds(stretch(harm.word, harm.word)):
            continue
        if harm.agents:
            return harm
        agentless = agentless or harm
    return agentless


def _harms(clause: Token, lexicon: Lexicon) -> Iterator[Harm]:
    for verb in _verbs(clause):
        if is_undone(verb, clause, lexicon):
            continue
        yield from _alleged_deed(verb, lexicon)
        yield from _harmful_verb(verb, lexicon)
        yield from _pluperfect(verb, lexicon)
        yield from _harmful_object(verb, lexicon)
        yield from _harmful_predicate(verb, lexicon)
    yield from _owned_nouns(clause, lexicon)


def _verbs(clause: Token) -> Iterator[Token]:
    """Yield the verbs of a clause from its head down."""
    queue = [clause]
    while queue:
        token = queue.pop(0)
        if token.pos_ in {"VERB", "AUX"}:
            yield token
        queue += [child for child in token.children if child.dep_ in _EMBEDDED or child.pos_ == "VERB"]
        queue += [clause for state in children(token, "acomp", "attr") for clause in children(state, "ccomp", "xcomp")]
        for noun in children(token, "dobj", "attr", "prep", "pobj", "acomp", "oprd"):
            queue += [child for child in noun.subtree if child.dep_ in {"acl", "xcomp"} and child.tag_ in {"VB", "VBG"}]


def strength_of(token: Token, pos: str, lexicon: Lexicon) -> str | None:
    """Return how harmful a word is as this part of speech, "strong" or "weak"; None if it tells of no wrong."""
    if any(child.lower_ in _NONE for child in token.children) or _is_hardly(token):
        return None  # "had no part in it"
    lemma = token.lemma_.lower()
    names = [f"{child.lower_}-{lemma}" for child in children(token, "compound")]  # "witch hunt"
    found = (lexicon.harm.get((name, pos)) for name in (*names, lemma, token.lower_))
    strength = next(filter(None, found), None)
    return strength if strength == "strong" or pos != "noun" else _quality(token, lexicon) or strength


def _is_hardly(token: Token) -> bool:
    """ "hardly corrupt", "no more corrupt than others", "anything but corrupt"."""
    degrees = children(token, "advmod")
    if any(word.lower_ in _HARDLY or any(child.lower_ == "no" for child in word.children) for word in degrees):
        return True
    return token.dep_ == "conj" and token.head.lower_ == "anything"


def _quality(noun: Token, lexicon: Lexicon) -> str | None:
    """ "a fraudulent scheme" is a wrong by its adjective; "a corrupt mayor" is somebody, not something done."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() in lexicon.roles:
        return None
    bad = any(lexicon.harm.get((word.lemma_.lower(), "adjective")) == "strong" for word in children(noun, "amod"))
    return "strong" if bad else None


def _verb_strength(verb: Token, lexicon: Lexicon) -> str | None:
    """Return how harmful a verb is, with the word that makes it so ("blow up", "draw into", "fire first")."""
    if not is_passive(verb) and not children(verb, "dobj") and lexicon.has("transitive", verb.lemma_):
        return None  # "the population has exploded"
    if verb.lemma_ == "lie" and verb.lower_ != "lied" and _is_lying_down(verb):
        return None
    phrases = (f"{verb.lemma_.lower()} {words}" for words in _beside(verb))
    found = (lexicon.harm.get((phrase, "verb")) for phrase in phrases)
    return next(filter(None, found), None) or strength_of(verb, "verb", lexicon)


def _beside(verb: Token) -> Iterator[str]:
    """Yield what may make a verb another one: "up", "first", "on", "on fire", "at risk" of "put lives at risk"."""
    behind = [word for thing in children(verb, "dobj") for word in children(thing, "prep", "advmod")]
    states = [word for word in children(verb, "advcl") if word.tag_ == "VBN"]  # "left them stranded"
    for word in [*children(verb, "prt", "prep", "advmod", "acomp", "oprd"), *states, *behind]:
        yield word.lower_
        yield from (f"{word.lower_} {noun.lemma_.lower()}" for noun in children(word, "pobj", "pcomp"))
    yield from (f"to {deed.lemma_.lower()}" for deed in children(verb, "xcomp") if deed.tag_ == "VB")


def _is_lying_down(verb: Token) -> bool:
    return any(word.lower_ in _LYING_DOWN for word in children(verb, "prep")) or bool(children(verb, "prt"))


def _harm(word: Token, strength: str, doers: list[Token], lexicon: Lexicon) -> Harm:
    doers = [doer for doer in doers if doer.tag_ != "PRP$" and not is_cleft(doer)]
    kept = tuple(doer for doer in doers if may_act(doer, lexicon) or doer.ent_type_ in {"NORP", "GPE", "ORG"})
    return Harm(word, strength == "strong", kept)


def _agents_of(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Return who does a verb; if it is an event or a thing, whose event it is ("the Russian offensive killed")."""
    found: list[Token] = []
    for agent in _instigators(verb, lexicon) or source_of(verb):
        of = governed(agent, "of") if lexicon.has("conduct", agent.lemma_.lower()) else []
        found += [agent] if is_actor(agent, lexicon) else owners(agent) or conjuncts(of)
    return found


def _acts(agent: Token, lexicon: Lexicon) -> bool:
    """ "Norland's rockets hit the mill": deeds, papers, weapons act; "Norland's exports hit prices" is nobody's."""
    lemma = agent.lemma_.lower()
    if agent.pos_ in {"NUM", "DET", "PRON", "ADJ"}:
        return True  # "one of its guns"
    if is_actor(agent, lexicon) or is_event(agent, lexicon) or (lemma, "noun") in lexicon.harm or lemma in lexicon.said:
        return True
    return any(lexicon.has(kind, lemma) for kind in ("acting", "conduct", "document", "own-forces"))


def _instigators(verb: Token, lexicon: Lexicon) -> list[Token]:
    """ "ordered the guards to beat him", "let B steal it": the deed is his who had it done."""
    above = verb.head.head if verb.dep_ == "acl" and verb.tag_ == "VB" else verb.head
    had_done = verb.tag_ == "VB" and above.pos_ == "VERB" and lexicon.has("instigating", above.lemma_)
    return source_of(above) if had_done and verb.dep_ != "conj" else []


def _harmful_verb(verb: Token, lexicon: Lexicon) -> Iterator[Harm]:
    strength = _verb_strength(verb, lexicon)
    done = list(_done(verb))
    if any(deed in lexicon.harmless for deed in done) or is_figurative(verb, lexicon):
        return  # "forged an alliance"
    if any(deed in lexicon.wrongs for deed in done):
        strength = "strong"
    if strength and all(_acts(agent, lexicon) for agent in source_of(verb)):
        yield _harm(verb, strength, _agents_of(verb, lexicon), lexicon)


def _done(verb: Token) -> Iterator[tuple[str, str]]:
    """Yield the verb with each thing it is done to, as it is and as it is described: "turned a blind eye"."""
    lemma = verb.lemma_.lower()
    for thing in [*objects_of(verb), *children(verb, "npadvmod")]:
        yield lemma, thing.lemma_.lower()
        yield from ((lemma, f"{word.lower_} {thing.lemma_.lower()}") for word in children(thing, "amod", "compound"))
        if any(word.lower_ == "to" for deed in children(thing, "relcl", "acl") for word in children(deed, "aux")):
            yield lemma, f"{thing.lemma_.lower()} to"  # "did nothing to stop it"


def _pluperfect(verb: Token, lexicon: Lexicon) -> Iterator[Harm]:
    """ "had tortured prisoners": the parser takes what they did for what kind of prisoners they had."""
    for noun in children(verb, "dobj") if verb.lemma_ == "have" else []:
        for deed in children(noun, "amod"):
            if deed.tag_ == "VBN" and deed.i == verb.i + 1 and strength_of(deed, "verb", lexicon) == "strong":
                yield _harm(deed, "strong", _agents_of(verb, lexicon), lexicon)


def _alleged_deed(verb: Token, lexicon: Lexicon) -> Iterator[Harm]:
    """Whatever somebody did "illegally" is told as a wrong; so is what somebody is "to blame" for."""
    adverbs = [child.lower_ for child in children(verb, "advmod")]
    alleged = any(lexicon.has("allegedly", word) for word in adverbs) and is_no_everyday_deed(verb, lexicon)
    if alleged or any(lexicon.has("wrongly", word) for word in adverbs):
        yield _harm(verb, "strong", _agents_of(verb, lexicon), lexicon)
    if verb.lemma_ == "blame" and verb.dep_ == "xcomp" and verb.head.lemma_ == "be":
        yield _harm(verb, "strong", _agents_of(verb.head, lexicon), lexicon)
    borne = [noun for noun in subjects(verb) if noun.lemma_.lower() in _RESPONSIBILITY]
    if borne and verb.lemma_ in _RESTING:
        yield _harm(borne[0], "strong", conjuncts(prepositional(verb, "with") or prepositional(verb, "on")), lexicon)


def is_no_everyday_deed(verb: Token, lexicon: Lexicon) -> bool:
    """ "allegedly kept his sister in a cellar" tells a wrong, "allegedly met his sister" does not.

    What people do every day is a wrong only together with one ("allegedly went there to kill him").
    """
    if not lexicon.has("everyday", verb.lemma_.lower()):
        return True
    deeds = children(verb, "xcomp")
    if deeds:
        return any(is_no_everyday_deed(deed, lexicon) for deed in deeds)  # "allegedly tried to set fire to it"
    told = (word for word in verb.subtree if word != verb)
    return any(
        (word.lemma_.lower(), kind) in lexicon.harm for word in told for kind in ("verb", "noun", "adjective")
    ) or any((verb.lemma_.lower(), thing.lemma_.lower()) in lexicon.wrongs for thing in objects_of(verb))


def _harmful_object(verb: Token, lexicon: Lexicon) -> Iterator[Harm]:
    """A light verb with a harmful object: "committed genocide", "was behind the attack"."""
    if verb.lemma_ not in lexicon.light:
        return
    if is_passive(verb):
        for noun in subjects(verb):
            strength = strength_of(noun, "noun", lexicon)
            if strength:
                yield _harm(noun, strength, agents(verb), lexicon)
        return
    for noun in objects_of(verb):
        strength = strength_of(noun, "noun", lexicon)
        if strength and not is_figurative_noun(noun, verb, lexicon):
            owned = [owner for owner in owners(noun) if may_act(owner, lexicon)]  # not "Friday's raid"
            owned = [] if lexicon.has("using", verb.lemma_) else owned  # "used A's drones": A used none
            yield _harm(noun, strength, owned or _agents_of(verb, lexicon), lexicon)


def objects_of(verb: Token) -> Iterator[Token]:
    """Yield what a verb is done to, behind prepositions too: "the raid" of "had a hand in the raid"."""
    yield from subjects(verb) if is_passive(verb) else conjuncts(children(verb, "dobj"))
    for preposition in children(verb, "prep"):
        if preposition.lower_ in {"in", "behind", "to"}:
            yield from conjuncts(children(preposition, "pobj"))
    for noun in children(verb, "dobj"):
        if any(word.lower_ in _NONE for word in noun.children):
            continue  # "had no part in the raid"
        for preposition in children(noun, "prep"):
            yield from conjuncts(children(preposition, "pobj"))


def _harmful_predicate(verb: Token, lexicon: Lexicon) -> Iterator[Harm]:
    """A harmful adjective or noun said of somebody: "was responsible", "are terrorists", "is a provocation"."""
    for predicate in children(verb, *_PREDICATES):
        for word in conjuncts([predicate]):
            strength = strength_of(word, "adjective", lexicon) or strength_of(word, "noun", lexicon)
            if word.pos_ == "NOUN" and lexicon.has("blaming", word.lemma_.lower()):
                yield _harm(word, "strong", owners(word) or conjuncts(governed(word, "of")), lexicon)
            elif strength:
                yield _harm(word, strength, owners(word) or _agents_of(verb, lexicon), lexicon)


def _owned_nouns(clause: Token, lexicon: Lexicon) -> Iterator[Harm]:
    """A harmful noun or participle anywhere in the clause whose owner is named: "rockets fired by bombers"."""
    for token in clause.subtree:
        if token.pos_ == "NOUN" and token.lemma_.lower() not in lexicon.roles and not _is_only_possible(token, lexicon):
            strength = strength_of(token, "noun", lexicon)
            only_named = strength == "weak" and token.dep_ == "nsubj" and not lexicon.has("acting", token.lemma_)
            doers = owners(token) if strength and not only_named else []
        elif token.dep_ == "acl" and token.tag_ in {"VBN", "VB"}:
            strength = _verb_strength(token, lexicon)
            doers = (source_of(token) if token.tag_ == "VBN" else _planners(token)) if strength else []
        else:
            continue
        if strength and doers and not is_undone(token, clause, lexicon):
            yield _harm(token, strength, doers, lexicon)


def _is_only_possible(noun: Token, lexicon: Lexicon) -> bool:
    return any(lexicon.has("alleged", word.lower_) or lexicon.has("unreal", word.lower_) for word in noun.children)


def _planners(verb: Token) -> list[Token]:
    """Return whose plan or effort an infinitive tells of: "the efforts of B to drag A into the war"."""
    noun = verb.head
    of = [
        token
        for preposition in children(noun, "prep")
        if preposition.lower_ == "of"
        for token in children(preposition, "pobj")
    ]
    governor = noun.head.head if noun.dep_ == "pobj" else noun.head
    return owners(noun) or conjuncts(of) or (subjects(governor) if governor.pos_ in {"VERB", "AUX"} else [])
