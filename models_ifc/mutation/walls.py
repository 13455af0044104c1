"""Mutators that open walls: a door where none was."""

from typing import Any

import ifcopenshell

from models_ifc.mutation.carriers import element_of, history_of, metre, new_global_id, storey_of, write_property
from models_ifc.mutation.planted import Planted

HEAD_M, DEEP_M, LEAF_M = 2.1, 0.6, 0.05


def add_door(
    file: ifcopenshell.file, wall: str, along_m: float, width_m: float, clause: str, *, access: str = "public"
) -> Planted:
    """
    Cut a door into a wall, its middle *along_m* from the origin of the wall's placement along its x axis.

    The opening is deep enough for any wall whose axis is that x axis; the door is a plain leaf.
    """
    element = element_of(file, wall)
    history = history_of(file)
    unit = metre(file)
    words = (wall, f"{along_m:.3f}")
    opening = file.create_entity(
        "IfcOpeningElement",
        GlobalId=new_global_id(file, *words, "opening"),
        OwnerHistory=history,
        Name="新开洞口",
        ObjectPlacement=_at(file, element.ObjectPlacement, (along_m - width_m / 2) * unit),
        Representation=_box(file, width_m * unit, DEEP_M * unit, HEAD_M * unit),
    )
    file.create_entity(
        "IfcRelVoidsElement", new_global_id(file, *words, "voids"), history, None, None, element, opening
    )
    door = file.create_entity(
        "IfcDoor",
        GlobalId=new_global_id(file, *words, "door"),
        OwnerHistory=history,
        Name="新开门",
        ObjectPlacement=_at(file, opening.ObjectPlacement, 0.0),
        Representation=_box(file, width_m * unit, LEAF_M * unit, HEAD_M * unit),
        OverallHeight=HEAD_M * unit,
        OverallWidth=width_m * unit,
    )
    file.create_entity("IfcRelFillsElement", new_global_id(file, *words, "fills"), history, None, None, opening, door)
    file.create_entity(
        "IfcRelContainedInSpatialStructure",
        new_global_id(file, *words, "in"),
        history,
        None,
        None,
        [door],
        storey_of(element),
    )
    write_property(file, door, "Twin_Portal", "Access", "IfcLabel", access)
    return Planted(
        clause=clause,
        global_id=door.GlobalId,
        what=f"a {access} door of {width_m:.2f} m cut into {element.Name}",
        before=None,
        after=width_m,
    )


def _at(file: ifcopenshell.file, parent: Any, x: float) -> Any:
    point = file.create_entity("IfcCartesianPoint", (round(x, 4), 0.0, 0.0))
    return file.create_entity("IfcLocalPlacement", parent, file.create_entity("IfcAxis2Placement3D", point))


def _box(file: ifcopenshell.file, width: float, depth: float, height: float) -> Any:
    """Return a box from x = 0 to *width*, across y = 0, from the floor up."""
    body = next(
        (c for c in file.by_type("IfcGeometricRepresentationSubContext") if c.ContextIdentifier == "Body"), None
    )
    context = body or file.by_type("IfcGeometricRepresentationContext")[0]
    middle = file.create_entity(
        "IfcAxis2Placement2D", file.create_entity("IfcCartesianPoint", (round(width / 2, 4), 0.0))
    )
    profile = file.create_entity("IfcRectangleProfileDef", "AREA", None, middle, round(width, 4), round(depth, 4))
    base = file.create_entity("IfcAxis2Placement3D", file.create_entity("IfcCartesianPoint", (0.0, 0.0, 0.0)))
    up = file.create_entity("IfcDirection", (0.0, 0.0, 1.0))
    solid = file.create_entity("IfcExtrudedAreaSolid", profile, base, up, round(height, 4))
    shape = file.create_entity("IfcShapeRepresentation", context, "Body", "SweptSolid", [solid])
    return file.create_entity("IfcProductDefinitionShape", None, None, [shape])
