"""A saved web page is read as the article it holds, and nothing else of it."""

import io
from pathlib import Path

import pytest

from kg.documents import read_documents
from kg.errors import UnreadableDocument
from kg.webpage import parse_webpage

HEAD = """<title>Lund Courier | Freedonia denies it</title><meta property="og:title" content="Freedonia denies it">
<meta property="article:published_time" content="2031-03-04T22:00:00Z">
<meta property="og:site_name" content="Lund Courier">"""
ADDRESS = '<link rel="canonical" href="https://www.courier.example/freedonia">'
ACCUSED = "Ruritania accused Freedonia on Monday of shelling the port of Lund, and said that eleven people had died."
DENIED = (
    "Freedonia\u2019s ministry denied it: \u201cWe have not fired a shot,\u201d its spokesman Karl Ott said in 1999."
)
BODY = f"""<nav><a href="/">Home</a><a href="/sport">Sport accused of being dull</a></nav>
<article><h1>Freedonia denies it</h1><p>{ACCUSED}</p><p>{DENIED}</p></article>
<script>alert("Freedonia accused of scripts")</script><footer>Subscribe. Copyright 2030.</footer>"""
PAGE = f"<!DOCTYPE html><html><head>{{}}</head><body>{BODY}</body></html>"


def read(path: Path | str) -> list[dict[str, object]]:
    return [document.to_dict() for document in read_documents([path])]


@pytest.mark.parametrize("name", ["a.html", "A.HTM", "page", "wrongly.txt"])
def test_title_date_address_and_text_come_from_the_page(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(PAGE.format(HEAD + ADDRESS), encoding="utf-8")
    (document,) = read(tmp_path / name)
    del document["id"]
    assert document == {
        "title": "Freedonia denies it",
        "date": "2031-03-04",
        "url": "https://www.courier.example/freedonia",
        "publisher": "courier.example",
        "text": f"{ACCUSED}\n{DENIED}",
    }


def test_a_page_without_an_address_is_of_the_site_it_names(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.format(HEAD), encoding="utf-8")
    (document,) = read(tmp_path)
    assert (document["publisher"], document["url"]) == ("Lund Courier", None)


def test_a_year_in_the_text_is_no_date_of_the_page(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "a.html").write_text(PAGE.format(""), encoding="utf-8")
    (document,) = read(tmp_path)
    assert document["date"] is None
    assert caplog.messages == [f"{tmp_path / 'a.html'}: no date, no address line"]


def test_a_page_may_be_in_another_encoding_if_it_says_so(tmp_path: Path) -> None:
    page = PAGE.format("<meta charset=windows-1252>").replace("Karl Ott", "Andr\xe9 \xd6tt")
    (tmp_path / "a.html").write_bytes(page.encode("windows-1252"))
    (document,) = read(tmp_path)
    assert "its spokesman Andr\xe9 \xd6tt said" in str(document["text"])


def test_standard_input_may_be_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PAGE.format(HEAD).encode())))
    assert read("-")[0]["title"] == "Freedonia denies it"


@pytest.mark.parametrize("raw", [b"<html></html>", b"<!doctype html>", b"<html>" + b"<div>" * 10_000, b"<html>\x00"])
def test_a_page_without_an_article_is_said_to_be_one(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.html").write_bytes(raw)
    with pytest.raises(UnreadableDocument, match=r"a\.html: is a web page in which no article was found"):
        read(tmp_path)


def test_the_same_page_gives_the_same_record_again() -> None:
    raw = PAGE.format(HEAD + ADDRESS).encode()
    assert parse_webpage(raw) == parse_webpage(raw)
