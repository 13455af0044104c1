"""Whether two points see each other past upright bodies. Metres; eyes and targets are (x, y, z), bodies are prisms."""

from collections.abc import Collection, Sequence
from typing import Final

import shapely
from shapely import LineString
from shapely.geometry.base import BaseGeometry

from twin.geometry.sight_lines import NOTHING, build_prisms, find_entered

Prism = tuple[BaseGeometry, float, float]
"""A body: its footprint (polygonal), the height of its underside and of its top."""

Point3 = tuple[float, float, float]

TOUCH_M: Final = 1e-6
"""A sight line that enters a body no deeper than this, or for no longer, only touches it."""


class SightBlockers:
    """Bodies in an index, asked many times."""

    def __init__(self, bodies: Sequence[Prism]) -> None:
        self._bodies = tuple(bodies)
        self._index = shapely.STRtree([footprint for footprint, _, _ in self._bodies])
        self._prisms = build_prisms(self._bodies)

    def is_clear(self, eye: Point3, target: Point3, besides: Collection[int] = ()) -> bool:
        """
        Return whether the straight line from *eye* to *target* enters no body.

        Parameters
        ----------
        besides
            Which bodies are looked through, by their place in the order given.

        Notes
        -----
        Over the part of the line above a footprint, its height runs from
        ``z(t0)`` to ``z(t1)``; the body is entered if that range overlaps
        the body's own. A line that only touches a face is clear.
        """
        if eye[:2] == target[:2]:
            return self._is_clear_upright(eye, target[2], besides)
        body = NOTHING
        while True:
            body, is_sure = find_entered(self._prisms, body + 1, *eye, *target)
            if body == NOTHING:
                return True
            if body not in besides and (is_sure or self._is_entered(body, eye, target)):
                return False

    def _is_clear_upright(self, eye: Point3, target_z: float, besides: Collection[int]) -> bool:
        """Look straight up or down: a line has no direction in plan, so the point itself is asked."""
        low, high = sorted((eye[2], target_z))
        within = sorted(self._index.query(shapely.Point(eye[:2]), predicate="within"))
        return not any(high > self._bodies[i][1] and low < self._bodies[i][2] for i in within if i not in besides)

    def _is_entered(self, index: int, eye: Point3, target: Point3) -> bool:
        footprint, bottom, top = self._bodies[index]
        line, eye_z, target_z = LineString([eye[:2], target[:2]]), eye[2], target[2]
        for part in shapely.get_parts(line.intersection(footprint)):
            if part.length <= TOUCH_M or _runs_on_edge(part, footprint):
                continue
            heights = [
                eye_z + (target_z - eye_z) * line.project(shapely.Point(end)) / line.length for end in part.coords
            ]
            if max(heights) > bottom + TOUCH_M and min(heights) < top - TOUCH_M:
                return True
        return False


def _runs_on_edge(part: BaseGeometry, footprint: BaseGeometry) -> bool:
    middle = part.interpolate(0.5, normalized=True)
    return bool(footprint.boundary.distance(middle) <= TOUCH_M)
