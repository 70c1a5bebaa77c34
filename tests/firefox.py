"""Firefox in front of a page, over WebDriver BiDi (W3C), the protocol that it speaks without a driver."""

import json
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from page_reader import LOCAL
from websockets.sync.client import ClientConnection, connect

FIREFOX = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)

needs_firefox = pytest.mark.skipif(
    FIREFOX is None, reason="no Firefox here: apt-get install firefox-esr tests the page in a second browser"
)

_LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
_EVENTS = ["log.entryAdded", "network.beforeRequestSent"]
_PATIENCE = 60.0
"""Seconds to wait for one answer: a busy machine starts Firefox in 8."""

_NOTE_VIOLATIONS = """() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
        window.violations.push(`${effectiveDirective} ${blockedURI}`));
}"""

_READY = """new Promise((done) => {
    const look = () => (document.documentElement.dataset.ready ? done() : setTimeout(look, 20));
    look();
})"""


@dataclass
class Firefox:
    """A browser with one tab, and what went wrong in it: errors, warnings, requests."""

    connection: ClientConnection
    tab: str = ""
    wrong: list[str] = field(default_factory=list)
    asked: int = 0

    def ask(self, method: str, **parameters: Any) -> Any:
        """Send one command and return its result; events that come before it are noted."""
        self.asked += 1
        self.connection.send(json.dumps({"id": self.asked, "method": method, "params": parameters}))
        while True:
            told = json.loads(self.connection.recv(timeout=_PATIENCE))
            if told.get("id") == self.asked:
                assert told["type"] == "success", told
                return told["result"]
            self._note(told["method"], told["params"])

    def start(self) -> None:
        self.ask("session.new", capabilities={})
        self.ask("script.addPreloadScript", functionDeclaration=_NOTE_VIOLATIONS)
        self.tab = self.ask("browsingContext.getTree")["contexts"][0]["context"]
        self.ask("session.subscribe", events=_EVENTS, contexts=[self.tab])

    def open(self, path: Path, fragment: str = "") -> None:
        self.ask("browsingContext.navigate", context=self.tab, url="about:blank", wait="complete")
        self.wrong.clear()
        self.ask("browsingContext.navigate", context=self.tab, url=path.as_uri() + fragment, wait="complete")
        self.evaluate(_READY)

    def evaluate(self, expression: str) -> Any:
        """Return what an expression is in the page, or comes to be: text, a number, a list of them, or None."""
        told = self.ask("script.evaluate", expression=expression, target={"context": self.tab}, awaitPromise=True)
        assert told["type"] == "success", told
        return _plain(told["result"])

    def click(self, x: float, y: float) -> None:
        """Press and release the mouse at a place of the page."""
        place = {"type": "pointerMove", "x": round(x), "y": round(y)}
        acts = [place, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self.ask(
            "input.performActions", context=self.tab, actions=[{"type": "pointer", "id": "mouse", "actions": acts}]
        )

    def _note(self, event: str, told: dict[str, Any]) -> None:
        if event == "log.entryAdded" and told["level"] in {"error", "warn"}:
            self.wrong.append(told["text"])
        elif event == "network.beforeRequestSent" and not told["request"]["url"].startswith((*LOCAL, "data:")):
            self.wrong.append(told["request"]["url"])


def _plain(remote: dict[str, Any]) -> Any:
    """A value as BiDi writes it (type and value), as Python has it."""
    if remote["type"] == "array":
        return [_plain(one) for one in remote["value"]]
    return remote.get("value")


@contextmanager
def firefox() -> Iterator[Firefox]:
    assert FIREFOX is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [FIREFOX, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
            assert process.stderr is not None
            address = next(found.group(1) for line in process.stderr if (found := _LISTENING.search(line)))
            threading.Thread(target=process.stderr.read, daemon=True).start()  # a full pipe would stop Firefox
            try:
                with connect(f"{address}/session", max_size=None, open_timeout=_PATIENCE) as connection:
                    browser = Firefox(connection)
                    browser.start()
                    yield browser
            finally:
                process.terminate()
