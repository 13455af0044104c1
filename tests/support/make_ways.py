"""Ways drawn as IFC for tests: doors in walls, stairs, ramps, elevators, signs. Metres."""

from collections.abc import Sequence
from typing import Any

from tests.support.make_ifc import Drawing, Point, rectangle

RISER_M = 0.15
GOING_M = 0.30
WALL_M = 0.2


def room_row(drawing: Drawing, storey: Any, widths_m: Sequence[float], *, depth_m: float = 4.0) -> list[Any]:
    """Draw rooms R0, R1, … side by side along x with walls W0, W1, … between them; return the walls."""
    walls = []
    x = 0.0
    for index, width_m in enumerate(widths_m):
        drawing.space(storey, f"R{index}", rectangle(x, 0.0, x + width_m, depth_m))
        x += width_m
        if index + 1 < len(widths_m):
            outline = rectangle(x, 0.0, x + WALL_M, depth_m)
            walls.append(drawing.element("IfcWall", storey, f"W{index}", outline, height_m=3.0))
            x += WALL_M
    return walls


def door_through(
    drawing: Drawing, storey: Any, wall: Any, name: str, *, x: float, y: float, width_m: float, depth_m: float = WALL_M
) -> Any:
    """Draw a door through a wall that runs along y: from (x, y) to (x + depth, y + width), its +Y towards -x."""
    hole = drawing.opening(wall, f"hole {name}", rectangle(x, y, x + depth_m, y + width_m), 0.0, 2.1)
    leaf = drawing.root(
        "IfcDoor",
        name,
        ObjectPlacement=drawing.placement((x + depth_m / 2, y, 0.0), hole, x=(0.0, 1.0, 0.0)),
        Representation=drawing.prism(rectangle(0.0, -0.02, width_m, 0.02), 2.1),
        OverallWidth=width_m * drawing.scale,
        OverallHeight=2.1 * drawing.scale,
    )
    drawing.root("IfcRelFillsElement", f"{name}/fill", RelatingOpeningElement=hole, RelatedBuildingElement=leaf)
    drawing.contain(storey, leaf)
    return leaf


def stair(drawing: Drawing, storey: Any, name: str, at: Point, *, risers: int, width_m: float = 1.2) -> Any:
    """Draw a straight stair up +x from *at*: *risers* rises of 0.15 m, the last one onto the floor above."""
    x, y, z = at
    made = drawing.root("IfcStair", name, ObjectPlacement=drawing.placement((0.0, 0.0, 0.0), storey))
    drawing.contain(storey, made)
    steps = []
    for step in range(risers - 1):
        outline = rectangle(x + step * GOING_M, y, x + (step + 1) * GOING_M, y + width_m)
        steps.append(prism_at(drawing, outline, z + step * RISER_M, RISER_M))
    flight = drawing.root(
        "IfcStairFlight",
        f"{name}/flight",
        ObjectPlacement=drawing.placement((0.0, 0.0, 0.0), storey),
        Representation=merged(drawing, steps),
    )
    drawing.part(made, flight)
    return made


def ramp(drawing: Drawing, storey: Any, name: str, at: Point, *, length_m: float, rise_m: float, width_m: float) -> Any:
    """Draw a ramp up +x from *at* as a wedge."""
    x, y, z = at
    # The wedge's profile lies in the plane of x and z and is extruded along -y.
    wedge = extrusion(
        drawing,
        [(0.0, 0.0), (length_m, 0.0), (length_m, rise_m)],
        (x, y + width_m, z),
        axis=(0.0, -1.0, 0.0),
        depth_m=width_m,
    )
    made = drawing.root(
        "IfcRamp",
        name,
        ObjectPlacement=drawing.placement((0.0, 0.0, 0.0), storey),
        Representation=merged(drawing, [wedge]),
    )
    drawing.contain(storey, made)
    return made


def extrusion(drawing: Drawing, outline: Sequence[Point], at: Point, *, axis: Point, depth_m: float) -> Any:
    """Return a solid: an outline in the plane of +x and *axis* × +x, moved to *at*, extruded along *axis*."""
    ring = [drawing.point(corner) for corner in (*outline, outline[0])]
    profile = drawing.add(
        "IfcArbitraryClosedProfileDef", ProfileType="AREA", OuterCurve=drawing.add("IfcPolyline", Points=ring)
    )
    position = drawing.add(
        "IfcAxis2Placement3D",
        Location=drawing.point(at),
        Axis=drawing.add("IfcDirection", DirectionRatios=list(axis)),
        RefDirection=drawing.add("IfcDirection", DirectionRatios=[1.0, 0.0, 0.0]),
    )
    return drawing.add(
        "IfcExtrudedAreaSolid",
        SweptArea=profile,
        Position=position,
        ExtrudedDirection=drawing.add("IfcDirection", DirectionRatios=[0.0, 0.0, 1.0]),
        Depth=depth_m * drawing.scale,
    )


def prism_at(drawing: Drawing, outline: Sequence[Point], z_m: float, height_m: float) -> Any:
    """Return an upright solid over an outline, standing at a height."""
    return extrusion(drawing, outline, (0.0, 0.0, z_m), axis=(0.0, 0.0, 1.0), depth_m=height_m)


def merged(drawing: Drawing, solids: Sequence[Any]) -> Any:
    """Return one shape of several solids."""
    shape = drawing.add(
        "IfcShapeRepresentation",
        ContextOfItems=drawing.context,
        RepresentationIdentifier="Body",
        RepresentationType="SweptSolid",
        Items=list(solids),
    )
    return drawing.add("IfcProductDefinitionShape", Representations=[shape])
