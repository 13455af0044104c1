"""What one does on a route, by geometry alone."""

import math
from dataclasses import replace

import pytest

from tests.support.floorplan import draw
from tests.support.marks import Connector, Door, Room, Thing
from tests.support.ways import leg, ride, way
from twin.guidance.maneuvers import build_maneuvers
from twin.model.passage import PortalKind
from twin.model.route import Landmark, Maneuver, Side
from twin.model.twin import Twin

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


@pytest.fixture(scope="module")
def hall() -> Twin:
    return draw(
        HALL,
        UPSTAIRS,
        marks={"w": Thing(number="3", front_rad=-math.pi / 2), "s": Connector()},
        rooms={"A": Room(long_name="大厅"), "B": Room(long_name="档案室")},
    )


def _told(maneuvers: tuple[Maneuver, ...]) -> list[tuple[str, int]]:
    """Kinds and turns in whole degrees."""
    return [(str(maneuver.kind), round(math.degrees(maneuver.turn_rad))) for maneuver in maneuvers]


def test_a_straight_way_is_setting_out_and_arriving(hall: Twin) -> None:
    maneuvers = build_maneuvers(way(leg(hall, (2, 5), (12, 5))), hall)

    assert _told(maneuvers) == [("depart", 0), ("arrive", 0)]
    assert maneuvers[0].length_m == pytest.approx(10, abs=EQUAL_M)


def test_left_is_left_and_right_is_right(hall: Twin) -> None:
    left = build_maneuvers(way(leg(hall, (2, 5), (10, 5), (10, 9))), hall)
    right = build_maneuvers(way(leg(hall, (2, 5), (10, 5), (10, 1.5))), hall)

    assert _told(left) == [("depart", 0), ("turn", 90), ("arrive", 0)]
    assert left[1].side is Side.LEFT
    assert _told(right) == [("depart", 0), ("turn", -90), ("arrive", 0)]
    assert right[1].side is Side.RIGHT
    assert left[1].at == pytest.approx((10, 5, 0))


def test_a_rounded_corner_is_told_once(hall: Twin) -> None:
    """As the router hands it over: cut into pieces of a circle of the profile's radius."""
    arc = [(10 + 0.45 * math.sin(math.radians(a)), 5.45 - 0.45 * math.cos(math.radians(a))) for a in range(0, 91, 10)]

    maneuvers = build_maneuvers(way(leg(hall, (2, 5), *arc, (10.45, 9))), hall)

    assert _told(maneuvers) == [("depart", 0), ("turn", 90), ("arrive", 0)]


def test_a_slight_change_of_direction_before_a_long_stretch_is_told(hall: Twin) -> None:
    """Fifteen degrees over eleven metres lead three metres aside; over three metres they do not matter."""
    long = build_maneuvers(way(leg(hall, (2, 5), (8, 5), (19, 5 + 11 * math.tan(math.radians(15))))), hall)
    short = build_maneuvers(way(leg(hall, (2, 5), (8, 5), (11, 5 + 3 * math.tan(math.radians(15))))), hall)

    assert _told(long) == [("depart", 0), ("turn", 15), ("arrive", 0)]
    assert _told(short) == [("depart", 0), ("arrive", 0)]


def test_a_curve_is_followed_and_not_turned_into(hall: Twin) -> None:
    curve = [(6 + 6 * math.sin(math.radians(a)), 2 + 6 * (1 - math.cos(math.radians(a)))) for a in range(0, 91, 5)]

    maneuvers = build_maneuvers(way(leg(hall, (2, 2), *curve, (12, 9.5))), hall)

    assert _told(maneuvers) == [("depart", 0), ("continue", 90), ("arrive", 0)]
    assert maneuvers[1].at == pytest.approx((6.0, 2.0, 0.0), abs=0.6)


def test_a_turn_right_before_a_door_is_how_one_enters_it(hall: Twin) -> None:
    maneuvers = build_maneuvers(way(leg(hall, (20, 2), (20, 6.5), (27, 6.5))), hall)

    assert _told(maneuvers) == [("depart", 0), ("pass_door", -90), ("arrive", 0)]
    door = maneuvers[1]
    assert door.element == "A|B"
    assert door.landmark is not None
    assert (door.landmark.kind, door.landmark.id) == ("space", "B")


def test_turning_through_a_door_and_back_are_two_turns(hall: Twin) -> None:
    """The two turns are 2 m apart and cancel out, but nobody would call that going straight on."""
    maneuvers = build_maneuvers(way(leg(hall, (20.5, 2), (20.5, 6.5), (22.5, 6.5), (22.5, 9.5))), hall)

    assert _told(maneuvers) == [("depart", 0), ("pass_door", -90), ("turn", 90), ("arrive", 0)]


def test_a_slight_swing_through_a_door_is_straight_through(hall: Twin) -> None:
    """Each swing is 27 degrees and would be told by itself."""
    maneuvers = build_maneuvers(way(leg(hall, (12, 6), (20.3, 6), (22.3, 7), (28, 7))), hall)

    assert _told(maneuvers) == [("depart", 0), ("pass_door", 0), ("arrive", 0)]
    assert sum(m.length_m for m in maneuvers) == pytest.approx(8.3 + math.sqrt(5) + 5.7, abs=EQUAL_M)


