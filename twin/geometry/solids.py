"""
A triangle mesh as a solid that answers for its shadow again and again. Metres; z is up.

A shadow depends only on which prisms of the mesh a band of heights meets and
how it cuts the rest, so bands that differ in numbers only share one answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from twin.geometry.prisms import Parts, Prism, take_apart
from twin.geometry.shadow import floor_of, shadow_between, solid_of
from twin.geometry.sweeps import faces_of_sweep, rings_of

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Cut = tuple[tuple[int, ...], tuple[float, float] | None]
"""Which prisms a band of heights meets, and the band as far as it cuts the rest."""

_HALF_GRID_M = 0.5e-6
"""Bands end half a grid step beside the grid, as in ``shadow_between``."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Solid:
    """
    The upright prisms of a thing and the faces of its rest, and what was asked of it before.

    The triangles of prisms are made when somebody asks for them: hardly
    anybody does.
    """

    parts: Parts
    _vertices: list[Floats] = field(default_factory=list)
    _faces: list[Ints] = field(default_factory=list)
    _floor: list[MultiPolygon] = field(default_factory=list)
    _shadows: dict[Cut, MultiPolygon] = field(default_factory=dict)
    _rest: list[tuple[float, float]] = field(default_factory=list)

    @property
    def vertices(self) -> Floats:
        """Return all corners (n, 3), m: those of each prism below and above, and those of the rest."""
        if not self._vertices:
            prisms = [_corners_of(prism) for prism in self.parts.prisms]
            both = [*prisms, self.parts.vertices] if len(self.parts.vertices) else prisms
            self._vertices.append(both[0] if len(both) == 1 else np.concatenate(both or [self.parts.vertices]))
        return self._vertices[0]

    @property
    def faces(self) -> Ints:
        """Return the triangles (n, 3) of all of it, indices into ``vertices``."""
        if not self._faces:
            faces, start = [], 0
            for prism in self.parts.prisms:
                made, count = _faces_of(prism)
                faces.append(made + start)
                start += count
            self._faces.append(np.concatenate([*faces, self.parts.rest + start]).astype(np.int32))
        return self._faces[0]

    def floor(self) -> MultiPolygon:
        """Return the floor face (see ``shadow.floor_of``)."""
        if not self._floor:
            upright = len(self.parts.rest) == 0 and len(self.parts.prisms) == 1
            plan = self.parts.prisms[0].plan if upright else None
            self._floor.append(floor_of(self.vertices, self.faces) if plan is None else solid_of(plan))
        return self._floor[0]

    def cut(self, z_low: float, z_high: float) -> Cut:
        """Return what of the solid lies between two heights, m: equal cuts have equal shadows."""
        low, high = round(z_low, 6) + _HALF_GRID_M, round(z_high, 6) - _HALF_GRID_M
        met = tuple(i for i, prism in enumerate(self.parts.prisms) if prism.z_low < high and prism.z_high > low)
        if len(self.parts.rest) == 0:
            return met, None
        bottom, top = self._extent_of_rest()
        if bottom >= high or top <= low:
            return met, None
        return met, (z_low if low > bottom else bottom - 1.0, z_high if high < top else top + 1.0)

    def shadow(self, cut: Cut) -> MultiPolygon:
        """Return the plan shadow of a part of the solid (see ``shadow.shadow_between``)."""
        found = self._shadows.get(cut)
        if found is None:
            found = self._shadows[cut] = self._measure(cut)
        return found

    def _measure(self, cut: Cut) -> MultiPolygon:
        met, band = cut
        plans = [self.parts.prisms[i].plan for i in met]
        if band is not None:
            plans.append(shadow_between(self.parts.vertices, self.parts.rest, *band, pieces=self.parts.piece_of_rest))
        return solid_of(plans[0] if len(plans) == 1 else shapely.union_all(plans))

    def _extent_of_rest(self) -> tuple[float, float]:
        if not self._rest:
            heights = self.parts.vertices[:, 2][self.parts.rest]
            self._rest.append((float(heights.min()), float(heights.max())))
        return self._rest[0]


def build_solids(meshes: Sequence[tuple[Floats, Ints]]) -> list[Solid]:
    """Build the solids of meshes (see ``prisms.take_apart``): many at once is much cheaper than each by itself."""
    return [Solid(parts=parts) for parts in take_apart(meshes)]


def _corners_of(prism: Prism) -> Floats:
    """Return the corners of a prism: of each polygon of its plan those below, then those above."""
    columns = []
    for polygon in _polygons_of(prism):
        corners, _ = rings_of(polygon)
        column = np.full((2, len(corners), 3), prism.z_low)
        column[:, :, :2] = corners
        column[1, :, 2] = prism.z_high
        columns.append(column.reshape(-1, 3))
    return columns[0] if len(columns) == 1 else np.concatenate(columns)


def _faces_of(prism: Prism) -> tuple[Ints, int]:
    """Return the triangles of a prism, and how many corners it has."""
    faces, start = [], 0
    for polygon in _polygons_of(prism):
        corners, sizes = rings_of(polygon)
        faces.append(faces_of_sweep(corners, sizes) + start)
        start += 2 * len(corners)
    return np.concatenate(faces), start


def _polygons_of(prism: Prism) -> list[Polygon]:
    return [prism.plan] if isinstance(prism.plan, Polygon) else shapely.get_parts(prism.plan).tolist()
