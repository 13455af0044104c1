"""The place: name, address, declared properties, where it lies."""

import math
from pathlib import Path

import numpy as np
import pytest

from tests.support.make_ifc import Drawing
from twin.ingest.ifc_file import open_ifc
from twin.ingest.place import read_place
from twin.model.origin import Origin
from twin.model.space import Georeference, Place


def place_of(drawing: Drawing, path: Path) -> Place:
    return read_place(open_ifc(drawing.write(path / "place.ifc")))


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
