"""What the user decides about actors holds, is kept, and can be taken back."""

import getpass
from datetime import date
from pathlib import Path

import pytest
from conftest import Kg

from kg.actors import Actor
from kg.actors.decided import Decided, decided
from kg.actors.decisions import Choice, Decision, Decisions, keep_decision, read_decisions
from kg.actors.review import doubtful_pairs
from kg.actors.usage import Usage, actors_used
from kg.document import Document
from kg.errors import InvalidActors
from kg.statement import Act, Mention, Span, Statement
from kg.store import Store

DAY = date(2024, 5, 1)
LEE = Mention("Lee", 0, 3, "person-lee-1", "Lee", "person", None, None, "unknown person", 0.6)
ANN = Mention("Ann Lee", 9, 16, "person-ann-lee", "Ann Lee", "person", "gb", "United Kingdom", "named official", 0.75)
KNOWN = {
    "person-ann-lee": Actor("person-ann-lee", "Ann Lee", "person", side="gb", side_name="United Kingdom"),
    "ie": Actor("ie", "Ireland", "state", side="ie", side_name="Ireland"),
}


def said(source: Mention, accused: Mention) -> Statement:
    return Statement(
        "s-1", "d-1", Act.ALLEGATION, (source,), (accused,), None, None, Span("Lee blames Ann Lee.", 0, 19)
    )


def choose(choice: Choice, actor: str, value: str) -> Decision:
    return Decision(choice, actor, value, "me", DAY, "because")


def decide(*decisions: Decision) -> Decisions:
    return Decisions(decisions, KNOWN.get)


MERGE = choose(Choice.MERGE, "person-ann-lee", "person-lee-1")


def test_merged_mentions_become_those_of_the_other_actor() -> None:
    after = decide(MERGE).statement(said(LEE, ANN))
    assert [m.actor for m in (*after.sources, *after.accused)] == ["person-ann-lee", "person-ann-lee"]
    assert (after.sources[0].name, after.sources[0].side, after.sources[0].rule) == ("Ann Lee", "gb", "decision")
    assert after.sources[0].text == "Lee"


def test_a_merge_of_a_merged_actor_and_back_does_not_run_in_a_circle() -> None:
    both = decide(MERGE, choose(Choice.MERGE, "person-lee-1", "person-ann-lee"))
    assert both.actor_of("person-lee-1") == both.actor_of("person-ann-lee") == "person-ann-lee"


def test_a_split_name_becomes_an_actor_of_its_own() -> None:
    after = decide(choose(Choice.SPLIT, "person-ann-lee", "the Ann Lee")).mention(ANN)
    assert after.actor == "person-ann-lee-apart"


def test_an_alias_means_the_actor_wherever_it_stands() -> None:
    unlinked = Mention("the Lady", 0, 8)
    after = decide(choose(Choice.ALIAS, "person-ann-lee", "the lady")).mention(unlinked)
    assert (after.actor, after.name) == ("person-ann-lee", "Ann Lee")


def test_a_side_can_be_given_and_taken_away() -> None:
    moved = decide(choose(Choice.SIDE, "person-ann-lee", "ie")).mention(ANN)
    assert (moved.side, moved.side_name) == ("ie", "Ireland")
    alone = decide(choose(Choice.SIDE, "person-ann-lee", "")).mention(ANN)
    assert (alone.side, alone.side_name) == (None, None)


@pytest.mark.parametrize(
    "decision",
    [
        MERGE,
        choose(Choice.SPLIT, "person-ann-lee", "Ann Lee"),
        choose(Choice.ALIAS, "person-ann-lee", "Lee"),
        choose(Choice.SIDE, "person-ann-lee", "ie"),
    ],
)
def test_taking_a_decision_back_restores_what_was_before(decision: Decision) -> None:
    before = said(LEE, ANN)
    assert decide(decision).statement(before) != before
    assert decide(decision, choose(Choice.UNDO, "", "1")).statement(before) == before


def test_taking_back_the_taking_back_decides_again() -> None:
    undone = [MERGE, choose(Choice.UNDO, "", "1"), choose(Choice.UNDO, "", "2")]
    assert decide(*undone).actor_of("person-lee-1") == "person-ann-lee"


def test_decisions_are_kept_in_a_file_that_grows(tmp_path: Path) -> None:
    path = tmp_path / "out" / "decisions.csv"
    decisions = [MERGE, choose(Choice.ALIAS, "person-ann-lee", '=cmd("Lee, A.")'), choose(Choice.UNDO, "", "1")]
    for decision in decisions:
        keep_decision(path, decision)
    assert read_decisions(path).all == tuple(decisions)
    assert read_decisions(tmp_path / "none.csv").all == ()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("burn,a,b,me,2024-05-01,", "met the choice 'burn'"),
        ("merge,,b,me,2024-05-01,", "the column 'actor' is empty"),
        ("undo,,7,me,2024-05-01,", "expected an earlier number"),
        ("merge,a,b,me,yesterday,", "met 'yesterday' in column when"),
    ],
)
def test_a_wrong_decision_is_named_with_its_line(tmp_path: Path, row: str, reason: str) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(f"choice,actor,value,who,when,why\n{row}\n", encoding="utf-8")
    with pytest.raises(InvalidActors, match=r"decisions\.csv, line 2") as raised:
        read_decisions(path)
    assert reason in str(raised.value)


