from dataclasses import replace
from datetime import date
from pathlib import Path

import networkx as nx
import pytest
from invented_news import News, small

from kg.actors.actor import Actor
from kg.actors.decided import decided
from kg.detect import detect
from kg.detect.narrow import narrow
from kg.finding import Kind, Level
from kg.graph import accusations, parties, support, to_graph
from kg.statement import Act, Mention, Polarity
from kg.store import Store


def two_armies() -> News:
    news = News()
    news.say("01", Act.ALLEGATION, "rt-ministry", "bo-army", ("accused", "of shelling the mill"))
    news.say("02", Act.ALLEGATION, "rt", "bo", ("accused", "of burning the mill"))
    return news


def test_actors_and_statements_are_nodes_and_roles_are_arcs_by_key() -> None:
    graph = to_graph(small())
    assert graph.nodes["rt-ministry"]["side"] == "rt"
    assert graph.nodes["s-01"]["statement"].act is Act.ALLEGATION
    assert graph.has_edge("rt-ministry", "s-01", key="says")
    assert graph.has_edge("s-01", "bo-army", key="accuses")
    assert graph.graph["documents"]["d-01"].date == date(2031, 3, 2)


def test_an_actor_keeps_its_names_and_no_pronoun() -> None:
    news = two_armies()
    pronoun = Mention("It", 0, 2, "rt", "Ruritania", "state", "rt", "Ruritania")
    capital = Mention("Strelsau", 0, 8, "rt", "Ruritania", "state", "rt", "Ruritania")
    news.said.append(replace(news.said[0], id="s-03", sources=(pronoun, capital)))
    assert to_graph(news).nodes["rt"]["aliases"] == ("Ruritania", "Strelsau")


def test_a_mention_of_nobody_gets_no_node() -> None:
    news = two_armies()
    news.said.append(replace(news.said[0], id="s-03", sources=(Mention("critics", 0, 7),)))
    assert "s-03" in to_graph(news)
    assert list(to_graph(news).predecessors("s-03")) == []


def test_an_arc_of_the_projection_carries_its_evidence() -> None:
    arc = accusations(to_graph(two_armies()), Level.SIDE).edges["rt", "bo"]
    assert arc["statements"] == ("s-01", "s-02")
    assert arc["documents"] == ("d-01", "d-02")
    assert (arc["first"], arc["last"]) == (date(2031, 3, 2), date(2031, 3, 3))
    assert (arc["support"], arc["confidence"]) == (2, 0.8)


def test_levels_group_by_actor_and_by_side() -> None:
    graph = to_graph(two_armies())
    assert set(accusations(graph, Level.ACTOR).edges) == {("rt-ministry", "bo-army"), ("rt", "bo")}
    assert set(accusations(graph, Level.SIDE).edges) == {("rt", "bo")}


@pytest.mark.parametrize("act", [Act.DENIAL, Act.NO_RESPONSE, Act.ADMISSION, Act.CLAIM])
def test_only_an_allegation_makes_an_accuser(act: Act) -> None:
    news = two_armies()
    allegation = news.said[0]
    news.said = [allegation, replace(allegation, id="s-09", act=act, sources=allegation.accused, answers="s-01")]
    news.said[1] = replace(news.said[1], accused=allegation.sources)
    for level in Level:
        assert accusations(to_graph(news), level).number_of_edges() == 1


def test_a_relayer_is_no_accuser() -> None:
    news = two_armies()
    watch = Mention("Watch", 0, 5, "watch", "Watch", "group")
    news.said[0] = replace(news.said[0], relayed_by=(watch,))
    assert to_graph(news).has_edge("watch", "s-01", key="relays")
    assert "watch" not in accusations(to_graph(news), Level.ACTOR)


