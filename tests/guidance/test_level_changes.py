"""How one changes level on a route."""

import math
from dataclasses import replace

import pytest
from shapely import box

from tests.support.floorplan import draw
from tests.support.marks import Connector, Thing
from tests.support.ways import leg, ride, way
from twin.guidance.maneuvers import build_maneuvers
from twin.model.passage import ConnectorKind
from twin.model.route import Maneuver, Side

EQUAL_M = 1e-6

HALL = """
##############################
#A...................#.......#
#....................#.......#
#....................#...w...#
#....................+..B....#
#....................#.......#
#....................#.......#
+....................:.......#
#....................#.......#
#..................s.#.......#
##############################
"""
UPSTAIRS = """
##############################
#C...........................#
#............................#
#............................#
#............................#
#............................#
#............................#
#............................#
#............................#
#..................s.........#
##############################
"""


def _told(maneuvers: tuple[Maneuver, ...]) -> list[tuple[str, int]]:
    """Kinds and turns in whole degrees."""
    return [(str(maneuver.kind), round(math.degrees(maneuver.turn_rad))) for maneuver in maneuvers]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (ConnectorKind.STAIR, "take_stair"),
        (ConnectorKind.RAMP, "take_ramp"),
        (ConnectorKind.ELEVATOR, "take_elevator"),
        (ConnectorKind.ESCALATOR, "take_escalator"),
        (ConnectorKind.MOVING_WALK, "take_moving_walk"),
    ],
)
def test_each_connector_is_taken_to_its_storey(kind: ConnectorKind, told: str) -> None:
    twin = draw(HALL, UPSTAIRS, marks={"w": Thing(), "s": Connector(kind=kind)})
    up = way(leg(twin, (2.5, 1.5), (19.5, 1.5)), ride(twin, "s"), leg(twin, (19.5, 1.5), (27, 1.5), storey="S1"))
    down = way(
        leg(twin, (27, 1.5), (19.5, 1.5), storey="S1"),
        ride(twin, "s", start=1, end=0),
        leg(twin, (19.5, 1.5), (2.5, 1.5)),
    )

    going_up, going_down = build_maneuvers(up, twin), build_maneuvers(down, twin)

    assert [str(m.kind) for m in going_up] == ["depart", told, "continue", "arrive"]
    assert (going_up[1].up, going_up[1].to_storey, going_up[1].element) == (True, "S1", "s")
    assert (going_down[1].up, going_down[1].to_storey) == (False, "S0")
    assert going_up[2].side is None, "nothing says which way one faces on leaving"


def test_out_of_an_elevator_one_faces_away_from_its_car() -> None:
    twin = draw(HALL, UPSTAIRS, marks={"w": Thing(), "s": Connector(kind=ConnectorKind.ELEVATOR)})
    elevator = next(iter(twin.connectors.values()))
    twin = replace(twin, connectors={elevator.id: replace(elevator, footprint=box(19, 0, 20, 1))})
    route = way(leg(twin, (2.5, 1.5), (19.5, 1.5)), ride(twin, "s"), leg(twin, (19.5, 1.5), (27, 1.5), storey="S1"))

    maneuvers = build_maneuvers(route, twin)

    assert _told(maneuvers) == [("depart", 0), ("take_elevator", 0), ("turn", -90), ("arrive", 0)]
    assert maneuvers[1].side is Side.RIGHT, "walking east, the car lies in the south"
    assert maneuvers[2].element == "s", "the words say: leaving the elevator"


def test_a_step_out_of_an_elevator_before_a_turn_is_not_worth_a_word() -> None:
    twin = draw(HALL, UPSTAIRS, marks={"w": Thing(), "s": Connector(kind=ConnectorKind.ELEVATOR)})
    upstairs = leg(twin, (19.5, 1.5), (19.5, 3.0), (27, 3.0), storey="S1")
    route = way(leg(twin, (2.5, 1.5), (19.5, 1.5)), ride(twin, "s"), upstairs)

    maneuvers = build_maneuvers(route, twin)

    assert _told(maneuvers) == [("depart", 0), ("take_elevator", 0), ("turn", -90), ("arrive", 0)]
    assert maneuvers[2].element == "s", "the words say: leaving the elevator"
    assert sum(m.length_m for m in maneuvers) == pytest.approx(route.length_m, abs=EQUAL_M)


def test_two_flights_of_one_stair_are_one_stair() -> None:
    plans = [HALL, UPSTAIRS, UPSTAIRS.replace("#C", "#D")]
    twin = draw(*plans, marks={"w": Thing(), "s": Connector()})
    landing = leg(twin, (19.5, 1.5), (19.5, 3.5), (19.5, 1.5), storey="S1")
    route = way(
        leg(twin, (2.5, 1.5), (19.5, 1.5)),
        ride(twin, "s"),
        landing,
        ride(twin, "s", start=1, end=2),
        leg(twin, (19.5, 1.5), (27, 1.5), storey="S2"),
    )

    maneuvers = build_maneuvers(route, twin)

    assert [(str(m.kind), m.to_storey) for m in maneuvers] == [
        ("depart", None),
        ("take_stair", "S2"),
        ("continue", None),
        ("arrive", None),
    ]
    assert sum(m.length_m for m in maneuvers) == pytest.approx(route.length_m, abs=EQUAL_M)


def test_stairs_that_stand_on_one_another_are_one_stair() -> None:
    """Where the model has a stair for each storey, those who climb them still take the stairs to the third."""
    plans = [
        HALL,
        UPSTAIRS.replace("...s....", "...st..."),
        UPSTAIRS.replace("#C", "#D").replace("...s....", "....t..."),
    ]
    twin = draw(*plans, marks={"w": Thing(), "s": Connector(), "t": Connector()})
    route = way(
        leg(twin, (2.5, 1.5), (19.5, 1.5)),
        ride(twin, "s"),
        leg(twin, (19.5, 1.5), (20.5, 1.5), storey="S1"),
        ride(twin, "t"),
        leg(twin, (20.5, 1.5), (27, 1.5), storey="S2"),
    )

    maneuvers = build_maneuvers(route, twin)

    assert [(str(m.kind), m.to_storey) for m in maneuvers][1:3] == [("take_stair", "S2"), ("continue", None)]
