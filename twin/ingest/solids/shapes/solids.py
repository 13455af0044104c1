"""
Parts that were read become the solids that answer for shadows, those of a whole model at once.

Single calls of numpy and shapely cost more than what they do for one wall.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from twin.geometry.prisms import Parts, Prism, take_apart
from twin.geometry.solids import Solid
from twin.geometry.sweeps import faces_of_sweep
from twin.ingest.records.placements import points_to_grid
from twin.ingest.solids.shapes.part import Area, Facets, Floats, Ints, Part, Sweep

_PLUMB: Final = 1e-9
"""A frame whose axes rise less than this lies level."""
_STEP_M: Final = 1e-6
"""A sweep that moves aside by less than this is upright."""
_THIN_M: Final = 2e-6
_MIN_AREA_M2: Final = 1e-8
_COLLINEAR_M: Final = 1e-5
_LARGEST_M: Final = 100_000.0
"""No thing is larger; readers that walk along one take for ever."""
_Mesh = tuple[Floats, Ints]


def build_solids(shapes: Sequence[Sequence[Part]]) -> list[Solid | None]:
    """
    Return the solid of each shape, or ``None`` where its parts make none.

    That is where an outline crosses itself, or where something has no size;
    a kernel may know more.
    """
    prisms: list[list[Prism]] = [[] for _ in shapes]
    meshes: list[list[_Mesh]] = [[] for _ in shapes]
    broken: set[int] = set()
    areas = _list_areas(shapes)
    if areas:
        swept = _gather(areas)
        broken = swept.list_broken()
        for shape, prism in swept.list_prisms(broken):
            prisms[shape].append(prism)
        for shape, mesh in swept.list_leaning(broken):
            meshes[shape].append(mesh)
    for shape, mesh in _list_facets(shapes):
        meshes[shape].append(mesh)
    kept = [index for index in range(len(shapes)) if meshes[index] and index not in broken]
    taken = dict(zip(kept, take_apart([_joined(meshes[index]) for index in kept]), strict=True))
    return [
        None if index in broken or not shapes[index] else _solid(prisms[index], taken.get(index))
        for index in range(len(shapes))
    ]


def is_thing(vertices: Floats) -> bool:
    """Return whether something has a form, and a size that something built may have."""
    return bool(len(vertices) and np.isfinite(vertices).all() and np.ptp(vertices, axis=0).max() < _LARGEST_M)


def _solid(prisms: list[Prism], taken: Parts | None) -> Solid | None:
    if taken is None:
        # What is swept has a form and a size, or counts as broken.
        return Solid(parts=Parts(prisms=tuple(prisms))) if prisms else None
    solid = Solid(parts=replace(taken, prisms=(*prisms, *taken.prisms)))
    return solid if is_thing(solid.vertices) else None


def _list_areas(shapes: Sequence[Sequence[Part]]) -> list[tuple[int, Sweep, Area]]:
    return [
        (index, part, area)
        for index, parts in enumerate(shapes)
        for part in parts
        if isinstance(part, Sweep)
        for area in part.areas
    ]


def _list_facets(shapes: Sequence[Sequence[Part]]) -> Iterator[tuple[int, _Mesh]]:
    for index, parts in enumerate(shapes):
        for part in parts:
            if isinstance(part, Facets):
                yield index, (points_to_grid(part.vertices), part.faces)


def _joined(meshes: list[_Mesh]) -> _Mesh:
    if len(meshes) == 1:
        return meshes[0]
    starts = np.cumsum([0, *(len(vertices) for vertices, _ in meshes)])
    faces = np.concatenate([faces + start for (_, faces), start in zip(meshes, starts, strict=False)])
    return np.concatenate([vertices for vertices, _ in meshes]), faces.astype(np.int32)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Swept:
    """Swept areas as arrays: the shape that each belongs to, its corners ring by ring, and how it is swept."""

    shapes: list[int]
    upright: NDArray[np.bool_]
    low: Floats
    high: Floats
    plans: NDArray[np.object_]
    """Of those that stand upright the base in plan, of others the area in its own plane."""
    corners: Floats
    sizes: list[list[int]]
    axes: Floats
    origin: Floats
    along: Floats

    def list_broken(self) -> set[int]:
        """Return the shapes with an outline that is none, or something of no height."""
        with np.errstate(invalid="ignore", over="ignore"):
            bounds = shapely.bounds(self.plans)
            sound = (bounds[:, 2:] - bounds[:, :2] < _LARGEST_M).all(axis=1)
            sound &= shapely.is_valid(self.plans) & (shapely.area(self.plans) > _MIN_AREA_M2)
            rise = self.high - self.low
            sound &= ~self.upright | ((rise > _THIN_M) & (rise < _LARGEST_M))
        sound &= np.isfinite(self.along).all(axis=1) & np.isfinite(self.origin).all(axis=1)
        return {self.shapes[index] for index in np.flatnonzero(~sound)}

    def list_prisms(self, broken: set[int]) -> Iterator[tuple[int, Prism]]:
        """Yield the upright prisms of the shapes that are not broken."""
        chosen = [index for index in np.flatnonzero(self.upright).tolist() if self.shapes[index] not in broken]
        tidy = shapely.normalize(shapely.simplify(self.plans[chosen], _COLLINEAR_M)).tolist()
        for index, low, high, plan in zip(
            chosen, self.low[chosen].tolist(), self.high[chosen].tolist(), tidy, strict=True
        ):
            yield self.shapes[index], Prism(plan=plan, z_low=low, z_high=high)

    def list_leaning(self, broken: set[int]) -> Iterator[tuple[int, _Mesh]]:
        """Yield the triangles of everything else."""
        ends = np.cumsum([sum(sizes) for sizes in self.sizes], dtype=np.intp)
        for index in np.flatnonzero(~self.upright).tolist():
            if self.shapes[index] not in broken:
                corners = self.corners[ends[index] - sum(self.sizes[index]) : ends[index]]
                base = corners @ self.axes[index, :2] + self.origin[index]
                faces = faces_of_sweep(corners, self.sizes[index])
                if np.linalg.det(np.stack([*self.axes[index, :2], self.along[index]])) < 0.0:
                    faces = faces[:, ::-1]
                yield self.shapes[index], (points_to_grid(np.concatenate([base, base + self.along[index]])), faces)


def _gather(areas: list[tuple[int, Sweep, Area]]) -> _Swept:
    frames = [
        (*sweep.frame.x, *sweep.frame.y, *sweep.frame.z, *sweep.frame.origin, *sweep.along) for _, sweep, _ in areas
    ]
    table = np.array(frames, dtype=np.float64).reshape(-1, 5, 3)
    axes, origin = table[:, :3], table[:, 3]
    sizes = [[len(ring) for ring in area] for _, _, area in areas]
    corners = np.array([corner for _, _, area in areas for ring in area for corner in ring], dtype=np.float64)
    area_of_ring = np.repeat(np.arange(len(areas)), [len(rings) for rings in sizes])
    size_of_ring = np.array(list(chain.from_iterable(sizes)), dtype=np.intp)
    area_of_corner = np.repeat(area_of_ring, size_of_ring)
    with np.errstate(invalid="ignore", over="ignore"):
        along = np.einsum("nk,nkj->nj", table[:, 4], axes)
        upright = (np.abs(axes[:, :2, 2]) < _PLUMB).all(axis=1) & (np.abs(along[:, :2]) < _STEP_M).all(axis=1)
        placed = np.einsum("nk,nkj->nj", corners, axes[area_of_corner, :2, :2]) + origin[area_of_corner, :2]
        heights = points_to_grid(np.stack([origin[:, 2], origin[:, 2] + along[:, 2]], axis=1))
        flat = np.where(upright[area_of_corner, None], points_to_grid(placed), corners)
    rings = shapely.linearrings(flat, indices=np.repeat(np.arange(len(size_of_ring)), size_of_ring))
    return _Swept(
        shapes=[shape for shape, _, _ in areas],
        upright=upright,
        low=heights.min(axis=1),
        high=heights.max(axis=1),
        plans=np.asarray(shapely.polygons(np.asarray(rings, dtype=object), indices=area_of_ring), dtype=object),
        corners=corners,
        sizes=sizes,
        axes=axes,
        origin=origin,
        along=along,
    )
