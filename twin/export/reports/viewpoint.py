"""Where a viewer of models looks from to see a finding, in the project's own metres."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from twin.export.reports.subjects import find_place, find_storey, floor_of
from twin.model.finding import Finding
from twin.model.passage import Point3
from twin.model.twin import Twin

EYE_M: Final = (-4.0, -6.0, 8.0)
"""From where one looks, off the place: from above and aside, so that one sees into the room."""
CUT_M: Final = 2.6
"""Everything higher above the floor is cut away, ceilings above all."""
ABOVE_M: Final = 0.6
"""What hangs stays whole."""
FIELD_OF_VIEW_DEG: Final = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewpoint:
    """A camera: ``at`` is where it stands; the directions are unit vectors. ``cut`` lies on the horizontal cut."""

    at: Point3
    direction: Point3
    up: Point3
    cut: Point3


def find_viewpoint(twin: Twin, finding: Finding) -> Viewpoint | None:
    """Return from where to look at a finding, ``None`` where it has no place."""
    place, storey = find_place(twin, finding), find_storey(twin, finding)
    if place is None or storey is None:
        return None
    target, eye = np.array(place), np.array(place) + EYE_M
    forward = (target - eye) / np.linalg.norm(target - eye)
    right = np.cross(forward, (0.0, 0.0, 1.0))
    up = np.cross(right / np.linalg.norm(right), forward)
    cut = (place[0], place[1], max(floor_of(twin, storey) + CUT_M, place[2] + ABOVE_M))
    turn = np.array(twin.file.plan_to_world).reshape(3, 4)
    return Viewpoint(
        at=_round(turn[:, :3] @ eye + turn[:, 3]),
        direction=_round(turn[:, :3] @ forward),
        up=_round(turn[:, :3] @ up),
        cut=_round(turn[:, :3] @ cut + turn[:, 3]),
    )


def _round(vector: np.ndarray) -> Point3:
    x, y, z = (round(float(each), 6) + 0.0 for each in vector)
    return (x, y, z)
