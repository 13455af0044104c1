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
from twin.ingest.solids.footings import Flags
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
    feet, corners, met = _only_near(feet, corners)
    heights = _crossings(feet, corners)
    for hole in holes:
        through = shapely.contains_xy(hole.plan, feet[:, 0], feet[:, 1])[:, None]
        inside = through & (heights >= hole.bottom_m - _TOUCH_M) & (heights <= hole.top_m + _TOUCH_M)
        goes_on = through[:, 0] & (np.isfinite(heights) & (heights > hole.top_m + _TOUCH_M)).any(axis=1)
        lintels = np.where(goes_on, hole.top_m, np.inf)
        heights = np.column_stack([np.where(inside, np.inf, heights), lintels])
    over = np.full(len(met), np.inf)
    over[met] = np.where(heights > feet[:, 2:] + OVER_M, heights, np.inf).min(axis=1, initial=np.inf)
    return over


def _only_near(feet: Floats, corners: Floats) -> tuple[Floats, Floats, Flags]:
    """Return the feet under or over the box of a triangle, the triangles whose box holds one, and which feet these are."""
    least, most = corners[:, :, :2].min(axis=1), corners[:, :, :2].max(axis=1)
    near = (most >= feet[:, :2].min(axis=0)).all(axis=1) & (least <= feet[:, :2].max(axis=0)).all(axis=1)
    corners, least, most = corners[near], least[near], most[near]
    x, y = feet[:, :1], feet[:, 1:2]
    held = (least[:, 0] <= x) & (x <= most[:, 0]) & (least[:, 1] <= y) & (y <= most[:, 1])
    met = held.any(axis=1)
    return feet[met], corners[held.any(axis=0)], met


def _crossings(feet: Floats, corners: Floats) -> Floats:
    """Return the heights at which the plumb lines of feet (n, 3) cross triangles (m, 3, 3): (n, m), infinite where not."""
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    twice = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (c[:, 0] - a[:, 0]) * (b[:, 1] - a[:, 1])
    lying = np.abs(twice) > 1e-12  # noqa: PLR2004  # a plumb face crosses no plumb line
    a, b, c, twice = a[lying], b[lying], c[lying], twice[lying]
    x, y = feet[:, :1], feet[:, 1:2]
    of_b = ((x - a[:, 0]) * (c[:, 1] - a[:, 1]) - (c[:, 0] - a[:, 0]) * (y - a[:, 1])) / twice
    of_c = ((b[:, 0] - a[:, 0]) * (y - a[:, 1]) - (x - a[:, 0]) * (b[:, 1] - a[:, 1])) / twice
    inside = (of_b >= 0.0) & (of_c >= 0.0) & (of_b + of_c <= 1.0)
    heights: Floats = np.where(inside, a[:, 2] + of_b * (b[:, 2] - a[:, 2]) + of_c * (c[:, 2] - a[:, 2]), np.inf)
    return heights
