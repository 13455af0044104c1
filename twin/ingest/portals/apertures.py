"""
The hole a door or opening is, seen from above, and the strip of floor through it.

Metres, plan frame. An aperture has its own axes: *along* lies in the wall,
*across* points through it, towards the placement's local +Y.
"""

import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import shapely
from shapely import LineString, MultiPoint, Polygon

from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import read_inverse
from twin.ingest.records.placements import Floats
from twin.ingest.solids.bodies import Bodies, Body
from twin.ingest.solids.boxes import box_corners
from twin.model.passage import Point2

LEVEL: Final = 0.5
"""A placement whose X axis rises more than this (sine) does not tell where a door's width lies."""
SAME_DIRECTION: Final = 0.999
SLENDER: Final = 2.0
"""A wall this many times as long as it is thick runs along its box; a shorter or bent one along its placement."""
RING: Final = 5
LEAST_WIDTH_M: Final = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Aperture:
    """A hole in the plan: its middle, the direction of its width and of its passage, its size and its heights."""

    middle: Point2
    along: Point2
    across: Point2
    width_m: float
    depth_m: float
    sill_z_m: float
    head_z_m: float | None
    measured: bool

    @property
    def height_m(self) -> float | None:
        """Height of the hole, where its geometry tells it."""
        return None if self.head_z_m is None else self.head_z_m - self.sill_z_m

    def at(self, along_m: float, across_m: float) -> Point2:
        """Return the plan point at a distance from the middle along the wall and through it."""
        return (
            self.middle[0] + self.along[0] * along_m + self.across[0] * across_m,
            self.middle[1] + self.along[1] * along_m + self.across[1] * across_m,
        )

    def line(self, width_m: float) -> LineString:
        """Return the line across the direction of travel, *width_m* long, in the middle of the wall."""
        return shapely.linestrings([self.at(-width_m / 2, 0.0), self.at(width_m / 2, 0.0)])

    def strip(self, width_m: float, back_m: float, front_m: float) -> Polygon:
        """Return the floor through the hole, from *back_m* (against *across*) to *front_m* (along it)."""
        half = width_m / 2
        return shapely.polygons(
            [self.at(-half, -back_m), self.at(half, -back_m), self.at(half, front_m), self.at(-half, front_m)]
        )


def aperture_of_door(ifc: IfcFile, bodies: Bodies, door: Any, overall_m: float | None) -> Aperture:
    """Return the hole of a door: by the opening it fills, else by its own body, else by placement and width alone."""
    opening = next((relation.RelatingOpeningElement for relation in read_inverse(door, "FillsVoids")), None)
    axes = _axes(ifc.placement_m(door)) if door.ObjectPlacement is not None else None
    for element in (opening, door):
        found = None if element is None else _measured(ifc, bodies, element, axes, opening)
        if found is not None:
            return found
    placement = ifc.placement_m(door) if door.ObjectPlacement is not None else np.eye(4)
    along, across = axes or ((1.0, 0.0), (0.0, 1.0))
    width_m = overall_m or LEAST_WIDTH_M
    return Aperture(
        middle=(float(placement[0, 3]) + along[0] * width_m / 2, float(placement[1, 3]) + along[1] * width_m / 2),
        along=along,
        across=across,
        width_m=width_m,
        depth_m=0.0,
        sill_z_m=float(placement[2, 3]),
        head_z_m=None,
        measured=False,
    )


def aperture_of_opening(ifc: IfcFile, bodies: Bodies, opening: Any) -> Aperture | None:
    """Return the hole of an opening without a filling; its width lies along its wall, ``None`` without geometry."""
    wall = next((relation.RelatingBuildingElement for relation in read_inverse(opening, "VoidsElements")), None)
    if wall is None:
        return None
    placed = _axes(ifc.placement_m(wall)) if wall.ObjectPlacement is not None else None
    axes = _run(bodies.find(ifc.id_of(wall)), placed) or placed
    return _measured(ifc, bodies, opening, axes, opening)


def aperture_of_body(ifc: IfcFile, bodies: Bodies, element: Any) -> Aperture | None:
    """Return the room a gate or barrier takes, by its own body and placement."""
    axes = _axes(ifc.placement_m(element)) if element.ObjectPlacement is not None else None
    return _measured(ifc, bodies, element, axes, None)


