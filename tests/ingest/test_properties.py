"""Property sets in SI units, own values over the type's."""

from pathlib import Path

import pytest

from tests.support.make_ifc import UNITS_M, Drawing, rectangle
from twin.ingest.records.ifc_file import IfcFile, open_ifc
from twin.ingest.records.properties import Properties, find_flag, find_list, find_number, find_text, read_properties
from twin.model.origin import Origin


def open_wall(drawing: Drawing, path: Path) -> tuple[IfcFile, object]:
    opened = open_ifc(drawing.write(path / "wall.ifc"))
    return opened, opened.list_elements("IfcWall")[0]


def wall_in(drawing: Drawing) -> object:
    return drawing.element("IfcWall", drawing.storey("G", 0.0), "wall", rectangle(0.0, 0.0, 1.0, 0.2), height_m=3.0)


@pytest.mark.parametrize("unit", sorted(UNITS_M))
@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3_ADD2"])
def test_lengths_are_metres_and_plain_numbers_stay(tmp_path: Path, unit: str, schema: str) -> None:
    drawing = Drawing(unit=unit, schema=schema)
    drawing.properties(wall_in(drawing), "Set", Reach_m=1.27, Count=7.0, Open=True, Words=["a", " b "], Text="x; y ;")

    read = read_properties(*open_wall(drawing, tmp_path))

    assert read["Set"] == {"Reach": 1.27, "Count": 7.0, "Open": True, "Words": ("a", " b "), "Text": "x; y ;"}


def test_the_occurrence_overlays_its_type(tmp_path: Path) -> None:
    drawing = Drawing()
    wall = wall_in(drawing)
    drawing.properties(wall, "Set", Colour="red")
    values = [
        drawing.add("IfcPropertySingleValue", Name=key, NominalValue=drawing.add("IfcLabel", value))
        for key, value in (("Colour", "blue"), ("Maker", "ACME"))
    ]
    pset = drawing.root("IfcPropertySet", "type set", HasProperties=values)
    pset.Name = "Set"
    kind = drawing.root("IfcWallType", "kind", HasPropertySets=[pset], PredefinedType="STANDARD")
    drawing.root("IfcRelDefinesByType", "typing", RelatedObjects=[wall], RelatingType=kind)

    assert read_properties(*open_wall(drawing, tmp_path))["Set"] == {"Colour": "red", "Maker": "ACME"}


def test_quantities_are_si(tmp_path: Path) -> None:
    drawing = Drawing(unit="inch")
    quantity = drawing.add("IfcQuantityLength", Name="Length", LengthValue=100.0)
    sets = drawing.root("IfcElementQuantity", "quantities", Quantities=[quantity])
    drawing.root("IfcRelDefinesByProperties", "rel", RelatedObjects=[wall_in(drawing)], RelatingPropertyDefinition=sets)

    assert read_properties(*open_wall(drawing, tmp_path))["quantities"] == {"Length": 2.54}


def test_a_value_is_found_by_its_first_carrier_and_says_so() -> None:
    properties: Properties = {
        "A": {"Width": "wide", "Open": "是", "Items": ("x", "y")},
        "B": {"Width": 0.9, "Items": "p; q;"},
    }

    width = find_number(properties, "A.Width", "B.Width")

    assert width is not None
    assert (width.value, width.origin, width.carrier) == (0.9, Origin.DECLARED, "B.Width")
    opened = find_flag(properties, "A.Open")
    assert opened is not None
    assert opened.value is True
    assert [found.value for c in ("A", "B") if (found := find_list(properties, f"{c}.Items"))] == [
        ("x", "y"),
        ("p", "q"),
    ]
    assert find_text(properties, "A.Nothing", "C.Width") is None
