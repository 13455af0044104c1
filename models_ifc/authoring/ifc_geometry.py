"""Solids to IFC representations. Coordinates are scaled to the project's unit here and nowhere else."""

import math
from collections.abc import Sequence
from typing import Any

import ifcopenshell

from models_ifc.authoring.ifc_schema import IFC2X3, Dialect
from models_ifc.authoring.parts import EAST, UP, Arc, Point, Point3, Solid
from models_ifc.authoring.styles import STYLES, rgb

ARC_STEP = 6.0
"""Degrees between points where the schema has no indexed arcs."""


class Geometry:
    """Makes representation items in one file; equal points, directions and styles are shared."""

    def __init__(self, file: ifcopenshell.file, dialect: Dialect, body: Any, axis: Any) -> None:
        self.file, self.dialect, self.body, self.axis = file, dialect, body, axis
        self._shared: dict[tuple[object, ...], Any] = {}

    def length(self, metres: float) -> float:
        """Return metres in the project's unit, on a grain of a tenth of a millimetre that is the same in each unit."""
        millimetres = round(metres * 1000.0, 1) + 0.0
        return millimetres if self.dialect.millimetres else round(millimetres / 1000.0, 4)

    def point(self, coordinates: Sequence[float]) -> Any:
        """Return a Cartesian point given in metres."""
        values = tuple(self.length(c) for c in coordinates)
        return self._share("IfcCartesianPoint", values)

    def direction(self, ratios: Sequence[float]) -> Any:
        """Return a direction."""
        return self._share("IfcDirection", tuple(round(r, 9) + 0.0 for r in ratios))

    def _share(self, name: str, values: tuple[float, ...]) -> Any:
        key = (name, values)
        if key not in self._shared:
            self._shared[key] = self.file.create_entity(name, values)
        return self._shared[key]

    def axes(self, origin: Point3, axis: Point3 = UP, ref: Point3 = EAST) -> Any:
        """Return a placement; the default axes are left out."""
        key = ("axes", *(self.length(c) for c in origin), *(round(c, 9) + 0.0 for c in (*axis, *ref)))
        if key not in self._shared:
            plain = axis == UP and ref == EAST
            self._shared[key] = self.file.create_entity(
                "IfcAxis2Placement3D",
                self.point(origin),
                None if plain else self.direction(axis),
                None if plain else self.direction(ref),
            )
        return self._shared[key]

    def placement(self, origin: Point3, degrees: float, parent: Any) -> Any:
        """Return a local placement turned about the vertical."""
        a = math.radians(degrees)
        axes = self.axes(origin, UP, (round(math.cos(a), 9) + 0.0, round(math.sin(a), 9) + 0.0, 0.0))
        return self.file.create_entity("IfcLocalPlacement", parent, axes)

    def representation(self, solids: Sequence[Solid]) -> Any:
        """Return a body of extrusions."""
        return self.file.create_entity(
            "IfcShapeRepresentation", self.body, "Body", "SweptSolid", [self.solid(solid) for solid in solids]
        )

    def axis_representation(self, line: tuple[Point, Point]) -> Any:
        """Return a wall's axis."""
        curve = self.file.create_entity("IfcPolyline", [self.point(p) for p in line])
        return self.file.create_entity("IfcShapeRepresentation", self.axis, "Axis", "Curve2D", [curve])

    def mapped(self, type_map: Any) -> Any:
        """Return a representation that shows a type's map where its product stands."""
        target = self._operator()
        item = self.file.create_entity("IfcMappedItem", type_map, target)
        return self.file.create_entity("IfcShapeRepresentation", self.body, "Body", "MappedRepresentation", [item])

    def _operator(self) -> Any:
        key = ("operator",)
        if key not in self._shared:
            self._shared[key] = self.file.create_entity(
                "IfcCartesianTransformationOperator3D", None, None, self.point((0.0, 0.0, 0.0)), 1.0, None
            )
        return self._shared[key]

    def solid(self, solid: Solid) -> Any:
        """Return one styled extrusion."""
        item = self.file.create_entity(
            "IfcExtrudedAreaSolid",
            self._profile(solid),
            self.axes(solid.origin, solid.axis, solid.ref),
            self.direction(UP),
            self.length(solid.depth),
        )
        self.file.create_entity("IfcStyledItem", item, [self._style(solid.style)], None)
        return item

    def _profile(self, solid: Solid) -> Any:
        if solid.radius is not None:
            return self.file.create_entity(
                "IfcCircleProfileDef", "AREA", None, self._flat_axes((0.0, 0.0)), self.length(solid.radius)
            )
        if solid.arc is not None:
            return self.file.create_entity("IfcArbitraryClosedProfileDef", "AREA", None, self._sector(solid.arc))
        rectangle = _as_rectangle(solid.outline)
        if rectangle is not None and not solid.holes:
            middle, dx, dy = rectangle
            return self.file.create_entity(
                "IfcRectangleProfileDef", "AREA", None, self._flat_axes(middle), self.length(dx), self.length(dy)
            )
        outer = self._loop(solid.outline)
        if solid.holes:
            inner = [self._loop(hole) for hole in solid.holes]
            return self.file.create_entity("IfcArbitraryProfileDefWithVoids", "AREA", None, outer, inner)
        return self.file.create_entity("IfcArbitraryClosedProfileDef", "AREA", None, outer)

    def _flat_axes(self, middle: Point) -> Any:
        key = ("flat", self.length(middle[0]), self.length(middle[1]))
        if key not in self._shared:
            self._shared[key] = self.file.create_entity("IfcAxis2Placement2D", self.point(middle), None)
        return self._shared[key]

    def _loop(self, points: Sequence[Point]) -> Any:
        ring = [self.point(p) for p in points]
        return self.file.create_entity("IfcPolyline", [*ring, ring[0]])

    def _sector(self, arc: Arc) -> Any:
        if self.dialect.schema == IFC2X3:
            steps = max(2, round((arc.end - arc.start) / ARC_STEP))
            angles = [arc.start + (arc.end - arc.start) * i / steps for i in range(steps + 1)]
            ring = [_polar(arc.outer, a) for a in angles] + [_polar(arc.inner, a) for a in reversed(angles)]
            return self._loop(ring)
        middle = (arc.start + arc.end) / 2
        points = [_polar(arc.outer, a) for a in (arc.start, middle, arc.end)]
        points += [_polar(arc.inner, a) for a in (arc.end, middle, arc.start)]
        coordinates = [[self.length(x), self.length(y)] for x, y in points]
        segments = [
            self.file.create_entity(kind, indices)
            for kind, indices in (
                ("IfcArcIndex", [1, 2, 3]),
                ("IfcLineIndex", [3, 4]),
                ("IfcArcIndex", [4, 5, 6]),
                ("IfcLineIndex", [6, 1]),
            )
        ]
        return self.file.create_entity(
            "IfcIndexedPolyCurve", self.file.create_entity("IfcCartesianPointList2D", coordinates), segments, False
        )

    def _style(self, name: str) -> Any:
        key = ("style", name)
        if key not in self._shared:
            colour = self.file.create_entity("IfcColourRgb", None, *rgb(name))
            shading = self.file.create_entity(
                "IfcSurfaceStyleRendering",
                SurfaceColour=colour,
                Transparency=STYLES[name][1],
                ReflectanceMethod="NOTDEFINED",
            )
            style = self.file.create_entity("IfcSurfaceStyle", name, "BOTH", [shading])
            if self.dialect.schema == IFC2X3:
                style = self.file.create_entity("IfcPresentationStyleAssignment", [style])
            self._shared[key] = style
        return self._shared[key]


def _polar(radius: float, degrees: float) -> Point:
    a = math.radians(degrees)
    return (radius * math.cos(a), radius * math.sin(a))


def _as_rectangle(outline: Sequence[Point]) -> tuple[Point, float, float] | None:
    """Return the middle and sizes of an outline that is a rectangle along the axes."""
    xs, ys = sorted({p[0] for p in outline}), sorted({p[1] for p in outline})
    if len(outline) != 4 or len(xs) != 2 or len(ys) != 2:
        return None
    return (((xs[0] + xs[1]) / 2, (ys[0] + ys[1]) / 2), xs[1] - xs[0], ys[1] - ys[0])
