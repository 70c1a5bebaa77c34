"""The page as a reader uses it, in Debian's Chromium; skipped, and saying so, where there is none."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from invented_news import ACTORS, large, small, small_findings
from page_reader import Reader, Theme, needs_chromium, reading
from playwright.sync_api import Browser, Page

from kg.finding import Finding, Kind, Level, Party
from kg.graph import to_graph
from kg.page import write_page

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def valley(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "valley.html"
    return write_page(to_graph(small()), small_findings(), path, "The dispute over the valley")


def count(page: Page) -> str:
    return page.inner_text("#count")


def panel(page: Page) -> str:
    return page.inner_text("#panel")


def states(page: Page) -> Any:
    return page.evaluate("kg.shown().arcs.map((arc) => arc.state)")


def test_the_page_opens_and_paints(reader: Reader, valley: Path) -> None:
    page = reader.open(valley)
    assert "9 allegations drawn" in count(page)
    painted = page.evaluate(
        """() => {
            const canvas = document.querySelector("#network canvas");
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            return data.filter((value, place) => place % 4 === 3 && value > 0).length;
        }"""
    )
    assert painted > 2000


SKETCHED = """(() => {
    const pixels = (canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    const look = () => {
        const sketch = document.querySelector("#network > canvas");
        if (sketch) window.sketched = pixels(sketch);
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    window.otherPixels = () => {
        const now = pixels(document.querySelector("#network canvas"));
        const isOther = (at) => Math.abs(now[at] - window.sketched[at]) > 80;
        const differ = (place) => [0, 1, 2, 3].some((channel) => isOther(place + channel));
        const painted = [...now.keys()].filter((place) => place % 4 === 0 && now[place + 3] > 80);
        return painted.filter(differ).length / painted.length;
    };
})()"""
"""Keeps the first picture, and says which share of what is painted now was painted otherwise in it."""


@pytest.mark.parametrize("fragment", ["", "#select=party,rt", "#level=side&states=nothing_found,countered"])
def test_the_first_picture_is_the_one_that_stays(reader: Reader, valley: Path, fragment: str) -> None:
    reader.page.add_init_script(SKETCHED)
    page = reader.open(valley, fragment)
    assert page.locator("#network > canvas").count() == 0
    assert page.evaluate("otherPixels()") < 0.002


def test_the_first_picture_of_many_actors_is_the_one_that_stays(reader: Reader, tmp_path: Path) -> None:
    reader.page.add_init_script(SKETCHED)
    page = reader.open(write_page(*large(500), tmp_path / "large.html"))
    assert page.evaluate("otherPixels()") < 0.002


def test_a_click_on_an_arc_lists_its_sentences_and_the_answer(reader: Reader, valley: Path) -> None:
    page = reader.open(valley)
    x, y = page.evaluate(
        """() => {
            const places = kg.places();
            const { accuser, accused } = kg.shown().arcs.find((arc) => arc.state === "denied");
            const [from, to] = [places[accuser.node.id], places[accused.node.id]];
            const middle = kg.onPage({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
            return [middle.x, middle.y];
        }"""
    )
    page.mouse.click(x, y)
    page.wait_for_selector("#panel .card")
    assert "Ministry of War accused Bordurian Army of shelling the customs house." in panel(page)
    assert "Bordurian Army denied that it had shelled the customs house." in panel(page)
    assert "2 days later" in panel(page) and "Klow Daily" in panel(page) and "2 March 2031" in panel(page)
    assert page.get_attribute("#panel .card a", "href") == "https://example.org/01"
    assert page.inner_text("#panel mark.source >> nth=0") == "Ministry of War"
    assert page.inner_text("#panel mark.accused >> nth=0") == "Bordurian Army"


def test_a_search_opens_an_actor_by_keyboard_alone(reader: Reader, valley: Path) -> None:
    page = reader.open(valley)
    page.keyboard.press("/")
    page.keyboard.type("flav")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel-title") == "Queen Flavia"
    assert "selling the forest" in panel(page)
    page.keyboard.press("Escape")
    assert page.inner_text("#panel-title") == "Start with a question"


def test_the_keyboard_never_loses_its_place(reader: Reader, valley: Path) -> None:
    page = reader.open(valley)

    def focused() -> Any:
        return page.evaluate("document.activeElement.id || document.activeElement.textContent")

    page.focus("#level button:has-text('Sides')")
    page.keyboard.press("Enter")
    assert focused() == "Sides"
    page.focus("text=Who accuses each other?")
    page.keyboard.press("Enter")
    assert focused() == "panel-title"
    page.evaluate("kg.change({ text: 'mill', documents: 1 })")
    page.focus("#limits button")
    page.keyboard.press("Enter")
    assert focused() == "search"


def test_the_picture_on_an_early_day_knows_no_later_denial(reader: Reader, valley: Path) -> None:
    page = reader.open(valley)
    assert "denied" in states(page)
    page.fill("#to", "2031-03-03")
    page.dispatch_event("#to", "change")
    assert states(page) == ["nothing_found"]
    page.click("#play")
    page.wait_for_function("() => kg.shown().arcs.some((arc) => arc.state === 'denied')")


def test_a_question_on_an_early_day_knows_no_later_answer(reader: Reader, valley: Path) -> None:
    page = reader.open(valley, "#to=2031-03-03&select=question,unanswered")
    [waiting] = page.locator("#panel button.row").all_inner_texts()
    assert waiting.startswith("Ministry of War") and "→ Bordurian Army" in waiting and "1 day" in waiting
    assert "As of 3 March 2031 kg found no answer in the collected documents." in panel(page)
    assert "denied" not in panel(page)
    page.evaluate("kg.change({ to: null })")
    assert "Ministry of War" not in panel(page) and "Syldavia → Kurvi-Tasch" in panel(page)
    page.evaluate("kg.change({ select: ['question', 'cycles'] })")
    assert "Syldavia → Kurvi-Tasch" in panel(page)
    page.fill("#to", "2031-03-11")  # a day before the third accusation of the circle
    page.dispatch_event("#to", "change")
    assert "Nothing in what is shown" in panel(page)


def test_a_finding_says_on_an_early_day_what_holds_on_it(reader: Reader, tmp_path: Path) -> None:
    sides = (Party("bo", "Borduria"), Party("rt", "Ruritania"))
    said = tuple(f"s-{number}" for number in ("01", "04", "05", "13"))
    printed = tuple(f"d-{number}" for number in ("01", "04", "05", "13"))
    why = "Borduria once, Ruritania three times."
    mutual = Finding(
        "f-m", Kind.MUTUAL_ACCUSATION, Level.SIDE, sides, said, printed, date(2031, 3, 17), why, 0.9, days=12
    )  # fmt: skip
    page = reader.open(
        write_page(to_graph(small()), [mutual], tmp_path / "page.html"), "#level=side&select=finding,f-m"
    )
    assert why in panel(page)
    page.evaluate("kg.change({ to: 22344 })")
    assert why not in panel(page) and "mill" not in panel(page)
    assert (
        "As of 6 March 2031 Borduria accuses Ruritania in 1 sentence, Ruritania accuses Borduria in 2 sentences."
        in panel(page)
    )
    page.evaluate("kg.change({ select: ['question', 'mutual'] })")
    assert "12 days" not in panel(page) and "in 2 sentences" in panel(page)
    page.evaluate("kg.change({ to: 22341, select: ['finding', 'f-m'] })")
    assert "As of 3 March 2031 this finding does not stand yet." in panel(page)


def test_the_accuser_stands_before_the_accused_in_any_script(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ACTORS, "rt-ministry", ("وزارة الحرب", "organisation", "rt", "Ruritania"))
    monkeypatch.setitem(ACTORS, "bo-army", ("צבא בורדוריה", "organisation", "bo", "Borduria"))
    graph = to_graph(small())
    page = reader.open(write_page(graph, small_findings(), tmp_path / "page.html"), "#select=question,contradictions")

    page.set_viewport_size({"width": 2150, "height": 900})  # room for one line

    def lefts(selector: str) -> list[float]:
        boxes = [part.bounding_box() for part in page.locator(selector).all()]
        return [box["x"] for box in boxes if box]

    accuser, accused = lefts("#panel .row >> nth=0 >> .headline bdi")
    assert accuser < accused
    page.evaluate("kg.change({ select: ['arc', 'rt-ministry', 'bo-army'] })")
    accuser, cue, accused, content = lefts("#panel blockquote >> nth=0 >> mark")
    assert accuser < cue < accused < content


def test_the_arcs_are_reached_by_keyboard_and_said_aloud(reader: Reader, valley: Path) -> None:
    page = reader.open(valley)
    page.focus("#network > *")
    said = []
    for key in ["n", "n", "p", "p", "p"]:
        page.keyboard.press(key)
        assert page.locator("#panel .card").count() == 1 and page.evaluate("kg.lit().arcs.size") == 1
        said.append(page.inner_text("#announcement"))
    assert said[0] == said[2] and len({*said}) == 4
    assert said[0] == "Borduria accuses Ruritania: Countered, 1 sentence"
    assert page.evaluate("document.activeElement.getAttribute('role')") == "application"


def test_the_table_opens_the_evidence_of_an_arc_by_keyboard(reader: Reader, valley: Path) -> None:
    page = reader.open(valley, "#display=table&text=customs")
    page.focus("#table td button >> nth=1")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel .parties").endswith("accuses Bordurian Army")
    assert "2 days later" in panel(page) and page.inner_text("#announcement") == "Allegation"


def test_the_neighbours_of_an_actor_are_shown_by_steps_and_direction(reader: Reader, valley: Path) -> None:
    page = reader.open(valley, "#select=party,sy")

    def names(button: str) -> Any:
        page.click(f"#panel .chips button:has-text('{button}')")
        return page.evaluate("[...kg.shown().parties].map((party) => party.name).sort()")

    assert names("Neighbours") == ["Border Union", "Kurvi-Tasch", "Syldavia"]
    assert names("Whom it accuses") == ["Kurvi-Tasch", "Syldavia"]
    assert names("Two steps") == ["Border Union", "Kurvi-Tasch", "Syldavia"]
    assert names("Who accuses it") == ["Border Union", "Kurvi-Tasch", "Syldavia"]
    assert len(names("Everybody")) == 9
    assert "What it answered (1)" in panel(page) and "Admitted 1" in panel(page)


def test_a_drag_over_the_bars_chooses_moves_and_stretches_a_range(reader: Reader, valley: Path) -> None:
    page = reader.open(valley)
    box = page.locator("#timeline .bars").bounding_box()
    assert box
    day = box["width"] / 16

    def drag(start: int, end: int) -> tuple[str, str]:
        """Drag from one of the sixteen days to another, and return the range."""
        page.mouse.move(box["x"] + (start - 1.5) * day, box["y"] + 10)
        page.mouse.down()
        page.mouse.move(box["x"] + (end - 1.5) * day, box["y"] + 10, steps=3)
        page.mouse.up()
        return page.input_value("#from")[-2:], page.input_value("#to")[-2:]

    assert drag(2, 6) == ("02", "06")
    assert "as of 6 March 2031" in page.inner_text("#limits")
    assert drag(4, 9) == ("07", "11")
    assert drag(11, 13) == ("07", "13")
    assert drag(9, 17) == ("11", "17")
    assert drag(3, 5) == ("03", "05")
    page.click("#timeline button:has-text('All time')")
    assert "9 allegations drawn" in count(page)


def test_a_filter_counts_and_stays_in_the_address(reader: Reader, valley: Path) -> None:
    page = reader.open(valley)
    page.uncheck("[data-option='states:denied']")
    assert "8 allegations drawn" in count(page)
    page.fill("#search", "mill")
    page.keyboard.press("Enter")
    assert "2 allegations drawn" in count(page)
    before, address = count(page), page.url
    assert "states=" in address and "text=mill" in address
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert count(page) == before
    page.click("#reset")
    assert "9 allegations drawn" in count(page) and "#" not in page.url


def test_a_publisher_has_the_number_of_statements_that_the_other_filters_leave(reader: Reader, valley: Path) -> None:
    page = reader.open(valley)

    def publishers() -> list[str]:
        return page.locator("#filters label:has-text('Publisher') option").all_inner_texts()

    assert publishers() == ["all", "Border Wire (4)", "Klow Daily (4)", "The Strelsau Courier (5)"]
    page.select_option("#filters label:has-text('Publisher') select", "Klow Daily")
    assert publishers()[1:] == ["Border Wire (4)", "Klow Daily (4)", "The Strelsau Courier (5)"]
    page.evaluate("kg.change({ side: 'sy' })")
    assert publishers()[1:] == ["Border Wire (2)", "Klow Daily (0)", "The Strelsau Courier (1)"]


@pytest.mark.parametrize(
    "fragment", ["#select=constructor", "#select=question,toString", "#states=%E0&level=nothing&to=x"]
)
def test_an_address_that_means_nothing_shows_the_page(reader: Reader, valley: Path, fragment: str) -> None:
    page = reader.open(valley, fragment)
    assert "9 allegations drawn" in count(page)
    assert page.inner_text("#panel-title") == "Start with a question"


def test_questions_lead_to_findings_and_findings_light_their_path(reader: Reader, valley: Path) -> None:
    page = reader.open(valley)
    page.click("text=Where do accusations go round in a circle?")
    page.click("text=Syldavia accuses Kurvi-Tasch")
    assert page.inner_text("#panel .chain").split(" → ") == ["Syldavia", "Kurvi-Tasch", "Border Union", "Syldavia"]
    assert page.evaluate("kg.lit().arcs.size") == 3
    assert page.locator("#panel .parties").all_inner_texts() == [
        "Syldavia accuses Kurvi-Tasch",
        "Kurvi-Tasch accuses Border Union",
        "Border Union accuses Syldavia",
    ]
    page.click("text=← All questions")
    page.click("text=Which accounts cannot both hold?")
    page.click("text=denies what the Ministry of War alleges")
    assert page.locator("#panel .side-by-side .card").count() == 2


def test_two_actors_are_joined_by_the_shortest_chain(reader: Reader, valley: Path) -> None:
    page = reader.open(valley, "#select=route,watch,rt-ministry")
    assert page.locator("#panel ol li").count() == 2
    assert page.evaluate("kg.lit().parties.size") == 3


def test_sides_join_what_their_actors_say(reader: Reader, valley: Path) -> None:
    page = reader.open(valley)
    page.click("#level button:has-text('Sides')")
    assert page.evaluate("[...kg.shown().parties].map((party) => party.name).sort()") == [
        "Border Union", "Borduria", "Ruritania", "Syldavia", "Watch for the Valley",
    ]  # fmt: skip


def test_the_table_sorts_and_opens_a_sentence(reader: Reader, valley: Path) -> None:
    page = reader.open(valley, "#display=table")
    page.click("th button:has-text('Who says it')")
    sources = page.locator("#table tbody td:nth-child(3)").all_inner_texts()
    assert sources == sorted(sources) and len(sources) == 13
    page.click("#table td button >> nth=0")
    assert page.locator("#panel .card").count() == 1


def test_the_order_of_the_table_stays_in_the_address(reader: Reader, valley: Path) -> None:
    page = reader.open(valley, "#display=table")
    page.click("th button:has-text('Publisher')")
    page.click("th button:has-text('Publisher')")
    assert "sort=publisher,down" in page.url
    rows = page.locator("#table tbody").inner_text()
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.locator("#table tbody").inner_text() == rows
    assert page.get_attribute("th:nth-child(7)", "aria-sort") == "descending"


def test_where_the_reader_looks_stays_in_the_address(reader: Reader, valley: Path) -> None:
    page = reader.open(valley)

    def where() -> Any:
        return page.evaluate("(({ x, y }) => [Math.round(x), Math.round(y)])(kg.onPage(kg.places()[0]))")

    fitted = where()
    page.click("#zoom-in")
    page.click("#zoom-in")
    page.wait_for_function("() => location.hash.includes('frame=')")
    nearer = where()
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert where() == pytest.approx(nearer, abs=2) and nearer != fitted
    page.click("#fit")
    assert where() == fitted and "frame" not in page.url
    page.focus("#network > *")
    page.keyboard.press("ArrowLeft", delay=200)
    page.wait_for_function("() => location.hash.includes('frame=')")
    assert where() != fitted


def test_an_actor_stays_where_the_reader_puts_it(reader: Reader, valley: Path) -> None:
    page = reader.open(valley)

    def stands() -> Any:
        return page.evaluate("(({ x, y }) => [x, y])(kg.onPage(kg.places()[3]))")

    before = stands()
    page.mouse.move(*before)
    page.mouse.down()
    page.mouse.move(before[0] + 40, before[1] - 30, steps=4)
    page.mouse.up()
    page.wait_for_function("() => location.hash.includes('moved=3')")
    moved = [before[0] + 40, before[1] - 30]
    assert stands() == pytest.approx(moved, abs=2)
    page.evaluate("kg.change({ select: ['question', 'mutual'] })")
    page.evaluate("kg.change({ select: ['party', 'sy'] })")
    assert stands() == pytest.approx(moved, abs=2)
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.locator("#limits button").all_inner_texts() == ["1 actor moved by hand ×"]
    page.click("#limits button")
    assert page.evaluate("kg.places()[3]") == page.evaluate(
        "(({ x, y }) => ({ x, y }))([...kg.shown().parties].find(({ node }) => node.id === 3).node)"
    )


def test_a_phone_has_the_search_over_the_picture(browser: Browser, valley: Path) -> None:
    with reading(browser, width=390, height=844) as reader:
        page = reader.open(valley)
        search, picture = page.locator("#search").bounding_box(), page.locator("#network").bounding_box()
        assert search and picture and search["y"] + search["height"] < picture["y"]


def test_what_is_picked_comes_into_sight(reader: Reader, valley: Path) -> None:
    page = reader.open(valley)
    flavia = "kg.onPage(kg.places()[[...kg.shown().parties].find((party) => party.id === 'rt-crown').node.id])"
    for _ in range(6):
        page.click("#zoom-in")
    at, box = page.evaluate(flavia), page.locator("#network").bounding_box()
    assert box and not (box["x"] < at["x"] < box["x"] + box["width"] and box["y"] < at["y"] < box["y"] + box["height"])
    page.fill("#search", "flavia")
    page.keyboard.press("Enter")
    at = page.evaluate(flavia)
    assert box["x"] < at["x"] < box["x"] + box["width"] and box["y"] < at["y"] < box["y"] + box["height"]


def downloaded(page: Page, label: str) -> bytes:
    page.evaluate("document.getElementById('take').open = true")
    with page.expect_download() as waiting:
        page.click(f"#take-items button:has-text('{label}')")
    return Path(waiting.value.path()).read_bytes()


def test_the_exports_hold_what_is_shown(reader: Reader, valley: Path) -> None:
    page = reader.open(valley, "#publisher=Klow%20Daily")
    rows = [*csv.DictReader(io.StringIO(downloaded(page, "CSV").decode("utf-8-sig")))]
    records = json.loads(downloaded(page, "JSON"))["statements"]
    assert [row["id"] for row in rows] == [record["id"] for record in records] and len(rows) == 4
    assert {row["publisher"] for row in rows} == {"Klow Daily"}
    picture = ET.fromstring(downloaded(page, "SVG"))
    words = " ".join(picture.itertext())
    assert "Borduria" in words and "not findings of fact" in words
    for wide in (1600, 3200):
        png = downloaded(page, str(wide))
        assert png.startswith(b"\x89PNG") and int.from_bytes(png[16:20]) == wide
    assert "Shown: publisher: Klow Daily." in words
    assert {*page.evaluate("[...kg.shown().parties].map((party) => party.name)")} <= {*picture.itertext()}
    page.click("text=Cite this view")
    cited = page.input_value("#citation textarea")
    assert "Shown: publisher: Klow Daily." in cited and cited.endswith("View: valley.html#publisher=Klow%20Daily")


def test_on_paper_stands_the_picture_with_its_legend_in_light(browser: Browser, valley: Path) -> None:
    with reading(browser, "dark") as reader:
        page = reader.open(valley, "#select=arc,rt-ministry,bo-army")
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.is_visible("#paper svg") and "Denied: the accused" in page.inner_text("#paper")
        assert page.is_visible("#panel .card") and not page.is_visible("#filters")
        assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        page.emulate_media(media="screen")
        assert page.locator("#paper svg").count() == 0 and page.is_visible("#network canvas")
        assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
        assert page.pdf().startswith(b"%PDF") and reader.wrong == []


def test_what_is_left_out_stands_over_the_picture_and_can_be_taken_back(reader: Reader, valley: Path) -> None:
    page = reader.open(valley, "#acts=denial&level=side&documents=2&confidence=0.5&side=bo&from=2031-03-02")
    limits = page.locator("#limits button").all_inner_texts()
    page.click("#display button:has-text('Table')")
    covered = "(() => { const { x, y } = document.querySelector('#limits button').getBoundingClientRect();"
    assert page.evaluate(covered + "return document.elementFromPoint(x + 9, y + 9).closest('#limits') !== null; })()")
    assert [one.removesuffix(" ×") for one in limits] == [
        "from 2 March 2031 as of 17 March 2031", "Denial", "side: Borduria", "in at least 2 documents",
        "read with confidence of 0.5 or more",
    ]  # fmt: skip
    for _ in limits:
        page.click("#limits button >> nth=0")
    assert not page.is_visible("#limits") and page.url.endswith("#level=side&display=table")


def test_a_filter_changes_no_colour_of_a_side(reader: Reader, valley: Path) -> None:
    page = reader.open(valley)
    before = {area["name"]: area["colour"] for area in page.evaluate("kg.areas()")}
    page.evaluate("kg.change({ text: 'bordurian army' })")
    after = {area["name"]: area["colour"] for area in page.evaluate("kg.areas()")}
    assert {*after} < {*before} and all(before[name] == colour for name, colour in after.items())


def test_very_many_actors_open_on_the_most_connected(reader: Reader, tmp_path: Path) -> None:
    page = reader.open(write_page(*large(6600, 1), tmp_path / "large.html"))
    [limit] = page.locator("#limits button").all_inner_texts()
    assert 500 < page.evaluate("kg.shown().parties.size") <= 1000 and "most connected of" in limit
    page.click("#limits button")
    assert page.evaluate("kg.shown().parties.size") > 4000


def test_no_name_lies_over_another_or_over_an_actor(reader: Reader, tmp_path: Path) -> None:
    page = reader.open(write_page(*large(1200, 2), tmp_path / "large.html"))
    assert page.evaluate("kg.shown().parties.size") > 1000
    names = page.evaluate("kg.names().map(({ party, box }) => ({ id: party.node.id, ...box }))")
    places = page.evaluate("kg.places()")
    actors = [
        {"id": node["id"], "left": x - size, "right": x + size, "top": y - size, "bottom": y + size}
        for node in page.evaluate("[...kg.shown().parties].map((party) => party.node)")
        for x, y, size in [(*places[str(node["id"])].values(), node["size"])]
    ]

    def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
        beside = one["right"] <= other["left"] or other["right"] <= one["left"]
        return not (beside or one["bottom"] <= other["top"] or other["bottom"] <= one["top"])

    assert len(names) > 10
    assert [
        (one, other) for one in names for other in [*names, *actors] if one is not other and overlap(one, other)
    ] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "#display=table",
        "#select=arc,rt-ministry,bo-army",
        "#display=table&select=arc,rt-ministry,bo-army",
        "#party=rt&select=party,rt",
        "#to=2031-03-09&select=question,unanswered",
    ],
)
def test_nothing_stands_in_the_way_of_any_reader(browser: Browser, valley: Path, theme: Theme, fragment: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python")
    with reading(browser, theme) as reader:
        page = reader.open(valley, fragment)
        levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        results = axe.Axe().run(page, options={"runOnly": levels})
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in results.response["violations"]] == []


def test_a_phone_shows_one_column(browser: Browser, valley: Path) -> None:
    with reading(browser, width=390, height=844) as reader:
        page = reader.open(valley)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
