import datetime
import io
import json
import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.article import parse_article
from kg.document import LARGEST_TEXT, Document, publisher_of, to_date
from kg.documents import read_documents
from kg.errors import EmptyDocument, UnreadableDocument

ARTICLE = """Freedonia rejects charge over bridge
20230114
https://www.morning-post.example/world/1

Sylvania accused Freedonia of blowing up the bridge.
Freedonia denied it.
"""


def read(*paths: Path | str) -> tuple[list[Document], list[str]]:
    rejects: list[UnreadableDocument] = []
    return list(read_documents(paths, on_reject=rejects.append)), [str(reject) for reject in rejects]


def write(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def test_the_text_form_has_title_date_and_address_before_the_text(tmp_path: Path) -> None:
    (document,), rejects = read(write(tmp_path, "a.txt", ARTICLE))
    assert not rejects
    assert document.title == "Freedonia rejects charge over bridge"
    assert str(document.date) == "2023-01-14"
    assert document.url == "https://www.morning-post.example/world/1"
    assert document.publisher == "morning-post.example"
    assert document.text == "Sylvania accused Freedonia of blowing up the bridge.\nFreedonia denied it."
    assert document.id.startswith("d-")


@pytest.mark.parametrize(
    ("text", "missing", "kept"),
    [
        ("Title\n20230114\nText it is.", ["address"], "Text it is."),
        ("Title\nhttps://a.example/1\nText it is.", ["date"], "Text it is."),
        ("20230114\nhttps://a.example/1\nText it is.", ["title"], "Text it is."),
        ("Title without a stop\nText it is.\nMore.", ["date", "address"], "Text it is.\nMore."),
        ("Text it is.\nMore.", ["title", "date", "address"], "Text it is.\nMore."),
        ("Text it is", ["title", "date", "address"], "Text it is"),
    ],
)
def test_a_missing_header_line_is_named_and_the_text_kept(text: str, missing: list[str], kept: str) -> None:
    record, lacking = parse_article(text)
    assert lacking == missing
    assert record["text"] == kept


def test_missing_header_lines_are_noted_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="kg"):
        read(write(tmp_path, "a.txt", "Title\nText it is."))
    assert caplog.messages == [f"{tmp_path / 'a.txt'}: no date, no address line"]


def test_windows_newlines_become_plain_ones(tmp_path: Path) -> None:
    (document,), _ = read(write(tmp_path, "a.txt", ARTICLE.replace("\n", "\r\n")))
    assert document.text == "Sylvania accused Freedonia of blowing up the bridge.\nFreedonia denied it."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"\n \n\n", "is empty"),
        (b"Title\n20230114\nhttps://a.example/1\n", "holds no text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "binary"),
        ("Title\n20230114\nhttps://a.example/1\nThe café.".encode("latin-1"), "0xE9 at 42 (line 4) is not UTF-8"),
        ("Title\n20230114\nhttps://a.example/1\nThe café.".encode("utf-16"), "UTF-16"),
        (b"Title\n20231314\nhttps://a.example/1\nText.", "'20231314' is no date; expected YYYYMMDD"),
        (b"Title\n2023-02-30\nhttps://a.example/1\nText.", "'2023-02-30' is no date"),
        (b"Title\n14.01.2023\nText.", "'14.01.2023' is no date"),
        (b"Title\nyesterday\nhttps://a.example/1\nText.", "'yesterday' stands where the date should"),
        pytest.param(b"Title\n20230114\nText. " + b"x" * LARGEST_TEXT, "split it", id="too long"),
        pytest.param(b"Title\n20230114\nText. " + b"x" * 20_000_000, "split it", id="20 MB"),
    ],
)
def test_a_bad_file_is_kept_out_and_named_with_its_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    bad, good = write(tmp_path, "a.txt", content), write(tmp_path, "b.txt", ARTICLE)
    documents, rejects = read(bad, good)
    assert [document.title for document in documents] == ["Freedonia rejects charge over bridge"]
    assert len(rejects) == 1
    assert rejects[0].startswith(f"{bad}: ")
    assert reason in rejects[0]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "Freedonia de', "is no JSON"),
        ("[1, 2]", "is a JSON list"),
        ('{"title": "No text"}', "holds no text"),
        ('{"text": 7}', "text is '7'"),
        ('{"text": "x", "id": {}}', "id is {}"),
        ('{"text": "x", "date": "2023-13-01"}', "is no date"),
        ('{"text": "x\\u0000"}', "NUL"),
        ('{"text": "x\\ud800"}', "surrogate"),
        ("[" * 200_000, "is no JSON"),
    ],
)
def test_a_bad_line_is_kept_out_and_named_with_its_number(tmp_path: Path, line: str, reason: str) -> None:
    file = write(tmp_path, "a.jsonl", f'{{"text": "one"}}\n\n{line}\n{{"text": "two"}}\n')
    documents, rejects = read(file)
    assert [document.text for document in documents] == ["one", "two"]
    assert len(rejects) == 1
    assert rejects[0].startswith(f"{file}:3: ")
    assert reason in rejects[0]


