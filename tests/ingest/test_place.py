"""The place: name, address, declared properties, where it lies."""

import math
from pathlib import Path

import numpy as np
import pytest

from tests.support.make_ifc import Drawing, guid, rectangle
from twin.ingest.contents.place import read_place
from twin.ingest.read import read_ifc
from twin.ingest.records.ifc_file import open_ifc
from twin.model.origin import Origin
from twin.model.space import Georeference, Place


def place_of(drawing: Drawing, path: Path) -> Place:
    return read_place(open_ifc(drawing.write(path / "place.ifc")))[0]


def to_map(georeference: Georeference, x: float, y: float) -> tuple[float, float]:
    cos, sin = math.cos(georeference.rotation_rad), math.sin(georeference.rotation_rad)
    scale = georeference.scale
    return (
        georeference.easting_m + scale * (cos * x - sin * y),
        georeference.northing_m + scale * (sin * x + cos * y),
    )


def test_the_long_name_is_the_places_name(tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.building.LongName = "椰城市政务服务中心"
    drawing.properties(drawing.building, "Twin_Place", Phone="12345", Sprinklered=True)
    drawing.building.BuildingAddress = drawing.add("IfcPostalAddress", AddressLines=["海府路 1 号"], Town="椰城")

    place = place_of(drawing, tmp_path)

    assert place.name is not None
    assert (place.name.value, place.name.carrier) == ("椰城市政务服务中心", "IfcBuilding.LongName")
    assert place.address == "海府路 1 号, 椰城"
    assert place.properties["Phone"].value == "12345"
    assert place.properties["Sprinklered"].value is True
    assert place.properties["CrowdedPublicPlace"].origin is Origin.ASSUMED
    assert place.georeference is None


def test_a_declared_property_replaces_the_assumed_one(tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.properties(drawing.building, "Twin_Place", CrowdedPublicPlace=False)

    declared = place_of(drawing, tmp_path).properties["CrowdedPublicPlace"]

    assert (declared.value, declared.origin) == (False, Origin.DECLARED)


@pytest.mark.parametrize("unit", ["mm", "m"])
def test_a_map_conversion_reaches_the_plan_frame_through_a_turned_building(tmp_path: Path, unit: str) -> None:
    """The building stands at (100, 50), turned left; the map is turned by 30 degrees and lies at (435000, 2215000)."""
    drawing = Drawing(unit=unit)
    drawing.building.ObjectPlacement = drawing.placement((100.0, 50.0, 0.0), drawing.site, x=(0.0, 1.0, 0.0))
    metre = drawing.add("IfcSIUnit", UnitType="LENGTHUNIT", Name="METRE")
    crs = drawing.add("IfcProjectedCRS", Name="EPSG:4547", MapUnit=metre)
    drawing.add(
        "IfcMapConversion",
        SourceCRS=drawing.context,
        TargetCRS=crs,
        Eastings=435_000.0,
        Northings=2_215_000.0,
        OrthogonalHeight=12.0,
        XAxisAbscissa=math.cos(math.radians(30.0)),
        XAxisOrdinate=math.sin(math.radians(30.0)),
        Scale=1.0 / drawing.scale,
    )

    georeference = place_of(drawing, tmp_path).georeference

    assert georeference is not None
    assert (georeference.crs, georeference.carrier) == ("EPSG:4547", "IfcMapConversion")
    assert georeference.scale == pytest.approx(1.0)
    assert georeference.height_m == pytest.approx(12.0)
    # Plan (3, 4) is world (100 - 4, 50 + 3), turned by 30 degrees on the map.
    turn = np.array([[math.cos(math.pi / 6), -math.sin(math.pi / 6)], [math.sin(math.pi / 6), math.cos(math.pi / 6)]])
    expected = np.array([435_000.0, 2_215_000.0]) + turn @ np.array([96.0, 53.0])
    assert to_map(georeference, 3.0, 4.0) == pytest.approx(tuple(expected), abs=1e-5)


def test_ifc2x3_hides_its_conversion_in_property_sets(tmp_path: Path) -> None:
    drawing = Drawing(unit="m", schema="IFC2X3")
    drawing.properties(drawing.site, "ePSet_MapConversion", Eastings=76_670.0, Northings=77_179.0)
    drawing.properties(drawing.site, "ePSet_ProjectedCRS", Name="EPSG:9897")

    georeference = place_of(drawing, tmp_path).georeference

    assert georeference is not None
    assert (georeference.crs, georeference.easting_m, georeference.northing_m) == ("EPSG:9897", 76_670.0, 77_179.0)


def test_true_north_alone_says_how_the_plan_is_turned(tmp_path: Path) -> None:
    """North points along -x: plan east is map north, a quarter turn."""
    drawing = Drawing()
    drawing.context.TrueNorth = drawing.add("IfcDirection", DirectionRatios=[-1.0, 0.0])

    georeference = place_of(drawing, tmp_path).georeference

    assert georeference is not None
    assert georeference.crs is None
    # North, given as (-1, 0) in the plan, is (0, 1) on a map.
    assert to_map(georeference, -1.0, 0.0) == pytest.approx((0.0, 1.0))


def test_without_a_map_the_latitude_and_longitude_of_the_site_say_where_it_lies(tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.site.RefLatitude, drawing.site.RefLongitude = (19, 59, 30, 500_000), (-110, -30, 0, 0)
    drawing.site.RefElevation = 12.5 * drawing.scale
    drawing.context.TrueNorth = drawing.add("IfcDirection", DirectionRatios=[-0.5, math.sqrt(0.75)])

    found = place_of(drawing, tmp_path).georeference

    assert found is not None
    assert found.carrier == "IfcSite.RefLatitude"
    assert found.latitude_deg == pytest.approx(19 + 59 / 60 + 30.5 / 3600)
    assert found.longitude_deg == pytest.approx(-110.5)
    assert found.height_m == pytest.approx(12.5)
    assert (found.crs, found.easting_m, found.northing_m) == (None, 0.0, 0.0)
    # North is turned left by 30 degrees, so plan east lies 30 degrees to the right of map east.
    assert found.rotation_rad == pytest.approx(math.radians(-30.0))


@pytest.mark.parametrize(("eastings_m", "possible"), [(38_500_000.0, True), (149_626_315.9, False)])
def test_map_coordinates_that_no_map_has_are_said_and_count_as_unknown(
    tmp_path: Path, eastings_m: float, *, possible: bool
) -> None:
    drawing = Drawing()
    drawing.add(
        "IfcMapConversion",
        SourceCRS=drawing.context,
        TargetCRS=drawing.add("IfcProjectedCRS", Name="EPSG:28992"),
        Eastings=eastings_m * drawing.scale,
        Northings=413_717.0 * drawing.scale,
        OrthogonalHeight=0.0,
    )

    place, findings = read_place(open_ifc(drawing.write(tmp_path / "place.ifc")))

    assert place.georeference is not None
    assert place.georeference.crs == ("EPSG:28992" if possible else None)
    assert place.georeference.easting_m == (pytest.approx(eastings_m) if possible else 0.0)
    assert [finding.code for finding in findings] == ([] if possible else ["ING116"])


@pytest.mark.parametrize("seconds", [(181_945, -263_305), (181_946, -263_305)])
def test_the_location_that_a_tool_gives_to_every_model_is_none(tmp_path: Path, seconds: tuple[int, int]) -> None:
    drawing = Drawing()
    drawing.site.RefLatitude, drawing.site.RefLongitude = (42, 21, 31, seconds[0]), (-71, -3, -24, seconds[1])

    place, findings = read_place(open_ifc(drawing.write(tmp_path / "place.ifc")))

    untouched = seconds[0] == 181_945  # as real files of two offices have it
    assert (place.georeference is None) == untouched
    assert [finding.code for finding in findings] == (["ING117"] if untouched else [])


@pytest.mark.parametrize(("written", "distortion"), [(0.0009996, 0.9996), (0.9996, 0.9996), (None, 1.0)])
def test_the_scale_of_a_map_is_understood_with_and_without_the_units(
    tmp_path: Path, written: float | None, distortion: float
) -> None:
    drawing = Drawing(unit="mm")
    metre = drawing.add("IfcSIUnit", UnitType="LENGTHUNIT", Name="METRE")
    drawing.add(
        "IfcMapConversion",
        SourceCRS=drawing.context,
        TargetCRS=drawing.add("IfcProjectedCRS", Name="EPSG:4547", MapUnit=metre),
        Eastings=435_000.0,
        Northings=2_215_000.0,
        OrthogonalHeight=0.0,
        Scale=written,
    )

    found = place_of(drawing, tmp_path).georeference

    assert found is not None
    assert found.scale == pytest.approx(distortion, rel=1e-9)


def test_the_scale_in_a_property_set_counts(tmp_path: Path) -> None:
    drawing = Drawing(unit="m", schema="IFC2X3")
    drawing.properties(drawing.site, "ePSet_MapConversion", Eastings=76_670.0, Northings=77_179.0, Scale=0.9996)

    found = place_of(drawing, tmp_path).georeference

    assert found is not None
    assert found.scale == pytest.approx(0.9996)


def test_an_element_kilometres_away_is_left_out_and_said(tmp_path: Path) -> None:
    drawing = Drawing()
    storey = drawing.storey("Ground", 0.0)
    drawing.space(storey, "room", rectangle(0.0, 0.0, 8.0, 6.0))
    drawing.element("IfcWall", storey, "wall", rectangle(-0.2, 0.0, 0.0, 6.0), height_m=3.0)
    drawing.element("IfcColumn", storey, "column", rectangle(3.0, 3.0, 3.3, 3.3), height_m=3.0)
    drawing.element("IfcColumn", storey, "stray", rectangle(1_718_000.0, 0.0, 1_718_000.5, 0.5), height_m=3.0)

    ingested = read_ifc(drawing.write(tmp_path / "stray.ifc"), with_scene=True)

    assert set(ingested.twin.obstacles) == {guid("wall"), guid("column")}
    assert ingested.scene is not None
    assert guid("stray") not in {item.id for item in ingested.scene.items}
    (finding,) = (finding for finding in ingested.findings if finding.code == "ING304")
    assert finding.subject.id == guid("stray")
    assert finding.observed == pytest.approx(1_718_000.0, rel=1e-3)


@pytest.mark.parametrize(("steps", "said"), [(["exit"], False), ([], True)])
def test_a_service_flow_without_steps_is_said(tmp_path: Path, steps: list[str], *, said: bool) -> None:
    drawing = Drawing()
    drawing.storey("Ground", 0.0)
    group = drawing.root("IfcGroup", "Twin_ServiceFlow main")
    if steps:
        drawing.properties(group, "Twin_ServiceFlow", Steps=steps)

    ingested = read_ifc(drawing.write(tmp_path / "flow.ifc"))

    assert [finding.subject.name for finding in ingested.findings if finding.code == "ING604"] == (
        ["Twin_ServiceFlow main"] if said else []
    )
    assert [flow.steps for flow in ingested.twin.service_flows] == ([] if said else [("exit",)])