def test_a_door_that_is_passed_twice_is_told_twice(hall: Twin) -> None:
    maneuvers = build_maneuvers(way(leg(hall, (14, 6.4), (27, 6.4), (27, 6.6), (14, 6.6))), hall)

    assert [m.element for m in maneuvers if str(m.kind) == "pass_door"] == ["A|B", "A|B"]


def test_open_edges_are_walked_over_unseen(hall: Twin) -> None:
    maneuvers = build_maneuvers(way(leg(hall, (10, 3.5), (27, 3.5))), hall)

    assert _told(maneuvers) == [("depart", 0), ("arrive", 0)]


def test_a_plain_opening_is_told_only_where_it_leads_out() -> None:
    plan = """
    #############
    #A..p..B....o
    #############
    """
    twin = draw(plan, marks={"p": Door(kind=PortalKind.OPENING), "o": Door(kind=PortalKind.OPENING)})

    maneuvers = build_maneuvers(way(leg(twin, (1.5, 1.5), (13.5, 1.5))), twin)

    assert [maneuver.element for maneuver in maneuvers] == [None, "o", None]
    assert maneuvers[1].landmark is not None
    assert maneuvers[1].landmark.kind == "outside"


def test_the_door_that_one_starts_at_gives_the_direction_in_which_one_faces(hall: Twin) -> None:
    route = way(leg(hall, (0.5, 3.5), (0.6, 3.5), (0.6, 9)), origin="outside|A")

    maneuvers = build_maneuvers(route, hall)

    assert _told(maneuvers) == [("depart", 90), ("arrive", 0)]
    assert maneuvers[0].side is Side.LEFT
    assert maneuvers[0].landmark is not None
    assert maneuvers[0].landmark.id == "outside|A"


def test_who_stands_at_a_window_faces_it(hall: Twin) -> None:
    """Window 3 lies north of its customer, who then walks west."""
    path = leg(hall, (25.5, 6.2), (22.5, 6.2))
    derived = build_maneuvers(way(path, origin="w"), hall)
    given = build_maneuvers(way(path, origin="w", facing_rad=math.pi / 2), hall)

    assert _told(derived) == [("depart", 90), ("arrive", 0)]
    assert derived[0].landmark == Landmark(id="w", kind="facility", name="3")
    assert _told(given) == _told(derived)
    assert given[0].landmark == derived[0].landmark


@pytest.mark.parametrize(
    ("facing_deg", "side"), [(0, Side.AHEAD), (90, Side.RIGHT), (-90, Side.LEFT), (180, Side.BEHIND), (None, None)]
)
def test_the_first_direction_is_told_against_the_way_one_faces(
    hall: Twin, facing_deg: float | None, side: Side | None
) -> None:
    facing_rad = None if facing_deg is None else math.radians(facing_deg)

    maneuvers = build_maneuvers(way(leg(hall, (2, 5), (12, 5)), facing_rad=facing_rad), hall)

    assert maneuvers[0].side is side


def test_the_goal_lies_on_the_side_where_it_stands(hall: Twin) -> None:
    """Window 3 is in the north of room B: on the left from the west, on the right from the east."""
    from_west = build_maneuvers(way(leg(hall, (22.5, 6.2), (25.5, 6.2)), element="w"), hall)
    from_east = build_maneuvers(way(leg(hall, (28.5, 6.2), (25.5, 6.2)), element="w"), hall)
    from_south = build_maneuvers(way(leg(hall, (25.5, 2.2), (25.5, 6.2)), element="w"), hall)

    assert [found[-1].side for found in (from_west, from_east, from_south)] == [Side.LEFT, Side.RIGHT, Side.AHEAD]


def test_the_last_step_towards_a_window_is_no_turn(hall: Twin) -> None:
    maneuvers = build_maneuvers(way(leg(hall, (22.5, 5.2), (25.5, 5.2), (25.5, 6.2)), element="w"), hall)

    assert _told(maneuvers) == [("depart", 0), ("arrive", 0)]
    assert maneuvers[-1].side is Side.LEFT


def test_lengths_add_up_to_the_route(hall: Twin) -> None:
    route = way(
        leg(hall, (0.5, 3.5), (12, 3.5), (19.5, 1.5)),
        ride(hall, "s"),
        leg(hall, (19.5, 1.5), (19.5, 5), (27, 9), storey="S1"),
    )

    maneuvers = build_maneuvers(route, hall)

    assert sum(m.length_m for m in maneuvers) == pytest.approx(route.length_m, abs=EQUAL_M)
    assert all(m.length_m >= 0 for m in maneuvers)


def test_a_route_to_where_one_stands_is_an_arrival(hall: Twin) -> None:
    maneuvers = build_maneuvers(way(leg(hall, (2, 5), (2, 5.0000001))), hall)

    assert [str(m.kind) for m in maneuvers] == ["arrive"]


def test_ids_that_the_twin_does_not_hold_do_no_harm(hall: Twin) -> None:
    """A route may be older than the twin that it is shown on."""
    bare = replace(hall, portals={}, connectors={}, facilities={})
    route = way(
        leg(hall, (10, 6.5), (27, 6.5)), ride(hall, "s"), leg(hall, (19.5, 1.5), (27, 1.5), storey="S1"), element="gone"
    )

    maneuvers = build_maneuvers(route, bare)

    assert [str(m.kind) for m in maneuvers] == ["depart", "take_stair", "continue", "arrive"]
