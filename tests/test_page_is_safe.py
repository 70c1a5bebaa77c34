"""Text of articles stays text: nothing of it runs, loads or changes what the page says."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from invented_news import News, small, small_findings
from page_reader import Reader, chromium, needs_chromium, reading
from playwright.sync_api import Browser, Error

from kg.document import Document
from kg.finding import Finding, Party
from kg.graph import to_graph
from kg.page import write_page
from kg.statement import Cue, Mention, Span

RUN = "window.ran=1"

PAYLOADS = [
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"see href <img src=x onerror={RUN}>",
    f"<svg/onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<body onload={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<iframe src=javascript:parent.{RUN}>",
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<style>@import url(https://evil.example/x.css)</style>",
    "<style>body{display:none}</style>",
    f"<details open ontoggle={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<audio src=x onerror={RUN}>",
    f"<object data=javascript:{RUN}>",
    f"<embed src=javascript:{RUN}>",
    f"<form action=javascript:{RUN}><button>x</button></form>",
    f"<a href=javascript:{RUN}>x</a>",
    f"<math><mi xlink:href=javascript:{RUN}>x",
    f"<template><script>{RUN}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"</title></style></textarea><script>{RUN}</script>",
    "<!--<script>",
    f"--><script>{RUN}</script>",
    f"]]><script>{RUN}</script>",
    f"\"');{RUN};//",
    f"${{{RUN}}}",
    f"`;{RUN};`",
    "{{7*7}}{% raw %}",
    f"{{{{constructor.constructor('{RUN}')()}}}}",
    f"javascript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    "__proto__",
    "constructor",
    "\u202egnp.exe\u202c \x00\x07 \ud800 \u2028",
    "=HYPERLINK(\"https://evil.example\")",
    "A" * 9000,
]  # fmt: skip

ADDRESSES = ["javascript:window.ran=1", "data:text/html,<script>1</script>", 'https://ok.example/"><script>1</script>']


def hostile() -> tuple[News, list[Finding]]:
    """Return the small dispute, with a payload in every field that text of an article can reach."""
    news, findings = small(), small_findings()
    for number, payload in enumerate(PAYLOADS):
        model = news.said[number % len(small().said)]
        document = f"{payload[:60]}-{number}"
        text = f"{payload} accuses"
        news.printed[document] = Document(
            document, text, payload, date(2031, 3, 1), ADDRESSES[number % 3], payload
        )  # fmt: skip

        def named(mention: Mention, number: int = number, payload: str = payload, text: str = text) -> Mention:
            actor = f"{payload}-{number}-{mention.actor}"
            return replace(mention, text=text, start=0, end=len(text), actor=actor, name=payload, side_name=payload)

        news.said.append(
            replace(
                model,
                id=f"{payload}-{number}",
                document=document,
                sources=tuple(map(named, model.sources)),
                accused=tuple(map(named, model.accused)),
                cue=Cue(payload, 0, len(payload), payload),
                content=Span(text, 0, len(text)),
                sentence=Span(text, 0, len(text)),
                why=payload,
            )
        )
        findings.append(
            replace(
                findings[number % 9], id=f"{payload}-{number}", why=payload,
                actors=tuple(Party(party.actor, payload) for party in findings[number % 9].actors),
            )
        )  # fmt: skip
    return news, findings


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    with reading(browser) as reader:
        yield reader


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    news, findings = hostile()
    return write_page(to_graph(news), findings, tmp_path_factory.mktemp("hostile") / "page.html", PAYLOADS[0])


def test_no_payload_reaches_the_file_outside_the_packed_data(hostile_page: Path) -> None:
    html = hostile_page.read_text(encoding="utf-8")
    title = "<title>&lt;script&gt;window.ran=1&lt;/script&gt;</title>"
    assert title in html
    assert RUN not in html.replace("&lt;script&gt;window.ran=1&lt;/script&gt;", "")
    assert len(re.findall(r"<script[ >]", html.split('id="data"')[0])) == 1


@needs_chromium
def test_no_payload_runs_or_loads_and_all_are_shown_as_text(reader: Reader, hostile_page: Path) -> None:
    page = reader.open(hostile_page)
    parties = page.evaluate("[...kg.shown().parties].map((party) => ['party', party.id])")
    findings = [["finding", f"{payload}-{number}"] for number, payload in enumerate(PAYLOADS)]
    statements = [["statement", f"{payload}-{number}"] for number, payload in enumerate(PAYLOADS)]
    seen = ""
    for select in [*parties, *findings, *statements]:
        page.evaluate("(select) => kg.change({ select })", select)
        seen += page.inner_text("#panel")
    page.evaluate("kg.change({ display: 'table', select: [] })")
    seen += page.inner_text("#table")
    for payload in PAYLOADS[:-3]:
        assert payload in seen
    page.evaluate("kg.change({ display: 'graph', level: 'side' })")
    page.fill("#search", "script")
    page.keyboard.press("Enter")
    assert page.evaluate("window.ran") is None
    assert reader.wrong == []
    assert page.locator("img, iframe, base, link, object, embed, video, audio, form").count() == 0
    assert page.locator("script").count() == 3 and page.locator("style").count() == 1
    assert page.evaluate("[...document.querySelectorAll('a')].every((a) => /^(https?|file):/.test(a.href))")


@needs_chromium
def test_the_tooltip_of_an_actor_is_text(reader: Reader, hostile_page: Path) -> None:
    page = reader.open(hostile_page)
    x, y = page.evaluate("(() => { const { x, y } = kg.onPage(Object.values(kg.places())[3]); return [x, y]; })()")
    page.mouse.move(x - 40, y)
    page.mouse.move(x, y, steps=4)
    page.wait_for_selector(".vis-tooltip", state="visible")
    assert page.locator(".vis-tooltip :not(br)").count() == 0
    assert page.evaluate("window.ran") is None


@needs_chromium
def test_no_cell_of_the_csv_is_a_formula(reader: Reader, hostile_page: Path) -> None:
    page = reader.open(hostile_page)
    page.evaluate("document.getElementById('take').open = true")
    with page.expect_download() as waiting:
        page.click("#take-items button:has-text('CSV')")
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    assert "\"'=HYPERLINK" in text
    assert not re.search(r'(?:^|,)"[=+\-@]', text, re.MULTILINE)


@needs_chromium
def test_the_browser_itself_stops_what_an_attacker_writes_into_the_file(
    reader: Reader, hostile_page: Path, tmp_path: Path
) -> None:
    changed = tmp_path / "changed.html"
    injected = f"<img src=https://evil.example/x.png onerror='{RUN}'><script>{RUN}</script><header>"
    html = hostile_page.read_text(encoding="utf-8").replace("<header>", injected, 1)
    changed.write_text(html, encoding="utf-8")
    page = reader.open(changed)
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in wrong for wrong in reader.wrong)
    with pytest.raises(Error, match="TrustedHTML"):
        page.evaluate("document.body.innerHTML = '<b>x</b>'")
