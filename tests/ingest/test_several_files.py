"""Architecture, furniture and signs in files of their own are read as one place."""

import dataclasses
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.support.make_ifc import Drawing, guid, rectangle
from tests.support.readings import DEMO_HALL, read_once
from tests.support.split_ifc import split
from twin.ingest.read import read_ifc
from twin.model.finding import Finding
from twin.model.ids import ObstacleId
from twin.model.twin import Ingested, Twin

FURNITURE = ("IfcFurnishingElement", "IfcSanitaryTerminal", "IfcElectricAppliance")


def discipline_of(product: Any) -> str:
    if product.is_a("IfcSign"):
        return "signs"
    return "furniture" if any(product.is_a(name) for name in FURNITURE) else "architecture"


@pytest.fixture(scope="module")
def disciplines(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    return split(DEMO_HALL, tmp_path_factory.mktemp("disciplines"), discipline_of)


@cache
def read_joined(*paths: Path) -> Ingested:
    return read_ifc(*paths)


def without_file(twin: Twin) -> Twin:
    return dataclasses.replace(twin, file=read_once(DEMO_HALL).twin.file)


def test_three_files_of_the_hall_give_the_twin_of_the_whole(disciplines: Mapping[str, Path]) -> None:
    joined = read_joined(*disciplines.values()).twin

    assert without_file(joined) == read_once(DEMO_HALL).twin


def test_each_file_alone_is_only_a_part(disciplines: Mapping[str, Path]) -> None:
    signs = read_ifc(disciplines["signs"]).twin

    assert len(signs.signs) == len(read_once(DEMO_HALL).twin.signs)
    assert not signs.spaces


def test_the_set_is_named_by_the_contents_of_its_files(disciplines: Mapping[str, Path]) -> None:
    file = read_joined(*disciplines.values()).twin.file
    hashes = sorted(hashlib.sha256(path.read_bytes()).hexdigest() for path in disciplines.values())

    assert file.sha256 == hashlib.sha256("\n".join(hashes).encode()).hexdigest()
    assert file.parts[0].name == disciplines["architecture"].name
    assert sorted(part.sha256 for part in file.parts) == hashes
    assert file.entities == sum(part.entities for part in file.parts)


def house(*, unit: str = "mm", schema: str = "IFC4", origin: tuple[float, ...] = (0.0, 0.0, 0.0)) -> Drawing:
    drawing = Drawing(unit=unit, schema=schema, origin=origin)
    storey = drawing.storey("Ground", 0.0)
    drawing.space(storey, "room", rectangle(0.0, 0.0, 8.0, 6.0))
    drawing.element("IfcWall", storey, "wall", rectangle(-0.2, 0.0, 0.0, 6.0), height_m=3.0)
    return drawing


def table(drawing: Drawing, storey: Any) -> Any:
    return drawing.element("IfcFurnishingElement", storey, "table", rectangle(2.0, 1.0, 3.0, 2.0), height_m=0.7)


def read_two(one: Drawing, other: Drawing, tmp_path: Path) -> Ingested:
    return read_ifc(other.write(tmp_path / "furniture.ifc"), one.write(tmp_path / "architecture.ifc"))


def findings(ingested: Ingested, code: str) -> list[Finding]:
    return [finding for finding in ingested.findings if finding.code == code]


@pytest.mark.parametrize("unit", ["mm", "inch"])
@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4"])
def test_files_of_another_unit_schema_and_site_meet_in_their_building(tmp_path: Path, unit: str, schema: str) -> None:
    other = Drawing(unit=unit, schema=schema, origin=(1000.0, -500.0, 12.0))
    table(other, other.storey("Ground", 0.0))

    twin = read_two(house(), other, tmp_path).twin

    found = twin.obstacles[ObstacleId(guid("table"))]
    assert found.footprint.bounds == pytest.approx((2.0, 1.0, 3.0, 2.0))
    assert found.storey == guid("Ground")
    assert [storey.id for storey in twin.storeys.values()] == [guid("Ground")]
    assert twin.file.name == "architecture.ifc + furniture.ifc"


def map_conversion(drawing: Drawing, east_m: float, north_m: float) -> None:
    crs = drawing.add("IfcProjectedCRS", Name="EPSG:4546")
    drawing.add(
        "IfcMapConversion",
        SourceCRS=drawing.context,
        TargetCRS=crs,
        Eastings=east_m * drawing.scale,
        Northings=north_m * drawing.scale,
        OrthogonalHeight=0.0,
    )


def test_files_with_map_coordinates_meet_on_the_map(tmp_path: Path) -> None:
    one, other = house(), Drawing()
    other.building.GlobalId, other.building.Name = guid("another"), "another"
    storey = other.storey("Ground", 0.0)
    storey.GlobalId = guid("their ground")
    table(other, storey)
    map_conversion(one, 430_000.0, 2_215_000.0)
    map_conversion(other, 430_001.0, 2_215_002.0)

    ingested = read_two(one, other, tmp_path)

    found = ingested.twin.obstacles[ObstacleId(guid("table"))]
    assert found.footprint.bounds == pytest.approx((3.0, 3.0, 4.0, 4.0))
    assert found.storey == guid("Ground")
    assert list(ingested.twin.storeys) == [guid("Ground")]
    assert findings(ingested, "ING112") == []


def test_where_map_and_building_contradict_the_map_is_believed_and_it_is_said(tmp_path: Path) -> None:
    one, other = house(), Drawing()
    table(other, other.storey("Ground", 0.0))
    map_conversion(one, 430_000.0, 2_215_000.0)
    map_conversion(other, 430_003.0, 2_215_004.0)

    (finding,) = findings(read_two(one, other, tmp_path), "ING112")

    assert finding.observed == pytest.approx(5.0)


def test_a_storey_that_only_one_file_has_is_listed_and_said(tmp_path: Path) -> None:
    other = Drawing()
    table(other, other.storey("Mezzanine", 1.5))

    ingested = read_two(house(), other, tmp_path)

    assert [storey.name for storey in ingested.twin.storeys.values()] == ["Ground", "Mezzanine"]
    assert [finding.subject.id for finding in findings(ingested, "ING113")] == [guid("Mezzanine")]


def test_storeys_of_one_name_at_two_heights_are_one_and_said(tmp_path: Path) -> None:
    other = Drawing()
    storey = other.storey("Ground", 0.5)
    storey.GlobalId = guid("their ground")
    table(other, storey)

    ingested = read_two(house(), other, tmp_path)

    (finding,) = findings(ingested, "ING114")
    assert finding.observed == pytest.approx(0.5)
    assert finding.required == pytest.approx(0.0)
    assert list(ingested.twin.storeys) == [guid("Ground")]
    assert ingested.twin.obstacles[ObstacleId(guid("table"))].storey == guid("Ground")


def test_what_two_files_carry_is_there_once_and_contradictions_are_said(tmp_path: Path) -> None:
    one, other = house(), house()
    storeys = {drawing: drawing.model.by_type("IfcBuildingStorey")[0] for drawing in (one, other)}
    for drawing, moved_m in ((one, 0.0), (other, 0.5)):
        chair = table(drawing, storeys[drawing])
        chair.ObjectPlacement.RelativePlacement.Location.Coordinates = [moved_m * drawing.scale, 0.0, 0.0]
    one.space(storeys[one], "annex", rectangle(8.0, 0.0, 9.0, 6.0))

    ingested = read_two(one, other, tmp_path)

    assert sorted(space.name for space in ingested.twin.spaces.values()) == ["annex", "room"]
    assert ingested.twin.obstacles[ObstacleId(guid("table"))].footprint.bounds[0] == pytest.approx(2.0)
    (finding,) = findings(ingested, "ING115")
    assert finding.subject.id == guid("table")


def test_the_order_of_the_files_does_not_matter(tmp_path: Path) -> None:
    one, other = house().write(tmp_path / "a.ifc"), Drawing()
    table(other, other.storey("Ground", 0.0))
    second = other.write(tmp_path / "b.ifc")

    assert read_ifc(one, second).twin == read_ifc(second, one, second).twin
