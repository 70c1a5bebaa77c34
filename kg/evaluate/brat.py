"""Reading brat standoff (Stenetorp et al. 2012): a ``.ann`` file of labels beside a ``.txt`` file of text.

Text-bound lines name spans (Source, Accused, Content, and the cue by its act: Allegation, Denial, No_response,
Admission, Claim); event lines tie them together; attributes (Optional, Negative, Probable, Possible, Reciprocal)
mark an event::

    T1	Source 0 3	Ana
    T2	Allegation 4 11	accused
    T3	Accused 12 15	Ivo
    E1	Allegation:T2 Source:T1 Accused:T3
    A1	Optional E1
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InvalidGold, reason_of
from kg.evaluate.event import Event, LabelledText, to_event
from kg.statement import Act, Certainty, Cue, Mention, Polarity, Span, Statement

_CERTAINTIES = {"Probable": Certainty.PROBABLE, "Possible": Certainty.POSSIBLE}


@dataclass(frozen=True, slots=True)
class _Standoff:
    """The lines of one ``.ann`` file by their ids."""

    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    events: dict[str, tuple[str, list[tuple[str, str]]]] = field(default_factory=dict)
    marks: dict[str, set[str]] = field(default_factory=dict)


def read_brat(path: Path) -> list[LabelledText]:
    """Return the labelled texts of one ``.ann`` file or of all in a folder; InvalidGold where there is none."""
    files = sorted(path.glob("*.ann")) if path.is_dir() else [path]
    if not files:
        raise InvalidGold(f"{path}: holds no .ann file; expected brat standoff, or disputes as .toml files")
    return [_read_file(file) for file in files]


def _read_file(path: Path) -> LabelledText:
    try:
        with path.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
            text = file.read()  # as it stands: offsets count the carriage returns too
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidGold(f"{path}: expected brat standoff with its .txt beside it ({reason_of(error)})") from error
    standoff = _Standoff()
    for number, line in enumerate(lines, 1):
        try:
            _add_line(standoff, line)
        except (ValueError, IndexError) as error:
            raise InvalidGold(f"{path}:{number}: is no line of brat standoff: {line[:60]!r}") from error
    try:
        return LabelledText(path.stem, text, tuple(_events(standoff, text)))
    except (KeyError, ValueError) as error:
        raise InvalidGold(f"{path}: an event names what is not there: {error}") from error


def _add_line(standoff: _Standoff, line: str) -> None:
    key, _, rest = line.partition("\t")
    if key.startswith("T"):
        places = rest.split("\t")[0].partition(" ")[2]
        ends = [int(end) for end in places.replace(";", " ").split()]
        standoff.spans[key] = (ends[0], ends[-1])  # a broken span counts from its first part to its last
    elif key.startswith("E"):
        trigger, *roles = rest.split()
        pairs = [role.split(":") for role in roles]
        standoff.events[key] = (trigger, [(name, span) for name, span in pairs])
    elif key.startswith(("A", "M")):
        mark, event = rest.split()[:2]
        standoff.marks.setdefault(event, set()).add(mark)


def _events(standoff: _Standoff, text: str) -> Iterator[Event]:
    for key, (trigger, roles) in standoff.events.items():
        act, cue = trigger.split(":")
        marks = standoff.marks.get(key, set())
        places: dict[str, list[tuple[int, int]]] = {}
        for role, span in roles:
            places.setdefault(role.rstrip("0123456789"), []).append(standoff.spans[span])
        contents = places.get("Content", [])
        whole = (min(start for start, _ in contents), max(end for _, end in contents)) if contents else None
        statement = Statement(
            id="",
            document="",
            act=Act(act.lower()),
            sources=tuple(Mention(text[start:end], start, end) for start, end in places.get("Source", [])),
            accused=tuple(Mention(text[start:end], start, end) for start, end in places.get("Accused", [])),
            cue=Cue(text[slice(*standoff.spans[cue])], *standoff.spans[cue], lemma=""),
            content=Span(text[slice(*whole)], *whole) if whole else None,
            sentence=Span(text, 0, len(text)),
            polarity=Polarity.NEGATIVE if "Negative" in marks else Polarity.POSITIVE,
            certainty=next((_CERTAINTIES[mark] for mark in marks if mark in _CERTAINTIES), Certainty.CERTAIN),
            reciprocal="Reciprocal" in marks,
        )
        yield to_event([statement], text, "Optional" in marks)
