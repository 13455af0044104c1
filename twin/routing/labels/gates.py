"""
The sides of triangles as gates, and the corridors between junctions: a floor laid out for sight. Compiled; metres.

Rounded corners make most triangles stand with one side on the floor's edge.
Through such triangles there is one way on, so a row of them, a corridor, is
one list of corners, which sight reads from end to end.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from twin.geometry.compiled import compiled, frozen
from twin.geometry.triangulation import NOTHING, Triangulation

Ints = NDArray[np.int32]

GATE: Final = np.dtype(
    [
        *((name, np.float64) for name in ("corner_x", "corner_y", "right_x", "right_y", "left_x", "left_y")),
        *((name, np.int32) for name in ("corner", "right", "left", "step")),
    ]
)
"""
A side of a triangle, and all that sight needs to know that comes in through it, in one line of a processor's cache.

Gate 3 t + k is the side of triangle t from corner k, which is on the left of
who comes in, to corner k + 1, on the right. ``corner`` is the vertex across;
``right`` and ``left`` are the gates beyond the sides on the right and left
of it, ``NOTHING`` at the floor's edge; ``step`` is where the corridor goes on
that leads away from here, ``NOTHING`` where there is none.
"""
STEP: Final = np.dtype(
    [("x", np.float64), ("y", np.float64), ("corner", np.int32), ("side", np.int32), ("gate", np.int32)]
)
"""
A corner of a corridor: on its right (0), on its left (1), or where it ends (2).

``gate`` is ``NOTHING`` where the next step is the next in the row; else the
corridor ends behind this corner and sight goes on at that gate.
"""
ON_RIGHT: Final = 0
ON_LEFT: Final = 1
DEAD_END: Final = 2


class Gates(NamedTuple):
    """``rows`` of ``GATE`` and ``steps`` of ``STEP``."""

    rows: NDArray[np.void]
    steps: NDArray[np.void]


def build_gates(mesh: Triangulation, sites: NDArray[np.signedinteger]) -> Gates:
    """
    Lay out a floor for sight.

    Parameters
    ----------
    sites : (triangles,)
        How many crossings' ends lie in each triangle: corridors do not lead through those.
    """
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
    single = ((rows["right"] == NOTHING) | (rows["left"] == NOTHING)) & (np.repeat(sites, 3) == 0)
    onward = np.where(single, np.maximum(rows["right"], rows["left"]), NOTHING).astype(np.int32)
    order, step_of = _follow(single, onward)
    rows["step"] = step_of
    steps = np.zeros(len(order), dtype=STEP)
    taken = rows[order]
    steps["x"], steps["y"], steps["corner"] = taken["corner_x"], taken["corner_y"], taken["corner"]
    steps["side"] = np.where(taken["left"] != NOTHING, ON_RIGHT, np.where(taken["right"] != NOTHING, ON_LEFT, DEAD_END))
    following = onward[order]
    goes_on = np.append(order[1:], NOTHING) == following
    steps["gate"] = np.where(goes_on, NOTHING, following)
    return frozen(Gates(rows, steps))


@compiled
def _follow(single: np.ndarray, onward: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Put the gates of corridors into rows; return them in this order, and the place of each."""
    entered = np.zeros(len(single), dtype=np.bool_)
    for gate in range(len(single)):
        if single[gate] and onward[gate] != NOTHING:
            entered[onward[gate]] = True
    order, step_of = np.zeros(single.sum(), dtype=np.int32), np.full(len(single), NOTHING, dtype=np.int32)
    count = 0
    for ring in (False, True):  # what is left when all corridors with a beginning are done goes round in a ring
        for first in range(len(single)):
            gate = first
            if entered[first] and not ring:
                continue
            while gate != NOTHING and single[gate] and step_of[gate] == NOTHING:
                order[count], step_of[gate] = gate, count
                count += 1
                gate = onward[gate]
    return order, step_of
