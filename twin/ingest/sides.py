"""
What lies on the two sides of a hole, by probing: the first space one meets when stepping through.

Metres, plan frame. Side 0 lies against the aperture's *across*, side 1 along it.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from shapely import LineString, Polygon

from twin.ingest.apertures import Aperture
from twin.ingest.surroundings import Surroundings, floor_m
from twin.model.ids import OUTSIDE, SpaceId
from twin.model.space import Space

PROBE_REACH_M: Final = 0.55
"""How far beyond the face of a hole a space may begin (measured on real files: 336 of 344 doors)."""
PROBE_STEP_M: Final = 0.05
PROBE_HEIGHT_M: Final = 1.0
"""Above the sill: over thresholds, under lintels."""
FIRST_PROBE_M: Final = 0.01
BELIEVED_REACH_M: Final = 1.5
"""How far a space may begin that a space boundary names and probing did not meet."""
OVERLAP_M: Final = 0.005
"""How far a passage reaches into the footprints it joins."""
EDGE_M: Final = 0.01
OUTDOOR_STEP_M: Final = 0.6
"""How far before a door one stands to look whether the place is outdoors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a hole: the space there, ``OUTSIDE`` or ``None``, and how far from the middle the passage must reach."""

    space: Space | None
    outdoors: bool
    reach_m: float

    @property
    def id(self) -> SpaceId | None:
        """What ``Portal.spaces`` says of this side."""
        return self.space.id if self.space is not None else OUTSIDE if self.outdoors else None


def probe_sides(around: Surroundings, aperture: Aperture) -> tuple[Side, Side]:
    """Return what lies on both sides; ``outdoors`` only where no space is."""
    return (_probe(around, aperture, -1.0), _probe(around, aperture, 1.0))


def with_space(side: Side, aperture: Aperture, sign: float, space: Space) -> Side | None:
    """Return a side with a space that the file names for it, if its footprint is near enough to be reached."""
    reach_m = _reach(aperture, sign, space, BELIEVED_REACH_M)
    return None if reach_m is None else replace(side, space=space, outdoors=False, reach_m=reach_m)


def passage_of(aperture: Aperture, sides: tuple[Side, Side], width_m: float) -> Polygon:
    """Return the floor a person crosses: through the wall and a few millimetres into both footprints."""
    return aperture.strip(width_m, sides[0].reach_m + OVERLAP_M, sides[1].reach_m + OVERLAP_M)


def floor_between(aperture: Aperture, sides: tuple[Side, Side]) -> float:
    """Return the height of the floor in the hole: that of the side nearest its sill, else the sill."""
    floors = [floor_m(side.space) for side in sides if side.space is not None]
    return min(floors, key=lambda z: (abs(z - aperture.sill_z_m), z), default=aperture.sill_z_m)


def _probe(around: Surroundings, aperture: Aperture, sign: float) -> Side:
    face_m = aperture.depth_m / 2
    z = aperture.sill_z_m + PROBE_HEIGHT_M
    for step_m in (FIRST_PROBE_M, *np.arange(PROBE_STEP_M, PROBE_REACH_M + FIRST_PROBE_M, PROBE_STEP_M)):
        for column_m in (0.0, -aperture.width_m / 4, aperture.width_m / 4):
            space = around.find_space(*aperture.at(column_m, sign * (face_m + float(step_m))), z)
            if space is not None:
                reach_m = _reach(aperture, sign, space, PROBE_REACH_M)
                return Side(space=space, outdoors=False, reach_m=face_m if reach_m is None else reach_m)
    outdoors = around.is_outdoors(*aperture.at(0.0, sign * (face_m + OUTDOOR_STEP_M)), aperture.sill_z_m)
    return Side(space=None, outdoors=outdoors, reach_m=face_m)


def _reach(aperture: Aperture, sign: float, space: Space, limit_m: float) -> float | None:
    """Return how far from the middle the whole width of the hole has met the footprint; ``None`` if nowhere."""
    edge_m = max(aperture.width_m / 2 - EDGE_M, 0.0)
    far_m = aperture.depth_m / 2 + limit_m + EDGE_M
    met = [_first_meeting(aperture, sign, column_m, far_m, space) for column_m in (-edge_m, 0.0, edge_m)]
    return max((distance for distance in met if distance is not None), default=None)


def _first_meeting(aperture: Aperture, sign: float, column_m: float, far_m: float, space: Space) -> float | None:
    start = aperture.at(column_m, 0.0)
    column = LineString([start, aperture.at(column_m, sign * far_m)])
    common = column.intersection(space.footprint) if space.footprint is not None else None
    if common is None or common.is_empty:
        return None
    corners = np.array([xy for part in getattr(common, "geoms", [common]) for xy in part.coords])
    return float(np.hypot(corners[:, 0] - start[0], corners[:, 1] - start[1]).min())
