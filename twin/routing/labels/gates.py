"""The sides of triangles as gates: a floor laid out for sight. Metres."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from twin.geometry.triangulation import NOTHING, Triangulation

GATE: Final = np.dtype(
    [
        *((name, np.float64) for name in ("corner_x", "corner_y", "right_x", "right_y", "left_x", "left_y")),
        *((name, np.int32) for name in ("corner", "right", "left")),
    ],
    align=True,
)
"""
A side of a triangle, and all that sight needs to know that comes in through it, in one line of a processor's cache.

Gate 3 t + k is the side of triangle t from corner k, which is on the left of
who comes in, to corner k + 1, on the right. ``corner`` is the vertex across;
``right`` and ``left`` are the gates beyond the sides on the right and left
of it, ``NOTHING`` at the floor's edge.
"""


def build_gates(mesh: Triangulation) -> NDArray[np.void]:
    """Lay out a floor for sight: all its sides, as ``GATE``."""
    count = len(mesh.triangles)
    corners = mesh.triangles[:, [[0, 1, 2], [1, 2, 0], [2, 0, 1]]]  # on the left, on the right, across
    sides = np.zeros((count, 3), dtype=GATE)
    for name, vertices in zip(("left", "right", "corner"), corners.transpose(1, 0, 2), strict=True):
        sides[f"{name}_x"], sides[f"{name}_y"] = mesh.vertices[vertices].transpose(2, 0, 1)
    sides["corner"] = corners[:, 2]
    # The side of the neighbour that leads here starts where the side that leads there ends.
    starts = mesh.triangles[mesh.neighbours] == corners[:, 1, :, None]
    beyond = np.where(mesh.neighbours == NOTHING, NOTHING, 3 * mesh.neighbours + starts.argmax(axis=2)).astype(np.int32)
    sides["right"], sides["left"] = beyond[:, [1, 2, 0]], beyond[:, [2, 0, 1]]
    rows = sides.ravel()
    rows.setflags(write=False)
    return rows
