"""Regions of storeys whose floors are not all at one height: halls over two storeys, steps, mezzanines, slopes."""

from pathlib import Path

import pytest

from tests.support.bare_storey import HEIGHT_M, bounds_of, entrance, list_regions, read_drawn, roof_over, walled
from tests.support.make_ifc import Drawing, guid, rectangle
from tests.support.make_ways import GOING_M, RISER_M, extrusion, merged, stair
from twin.model.passage import ConnectorKind
from twin.model.route import BarrierKind, NoRoute, Route
from twin.model.space import Space
from twin.model.twin import Twin
from twin.routing.find import find_route
from twin.routing.network import build_network
from twin.routing.profiles.named import WALKING, WHEELCHAIR
from twin.routing.standing import find_standing_location

OUTER = rectangle(-0.2, -0.2, 10.2, 6.2)


def go(twin: Twin, start: Space, goal: Space, *, wheels: bool = False) -> Route | NoRoute:
    network = build_network(twin, WHEELCHAIR if wheels else WALKING)
    ends = [find_standing_location(network, space.id) for space in (start, goal)]
    assert ends[0] is not None
    assert ends[1] is not None
    return find_route(network, ends[0], ends[1])


def test_a_hall_over_two_storeys_leaves_a_hole_in_the_upper_one(tmp_path: Path) -> None:
    drawing = Drawing()
    ground, upper = drawing.storey("G", 0.0), drawing.storey("U", 3.0)
    entrance(drawing, ground, walled(drawing, ground, inner=False))
    walled(drawing, upper, inner=False)
    slab = next(s for s in drawing.model.by_type("IfcSlab") if s.Name == "U slab")
    drawing.opening(slab, "void", rectangle(3.0, 1.0, 8.0, 5.0), -0.1, 0.4)
    drawing.opening(slab, "well", rectangle(1.0, 0.0, 6.7, 1.0), -0.1, 0.4)
    stair(drawing, ground, "stair", (1.0, 0.0, 0.0), risers=20, width_m=1.0)
    roof_over(drawing, upper, OUTER)

    twin, _ = read_drawn(drawing, tmp_path)

    hall = list_regions(twin, "G")[0]
    (gallery,) = list_regions(twin, "U")
    assert (hall.floor_z_m, hall.height_m) == (0.0, 2 * HEIGHT_M)
    assert hall.area_m2 == pytest.approx(60.0 - 5.7, abs=1e-3)
    assert gallery.area_m2 == pytest.approx(60.0 - 5.0 * 4.0, abs=1e-3)  # the well is part of it, the void is not
    route = go(twin, hall, gallery)
    assert isinstance(route, Route)
    assert [leg.connector_kind for leg in route.legs] == [None, ConnectorKind.STAIR, None]


@pytest.mark.parametrize("risers", [3, 5])
def test_two_floors_a_few_steps_apart_are_two_rooms_of_one_storey(tmp_path: Path, risers: int) -> None:
    rise_m = risers * RISER_M
    drawing = Drawing()
    ground = drawing.storey("G", 0.0)
    entrance(drawing, ground, walled(drawing, ground, inner=False, slab=False))
    drawing.element("IfcSlab", ground, "low", rectangle(-0.2, -0.2, 6.0, 6.2), height_m=0.2, z_m=-0.2)
    drawing.element("IfcSlab", ground, "high", rectangle(6.0, -0.2, 10.2, 6.2), height_m=0.2, z_m=rise_m - 0.2)
    stair(drawing, ground, "steps", (6.0 - (risers - 1) * GOING_M, 2.0, 0.0), risers=risers, width_m=2.0)
    roof_over(drawing, ground, OUTER)

    twin, _ = read_drawn(drawing, tmp_path)

    low, high, _ = list_regions(twin, "G")
    assert [bounds_of(region) for region in (low, high)] == [(0.0, 0.0, 6.0, 6.0), (6.0, 0.0, 10.0, 6.0)]
    assert [region.floor_z_m for region in (low, high)] == pytest.approx([0.0, rise_m])
    assert isinstance(go(twin, low, high), Route)
    refused = go(twin, low, high, wheels=True)
    assert isinstance(refused, NoRoute)
    assert [barrier.kind for barrier in refused.barriers] == [BarrierKind.STAIRS]


