"""
The steps of a stair, found in its solid: level faces one above the other.

Metres, plan frame.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Point, Polygon

from twin.ingest.records.placements import Floats
from twin.ingest.solids.bodies import Body
from twin.model.passage import Point2

Indices = NDArray[np.intp]

LEVEL_NORMAL: Final = 0.99
"""A face whose normal rises at least this much (cosine) is stepped on."""
SAME_LEVEL_M: Final = 0.02
LEAST_RISER_M: Final = 0.09
"""A level less than this under a step is its bedding, not a step; looked for from the top, where a finish lies."""
MOST_RISER_M: Final = 0.35
"""A gap higher than this is no step."""
LEAST_TREAD_M2: Final = 0.04
LANDING_FACTOR: Final = 1.8
"""A step this much larger than the median is a landing."""
_SLIVER_M2: Final = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Tread:
    """One step: its height, its face seen from above, the middle of that, and whether it is so large that one stands on it."""

    z_m: float
    face: Polygon
    middle: Point2
    corners: Floats
    landing: bool = False

    def reach_m(self, ahead: Point2) -> float:
        """Return how far the face reaches from its middle in a direction, m."""
        return float(((self.corners - self.middle) @ np.array(ahead)).max())


def find_treads(bodies: Iterable[Body]) -> tuple[Tread, ...]:
    """
    Return the longest row of steps in some bodies, bottom to top; empty where there is none.

    Of faces at one height, the part nearest the step below counts, so that a
    wall's head or a neighbour flight does not draw the way aside.
    """
    row: list[Tread] = []
    best: list[Tread] = []
    for z, faces in _levels(bodies):
        if row and z - row[-1].z_m > MOST_RISER_M:
            row = []
        row.append(_tread(z, _nearest(faces, row)))
        best = max(best, row, key=len)
    if not best:
        return ()
    areas = [tread.face.area for tread in best]
    large_m2 = LANDING_FACTOR * float(median(areas))
    return tuple(replace(tread, landing=area > large_m2) for tread, area in zip(best, areas, strict=True))


def _tread(z: float, face: Polygon) -> Tread:
    centre = shapely.get_coordinates(shapely.centroid(face))[0].tolist()
    return Tread(z_m=z, face=face, middle=(centre[0], centre[1]), corners=shapely.get_coordinates(face.exterior))


def _levels(bodies: Iterable[Body]) -> list[tuple[float, list[Polygon]]]:
    """Return heights with what is stepped on at each, bottom to top, without the bedding under finished steps."""
    corners = [body.vertices()[body.faces] for body in bodies]
    triangles = _level_triangles(np.concatenate(corners)) if corners else np.zeros((0, 3, 3))
    if len(triangles) == 0:
        return []
    heights = triangles[:, :, 2].mean(axis=1)
    order = np.argsort(heights, kind="stable")
    triangles, heights = triangles[order], heights[order]
    starts = np.flatnonzero(np.diff(heights, prepend=-math.inf) > SAME_LEVEL_M)
    ends = np.append(starts[1:], len(heights))
    tops = triangles[ends - 1, :, 2].max(axis=1).tolist()
    levels = list(zip(tops, _faces(triangles, starts, ends), strict=True))
    kept: list[tuple[float, list[Polygon]]] = []
    for z, faces in reversed(levels):
        if faces and (not kept or kept[-1][0] - z >= LEAST_RISER_M):
            kept.append((z, faces))
    return kept[::-1]


def _level_triangles(corners: Floats) -> Floats:
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    lengths = np.linalg.norm(normals, axis=1)
    level: Floats = corners[(lengths > _SLIVER_M2) & (normals[:, 2] > LEVEL_NORMAL * lengths)]
    return level


def _faces(triangles: Floats, starts: Indices, ends: Indices) -> list[list[Polygon]]:
    """Return the large enough faces of each level: rows of triangles from a start to an end."""
    rows = np.full((len(starts), int((ends - starts).max())), None, dtype=object)
    row = np.repeat(np.arange(len(starts)), ends - starts)
    rows[row, np.arange(len(triangles)) - starts[row]] = shapely.polygons(triangles[:, :, :2])
    parts, level = shapely.get_parts(shapely.union_all(rows, axis=1), return_index=True)
    large = (shapely.get_type_id(parts) == shapely.GeometryType.POLYGON) & (shapely.area(parts) >= LEAST_TREAD_M2)
    faces: list[list[Polygon]] = [[] for _ in starts]
    for index, face in zip(level[large].tolist(), parts[large].tolist(), strict=True):
        faces[index].append(face)
    return faces


def _nearest(faces: list[Polygon], row: list[Tread]) -> Polygon:
    if len(faces) == 1:
        return faces[0]
    if not row:
        return max(faces, key=lambda face: face.area)
    below = Point(row[-1].middle)
    return min(faces, key=lambda face: (round(face.distance(row[-1].face), 3), face.centroid.distance(below)))
