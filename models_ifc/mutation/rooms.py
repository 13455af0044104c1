"""Mutators of spaces, windows, facilities, the place itself, and what stands in the way."""

from typing import Any

import ifcopenshell
import ifcopenshell.util.classification
import ifcopenshell.util.element

from models_ifc.mutation.carriers import (
    element_of,
    history_of,
    metre,
    new_global_id,
    read_property,
    remove_element,
    remove_property,
    write_property,
)
from models_ifc.mutation.planted import MutationError, Planted

KNEE = ("KneeHeight", "KneeWidth", "KneeDepth")


def remove_zone_meaning(file: ifcopenshell.file, space: str, name: str = "房间", clause: str = "6.1.2.1") -> Planted:
    """Take from a space all that says which zone it is: property, zone groups, classification, names."""
    element = element_of(file, space)
    before = read_property(element, "Twin_Space", "ZoneKind") or element.LongName or element.Name
    remove_property(file, element, "Twin_Space", "ZoneKind")
    for relation in list(element.HasAssignments):
        if relation.is_a("IfcRelAssignsToGroup") and relation.RelatingGroup.is_a("IfcZone"):
            _leave(file, relation, element)
    for relation in list(element.HasAssociations):
        if relation.is_a("IfcRelAssociatesClassification"):
            _leave(file, relation, element)
    element.LongName = name
    element.Description = None
    element.ObjectType = None
    return Planted(
        clause=clause, global_id=space, what="nothing says which zone the space is", before=before, after=None
    )


def _leave(file: ifcopenshell.file, relation: Any, element: Any) -> None:
    others = [other for other in relation.RelatedObjects if other != element]
    if others:
        relation.RelatedObjects = others
    else:
        file.remove(relation)


def retag_zone(file: ifcopenshell.file, space: str, code: str, clause: str) -> Planted:
    """Say that a space is another zone, or several, with ``;`` between."""
    before = write_property(file, element_of(file, space), "Twin_Space", "ZoneKind", "IfcLabel", code)
    return Planted(clause=clause, global_id=space, what=f"space retagged as {code}", before=before, after=code)


def set_space_hours(file: ifcopenshell.file, space: str, hours: str, clause: str) -> Planted:
    """Change a space's opening hours."""
    before = write_property(file, element_of(file, space), "Twin_Space", "OpeningHours", "IfcLabel", hours)
    return Planted(clause=clause, global_id=space, what=f"opening hours set to {hours}", before=before, after=hours)


def retag_window(file: ifcopenshell.file, window: str, kind: str, name: str, clause: str = "6.1.3.1") -> Planted:
    """Make a service window one of another kind, in property and name."""
    element = element_of(file, window)
    before = read_property(element, "Twin_Facility", "WindowKind")
    write_property(file, element, "Twin_Facility", "WindowKind", "IfcLabel", [kind])
    element.Name = name
    return Planted(clause=clause, global_id=window, what=f"window is now {kind}", before=_plain(before), after=kind)


def _plain(value: Any) -> str | None:
    return "; ".join(value) if isinstance(value, list | tuple) else value


def remove_knee_space(file: ifcopenshell.file, desk: str, height_m: float, clause: str = "desk.knee") -> Planted:
    """Close a low desk below: no knee space, and a counter of *height_m*."""
    element = element_of(file, desk)
    unit = metre(file)
    before = [remove_property(file, element, "Twin_Facility", name) for name in KNEE]
    counter = write_property(
        file, element, "Twin_Facility", "CounterHeight", "IfcPositiveLengthMeasure", round(height_m * unit, 4)
    )
    sizes = ", ".join("?" if value is None else f"{value / unit:.2f}" for value in (counter, *before))
    return Planted(
        clause=clause, global_id=desk, what="knee space closed, counter raised", before=sizes, after=f"{height_m:.2f}"
    )


def remove_facility(file: ifcopenshell.file, facility: str, clause: str) -> Planted:
    """Take one thing away."""
    element = element_of(file, facility)
    name = str(element.Name or "")
    remove_element(file, element)
    return Planted(clause=clause, global_id=facility, what="facility removed", before=name, after=None)