@pytest.mark.parametrize(
    ("name", "content", "step"),
    [
        ("a.json", '[{"text": "one"}]', "jq -c .[]"),
        ("a", '[\n{"text": "one"}\n]', "jq -c .[]"),
        ("a.jsonl", '[\n{"text": "one"}\n]', "jq -c .[]"),
        ("a.jsonl", '{\n "text": "one"\n}', "jq -c . "),
    ],
)
def test_json_over_several_lines_is_one_reject_with_the_way_out(
    tmp_path: Path, name: str, content: str, step: str
) -> None:
    documents, rejects = read(write(tmp_path, name, content))
    assert not documents
    assert len(rejects) == 1
    assert step in rejects[0]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    article, lines = write(tmp_path, "a.txt", "\ufeff" + ARTICLE), write(tmp_path, "b.jsonl", '\ufeff{"text": "one"}')
    documents, rejects = read(article, lines)
    assert [document.title for document in documents] == ["Freedonia rejects charge over bridge", None]
    assert not rejects


def test_an_endless_line_is_passed_over(tmp_path: Path) -> None:
    file = write(tmp_path, "a.jsonl", '{"text": "' + "x" * 13_000_000 + '"}\n{"text": "two"}\n')
    documents, rejects = read(file)
    assert [document.text for document in documents] == ["two"]
    assert [reject.partition(" ")[0] for reject in rejects] == [f"{file}:1:"]


def test_without_on_reject_the_first_bad_document_is_raised(tmp_path: Path) -> None:
    with pytest.raises(EmptyDocument, match="is empty"):
        list(read_documents([write(tmp_path, "a.txt", "")]))


def test_a_folder_a_glob_and_a_file_name_each_document_once(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    first, second = write(tmp_path, "a.txt", ARTICLE), write(tmp_path / "deep", "b.jsonl", '{"id": "b", "text": "two"}')
    write(tmp_path, ".hidden.txt", ARTICLE)
    write(tmp_path, "notes.pdf", b"\0")
    documents, rejects = read(tmp_path, f"{tmp_path}/*.txt", first, second)
    assert [document.text[:3] for document in documents] == ["Syl", "two"]
    assert not rejects


@pytest.mark.parametrize("path", ["gone.txt", "gone/*.txt", "["])
def test_a_path_that_is_not_there_is_named(path: str) -> None:
    documents, rejects = read(path)
    assert not documents
    assert rejects[0].startswith(f"{path}: ")


def test_a_folder_without_articles_is_named(tmp_path: Path) -> None:
    expected = ".htm, .html, .jsonl, .ndjson, .text, .txt"
    assert read(tmp_path)[1] == [f"{tmp_path}: no articles in this folder; expected {expected} files"]


def test_a_hostile_file_name_is_only_a_name(tmp_path: Path) -> None:
    file = write(tmp_path, "{0.__class__}[1]*.jsonl", '{"')
    assert read(file)[1][0].startswith(f"{file}:1: is no JSON")


@pytest.mark.parametrize("content", ['{"id": "d-7", "text": "one"}\n', "One sentence.\nTwo."])
def test_standard_input_may_be_json_lines_or_one_article(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    (document,), rejects = read("-")
    assert document.text in ("one", "One sentence.\nTwo.")
    assert not rejects


def test_a_document_record_round_trips() -> None:
    document = Document.from_dict({"text": "one", "title": "t", "date": 20230114, "url": "https://a.example/1"})
    assert Document.from_dict(json.loads(json.dumps(document.to_dict()))) == document


def test_the_id_comes_from_the_address_or_else_from_the_text() -> None:
    same = [Document.from_dict({"text": text, "url": "https://a.example/1"}).id for text in ("one", "two")]
    other = [Document.from_dict({"text": text, "title": "t"}).id for text in ("one", "two")]
    assert same[0] == same[1]
    assert other[0] != other[1]
    assert Document.from_dict({"id": 17, "text": "one"}).id == "17"


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://www.bbc.co.uk/news", "bbc.co.uk"),
        ("http://127.0.0.1:8000/a", "127.0.0.1"),
        ("http://[::1]/a", "::1"),
        ("http://[broken/a", None),
        ("no address", None),
        (None, None),
    ],
)
def test_the_publisher_is_the_registered_name_of_the_address(url: str | None, publisher: str | None) -> None:
    assert publisher_of(url) == publisher


