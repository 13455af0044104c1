"""
Polygons in space cut into triangles, a hundred thousand at a time. Metres.

Nearly all polygons of a model are triangles, or can be cut from one of their
corners; that is arithmetic on whole arrays. Only what is left, and what has
holes, is cut one by one.
"""

from typing import Final, NamedTuple

import mapbox_earcut
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

_TRIANGLE: Final = 3
_NO_AREA_M2: Final = 1e-12
_NO_SPREAD_M2: Final = 1e-6
"""A ring without area that goes round more than this crosses itself."""
_THIN_RATIO: Final = 1e-7
"""A triangle with a smaller share of its polygon's area has corners in one line."""
_APEXES: Final = 4
"""From so many corners it is tried to cut a polygon."""
_SAME_AREA_RATIO: Final = 1e-4
"""Triangles whose areas differ more than this from their polygon's do not cover it: its outline crosses itself."""
_PLUMB_RATIO: Final = 1e-9
"""A polygon whose normal rises less than this stands upright."""


class Polygons(NamedTuple):
    """
    Plane polygons in space, some with holes.

    Row k of a table lies from ``starts[k]`` to ``starts[k + 1]``: ``faces``
    says so of rings, ``rings`` of ``corners``, which are indices of points. The
    ring with the largest area is the outline and gives the face its upper
    side, from which it runs counter-clockwise; it does not matter how holes run.
    """

    faces: Ints
    rings: Ints
    corners: Ints


class Triangles(NamedTuple):
    """``corners`` (n, 3) of triangles, the face (n,) of each, and which faces are covered by theirs (f,)."""

    corners: Ints
    face: Ints
    whole: Flags


def rows_of(starts: Ints, counts: Ints, *, backwards: Flags | None = None) -> Ints:
    """Return the indices of rows, one row after another, each forwards or backwards."""
    ends = np.cumsum(counts)
    place = np.arange(int(ends[-1]) if len(ends) else 0)
    if backwards is None or not backwards.any():
        forward: Ints = place + np.repeat(starts - (ends - counts), counts)
        return forward
    inside = place - np.repeat(ends - counts, counts)
    turned = np.where(np.repeat(backwards, counts), np.repeat(counts, counts) - 1 - inside, inside)
    rows: Ints = turned + np.repeat(starts, counts)
    return rows


def starts_of(counts: Ints) -> Ints:
    """Return where rows of some lengths begin, one after another, and where the last ends (n + 1,)."""
    return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(counts, dtype=np.int64)))


def triangulate_polygons(polygons: Polygons, points: Floats) -> Triangles:
    """
    Cut polygons into triangles with the same corners and the same upper side.

    Parameters
    ----------
    polygons
    points : (n, 3), m
        Finite, and no two at the same place.

    Notes
    -----
    Polygons without area have no triangles. Those that are not plane are cut
    as they are seen along their normal. Those that stand upright and cross
    themselves, as thin strips on curves do, throw no shadow: whatever has
    their edges will do, and triangles from one corner have.
    """
    rings, face_of_ring = _tidy_rings(polygons)
    normals, spread = _normals(rings, points)
    sizes = np.diff(rings.starts)
    single = np.bincount(face_of_ring, minlength=len(polygons.faces) - 1)[face_of_ring] == 1
    solid = np.einsum("ij,ij->i", normals, normals) > _NO_AREA_M2**2
    left = np.flatnonzero(single & solid)
    made: list[tuple[Ints, Ints]] = []
    for apex in range(_APEXES):
        triangles, ring = _fans(rings, left, np.minimum(apex, sizes[left] - 1))
        fitting = _face_up(triangles, ring, normals, points, len(sizes)) | (sizes <= _TRIANGLE)
        made.append((triangles[fitting[ring]], face_of_ring[ring[fitting[ring]]]))
        left = left[~fitting[left]]
        if len(left) == 0:
            break
    odd = np.union1d(face_of_ring[left], face_of_ring[~single & solid])
    triangles, face, whole = _cut_each(rings, np.flatnonzero(np.isin(face_of_ring, odd)), face_of_ring, normals, points)
    crossed = np.isin(np.arange(len(polygons.faces) - 1), odd[~whole])
    strips = left[crossed[face_of_ring[left]] & _are_upright(normals[left])]
    crossed[face_of_ring[strips]] = False
    made.append((triangles[~np.isin(face, face_of_ring[strips])], face[~np.isin(face, face_of_ring[strips])]))
    fans, ring = _fans(rings, strips, np.zeros_like(strips))
    made.append((fans, face_of_ring[ring]))
    crossed[face_of_ring[single & ~solid & (spread > _NO_SPREAD_M2)]] = True
    corners, faces = (np.concatenate(column) for column in zip(*made, strict=True))
    return Triangles(corners, faces, ~crossed)


def _are_upright(normals: Floats) -> Flags:
    return np.asarray(np.abs(normals[:, 2]) <= _PLUMB_RATIO * np.linalg.norm(normals, axis=1))


class _Rings(NamedTuple):
    starts: Ints
    corners: Ints


