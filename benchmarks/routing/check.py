"""
Judging ways: on the floor or not, from the start to the goal or not, how long over the shortest.

Nothing of the product is used. A way may leave the floor by a millimetre.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon

from benchmarks.routing.floors import Floor

ALLOWED_M: Final = 1e-3
"""So far a way may leave the floor."""
ENDS_M: Final = 0.15
"""An end so near to the point asked for is joined to it by a straight line; one farther away is no answer."""
SAMPLE_M: Final = 0.02

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """
    What one way cost on one floor, and what its answers are worth.

    All arrays are per query, as many as it was asked in its time:
    ``lengths_m`` is infinite where there is no answer, ``outside_m`` how far a
    way leaves the floor, zero if by no more than ``ALLOWED_M``.
    """

    build_cpu_s: float
    peak_mb: float
    kept_mb: float
    times_us: Floats
    lengths_m: Floats
    outside_m: Floats

    @property
    def right(self) -> NDArray[np.bool_]:
        """Which answers stay on the floor and lead to the goal."""
        return np.asarray(np.isfinite(self.lengths_m) & (self.outside_m == 0.0))


class Judge:
    """A floor, grown by what is allowed, ready for many ways."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor
        self._grown: Polygon = floor.eroded.buffer(ALLOWED_M, quad_segs=2)
        shapely.prepare(self._grown)
        rings = [shapely.get_coordinates(ring) for ring in shapely.get_rings(floor.eroded)]
        edges = np.concatenate([np.stack([ring[:-1], ring[1:]], axis=1) for ring in rings])
        self._edges = shapely.STRtree(np.asarray(shapely.linestrings(edges)))

    def read(self, path: Path) -> Measured:
        """Judge everything that one way answered."""
        found = json.loads(path.read_text(encoding="utf-8"))
        ways = [
            join_ends(np.array(way).reshape(-1, 2), query)
            for way, query in zip(found["paths"], self._floor.queries, strict=False)
        ]
        return Measured(
            build_cpu_s=found["build_cpu_s"],
            peak_mb=found["peak_mb"],
            kept_mb=found["kept_mb"],
            times_us=np.array(found["times_us"]),
            lengths_m=np.array([measure_m(way) for way in ways]),
            outside_m=np.array([self.measure_outside_m(way) for way in ways]),
        )

    def measure_outside_m(self, way: Floats) -> float:
        """Return how far a way leaves the floor, zero if by no more than is allowed."""
        line = shapely.LineString(way)
        if line.is_empty or self._grown.covers(line):
            return 0.0
        points = np.asarray(shapely.points(shapely.get_coordinates(shapely.segmentize(line, SAMPLE_M))))
        outside = points[~shapely.covers(self._grown, points)]
        if len(outside) == 0:
            return ALLOWED_M
        _, distances = self._edges.query_nearest(outside, return_distance=True, all_matches=False)
        return float(distances.max())


def join_ends(way: Floats, query: Floats) -> Floats:
    """Return a way from the very start to the very goal, nothing where it ends elsewhere."""
    if len(way) == 0 or np.hypot(*(way[0] - query[:2])) > ENDS_M or np.hypot(*(way[-1] - query[2:])) > ENDS_M:
        return np.zeros((0, 2))
    return np.vstack([query[:2], way, query[2:]])


def measure_m(way: Floats) -> float:
    """Return the length of a way, infinite for none."""
    return float(np.hypot(*np.diff(way, axis=0).T).sum()) if len(way) else np.inf
