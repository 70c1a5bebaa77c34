"""A reader without a network in front of a page, and everything that went wrong while reading."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="no chromium here: apt-get install chromium tests the page"
)

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Theme = Literal["light", "dark"]


@dataclass
class Reader:
    """One who opens a page: the browser's page, and what went wrong (errors, warnings, dialogs, requests)."""

    page: Page
    wrong: list[str] = field(default_factory=list)

    def open(self, path: Path, fragment: str = "") -> Page:
        self.page.goto("about:blank")
        self.page.goto(f"{path.as_uri()}{fragment}")
        self.page.wait_for_selector("html[data-ready]", timeout=30_000)
        return self.page

    def listen(self) -> None:
        self.page.on("console", lambda said: self._note(said.text) if said.type in {"error", "warning"} else None)
        self.page.on("pageerror", lambda error: self._note(str(error)))
        self.page.on("request", lambda asked: None if asked.url.startswith(LOCAL) else self._note(asked.url))

    def _note(self, what: str) -> None:
        self.wrong.append(what)


LOCAL = ("file:", "blob:", "about:")


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def reading(browser: Browser, theme: Theme = "light", width: int = 1440, height: int = 900) -> Iterator[Reader]:
    context = browser.new_context(offline=True, viewport={"width": width, "height": height}, color_scheme=theme)
    reader = Reader(context.new_page())
    reader.listen()
    yield reader
    context.close()
