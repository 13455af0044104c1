"""What spaces are for: the profile's carriers, each before the next."""

from pathlib import Path
from typing import Any

import ifcopenshell.util.element as element_tool
import pytest

from tests.support.make_ifc import Drawing, guid, rectangle
from tests.support.models import real_model
from twin.ingest.read import read_ifc
from twin.ingest.records.ifc_file import open_ifc
from twin.ingest.records.properties import read_properties
from twin.ingest.spaces.uses import classify_space, find_public
from twin.model.ids import SpaceId
from twin.model.origin import Origin
from twin.model.space import Space, SpaceUse


def drawn(schema: str = "IFC4", **attributes: Any) -> tuple[Drawing, Any]:
    drawing = Drawing(schema=schema)
    storey = drawing.storey("Ground", 0.0)
    return drawing, drawing.space(storey, "a", rectangle(0.0, 0.0, 4.0, 4.0), **attributes)


def read(drawing: Drawing, tmp_path: Path) -> Space:
    return read_ifc(drawing.write(tmp_path / "uses.ifc")).twin.spaces[SpaceId(guid("a"))]


def classify(drawing: Drawing, space: Any, code: str, system: str = "DB46/T 659-2024") -> None:
    """Give a space a classification reference; IFC2X3 calls the code otherwise."""
    two_x_three = drawing.schema == "IFC2X3"
    extra = {"Source": "x", "Edition": "1"} if two_x_three else {}
    source = drawing.add("IfcClassification", Name=system, **extra)
    key = "ItemReference" if two_x_three else "Identification"
    reference = drawing.add("IfcClassificationReference", ReferencedSource=source, **{key: code})
    drawing.root(
        "IfcRelAssociatesClassification", f"class {code}", RelatedObjects=[space], RelatingClassification=reference
    )


def group(drawing: Drawing, space: Any, name: str) -> None:
    zone = drawing.root("IfcZone", name)
    drawing.root("IfcRelAssignsToGroup", f"{name}/rel", RelatedObjects=[space], RelatingGroup=zone)


def test_a_merged_zone_keeps_all_its_kinds(tmp_path: Path) -> None:
    drawing, space = drawn(LongName="Storage")
    drawing.properties(space, "Twin_Space", ZoneKind=["consultation_reception", "convenience_service"])

    found = read(drawing, tmp_path)

    assert found.uses.value == (SpaceUse.CONSULTATION_RECEPTION, SpaceUse.CONVENIENCE_SERVICE)
    assert (found.uses.origin, found.uses.carrier) == (Origin.DECLARED, "Twin_Space.ZoneKind")


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3_ADD2"])
def test_the_standards_classification_comes_before_names(tmp_path: Path, schema: str) -> None:
    drawing, space = drawn(schema, LongName="Storage")
    classify(drawing, space, "certificate_issuing")

    assert read(drawing, tmp_path).uses.value == (SpaceUse.CERTIFICATE_ISSUING,)


def test_codes_of_another_classification_say_nothing(tmp_path: Path) -> None:
    drawing, space = drawn(LongName="Storage")
    classify(drawing, space, "certificate_issuing", "Uniclass 2015")

    assert read(drawing, tmp_path).uses.value == (SpaceUse.SUPPORTING,)


def test_a_zones_name_comes_before_the_spaces_own(tmp_path: Path) -> None:
    drawing, space = drawn(LongName="Storage")
    group(drawing, space, "业务受理区")

    found = read(drawing, tmp_path)

    assert found.uses.value == (SpaceUse.BUSINESS_ACCEPTANCE,)
    assert (found.uses.origin, found.uses.carrier) == (Origin.DERIVED, "IfcZone.Name")


@pytest.mark.parametrize(
    ("attributes", "use", "carrier"),
    [
        ({"LongName": "无障碍卫生间"}, SpaceUse.ACCESSIBLE_TOILET, "LongName"),
        ({"ObjectType": "Corridor"}, SpaceUse.CIRCULATION, "ObjectType"),
        ({"PredefinedType": "EXTERNAL"}, SpaceUse.OUTDOOR, "PredefinedType"),
    ],
)
def test_names_and_types_say_what_nothing_better_says(
    tmp_path: Path, attributes: dict[str, str], use: SpaceUse, carrier: str
) -> None:
    drawing, _ = drawn(**attributes)

    found = read(drawing, tmp_path)

    assert (found.uses.value, found.uses.carrier) == ((use,), carrier)


def test_a_space_that_nothing_names_is_unknown_and_so_is_who_may_enter(tmp_path: Path) -> None:
    drawing, _ = drawn(LongName="R-101")

    found = read(drawing, tmp_path)

    assert (found.uses.value, found.uses.origin) == ((SpaceUse.UNKNOWN,), Origin.ASSUMED)
    assert found.public is None


@pytest.mark.parametrize(
    ("name", "public"), [("Back office", False), ("Storage", False), ("Toilet", True), ("Lobby", True)]
)
def test_back_office_and_supporting_are_not_open_to_the_public(tmp_path: Path, name: str, *, public: bool) -> None:
    drawing, _ = drawn(LongName=name)

    found = read(drawing, tmp_path).public

    assert found is not None
    assert (found.value, found.origin) == (public, Origin.ASSUMED)


def test_a_declared_access_beats_the_use(tmp_path: Path) -> None:
    drawing, space = drawn(LongName="Back office")
    drawing.properties(space, "Pset_SpaceCommon", PubliclyAccessible=True)

    found = read(drawing, tmp_path).public

    assert found is not None
    assert (found.value, found.origin) == (True, Origin.DECLARED)


@pytest.mark.parametrize("name", ["Flur Verwaltung", "办公区走廊", "Office corridor"])
def test_no_name_closes_a_corridor_to_the_public(tmp_path: Path, name: str) -> None:
    drawing, _ = drawn(LongName=name)

    found = read(drawing, tmp_path)

    assert found.uses.value == (SpaceUse.CIRCULATION,)
    assert found.public is not None
    assert (found.public.value, found.public.origin) == (True, Origin.ASSUMED)


def test_a_corridor_is_closed_where_the_model_says_so(tmp_path: Path) -> None:
    drawing, space = drawn(LongName="Flur Keller West")
    drawing.properties(space, "Pset_SpaceCommon", PubliclyAccessible=False)

    found = read(drawing, tmp_path)

    assert found.uses.value == (SpaceUse.CIRCULATION,)
    assert found.public is not None
    assert (found.public.value, found.public.origin) == (False, Origin.DECLARED)


def test_the_corridors_of_a_real_institute_are_closed_only_where_they_are_declared_so() -> None:
    """Corridor 015 is closed, and what lies behind it with it: the author said so in Pset_SpaceCommon."""
    path = real_model("institute_ac11.ifc")
    opened = open_ifc(path)
    corridors = [space for space in opened.list_elements("IfcSpace") if space.LongName.startswith("Flur")]

    assert len(corridors) == 13
    for corridor in corridors:
        properties = read_properties(opened, corridor)
        uses = classify_space(opened, corridor, properties)
        public = find_public(properties, uses)
        declared = element_tool.get_pset(corridor, "Pset_SpaceCommon", "PubliclyAccessible")
        assert uses.value[0] in {SpaceUse.CIRCULATION, SpaceUse.STAIR}, corridor.Name
        assert public is not None
        assert public.value == (True if declared is None else declared), corridor.Name
        assert public.origin is (Origin.ASSUMED if declared is None else Origin.DECLARED)
