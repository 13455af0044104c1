"""On which stretches of many ways which faces can be read; it does not matter whose goal they name."""

import math
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from twin.model.continuity import Decision
from twin.model.finding import Evidence
from twin.signage.faces import SLIVER_M, SeenFace
from twin.signage.legibility import MOST_ASIDE_RAD, Limit

RUN: Final = Limit(
    value=2.0,
    evidence=Evidence.E,
    source="engineering default: sections in a row, 1.0 m of walking; one where people stand",
)

Booleans = NDArray[np.bool_]
Rows = NDArray[np.intp]


class Sections:
    """The sections of many decisions in one row, decision after decision."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        sections = [section for decision in decisions for section in decision.sections]
        counts = np.array([len(decision.sections) for decision in decisions], dtype=np.intp)
        self.first: Rows = np.concatenate([[0], np.cumsum(counts)]).astype(np.intp)
        self._owner = np.repeat(np.arange(len(decisions)), counts)
        self._alone = counts[self._owner] == 1
        self._centres = np.array([section.centre for section in sections]).reshape(-1, 2)
        most = max((len(section.corners) for section in sections), default=0)
        corners = [section.corners + section.corners[-1:] * (most - len(section.corners)) for section in sections]
        self._corners = np.array(corners).reshape(len(sections), most, 2)
        self._headings = np.array([[math.nan if s.heading_rad is None else s.heading_rad] for s in sections])
        # Rings that touch what cannot be read do not reach into it: sections are a hair smaller.
        middles = self._corners.mean(axis=1, keepdims=True)
        away = self._corners - middles
        lengths = np.maximum(np.hypot(away[..., 0], away[..., 1])[..., None], SLIVER_M)
        self._areas = np.asarray(shapely.polygons(middles + away * (1.0 - SLIVER_M / lengths)), dtype=object)

    def find_read(self, seen: SeenFace) -> Booleans:
        """Return all of which sections a face can be read from, while walking the way they lead."""
        read = np.zeros(len(self._centres), dtype=np.bool_)
        if seen.catchment.region.is_empty or not len(read):
            return read
        left, low, right, high = seen.catchment.region.bounds
        x, y = self._centres.T
        rows = np.flatnonzero((x >= left) & (x <= right) & (y >= low) & (y <= high))
        rows = rows[self._are_ahead(seen, rows)]
        rows = rows[shapely.contains_xy(seen.catchment.region, self._centres[rows])]
        rows = rows[~shapely.intersects(seen.unreadable, self._areas[rows])]
        read[rows] = True
        return read

    def _are_ahead(self, seen: SeenFace, rows: Rows) -> Booleans:
        """Return which sections one walks with a face in view; a view is convex, so their corners tell."""
        headings = self._headings[rows]
        to_face = np.array(seen.middle[:2]) - self._corners[rows]
        apart_m = np.hypot(to_face[..., 0], to_face[..., 1])
        ahead_m = to_face[..., 0] * np.cos(headings) + to_face[..., 1] * np.sin(headings)
        seen_all = (ahead_m >= apart_m * math.cos(MOST_ASIDE_RAD.value)).all(axis=1)
        return np.asarray(np.isnan(headings[:, 0]) | seen_all)

    def find_reached(self, read: Booleans) -> Rows:
        """Return which decisions a face is read for in time: over enough sections in a row."""
        in_a_row = read[1:] & read[:-1] & (self._owner[1:] == self._owner[:-1])
        return np.unique(np.concatenate([self._owner[1:][in_a_row], self._owner[read & self._alone]]))

    def find_run(self, read: Booleans, decision: int) -> tuple[int, int]:
        """Return the longest run of a decision's sections from which a face is read, the nearest of those alike."""
        start, end = self.first[decision], self.first[decision + 1]
        runs = list(_list_runs(read[start:end].tolist()))
        return max(runs, key=lambda run: (run[1] - run[0], -run[0]))


def _list_runs(read: Sequence[bool]) -> Iterator[tuple[int, int]]:
    start = None
    for index, each in enumerate([*read, False]):
        if each and start is None:
            start = index
        elif not each and start is not None:
            yield start, index - 1
            start = None
