"""
What lies on the two sides of a hole, by probing: the first space one meets when stepping through.

Metres, plan frame. Side 0 lies against the aperture's *across*, side 1 along it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import shapely
from shapely import Polygon

from twin.ingest.portals.apertures import Aperture
from twin.ingest.records.placements import Floats
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
_STEPS_M: Final = np.arange(PROBE_STEP_M, PROBE_REACH_M + FIRST_PROBE_M, PROBE_STEP_M)
_COLUMNS: Final = np.array([0.0, -0.25, 0.25])
"""Where across the width of a hole one steps through, the middle first."""


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


def probe_sides(around: Surroundings, apertures: Sequence[Aperture]) -> list[tuple[Side, Side]]:
    """Return what lies on both sides of each hole; ``outdoors`` only where no space is."""
    if not apertures:
        return []
    halves = _halves(apertures)
    spaces = _meet_spaces(around, halves)
    met = [index for index, space in enumerate(spaces) if space is not None]
    reaches = dict(
        zip(met, _reaches(halves.take(met), [s for s in spaces if s is not None], PROBE_REACH_M), strict=True)
    )
    sides = []
    for index, (space, face_m) in enumerate(zip(spaces, halves.face_m.tolist(), strict=True)):
        reach_m = reaches.get(index)
        outdoors = space is None and _is_outdoors(around, halves, index)
        sides.append(Side(space=space, outdoors=outdoors, reach_m=face_m if reach_m is None else reach_m))
    return [(first, second) for first, second in zip(sides[::2], sides[1::2], strict=True)]


def with_space(side: Side, aperture: Aperture, index: int, space: Space) -> Side | None:
    """Return side 0 or 1 with a space that the file names for it, if its footprint is near enough to be reached."""
    (reach_m,) = _reaches(_halves([aperture]).take([index]), [space], BELIEVED_REACH_M)
    return None if reach_m is None else replace(side, space=space, outdoors=False, reach_m=reach_m)


def passage_of(aperture: Aperture, sides: tuple[Side, Side], width_m: float) -> Polygon:
    """Return the floor a person crosses: through the wall and a few millimetres into both footprints."""
    return aperture.strip(width_m, sides[0].reach_m + OVERLAP_M, sides[1].reach_m + OVERLAP_M)


def floor_between(aperture: Aperture, sides: tuple[Side, Side]) -> float:
    """Return the height of the floor in the hole: that of the side nearest its sill, else the sill."""
    floors = [floor_m(side.space) for side in sides if side.space is not None]
    return min(floors, key=lambda z: (abs(z - aperture.sill_z_m), z), default=aperture.sill_z_m)


@dataclass(frozen=True, slots=True)
class _Halves:
    """The two halves of each of n holes, in order: 2n of each; ``out`` (2n, 2) points from the middle to the half's side."""

    middle: Floats
    along: Floats
    out: Floats
    width_m: Floats
    face_m: Floats
    sill_z_m: Floats

    def take(self, chosen: list[int]) -> "_Halves":
        return _Halves(
            self.middle[chosen],
            self.along[chosen],
            self.out[chosen],
            self.width_m[chosen],
            self.face_m[chosen],
            self.sill_z_m[chosen],
        )

    def at(self, along_m: Floats, out_m: Floats) -> Floats:
        """Return k plan points (2n, k, 2) of each half, from distances (2n, k) along the wall and out of it."""
        aside, ahead = self.along[:, None] * along_m[..., None], self.out[:, None] * out_m[..., None]
        points: Floats = self.middle[:, None] + aside + ahead
        return points


def _halves(apertures: Sequence[Aperture]) -> _Halves:
    plan = np.array([(*a.middle, *a.along, *a.across, a.width_m, a.depth_m / 2, a.sill_z_m) for a in apertures])
    plan = np.repeat(plan, 2, axis=0)
    plan[::2, 4:6] *= -1.0
    return _Halves(plan[:, 0:2], plan[:, 2:4], plan[:, 4:6], plan[:, 6], plan[:, 7], plan[:, 8])


def _meet_spaces(around: Surroundings, halves: _Halves) -> list[Space | None]:
    """Return the first space one meets out of each half: most begin at its face."""
    spaces = _step_into(around, halves, np.array([FIRST_PROBE_M]))
    rest = [index for index, space in enumerate(spaces) if space is None]
    for index, space in zip(rest, _step_into(around, halves.take(rest), _STEPS_M), strict=True):
        spaces[index] = space
    return spaces


def _step_into(around: Surroundings, halves: _Halves, steps_m: Floats) -> list[Space | None]:
    columns, steps = np.tile(_COLUMNS, len(steps_m)), np.repeat(steps_m, len(_COLUMNS))
    plan = halves.at(halves.width_m[:, None] * columns, halves.face_m[:, None] + steps)
    z = np.broadcast_to(halves.sill_z_m[:, None, None] + PROBE_HEIGHT_M, (*plan.shape[:2], 1))
    found = around.find_spaces(np.concatenate([plan, z], axis=2).reshape(-1, 3))
    each = (found[index : index + len(steps)] for index in range(0, len(found), len(steps)))
    return [next((space for space in probed if space is not None), None) for probed in each]


def _is_outdoors(around: Surroundings, halves: _Halves, index: int) -> bool:
    half = halves.take([index])
    x, y = half.at(np.zeros((1, 1)), half.face_m[:, None] + OUTDOOR_STEP_M)[0, 0].tolist()
    return around.is_outdoors(x, y, float(half.sill_z_m[0]))


def _reaches(halves: _Halves, spaces: Sequence[Space], limit_m: float) -> list[float | None]:
    """Return how far from the middle the whole width of each half has met its space; ``None`` if nowhere."""
    edge_m = np.maximum(halves.width_m / 2 - EDGE_M, 0.0)[:, None]
    columns = edge_m * np.array([-1.0, 0.0, 1.0])
    starts = halves.at(columns, np.zeros_like(columns)).reshape(-1, 2)
    far_m = np.broadcast_to((halves.face_m + limit_m + EDGE_M)[:, None], columns.shape)
    lines = shapely.linestrings(np.stack([starts, halves.at(columns, far_m).reshape(-1, 2)], axis=1))
    floors = np.repeat(np.array([space.footprint for space in spaces], dtype=object), columns.shape[1])
    corners, line = shapely.get_coordinates(shapely.intersection(lines, floors), return_index=True)
    nearest = np.full(len(starts), np.inf)
    np.minimum.at(nearest, line, np.hypot(*(corners - starts[line]).T))
    nearest = nearest.reshape(columns.shape)
    farthest = np.max(nearest, axis=1, initial=-np.inf, where=np.isfinite(nearest)).tolist()
    return [reach_m if reach_m >= 0.0 else None for reach_m in farthest]
