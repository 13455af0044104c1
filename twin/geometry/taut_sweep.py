"""
All taut lines of sight between the bends of a floor. Compiled.

Triangular expansion as in ``visibility``, for every bend in turn, with what
one question cannot afford: sides of triangles are numbered, so that a step
needs no search; every line is looked for from its lower end only; and of a
bend's view, only the two narrow sectors in which a line is taut are searched,
so the finely rounded corners of an eroded floor cost little.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from twin.geometry.compiled import compiled, frozen
from twin.geometry.predicates import orientation
from twin.geometry.triangulation import NOTHING, Triangulation

Ints = NDArray[np.int32]

_SLACK: Final = 0
_MIXED: Final = 1
_TAUT: Final = 2

CORNER: Final = np.dtype(
    [
        *((name, np.float64) for name in ("x", "y", "before_x", "before_y", "after_x", "after_y")),
        *((name, np.int32) for name in ("bend", "is_knot")),
    ]
)
"""
A vertex of a mesh with all that decides whether a line is taut there, in one line of a processor's cache.

``bend`` is its place in ``Triangulation.bends``. Where several edges of the
floor meet, in a knot, all lines are taut, and what is before and after counts
for nothing.
"""


class Sides(NamedTuple):
    """
    A mesh by the sides of its triangles: side 3 t + k runs from the vertex ``starts[3 t + k]`` to the next of triangle t.

    ``across`` is the same side as the neighbour has it; ``corners`` are the
    vertices, ``CORNER`` each.
    """

    corners: NDArray[np.void]
    starts: Ints
    across: Ints


def number_sides(mesh: Triangulation) -> Sides:
    """Return a mesh by its sides."""
    corners = np.zeros(len(mesh.vertices), dtype=CORNER)
    for name, vertices in (("", np.arange(len(corners))), ("before_", mesh.before), ("after_", mesh.after)):
        corners[f"{name}x"], corners[f"{name}y"] = mesh.vertices[vertices].T
    corners["bend"], corners["is_knot"] = mesh.bend_of, mesh.before == NOTHING
    ends = np.roll(mesh.triangles, -1, axis=1)
    # The same side of the neighbour starts where this one ends.
    place = (mesh.triangles[mesh.neighbours] == ends[:, :, None]).argmax(axis=2)
    across = np.where(mesh.neighbours == NOTHING, NOTHING, 3 * mesh.neighbours + place)
    return frozen(Sides(corners, mesh.triangles.ravel(), across.astype(np.int32).ravel()))


@compiled
def link_bends(mesh: Triangulation, sides: Sides) -> tuple[np.ndarray, np.ndarray]:
    """
    Return the places in ``mesh.bends`` of the ends of every taut line, some of them twice.

    A line over several bends may be missing: those between them are there.
    """
    depth = len(sides.starts) + 64  # no line crosses a triangle twice, and each leaves one cone behind
    cones, found = np.zeros((depth, 4), dtype=np.int32), np.zeros(256, dtype=np.int32)
    starts, ends = np.zeros(1024, dtype=np.int32), np.zeros(1024, dtype=np.int32)
    count = 0
    for node in range(len(mesh.bends)):
        corner = sides.corners[mesh.bends[node]]
        opened = _open(mesh, sides, mesh.bends[node], cones)
        found, seen = _sweep(sides.corners, sides.starts, sides.across, corner, cones, opened, found)
        for other in found[:seen]:
            if _is_taut(corner, sides.corners[other].x, sides.corners[other].y):
                if count == len(starts):
                    starts, ends = np.concatenate((starts, starts)), np.concatenate((ends, ends))
                starts[count], ends[count] = node, sides.corners[other].bend
                count += 1
    return starts[:count], ends[:count]


@compiled
def _open(mesh: Triangulation, sides: Sides, vertex: int, cones: np.ndarray) -> int:
    """Put a cone on the stack for each triangle around a bend, and return how many there are."""
    depth = 0
    for i in range(mesh.fan_start[vertex], mesh.fan_start[vertex + 1]):
        side = 3 * mesh.fan[i]
        while sides.starts[side] != vertex:
            side += 1
        opposite = _next_side(side)
        right, left = sides.starts[opposite], sides.starts[_next_side(opposite)]
        cones[depth, 0], cones[depth, 1], cones[depth, 2], cones[depth, 3] = opposite, right, left, _MIXED
        depth += 1
    return depth


@compiled
def _sweep(
    corners: np.ndarray,
    starts: np.ndarray,
    across: np.ndarray,
    origin: np.record,
    cones: np.ndarray,
    depth: int,
    found: np.ndarray,
) -> tuple[np.ndarray, int]:
    """
    List the bends that a bend sees along lines that are taut at them, the lower ones left out.

    A cone is (side, right, left, sector): it goes on across a side, and the
    rays through the vertices *right* and *left* bound it. The first *depth*
    cones are the triangles around the bend.
    """
    x, y = origin.x, origin.y
    found, count = _list_near(corners, origin, cones[:depth], found)
    while depth > 0:
        depth -= 1
        side, right, left, sector = across[cones[depth, 0]], cones[depth, 1], cones[depth, 2], cones[depth, 3]
        to_right, to_left = corners[right], corners[left]
        if side == NOTHING or (to_right.y < y and to_left.y < y):
            continue
        if sector == _MIXED:
            sector = _find_sector(origin, to_right, to_left)
            if sector == _SLACK:
                continue
        second = _next_side(side)
        third = _next_side(second)
        middle = starts[third]
        to_middle = corners[middle]
        beyond_right = orientation(x, y, to_right.x, to_right.y, to_middle.x, to_middle.y)
        before_left = orientation(x, y, to_middle.x, to_middle.y, to_left.x, to_left.y)
        if beyond_right > 0.0:
            nearer = middle if before_left > 0.0 else left
            cones[depth, 0], cones[depth, 1], cones[depth, 2], cones[depth, 3] = second, right, nearer, sector
            depth += 1
        if before_left > 0.0:
            nearer = middle if beyond_right > 0.0 else right
            cones[depth, 0], cones[depth, 1], cones[depth, 2], cones[depth, 3] = third, nearer, left, sector
            depth += 1
        if beyond_right >= 0.0 and before_left >= 0.0 and _is_taut(to_middle, x, y):
            found, count = _append(found, count, middle)
    return found, count


@compiled
def _list_near(corners: np.ndarray, origin: np.record, cones: np.ndarray, found: np.ndarray) -> tuple[np.ndarray, int]:
    """List the bends among the corners of the triangles around a bend."""
    count = 0
    for i in range(len(cones)):
        for near in (cones[i, 1], cones[i, 2]):
            if _is_taut(corners[near], origin.x, origin.y):
                found, count = _append(found, count, near)
    return found, count


@compiled
def _next_side(side: int) -> int:
    """Return the side of the same triangle that starts where a side ends."""
    return side + 1 if side % 3 < 2 else side - 2  # noqa: PLR2004  # of three sides


@compiled
def _append(items: np.ndarray, count: int, item: int) -> tuple[np.ndarray, int]:
    if count == len(items):
        items = np.concatenate((items, items))
    items[count] = item
    return items, count + 1


@compiled
def _is_taut(corner: np.record, x: float, y: float) -> bool:
    """Tell whether a straight way from a point to a corner can go on around it as a shortest way."""
    if corner.bend == NOTHING or corner.is_knot:
        return bool(corner.bend != NOTHING)
    before = orientation(x, y, corner.x, corner.y, corner.before_x, corner.before_y)
    after = orientation(x, y, corner.x, corner.y, corner.after_x, corner.after_y)
    return bool((before >= 0.0 and after >= 0.0) or (before <= 0.0 and after <= 0.0))


@compiled
def _find_sector(origin: np.record, right: np.record, left: np.record) -> int:
    """Tell whether all lines from a bend within a cone are taut there, none, or some: the lines of its edges bound that."""
    if origin.is_knot:
        return _TAUT
    x, y = origin.x, origin.y
    ahead_right = orientation(x, y, origin.after_x, origin.after_y, right.x, right.y)
    ahead_left = orientation(x, y, origin.after_x, origin.after_y, left.x, left.y)
    behind_right = orientation(x, y, origin.before_x, origin.before_y, right.x, right.y)
    behind_left = orientation(x, y, origin.before_x, origin.before_y, left.x, left.y)
    ahead_least, ahead_most = min(ahead_right, ahead_left), max(ahead_right, ahead_left)
    behind_least, behind_most = min(behind_right, behind_left), max(behind_right, behind_left)
    if (ahead_least > 0.0 and behind_most < 0.0) or (ahead_most < 0.0 and behind_least > 0.0):
        return _SLACK
    if (ahead_least >= 0.0 and behind_least >= 0.0) or (ahead_most <= 0.0 and behind_most <= 0.0):
        return _TAUT
    return _MIXED