def remove_facilities(file: ifcopenshell.file, kind: str, clause: str) -> list[Planted]:
    """Take all things of one kind away."""
    found = sorted(
        element.GlobalId
        for element in file.by_type("IfcElement")
        if read_property(element, "Twin_Facility", "Kind") == kind
    )
    if not found:
        msg = f"the file has no {kind}"
        raise MutationError(msg)
    return [remove_facility(file, facility, clause) for facility in found]


def break_facility(file: ifcopenshell.file, facility: str, status: str, clause: str = "6.2.2.3") -> Planted:
    """Say that a thing does not work."""
    before = write_property(file, element_of(file, facility), "Twin_Facility", "Status", "IfcLabel", status)
    return Planted(clause=clause, global_id=facility, what=f"status set to {status}", before=before, after=status)


def block_passage(
    file: ifcopenshell.file,
    storey: str,
    at: tuple[float, float],
    size: tuple[float, float, float],
    clause: str = "6.3.2.6",
) -> Planted:
    """Stand a box of furniture on a storey's floor, its middle at a point of the storey's own frame."""
    level = element_of(file, storey)
    unit = metre(file)
    dx, dy, dz = (round(length * unit, 4) for length in size)
    body = next(
        (c for c in file.by_type("IfcGeometricRepresentationSubContext") if c.ContextIdentifier == "Body"), None
    )
    context = body or file.by_type("IfcGeometricRepresentationContext")[0]
    middle = file.create_entity("IfcAxis2Placement2D", file.create_entity("IfcCartesianPoint", (0.0, 0.0)))
    profile = file.create_entity("IfcRectangleProfileDef", "AREA", None, middle, dx, dy)
    base = file.create_entity("IfcAxis2Placement3D", file.create_entity("IfcCartesianPoint", (0.0, 0.0, 0.0)))
    solid = file.create_entity(
        "IfcExtrudedAreaSolid", profile, base, file.create_entity("IfcDirection", (0.0, 0.0, 1.0)), dz
    )
    shape = file.create_entity("IfcShapeRepresentation", context, "Body", "SweptSolid", [solid])
    point = file.create_entity("IfcCartesianPoint", (round(at[0] * unit, 4), round(at[1] * unit, 4), 0.0))
    placement = file.create_entity(
        "IfcLocalPlacement", level.ObjectPlacement, file.create_entity("IfcAxis2Placement3D", point)
    )
    words = (storey, f"{at[0]:.3f}", f"{at[1]:.3f}")
    history = history_of(file)
    made = file.create_entity(
        "IfcFurnishingElement",
        GlobalId=new_global_id(file, *words, "box"),
        OwnerHistory=history,
        Name="堆放的货箱",
        ObjectPlacement=placement,
        Representation=file.create_entity("IfcProductDefinitionShape", None, None, [shape]),
    )
    file.create_entity(
        "IfcRelContainedInSpatialStructure", new_global_id(file, *words, "in"), history, None, None, [made], level
    )
    return Planted(
        clause=clause, global_id=made.GlobalId, what="boxes stand in the way", before=None, after=f"{size} at {at}"
    )


def rename_place(file: ifcopenshell.file, name: str) -> Planted:
    """Call the place something that 5.2 does not allow."""
    building = file.by_type("IfcBuilding")[0]
    before = building.LongName or building.Name
    building.LongName = name
    return Planted(clause="5.2", global_id=building.GlobalId, what="place renamed", before=before, after=name)


def remove_accessible_phone(file: ifcopenshell.file) -> Planted:
    """Take the phone number of the accessible service away from the place."""
    building = file.by_type("IfcBuilding")[0]
    before = remove_property(file, building, "Twin_Place", "AccessibleServicePhone")
    return Planted(
        clause="6.3.3.1", global_id=building.GlobalId, what="no accessible-service phone", before=before, after=None
    )
