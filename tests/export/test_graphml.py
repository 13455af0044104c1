"""The graph of a building answers questions: what joins what, and what hangs on one door."""

import io

import networkx as nx

from tests.support.floorplan import draw
from tests.support.marks import Connector, Door
from twin.export.graphml import build_passage_graph, to_graphml
from twin.model.ids import OUTSIDE, SpaceId
from twin.model.passage import ConnectorKind, PortalKind

GROUND = """
##########
#A1.+.B..#
#...a....#
##+####+##
    #C#
    ###
"""
UPPER = """
##########
#D1.:.E..#
##########
"""


def test_spaces_are_joined_by_each_door_and_run() -> None:
    graph = build_passage_graph(
        draw(GROUND, UPPER, marks={"a": Door(clear_width_m=0.7), "1": Connector(kind=ConnectorKind.ELEVATOR)})
    )

    assert sorted(graph) == ["A", "B", "C", "D", "E", OUTSIDE]
    assert sorted(graph[SpaceId("A")][SpaceId("B")]) == ["A|B", "a"]
    assert graph[SpaceId("A")][SpaceId("B")]["a"]["clear_width_m"] == 0.7
    assert graph[SpaceId("D")][SpaceId("E")]["D|E"]["kind"] == PortalKind.VIRTUAL
    assert graph[SpaceId("A")][SpaceId("D")]["1#0-1"]["element"] == "1"
    assert sorted(graph.neighbors(OUTSIDE)) == ["A", "B"]
    assert graph.nodes[SpaceId("B")]["storey"] == "S0"


def test_it_tells_what_cuts_a_building_in_two() -> None:
    graph = build_passage_graph(draw(GROUND, UPPER, marks={"a": Door(), "1": Connector()}))

    assert set(nx.articulation_points(nx.Graph(graph))) == {"A", "D"}
    assert [sorted(part) for part in nx.connected_components(graph) if len(part) == 1] == [["C"]]


def test_others_read_it_and_unknown_widths_are_left_out() -> None:
    drawn = draw(GROUND, UPPER, marks={"a": Door(width_known=False), "1": Connector(kind=ConnectorKind.ELEVATOR)})

    read = nx.read_graphml(io.BytesIO(to_graphml(drawn)), force_multigraph=True)

    assert sorted(read) == ["A", "B", "C", "D", "E", OUTSIDE]
    assert read.nodes["A"]["storey"] == "S0"
    door = read["A"]["B"]["a"]
    assert door["kind"] == "door"
    assert "clear_width_m" not in door
    assert read["A"]["D"]["1#0-1"]["kind"] == "elevator"
    assert to_graphml(drawn) == to_graphml(drawn)