def _axes(placement: Floats) -> tuple[Point2, Point2] | None:
    """Return the plan directions of a placement's X and Y, or ``None`` where X does not lie level."""
    x_axis = placement[:3, 0]
    length = math.hypot(x_axis[0], x_axis[1])
    if length < LEVEL:
        return None
    along = (float(x_axis[0]) / length, float(x_axis[1]) / length)
    # A mirrored placement, or one that looks down, has its Y on the other side.
    y_axis = placement[:3, 1]
    left = (-along[1], along[0])
    ahead = left[0] * y_axis[0] + left[1] * y_axis[1]
    return along, left if ahead >= -LEVEL else (-left[0], -left[1])


def _measured(
    ifc: IfcFile, bodies: Bodies, element: Any, axes: tuple[Point2, Point2] | None, opening: Any
) -> Aperture | None:
    body = bodies.find(ifc.id_of(element))
    if body is None:
        return None
    vertices = body.vertices()
    along, across = axes or _longest(vertices)
    lengths, depths = vertices[:, :2] @ np.array(along), vertices[:, :2] @ np.array(across)
    near, far = _wall_faces(ifc, bodies, opening, (along, across), (float(depths.min()), float(depths.max())))
    at_m, deep_m = float(lengths.min() + lengths.max()) / 2, (near + far) / 2
    return Aperture(
        middle=(along[0] * at_m + across[0] * deep_m, along[1] * at_m + across[1] * deep_m),
        along=along,
        across=across,
        width_m=max(float(lengths.max() - lengths.min()), LEAST_WIDTH_M),
        depth_m=far - near,
        sill_z_m=float(vertices[:, 2].min()),
        head_z_m=float(vertices[:, 2].max()),
        measured=True,
    )


def _run(wall: Body | None, placed: tuple[Point2, Point2] | None) -> tuple[Point2, Point2] | None:
    """
    Return the directions along and through a straight wall by its body; ``None`` where it is not long and thin.

    Of the two ways along it goes with its placement: which corner of a box
    comes first depends on how the body is cut into triangles.
    """
    if wall is None:
        return None
    box = box_corners(MultiPoint(wall.vertices()[:, :2]))
    if len(box) < RING:
        return None
    sides = box[1:3] - box[:2]
    lengths = np.hypot(sides[:, 0], sides[:, 1])
    if lengths.max() < SLENDER * lengths.min():
        return None
    x, y = (sides[int(lengths.argmax())] / lengths.max()).tolist()
    ahead = [x * axis[0] + y * axis[1] for axis in placed or ((1.0, 0.0), (0.0, 1.0))]
    if (ahead[0] if abs(ahead[0]) > LEVEL else ahead[1]) < 0.0:
        x, y = -x, -y
    return (x, y), (-y, x)


def _longest(vertices: Floats) -> tuple[Point2, Point2]:
    size = vertices[:, :2].max(axis=0) - vertices[:, :2].min(axis=0)
    return ((1.0, 0.0), (0.0, 1.0)) if size[0] >= size[1] else ((0.0, 1.0), (-1.0, 0.0))


def _wall_faces(
    ifc: IfcFile, bodies: Bodies, opening: Any, axes: tuple[Point2, Point2], depths: tuple[float, float]
) -> tuple[float, float]:
    """Return the faces of a hole; of one drawn beyond its straight wall, those of the wall."""
    if opening is None or depths[1] - depths[0] <= 0.0:
        return depths
    wall = next((relation.RelatingBuildingElement for relation in read_inverse(opening, "VoidsElements")), None)
    body = None if wall is None else bodies.find(ifc.id_of(wall))
    placed = wall is not None and wall.ObjectPlacement is not None
    wall_axes = _axes(ifc.placement_m(wall)) if placed else None
    if body is None or wall_axes is None:
        return depths
    along, across = axes
    if abs(wall_axes[0][0] * along[0] + wall_axes[0][1] * along[1]) < SAME_DIRECTION:
        return depths
    wall_depths = body.vertices()[:, :2] @ np.array(across)
    near, far = max(depths[0], float(wall_depths.min())), min(depths[1], float(wall_depths.max()))
    return (near, far) if near < far else depths
