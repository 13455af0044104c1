"""Routes and refusals between the marks 1 and 2 of a drawn storey."""

from shapely import LineString

from tests.support.floorplan import spot_at
from twin.model.profile import Profile
from twin.model.route import Barrier, NoRoute, Route
from twin.model.twin import Twin
from twin.routing.find import find_route
from twin.routing.network import build_network

TWO_ROOMS = """
###########
#A...#B...#
#1...d...2#
#....#....#
###########
"""


def route_between(twin: Twin, drawing: str, profile: Profile, *, closed: frozenset[str] = frozenset()) -> Route:
    found = find_route(build_network(twin, profile, closed=closed), spot_at(drawing, "1"), spot_at(drawing, "2"))
    assert isinstance(found, Route)
    return found


def barriers_between(
    twin: Twin, drawing: str, profile: Profile, *, closed: frozenset[str] = frozenset()
) -> list[Barrier]:
    found = find_route(build_network(twin, profile, closed=closed), spot_at(drawing, "1"), spot_at(drawing, "2"))
    assert isinstance(found, NoRoute)
    return list(found.barriers)


def line_of(route: Route) -> LineString:
    return LineString([point[:2] for leg in route.legs for point in leg.path])
