"""Floors and plan shadows of triangle meshes. Metres; z is up."""

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

FLOOR_MIN_COSINE = 0.85
"""A face is a floor where its normal is nearer to the plumb line than about 32 degrees; steeper ones are walls."""
HEAVY_TRIANGLES = 4_000
"""Above this many triangles a shadow is the convex hull: such bodies are chairs and taps, not walls."""
_GRID_M = 1e-6
_HALF_GRID_M = 0.5e-6
"""Cuts run half a grid step beside the grid, so that no vertex lies on a cut."""
_MIN_AREA_M2 = 1e-8
_CRACK_M2 = 1e-4
FINE_TRIANGLES = 64
SMALL_M = 0.5
"""A piece of that many triangles that is no larger counts as its hull: nobody could step into a gap of it."""
_TRIANGLE = 3
_CHUNK = 64
"""So many triangles are united before it is first seen which others they cover; twice as many each further time."""
_COLLINEAR_M = 1e-5
"""Vertices that stand out less than this from their neighbours' line are leftovers of triangulation."""


def floor_of(vertices: Floats, faces: Ints) -> MultiPolygon:
    """
    Return the floor face of a body, seen from above.

    The union of its downward faces that are near level, so that a sloped
    attic or a leaning wall does not widen or narrow the floor. A body
    without any (an open shell) gives its lowest near-level faces.

    Parameters
    ----------
    vertices : (n, 3), m
    faces : (m, 3), indices, counter-clockwise seen from outside where the mesh is closed
    """
    if len(faces) == 0:
        return MultiPolygon()
    corners = vertices[faces]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    if np.einsum("ij,ij->", corners[:, 0], normals) < 0.0:  # six times the volume: the mesh is inside out
        normals = -normals
    lengths = np.linalg.norm(normals, axis=1)
    slopes = np.divide(normals[:, 2], lengths, out=np.zeros_like(lengths), where=lengths > _MIN_AREA_M2)
    level = slopes < -FLOOR_MIN_COSINE
    if not level.any():
        level = np.abs(slopes) > FLOOR_MIN_COSINE
        if level.any():
            heights = corners[:, :, 2].mean(axis=1)
            level &= heights < heights[level].min() + 0.1
    return _union(corners[level][:, :, :2])


def shadow_between(
    vertices: Floats, faces: Ints, z_low: float, z_high: float, *, pieces: Ints | None = None
) -> MultiPolygon:
    """
    Return the plan shadow of the part of a body between two heights.

    Parameters
    ----------
    vertices : (n, 3), m, on a grid of a micrometre
    faces : (m, 3), indices
    z_low, z_high : m, low below high
    pieces : (m,), any integers
        Which faces hang together. With it, small and finely tessellated
        pieces count as their convex hull.

    Notes
    -----
    Every plumb line through the part meets its underside: a face that looks
    down, or the cut at ``z_low``. So the shadow is the union of the clipped
    faces and of the section at ``z_low``; no boolean in space is needed.
    """
    low, high = np.round(z_low, 6) + _HALF_GRID_M, np.round(z_high, 6) - _HALF_GRID_M
    if len(faces) == 0 or high <= low:
        return MultiPolygon()
    corners = vertices[faces]
    if pieces is None:
        return _tidy(_shadow(corners, low, high))
    fine, piece = _are_fine(corners, pieces)
    hulls = _hulls(corners[fine], piece[fine], low, high)
    return _tidy(_cover(np.array([_shadow(corners[~fine], low, high), *hulls], dtype=object)))


def _shadow(corners: Floats, low: float, high: float) -> BaseGeometry:
    """Return the shadow of triangles (n, 3, 3) between two heights that no corner lies on."""
    bottom, top = corners[:, :, 2].min(axis=1), corners[:, :, 2].max(axis=1)
    touched = corners[(bottom < high) & (top > low)]
    if len(touched) == 0:
        return MultiPolygon()
    if len(touched) > HEAVY_TRIANGLES:
        hull: BaseGeometry = shapely.convex_hull(shapely.multipoints(touched.reshape(-1, 3)[:, :2]))
        return hull
    bottom, top = touched[:, :, 2].min(axis=1), touched[:, :, 2].max(axis=1)
    whole = (bottom >= low) & (top <= high)
    # A plumb face has no shadow of its own, however it is clipped.
    leaning = np.abs(_signed_areas(touched[:, :, :2])) > _MIN_AREA_M2
    clipped = _below(_above(touched[leaning & ~whole], low), high)
    plan = np.concatenate([_needed(touched[whole]), clipped[:, :, :2]])
    section = _section(touched[(bottom < low) & (top > low)], low)
    return _union_of(plan) if section.is_empty else shapely.union(_union_of(plan), section)


