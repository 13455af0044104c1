"""
The bases of prisms: plan triangles that hang together, as the polygon they cover. Metres.

An edge between two triangles runs there and back; those that run one way only
go round the base, and round its holes the other way. The bases of a whole
model are traced at once, and only those that are no plain sheet are united.
"""

from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from twin.geometry.dissolve import list_cycles, signed_areas

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

_MIN_AREA_M2: Final = 1e-8
"""Less lies within the cracks of a triangulation."""
_COLLINEAR_M: Final = 1e-5


def cover_bases(plan: Floats, faces: NDArray[np.integer], parts: NDArray[np.integer]) -> dict[int, BaseGeometry]:
    """
    Return the area that the triangles of each part cover.

    Parameters
    ----------
    plan : (n, 2), m, corners, each of one part only
    faces : (m, 3), indices of corners, none without area
    parts : (m,), the part of each triangle
    """
    if len(faces) == 0:
        return {}
    corners = plan[faces]
    round_about = np.where((signed_areas(corners) < 0.0)[:, None], faces[:, ::-1], faces).astype(np.int64)
    keys, index = np.unique(parts, return_inverse=True)
    outlines, owners = _trace(round_about, index)
    plans = _polygons(plan, outlines, owners, len(keys))
    whole = shapely.is_valid(plans)
    for key in np.flatnonzero(~whole).tolist():
        plans[key] = shapely.union_all(shapely.polygons(corners[index == key]))
    tidy = shapely.normalize(shapely.simplify(plans, _COLLINEAR_M))
    return dict(zip(keys.tolist(), tidy.tolist(), strict=True))


def _trace(faces: Ints, part: Ints) -> tuple[list[Ints], Ints]:
    """
    Return the outlines of parts as rings of corners, and the part of each ring.

    *faces* (n, 3) run counter-clockwise. Where more than two of a part share
    an edge, or outlines touch in a corner, the part has none.
    """
    start, end, owner = faces.ravel(), faces[:, [1, 2, 0]].ravel(), np.repeat(part, 3)
    edges, which, times = np.unique(
        np.minimum(start, end) << 32 | np.maximum(start, end), return_inverse=True, return_counts=True
    )
    balance = np.bincount(which, weights=np.where(start < end, 1, -1), minlength=len(edges))
    odd = (times > 2) | ((times == 2) & (balance != 0))  # noqa: PLR2004  # there and back
    plain = np.ones(int(part.max()) + 1, dtype=np.bool_)
    plain[owner[odd[which]]] = False
    outer = np.flatnonzero(times[which] == 1)
    outer = outer[np.argsort(start[outer], kind="stable")]
    plain[owner[outer[1:][start[outer[1:]] == start[outer[:-1]]]]] = False
    outer = outer[plain[owner[outer]]]
    start, end, owner = start[outer], end[outer], owner[outer]
    cycles = list_cycles(np.searchsorted(start, end).tolist())
    return [start[cycle] for cycle in cycles], owner[[cycle[0] for cycle in cycles]]


def _polygons(plan: Floats, outlines: list[Ints], owners: Ints, count: int) -> NDArray[np.object_]:
    """Return the polygon of each part with one outline and any holes, ``None`` for others."""
    plans = np.full(count, None, dtype=object)
    if not outlines:
        return plans
    ring = np.repeat(np.arange(len(outlines)), [len(outline) for outline in outlines])
    points = plan[np.concatenate(outlines)]
    rings = np.atleast_1d(np.asarray(shapely.linearrings(points, indices=ring), dtype=object))
    areas = shapely.area(shapely.polygons(rings))
    holes = ~shapely.is_ccw(rings)
    real = areas > _MIN_AREA_M2
    single = np.bincount(owners[real & ~holes], minlength=count) == 1
    chosen = np.flatnonzero(real & single[owners])
    chosen = chosen[np.lexsort((holes[chosen], owners[chosen]))]
    parts, index = np.unique(owners[chosen], return_inverse=True)
    plans[parts] = shapely.polygons(rings[chosen], indices=index)
    return plans
