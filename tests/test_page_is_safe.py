"""Text of articles stays text: nothing of it runs, loads or changes what the page says."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile_news import PAYLOADS, RUN, hostile
from page_reader import Reader, needs_chromium, reading
from playwright.sync_api import Browser, Error

from kg.graph import to_graph
from kg.page import write_page


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


HOSTILE_FRAGMENTS = [
    "#moved=0:1e300:0,1:-1e300:1e300,2:NaN:Infinity,__proto__:1:1,constructor:0:0,99999:1:1",
    "#moved=0:9007199254740993:0",
    "#frame=0,0,0",
    "#frame=0,0,1e-300",
    "#frame=1e300,-1e300,1",
    "#frame=0,0,0.00001",
    "#party=sy&steps=1e15",
    "#sort=__proto__,down&display=constructor&states=toString&level=__proto__",
    "#select=__proto__&party=constructor",
    "#select=finding,toString&from=-271821-04-20&to=275760-09-13",
    "#__proto__=1&constructor=1&most=-1&confidence=NaN&text=" + "%F0%9F%92%A3" * 5000,
]


@needs_chromium
@pytest.mark.parametrize("fragment", HOSTILE_FRAGMENTS)
def test_an_address_written_by_an_attacker_shows_the_picture(reader: Reader, hostile_page: Path, fragment: str) -> None:
    page = reader.open(hostile_page, fragment)
    page.evaluate("kg.change({ text: '' })")
    assert page.evaluate("window.ran === undefined && Object.prototype.polluted === undefined")
    assert reader.wrong == []


@needs_chromium
def test_a_picture_seen_from_far_off_is_drawn(reader: Reader, hostile_page: Path) -> None:
    page = reader.open(hostile_page)
    for _ in range(3):
        page.evaluate("for (let turn = 0; turn < 20; turn += 1) document.getElementById('zoom-out').click()")
        page.evaluate("kg.change({ text: '' })")
    assert page.evaluate("kg.shown().parties.size") > 10
    assert reader.wrong == []
