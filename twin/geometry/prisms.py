"""
Upright prisms among triangle meshes: walls, columns, boxes. Metres; z is up.

Most of a building is prisms, and the shadow of a prism between any two
heights is its base. So they are looked for once, in all meshes of a model
together, and only the rest is clipped triangle by triangle.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from twin.geometry.bases import cover_bases
from twin.geometry.components import label_components

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]

_LEVEL_M = 2e-6
"""Corners whose heights differ by less lie level: they are on a grid of a micrometre."""
_PLUMB_M2 = 1e-6
"""A face with less area in plan stands upright."""
_MIN_AREA_M2 = 1e-8


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prism:
    """An upright prism: its base in plan and the heights it lies between."""

    plan: BaseGeometry
    z_low: float
    z_high: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Parts:
    """
    A mesh taken apart: its upright prisms, and everything else.

    That is ``rest`` (n, 3), faces into ``vertices`` (m, 3), and the piece that
    each of them belongs to.
    """

    prisms: tuple[Prism, ...] = ()
    vertices: Floats = field(default_factory=lambda: np.zeros((0, 3)))
    rest: Ints = field(default_factory=lambda: np.zeros((0, 3), dtype=np.int32))
    piece_of_rest: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int32))


@dataclass(frozen=True, slots=True, eq=False)
class _Soup:
    """The triangles of several meshes in one array; a part is what hangs together."""

    vertices: Floats
    faces: Ints
    part_of_face: Ints
    low: Floats
    high: Floats
    areas: Floats


def take_apart(meshes: Sequence[tuple[Floats, Ints]]) -> list[Parts]:
    """
    Find the upright prisms of several meshes.

    Parameters
    ----------
    meshes : pairs of vertices (n, 3), m, on a grid of a micrometre, and faces (m, 3), indices
    """
    starts = np.cumsum([0, *(len(vertices) for vertices, _ in meshes)])
    first_face = np.cumsum([0, *(len(faces) for _, faces in meshes)])
    if first_face[-1] == 0:
        return [Parts() for _ in meshes]
    soup = _gather(meshes, starts)
    prismatic = _are_prisms(soup)
    plans = _bases(soup, prismatic)
    found: list[Parts] = []
    for index, (vertices, faces) in enumerate(meshes):
        parts = soup.part_of_face[first_face[index] : first_face[index + 1]]
        prisms = tuple(
            Prism(plan=plans[part], z_low=float(soup.low[part]), z_high=float(soup.high[part]))
            for part in np.unique(parts[prismatic[parts]]).tolist()
        )
        other = ~prismatic[parts]
        found.append(_parts(prisms, vertices, faces[other], parts[other]))
    return found


def _parts(prisms: tuple[Prism, ...], vertices: Floats, rest: Ints, pieces: Ints) -> Parts:
    """Return the parts of a mesh with the vertices of the rest only: many shapes are kept for long."""
    if not prisms or len(rest) == 0:
        return Parts(prisms=prisms, vertices=vertices if len(rest) else vertices[:0], rest=rest, piece_of_rest=pieces)
    used, index = np.unique(rest, return_inverse=True)
    compact = index.reshape(-1, 3).astype(np.int32)
    return Parts(prisms=prisms, vertices=vertices[used], rest=compact, piece_of_rest=pieces)


def _gather(meshes: Sequence[tuple[Floats, Ints]], starts: NDArray[np.int64]) -> _Soup:
    vertices = np.concatenate([vertices for vertices, _ in meshes])
    faces = np.concatenate([faces + start for (_, faces), start in zip(meshes, starts, strict=False)]).astype(np.int32)
    joins = np.concatenate([faces[:, :2], faces[:, 1:]])
    count, part = label_components(len(vertices), joins)
    low, high = np.full(count, np.inf), np.full(count, -np.inf)
    np.minimum.at(low, part, vertices[:, 2])
    np.maximum.at(high, part, vertices[:, 2])
    plan = vertices[:, :2][faces]
    a, b = plan[:, 1] - plan[:, 0], plan[:, 2] - plan[:, 0]
    areas = np.abs(0.5 * (a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]))
    return _Soup(vertices, faces, part[faces[:, 0]].astype(np.int32), low, high, areas)


def _are_prisms(soup: _Soup) -> Flags:
    """Return for each part whether all its faces stand upright or lie level at its bottom or top, and it has both."""
    heights = soup.vertices[:, 2][soup.faces]
    low, high = soup.low[soup.part_of_face], soup.high[soup.part_of_face]
    at_ends = (heights <= low[:, None] + _LEVEL_M) | (heights >= high[:, None] - _LEVEL_M)
    level = np.ptp(heights, axis=1) <= _LEVEL_M
    fitting = at_ends.all(axis=1) & (level | (soup.areas <= _PLUMB_M2))
    count = len(soup.low)
    odd = np.bincount(soup.part_of_face[~fitting], minlength=count) > 0
    base = np.bincount(soup.part_of_face, weights=np.where(_at_base(soup), soup.areas, 0.0), minlength=count)
    return np.asarray(~odd & (base > _MIN_AREA_M2) & (soup.high - soup.low > _LEVEL_M))


def _at_base(soup: _Soup) -> Flags:
    heights = soup.vertices[:, 2][soup.faces]
    return np.asarray((heights <= soup.low[soup.part_of_face][:, None] + _LEVEL_M).all(axis=1))


def _bases(soup: _Soup, prismatic: Flags) -> dict[int, BaseGeometry]:
    """Return the plan of each prism by part."""
    chosen = _at_base(soup) & prismatic[soup.part_of_face] & (soup.areas > _MIN_AREA_M2)
    return cover_bases(soup.vertices[:, :2], soup.faces[chosen], soup.part_of_face[chosen])
