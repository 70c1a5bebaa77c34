import io
import logging
import threading
from collections.abc import Callable

import pytest

from kg.cli.terminal import plain, print_table, progress, show_notes
from kg.documents import count_documents
from kg.errors import KgError


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class AtOnce:
    """A timer that does not wait."""

    def __init__(self, _seconds: float, action: Callable[[], None]) -> None:
        self.start = action
        self.cancel = self.join = lambda: None


@pytest.mark.parametrize("control", ["\x1b[31m", "\x07", "\x9b2J", "\u202e", "\x00", "\ud800"])
def test_what_a_terminal_would_obey_is_taken_out(control: str) -> None:
    assert control[0] not in plain(f"one {control} two")


def test_an_error_is_one_line() -> None:
    assert str(KgError("one\ntwo\r\nthree")) == "one two three"


def test_a_table_shows_hostile_cells_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(["who"], [["[bold]\x1b[2J[/bold]"], ["[link=https://x.example]here[/link]"]])
    assert capsys.readouterr().out.splitlines() == ["who", "[bold][2J[/bold]", "[link=https://x.example]here[/link]"]


def test_progress_is_silent_off_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(lambda: pytest.fail("nobody looks on")) as tell:
        tell("Extracting", 1)
    assert capsys.readouterr() == ("", "")


def test_progress_says_what_is_done_and_how_much(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(threading, "Timer", AtOnce)
    with progress(lambda: 7) as tell:
        tell("Extracting", 3)
    assert "Extracting" in screen.getvalue()
    assert "3/7" in screen.getvalue()


def test_notes_of_the_library_reach_the_terminal_without_controls(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, notes = Terminal(), logging.getLogger("kg")
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(notes, "handlers", [])
    monkeypatch.setattr(notes, "propagate", True)
    show_notes()
    notes.warning("%s: no date line", "a\x1b[31m.txt")
    assert screen.getvalue() == "kg: note: a[31m.txt: no date line\n"


def test_standard_input_cannot_be_counted() -> None:
    assert count_documents(["-"]) is None
    assert count_documents(["nowhere.txt"]) == 0
