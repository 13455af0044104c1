"""What lies behind a door that one passes."""

from collections.abc import Sequence
from typing import Final

import shapely

from twin.guidance.stretch import Crossing, Stretch
from twin.model.ids import OUTSIDE
from twin.model.route import Landmark
from twin.model.space import Space
from twin.model.twin import Twin

BEHIND_DOOR_M: Final = (0.25, 0.5, 1.0, 1.5, 2.0)
"""How far before and behind a door's line the floors of its spaces are looked for: walls may be thick."""


def find_space_behind(stretch: Stretch, crossing: Crossing, twin: Twin) -> Landmark | None:
    """Return the space that one enters: the side of the door whose floor one comes to, or outside."""
    sides = [twin.spaces[side] for side in crossing.portal.spaces if side is not None and side in twin.spaces]
    ahead = _first_of(sides, stretch, [crossing.at_m + step_m for step_m in BEHIND_DOOR_M])
    if ahead is not None:
        return Landmark(id=ahead.id, kind="space", name=ahead.long_name or ahead.name)
    left = _first_of(sides, stretch, [crossing.at_m - step_m for step_m in BEHIND_DOOR_M])
    return Landmark(id=OUTSIDE, kind="outside", name="") if left and OUTSIDE in crossing.portal.spaces else None


def _first_of(spaces: Sequence[Space], stretch: Stretch, places_m: Sequence[float]) -> Space | None:
    """Return the first of some spaces whose floor is under the path at one of some places."""
    for at_m in places_m:
        x, y, _ = stretch.point_at(at_m)
        for space in spaces:
            if space.footprint is not None and shapely.intersects_xy(space.footprint, x, y):
                return space
    return None
