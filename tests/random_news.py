"""Random collections of any size, the same for the same seed: for tests that count twice, and for benchmarks."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from kg.document import Document
from kg.statement import Act, Certainty, Cue, Mention, Polarity, Span, Statement

FIRST_DAY = date(2020, 1, 1)
ACTS = [Act.ALLEGATION] * 5 + [Act.DENIAL] * 2 + [Act.CLAIM] * 2 + [Act.ADMISSION, Act.NO_RESPONSE]
SENTENCE = "The ministry of the one said on day {} that the other had taken what belongs to all."


def random_collection(documents: int, seed: int, actors: int = 12, days: int = 60) -> "Collection":
    """Return documents of about five statements each; some actors speak far more often than others."""
    return Collection(documents, random.Random(seed), actors, days)


class Collection:
    """Documents and statements, made anew and alike each time they are asked for."""

    def __init__(self, documents: int, chance: random.Random, actors: int, days: int) -> None:
        self._documents, self._seed, self._actors, self._days = documents, chance.random(), actors, days

    def documents(self) -> Iterator[Document]:
        for number in range(self._documents):
            yield self._article(number)[0]

    def statements(self) -> Iterator[Statement]:
        for number in range(self._documents):
            yield from self._article(number)[1]

    def _article(self, number: int) -> tuple[Document, list[Statement]]:
        chance = random.Random(f"{self._seed} {number}")
        printed = FIRST_DAY + timedelta(chance.randrange(self._days)) if chance.random() < 0.95 else None
        publisher = f"Publisher {chance.randrange(7)}" if chance.random() < 0.9 else None
        sentences = [SENTENCE.format(chance.randrange(10_000)) for _ in range(chance.randrange(1, 6))]
        document = Document(
            f"d-{number:08x}", " ".join(sentences), f"Title {number}", printed, f"http://p.example/{number}", publisher
        )
        statements: list[Statement] = []
        start = 0
        for sentence in sentences:
            place = Span(sentence, start, start + len(sentence))
            start = place.end + 1
            for _ in range(chance.randrange(1, 3)):
                statements.append(self._statement(chance, document, place, statements))
        return document, statements

    def _statement(self, chance: random.Random, document: Document, place: Span, before: list[Statement]) -> Statement:
        act = chance.choice(ACTS)
        alleged = [found for found in before if found.act is Act.ALLEGATION]
        answers = chance.choice(alleged) if alleged and act not in (Act.ALLEGATION, Act.CLAIM) else None
        return Statement(
            id=f"s-{document.id[2:]}-{len(before)}",
            document=document.id,
            act=act,
            sources=self._mentions(chance, place, 4),
            accused=self._mentions(chance, place, 30) if act in (Act.ALLEGATION, Act.DENIAL) else (),
            cue=Cue("said", place.start + 24, place.start + 28, "say"),
            content=Span(place.text[29:], place.start + 29, place.end),
            sentence=place,
            relayed_by=self._mentions(chance, place, 4)[:1] if chance.random() < 0.1 else (),
            answers=None if answers is None else answers.id,
            polarity=Polarity.NEGATIVE if chance.random() < 0.1 else Polarity.POSITIVE,
            certainty=chance.choice(list(Certainty)),
            said_on=document.date if document.date and chance.random() < 0.7 else None,
            confidence=chance.randrange(100) / 100,
            why="say + that: speaker 'ministry', content 'taken'",
        )

    def _mentions(self, chance: random.Random, place: Span, start: int) -> tuple[Mention, ...]:
        many = chance.choice((0, 1, 1, 1, 1, 1, 1, 2))
        return tuple(self._mention(chance, place, start) for _ in range(many))

    def _mention(self, chance: random.Random, place: Span, start: int) -> Mention:
        number = min(int(chance.paretovariate(0.8)) - 1, self._actors - 1) if chance.random() < 0.7 else -1
        number = chance.randrange(self._actors) if number < 0 else number
        words = Span(place.text[start : start + 8], place.start + start, place.start + start + 8)
        if chance.random() < 0.05:
            return Mention(words.text, words.start, words.end)
        side = None if number % 5 == 4 else number % 5
        return Mention(
            words.text,
            words.start,
            words.end,
            actor=f"a{number}",
            name=f"Actor {number}",
            type="organisation",
            side=None if side is None else f"side{side}",
            side_name=None if side is None else f"Side {side}",
            rule="name",
            link_confidence=0.9,
        )