def test_two_documents_of_one_id_are_noted_where_they_differ(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    lines = [
        '{"id": "a", "text": "Rain fell."}',
        '{"id": "a", "text": "Rain fell."}',
        '{"id": "a", "text": "Snow fell."}',
    ]
    documents, rejects = read(write(tmp_path, "twice.jsonl", "\n".join(lines).encode()))
    assert (len(documents), rejects) == (3, [])
    assert [record.getMessage() for record in caplog.records] == [
        "two documents have the id 'a' and differ; the later one counts"
    ]


@given(st.text())
def test_any_text_is_an_article_or_unreadable(text: str) -> None:
    try:
        record, _ = parse_article(text)
    except UnreadableDocument:
        return
    assert record["text"] in text.replace("\r\n", "\n").replace("\r", "\n")


@given(st.binary(max_size=300))
def test_any_bytes_are_documents_or_rejects(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = write(tmp_path_factory.getbasetemp(), "any", content)
    documents, rejects = read(file)
    assert documents or rejects
    assert all(document.text for document in documents)


@given(st.dates())
def test_every_day_is_read_in_both_forms(day: datetime.date) -> None:
    assert to_date(day.isoformat()) == to_date(day.strftime("%Y%m%d").rjust(8, "0")) == day


@given(st.text(min_size=1).filter(str.strip))
def test_the_text_of_a_record_is_kept_character_by_character(text: str) -> None:
    record = json.loads(json.dumps({"text": text}))
    try:
        assert Document.from_dict(record).text == text
    except UnreadableDocument as error:
        assert "NUL" in str(error)


TABLE = """Title,date,url,text
Flood,2022-06-25,https://a.example/1,"Rain fell.
It was ""wet""."

Drought,,,Sun.
""".replace("\n", "\r\n")


@pytest.mark.parametrize("content", [TABLE, "\ufeff" + TABLE, TABLE.replace(",", ";"), TABLE.replace(",", "\t")])
def test_a_table_that_is_named_is_read_a_row_a_document(tmp_path: Path, content: str) -> None:
    (tmp_path / "news.csv").write_text(content, encoding="utf-8", newline="")
    flood, drought = read_documents([tmp_path / "news.csv"])
    assert (flood.title, flood.date, flood.text) == ("Flood", datetime.date(2022, 6, 25), 'Rain fell.\r\nIt was "wet".')
    assert (drought.title, drought.date, drought.url, drought.text) == ("Drought", None, None, "Sun.")


def test_a_table_among_articles_is_left_out_with_a_note(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "news.csv").write_text(TABLE)
    (tmp_path / "a.txt").write_text("Rain fell.")
    assert [document.text for document in read_documents([tmp_path])] == ["Rain fell."]
    assert f"{tmp_path}: left out one other file (.csv)" in caplog.messages
