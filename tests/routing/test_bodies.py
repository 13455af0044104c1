"""Bodies on drawn storeys: what is in the way, what is not, and who is moved out of one."""

from dataclasses import replace

import pytest
from shapely import MultiPolygon, box

from tests.support.drawn_routes import TWO_ROOMS, barriers_between, route_between
from tests.support.floorplan import draw, spot_at
from tests.support.marks import Door
from twin.model.facility import Obstacle, ObstacleKind
from twin.model.ids import ObstacleId, StoreyId
from twin.model.route import Barrier, BarrierKind, Location, NoRoute, NoticeKind, Route
from twin.model.twin import Twin
from twin.routing.find import find_route
from twin.routing.network import build_network
from twin.routing.profiles.named import WALKING, WHEELCHAIR


def test_a_wall_over_a_passage_does_not_close_it_but_furniture_does() -> None:
    twin = draw(TWO_ROOMS, marks={"d": Door()})

    assert route_between(with_body(twin, ObstacleKind.WALL), TWO_ROOMS, WALKING).length_m == pytest.approx(8.0)
    assert barriers_between(with_body(twin, ObstacleKind.FURNITURE), TWO_ROOMS, WALKING) == [
        Barrier(id=ObstacleId("in the door"), kind=BarrierKind.BLOCKED, observed=0.0, required=0.51, unit="m")
    ]


def with_body(twin: Twin, kind: ObstacleKind) -> Twin:
    body = Obstacle(
        id=ObstacleId("in the door"),
        kind=kind,
        name="",
        storey=StoreyId("S0"),
        footprint=MultiPolygon([box(5.2, 1.5, 5.8, 3.5)]),
        bottom_z_m=0.0,
        top_z_m=3.0,
    )
    return replace(twin, obstacles={**twin.obstacles, body.id: body})


@pytest.mark.parametrize(("bottom_z_m", "top_z_m", "blocks"), [(2.1, 3.0, False), (0.0, 0.05, False), (0.0, 0.3, True)])
def test_only_bodies_at_the_height_of_people_are_in_the_way(bottom_z_m: float, top_z_m: float, blocks: bool) -> None:  # noqa: FBT001  # the expectation
    drawing = "##########\n#A1.%..2.#\n##########"
    twin = draw(drawing)
    low = {
        name: replace(body, bottom_z_m=bottom_z_m, top_z_m=top_z_m) if body.kind is ObstacleKind.FURNITURE else body
        for name, body in twin.obstacles.items()
    }

    found = find_route(
        build_network(replace(twin, obstacles=low), WALKING), spot_at(drawing, "1"), spot_at(drawing, "2")
    )

    assert isinstance(found, NoRoute) is blocks


def test_furniture_that_fills_a_corridor_is_the_barrier() -> None:
    drawing = "##########\n#A1.%..2.#\n##########"

    assert barriers_between(draw(drawing), drawing, WALKING) == [
        Barrier(id=ObstacleId("S0.furniture0"), kind=BarrierKind.BLOCKED, observed=0.0, required=0.51, unit="m")
    ]


def test_a_start_in_a_body_is_moved_and_said_so() -> None:
    drawing = "########\n#A.....#\n#.%..2.#\n#......#\n########"
    network = build_network(draw(drawing), WALKING)

    found = find_route(network, Location(storey=StoreyId("S0"), x_m=2.9, y_m=2.5), spot_at(drawing, "2"))

    assert isinstance(found, Route)
    (notice,) = found.notices
    assert notice.kind is NoticeKind.START_MOVED
    assert notice.observed == pytest.approx(0.1 + WALKING.radius_m, abs=1e-3)


def test_nobody_is_moved_through_a_wall_out_of_a_space_that_is_too_small() -> None:
    drawing = """
    #########
    #.....2.#
    #...A...#
    ####.####
    ##1#.####
    #########
    """
    twin = draw(drawing, cell_m=0.7)
    network = build_network(twin, WHEELCHAIR)

    found = find_route(network, spot_at(drawing, "1", cell_m=0.7), spot_at(drawing, "2", cell_m=0.7))

    assert isinstance(found, NoRoute)
