"""Floors and plan shadows of triangle meshes. Metres; z is up."""

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiLineString, MultiPolygon, Polygon
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
_TRIANGLE = 3
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


def shadow_between(vertices: Floats, faces: Ints, z_low: float, z_high: float) -> MultiPolygon:
    """
    Return the plan shadow of the part of a body between two heights.

    Parameters
    ----------
    vertices : (n, 3), m, on a grid of a micrometre
    faces : (m, 3), indices
    z_low, z_high : m, low below high

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
    bottom, top = corners[:, :, 2].min(axis=1), corners[:, :, 2].max(axis=1)
    touched = corners[(bottom < high) & (top > low)]
    if len(touched) == 0:
        return MultiPolygon()
    if len(touched) > HEAVY_TRIANGLES:
        return solid_of(shapely.convex_hull(shapely.multipoints(touched.reshape(-1, 3)[:, :2])))
    bottom, top = touched[:, :, 2].min(axis=1), touched[:, :, 2].max(axis=1)
    whole = (bottom >= low) & (top <= high)
    parts: list[BaseGeometry] = [_union(_needed(touched[whole]))]
    # A plumb face has no shadow of its own, however it is clipped.
    leaning = np.abs(_signed_areas(touched[:, :, :2])) > _MIN_AREA_M2
    parts += [_clip(triangle, low, high) for triangle in touched[leaning & ~whole]]
    parts.append(_section(touched[(bottom < low) & (top > low)], low))
    return _tidy(shapely.union_all([part for part in parts if not part.is_empty]))


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
    solid = plan[np.abs(_signed_areas(plan)) > _MIN_AREA_M2] if len(plan) else plan
    if len(solid) == 0:
        return MultiPolygon()
    return _tidy(shapely.union_all(shapely.polygons(solid)))


def _clip(triangle: Floats, low: float, high: float) -> BaseGeometry:
    """Return the plan of the part of one triangle (3, 3) between two heights."""
    ring = _cut(_cut(triangle, low, keep_above=True), high, keep_above=False)
    if len(ring) < _TRIANGLE:
        return Polygon()
    area = Polygon(ring[:, :2])
    return area if area.is_valid and area.area > _MIN_AREA_M2 else Polygon()


def _cut(ring: Floats, height: float, *, keep_above: bool) -> Floats:
    sign = 1.0 if keep_above else -1.0
    kept: list[Floats] = []
    for start, end in zip(ring, np.roll(ring, -1, axis=0), strict=True):
        inside, next_inside = sign * (start[2] - height) >= 0.0, sign * (end[2] - height) >= 0.0
        if inside:
            kept.append(start)
        if inside != next_inside:
            kept.append(_crossing(start, end, height))
    return np.array(kept).reshape(-1, 3)


def _crossing(start: Floats, end: Floats, height: float) -> Floats:
    """Return where an edge crosses a height; the same point whichever way the edge is given."""
    if tuple(end) < tuple(start):
        start, end = end, start
    for corner in (start, end):
        if abs(height - corner[2]) < _GRID_M:
            return corner  # the cut runs beside this corner, which is what was meant
    crossing: Floats = np.round(start + (end - start) * ((height - start[2]) / (end[2] - start[2])), 6)
    return crossing


def _section(corners: Floats, height: float) -> BaseGeometry:
    """Return the section of the faces that a height cuts; the hull of the cut where it does not close."""
    lines = []
    for triangle in corners:
        points = [
            _crossing(triangle[i], triangle[j], height)[:2]
            for i, j in ((0, 1), (1, 2), (2, 0))
            if (triangle[i][2] - height) * (triangle[j][2] - height) < 0.0
        ]
        if len(points) == 2 and not np.array_equal(points[0], points[1]):  # noqa: PLR2004  # a cut has two ends
            lines.append(points)
    if not lines:
        return MultiPolygon()
    cut = MultiLineString(lines)
    area = shapely.build_area(shapely.node(cut))
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
    solid = [_without_cracks(part) for part in parts if part.geom_type == "Polygon" and part.area > _MIN_AREA_M2]
    whole: MultiPolygon = shapely.normalize(MultiPolygon(solid))
    return whole


def _without_cracks(part: Polygon) -> Polygon:
    """Return a polygon without the holes that no foot notices: gaps between triangles that nearly meet."""
    holes = [ring for ring in part.interiors if Polygon(ring).area > _CRACK_M2]
    return part if len(holes) == len(part.interiors) else Polygon(part.exterior, holes)