def test_what_is_said_not_to_be_so_makes_no_arc() -> None:
    news = two_armies()
    news.said = [replace(each, polarity=Polarity.NEGATIVE) for each in news.said]
    assert not accusations(to_graph(news), Level.SIDE)
    assert not [key for *_, key in to_graph(news).edges(keys=True) if key == "accuses"]


def test_an_allegation_without_a_source_makes_no_arc() -> None:
    news = two_armies()
    news.said = [replace(each, sources=()) for each in news.said]
    assert accusations(to_graph(news), Level.SIDE).number_of_edges() == 0


def test_two_actors_of_one_side_make_no_arc_and_are_counted() -> None:
    news = two_armies()
    news.say("03", Act.ALLEGATION, "rt", "rt-ministry", ("accused", "of losing the maps"))
    projection = accusations(to_graph(news), Level.SIDE)
    assert not list(nx.selfloop_edges(projection))
    assert projection.graph["self_accusations"] == 1
    assert accusations(to_graph(news), Level.ACTOR).has_edge("rt", "rt-ministry")


def test_one_wire_text_printed_twice_supports_once() -> None:
    wire = replace(two_armies().said[0], id="s-07", document="d-07")
    assert support([two_armies().said[0], wire]) == 1
    assert support([two_armies().said[0], two_armies().said[1]]) == 2
    assert support([]) == 0


def test_an_actor_without_a_side_stands_for_itself_at_side_level() -> None:
    watch = Mention("Watch", 0, 5, "watch", "Watch", "group")
    assert [party.actor for party in parties([watch, watch], Level.SIDE)] == ["watch"]


class Parliament(News):
    """The queen speaks for Ruritania; so says the list, and that a party and a rebel army are Ruritanian, too."""

    def actors(self) -> list[Actor]:
        return [
            Actor("watch", "Watch for the Valley", "organisation", country="rt"),
            Actor("union", "Border Union", "group", country="rt"),
            Actor("rt", "Ruritania", "state", country="rt"),
        ]


def quarrel(accuser: str, accused: str) -> Parliament:
    news = Parliament()
    news.say("01", Act.ALLEGATION, accuser, accused, ("accused", "of burning the mill"))
    news.say("02", Act.ALLEGATION, accused, accuser, ("accused", "of burning the mill"))
    news.say("03", Act.DENIAL, accused, None, ("denied", "burning the mill"))
    return news


def test_domestic_politics_is_no_quarrel_between_sides_and_is_counted() -> None:
    graph = to_graph(quarrel("rt-crown", "watch"))
    projection = accusations(graph, Level.SIDE)
    assert (projection.number_of_edges(), projection.graph["domestic_accusations"]) == (0, 2)
    assert set(accusations(graph, Level.ACTOR).edges) == {("rt-crown", "watch"), ("watch", "rt-crown")}
    found = detect(graph)
    assert [finding for finding in found if finding.level is Level.SIDE] == []
    assert {finding.kind for finding in found} >= {Kind.MUTUAL_ACCUSATION, Kind.ANSWERED_ALLEGATION}


@pytest.mark.parametrize("accused", ["union", "bo", "bo-general"])
def test_rebels_and_other_states_are_sides_of_their_own(accused: str) -> None:
    assert accusations(to_graph(quarrel("rt-crown", accused)), Level.SIDE).number_of_edges() == 2


def test_who_is_domestic_is_known_when_decisions_are_applied(tmp_path: Path) -> None:
    news = quarrel("rt-crown", "watch")
    with Store.memory() as store:
        store.add(news.documents(), news.statements())
        store.add_actors(news.actors())
        graph = to_graph(decided(store, tmp_path / "no-decisions.csv"))
    assert accusations(graph, Level.SIDE).graph["domestic_accusations"] == 2


def test_a_part_of_a_graph_knows_the_countries_too() -> None:
    part = narrow(to_graph(quarrel("rt-crown", "watch")), since=date(2031, 3, 1))
    assert accusations(part, Level.SIDE).graph["domestic_accusations"] == 2
