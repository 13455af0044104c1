"""How a storey lies on a page: turned so that the reader's look points up, and as large as there is room for."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from shapely import Point, Polygon
from shapely.affinity import affine_transform
from shapely.geometry.base import BaseGeometry

from twin.export.artwork.outline import Command, Outline
from twin.model.ids import StoreyId
from twin.model.passage import Point2
from twin.model.sign import Sign
from twin.model.space import SpaceUse
from twin.model.twin import Twin

REACH_M: Final = 0.6
"""How far before the face its reader is marked: nearer than 1 m, so that the mark stays true."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A storey seen from above: ``up_rad`` is the direction in the plan frame that points up the page."""

    up_rad: float
    mm_in_m: float
    left_m: float
    top_m: float
    x: float
    y: float
    """Where the turned storey begins: in metres of the turned frame, and on the page."""

    @property
    def coefficients(self) -> tuple[float, float, float, float, float, float]:
        """From the plan frame to the page, in the order of shapely's ``affine_transform``."""
        c, s, k = math.cos(self.up_rad), math.sin(self.up_rad), self.mm_in_m
        return (s * k, -c * k, -c * k, -s * k, self.x - self.left_m * k, self.y - self.top_m * k)

    def project(self, point: Point2) -> Point2:
        """Return where a point of the plan lies on the page."""
        a, b, d, e, right, down = self.coefficients
        return (a * point[0] + b * point[1] + right, d * point[0] + e * point[1] + down)

    def turn(self, direction_rad: float) -> Point2:
        """Return the unit vector on the page, y down, of a direction in the plan."""
        turned = direction_rad - self.up_rad
        return (-math.sin(turned), -math.cos(turned))

    def lay(self, shape: BaseGeometry) -> BaseGeometry:
        """Return a shape of the plan on the page."""
        return affine_transform(shape, self.coefficients)


def see_storey(twin: Twin, storey: StoreyId, up_rad: float, box: tuple[float, float, float, float]) -> View | None:
    """Return the view that fills a box (left, top, width, height) with a storey's rooms; ``None`` where it has none."""
    rooms = [
        space.footprint
        for space in twin.list_spaces(storey)
        if space.footprint is not None and space.navigable and space.use is not SpaceUse.OUTDOOR
    ]
    if not rooms:
        return None
    turned = View(up_rad=up_rad, mm_in_m=1.0, left_m=0.0, top_m=0.0, x=0.0, y=0.0)
    corners = np.concatenate([shapely.get_coordinates(turned.lay(room)) for room in rooms])
    (low_x, low_y), (high_x, high_y) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    left, top, width, height = box
    scale = min(width / max(high_x - low_x, 1.0), height / max(high_y - low_y, 1.0))
    return View(
        up_rad=up_rad,
        mm_in_m=scale,
        left_m=low_x,
        top_m=low_y,
        x=left + (width - (high_x - low_x) * scale) / 2,
        y=top + (height - (high_y - low_y) * scale) / 2,
    )


def look_of(sign: Sign, face: int) -> float:
    """Return the direction in which the reader of a face looks."""
    return sign.faces[face].facing_rad + math.pi


def stand_of(sign: Sign, face: int) -> Point2:
    """Return where the reader of a face is marked."""
    facing = sign.faces[face].facing_rad
    return (sign.at[0] + REACH_M * math.cos(facing), sign.at[1] + REACH_M * math.sin(facing))


def find_north(twin: Twin) -> float | None:
    """Return where the map's north lies in the plan frame, or ``None`` where the model does not say."""
    earth = twin.place.georeference
    return None if earth is None else math.pi / 2 - earth.rotation_rad


def trace(shape: BaseGeometry) -> Outline:
    """Return polygons as an outline; holes by the even-odd rule."""
    commands: list[Command] = []
    for polygon in shapely.get_parts(shape):
        if isinstance(polygon, Polygon):
            for ring in (polygon.exterior, *polygon.interiors):
                points = shapely.get_coordinates(ring)[:-1].tolist()
                commands += [("M" if number == 0 else "L", (x, y)) for number, (x, y) in enumerate(points)]
                commands.append(("Z", ()))
    return tuple(commands)


def find_spot(area: BaseGeometry, width: float, height: float, taken: list[BaseGeometry]) -> Point2 | None:
    """Return the middle of a box in an area that covers none of those taken, as central as can be."""
    largest = max(shapely.get_parts(area).tolist(), key=lambda part: (part.area, part.bounds))
    low_x, low_y, high_x, high_y = largest.bounds
    if width > high_x - low_x or height > high_y - low_y:
        return None
    middle = find_middle(largest, max(largest.area**0.5 / 50, 0.01))
    spots = [middle, *((x, y) for x in np.linspace(low_x, high_x, 17) for y in np.linspace(low_y, high_y, 17))]
    spots.sort(key=lambda spot: (math.dist(spot, middle), spot))
    for x, y in spots:
        box = shapely.box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        if largest.contains(box) and not any(box.intersects(other) for other in taken):
            return (float(x), float(y))
    return None


def find_middle(area: BaseGeometry, tolerance: float) -> Point2:
    """Return the point farthest from the area's edges."""
    inscribed = shapely.maximum_inscribed_circle(shapely.multipolygons(_list_polygons(area)), tolerance=tolerance)
    x, y = shapely.get_coordinates(inscribed)[0].tolist()
    return (x, y)


def _list_polygons(area: BaseGeometry) -> list[Polygon]:
    return [part for part in shapely.get_parts(area) if isinstance(part, Polygon)]


def circle_around(x: float, y: float, radius: float) -> Polygon:
    """Return what a mark takes up."""
    return Point(x, y).buffer(radius)