def hall_with_mezzanine(*, own_storey: bool) -> Drawing:
    """Draw a hall of 10 x 6 m and 6 m high, a slab at 3 m over its east end, and a stair up to it."""
    drawing = Drawing()
    ground = drawing.storey("G", 0.0)
    outlines = {
        "south": rectangle(-0.2, -0.2, 10.2, 0.0),
        "north": rectangle(-0.2, 6.0, 10.2, 6.2),
        "west": rectangle(-0.2, 0.0, 0.0, 6.0),
        "east": rectangle(10.0, 0.0, 10.2, 6.0),
    }
    walls = {
        side: drawing.element("IfcWall", ground, side, outline, height_m=6.0) for side, outline in outlines.items()
    }
    entrance(drawing, ground, walls)
    drawing.element("IfcSlab", ground, "floor", OUTER, height_m=0.2, z_m=-0.2)
    hangs_in, z_m = (drawing.storey("M", 3.0), -0.2) if own_storey else (ground, 2.8)
    drawing.element("IfcSlab", hangs_in, "mezzanine", rectangle(7.0, 0.0, 10.0, 6.0), height_m=0.2, z_m=z_m)
    stair(drawing, ground, "stair", (7.0 - 19 * GOING_M, 2.0, 0.0), risers=20)
    drawing.element("IfcSlab", ground, "roof", OUTER, height_m=0.2, z_m=6.0, PredefinedType="ROOF")
    return drawing


@pytest.mark.parametrize("own_storey", [True, False])
def test_one_walks_under_a_mezzanine_and_up_to_it_by_its_stair_only(tmp_path: Path, *, own_storey: bool) -> None:
    twin, findings = read_drawn(hall_with_mezzanine(own_storey=own_storey), tmp_path)

    regions = {bounds_of(region): region for region in list_regions(twin)}
    hall, mezzanine = regions[(0.0, 0.0, 10.0, 6.0)], regions[(7.0, 0.0, 10.0, 6.0)]
    assert (hall.floor_z_m, mezzanine.floor_z_m) == (0.0, 3.0)
    assert hall.storey == guid("G")
    assert mezzanine.storey == (guid("M") if own_storey else f"{guid('G')}#over1")
    assert [storey.elevation_m.value for storey in twin.storeys.values() if storey.elevation_m] == [0.0, 3.0]
    assert [storey.ordinal for storey in twin.storeys.values()] == [0, 1]
    assert [f.code for f in findings if f.code == "ING213"] == ([] if own_storey else ["ING213"])
    route = go(twin, hall, mezzanine)
    assert isinstance(route, Route)
    assert [leg.connector_kind for leg in route.legs] == [None, ConnectorKind.STAIR, None]
    assert isinstance(go(twin, hall, mezzanine, wheels=True), NoRoute)


@pytest.mark.parametrize("slope", [0.05, 0.08])
def test_a_sloped_floor_is_one_room_from_wall_to_wall(tmp_path: Path, slope: float) -> None:
    drawing = Drawing()
    ground = drawing.storey("G", 0.0)
    entrance(drawing, ground, walled(drawing, ground, inner=False, slab=False))
    rise_m = 10.0 * slope
    profile = [(0.0, 0.0), (10.0, rise_m), (10.0, rise_m - 0.2), (0.0, -0.2)]
    solid = extrusion(drawing, profile, (0.0, 6.0, 0.0), axis=(0.0, -1.0, 0.0), depth_m=6.0)
    floor = drawing.root(
        "IfcSlab",
        "slope",
        ObjectPlacement=drawing.placement((0.0, 0.0, 0.0), ground),
        Representation=merged(drawing, [solid]),
    )
    drawing.contain(ground, floor)
    roof_over(drawing, ground, OUTER)

    twin, _ = read_drawn(drawing, tmp_path)

    (region,) = list_regions(twin)
    assert bounds_of(region) == (0.0, 0.0, 10.0, 6.0)
    assert region.floor_z_m == pytest.approx(rise_m / 2)  # halfway up
    assert [portal.entrance for portal in twin.portals.values()] == [True]


def test_a_low_platform_of_a_storey_with_spaces_covers_the_bare_floor_below(tmp_path: Path) -> None:
    drawing = Drawing()
    ground, raised = drawing.storey("G", 0.0), drawing.storey("P", 0.9)
    entrance(drawing, ground, walled(drawing, ground, inner=False))
    drawing.element("IfcSlab", raised, "platform", rectangle(7.0, 0.0, 10.0, 6.0), height_m=0.2, z_m=-0.2)
    drawing.space(raised, "stage", rectangle(7.0, 0.0, 10.0, 6.0), height_m=2.0)

    twin, _ = read_drawn(drawing, tmp_path)

    assert [bounds_of(region) for region in list_regions(twin)] == [(0.0, 0.0, 7.0, 6.0)]