def test_a_collection_is_seen_as_decided_and_stays_as_it_is(tmp_path: Path) -> None:
    path, news, before = tmp_path / "decisions.csv", Document("d-1", "Lee blames Ann Lee."), [said(LEE, ANN)]
    with Store.memory() as store:
        store.add([news], before)
        store.add_actors(KNOWN.values())
        assert list(decided(store, path).statements()) == before
        keep_decision(path, MERGE)
        seen = decided(store, path)
        assert isinstance(seen, Decided)
        assert [m.actor for s in seen.statements() for m in s.sources] == ["person-ann-lee"]
        assert list(seen.documents()) == [news]


def test_actors_are_counted_with_their_names() -> None:
    (ann, lee) = actors_used([said(LEE, ANN), said(ANN, ANN)])
    assert (ann.actor, ann.mentions, ann.names, ann.side) == ("person-ann-lee", 3, (("Ann Lee", 3),), "gb")
    assert (lee.actor, lee.confidence) == ("person-lee-1", 0.6)


def usage(name: str, side: str | None = None, rule: str = "unknown person") -> Usage:
    return Usage(f"person-{name}", name, "person", side, side, (), 1, 0.6, (rule,))


def test_doubtful_pairs_are_alike_and_not_kept_apart() -> None:
    pairs = doubtful_pairs([usage("Ann Lee"), usage("A Lee"), usage("Lee"), usage("Bo Kim"), usage("Anna Lee")])
    assert {pair.why for pair in pairs[:2]} == {"'A Lee' abbreviates 'Ann Lee'", "'A Lee' abbreviates 'Anna Lee'"}
    assert all("Kim" not in pair.one.name + pair.other.name for pair in pairs)


def test_two_actors_of_the_lists_or_of_two_sides_are_no_doubtful_pair() -> None:
    assert doubtful_pairs([usage("Ann Lee", rule="person"), usage("Anna Lee", rule="person")]) == []
    assert doubtful_pairs([usage("Ann Lee", "gb"), usage("Anna Lee", "fr")]) == []


def test_the_command_line_keeps_shows_and_takes_back_decisions(kg_command: Kg, tmp_path: Path) -> None:
    kg = kg_command
    article = tmp_path / "article.txt"
    article.write_text("Norland accused Jane Roe of spying. Roe denied the charge.", encoding="utf-8")
    store = ("--store", tmp_path / "out" / "store")
    assert kg("run", article, "--out", tmp_path / "out").returncode == 0
    statements = tmp_path / "out" / "statements.jsonl"
    before = statements.read_text(encoding="utf-8")
    assert "person-jane-roe" in kg("actors", *store).stdout
    assert kg("actors", *store, "side", "person-jane-roe", "fr", "--why", "her passport").returncode == 0
    kg("run", article, "--out", tmp_path / "out")
    assert '"side": "fr"' in statements.read_text(encoding="utf-8")
    assert "her passport" in kg("actors", *store, "decisions").stdout
    assert kg("actors", "undo", "1", *store).returncode == 0
    kg("run", article, "--out", tmp_path / "out")
    assert statements.read_text(encoding="utf-8") == before


def test_the_command_line_refuses_actors_and_numbers_that_are_not_there(kg_command: Kg, tmp_path: Path) -> None:
    kg = kg_command
    article = tmp_path / "article.txt"
    article.write_text("Norland accused Jane Roe of spying.", encoding="utf-8")
    store = ("--store", tmp_path / "store")
    kg("load", article, *store)
    for arguments, reason in (
        (("merge", "person-jane-roe", "no-such"), "nobody in this collection is called 'no-such'"),
        (("merge", "Jane Roe", "person-jane-roe"), "are one actor already"),
        (("merge", "person-jane-roe", "ru"), "no statement names ru"),
        (("split", "Jane Roe", "Russia"), "it is called: 'Jane Roe'"),
        (("alias", "no-such", "Jane Roe"), "nobody in this collection"),
        (("alias", "ru", "the Lady of the Lake"), "no statement names anybody"),
        (("side", "person-jane-roe"), "acts for nobody already"),
        (("undo", "4"), "there is no decision 4"),
    ):
        done = kg("actors", *arguments, *store)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert reason in done.stderr
    assert not (tmp_path / "decisions.csv").exists()
    assert kg("actors", "side", "Jane Roe", "Azerbaijan", *store).returncode == 0
    assert '"az"' in kg("actors", *store).stdout
    assert kg("actors", "side", "Jane Roe", "the Kremlin", *store).returncode == 0
    assert '"ru"' in kg("actors", *store).stdout
    assert kg("actors", "undo", "1", *store).returncode == 0
    assert "taken back already" in kg("actors", "undo", "1", *store).stderr
    assert kg("actors", *store, "review").returncode == 0


def test_who_has_no_name_here_is_asked_for_one(kg_command: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 1234")

    monkeypatch.setattr(getpass, "getuser", nobody)
    done = kg_command("actors", "alias", "ru", "the bear", "--store", tmp_path)
    assert (done.returncode, len(done.said)) == (2, 1)
    assert done.stderr.startswith("kg: --who: this system has no name for you; type one")
