"""Classes and attributes by our tables against the parser's own look-up by name, on a real file of each schema."""

from typing import Any

import ifcopenshell
import pytest

from tests.support.models import real_model
from twin.ingest.records.instances import are_products, instances_only_read, is_kind, read_attribute, read_inverse

ASKED = (
    "IfcElement",
    "IfcBuildingElement",
    "IfcBuiltElement",
    "IfcFurnishingElement",
    "IfcWall",
    "IfcSpace",
    "IfcRoot",
)
ATTRIBUTES = ("GlobalId", "Name", "LongName", "ObjectPlacement", "PredefinedType", "Elevation", "NoSuchAttribute")
INVERSES = ("IsDefinedBy", "IsTypedBy", "Decomposes", "ContainedInStructure", "FillsVoids", "NoSuchInverse")
FILES = ("duplex_a", "crash_course_04", "pcert_building_architecture_ifc4x3")
"""IFC2X3, IFC4 and IFC4X3."""


@pytest.mark.parametrize("name", FILES)
def test_a_class_is_what_the_parser_says_it_is(name: str) -> None:
    model = ifcopenshell.open(str(real_model(f"{name}.ifc")))
    for product in model.by_type("IfcProduct"):
        for asked in ASKED:
            assert is_kind(product, frozenset({asked})) == product.is_a(asked), (product, asked)


@pytest.mark.parametrize("name", FILES)
def test_attributes_and_inverses_are_what_the_parser_reads(name: str) -> None:
    model = ifcopenshell.open(str(real_model(f"{name}.ifc")))
    for product in model.by_type("IfcProduct"):
        for attribute in ATTRIBUTES:
            assert read_attribute(product, attribute) == getattr(product, attribute, None), (product, attribute)
        for inverse in INVERSES:
            read = [found.id() for found in read_inverse(product, inverse)]
            assert read == [found.id() for found in getattr(product, inverse, ())], (product, inverse)


def test_one_of_several_classes_is_enough() -> None:
    model = ifcopenshell.file(schema="IFC4")
    wall = model.create_entity("IfcWallStandardCase")

    assert is_kind(wall, frozenset({"IfcSlab", "IfcWall"}))
    assert not is_kind(wall, frozenset({"IfcSlab", "IfcDoor"}))
    assert not is_kind(wall, frozenset({"ifcwall"}))


def test_instances_can_be_written_again_when_the_last_reader_is_done() -> None:
    model = ifcopenshell.file(schema="IFC4")
    with instances_only_read():
        with instances_only_read():
            wall = model.create_entity("IfcWall")
        wall.Name = "B"
        ignored = wall[2]
    wall.Name = "A"

    assert ignored is None
    assert model.by_type("IfcWall")[0].Name == "A"


@pytest.mark.parametrize(
    ("schema", "classes", "expected"),
    [
        ("IFC4", ("IfcWall", "IfcSpace"), True),
        ("IFC2X3", ("IfcWall", "IfcSign"), True),
        ("IFC4", ("IfcObject",), False),
        ("IFC4", ("IfcWall", "IfcTask"), False),
        ("IFC4", ("IfcRoot",), False),
    ],
)
def test_classes_above_products_are_no_products(schema: str, classes: tuple[str, ...], expected: bool) -> None:  # noqa: FBT001  # a parameter of the test
    assert are_products(schema, classes) is expected


@pytest.mark.parametrize("name", FILES)
def test_attributes_are_the_same_while_instances_are_only_read(name: str) -> None:
    model = ifcopenshell.open(str(real_model(f"{name}.ifc")))
    asked = [*model.by_type("IfcProduct"), *model.by_type("IfcSIUnit"), *model.by_type("IfcPropertySingleValue")[:50]]
    names = (*ATTRIBUTES, *INVERSES, "Dimensions", "Prefix", "NominalValue", "wrappedValue")
    values = [value for one in model.by_type("IfcPropertySingleValue")[:50] if (value := one.NominalValue) is not None]
    slowly = [_say(one, name) for one in (*asked, *values) for name in names]

    with instances_only_read():
        quickly = [_say(one, name) for one in (*asked, *values) for name in names]

    assert quickly == slowly


def _say(instance: Any, name: str) -> str:
    """Return what an attribute holds; what a rule makes is new each time."""
    said = str(getattr(instance, name, None))
    return said.partition("=")[2] if name == "Dimensions" else said
