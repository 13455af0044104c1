"""
Faceted bodies: shells of polygons, each a record of its own, and tessellations, which are one list.

The shells come from the text of the file (see ``face_records``), tessellations
from the parser.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from twin.geometry.facets import Polygons, starts_of
from twin.ingest.records.instances import read_attribute
from twin.ingest.records.parsing import list_by_type
from twin.ingest.solids.shapes.part import Facets
from twin.ingest.solids.shapes.shells import NO_SHELLS, PolygonShells, ShellMeshes

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SHELLS_OF: Final[Mapping[str, str]] = {
    "IfcFacetedBrep": "Outer",
    "IfcFaceBasedSurfaceModel": "FbsmFaces",
    "IfcShellBasedSurfaceModel": "SbsmBoundary",
}
"""Where items have their shells, by exact class."""
TESSELLATIONS: Final = frozenset({"IfcTriangulatedFaceSet", "IfcPolygonalFaceSet"})
FACETED: Final = frozenset(SHELLS_OF) | TESSELLATIONS


class _Tessellation(NamedTuple):
    """Points (n, 3) in project units, how many rings each face has, how many corners each ring, and these, as places of points."""

    points: Floats
    ring_counts: Ints
    sizes: Ints
    corners: Ints


class FacetedItems:
    """Reads the faceted items of one file: all of a kind are turned into triangles when the first of them is asked for."""

    def __init__(self, model: Any, shells: PolygonShells, length_m: float) -> None:
        """Keep the parser's handle, what the text says of shells, and how many metres a project unit is."""
        self._model = model
        self._shells = ShellMeshes(shells, length_m)
        self._length_m = length_m
        self._tessellations: ShellMeshes | None = None

    def read(self, item: Any) -> Facets | None:
        """Return the triangles of an item, m; ``None`` where a record or a polygon is not as it should be."""
        name = item.is_a()
        if name in TESSELLATIONS:
            return self._tessellated().find(item.id())
        given = read_attribute(item, SHELLS_OF[name])
        found = [self._shells.find(shell.id()) for shell in (given if isinstance(given, tuple) else (given,))]
        meshes = [mesh for mesh in found if mesh is not None]
        return _join(meshes) if meshes and len(meshes) == len(found) else None

    def _tessellated(self) -> ShellMeshes:
        if self._tessellations is None:
            items = sorted(list_by_type(self._model, "IfcTessellatedFaceSet"), key=lambda item: int(item.id()))
            self._tessellations = ShellMeshes(_read_tessellations(items), self._length_m)
        return self._tessellations


def _join(meshes: Sequence[Facets]) -> Facets:
    if len(meshes) == 1:
        return meshes[0]
    shifts = starts_of(np.array([len(mesh.vertices) for mesh in meshes], dtype=np.int64)).astype(np.int32)
    return Facets(
        vertices=np.concatenate([mesh.vertices for mesh in meshes]),
        faces=np.concatenate([mesh.faces + shift for mesh, shift in zip(meshes, shifts, strict=False)]),
    )


def _read_tessellations(items: Sequence[Any]) -> PolygonShells:
    """Return the tessellated items whose numbers point to points as shells, by ascending STEP id."""
    read = [(item.id(), _read_tessellation(item)) for item in items if item.is_a() in TESSELLATIONS]
    found = [(step_id, shell) for step_id, shell in read if shell is not None]
    if not found:
        return NO_SHELLS
    shells = [shell for _, shell in found]
    first_points = starts_of(np.array([len(shell.points) for shell in shells], dtype=np.int64))
    return PolygonShells(
        ids=np.array([step_id for step_id, _ in found], dtype=np.int64),
        starts=starts_of(np.array([len(shell.ring_counts) for shell in shells], dtype=np.int64)),
        polygons=Polygons(
            faces=starts_of(np.concatenate([shell.ring_counts for shell in shells])),
            rings=starts_of(np.concatenate([shell.sizes for shell in shells])),
            corners=np.concatenate([shell.corners + first for shell, first in zip(shells, first_points, strict=False)]),
        ),
        points=np.concatenate([shell.points for shell in shells]),
    )


def _read_tessellation(item: Any) -> _Tessellation | None:
    try:
        record = item.get_info(recursive=True, include_identifier=False)
        points = np.array(record["Coordinates"]["CoordList"], dtype=np.float64).reshape(-1, 3)
        rings = _list_rings(record)
        sizes = np.array([len(ring) for face in rings for ring in face], dtype=np.int64)
        indices = np.array([index for face in rings for ring in face for index in ring], dtype=np.int64)
        ring_counts = np.array([len(face) for face in rings], dtype=np.int64)
        corners = _look_up(indices, record["PnIndex"], len(points))
    except (ValueError, TypeError, KeyError, RuntimeError):  # a record that does not hold what its class says
        return None
    return None if corners is None else _Tessellation(points, ring_counts, sizes, corners)


def _list_rings(record: Mapping[str, Any]) -> list[tuple[Sequence[int], ...]]:
    """Return the rings of each face, as the item numbers its points."""
    if record["type"] == "IfcTriangulatedFaceSet":
        return [(triangle,) for triangle in record["CoordIndex"]]
    return [(face["CoordIndex"], *face.get("InnerCoordIndices", ())) for face in record["Faces"]]


def _look_up(indices: Ints, renumbered: Sequence[int] | None, count: int) -> Ints | None:
    """Return numbers from 1 as places from 0 in a list of points; ``None`` where one lies beside it."""
    if renumbered:
        places = _look_up(indices, None, len(renumbered))
        return None if places is None else _look_up(np.array(renumbered, dtype=np.int64)[places], None, count)
    return indices - 1 if len(indices) and indices.min() > 0 and indices.max() <= count else None
