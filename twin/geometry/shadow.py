"""Floors and plan shadows of triangle meshes. Metres; z is up."""

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from twin.geometry.dissolve import (
    MIN_AREA_M2,
    chain_edges,
    dissolve,
    outlines_of,
    outlines_of_areas,
    signed_areas,
    wind_once,
)

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

FLOOR_MIN_COSINE = 0.85
"""A face is a floor where its normal is nearer to the plumb line than about 32 degrees; steeper ones are walls."""
_GRID_M = 1e-6
_HALF_GRID_M = 0.5e-6
"""Cuts run half a grid step beside the grid, so that no vertex lies on a cut."""
_CRACK_M2 = 1e-4
FINE_TRIANGLES = 64
SMALL_M = 0.5
"""A piece of that many triangles that is no larger counts as its hull: nobody could step into a gap of it."""
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
    slopes = np.divide(normals[:, 2], lengths, out=np.zeros_like(lengths), where=lengths > MIN_AREA_M2)
    level = slopes < -FLOOR_MIN_COSINE
    if not level.any():
        level = np.abs(slopes) > FLOOR_MIN_COSINE
        if level.any():
            heights = corners[:, :, 2].mean(axis=1)
            level &= heights < heights[level].min() + 0.1
    return _tidy(dissolve(outlines_of(corners[level][:, :, :2])))


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
        Which faces hang together: those that share a corner do. With it,
        small and finely tessellated pieces count as their convex hull.

    Notes
    -----
    Every plumb line through the part meets its underside: a face that looks
    down, or the cut at ``z_low``. So the shadow is the union of the clipped
    faces and of the section at ``z_low``; no boolean in space is needed.
    """
    low, high = np.round(z_low, 6) + _HALF_GRID_M, np.round(z_high, 6) - _HALF_GRID_M
    if len(faces) == 0 or high <= low:
        return MultiPolygon()
    bottom, top = _extents(vertices[:, 2][faces])
    met = (bottom < high) & (top > low)
    if pieces is None:
        return _tidy(dissolve(_outlines(vertices, faces, met, low, high)))
    fine = _are_fine(vertices, faces, pieces)
    hulls = _hulls(vertices, faces[met & fine], pieces[met & fine], low, high)
    return _tidy(dissolve([*_outlines(vertices, faces[~fine], met[~fine], low, high), *hulls]))


def _outlines(vertices: Floats, faces: Ints, met: NDArray[np.bool_], low: float, high: float) -> list[Floats]:
    """Return what goes round the shadow of faces between two heights that no corner lies on; *met* are those that reach in."""
    if not met.any():
        return []
    corners = vertices[faces[met]]
    bottom, top = _extents(corners[:, :, 2])
    whole = (bottom >= low) & (top <= high)
    if whole.all():
        return outlines_of(_needed(corners))
    # A plumb face has no shadow of its own, however it is clipped.
    leaning = np.abs(signed_areas(corners[:, :, :2])) > MIN_AREA_M2
    clipped = _below(_above(corners[leaning & ~whole], low), high)
    plan = np.concatenate([_needed(corners[whole]), clipped[:, :, :2]])
    section = _section(corners[(bottom < low) & (top > low)], low)
    if section is None:
        section = _open_section(corners[(bottom < low) & (top > low)], low, vertices[faces])
    return [*outlines_of(plan), *section]


def _extents(values: Floats) -> tuple[Floats, Floats]:
    """Return the least and the greatest of three columns (n, 3), for each row."""
    one, two, three = values[:, 0], values[:, 1], values[:, 2]
    return np.minimum(np.minimum(one, two), three), np.maximum(np.maximum(one, two), three)


def _are_fine(vertices: Floats, faces: Ints, pieces: Ints) -> NDArray[np.bool_]:
    """Return which faces belong to a piece of many triangles that nobody could step into."""
    number = pieces - pieces.min()
    fine: NDArray[np.bool_] = (np.bincount(number) >= FINE_TRIANGLES)[number]
    if not fine.any():
        return fine
    names, piece = np.unique(pieces[fine], return_inverse=True)
    small = np.ones(len(names), dtype=bool)
    for axis in (0, 1):
        least, most = np.full(len(names), np.inf), np.full(len(names), -np.inf)
        lower, upper = _extents(vertices[:, axis][faces[fine]])
        np.minimum.at(least, piece, lower)
        np.maximum.at(most, piece, upper)
        small &= most - least <= SMALL_M
    fine[fine] = small[piece]
    return fine


def _hulls(vertices: Floats, faces: Ints, pieces: Ints, low: float, high: float) -> list[Floats]:
    """Return the outline of the convex hull in plan of each piece between two heights."""
    if len(faces) == 0:
        return []
    piece_of_vertex = np.zeros(len(vertices), dtype=pieces.dtype)
    piece_of_vertex[faces] = pieces[:, None]
    used = np.zeros(len(vertices), dtype=bool)
    used[faces] = True
    inside = np.flatnonzero(used & (vertices[:, 2] > low) & (vertices[:, 2] < high))
    edges = faces[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2)
    points, owners = [vertices[inside, :2]], [piece_of_vertex[inside]]
    for height in (low, high):
        over = vertices[:, 2] > height
        crossing = edges[over[edges[:, 0]] != over[edges[:, 1]]]
        points.append(_crossing(vertices[crossing[:, 0]], vertices[crossing[:, 1]], height)[:, :2])
        owners.append(piece_of_vertex[crossing[:, 0]])
    return _hulls_of_clouds(np.concatenate(points), np.concatenate(owners))


def _hulls_of_clouds(points: Floats, owners: Ints) -> list[Floats]:
    """Return the outline of the convex hull of the points (n, 2) of each owner (n,), where it has an area."""
    order = np.argsort(owners, kind="stable")
    points, owners = points[order], owners[order]
    _, number, sizes = np.unique(owners, return_inverse=True, return_counts=True)
    several = sizes[number] > 1
    _, number = np.unique(number[several], return_inverse=True)
    # A line has the hull of its points, and needs no object for each.
    lines = np.atleast_1d(np.asarray(shapely.linestrings(points[several], indices=number), dtype=object))
    hulls = shapely.convex_hull(lines)
    return outlines_of_areas(hulls[shapely.area(hulls) > MIN_AREA_M2])


def _needed(corners: Floats) -> Floats:
    """Return the plan triangles that make the shadow: only those looking down where the faces are balanced, else all."""
    plan = corners[:, :, :2]
    signed = signed_areas(plan)
    total = np.abs(signed).sum()
    if total > 0.0 and abs(signed.sum()) < 1e-6 * total:
        needed: Floats = plan[signed < 0.0]
        return needed
    return plan


def _above(corners: Floats, height: float) -> Floats:
    """Return the parts of triangles (n, 3, 3) above a height, as triangles; no corner lies on the height."""
    over = corners[:, :, 2] > height
    if over.all():
        return corners
    count = over[:, 0].astype(np.int8) + over[:, 1] + over[:, 2]
    tip = _turned(corners[count == 1], over[count == 1])
    foot = _turned(corners[count == _TRIANGLE - 1], ~over[count == _TRIANGLE - 1])
    left, right = _crossing(foot[:, 0], foot[:, 1], height), _crossing(foot[:, 0], foot[:, 2], height)
    one, other = _crossing(tip[:, 0], tip[:, 1], height), _crossing(tip[:, 0], tip[:, 2], height)
    return np.concatenate(
        [
            corners[count == _TRIANGLE],
            np.stack([tip[:, 0], one, other], axis=1),
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


def _section(corners: Floats, height: float) -> list[Floats] | None:
    """Return what goes round the section of the faces (n, 3, 3) that a height cuts; ``None`` where it does not close."""
    outlines = chain_edges(*_cut(corners, height))
    return None if outlines is None else wind_once(outlines)


def _cut(corners: Floats, height: float) -> tuple[Floats, Floats]:
    """Return the starts and ends (n, 2) of the cut through faces (n, 3, 3); it runs one way round a closed body."""
    over = corners[:, :, 2] > height
    tip_over = over.sum(axis=1) == 1
    turned = _turned(corners, np.where(tip_over[:, None], over, ~over))
    one, other = (_crossing(turned[:, 0], turned[:, k], height)[:, :2] for k in (1, 2))
    # With the tip above, the cut runs one way round the body, with the tip below the other.
    return np.where(tip_over[:, None], one, other), np.where(tip_over[:, None], other, one)


def _open_section(corners: Floats, height: float, body: Floats) -> list[Floats]:
    """
    Return what goes round the section of a body with open seams: its closed parts, else its hull.

    No more of the hull than lies under or over a face of all the *body*
    (m, 3, 3): a screen drawn without thickness does not fill the arc it stands on.
    """
    starts, ends = _cut(corners, height)
    cut = MultiLineString(np.stack([starts, ends], axis=1).tolist())
    area: BaseGeometry = shapely.build_area(shapely.node(cut))
    if area.is_empty:
        area = cut.convex_hull.intersection(solid_of(dissolve(outlines_of(body[:, :, :2]))))
    return outlines_of_areas(np.array([solid_of(area)], dtype=object))


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
    only = shapely.get_geometry(sound, 0) if shapely.get_num_geometries(sound) == 1 else None
    if isinstance(only, Polygon) and shapely.get_num_interior_rings(only) == 0:  # nearly always
        return MultiPolygon([shapely.normalize(only)]) if only.area > MIN_AREA_M2 else MultiPolygon()
    parts = shapely.get_parts(shapely.get_parts(sound))
    kept = parts[(shapely.get_type_id(parts) == shapely.GeometryType.POLYGON) & (shapely.area(parts) > MIN_AREA_M2)]
    solid = [_without_cracks(part) if holes else part for part, holes in zip(kept, _count_holes(kept), strict=True)]
    whole: MultiPolygon = shapely.normalize(shapely.multipolygons(solid) if solid else MultiPolygon())
    return whole


def _count_holes(parts: NDArray[np.object_]) -> list[int]:
    return shapely.get_num_interior_rings(parts).tolist()  # type: ignore[no-any-return]  # an array in, an array out


def _without_cracks(part: Polygon) -> Polygon:
    """Return a polygon without the holes that no foot notices: gaps between triangles that nearly meet."""
    holes = [ring for ring in part.interiors if Polygon(ring).area > _CRACK_M2]
    return part if len(holes) == len(part.interiors) else Polygon(part.exterior, holes)
