"""
Shells of polygons, as records give them and as triangle meshes.

Shells are turned into triangles by the block, when the first of a block is
asked for: one at a time takes longer, all at once more memory.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from twin.geometry.facets import Polygons, starts_of, triangulate_polygons
from twin.ingest.solids.shapes.part import Facets

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_GRID_PER_M: Final = 1e6
"""Corners that fall together on the grid of a micrometre are one."""
_BLOCK_CORNERS: Final = 1 << 16
_FAR: Final = 1e12
"""Coordinates in grid steps beyond which no thing lies, and whole numbers end."""
_MIXERS: Final = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)
"""Odd numbers without pattern: sums of their multiples fall together by chance only."""


class PolygonShells(NamedTuple):
    """
    Shells by ascending STEP id: the polygons of shell k lie from ``starts[k]`` to ``starts[k + 1]``.

    ``points`` (n, 3) are in project units, and may lie together.
    """

    ids: Ints
    starts: Ints
    polygons: Polygons
    points: Floats


class Meshes(NamedTuple):
    """
    The meshes of shells, one after another.

    Vertices (n, 3), m, of shell k begin at ``vertex_starts[k]``, triangles
    (m, 3) at ``face_starts[k]``; their corners count from the first vertex of
    their shell. Where not ``whole``, some polygon is not covered by triangles.
    """

    vertices: Floats
    vertex_starts: Ints
    faces: NDArray[np.int32]
    face_starts: Ints
    whole: NDArray[np.bool_]


NO_SHELLS: Final = PolygonShells(
    ids=np.zeros(0, dtype=np.int64),
    starts=np.zeros(1, dtype=np.int64),
    polygons=Polygons(
        faces=np.zeros(1, dtype=np.int64), rings=np.zeros(1, dtype=np.int64), corners=np.zeros(0, dtype=np.int64)
    ),
    points=np.zeros((0, 3)),
)


class ShellMeshes:
    """Finds the mesh of a shell by its STEP id."""

    def __init__(self, shells: PolygonShells = NO_SHELLS, length_m: float = 1.0) -> None:
        """Keep the shells, and how many metres a project unit is, until the first is asked for."""
        self._shells = shells
        self._length_m = length_m
        self._blocks = shells.polygons.rings[shells.polygons.faces[shells.starts[:-1]]] // _BLOCK_CORNERS
        self._meshes: dict[int, Meshes] = {}

    def find(self, step_id: int) -> Facets | None:
        """Return the mesh of a shell, m; ``None`` where its records or polygons are not as they should be, or it has no area."""
        ids = self._shells.ids
        place = int(np.searchsorted(ids, step_id))
        if place == len(ids) or ids[place] != step_id:
            return None
        block = int(self._blocks[place])
        first, end = np.searchsorted(self._blocks, (block, block + 1)).tolist()
        if block not in self._meshes:
            self._meshes[block] = mesh_shells(_take(self._shells, first, end), self._length_m)
        return _mesh_at(self._meshes[block], place - first)


def _take(shells: PolygonShells, first: int, end: int) -> PolygonShells:
    """Return some shells that follow each other; they share the points with all."""
    starts = shells.starts[first : end + 1]
    faces = shells.polygons.faces[starts[0] : starts[-1] + 1]
    rings = shells.polygons.rings[faces[0] : faces[-1] + 1]
    polygons = Polygons(faces - faces[0], rings - rings[0], shells.polygons.corners[rings[0] : rings[-1]])
    return PolygonShells(shells.ids[first:end], starts - starts[0], polygons, shells.points)


def mesh_shells(shells: PolygonShells, length_m: float) -> Meshes:
    """Return the triangle meshes of shells; corners of one shell that lie together are one vertex."""
    polygons, count = shells.polygons, len(shells.ids)
    shell_of_face = np.repeat(np.arange(count), np.diff(shells.starts))
    shell_of_ring = np.repeat(shell_of_face, np.diff(polygons.faces))
    shell_of_corner = np.repeat(shell_of_ring, np.diff(polygons.rings))
    places = shells.points[polygons.corners] * length_m
    steps = places * _GRID_PER_M
    lost = np.asarray(~(np.abs(steps) < _FAR).all(axis=1))  # what is no number is not near, either
    places[lost], steps[lost] = 0.0, 0.0
    first, vertices = _weld(np.rint(steps).astype(np.int64), shell_of_corner)
    cut = triangulate_polygons(Polygons(polygons.faces, polygons.rings, vertices), places[first])

    order = np.argsort(cut.face, kind="stable")
    shell_of_triangle = shell_of_face[cut.face[order]]
    vertex_starts = starts_of(np.bincount(shell_of_corner[first], minlength=count))
    broken = np.bincount(shell_of_face[~cut.whole], minlength=count) > 0
    broken[shell_of_corner[lost]] = True
    return Meshes(
        vertices=places[first],
        vertex_starts=vertex_starts,
        faces=(cut.corners[order] - vertex_starts[shell_of_triangle][:, None]).astype(np.int32),
        face_starts=starts_of(np.bincount(shell_of_triangle, minlength=count)),
        whole=~broken,
    )


def _weld(grid: Ints, groups: Ints) -> tuple[Ints, Ints]:
    """
    Return the first of the corners at each place of a group, in their order, and for each corner which of these it is.

    Parameters
    ----------
    grid : (n, 3), places of corners
    groups : (n,), ascending
    """
    rows = np.column_stack((grid, groups))
    keys = (rows.astype(np.uint64) * np.array(_MIXERS, dtype=np.uint64)).sum(axis=1)
    _, first, same = np.unique(keys, return_index=True, return_inverse=True)
    if not (rows == rows[first][same]).all():  # by chance, once in many thousand files
        _, first, same = np.unique(rows, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.zeros_like(order)
    rank[order] = np.arange(len(order))
    return first[order], rank[same.ravel()]


def _mesh_at(meshes: Meshes, place: int) -> Facets | None:
    vertices = slice(meshes.vertex_starts[place], meshes.vertex_starts[place + 1])
    faces = slice(meshes.face_starts[place], meshes.face_starts[place + 1])
    if not meshes.whole[place] or faces.start == faces.stop:
        return None
    return Facets(vertices=meshes.vertices[vertices], faces=meshes.faces[faces])
