"""
What a point off the vertices of a mesh sees along taut lines: triangular expansion as in ``visibility``. Compiled.

A point may be a bend itself: a corner of something that stands on the floor
and that the mesh does not know. Then only the two narrow wedges between its
edges' lines matter, and nothing else is searched.
"""

import numpy as np

from twin.geometry.compiled import compiled
from twin.geometry.predicates import orientation
from twin.geometry.triangulation import Triangulation
from twin.geometry.visibility import Sites, advance, find_vertex, is_between, is_taut, open_cones, own_triangles


@compiled
def see_taut(
    mesh: Triangulation, old: Sites, new: Sites, at: np.ndarray, triangle: int, edges: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """
    Return what a point sees, some of it twice.

    Parameters
    ----------
    at : (2,), m
        Where the point is; *triangle* holds it.
    edges : (2, 2), m
        The corners before and after it along what it is a corner of: lines
        that are not taut there may be missing. Twice the point itself where
        it is none.

    Returns
    -------
    bends, of_old, of_new : (n,)
        Vertices of the mesh, numbers of old sites, numbers of new ones. What
        lies straight behind a bend may be missing.
    """
    x, y = at
    vertex = find_vertex(mesh, triangle, x, y)
    bends, of_old, of_new = [np.int32(0)], [np.int32(0)], [np.int32(0)]
    for holder in own_triangles(mesh, vertex, triangle):
        for corner in mesh.triangles[holder]:
            if corner != vertex and is_taut(mesh, corner, x, y):
                bends.append(corner)  # noqa: PERF401  # compiled
        of_old.extend(old.items[old.start[holder] : old.start[holder + 1]])
        of_new.extend(new.items[new.start[holder] : new.start[holder + 1]])
    cones, depth = open_cones(mesh, vertex, triangle)
    while depth > 0:
        holder, right, left = cones[depth - 1, 0], cones[depth - 1, 3], cones[depth - 1, 4]
        if _is_slack(mesh, x, y, edges, right, left):
            depth -= 1
            continue
        _gather(mesh, old, holder, x, y, right, left, of_old)
        _gather(mesh, new, holder, x, y, right, left, of_new)
        cones, depth, corner, seen = advance(mesh, cones, depth, x, y)
        if seen and is_taut(mesh, corner, x, y):
            bends.append(np.int32(corner))
    return np.array(bends[1:]), np.array(of_old[1:]), np.array(of_new[1:])


@compiled
def _gather(
    mesh: Triangulation, sites: Sites, holder: int, x: float, y: float, right: int, left: int, found: list[np.int32]
) -> None:
    """Add the sites of a triangle that lie in a cone."""
    for i in range(sites.start[holder], sites.start[holder + 1]):
        site = int(sites.items[i])
        if is_between(mesh, x, y, right, left, sites.points[site, 0], sites.points[site, 1]):
            found.append(np.int32(site))


@compiled
def _is_slack(mesh: Triangulation, x: float, y: float, edges: np.ndarray, right: int, left: int) -> bool:
    """Tell whether a cone lies between the lines of both edges of a corner, where no line is taut."""
    right_x, right_y = mesh.vertices[right, 0], mesh.vertices[right, 1]
    left_x, left_y = mesh.vertices[left, 0], mesh.vertices[left, 1]
    sides = (
        orientation(x, y, edges[1, 0], edges[1, 1], right_x, right_y),
        orientation(x, y, edges[1, 0], edges[1, 1], left_x, left_y),
        -orientation(x, y, edges[0, 0], edges[0, 1], right_x, right_y),
        -orientation(x, y, edges[0, 0], edges[0, 1], left_x, left_y),
    )
    return max(sides) < 0.0 or min(sides) > 0.0
