"""
The steps of a stair, found in its solid: level faces one above the other.

Metres, plan frame.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from shapely import Point, Polygon

from twin.ingest.bodies import Body
from twin.ingest.placements import Floats

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
    """One step: its height and its face seen from above."""

    z_m: float
    face: Polygon

    @property
    def middle(self) -> tuple[float, float]:
        """Middle of the face."""
        centre = self.face.centroid
        return (centre.x, centre.y)


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
        row.append(Tread(z_m=z, face=_nearest(faces, row)))
        best = max(best, row, key=len)
    return tuple(best)


def is_landing(tread: Tread, treads: tuple[Tread, ...]) -> bool:
    """Return whether a step is so large that one stands on it."""
    return bool(tread.face.area > LANDING_FACTOR * float(np.median([other.face.area for other in treads])))


def _levels(bodies: Iterable[Body]) -> list[tuple[float, list[Polygon]]]:
    """Return heights with what is stepped on at each, bottom to top, without the bedding under finished steps."""
    corners = [body.vertices()[body.mesh.faces] for body in bodies]
    triangles = _level_triangles(np.concatenate(corners)) if corners else np.zeros((0, 3, 3))
    order = np.argsort(triangles[:, :, 2].mean(axis=1), kind="stable")
    groups: list[list[Floats]] = []
    for triangle in triangles[order]:
        z = float(triangle[:, 2].mean())
        if groups and z - float(groups[-1][-1][:, 2].mean()) <= SAME_LEVEL_M:
            groups[-1].append(triangle)
        else:
            groups.append([triangle])
    levels = [(float(group[-1][:, 2].max()), _faces(group)) for group in groups]
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


def _faces(triangles: list[Floats]) -> list[Polygon]:
    whole = shapely.union_all([Polygon(triangle[:, :2]) for triangle in triangles])
    return [part for part in shapely.get_parts(whole) if part.geom_type == "Polygon" and part.area >= LEAST_TREAD_M2]


def _nearest(faces: list[Polygon], row: list[Tread]) -> Polygon:
    if not row:
        return max(faces, key=lambda face: face.area)
    below = Point(row[-1].middle)
    return min(faces, key=lambda face: (round(face.distance(row[-1].face), 3), face.centroid.distance(below)))
