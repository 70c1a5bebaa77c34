"""Invented countries that accuse each other: a small collection with every state, and a large one of any size."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from kg.document import Document
from kg.finding import Finding, Kind, Level, Party, Reason, State
from kg.graph import Graph, to_graph
from kg.statement import Act, Cue, Mention, Span, Statement

ACTORS = {
    "bo": ("Borduria", "state", "bo", "Borduria"),
    "bo-army": ("Bordurian Army", "organisation", "bo", "Borduria"),
    "bo-general": ("Kurvi-Tasch", "person", "bo", "Borduria"),
    "rt": ("Ruritania", "state", "rt", "Ruritania"),
    "rt-ministry": ("Ministry of War", "organisation", "rt", "Ruritania"),
    "rt-crown": ("Queen Flavia", "person", "rt", "Ruritania"),
    "sy": ("Syldavia", "state", "sy", "Syldavia"),
    "union": ("Border Union", "bloc", None, None),
    "watch": ("Watch for the Valley", "group", None, None),
}


@dataclass
class News:
    """Documents and statements, as a store would list them."""

    printed: dict[str, Document] = field(default_factory=dict)
    said: list[Statement] = field(default_factory=list)

    def documents(self) -> Iterable[Document]:
        return self.printed.values()

    def statements(self) -> Iterable[Statement]:
        return self.said

    def say(self, number: str, act: Act, source: str, accused: str | None, told: tuple[str, str]) -> Statement:
        """Add a sentence "<source> <cue> <accused> <content>." as a document and its statement."""
        cue, content = told
        words = [ACTORS[source][0], cue, *([ACTORS[accused][0]] if accused else []), content]
        text = " ".join(words) + "."
        place = len(words[0]) + 1
        target = place + len(cue) + 1
        accused_here = (_mention(accused, target),) if accused else ()
        start = text.index(content)
        day = date(2031, 3, 1) + timedelta(days=int(number))
        publisher = ["The Strelsau Courier", "Klow Daily", "Border Wire"][int(number) % 3]
        self.printed[f"d-{number}"] = Document(
            f"d-{number}", text, f"Valley news, part {number}", day, f"https://example.org/{number}", publisher
        )
        statement = Statement(
            f"s-{number}",
            f"d-{number}",
            act,
            (_mention(source, 0),),
            accused_here,
            Cue(cue, place, place + len(cue), cue),
            Span(content, start, start + len(content)),
            Span(text, 0, len(text)),
            said_on=day,
            confidence=0.8,
            why=f"cue '{cue}', subject is the source",
        )
        self.said.append(statement)
        return statement


def _mention(actor: str, start: int) -> Mention:
    name, kind, side, side_name = ACTORS[actor]
    return Mention(name, start, start + len(name), actor, name, kind, side, side_name, "test", 1.0)


def small() -> News:
    """Return a dispute of nine actors that shows every state of an allegation."""
    news = News()
    news.say("01", Act.ALLEGATION, "rt-ministry", "bo-army", ("accused", "of shelling the customs house"))
    news.say("03", Act.DENIAL, "bo-army", None, ("denied", "that it had shelled the customs house"))
    news.say("04", Act.ALLEGATION, "bo", "rt", ("blamed", "for the flood in the valley"))
    news.say("05", Act.ALLEGATION, "rt", "bo", ("accused", "of opening the sluices"))
    news.say("06", Act.ALLEGATION, "watch", "rt-crown", ("accused", "of selling the forest"))
    news.say("07", Act.NO_RESPONSE, "rt-crown", None, ("declined", "to comment on the forest"))
    news.say("08", Act.ALLEGATION, "sy", "bo-general", ("accused", "of hiring smugglers"))
    news.say("09", Act.ALLEGATION, "bo-general", "union", ("accused", "of closing the pass"))
    news.say("11", Act.ALLEGATION, "union", "sy", ("accused", "of counting twice"))
    news.say("12", Act.ADMISSION, "sy", None, ("admitted", "that some votes had been counted twice"))
    news.say("13", Act.ALLEGATION, "rt", "bo-army", ("accused", "of burning the mill"))
    news.say("14", Act.ALLEGATION, "watch", "bo-army", ("accused", "of burning the mill"))
    news.say("15", Act.NO_RESPONSE, "bo-army", None, ("did not respond to", "questions about the mill"))
    news.say("16", Act.CLAIM, "union", None, ("said", "that the pass would open in spring"))
    return news


def small_findings() -> list[Finding]:
    """Return what detectors would say of the small dispute, written by hand."""

    def answer(number: str, pair: tuple[str, str], state: State, *answers: str) -> Finding:
        kind = Kind.ANSWERED_ALLEGATION if answers else Kind.UNANSWERED_ALLEGATION
        statements = (f"s-{number}", *(f"s-{one}" for one in answers))
        why = f"{ACTORS[pair[1]][0]}: {state.value}."
        return _finding(f"f-{number}-{pair[0]}", kind, pair, statements, why, state=state, days=2)

    found = [
        answer("01", ("rt-ministry", "bo-army"), State.DENIED, "03"),
        answer("04", ("bo", "rt"), State.COUNTERED, "05"),
        answer("06", ("watch", "rt-crown"), State.DECLINED, "07"),
        answer("08", ("sy", "bo-general"), State.NOTHING_FOUND),
        answer("11", ("union", "sy"), State.ADMITTED, "12"),
        answer("13", ("rt", "bo-army"), State.REPORTED_SILENT, "15"),
    ]
    return [
        *found,
        _finding(
            "f-m", Kind.MUTUAL_ACCUSATION, ("bo", "rt"), ("s-04", "s-05"), "Borduria and Ruritania accuse each other."
        ),
        _finding(
            "f-c",
            Kind.ACCUSATION_CYCLE,
            ("sy", "bo-general", "union"),
            ("s-08", "s-09", "s-11"),
            "Syldavia accuses Kurvi-Tasch, who accuses the Border Union, which accuses Syldavia.",
        ),
        _finding(
            "f-x",
            Kind.CONTRADICTION,
            ("rt-ministry", "bo-army"),
            ("s-01", "s-03"),
            "The Bordurian Army denies what the Ministry of War alleges.",
            reason=Reason.DENIAL,
        ),
    ]


def _finding(
    key: str, kind: Kind, pair: tuple[str, ...], statements: tuple[str, ...], why: str, **more: Any
) -> Finding:
    parties = tuple(Party(actor, ACTORS[actor][0]) for actor in pair)
    documents = tuple(f"d{statement[1:]}" for statement in statements)
    return Finding(key, kind, Level.ACTOR, parties, statements, documents, date(2031, 3, 17), why, 0.8, **more)


DISPUTE = 30
"""Actors of one invented dispute; they stand on two sides, and one accusation of ten goes to another dispute."""


def large(actors: int, each: int = 3, seed: int = 7) -> tuple[Graph, list[Finding]]:
    """Return a graph of so many actors with so many accusations each, and findings that give every state."""
    chance = random.Random(seed)
    names = {f"actor-{number}": f"{chance.choice(_FIRST)} {chance.choice(_LAST)} {number}" for number in range(actors)}
    news, findings = News(), []
    for number in range(actors * each):
        source, accused = _opponents(chance, actors)
        text = f"{names[source]} accused {names[accused]} of {chance.choice(_DEEDS)} in the {chance.choice(_PLACES)}."
        day = date(2029, 1, 1) + timedelta(days=chance.randrange(900))
        document = f"d-{number // 2}"
        news.printed[document] = Document(
            document, text, f"Report {number // 2}", day, f"https://example.org/{number // 2}", chance.choice(_PAPERS)
        )
        news.said.append(_accusation(number, document, (source, accused), names, text))
        findings.append(_told(number, chance.choice([*State]), (source, accused), names, document))
    return to_graph(news), findings


def _opponents(chance: random.Random, actors: int) -> tuple[str, str]:
    """Choose an accuser and, from the other side, an accused; the first of a dispute are chosen most often."""
    number = chance.randrange(actors)
    start = number // DISPUTE * DISPUTE if chance.random() < 0.9 else chance.randrange(actors) // DISPUTE * DISPUTE
    size = min(DISPUTE, actors - start)
    accused = start + int(size * chance.random() ** 2.5)
    if (accused - number) % 2 == 0:
        accused = accused + 1 if accused + 1 < actors else max(accused - 1, 0)
    return f"actor-{number}", f"actor-{accused}" if accused != number else f"actor-{(number + 1) % actors}"


def _told(number: int, state: State, pair: tuple[str, str], names: dict[str, str], document: str) -> Finding:
    answered = state in {State.DENIED, State.ADMITTED, State.COUNTERED}
    kind = Kind.ANSWERED_ALLEGATION if answered else Kind.UNANSWERED_ALLEGATION
    parties = tuple(Party(actor, names[actor]) for actor in pair)
    why, day = f"{names[pair[1]]}: {state.value}.", date(2031, 6, 19)
    return Finding(
        f"f-{number}",
        kind,
        Level.ACTOR,
        parties,
        (f"s-{number}",),
        (document,),
        day,
        why,
        0.5,
        state,
        None,
        number % 90,
    )


def _accusation(number: int, document: str, pair: tuple[str, str], names: dict[str, str], text: str) -> Statement:
    def mention(actor: str) -> Mention:
        start, side = text.index(names[actor]), f"side-{int(actor[6:]) // DISPUTE}-{int(actor[6:]) % 2}"
        kind = ["person", "organisation", "state", "group"][int(actor[6:]) % 4]
        return Mention(
            names[actor], start, start + len(names[actor]), actor, names[actor], kind, side, side, "test", 1.0
        )

    cue, content = text.index(" accused ") + 1, text.index(" of ") + 1
    return Statement(
        f"s-{number}",
        document,
        Act.ALLEGATION,
        (mention(pair[0]),),
        (mention(pair[1]),),
        Cue("accused", cue, cue + 7, "accuse"),
        Span(text[content:-1], content, len(text) - 1),
        Span(text, 0, len(text)),
        confidence=0.5 + number % 50 / 100,
        why="accuse + object + of",
    )


_FIRST = ["Ada", "Boris", "Carla", "Dmitri", "Elena", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Karin", "Luca"]
_LAST = ["Abbas", "Berg", "Costa", "Dubois", "Evans", "Fischer", "Garcia", "Horvat", "Ivanov", "Jensen", "Lopez"]
_DEEDS = ["hiding the accounts", "shelling the depot", "bribing an inspector", "moving the border stones"]
_PLACES = ["spring", "old harbour", "northern valley", "ministry"]
_PAPERS = ["The Strelsau Courier", "Klow Daily", "Border Wire", "Valley Post"]
