"""Ctrl+C and a pipe that closes end a command without a word of Python's."""

import contextlib
import signal
import subprocess
import sys
from pathlib import Path


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text('{"text": "Freedonia denied it."}\n' * 20_000)
    done = subprocess.run(
        f"{sys.executable} -m kg read {file} | head -n 1", shell=True, capture_output=True, text=True, check=True
    )
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


def test_ctrl_c_ends_a_query_that_would_never_end() -> None:
    code = """
from kg import Store
from kg.cli.terminal import ended_by_ctrl_c
from kg.document import Document
with Store.memory() as store, ended_by_ctrl_c():
    store.add([Document(f"d-{number}", "Rain fell.") for number in range(99)], [])
    print("asking", flush=True)
    store.query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as asking:
        assert asking.stdout is not None
        assert asking.stdout.readline() == b"asking\n"
        asking.send_signal(signal.SIGINT)
        assert asking.wait(timeout=60) == -signal.SIGINT


def hear_ctrl_c() -> None:
    """Begin as in a terminal; what a shell runs in the background, as these tests may be, is deaf to Ctrl+C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def stopped(process: "subprocess.Popen[bytes]") -> int:
    """Press Ctrl+C until it is heard: Python misses one that comes in the moment before it waits for input."""
    for _ in range(20):
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.wait(timeout=3)
    return process.wait(timeout=0)


def test_ctrl_c_is_one_line_and_exit_130() -> None:
    command = [sys.executable, "-m", "kg", "read", "-"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        preexec_fn=hear_ctrl_c,
    ) as reading:
        assert reading.stdin is not None
        assert reading.stderr is not None
        reading.stdin.write(b'{"no": "text"}\n')
        reading.stdin.flush()
        assert reading.stderr.readline() == (
            b"kg: standard input:1: holds no text; met the keys 'no'; expected id, title, date, url, publisher, text\n"
        )
        assert stopped(reading) == 130
        assert reading.stderr.read() == b"kg: stopped; what was already written is kept\n"
