"""Free regions of real buildings: with their spaces taken out, the rooms come back; where there were none, they appear."""

from functools import cache
from itertools import pairwise
from pathlib import Path

import ifcopenshell
import pytest
import shapely

from tests.support.models import real_model
from tests.support.real_readings import read_real
from twin.ingest.read import read_ifc
from twin.ingest.records.ifc_file import open_ifc
from twin.ingest.solids.bodies import Bodies, read_bodies, shadow_of
from twin.ingest.solids.obstacles import HEADROOM_M, STEP_OVER_M
from twin.ingest.spaces.regions.derive import derive_regions
from twin.ingest.spaces.spaces import read_spaces
from twin.ingest.storeys import read_storeys
from twin.model.origin import Origin
from twin.model.space import Space
from twin.routing.find import find_route
from twin.routing.network import build_network
from twin.routing.profiles.named import WALKING
from twin.routing.standing import find_standing_location

pytestmark = pytest.mark.real_models

SAME_ROOM_IOU = 0.9


@cache
def rooms_and_regions(name: str) -> tuple[tuple[Space, ...], tuple[Space, ...], Bodies]:
    """Return the model's own rooms, and the regions found as if it had none."""
    ifc = open_ifc(real_model(name))
    bodies, storeys = read_bodies(ifc), read_storeys(ifc)
    rooms, _ = read_spaces(ifc, bodies, storeys)
    derived = derive_regions(ifc, bodies, storeys, [])
    return tuple(s for s in rooms if s.navigable and s.origin is Origin.DECLARED), derived.spaces, bodies


def iou(one: Space, other: Space) -> float:
    first, second = one.footprint or shapely.MultiPolygon(), other.footprint or shapely.MultiPolygon()
    return float(first.intersection(second).area / first.union(second).area)


@pytest.mark.parametrize(("name", "lost"), [("institute_ac11.ifc", 1), ("duplex_a.ifc", 1), ("fzk_haus_ac20.ifc", 0)])
def test_deleted_rooms_come_back(name: str, lost: int) -> None:
    """The oracle is the deleted space. Lost: a hall parted from its stair, a roof nobody can reach."""
    rooms, regions, _ = rooms_and_regions(name)

    missed = [
        room.long_name
        for room in rooms
        if max((iou(room, r) for r in regions if r.storey == room.storey), default=0.0) <= SAME_ROOM_IOU
    ]

    assert len(missed) == lost, missed


def test_an_open_kitchen_comes_back_from_a_file_without_its_spaces(tmp_path: Path) -> None:
    """No wall parts it from the living room: the file keeps two placements of virtual elements, at the ends of the edge."""
    path = real_model("fzk_haus_ac20.ifc")
    model = ifcopenshell.open(str(path))
    for instance in (*model.by_type("IfcRelSpaceBoundary"), *model.by_type("IfcSpace")):
        model.remove(instance)
    model.write(str(tmp_path / "bare.ifc"))

    regions = read_ifc(tmp_path / "bare.ifc").twin.spaces.values()

    rooms = {room.long_name: room for room in read_real("fzk_haus_ac20.ifc").twin.spaces.values()}
    for name in ("Küche", "Wohnen"):
        assert max(iou(rooms[name], region) for region in regions) > SAME_ROOM_IOU


@pytest.mark.parametrize("name", ["institute_ac11.ifc", "duplex_a.ifc", "fzk_haus_ac20.ifc"])
def test_no_region_crosses_a_wall(name: str) -> None:
    _, regions, bodies = rooms_and_regions(name)
    walls = [body for body in bodies.by_id.values() if body.ifc_class.startswith("IfcWall")]

    for region in regions:
        z_m = region.floor_z_m or 0.0
        standing = [w for w in walls if w.bounds()[0][2] < z_m + HEADROOM_M and w.bounds()[1][2] > z_m + STEP_OVER_M]
        plan = shapely.union_all([shadow_of(wall, z_m + STEP_OVER_M, z_m + HEADROOM_M) for wall in standing])
        assert region.footprint is not None
        assert plan.intersection(region.footprint).area < 1e-4


def test_a_house_without_rooms_is_walked_through_from_floor_to_floor() -> None:
    twin = read_real("crash_course_04.ifc").twin
    regions = {key: [s for s in twin.list_spaces(key) if s.navigable] for key in twin.storeys}
    doors = [portal for portal in twin.portals.values() if portal.kind.value == "door"]
    outer, *floors = list(twin.storeys)

    assert regions[outer] == []  # the ground around the house lies a step below its ground floor, and is kept there
    assert [f.code for f in read_real("crash_course_04.ifc").findings if f.subject.id == outer] == ["ING212"]
    assert all(regions[key] for key in floors)
    assert {space.origin for spaces in regions.values() for space in spaces} == {Origin.DERIVED}
    assert len(doors) == 22
    assert all(None not in door.spaces and len(set(door.spaces)) == 2 for door in doors)
    network = build_network(twin, WALKING)
    largest = [max(regions[key], key=lambda space: space.area_m2 or 0.0) for key in floors]
    places = [find_standing_location(network, space.id) for space in largest]
    for start, end in pairwise(places):
        assert start is not None
        assert end is not None
        assert hasattr(find_route(network, start, end), "legs")
