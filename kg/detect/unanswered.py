"""Unanswered and answered allegations: what became of each allegation, told as findings.

An unanswered one got no answer in the collected documents as of the day, or the article itself says that the accused
declined or has not responded, and then the finding says that the article says so. Denials, admissions and silences
that answer no allegation of the collection are told, too.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.detect.answers import Answer
from kg.detect.drafts import evidence, finding, weighed
from kg.detect.entry import Entry
from kg.detect.general import by, named_accusers, speaks_of_allegations
from kg.detect.ledger import Ledger
from kg.detect.phrases import about, content, counted, denial_verb, quote, speaker_name, through
from kg.detect.responses import answered_by_text, state_of
from kg.detect.standings import Standing
from kg.finding import Finding, Kind, Level, Party, State
from kg.graph import parties, party
from kg.statement import Act, Mention

SILENCE = {State.REPORTED_SILENT: "has not responded", State.DECLINED: "declined to respond"}
"""How a finding tells what an article says of the silent one."""

UNANSWERED = frozenset({State.DECLINED, State.REPORTED_SILENT, State.NOTHING_FOUND})


def unanswered(ledger: Ledger, found: list[Standing], level: Level, matters: Mapping[str, int]) -> Iterator[Finding]:
    """Yield one finding for each allegation and what became of it, and for each denial that stands alone.

    Statements that tell one allegation share a finding as far as their state is the same; so do the allegations that
    one report of silence covers. ``matters`` are the numbers of the clusters of allegations.
    """
    for group in _groups([each for each in found if not each.domestic], matters, ledger):
        yield _told(group, ledger, level)
    used = {(ledger.original(answer.entry).statement.id, _side(answer.by)) for each in found for answer in each.answers}
    for copies in _copies(ledger, Act.DENIAL, Act.ADMISSION, Act.NO_RESPONSE):
        first = copies[0].statement
        others = [each for each in first.sources if (first.id, _side(each)) not in used]
        alone = list(parties(others, level))
        tell = _silent_alone if first.act is Act.NO_RESPONSE else _denied_alone
        yield from tell(copies, alone, ledger, level)


def _copies(ledger: Ledger, *acts: Act) -> Iterable[list[Entry]]:
    """Return the statements of these acts, those together that copy one text."""
    copies: dict[str, list[Entry]] = {}
    for entry in ledger.of(*acts):
        copies.setdefault(ledger.original(entry).statement.id, []).append(entry)
    return copies.values()


def _side(mention: Mention) -> str | None:
    return mention.side or mention.actor


def _groups(found: list[Standing], matters: Mapping[str, int], ledger: Ledger) -> list[list[Standing]]:
    """Return the standings that one finding tells together."""
    groups: dict[tuple[object, ...], list[Standing]] = {}
    for standing in found:
        answer = standing.answer
        silent = answer is not None and standing.state in UNANSWERED
        shared: object = matters[standing.charge.entry.statement.id]
        if answer is not None and silent:
            shared = ledger.original(answer.entry)
        groups.setdefault((standing.accuser, standing.accused, standing.state, shared), []).append(standing)
    return list(groups.values())


def _told(group: list[Standing], ledger: Ledger, level: Level) -> Finding:
    first = group[0]
    allegations = [standing.charge.entry for standing in group]
    answers = list({id(each.answer.entry): each.answer for each in group if each.answer is not None}.values())
    entries = allegations + [answer.entry for answer in answers]
    kind = Kind.UNANSWERED_ALLEGATION if first.state in UNANSWERED else Kind.ANSWERED_ALLEGATION
    actors = (first.accused,) if first.accuser is None else (first.accuser, first.accused)
    certainty = min((answer.certainty for answer in answers), default=1.0)
    told = finding(ledger, kind, level, actors, entries, _sentence(group, answers, ledger))
    parts = {**evidence(entries), "certainty": certainty}
    return weighed(replace(told, state=first.state, days=_days(group, ledger)), **parts)


def _days(group: list[Standing], ledger: Ledger) -> int | None:
    """Return the days until the answer to the first allegation, or the days waited so far."""
    if group[0].state is not State.NOTHING_FOUND:
        return next((each.days for each in group if each.days is not None), None)
    days = [each.charge.entry.day for each in group if each.charge.entry.day is not None]
    return (ledger.as_of - min(days)).days if days and ledger.as_of is not None else None


def _sentence(group: list[Standing], answers: list[Answer], ledger: Ledger) -> str:
    first, once = group[0], [each for each in group if not each.is_copy] or group
    charges_told = [standing.charge for standing in once]
    entries = [charge.entry for charge in charges_told]
    accused = through(first.accused, [charge.accused for charge in charges_told])
    if first.accuser is None:
        accuser = speaker_name(first.charge.entry, None)
    else:
        accuser = through(first.accuser, [charge.accuser for charge in charges_told if charge.accuser])
    alleged = f"{accuser} accused {accused}{about(':', entries)}"
    if not answers:
        found = f"kg found no answer by {first.accused.name} in the collected documents as of {ledger.as_of}"
        return f"{alleged}; {found}."
    return f"{alleged}; {_answered(answers[0], first)}."


def _answered(answer: Answer, standing: Standing) -> str:
    who = _who(answer.by, standing)
    day = f" ({answer.entry.day})" if answer.entry.day else ""
    later = f" after {counted(standing.days, 'day')}" if standing.days else ""
    if answer.state in SILENCE:
        return f"the article says that {who} {SILENCE[answer.state]}{day}"
    said = {State.COUNTERED: "accused in return", State.ADMITTED: "admitted it"}
    verb = said.get(answer.state) or denial_verb(answer.entry, " it")
    return f"{who} {verb}{later}{day}{content(':', answer.entry)}"


def _who(speaker: Mention, standing: Standing) -> str:
    """Say who answers: the accused itself, one who acts for it, its side, another of its side, or somebody unknown."""
    accused, named = standing.accused, party(speaker, Level.ACTOR)
    if named is None:
        return quote(speaker.text)
    if named.actor == accused.actor:
        return named.name
    if speaker.side == accused.actor:
        return f"{named.name}, for {accused.name},"
    if named.actor == standing.charge.accused.side:
        return f"{named.name}, the side of {accused.name},"
    return f"{named.name}, of the same side as {accused.name},"


def _denied_alone(copies: list[Entry], alone: list[Party], ledger: Ledger, level: Level) -> Iterator[Finding]:
    """Yield findings for a denial or admission of what no attributed allegation of the collection says."""
    entry, statement = copies[0], copies[0].statement
    is_denial = statement.act is Act.DENIAL
    state, verb = (State.DENIED, denial_verb(entry)) if is_denial else (State.ADMITTED, "admitted")
    answered = None if statement.answers is None else ledger.by_id.get(statement.answers)
    for accused in alone:
        said = f"{accused.name} {verb}{content(':', entry)}"
        why = f"{said}; kg found no allegation against {accused.name} in the collected documents that this answers."
        entries = copies if answered is None else [answered, *copies]
        told = finding(ledger, Kind.ANSWERED_ALLEGATION, level, (accused,), entries, why)
        yield weighed(replace(told, state=state), **evidence(entries))


def _silent_alone(copies: list[Entry], alone: list[Party], ledger: Ledger, level: Level) -> Iterator[Finding]:
    """Yield findings for a report of silence though no allegation names the silent one as accused."""
    statement, state = copies[0].statement, state_of(copies[0])
    near = ledger.by_document[statement.document]
    alike = [each for each in near if each.statement.cue == statement.cue and each.statement.act is statement.act]
    accusers = tuple(
        mention for each in alike for mention in named_accusers(ledger, each, answered_by_text(ledger, each))
    )
    for silent in alone:
        for accuser in parties(accusers, level):
            if accuser.actor == silent.actor:
                continue
            own = tuple(mention for mention in accusers if party(mention, level) == accuser)
            allegations = by(own, (each for each in near if each.accuses))
            if not allegations and not any(speaks_of_allegations(each) for each in alike):
                continue
            why = (
                f"The article says that {silent.name} {SILENCE[state]} to the allegations of {accuser.name}"
                f"{about(':', allegations) if allegations else ''}; kg found none that accuses {silent.name}."
            )
            entries = [*allegations, *copies]
            told = finding(ledger, Kind.UNANSWERED_ALLEGATION, level, (accuser, silent), entries, why)
            yield weighed(replace(told, state=state), **evidence(entries))
