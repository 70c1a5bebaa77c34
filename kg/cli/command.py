"""The kg command: all its commands, and what becomes of an error."""

import sys
from collections.abc import Callable
from typing import Annotated

import typer

import kg
from kg.cli.actors import app as actors
from kg.cli.evaluate import evaluate
from kg.cli.findings import diff, find, report, waits
from kg.cli.page import figure, page
from kg.cli.questions import queries, query
from kg.cli.stages import extract, load, read, run
from kg.cli.store import backup, export, remove, serve
from kg.cli.terminal import say, show_notes
from kg.errors import InvalidParameter, KgError

SUMMARY = "Who accuses whom of what, who denied it and who kept silent, from news articles."
EXIT_CODES = """Exit codes: 0 all went well; 1 something could not be used (named on standard error; the rest is done);
2 the command line was wrong."""
WRONG_COMMAND = 2
"""The exit code of a wrong command line, as typer gives it."""

STOPPED = 130
"""The exit code that Ctrl-C gives, as in a shell: 128 and the number of the signal."""

app = typer.Typer(
    help=f"{SUMMARY}\n\n\b\nkg run seeds --out out",
    epilog=EXIT_CODES,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line; whatever goes wrong is one line on standard error, and exit code 1, or 2 where mistyped."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    show_notes()
    try:
        code = app(standalone_mode=False)
    except typer.TyperException as error:
        say(f"kg: {_wrong(error)}")
        sys.exit(error.exit_code)
    except KgError as error:
        say(f"kg: {error}")
        sys.exit(WRONG_COMMAND if isinstance(error, InvalidParameter) else 1)
    except OSError as error:  # a full disk, a file that went away
        place = f"{error.filename}: " if error.filename else ""
        say(f"kg: {place}{error.strerror or error}")
        sys.exit(1)
    if code == STOPPED:
        say("kg: stopped; what was already written is kept")
    sys.exit(code)


def _wrong(error: typer.TyperException) -> str:
    """Say what is wrong with a command line, at which option, and what shows how it should be."""
    told = error.format_message().removesuffix(".")
    if isinstance(error, typer.BadParameter) and error.message:  # without typer's words before ours
        place = error.param_hint or (error.param.opts[0] if error.param else "")
        told = f"{place}: {error.message}" if place else error.message
    context: typer.Context | None = getattr(error, "ctx", None)
    return told[0].lower() + told[1:] + (f"; type: {context.command_path} --help" if context else "")


@app.callback(invoke_without_command=True)
def _kg(context: typer.Context, version: Annotated[bool, typer.Option("--version", help="Print it.")] = False) -> None:
    """Do what kg does without a command: print the version where it is asked for, or else the help."""
    if version:
        print(f"kg {kg.__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        print(context.get_help())


_COMMANDS: tuple[Callable[..., None], ...] = (
    *(read, extract, load, find, page, run),
    *(queries, query, report, diff, waits, figure, export, serve, remove, backup, evaluate),
)
_ANY_OPTION = {"allow_extra_args": True, "ignore_unknown_options": True}
for command in _COMMANDS:  # a question has options of its own
    app.command(context_settings=_ANY_OPTION if command is query else None)(command)
app.add_typer(actors, name="actors")
