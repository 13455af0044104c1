"""Mutators of doors: width, threshold, who may pass, in which direction."""

from typing import Any

import ifcopenshell
import ifcopenshell.util.element

from models_ifc.mutation.carriers import element_of, metre, read_property, write_property
from models_ifc.mutation.planted import MutationError, Planted

SAME_M = 0.003
"""A profile's side this near to a door's width is its width."""


def narrow_door(file: ifcopenshell.file, door: str, width_m: float, clause: str = "door.clear.new") -> Planted:
    """
    Make a door *width_m* wide over all.

    Changes OverallWidth, shrinks a declared clear width by as much, and narrows the opening and the door's mapped body about
    the middle of the door.
    """
    element = element_of(file, door)
    unit = metre(file)
    before = element.OverallWidth
    if before is None:
        msg = f"door {door} has no OverallWidth"
        raise MutationError(msg)
    less = before / unit - width_m
    element.OverallWidth = round(width_m * unit, 6)
    declared = read_property(element, "Twin_Portal", "ClearWidth")
    if declared is not None:
        smaller = max(0.1, declared / unit - less)
        write_property(file, element, "Twin_Portal", "ClearWidth", "IfcPositiveLengthMeasure", round(smaller * unit, 4))
    _narrow_opening(file, element, before, width_m * unit)
    _squeeze(file, element, width_m * unit / before, before)
    return Planted(
        clause=clause,
        global_id=door,
        what=f"door narrowed from {before / unit:.2f} m to {width_m:.2f} m",
        before=round(before / unit, 4),
        after=width_m,
    )


def _narrow_opening(file: ifcopenshell.file, door: Any, before: float, after: float) -> None:
    opening = next((relation.RelatingOpeningElement for relation in door.FillsVoids or ()), None)
    if opening is None or opening.Representation is None:
        return
    for representation in opening.Representation.Representations:
        for item in representation.Items:
            if item.is_a("IfcExtrudedAreaSolid"):
                _narrow_rectangle(file, item, before, after)


def _narrow_rectangle(file: ifcopenshell.file, solid: Any, before: float, after: float) -> None:
    """Give an extrusion over a rectangle a narrower profile of its own, if one side is the door's width."""
    profile = solid.SweptArea
    if not profile.is_a("IfcRectangleProfileDef"):
        return
    tolerance = SAME_M * metre(file)
    for side in ("XDim", "YDim"):
        if abs(getattr(profile, side) - before) <= tolerance:
            own = ifcopenshell.util.element.copy(file, profile)
            setattr(own, side, after)
            solid.SweptArea = own
            return


def _squeeze(file: ifcopenshell.file, door: Any, ratio: float, before: float) -> None:
    """Scale a door's mapped body along its width, about the middle."""
    for representation in getattr(door.Representation, "Representations", ()):
        for item in representation.Items:
            if not item.is_a("IfcMappedItem"):
                continue
            old = item.MappingTarget
            origin = tuple(old.LocalOrigin.Coordinates)
            x = origin[0] + (1.0 - ratio) * before / 2
            item.MappingTarget = file.create_entity(
                "IfcCartesianTransformationOperator3DnonUniform",
                file.create_entity("IfcDirection", (1.0, 0.0, 0.0)),
                file.create_entity("IfcDirection", (0.0, 1.0, 0.0)),
                file.create_entity("IfcCartesianPoint", (round(x, 4), *origin[1:])),
                ratio,
                file.create_entity("IfcDirection", (0.0, 0.0, 1.0)),
                1.0,
                1.0,
            )


def raise_threshold(file: ifcopenshell.file, door: str, height_m: float) -> Planted:
    """Give a door a step of *height_m* at its threshold."""
    element = element_of(file, door)
    unit = metre(file)
    before = write_property(
        file, element, "Twin_Portal", "ThresholdHeight", "IfcLengthMeasure", round(height_m * unit, 4)
    )
    return Planted(
        clause="door.threshold",
        global_id=door,
        what=f"threshold raised to {height_m * 1000:.0f} mm",
        before=None if before is None else before / unit,
        after=height_m,
    )


def set_access(file: ifcopenshell.file, door: str, access: str, clause: str) -> Planted:
    """Say who may pass a door: ``public``, ``staff`` or ``emergency``."""
    before = write_property(file, element_of(file, door), "Twin_Portal", "Access", "IfcLabel", access)
    return Planted(clause=clause, global_id=door, what=f"door now for {access} only", before=before, after=access)


def set_one_way(file: ifcopenshell.file, door: str, direction: str, clause: str) -> Planted:
    """Let people pass a door in one direction only, ``in`` or ``out``."""
    before = write_property(file, element_of(file, door), "Twin_Portal", "OneWay", "IfcLabel", direction)
    return Planted(clause=clause, global_id=door, what=f"door now one way: {direction}", before=before, after=direction)


def set_hours(file: ifcopenshell.file, door: str, hours: str, clause: str) -> Planted:
    """Open a door only in these hours."""
    before = write_property(file, element_of(file, door), "Twin_Portal", "OpeningHours", "IfcLabel", hours)
    return Planted(clause=clause, global_id=door, what=f"door now open {hours}", before=before, after=hours)
