"""
How much room there is over a way: from each step to the lowest body above it, within the line that one walks.

What is lower than ``OVER_M`` above a step is no ceiling: it is the next step,
or stands in the way. Openings are cut out of what they go through. Where the
model has nothing above a way, its headroom is unknown. Metres, plan frame.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
import shapely

from twin.ingest.records.placements import Floats
from twin.ingest.solids.built import OVERHEAD, Built, Hole
from twin.ingest.solids.footings import Ints
from twin.model.origin import Origin, Sourced
from twin.model.passage import Point3

OVER_M: Final = 1.0
"""What begins lower above a step is no ceiling."""
SHOULDER_M: Final = 0.25
"""One takes this much room on either side of the line (the radius of an adult, FDS+Evac)."""
_EDGE_M: Final = 0.05
"""Samples keep this far from the sides of a way, whose walls reach a little over it."""
_TOUCH_M: Final = 0.01
_REACH_M: Final = 100.0
"""So far up something is looked for."""


def find_headroom(built: Built, line: Sequence[Point3], width_m: float | None) -> Sourced[float] | None:
    """
    Return the least height above a line of points that one walks through; ``None`` where nothing is modelled above.

    Parameters
    ----------
    line
        Feet, bottom to top; the height of a point is that of the step there.
    width_m
        Width of the way, where known: a narrow one has no room beside the line.
    """
    if not line:
        return None
    feet = _beside(np.array(line), SHOULDER_M if width_m is None else min(SHOULDER_M, width_m / 2 - _EDGE_M))
    low, high = feet.min(axis=0) + _up(OVER_M), feet.max(axis=0) + _up(_REACH_M)
    above = np.full(len(feet), np.inf)
    lowest = ""
    holes = built.holes_near(low, high)
    for body in built.list_near(low, high, OVERHEAD):
        met = _first_above(feet, built.corners(body), holes.get(body.id, ()))
        if (met - feet[:, 2]).min() < (above - feet[:, 2]).min():
            lowest = body.ifc_class
        above = np.minimum(above, met)
    least_m = float((above - feet[:, 2]).min())
    if not np.isfinite(least_m):
        return None
    return Sourced(value=round(least_m, 6), origin=Origin.MEASURED, carrier=f"geometry: {lowest}")


def _up(height_m: float) -> Floats:
    return np.array([0.0, 0.0, height_m])


def _beside(line: Floats, side_m: float) -> Floats:
    """Return the points of a line (n, 3), and those at the shoulders of who walks there."""
    if side_m <= 0.0 or len(line) < 2:  # noqa: PLR2004  # a line has two ends
        return line
    ahead = np.gradient(line[:, :2], axis=0)
    length = np.hypot(ahead[:, 0], ahead[:, 1])
    ahead = np.divide(ahead, length[:, None], out=np.zeros_like(ahead), where=length[:, None] > 0.0)
    across = np.column_stack([-ahead[:, 1], ahead[:, 0], np.zeros(len(line))]) * side_m
    return np.concatenate([line, line + across, line - across])


def _first_above(feet: Floats, corners: Floats, holes: Iterable[Hole]) -> Floats:
    """Return the height at which the plumb line up from each foot (n, 3) first meets a body (m, 3, 3), infinite if not."""
    foot, triangle = _list_near(feet, corners)
    heights = _crossings(feet[foot], corners[triangle])
    for hole in holes:
        through = shapely.contains_xy(hole.plan, feet[:, 0], feet[:, 1])
        above = through[foot] & np.isfinite(heights) & (heights > hole.top_m + _TOUCH_M)
        inside = through[foot] & (heights >= hole.bottom_m - _TOUCH_M) & (heights <= hole.top_m + _TOUCH_M)
        lintels = np.unique(foot[above])  # where the body goes on above the hole, one walks under that
        foot = np.concatenate([foot[~inside], lintels])
        heights = np.concatenate([heights[~inside], np.full(len(lintels), hole.top_m)])
    over = np.full(len(feet), np.inf)
    ceiling = heights > feet[foot, 2] + OVER_M
    np.minimum.at(over, foot[ceiling], heights[ceiling])
    return over


def _list_near(feet: Floats, corners: Floats) -> tuple[Ints, Ints]:
    """Return which feet are under or over the boxes of which triangles, as two columns."""
    low, high = corners[:, :, :2].min(axis=1), corners[:, :, :2].max(axis=1)
    east = np.argsort(feet[:, 0], kind="stable")
    first = np.searchsorted(feet[east, 0], low[:, 0], side="left")
    counts = np.searchsorted(feet[east, 0], high[:, 0], side="right") - first
    triangle = np.repeat(np.arange(len(corners)), counts)
    foot = east[np.arange(len(triangle)) + np.repeat(first - (np.cumsum(counts) - counts), counts)]
    held = (low[triangle, 1] <= feet[foot, 1]) & (feet[foot, 1] <= high[triangle, 1])
    return foot[held], triangle[held]


def _crossings(feet: Floats, corners: Floats) -> Floats:
    """Return the height at which the plumb line of each foot (n, 3) crosses its triangle (n, 3, 3), infinite where not."""
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    x, y = feet[:, 0], feet[:, 1]
    twice = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (c[:, 0] - a[:, 0]) * (b[:, 1] - a[:, 1])
    lying = np.abs(twice) > 1e-12  # noqa: PLR2004  # a plumb face crosses no plumb line
    twice = np.where(lying, twice, 1.0)
    of_b = ((x - a[:, 0]) * (c[:, 1] - a[:, 1]) - (c[:, 0] - a[:, 0]) * (y - a[:, 1])) / twice
    of_c = ((b[:, 0] - a[:, 0]) * (y - a[:, 1]) - (x - a[:, 0]) * (b[:, 1] - a[:, 1])) / twice
    inside = lying & (of_b >= 0.0) & (of_c >= 0.0) & (of_b + of_c <= 1.0)
    heights: Floats = np.where(inside, a[:, 2] + of_b * (b[:, 2] - a[:, 2]) + of_c * (c[:, 2] - a[:, 2]), np.inf)
    return heights
