"""Mutators of ramps, elevators and escalators."""

import math
from typing import Any

import ifcopenshell
import ifcopenshell.util.element

from models_ifc.mutation.carriers import element_of, metre, read_property, write_property
from models_ifc.mutation.planted import MutationError, Planted


def steepen_ramp(file: ifcopenshell.file, flight: str, slope: float) -> Planted:
    """
    Give a ramp flight the slope *slope* (rise over run), with the rise it had.

    The body's run is shortened towards the upper end; the slope that the property set states follows it.
    """
    element = element_of(file, flight)
    solid, points = _profile(element, flight)
    xs, zs = [p[0] for p in points], [p[1] for p in points]
    top = max(xs, key=lambda x: max(z for px, z in points if px == x))
    foot_z = max(z for x, z in points if x == (min(xs) if top == max(xs) else max(xs)))
    run, rise = max(xs) - min(xs), max(zs) - foot_z
    before = rise / run
    if slope <= before:
        msg = f"ramp flight {flight} is already as steep as {before:.4f}"
        raise MutationError(msg)
    ratio = before / slope
    moved = [file.create_entity("IfcCartesianPoint", (round(top + (x - top) * ratio, 4), z)) for x, z in points]
    profile = ifcopenshell.util.element.copy(file, solid.SweptArea)
    profile.OuterCurve = file.create_entity("IfcPolyline", [*moved, moved[0]])
    solid.SweptArea = profile
    write_property(file, element, "Pset_RampFlightCommon", "Slope", "IfcPlaneAngleMeasure", round(math.atan(slope), 9))
    return Planted(
        clause="ramp.slope",
        global_id=flight,
        what=f"ramp flight steepened from 1:{1 / before:.1f} to 1:{1 / slope:.1f}",
        before=round(before, 5),
        after=round(slope, 5),
    )


def _profile(element: Any, flight: str) -> tuple[Any, list[tuple[float, float]]]:
    """Return a flight's body and the points of its profile: one extrusion over a polyline."""
    for representation in getattr(element.Representation, "Representations", ()):
        for item in representation.Items:
            if item.is_a("IfcExtrudedAreaSolid") and item.SweptArea.is_a("IfcArbitraryClosedProfileDef"):
                curve = item.SweptArea.OuterCurve
                if curve.is_a("IfcPolyline"):
                    return item, [tuple(p.Coordinates) for p in curve.Points[:-1]]
    msg = f"ramp flight {flight} is not an extrusion over a polyline"
    raise MutationError(msg)


def narrow_ramp(file: ifcopenshell.file, flight: str, width_m: float) -> Planted:
    """State a smaller clear width of a ramp flight."""
    element = element_of(file, flight)
    unit = metre(file)
    before = write_property(
        file, element, "Pset_RampFlightCommon", "ClearWidth", "IfcPositiveLengthMeasure", round(width_m * unit, 4)
    )
    return Planted(
        clause="ramp.width",
        global_id=flight,
        what=f"ramp flight narrowed to {width_m:.2f} m",
        before=None if before is None else before / unit,
        after=width_m,
    )


def shrink_car(file: ifcopenshell.file, elevator: str, width_m: float, depth_m: float) -> Planted:
    """Make an elevator's car smaller."""
    element = element_of(file, elevator)
    unit = metre(file)
    sizes = (("ClearWidth", width_m), ("ClearDepth", depth_m))
    before = [
        write_property(
            file, element, "Pset_TransportElementElevator", name, "IfcPositiveLengthMeasure", round(size * unit, 4)
        )
        for name, size in sizes
    ]
    text = " × ".join("?" if value is None else f"{value / unit:.2f}" for value in before)
    return Planted(
        clause="lift.car",
        global_id=elevator,
        what=f"car made {width_m:.2f} m wide and {depth_m:.2f} m deep",
        before=text,
        after=f"{width_m:.2f} × {depth_m:.2f}",
    )


def forbid_wheelchairs(file: ifcopenshell.file, connector: str) -> Planted:
    """Say that an elevator, ramp or stair is not accessible."""
    element = element_of(file, connector)
    before = read_property(element, "Twin_Connector", "Accessible")
    write_property(file, element, "Twin_Connector", "Accessible", "IfcBoolean", False)
    return Planted(clause="6.3.3.1", global_id=connector, what="no longer accessible", before=before, after=False)
