"""The nodes of a graph, with all that a query asks about each side by side in memory. Metres, seconds."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from twin.geometry.triangulation import NOTHING, Triangulation
from twin.routing.labels.chains import Core
from twin.routing.labels.labels import Labels

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

NODE: Final = np.dtype(
    [
        *((name, np.float64) for name in ("x", "y", "before_x", "before_y", "after_x", "after_y")),
        ("exit_costs", np.float64, 2),
        ("exit_points", np.float64, (2, 2)),
        *((name, np.int32, 2) for name in ("exits", "firsts", "lasts")),
        *((name, np.int32) for name in ("chain", "place", "triangle")),
        ("sides", np.int8, 2),
    ],
    align=True,
)
"""
A node and all that a query asks about it, side by side in memory.

``before`` and ``after`` are the points before and behind it on the floor's
edge, not numbers where there are several or none. ``exits`` are the core
nodes at both ends of its chain, ``NOTHING`` for an end without one, with what
it costs to walk there, where they lie, and their labels from ``firsts`` to
``lasts``. ``triangle`` is one that the node lies on. ``sides`` tells of both
exits on which side of who leaves for them the edge is that the node turns
around: 1 for the left, -1 for the right, 0 for unknown.
"""
_STRAIGHT: Final = 1e-12
"""The sine of an angle that may be rounding."""
_BENT: Final = 1e-9
"""The sine of an angle that is surely none."""


def describe_nodes(
    mesh: Triangulation, points: Floats, holders: Ints, core: Core, labels: Labels, is_taut: NDArray[np.bool_]
) -> NDArray[np.void]:
    """
    Return the rows of ``NODE``.

    Parameters
    ----------
    holders : (nodes,)
        A triangle that each node lies on.
    is_taut : (nodes,)
        Whether every cheapest way around a node is taut: else its sides are left unknown.
    """
    rows = np.zeros(len(points), dtype=NODE)
    rows["x"], rows["y"] = points.T
    for name, neighbours in (("before", mesh.before), ("after", mesh.after)):
        rows[f"{name}_x"], rows[f"{name}_y"] = np.nan, np.nan
        single = mesh.bends[neighbours[mesh.bends] != NOTHING]
        rows[f"{name}_x"][mesh.bend_of[single]], rows[f"{name}_y"][mesh.bend_of[single]] = mesh.vertices[
            neighbours[single]
        ].T
    rows["exits"], rows["exit_costs"] = core.exits, core.exit_costs
    there = core.exits != NOTHING
    ends = core.exits[there]
    rows["exit_points"][there] = points[core.nodes[ends]]
    rows["firsts"][there], rows["lasts"][there] = labels.start[ends], labels.start[ends + 1]
    rows["chain"], rows["place"], rows["triangle"] = core.chain_of, core.places, holders
    rows["sides"] = np.where(is_taut[:, None], _find_sides(rows, points, core), 0)
    rows.setflags(write=False)
    return rows


def _find_sides(rows: NDArray[np.void], points: Floats, core: Core) -> NDArray[np.int8]:
    """Return on which side of who leaves a node for each of its exits both its neighbours on the floor's edge lie."""
    sides = np.zeros((len(rows), 2), dtype=np.int8)
    on_chain = np.flatnonzero(core.chain_of != NOTHING)
    for way, step in enumerate((-1, 1)):
        first = core.links[core.places[on_chain] + step]
        ends = core.exits[on_chain, way]
        known = (first != NOTHING) | (ends != NOTHING)
        nodes = on_chain[known]
        first = np.where(first == NOTHING, core.nodes[ends], first)[known]
        ahead = points[first] - points[nodes]
        one, other = (
            _turn(ahead, np.column_stack([rows[f"{name}_x"], rows[f"{name}_y"]])[nodes] - points[nodes])
            for name in ("before", "after")
        )
        low, high = np.minimum(one, other), np.maximum(one, other)
        sides[nodes, way] = 1 * ((low > -_STRAIGHT) & (high > _BENT)) - 1 * ((high < _STRAIGHT) & (low < -_BENT))
    return sides


def _turn(ahead: Floats, aside: Floats) -> Floats:
    """Return the sines of the angles from some ways to others, positive to the left."""
    crossed = ahead[:, 0] * aside[:, 1] - ahead[:, 1] * aside[:, 0]
    return np.asarray(crossed / np.maximum(np.hypot(*ahead.T) * np.hypot(*aside.T), np.finfo(float).tiny))