def _tidy_rings(polygons: Polygons) -> tuple[_Rings, Ints]:
    """
    Return the rings with three corners or more, and the face of each.

    Corners that repeat the one before are left out: fans cannot be made from
    such rings, and what takes their place is slow.
    """
    counts = np.diff(polygons.rings)
    before = np.arange(-1, len(polygons.corners) - 1)
    filled = counts > 0
    before[polygons.rings[:-1][filled]] = polygons.rings[1:][filled] - 1
    kept = polygons.corners != polygons.corners[before]
    ring = np.repeat(np.arange(len(counts)), counts)
    counts = np.bincount(ring[kept], minlength=len(counts))
    kept &= (counts >= _TRIANGLE)[ring]
    faces = np.repeat(np.arange(len(polygons.faces) - 1), np.diff(polygons.faces))
    real = counts >= _TRIANGLE
    return _Rings(starts_of(counts[real]), polygons.corners[kept]), faces[real]


def _normals(rings: _Rings, points: Floats) -> tuple[Floats, Floats]:
    """
    Return a vector for each ring, twice as long as its area, and twice the area that it goes round in all.

    The vector points to the side from which the ring runs counter-clockwise.
    Parts that it goes round the other way make up for these in the vector
    alone.
    """
    count = len(rings.starts) - 1
    ring = np.repeat(np.arange(count), np.diff(rings.starts))
    first = points[rings.corners[rings.starts[:-1]]]
    away = points[rings.corners] - first[ring]
    following = np.roll(away, -1, axis=0)
    following[rings.starts[1:] - 1] = 0.0  # the last corner goes on to the first
    crosses = np.cross(away, following)
    spread = np.bincount(ring, weights=np.sqrt(np.einsum("ij,ij->i", crosses, crosses)), minlength=count)
    vectors = np.stack([np.bincount(ring, weights=crosses[:, k], minlength=count) for k in range(3)], axis=1)
    return vectors.astype(np.float64), spread.astype(np.float64)


def _fans(rings: _Rings, chosen: Ints, apexes: Ints) -> tuple[Ints, Ints]:
    """Return the triangles (n, 3) from one corner of each chosen ring to its sides, and the ring of each."""
    starts, sizes = rings.starts[chosen], rings.starts[chosen + 1] - rings.starts[chosen]
    place = np.repeat(np.arange(len(chosen)), sizes - 2)
    step = rows_of(np.ones_like(sizes), sizes - 2)
    start, size, apex = starts[place], sizes[place], apexes[place]
    corners = [rings.corners[start + (apex + turn) % size] for turn in (0, step, step + 1)]
    return np.stack(corners, axis=1), chosen[place]


def _face_up(triangles: Ints, ring: Ints, normals: Floats, points: Floats, count: int) -> Flags:
    """Return for each ring whether none of its triangles lies face down or has no area: then they cover it once."""
    a, b, c = (points[triangles[:, k]] for k in range(3))
    normal = normals[ring]
    along = np.einsum("ij,ij->i", np.cross(b - a, c - a), normal)
    wrong = along <= _THIN_RATIO * np.einsum("ij,ij->i", normal, normal)
    return np.asarray(np.bincount(ring[wrong], minlength=count) == 0)


def _cut_each(
    rings: _Rings, chosen: Ints, face_of_ring: Ints, normals: Floats, points: Floats
) -> tuple[Ints, Ints, Flags]:
    """Return the triangles (n, 3) of polygons of any form, the face of each, and for each of these faces whether it is covered."""
    areas = np.linalg.norm(normals[chosen], axis=1)
    chosen = chosen[np.lexsort((-areas, face_of_ring[chosen]))]
    faces, outlines, ring_counts = np.unique(face_of_ring[chosen], return_index=True, return_counts=True)
    sizes = rings.starts[chosen + 1] - rings.starts[chosen]
    ends = np.cumsum(sizes)
    face_of_corner = np.repeat(np.repeat(np.arange(len(faces)), ring_counts), sizes)
    row = rings.corners[rows_of(rings.starts[chosen], sizes)]
    axis = np.argmax(np.abs(normals[chosen[outlines]]), axis=1)
    begins = (ends - sizes)[outlines]
    plan = np.stack([points[row, (axis[face_of_corner] + turn) % 3] for turn in (1, 2)], axis=1)
    plan -= plan[begins[face_of_corner]]
    cuts = []
    for begin, ring, count in zip(begins.tolist(), outlines.tolist(), ring_counts.tolist(), strict=True):
        own_ends = ends[ring : ring + count]
        cut = mapbox_earcut.triangulate_float64(plan[begin : own_ends[-1]], (own_ends - begin).astype(np.uint32))
        cuts.append(cut.astype(np.int64) + begin)
    corners = np.concatenate([np.zeros(0, dtype=np.int64), *cuts]).reshape(-1, _TRIANGLE)
    face = np.repeat(np.arange(len(faces)), [len(cut) // _TRIANGLE for cut in cuts])
    a, b, c = (plan[corners[:, k]] for k in range(3))
    doubled = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
    down = doubled * normals[chosen[outlines], axis][face] < 0.0
    corners[down] = corners[down][:, ::-1]
    seen = np.abs(normals[chosen, np.repeat(axis, ring_counts)])
    wanted = 2.0 * seen[outlines] - np.bincount(np.repeat(np.arange(len(faces)), ring_counts), weights=seen)
    covered = np.bincount(face, weights=np.abs(doubled), minlength=len(faces))
    return row[corners], faces[face], np.abs(covered - wanted) <= _SAME_AREA_RATIO * seen[outlines]
