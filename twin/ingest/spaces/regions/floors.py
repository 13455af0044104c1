"""
The floors one can stand on: the upper faces of slabs, less their holes and what lies under a higher floor.

Metres, plan frame.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import shapely
from shapely import MultiPolygon

from twin.geometry.dissolve import dissolve, outlines_of
from twin.geometry.shadow import solid_of
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import read_inverse
from twin.ingest.records.placements import Floats
from twin.ingest.solids.bodies import Bodies, Body, whole_shadow_of
from twin.ingest.spaces.regions.flights import Flights
from twin.ingest.spaces.regions.slabs import CRAWL_M, Slab, storey_at
from twin.ingest.storeys import Storeys
from twin.model.ids import StoreyId

UPRIGHT_COSINE: Final = 0.985
"""A face that leans more (10 degrees, steeper than any ramp) is a roof or a wall."""
SAME_FACE_M: Final = 0.02
"""Level faces of one slab that differ by less in height are one floor."""
DECK_M: Final = 0.05
"""Floors that differ by less in height are walked on as one: screed, tiles, a low threshold."""
HOLE_M2: Final = 0.25
"""A smaller hole in a slab is for pipes."""
RISER_M: Final = 0.25
"""The last step of a stair may be the floor above or one riser below it."""
_TRIANGLE_M2: Final = 1e-6
_SAME_AREA_RATIO: Final = 1e-7


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


def read_patches(
    ifc: IfcFile, bodies: Bodies, storeys: Storeys, flights: Sequence[Flights], slabs: Iterable[Slab]
) -> list[Patch]:
    """Return the floors that slabs are, highest first; what lies low under another one is cut off."""
    patches: list[Patch] = []
    for slab in slabs:
        holes = list(list_holes(ifc, bodies, slab.element))
        for face, z_m in level_faces(slab.body):
            through = [hole for hole, top_m in holes if top_m > z_m - SAME_FACE_M]
            shape = solid_of(face.difference(shapely.union_all(through))) if through else face
            if not shape.is_empty:
                wells = [hole for hole in through if _is_well(hole, z_m, flights)]
                storey = storey_at(storeys, slab, z_m)
                patches.append(
                    Patch(
                        shape=shape,
                        z_m=z_m,
                        storey=storey,
                        roof=slab.roof,
                        wells=solid_of(shapely.union_all(wells)) if wells else MultiPolygon(),
                    )
                )
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


def level_faces(
    body: Body, *, low_m: float = -math.inf, high_m: float = math.inf
) -> Iterator[tuple[MultiPolygon, float]]:
    """Yield the upper faces of a body that are level or nearly so, each with its mean height (m), which two may bound."""
    corners = body.vertices()[body.faces]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    if np.einsum("ij,ij->", corners[:, 0] - corners[0, 0], normals) < 0.0:  # six times the volume: inside out
        normals = -normals
    lengths = np.linalg.norm(normals, axis=1)
    rise = np.divide(normals[:, 2], lengths, out=np.zeros(len(lengths)), where=lengths > _TRIANGLE_M2)
    for group in _by_height(corners[rise > UPRIGHT_COSINE]):
        areas = plan_areas(group)
        z_m = float(np.round(np.average(group[:, :, 2].mean(axis=1), weights=areas), 6))
        if low_m <= z_m <= high_m:
            face = _face(body, group, float(areas.sum()))
            if not face.is_empty:
                yield face, z_m


def plan_areas(corners: Floats) -> Floats:
    """Return the areas of triangles (n, 3, 2 or 3) as seen from above, m²."""
    a, b = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    areas: Floats = 0.5 * np.abs(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0])
    return areas


def _face(body: Body, corners: Floats, area_m2: float) -> MultiPolygon:
    """Return the union of a body's upper triangles in plan; where they are as large as its shadow, that is it."""
    shadow = whole_shadow_of(body)
    if abs(shadow.area - area_m2) <= _SAME_AREA_RATIO * area_m2:
        return shadow
    return solid_of(shapely.simplify(dissolve(outlines_of(corners[:, :, :2])), 1e-5))


def _by_height(corners: Floats) -> Iterator[Floats]:
    """Yield triangles (n, 3, 3) in groups whose heights overlap, lowest first."""
    if len(corners) == 0:
        return
    lows, highs = corners[:, :, 2].min(axis=1), corners[:, :, 2].max(axis=1)
    order = np.argsort(lows, kind="stable")
    reached = np.maximum.accumulate(highs[order])
    yield from np.split(corners[order], np.flatnonzero(lows[order][1:] > reached[:-1] + SAME_FACE_M) + 1)


def list_holes(ifc: IfcFile, bodies: Bodies, slab: Any) -> Iterator[tuple[MultiPolygon, float]]:
    """Yield the plan and the top of each hole through a slab that somebody could fall into."""
    for relation in read_inverse(slab, "HasOpenings"):
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
