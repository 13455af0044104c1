"""Rooms as spaces, and the open edges between them as virtual elements."""

import itertools
import math
from collections.abc import Mapping, Sequence

from shapely import LineString
from shapely import Point as PlanPoint
from shapely.geometry.base import BaseGeometry

from models_ifc.authoring.frame import (
    CLEAR,
    ELEVATION,
    snap,
)
from models_ifc.authoring.layout import Room, Storey
from models_ifc.authoring.parts import Boundary, Point, Product
from models_ifc.authoring.rooms import Footprint
from models_ifc.authoring.shapes import prism
from models_ifc.authoring.values import Value, area, count, flag, label, length

VIRTUAL_THICKNESS = 0.02
PASSABLE = 0.3
"""Metres: a shorter shared edge is a corner, not a way through."""


def spaces(storey: Storey, footprints: Mapping[str, Footprint]) -> list[Product]:
    """Return the rooms as spaces."""
    return [_space(storey.key, room, footprints[room.key]) for room in storey.rooms]


def _space(storey: str, room: Room, footprint: Footprint) -> Product:
    own = {"ZoneKind": label(room.use), **room.extra}
    if room.hours is not None:
        own["OpeningHours"] = label(room.hours)
    shared = {"PubliclyAccessible": flag(room.public), "IsExternal": flag(False)}
    if room.accessible is not None:
        shared["HandicapAccessible"] = flag(room.accessible)
    psets: dict[str, Mapping[str, Value]] = {"Twin_Space": own, "Pset_SpaceCommon": shared}
    if room.occupants is not None:
        psets["Pset_SpaceOccupancyRequirements"] = {"OccupancyNumber": count(room.occupants)}
    plan = footprint.polygon()
    psets["Qto_SpaceBaseQuantities"] = {"NetFloorArea": area(snap(plan.area)), "Height": length(CLEAR)}
    return Product(
        key=room.key,
        ifc_class="IfcSpace",
        name=room.number,
        description=room.english,
        storey=storey,
        at=(0.0, 0.0, ELEVATION[storey]),
        solids=(prism(footprint.outline, 0.0, CLEAR, "space", footprint.holes),),
        attributes={"LongName": room.name, "PredefinedType": "INTERNAL", "CompositionType": "ELEMENT"},
        psets=psets,
    )


def edges(storey: Storey, footprints: Mapping[str, Footprint]) -> tuple[list[Product], list[Boundary]]:
    """Return a virtual element for each pair of rooms that share an open edge, and what it joins."""
    products: list[Product] = []
    boundaries: list[Boundary] = []
    polygons = {key: footprint.polygon() for key, footprint in footprints.items()}
    for edge in storey.edges:
        line = LineString(edge.line).buffer(0.002)
        near = sorted(key for key, polygon in polygons.items() if polygon.distance(line) < 0.001)
        for i, one in enumerate(near):
            for other in near[i + 1 :]:
                shared = polygons[one].buffer(0.001).intersection(polygons[other].buffer(0.001)).intersection(line)
                spans = [span for start, end in _legs(edge.line) if (span := _span(start, end, shared)) is not None]
                if not spans:
                    continue
                key = f"{edge.key}/{one.rsplit('/', 1)[-1]}-{other.rsplit('/', 1)[-1]}"
                products.append(_virtual(key, edge.name, storey.key, spans))
                boundaries.append(Boundary(key=f"{key}/boundary", element=key, spaces=(one, other)))
    return products, boundaries


def _legs(line: Sequence[Point]) -> list[tuple[Point, Point]]:
    return list(itertools.pairwise(line))


def _span(start: Point, end: Point, shared: BaseGeometry) -> tuple[Point, Point] | None:
    """Return the part of a leg that lies in *shared*, if it is long enough to pass."""
    part = LineString([start, end]).intersection(shared.buffer(0.0005))
    if part.is_empty or part.length < PASSABLE:
        return None
    along = sorted(PlanPoint(start).distance(PlanPoint(p)) for g in getattr(part, "geoms", [part]) for p in g.coords)
    run = math.dist(start, end)
    ends = [
        (snap(start[0] + (end[0] - start[0]) * d / run), snap(start[1] + (end[1] - start[1]) * d / run))
        for d in (along[0], along[-1])
    ]
    return (ends[0], ends[1])


def _virtual(key: str, name: str, storey: str, spans: Sequence[tuple[Point, Point]]) -> Product:
    origin = spans[0][0]
    solids = []
    for start, end in spans:
        strip = LineString([start, end]).buffer(VIRTUAL_THICKNESS / 2, cap_style="flat")
        ring = [(snap(x - origin[0]), snap(y - origin[1])) for x, y in list(strip.exterior.coords)[:-1]]
        solids.append(prism(ring, 0.0, 2.8, "virtual"))
    return Product(
        key=key,
        ifc_class="IfcVirtualElement",
        name=name,
        storey=storey,
        at=(*origin, ELEVATION[storey]),
        solids=tuple(solids),
    )
