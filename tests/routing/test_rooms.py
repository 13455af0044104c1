"""Which room a point lies in and where one stands there is what shapely says, in microseconds."""

from dataclasses import replace

import numpy as np
import shapely
from shapely import MultiPolygon, Point

from tests.support.floorplan import draw
from tests.support.marks import Door
from twin.geometry.polygon import to_multipolygon
from twin.model.ids import SpaceId, StoreyId
from twin.model.route import Location
from twin.model.twin import Twin
from twin.routing.navmesh import find_foothold
from twin.routing.network import Network, build_network
from twin.routing.places import Place, find_place, find_space_at
from twin.routing.profiles.named import WHEELCHAIR

HALL = """
##############
#A....o..%#B.#
#..%%.....+..#
#......#####.#
#..o...#C..#.#
#......n..%#.#
########...#.#
       #####.#
           ###
"""
STOREY = StoreyId("S0")


def make_twin() -> Twin:
    """A hall with a hole in its footprint and a kiosk that overlaps it."""
    twin = draw(HALL, marks={"n": Door(clear_width_m=0.85)})
    hall = twin.spaces[SpaceId("A")]
    hole, kiosk = shapely.box(4.0, 4.0, 4.6, 4.7), shapely.box(2.0, 6.5, 3.5, 7.5)
    holed = replace(hall, footprint=to_multipolygon(shapely.difference(to_multipolygon(hall.footprint), hole)))
    inner = replace(hall, id=SpaceId("K"), footprint=MultiPolygon([kiosk]))
    return replace(twin, spaces={**twin.spaces, holed.id: holed, inner.id: inner})


def list_points(network: Network) -> list[tuple[float, float]]:
    """Points everywhere, and exactly on corners and sides of footprints and floors, and at the height of corners."""
    part = network.storeys[STOREY]
    shapes = [*part.floors.values(), *(network.twin.spaces[space].footprint for space in part.floors)]
    corners = shapely.get_coordinates(shapes)
    anywhere = np.random.default_rng(4).uniform([-1.0, -1.0], [14.0, 10.0], (1500, 2))
    level = np.stack([anywhere[: len(corners), 0], corners[: len(anywhere), 1]], axis=1)
    points = [*anywhere, *corners, *(corners[1:] + corners[:-1]) / 2.0, *level]
    return [(float(x), float(y)) for x, y in points]


def find_space_by_shapely(network: Network, point: Point) -> SpaceId | None:
    footprints = {space: network.twin.spaces[space].footprint for space in network.storeys[STOREY].floors}
    holding = [(shape.area, space) for space, shape in footprints.items() if shape is not None and shape.covers(point)]
    return min(holding)[1] if holding else None


def test_every_point_has_the_room_and_the_foothold_that_shapely_finds() -> None:
    network = build_network(make_twin(), WHEELCHAIR)
    part = network.storeys[STOREY]
    found: list[Place | None] = []
    for x_m, y_m in list_points(network):
        space = find_space_by_shapely(network, Point(x_m, y_m))
        foothold = find_foothold(part.mesh, x_m, y_m, within=None if space is None else part.floors[space])

        place = find_place(network, Location(storey=STOREY, x_m=x_m, y_m=y_m))

        assert find_space_at(network, STOREY, x_m, y_m) == space
        assert place == (None if foothold is None else Place(foothold=foothold, space=space))
        found.append(place)
    assert {place.space for place in found if place is not None} == {"A", "B", "C", "K", None}
    assert any(place is not None and place.foothold.moved_m == 0.0 for place in found)
