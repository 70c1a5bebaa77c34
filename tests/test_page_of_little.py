"""Pages of collections that hold little: nothing, one statement, no dates, nobody who is named."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from invented_news import News, small
from page_reader import Reader, needs_chromium

from kg.detect import detect
from kg.document import Document
from kg.graph import to_graph
from kg.page import write_page
from kg.statement import Act, Mention

pytestmark = needs_chromium


def nothing() -> News:
    return News()


def silence() -> News:
    return News({"d-01": Document("d-01", "The valley was quiet.", "A quiet day", None, None, None)})


def one_allegation() -> News:
    news = News()
    news.say("01", Act.ALLEGATION, "bo", "rt", ("accused", "of the flood"))
    return news


def one_claim() -> News:
    news = News()
    news.say("01", Act.CLAIM, "union", None, ("said", "that the pass was open"))
    return news


def undated() -> News:
    news = small()
    news.printed = {name: replace(document, date=None) for name, document in news.printed.items()}
    news.said = [replace(one, said_on=None) for one in news.said]
    return news


def nobody_named() -> News:
    def unlinked(mention: Mention) -> Mention:
        return replace(mention, actor=None, name=None, side=None, side_name=None)

    news = small()
    news.said = [replace(one, sources=tuple(map(unlinked, one.sources)), accused=()) for one in news.said]
    return news


@pytest.mark.parametrize(
    ("collection", "documents", "count", "says", "cited"),
    [
        (nothing, "0 documents.", "0 allegations drawn · 0 actors", "holds no statement", "in 0 documents. Drawn"),
        (silence, "1 document.", "0 allegations drawn · 0 actors", "holds no statement", "in 1 document. Drawn"),
        (one_allegation, "1 document of 1 publisher, 2 March", "1 allegation drawn · 2 actors", None, "2031-03-02"),
        (one_claim, "1 document of 1 publisher, 2 March", "0 statements in the table", "names both", "2031-03-02"),
        (undated, "14 documents of 3 publishers.", "9 allegations drawn · 9 actors", None, "in 14 documents. Drawn"),
        (nobody_named, "14 documents of 3 publishers,", "9 more name no accuser", "names both", "as of 2031-03-17"),
    ],
)  # fmt: skip
def test_a_page_of_little_says_what_there_is(  # noqa: PLR0913
    reader: Reader,
    tmp_path: Path,
    collection: Callable[[], News],
    documents: str,
    count: str,
    says: str | None,
    cited: str,
) -> None:
    graph = to_graph(collection())
    page = reader.open(write_page(graph, detect(graph), tmp_path / "page.html"))
    assert page.inner_text("#collection").startswith(documents)
    assert count in page.inner_text("#count")
    assert page.is_visible("#nothing") == (says is not None)
    assert says is None or says in page.inner_text("#nothing")
    page.evaluate("document.getElementById('take').open = true")
    page.click("text=Cite this view")
    assert cited in page.input_value("#citation textarea")


@pytest.mark.parametrize("collection", [nothing, silence, one_claim, undated, nobody_named])
@pytest.mark.parametrize("fragment", ["#display=table", "#level=side", "#select=route", "#to=2031-03-03"])
def test_every_view_of_little_opens(
    reader: Reader, tmp_path: Path, collection: Callable[[], News], fragment: str
) -> None:
    graph = to_graph(collection())
    page = reader.open(write_page(graph, detect(graph), tmp_path / "page.html"), fragment)
    for key in ["unanswered", "mutual", "contradictions", "cycles", "accused", "recent", "answered"]:
        page.evaluate("(key) => kg.change({ select: ['question', key] })", key)
        assert page.inner_text("#panel-title").endswith("?")


def test_undated_allegations_keep_their_answers_and_there_is_no_time_line(reader: Reader, tmp_path: Path) -> None:
    graph = to_graph(undated())
    page = reader.open(write_page(graph, detect(graph), tmp_path / "page.html"))
    assert "No document of this collection carries a date." in page.inner_text("#timeline")
    page.keyboard.press("Escape")
    page.evaluate("kg.change({ select: ['party', 'watch'] })")
    assert "undated" in page.inner_text("#panel")
