"""When was it said? A weekday or "yesterday" beside the cue counts back from the day the document was printed."""

from datetime import date, timedelta

from spacy.tokens import Token

from kg.extract.tree import children

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def said_on(cue: Token, printed: date | None) -> date | None:
    """Return the day of a statement: that of its document, unless the words beside the cue name one before."""
    if printed is None:
        return None
    beside = [*children(cue, "npadvmod", "advmod")]
    beside += [
        noun for preposition in children(cue, "prep") if preposition.lower_ == "on" for noun in preposition.children
    ]
    for word in beside:
        name = word.lower_
        if name == "yesterday":
            return _before(printed, 1)
        if name in _WEEKDAYS:
            return _before(printed, (printed.weekday() - _WEEKDAYS.index(name)) % 7)
    return printed


def _before(day: date, days: int) -> date:
    """Return a day some days earlier; the first day there is stays where it is."""
    return day - timedelta(days) if day.toordinal() > days else day
