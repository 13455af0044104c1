"""What the grid says about sight: the same as geometry says of the floor, and no node forgotten that is seen."""

import numpy as np
import pytest
import shapely
from shapely import LineString

from tests.support.floorplan import draw
from twin.geometry.compiled import compiled
from twin.geometry.locate import find_triangle
from twin.routing.labels.atlas import Atlas, build_atlas
from twin.routing.labels.prospects import is_taut, list_prospects
from twin.routing.labels.sight import sees
from twin.routing.network import Network, StoreyNetwork, build_network
from twin.routing.profiles.named import WALKING

HALL = """
###################
#A.o..%...#.......#
#..o......#..%....#
#......%%....o....#
#....%....#.......#
####..#########...#
#.................#
#....%....o....%..#
###################
"""
ON_EDGE_M = 1e-6
Point = tuple[float, float]


@pytest.fixture(scope="module")
def network() -> Network:
    return build_network(draw(HALL, marks={}), WALKING)


@pytest.fixture(scope="module")
def atlas(network: Network) -> Atlas:
    return build_atlas(network)


def storey_of(network: Network) -> StoreyNetwork:
    return next(iter(network.storeys.values()))


def points_on(network: Network, count: int, seed: int) -> list[Point]:
    floor, rng = storey_of(network).mesh.floor, np.random.default_rng(seed)
    x_min, y_min, x_max, y_max = floor.bounds
    points = rng.uniform((x_min, y_min), (x_max, y_max), (4 * count, 2))
    return [(float(x), float(y)) for x, y in points[shapely.contains_xy(floor, points)][:count]]


def are_in_sight(network: Network, atlas: Atlas, a: Point, b: Point) -> bool:
    return sees(atlas, 0, a[0], a[1], triangle_at(network, *a), b[0], b[1], triangle_at(network, *b))


def triangle_at(network: Network, x: float, y: float) -> int:
    mesh = storey_of(network).mesh
    return find_triangle(mesh.triangles, mesh.bins, x, y)


def test_points_see_each_other_where_the_line_between_them_lies_on_the_floor(network: Network, atlas: Atlas) -> None:
    mesh = storey_of(network).mesh
    corners = [(float(x), float(y)) for x, y in mesh.triangles.vertices[::37]]
    spots = [*points_on(network, 60, seed=1), *corners]
    inside, around = shapely.buffer(mesh.floor, -ON_EDGE_M), shapely.buffer(mesh.floor, ON_EDGE_M)
    told = {True: 0, False: 0}
    for a, i in zip(spots, np.random.default_rng(2).permutation(len(spots)), strict=True):
        b = spots[i]
        line = LineString([a, b])
        trimmed = LineString([line.interpolate(0.01), line.interpolate(max(line.length - 0.01, 0.01))])
        found = are_in_sight(network, atlas, a, b)
        if shapely.covers(inside, trimmed) or not shapely.covers(around, line):
            assert found == shapely.covers(around, line)
            told[found] += 1

    assert min(told.values()) > 5


def test_a_line_along_a_wall_is_seen_and_one_through_a_corner_is_told_by_the_triangles(
    network: Network, atlas: Atlas
) -> None:
    """Vertex to vertex along the floor's own edge: the grid cannot tell, and must not say that it is blocked."""
    mesh = storey_of(network).mesh.triangles
    for vertex in range(0, len(mesh.vertices), 11):
        after = mesh.after[vertex]
        (x, y), (to_x, to_y) = mesh.vertices[vertex].tolist(), mesh.vertices[after].tolist()
        assert are_in_sight(network, atlas, (x, y), (to_x, to_y))


@compiled
def list_around(atlas: Atlas, x: float, y: float) -> np.ndarray:
    count = list_prospects(atlas, 0, x, y, x, y, np.inf)
    return np.asarray(atlas.left_nodes[:count].copy())


def test_every_node_that_is_seen_along_a_taut_line_is_among_the_prospects(network: Network, atlas: Atlas) -> None:
    mesh = storey_of(network).mesh
    nodes = network.graph.points
    shapely.prepare(mesh.floor)
    listed, seen = 0, 0
    for x, y in points_on(network, 40, seed=3):
        prospects = set(list_around(atlas, x, y).tolist())
        lines = shapely.linestrings(np.stack([np.broadcast_to((x, y), nodes.shape), nodes], axis=1))
        visible = np.flatnonzero(shapely.covers(mesh.floor, lines))
        taut = {int(node) for node in visible if is_taut(atlas, int(node), x, y)}
        assert taut <= prospects
        listed, seen = listed + len(prospects), seen + len(taut)

    assert seen > 0
    assert listed < 40 * len(nodes) / 10  # most nodes are listed in few places only
