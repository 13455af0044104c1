"""What an IFC file says of its elements, flat, so that two states of a file can be compared."""

from functools import cache
from pathlib import Path
from typing import Any

import ifcopenshell
import ifcopenshell.util.element
import ifcopenshell.util.placement

from tests.support.models import ROOT

MODELS = ROOT / "models_ifc"
HALLS = ("demo_hall.ifc", "demo_hall_ifc4.ifc", "demo_hall_ifc2x3.ifc")

Facts = dict[str, dict[str, Any]]


@cache
def open_hall(name: str) -> ifcopenshell.file:
    """Return a committed model; nobody may change it."""
    return ifcopenshell.open(str(MODELS / name))


def fresh(path: Path) -> ifcopenshell.file:
    """Return a model that a test may change."""
    return ifcopenshell.open(str(path))


def psets_of(element: Any) -> dict[str, Any]:
    """Return an element's property sets without the ids of their entities."""
    found = ifcopenshell.util.element.get_psets(element)
    return {name: {k: v for k, v in values.items() if k != "id"} for name, values in found.items()}


def facts_of_file(file: ifcopenshell.file) -> Facts:
    """Return name, words, sizes, property sets, place, group and shape of every product and of the building, by GlobalId."""
    sets = _sets_of_file(file)
    return {
        element.GlobalId: {
            **_words(element),
            "psets": sets.get(element.id(), {}),
            "matrix": _matrix(element),
            "zones": sorted(r.RelatingGroup.Name for r in element.HasAssignments if r.is_a("IfcRelAssignsToGroup")),
            "shape": _shape(element),
            "openings": sorted(r.RelatedOpeningElement.GlobalId for r in getattr(element, "HasOpenings", None) or ()),
        }
        for element in file.by_type("IfcObject")
    }


def _words(element: Any) -> dict[str, Any]:
    names = (element.attribute_name(index) for index in range(len(element)))
    values = ((name, value) for name, value in zip(names, element, strict=True))
    return {name: value for name, value in values if isinstance(value, str | float | bool | None)}


def _sets_of_file(file: ifcopenshell.file) -> dict[int, dict[str, dict[str, Any]]]:
    """Return the property sets of every object in one pass: asking element by element takes ten times as long."""
    found: dict[int, dict[str, dict[str, Any]]] = {}
    for relation in file.by_type("IfcRelDefinesByProperties"):
        definition = relation.RelatingPropertyDefinition
        if definition.is_a("IfcPropertySet"):
            values = {p.Name: _value(p) for p in definition.HasProperties}
            for element in relation.RelatedObjects:
                found.setdefault(element.id(), {})[definition.Name] = values
    return found


def _value(entity: Any) -> Any:
    if entity.is_a("IfcPropertyListValue"):
        return [value.wrappedValue for value in entity.ListValues or ()]
    if entity.is_a("IfcPropertySingleValue"):
        return None if entity.NominalValue is None else entity.NominalValue.wrappedValue
    return str(entity.is_a())


def _matrix(element: Any) -> list[list[float]] | None:
    if getattr(element, "ObjectPlacement", None) is None:
        return None
    matrix = ifcopenshell.util.placement.get_local_placement(element.ObjectPlacement)
    return [[round(float(c), 3) for c in row] for row in matrix]


def _shape(element: Any) -> list[str]:
    shapes = getattr(getattr(element, "Representation", None), "Representations", None) or ()
    return [_told(item) for shape in shapes for item in shape.Items]


def _told(item: Any) -> str:
    if item.is_a("IfcMappedItem"):
        return f"{item.MappingTarget.is_a()} {item.MappingTarget.Scale}"
    if not item.is_a("IfcExtrudedAreaSolid"):
        return str(item.is_a())
    profile = item.SweptArea
    sizes = [getattr(profile, name, None) for name in ("XDim", "YDim", "Radius")]
    curve = getattr(profile, "OuterCurve", None)
    points = [tuple(p.Coordinates) for p in curve.Points] if curve is not None and curve.is_a("IfcPolyline") else None
    return f"{sizes} {points} {item.Depth}"


def changed(before: Facts, after: Facts) -> set[str]:
    """Return the GlobalIds of what was added, removed or changed."""
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