def _are_fine(corners: Floats, pieces: Ints) -> tuple[NDArray[np.bool_], NDArray[np.intp]]:
    """Return which triangles belong to a piece of many triangles that nobody could step into, and all pieces by number."""
    names, piece = np.unique(pieces, return_inverse=True)
    least, most = np.full((len(names), 2), np.inf), np.full((len(names), 2), -np.inf)
    np.minimum.at(least, piece, corners[:, :, :2].min(axis=1))
    np.maximum.at(most, piece, corners[:, :, :2].max(axis=1))
    fine = (np.bincount(piece) >= FINE_TRIANGLES) & ((most - least).max(axis=1, initial=0.0) <= SMALL_M)
    return fine[piece], piece


def _hulls(corners: Floats, piece: NDArray[np.intp], low: float, high: float) -> list[BaseGeometry]:
    """Return the convex hull in plan of each piece between two heights."""
    inside = (corners[:, :, 2] > low) & (corners[:, :, 2] < high)
    cuts = [_edge_cuts(corners, height) for height in (low, high)]
    points = np.concatenate([corners.reshape(-1, 3)[:, :2], *(cut.reshape(-1, 2) for cut, _ in cuts)])
    kept = np.concatenate([inside.ravel(), *(crossed.ravel() for _, crossed in cuts)])
    owners = np.tile(np.repeat(piece, 3), 3)[kept]
    order = np.argsort(owners, kind="stable")
    if len(order) == 0:
        return []
    _, number = np.unique(owners[order], return_inverse=True)
    clouds = np.atleast_1d(np.asarray(shapely.multipoints(points[kept][order], indices=number), dtype=object))
    return [hull for hull in shapely.convex_hull(clouds) if hull.area > _MIN_AREA_M2]


def _edge_cuts(corners: Floats, height: float) -> tuple[Floats, NDArray[np.bool_]]:
    """Return where the three edges of each triangle cross a height (n, 3, 2), and which of them do (n, 3)."""
    start, end = corners.reshape(-1, 3), np.roll(corners, -1, axis=1).reshape(-1, 3)
    crossed = (start[:, 2] > height) != (end[:, 2] > height)
    points = np.zeros((len(start), 2))
    points[crossed] = _crossing(start[crossed], end[crossed], height)[:, :2]
    return points.reshape(-1, 3, 2), crossed.reshape(-1, 3)


def _needed(corners: Floats) -> Floats:
    """Return the plan triangles that make the shadow: only those looking down where the faces are balanced, else all."""
    plan = corners[:, :, :2]
    signed = _signed_areas(plan)
    total = np.abs(signed).sum()
    if total > 0.0 and abs(signed.sum()) < 1e-6 * total:
        needed: Floats = plan[signed < 0.0]
        return needed
    return plan


def _signed_areas(plan: Floats) -> Floats:
    a, b = plan[:, 1] - plan[:, 0], plan[:, 2] - plan[:, 0]
    areas: Floats = 0.5 * (a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0])
    return areas


def _union(plan: Floats) -> MultiPolygon:
    """Return the union of plan triangles (n, 3, 2); slivers have no area and are left out."""
    return _tidy(_union_of(plan))


def _union_of(plan: Floats) -> BaseGeometry:
    """Return the bare union of plan triangles (n, 3, 2)."""
    solid = plan[np.abs(_signed_areas(plan)) > _MIN_AREA_M2]
    triangles = np.asarray(shapely.polygons(solid), dtype=object) if len(solid) else np.array([], dtype=object)
    return _cover(triangles)


def _cover(areas: NDArray[np.object_]) -> BaseGeometry:
    """Return the union of areas; in furniture most lie under a few large ones and need not be united."""
    left = areas[np.argsort(-shapely.area(areas), kind="stable")]
    whole: BaseGeometry = MultiPolygon()
    chunk = _CHUNK
    while len(left):
        whole = shapely.union_all([whole, *left[:chunk]])
        left = left[chunk:]
        chunk *= 2
        if len(left):
            shapely.prepare(whole)
            left = left[~shapely.covers(whole, left)]
    return whole


