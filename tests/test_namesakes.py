"""Namesakes whom the documents describe in ways that no one person fits are told apart; everybody else stays one."""

from datetime import date
from pathlib import Path

import pytest

from kg.actors import ActorBase
from kg.actors.actor import Actor
from kg.actors.callings import Callings
from kg.actors.decided import decided
from kg.actors.decisions import Choice, Decision, keep_decision
from kg.actors.namesakes import Namesakes, tell_apart
from kg.document import Document
from kg.pipeline import settle
from kg.statement import Act, Mention, Span, Statement
from kg.store import Store

MINISTER = "John Smith, a British minister, blamed Norland."
FARMER = "John Smith, 45, a Kansas farmer, blamed Norland."
SINGER = "Norland was blamed. The singer John Smith did so."
NOBODY = "John Smith blamed Norland."
LIST = ActorBase.load().lists


def collection(*texts: str) -> tuple[list[Document], list[Statement]]:
    documents = [Document(f"d-{number}", text) for number, text in enumerate(texts, 1)]
    return documents, [said(document) for document in documents]


def said(document: Document) -> Statement:
    source, accused = (
        Mention(name, (at := document.text.index(name)), at + len(name), actor, name, type_, None, None, rule, 0.6)
        for name, actor, type_, rule in (
            ("John Smith", "person-john-smith", "person", "unknown person"),
            ("Norland", "org-norland", "organisation", "unknown organisation"),
        )
    )
    sentence = Span(document.text, 0, len(document.text))
    return Statement(f"s-{document.id}", document.id, Act.ALLEGATION, (source,), (accused,), None, None, sentence)


def namesakes(documents: list[Document], statements: list[Statement]) -> Namesakes:
    with Store.memory() as store:
        store.add(documents, statements)
        return tell_apart(store, ActorBase.load())


def speakers(*texts: str) -> list[str | None]:
    documents, statements = collection(*texts)
    apart = namesakes(documents, statements)
    return [mention.actor for statement in statements for mention in apart.statement(statement).sources]


@pytest.mark.parametrize(
    ("texts", "actors"),
    [
        ((MINISTER, FARMER), ["-gb-public", "-us-work"]),
        ((MINISTER, FARMER, NOBODY), ["-gb-public", "-us-work", ""]),
        ((MINISTER, SINGER, MINISTER), ["-gb-public", "-arts", "-gb-public"]),
        ((MINISTER, NOBODY), ["", ""]),
        ((MINISTER, "The trade minister John Smith blamed Norland."), ["", ""]),
        ((NOBODY, NOBODY), ["", ""]),
        (("British minister John Smith blamed Norland.", "French minister John Smith blamed Norland."),
         ["-gb-public", "-fr-public"]),
        ((FARMER,), [""]),
    ],
)  # fmt: skip
def test_documents_that_conflict_speak_of_two(texts: tuple[str, ...], actors: list[str]) -> None:
    assert speakers(*texts) == [f"person-john-smith{tail}" for tail in actors]


@pytest.mark.parametrize(
    ("text", "countries", "callings"),
    [
        (MINISTER, {"gb"}, {"public"}),
        (FARMER, {"us"}, {"work"}),
        ("A farmer left. John Smith spoke of a French minister.", set(), set()),
        ("John Smith, who met a Kenyan judge.", {"ke"}, {"public"}),
        ("John Smith, France and a farmer", {"fr"}, {"work"}),
        ("The Kenyan long-distance runner John Smith won.", {"ke"}, {"sport"}),
    ],
)
def test_a_description_stands_beside_the_name(text: str, countries: set[str], callings: set[str]) -> None:
    found = Callings(LIST).described(text, ["John Smith"])
    assert (set(found.countries), set(found.callings)) == (countries, callings)


def test_the_order_of_the_documents_changes_nothing() -> None:
    documents, statements = collection(MINISTER, FARMER, SINGER)
    one, other = namesakes(documents, statements), namesakes(documents[::-1], statements[::-1])
    assert [*map(one.statement, statements)] == [*map(other.statement, statements)]


def accusers(store: Store) -> list[str]:
    rows = store.select("SELECT DISTINCT ?name { ?s kg:accusation/kg:by/skos:prefLabel ?name } ORDER BY ?name")
    return [str(row["name"]) for row in rows]


def test_queries_see_namesakes_and_decisions_and_lose_them_again(tmp_path: Path) -> None:
    path, day = tmp_path / "decisions.csv", date(2024, 5, 1)
    with Store.memory() as store:
        documents, statements = collection(MINISTER, FARMER)
        store.add(documents, statements)
        settle(store, path)
        apart = ["John Smith (farmer, United States)", "John Smith (minister, United Kingdom)"]
        assert accusers(store) == apart
        before = set(store.quads())
        keep_decision(
            path,
            Decision(Choice.MERGE, "person-john-smith-gb-public", "person-john-smith-us-work", "me", day, "one"),
        )
        settle(store, path)
        assert accusers(store) == ["John Smith (minister, United Kingdom)"]
        assert [*store.statements()] == statements
        keep_decision(path, Decision(Choice.UNDO, "", "1", "me", day, ""))
        settle(store, path)
        assert accusers(store) == apart and set(store.quads()) == before


def test_queries_see_on_whose_side_somebody_was_put(tmp_path: Path) -> None:
    path, day = tmp_path / "decisions.csv", date(2024, 5, 1)
    with Store.memory() as store:
        store.add(*collection(NOBODY))
        store.add_actors(ActorBase.load().describe([Actor("ke", "Kenya", "state")]))
        settle(store, path)
        before = set(store.quads())
        keep_decision(path, Decision(Choice.SIDE, "person-john-smith", "ke", "me", day, ""))
        settle(store, path)
        assert store.ask("ASK { ?s kg:accusation/kg:by ?a ; kg:sourceSide ?side . ?a kg:side ?side }")
        keep_decision(path, Decision(Choice.UNDO, "", "1", "me", day, ""))
        settle(store, path)
        assert set(store.quads()) == before
        assert not store.ask("ASK { ?s kg:sourceSide ?side }")


def test_findings_and_page_see_what_queries_see(tmp_path: Path) -> None:
    with Store.memory() as store:
        store.add(*collection(MINISTER, FARMER))
        held = decided(store, tmp_path / "decisions.csv")
        assert not held.changes_nothing
        assert {m.name for s in held.statements() for m in s.sources} == {
            "John Smith (farmer, United States)",
            "John Smith (minister, United Kingdom)",
        }
