"""
Paved ground that the model gives no space: forecourts, walkways, parking, drawn as slabs of the site or as paving.

Each becomes a derived outdoor space, so that doors, steps and ramps outdoors
lead somewhere. Terrain is no paving: what the model does not call paved, or
does not make a level slab of the site, is left alone. Metres, plan frame.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import shapely
from shapely import MultiPolygon

from twin.geometry.shadow import solid_of
from twin.ingest.contents.vocabulary import Category, find_meaning
from twin.ingest.findings import issues_reach
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import read_attribute
from twin.ingest.records.properties import find_type
from twin.ingest.solids.bodies import Bodies, Body, whole_shadow_of
from twin.ingest.spaces.regions.floors import level_faces
from twin.ingest.storeys import Storeys
from twin.ingest.surroundings import floor_m
from twin.model.finding import Finding
from twin.model.ids import SpaceId
from twin.model.origin import Origin, Sourced
from twin.model.space import Space, SpaceUse

PAVED: Final = ("IfcPavement", "IfcCourse")
"""Classes that are paved ground whatever they are called."""
NAMED: Final = ("IfcCivilElement", "IfcGeographicElement", "IfcBuildingElementProxy", "IfcCovering")
"""Classes that are paved ground where their name says so."""
PAVED_TYPES: Final = frozenset({"PAVING", "SIDEWALK"})
"""Kinds of IfcSlab that are paved ground wherever they hang."""
NO_GROUND: Final = frozenset({"ROOF", "LANDING", "BASESLAB", "TERRAIN", "VEGETATION", "WATER"})
WORDS: Final = (
    *("paving", "pavement", "paved", "walkway", "footpath", "parking", "pflaster", "parkplatz", "dallage"),
    *("bestrating", "parkeer", "铺装", "铺地", "人行道", "步道", "停车", "舗装", "駐車", "мощение", "парковка"),
)
"""Words for paved ground, beside those for outdoor spaces."""
LEVEL_SHARE: Final = 0.9
"""This part of a slab's plan is its level upper face; of terrain less is."""
STEEPEST: Final = 1 / 20
THICKEST_M: Final = 0.6
LEAST_AREA_M2: Final = 1.0
SAME_FLOOR_M: Final = 0.03
"""Strips and bays that lie on paving rise less than this above it, and are part of it."""
INDOORS_LOW_M: Final = 0.5
INDOORS_HIGH_M: Final = 3.0
"""A space whose floor lies from the first below to the second above paved ground stands on it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Ground:
    element: Any
    plan: MultiPolygon
    z_m: float
    carrier: str


def read_outdoors(
    ifc: IfcFile, bodies: Bodies, storeys: Storeys, spaces: Iterable[Space]
) -> tuple[tuple[Space, ...], tuple[Finding, ...]]:
    """Return a derived outdoor space for each paved ground that no space covers, and a finding for each."""
    grounds = sorted(_list_grounds(ifc, bodies), key=lambda ground: (-ground.z_m, -ground.plan.area))
    if not grounds:
        return (), ()
    taken = [(s.footprint, floor_m(s)) for s in spaces if s.footprint is not None and s.floor_z_m is not None]
    found: list[Space] = []
    findings: list[Finding] = []
    for ground in grounds:
        if any(_lies_on(ground, other) for other in grounds):
            continue
        level = [plan for plan, z in taken if -INDOORS_LOW_M <= z - ground.z_m <= INDOORS_HIGH_M]
        near = [plan for plan in level if plan.intersects(ground.plan)]
        floor = solid_of(ground.plan.difference(shapely.union_all(near))) if near else ground.plan
        if floor.area >= LEAST_AREA_M2:
            space = _space(ifc, storeys, ground, floor)
            taken.append((floor, ground.z_m))
            found.append(space)
            findings.append(
                issues_reach.derived_outdoors(ifc.subject(ground.element, "space", space.storey), floor.area)
            )
    return tuple(found), tuple(findings)


def _list_grounds(ifc: IfcFile, bodies: Bodies) -> Iterator[_Ground]:
    for element in ifc.list_elements("IfcSlab", *PAVED, *NAMED):
        carrier = _carrier(element)
        body = None if carrier is None else bodies.find(ifc.id_of(element))
        if carrier is None or body is None:
            continue
        top = max(level_faces(body), key=lambda face: face[0].area, default=None)
        if top is not None and _is_level(body, top[0]):
            yield _Ground(element=element, plan=top[0], z_m=top[1], carrier=carrier)


def _carrier(element: Any) -> str | None:
    """Return what says that an element is paved ground, or ``None``."""
    name, term = str(element.is_a()), str(read_attribute(element, "PredefinedType") or "")
    if term in NO_GROUND:
        return None
    if name == "IfcSlab":
        if term in PAVED_TYPES:
            return f"IfcSlab {term}"
        wholes = (relation.RelatingStructure for relation in element.ContainedInStructure or ())
        return "IfcSlab of the IfcSite" if any(whole.is_a("IfcSite") for whole in wholes) else None
    if name in PAVED:
        return name
    return name if _is_named(element) else None


def _is_named(element: Any) -> bool:
    kind = find_type(element)
    for name in (element.ObjectType, element.Name, None if kind is None else kind.Name):
        folded = str(name or "").casefold()
        match = find_meaning(Category.SPACE_USE, name)
        if any(word in folded for word in WORDS) or (match is not None and match.meaning == SpaceUse.OUTDOOR):
            return True
    return False


def _is_level(body: Body, top: MultiPolygon) -> bool:
    low, high = body.bounds()
    across_m = math.hypot(float(high[0] - low[0]), float(high[1] - low[1]))
    flat = float(high[2] - low[2]) <= THICKEST_M + across_m * STEEPEST
    return flat and bool(top.area >= LEVEL_SHARE * whole_shadow_of(body).area)


def _lies_on(ground: _Ground, other: _Ground) -> bool:
    """Return whether ground is a strip or bay of a larger one."""
    return (
        ground.plan.area < other.plan.area
        and abs(ground.z_m - other.z_m) <= SAME_FLOOR_M
        and bool(ground.plan.intersection(other.plan).area >= LEVEL_SHARE * ground.plan.area)
    )


def _space(ifc: IfcFile, storeys: Storeys, ground: _Ground, floor: MultiPolygon) -> Space:
    return Space(
        id=SpaceId(f"{ifc.id_of(ground.element)}#0"),
        storey=storeys.of(ground.element, ground.z_m),
        name=str(ground.element.Name or ""),
        long_name=None,
        uses=Sourced(value=(SpaceUse.OUTDOOR,), origin=Origin.DERIVED, carrier=ground.carrier),
        footprint=floor,
        floor_z_m=ground.z_m,
        height_m=None,
        public=Sourced(value=True, origin=Origin.ASSUMED, carrier="space use"),
        accessible=None,
        opening_hours=None,
        occupants=None,
        navigable=True,
        layer=None,
        origin=Origin.DERIVED,
    )
