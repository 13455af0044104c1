"""
The floors one can stand on: the upper faces of slabs, less their holes and what lies under a higher floor.

Metres, plan frame.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import shapely
from shapely import MultiPolygon

from twin.geometry.shadow import solid_of
from twin.ingest.bodies import Bodies, Body, whole_shadow_of
from twin.ingest.ifc_file import IfcFile
from twin.ingest.placements import Floats
from twin.ingest.regions.flights import Flights
from twin.ingest.storeys import Storeys
from twin.model.ids import StoreyId

FLOORS: Final = ("IfcSlab", "IfcCovering")
"""Classes whose upper faces are floors; a covering only where it says FLOORING."""
UPRIGHT_COSINE: Final = 0.985
"""A face that leans more (10 degrees, steeper than any ramp) is a roof or a wall."""
SAME_FACE_M: Final = 0.02
"""Level faces of one slab that differ by less in height are one floor."""
NEAR_STOREY_M: Final = 0.6
"""A slab lies on the storey it hangs in if its face is this near to the storey's height; else its height decides."""
DECK_M: Final = 0.05
"""Floors that differ by less in height are walked on as one: screed, tiles, a low threshold."""
HOLE_M2: Final = 0.25
"""A smaller hole in a slab is for pipes."""
RISER_M: Final = 0.25
"""The last step of a stair may be the floor above or one riser below it."""
CRAWL_M: Final = 1.2
"""A floor this low over another one leaves a crawl space; under a platform, nothing is parted."""
_TRIANGLE_M2: Final = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Patch:
    """
    A level part of the upper face of one slab.

    ``roof`` where the model calls the slab one. ``wells`` are the holes that
    its stairs come up through: part of the room, not of its floor.
    """

    shape: MultiPolygon
    z_m: float
    storey: StoreyId
    roof: bool
    wells: MultiPolygon


def read_patches(ifc: IfcFile, bodies: Bodies, storeys: Storeys, flights: Sequence[Flights]) -> list[Patch]:
    """Return the floors of a model, highest first; what lies low under another one is cut off."""
    patches: list[Patch] = []
    for slab in ifc.list_elements(*FLOORS):
        body = bodies.find(ifc.id_of(slab))
        if body is None or not _is_floor(slab):
            continue
        roof = getattr(slab, "PredefinedType", None) == "ROOF"
        holes = list(list_holes(ifc, bodies, slab))
        for face, z_m in level_faces(body):
            through = [hole for hole, top_m in holes if top_m > z_m - SAME_FACE_M]
            shape = solid_of(face.difference(shapely.union_all(through))) if through else face
            if not shape.is_empty:
                wells = solid_of(shapely.union_all([hole for hole in through if _is_well(hole, z_m, flights)]))
                storey = _storey_of(storeys, slab, z_m)
                patches.append(Patch(shape=shape, z_m=z_m, storey=storey, roof=roof, wells=wells))
    return _uncovered(patches)


def group_decks(patches: Iterable[Patch]) -> list[list[Patch]]:
    """Return patches in groups of about the same height, lowest group first."""
    decks: list[list[Patch]] = []
    for patch in sorted(patches, key=lambda patch: patch.z_m):
        if decks and patch.z_m - decks[-1][-1].z_m <= DECK_M:
            decks[-1].append(patch)
        else:
            decks.append([patch])
    return decks


def level_faces(body: Body) -> Iterator[tuple[MultiPolygon, float]]:
    """Yield the upper faces of a body that are level or nearly so, each with its mean height (m)."""
    corners = body.vertices()[body.mesh.faces]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    if np.einsum("ij,ij->", corners[:, 0] - corners[0, 0], normals) < 0.0:  # six times the volume: inside out
        normals = -normals
    lengths = np.linalg.norm(normals, axis=1)
    rise = np.divide(normals[:, 2], lengths, out=np.zeros(len(lengths)), where=lengths > _TRIANGLE_M2)
    for group in _by_height(corners[rise > UPRIGHT_COSINE]):
        face = solid_of(shapely.simplify(shapely.union_all(shapely.polygons(group[:, :, :2])), 1e-5))
        if not face.is_empty:
            areas = shapely.area(shapely.polygons(group[:, :, :2]))
            yield face, float(np.round(np.average(group[:, :, 2].mean(axis=1), weights=areas), 6))


def _by_height(corners: Floats) -> Iterator[Floats]:
    """Yield triangles (n, 3, 3) in groups whose heights overlap."""
    order = np.argsort(corners[:, :, 2].min(axis=1), kind="stable")
    start, top_m = 0, -np.inf
    for index, triangle in enumerate(corners[order]):
        if index > start and triangle[:, 2].min() > top_m + SAME_FACE_M:
            yield corners[order[start:index]]
            start, top_m = index, -np.inf
        top_m = max(top_m, float(triangle[:, 2].max()))
    if len(corners):
        yield corners[order[start:]]


def _is_floor(element: Any) -> bool:
    kind = getattr(element, "PredefinedType", None)
    if element.is_a("IfcCovering"):
        return bool(kind == "FLOORING")
    wholes = (relation.RelatingObject for relation in element.Decomposes or ())
    return kind != "LANDING" and not any(whole.is_a("IfcStair") or whole.is_a("IfcRamp") for whole in wholes)


def list_holes(ifc: IfcFile, bodies: Bodies, slab: Any) -> Iterator[tuple[MultiPolygon, float]]:
    """Yield the plan and the top of each hole through a slab that somebody could fall into."""
    for relation in getattr(slab, "HasOpenings", None) or ():
        body = bodies.find(ifc.id_of(relation.RelatedOpeningElement))
        if body is not None:
            plan = whole_shadow_of(body)
            if plan.area > HOLE_M2:
                yield plan, float(body.bounds()[1][2])


def _is_well(hole: MultiPolygon, z_m: float, flights: Sequence[Flights]) -> bool:
    """Return whether a stair or ramp comes up through a hole."""
    return any(
        stair.bottom_m < z_m - SAME_FACE_M < stair.top_m + DECK_M + RISER_M
        and stair.plan.intersection(hole).area > HOLE_M2
        for stair in flights
    )


def _storey_of(storeys: Storeys, slab: Any, z_m: float) -> StoreyId:
    hangs_in = storeys.find_of(slab)
    if hangs_in is not None and abs(storeys.elevation_m(hangs_in) - z_m) <= NEAR_STOREY_M:
        return hangs_in
    return storeys.at_height(z_m)


def _uncovered(patches: list[Patch]) -> list[Patch]:
    """Return patches without the parts that lie under a higher floor where nobody can stay."""
    ordered = sorted(patches, key=lambda patch: (-patch.z_m, patch.shape.wkb))
    tree = shapely.STRtree([patch.shape for patch in ordered])
    kept: list[Patch] = []
    for index, patch in enumerate(ordered):
        near = (ordered[i] for i in sorted(tree.query(patch.shape, predicate="intersects").tolist()) if i < index)
        over = [other.shape for other in near if other.z_m - patch.z_m < CRAWL_M and not other.roof]
        shape = solid_of(patch.shape.difference(shapely.union_all(over))) if over else patch.shape
        if not shape.is_empty:
            kept.append(replace(patch, shape=shape))
    return kept
