"""Routes on drawn storeys: as short as geometry allows, clear of every body, through doors that may be passed."""

import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import shapely

from tests.support.drawn_routes import TWO_ROOMS, barriers_between, line_of, route_between
from tests.support.floorplan import draw, spot_at
from tests.support.marks import Door, Mark, Room
from twin.errors import UnknownIdError
from twin.model.ids import PortalId, StoreyId
from twin.model.passage import Access, OneWay
from twin.model.profile import Profile
from twin.model.route import Barrier, BarrierKind, Location, NoticeKind, Route
from twin.routing.find import find_route
from twin.routing.network import build_network
from twin.routing.profiles.named import PROFILES, WALKING, WHEELCHAIR

CORNER = """
########
#A.....#
#1.....#
#...####
#...#
#.2.#
#####
"""


def test_a_straight_way_is_straight() -> None:
    route = route_between(draw(TWO_ROOMS, marks={"d": Door()}), TWO_ROOMS, WALKING)

    assert route.length_m == pytest.approx(8.0, abs=1e-9)
    assert route.legs[0].spaces == ("A", "B")
    assert route.legs[0].portals == ("d",)


def test_cost_and_duration_are_the_walk_and_the_door() -> None:
    route = route_between(draw(TWO_ROOMS, marks={"d": Door()}), TWO_ROOMS, WALKING)

    assert route.duration_s == pytest.approx(8.0 / 1.34 + 1.0)
    assert route.cost_s == pytest.approx(route.duration_s)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.name)
def test_the_way_around_a_corner_is_as_short_as_around_the_true_circle(profile: Profile) -> None:
    drawing = "#####\n#A.1#\n#.###\n#.###\n#2###\n#####"
    wide = draw(drawing, cell_m=3.0)
    start, goal = spot_at(drawing, "1", cell_m=3.0), spot_at(drawing, "2", cell_m=3.0)
    corner = (6.0, 12.0)

    found = find_route(build_network(wide, profile), start, goal)

    assert isinstance(found, Route)
    around_m = measure_around_m((start.x_m, start.y_m), (goal.x_m, goal.y_m), corner, profile.radius_m)
    assert around_m <= found.length_m <= around_m * 1.0005


def measure_around_m(
    start: tuple[float, float], goal: tuple[float, float], middle: tuple[float, float], radius_m: float
) -> float:
    """Length of the taut string around a circle, on the far side of it: two tangents and the arc between."""
    first_m, last_m = math.dist(start, middle), math.dist(goal, middle)
    between = 2 * math.pi - math.acos(
        ((start[0] - middle[0]) * (goal[0] - middle[0]) + (start[1] - middle[1]) * (goal[1] - middle[1]))
        / (first_m * last_m)
    )
    arc = between - math.acos(radius_m / first_m) - math.acos(radius_m / last_m)
    return math.sqrt(first_m**2 - radius_m**2) + math.sqrt(last_m**2 - radius_m**2) + arc * radius_m


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.name)
def test_the_radius_is_kept_from_every_body(profile: Profile) -> None:
    drawing = """
    ##############
    #A....o......#
    #.1..%%...o..#
    #....%%..=...#
    #..o.....=.2.#
    ##############
    """
    twin = draw(drawing)

    route = route_between(twin, drawing, profile)

    bodies = shapely.union_all([body.footprint for body in twin.obstacles.values()])
    assert line_of(route).distance(bodies) >= profile.radius_m


def test_a_wheelchair_crosses_a_door_that_is_wide_enough_though_its_body_would_not_fit_the_mesh() -> None:
    route = route_between(draw(TWO_ROOMS, marks={"d": Door(clear_width_m=0.85)}), TWO_ROOMS, WHEELCHAIR)

    assert line_of(route).distance(shapely.Point(5.5, 2.5)) < 1e-9
    assert route.legs[0].portals == ("d",)
    assert route.legs[0].spaces == ("A", "B")
    assert [(n.kind, n.id, n.observed, n.required) for n in route.notices] == [(NoticeKind.NARROW, "d", 0.85, 0.9)]


@pytest.mark.parametrize(("width_m", "passes"), [(0.7995, True), (0.7985, False)])
def test_a_millimetre_is_forgiven(width_m: float, passes: bool) -> None:  # noqa: FBT001  # the expectation
    twin = draw(TWO_ROOMS, marks={"d": Door(clear_width_m=width_m)})

    found = find_route(build_network(twin, WHEELCHAIR), spot_at(TWO_ROOMS, "1"), spot_at(TWO_ROOMS, "2"))

    assert isinstance(found, Route) is passes