def _above(corners: Floats, height: float) -> Floats:
    """Return the parts of triangles (n, 3, 3) above a height, as triangles; no corner lies on the height."""
    over = corners[:, :, 2] > height
    count = over.sum(axis=1)
    tip = _turned(corners[count == 1], over[count == 1])
    foot = _turned(corners[count == _TRIANGLE - 1], ~over[count == _TRIANGLE - 1])
    left, right = _crossing(foot[:, 0], foot[:, 1], height), _crossing(foot[:, 0], foot[:, 2], height)
    return np.concatenate(
        [
            corners[count == _TRIANGLE],
            np.stack(
                [tip[:, 0], _crossing(tip[:, 0], tip[:, 1], height), _crossing(tip[:, 0], tip[:, 2], height)], axis=1
            ),
            np.stack([left, foot[:, 1], foot[:, 2]], axis=1),
            np.stack([left, foot[:, 2], right], axis=1),
        ]
    )


def _below(corners: Floats, height: float) -> Floats:
    """Return the parts of triangles (n, 3, 3) below a height, as triangles."""
    mirror = np.array([1.0, 1.0, -1.0])
    below: Floats = _above(corners * mirror, -height) * mirror
    return below


def _turned(corners: Floats, odd: NDArray[np.bool_]) -> Floats:
    """Turn each triangle (n, 3, 3) so that its odd corner comes first; *odd* has one in each row."""
    order = (odd.argmax(axis=1)[:, None] + np.arange(_TRIANGLE)) % _TRIANGLE
    turned: Floats = np.take_along_axis(corners, order[:, :, None], axis=1)
    return turned


def _crossing(start: Floats, end: Floats, height: float) -> Floats:
    """Return where edges (n, 3) cross a height; the same points whichever way the edges are given."""
    lower = start[:, 2] < end[:, 2]
    foot, tip = np.where(lower[:, None], start, end), np.where(lower[:, None], end, start)
    ratio = (height - foot[:, 2]) / (tip[:, 2] - foot[:, 2])
    points: Floats = np.round(foot + (tip - foot) * ratio[:, None], 6)
    for corner in (foot, tip):  # the cut runs beside a corner that near, which is what was meant
        beside = np.abs(height - corner[:, 2]) < _GRID_M
        points[beside] = corner[beside]
    return points


def _section(corners: Floats, height: float) -> BaseGeometry:
    """Return the section of the faces (n, 3, 3) that a height cuts; the hull of the cut where it does not close."""
    over = corners[:, :, 2] > height
    odd = np.where((over.sum(axis=1) == 1)[:, None], over, ~over)
    turned = _turned(corners, odd)
    ends = np.stack([_crossing(turned[:, 0], turned[:, k], height)[:, :2] for k in (1, 2)], axis=1)
    ends = ends[(ends[:, 0] != ends[:, 1]).any(axis=1)]
    if len(ends) == 0:
        return MultiPolygon()
    cut = shapely.multilinestrings(shapely.linestrings(ends))
    area: BaseGeometry = shapely.build_area(shapely.node(cut))
    return shapely.convex_hull(cut) if area.is_empty else area


def _tidy(area: BaseGeometry) -> MultiPolygon:
    """Return polygons only, without the vertices that triangulation left on straight edges, in normal order."""
    return solid_of(shapely.simplify(area, _COLLINEAR_M))


def solid_of(area: BaseGeometry) -> MultiPolygon:
    """
    Return the polygons of an area, valid and in normal order.

    Where coordinates were rounded, the cracks between triangles collapse to
    lines, and outlines touch themselves; no union would take them afterwards.
    """
    sound = area if area.is_valid else shapely.make_valid(area)
    parts = shapely.get_parts(shapely.get_parts(sound))
    kept = parts[(shapely.get_type_id(parts) == shapely.GeometryType.POLYGON) & (shapely.area(parts) > _MIN_AREA_M2)]
    solid = [_without_cracks(part) if holes else part for part, holes in zip(kept, _count_holes(kept), strict=True)]
    whole: MultiPolygon = shapely.normalize(shapely.multipolygons(solid) if solid else MultiPolygon())
    return whole


def _count_holes(parts: NDArray[np.object_]) -> list[int]:
    return shapely.get_num_interior_rings(parts).tolist()  # type: ignore[no-any-return]  # an array in, an array out


def _without_cracks(part: Polygon) -> Polygon:
    """Return a polygon without the holes that no foot notices: gaps between triangles that nearly meet."""
    holes = [ring for ring in part.interiors if Polygon(ring).area > _CRACK_M2]
    return part if len(holes) == len(part.interiors) else Polygon(part.exterior, holes)
