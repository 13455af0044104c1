"""The arrows of the hall are true: from in front of a sign, the shortest way to its target sets out as the arrow says."""

import math
from functools import cache

import pytest

from models_ifc.authoring.ifc_identity import global_id as g
from tests.support.readings import DEMO_HALL, read_once
from twin.model.route import Location, Route
from twin.model.sign import Arrow, Sign, SignFace
from twin.routing.find import find_route
from twin.routing.network import Network, build_network
from twin.routing.profiles.named import WALKING
from twin.routing.standing import find_standing_location

TURN_DEGREES = {"ahead": 0, "ahead_left": 45, "left": 90, "back": 180, "right": -90, "ahead_right": -45}
READ_FROM_M = 2.5
SET_OUT_M = 3.0
TOLERANCE_DEGREES = 46.0


@cache
def network() -> Network:
    return build_network(read_once(DEMO_HALL).twin, WALKING)


def ways_to(target: str, origin: Location) -> list[Route]:
    """Return the ways from a point to everything on its storey that a target may mean."""
    twin = read_once(DEMO_HALL).twin
    kind, _, name = target.partition(":")
    if kind in {"space", "connector"}:
        elements = [name]
    elif kind == "zone":
        elements = [s.id for s in twin.spaces.values() if s.storey == origin.storey and name in s.uses.value]
    elif kind == "facility":
        elements = [f.id for f in twin.facilities.values() if f.storey == origin.storey and f.kind.value == name]
    else:
        elements = [p.id for p in twin.portals.values() if p.entrance and p.id in {g("1F/door/D1"), g("1F/door/D3")}]
    places = [place for element in elements if (place := find_standing_location(network(), element)) is not None]
    return [route for place in places if isinstance(route := find_route(network(), origin, place), Route)]


def error_degrees(sign: Sign, face: SignFace, arrow: Arrow, target: str) -> float | None:
    """Return by how much an arrow is wrong, read from in front; ``None`` where it cannot be read from there."""
    x, y = (sign.at[i] + READ_FROM_M * f(face.facing_rad) for i, f in enumerate((math.cos, math.sin)))
    ways = ways_to(target, Location(storey=sign.storey, x_m=x, y_m=y))
    if not ways:
        return None
    path = min(ways, key=lambda way: way.length_m).legs[0].path
    gone = next((p for p in path if math.dist(p[:2], path[0][:2]) > SET_OUT_M), path[-1])
    heading = math.atan2(gone[1] - path[0][1], gone[0] - path[0][0])
    turn = math.degrees(heading - (face.facing_rad + math.pi)) - TURN_DEGREES[arrow]
    return abs((turn + 180.0) % 360.0 - 180.0)


SIGNS = [
    "1F/sign/main",
    "1F/sign/east",
    "1F/sign/west",
    "1F/sign/passage-w",
    "1F/sign/corridor-accessible",
    "2F/sign/escalator-top",
    "2F/sign/elevator-out",
    "2F/sign/passage-w",
    "3F/sign/elevator-out",
    "3F/sign/corridor",
]


@pytest.mark.parametrize("key", SIGNS)
def test_the_way_sets_out_as_the_arrow_says(key: str) -> None:
    sign = read_once(DEMO_HALL).twin.signs[g(key)]  # type: ignore[index]  # a GlobalId is what a sign id is made of
    errors = {
        (face.facing_rad, legend.zh): error_degrees(sign, face, legend.arrow, legend.target)
        for face in sign.faces
        for legend in face.legends or ()
        if legend.target and legend.arrow.value in TURN_DEGREES
    }

    assert {words: error for words, error in errors.items() if error is None or error > TOLERANCE_DEGREES} == {}