@pytest.mark.parametrize(
    ("door", "barrier"),
    [
        (
            Door(clear_width_m=0.78),
            Barrier(id=PortalId("d"), kind=BarrierKind.TOO_NARROW, observed=0.78, required=0.8, unit="m"),
        ),
        (
            Door(threshold_m=0.05),
            Barrier(id=PortalId("d"), kind=BarrierKind.STEP, observed=0.05, required=0.015, unit="m"),
        ),
        (Door(one_way=OneWay.BACKWARD), Barrier(id=PortalId("d"), kind=BarrierKind.ONE_WAY)),
        (Door(access=Access.EMERGENCY), Barrier(id=PortalId("d"), kind=BarrierKind.EMERGENCY_ONLY)),
    ],
    ids=lambda value: value.kind.value if isinstance(value, Barrier) else "",
)
def test_what_bars_the_only_door_is_named_with_its_number(door: Mark, barrier: Barrier) -> None:
    assert barriers_between(draw(TWO_ROOMS, marks={"d": door}), TWO_ROOMS, WHEELCHAIR) == [barrier]


def test_a_one_way_door_is_passed_one_way() -> None:
    route = route_between(draw(TWO_ROOMS, marks={"d": Door(one_way=OneWay.FORWARD)}), TWO_ROOMS, WALKING)

    assert route.length_m == pytest.approx(8.0, abs=1e-6)


@pytest.mark.parametrize("closed", ["d", "B"])
def test_a_closed_door_or_space_is_not_entered(closed: str) -> None:
    twin = draw(TWO_ROOMS, marks={"d": Door()})

    assert barriers_between(twin, TWO_ROOMS, WALKING, closed=frozenset({closed})) == [
        Barrier(id=PortalId(closed), kind=BarrierKind.CLOSED)
    ]


def test_the_dearer_door_is_avoided_for_a_short_detour() -> None:
    drawing = """
    ###########
    #A...d...2#
    #....#B...#
    #1...+....#
    ###########
    """
    unknown = draw(drawing, marks={"d": Door(width_known=False)})

    straight = route_between(draw(drawing, marks={"d": Door()}), drawing, WHEELCHAIR)
    around = route_between(unknown, drawing, WHEELCHAIR)

    assert straight.legs[0].portals == ("d",)
    assert around.legs[0].portals == ("A|B",)


def test_an_unknown_width_is_priced_and_named() -> None:
    route = route_between(draw(TWO_ROOMS, marks={"d": Door(width_known=False)}), TWO_ROOMS, WHEELCHAIR)

    assert route.cost_s - route.duration_s == pytest.approx(WHEELCHAIR.manual_door_s + WHEELCHAIR.unknown_s)
    assert [(notice.kind, notice.id) for notice in route.notices] == [(NoticeKind.UNKNOWN_WIDTH, "d")]


def test_a_wider_door_never_lengthens_a_way() -> None:
    drawing = "#########\n#A..#...#\n#1..d.B.#\n#...#..2#\n#########"
    lengths_m = [
        route_between(draw(drawing, marks={"d": Door(clear_width_m=width_m)}), drawing, WHEELCHAIR).length_m
        for width_m in (0.8, 0.85, 0.89, 0.91, 0.95, 1.0)
    ]

    assert lengths_m == sorted(lengths_m, reverse=True)


def test_open_edges_join_spaces_and_walls_between_touching_spaces_do_not() -> None:
    open_edge = "#######\n#A.:.B#\n#1.:.2#\n#######"
    twin = draw(open_edge)

    assert route_between(twin, open_edge, WALKING).legs[0].portals == ("A|B",)
    assert barriers_between(replace(twin, portals={}), open_edge, WALKING)[0].kind is BarrierKind.UNCONNECTED


def test_floors_at_other_heights_are_reached_at_their_height() -> None:
    twin = draw(TWO_ROOMS, marks={"d": Door()}, rooms={"B": Room(floor_z_m=-0.01)})

    path = route_between(twin, TWO_ROOMS, WALKING).legs[0].path

    assert (path[0][2], path[-1][2]) == (0.0, -0.01)


def test_a_way_to_where_one_is_has_no_length() -> None:
    network = build_network(draw(CORNER), WALKING)

    found = find_route(network, spot_at(CORNER, "1"), spot_at(CORNER, "1"))

    assert isinstance(found, Route)
    assert (found.length_m, len(found.legs)) == (0.0, 1)


def test_a_storey_that_is_not_there_is_an_error_that_says_so() -> None:
    network = build_network(draw(CORNER), WALKING)

    with pytest.raises(UnknownIdError, match="no storey 'S7'"):
        find_route(network, Location(storey=StoreyId("S7"), x_m=0.0, y_m=0.0), spot_at(CORNER, "1"))


def test_threads_that_ask_at_once_get_the_answers_of_one_that_asks_in_turn() -> None:
    network = build_network(draw(CORNER), WALKING)
    starts = [Location(storey=StoreyId("S0"), x_m=1.3 + 0.01 * i, y_m=1.5) for i in range(40)]

    in_turn = [find_route(network, start, spot_at(CORNER, "1")) for start in starts]
    with ThreadPoolExecutor(8) as pool:
        at_once = list(pool.map(lambda start: find_route(network, start, spot_at(CORNER, "1")), starts))

    assert at_once == in_turn
