"""How good is extraction? Labelled texts against what was found in them, in figures and mistake by mistake.

>>> from kg.statement import Act
>>> text = LabelledText("t-1", "Ana accused Ivo of theft.", (Event(Act.ALLEGATION, "Ana", "Ivo", "theft", "accused"),))
>>> evaluation = evaluate([text], [])
>>> evaluation.acts["allegation"].missed, evaluation.mistakes[0].kind
(1, 'missed')
"""

from collections import defaultdict
from collections.abc import Iterable

from kg.evaluate.evaluation import Evaluation, Mistake
from kg.evaluate.event import Event, LabelledText, to_events
from kg.evaluate.gold import read_gold
from kg.evaluate.matching import match
from kg.evaluate.tally import Tally
from kg.statement import Statement

__all__ = ["Evaluation", "Event", "LabelledText", "Mistake", "Tally", "evaluate", "read_gold"]


def evaluate(gold: Iterable[LabelledText], statements: Iterable[Statement]) -> Evaluation:
    """Return how well the statements extracted from labelled texts agree with their labels.

    Statements that share a cue are one event. Events are matched one to one inside a text, same act, greatest
    agreement of their roles first. A label marked optional counts neither way, found or not; so does an event
    whose cue stands inside the content of a labelled one ("denied the allegations").
    """
    by_document: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_document[statement.document].append(statement)
    evaluation = Evaluation()
    for text in gold:
        found = to_events(by_document.get(text.id, []), text)
        evaluation.add(text, match([event for event in text.events if event.act in text.acts], found))
    return evaluation
