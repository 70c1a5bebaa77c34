"""kg query and kg queries: asking the store."""

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DEFAULT_STORE, StoreFolder, one_of, open_store
from kg.cli.terminal import ended_by_ctrl_c, print_lines, print_table, say
from kg.errors import InvalidParameter, InvalidQuery
from kg.records import escape_controls

if TYPE_CHECKING:
    from kg.questions import Question
    from kg.store import Answer, Store


class Form(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TURTLE = "turtle"


class ListForm(StrEnum):
    """How the list of questions is printed."""

    TABLE = "table"
    JSON = "json"


def query(
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUERY", help="A name that kg queries lists, a file, or SPARQL.")],
    store: StoreFolder = DEFAULT_STORE,
    form: Annotated[Form, one_of(Form, "How to print the answer.", "--format")] = Form.TABLE,
) -> None:
    """Ask the store: a ready-made question, a file, or SPARQL.

    Each ready-made question takes parameters of its own, written as options: --actor Russia, --since 2022-06-01.
    kg queries shows which; those in brackets may be left out.

    \b
    kg queries
    kg query mutual
    kg query accusations-against --actor Russia --since 2022-06-01 --format csv
    kg query "SELECT ?title { ?document schema:headline ?title }" --format json
    """
    given = dict(_parameters(context.args))
    with open_store(store) as opened, ended_by_ctrl_c():
        _print_answer(_ask(opened, question, given), form)


def queries(
    form: Annotated[ListForm, one_of(ListForm, "How to print the list.", "--format")] = ListForm.TABLE,
) -> None:
    """List the ready-made questions and what they take.

    Parameters in brackets may be left out.

    \b
    kg queries
    kg queries --format json
    """
    from kg.questions import questions

    listed = list(questions().values())
    if form is ListForm.JSON:
        print(json.dumps([_to_dict(question) for question in listed], ensure_ascii=False, indent=1))
        return
    print_table(["name", "answers", "parameters"], ([q.name, q.title, " ".join(_usage(q))] for q in listed))


def _ask(store: "Store", question: str, given: dict[str, str]) -> "Answer":
    from kg.questions import ask, questions

    is_sparql = any(character in question for character in "{ \n")
    if question in questions() or not (is_sparql or Path(question).is_file()):
        return ask(store, question, given)
    if given:
        raise InvalidParameter(
            f"--{next(iter(given))} belongs to a ready-made question; write the value into the query"
        )
    if is_sparql:
        return store.query(question)
    try:
        return store.query(Path(question).read_text(encoding="utf-8"))
    except OSError as error:
        raise InvalidQuery(f"{question}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InvalidQuery(f"{question}: is not UTF-8; expected a SPARQL query") from error


def _print_answer(answer: "Answer", form: Form) -> None:
    if answer.triples is None and not answer.rows:
        say("kg: the answer has no rows")
    if form is Form.TURTLE or (form is Form.TABLE and answer.triples is not None):
        print_lines(escape_controls(answer.to_turtle()))
    elif form is Form.JSON:
        print_lines(escape_controls(answer.to_json()))
    elif form is Form.CSV:
        print_lines(answer.to_csv())
    else:
        print_table(answer.variables, (["" if cell is None else str(cell) for cell in row] for row in answer.rows))


def _parameters(arguments: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the parameters of a question: ``--actor Russia`` or ``--actor=Russia``."""
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if not name.startswith("--"):
            raise typer.BadParameter(f"met {argument!r}; expected one query, then parameters such as --actor Russia")
        try:
            yield name.removeprefix("--"), value if equals else next(rest)
        except StopIteration:
            raise typer.BadParameter(f"{name} needs a value") from None


def _usage(question: "Question") -> Iterator[str]:
    for parameter in question.parameters:
        option = f"--{parameter.name.replace('_', '-')} {parameter.type.upper()}"
        yield option if parameter.required else f"[{option}]"


def _to_dict(question: "Question") -> dict[str, object]:
    return {
        "name": question.name,
        "title": question.title,
        "about": question.about,
        "parameters": [
            {"name": p.name, "type": p.type, "required": p.required, "about": p.about} for p in question.parameters
        ],
    }
