"""
Open edges: where two spaces of one storey meet and nothing stands between them.

Metres, plan frame. Found by geometry; an IfcVirtualElement that lies on such
an edge gives it its name.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

import numpy as np
import shapely
from shapely import LineString, MultiPoint, MultiPolygon, Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from twin.ingest import issues_ways
from twin.ingest.bodies import Bodies
from twin.ingest.boundaries import list_bounded_spaces
from twin.ingest.ifc_file import IfcFile
from twin.ingest.sides import OVERLAP_M
from twin.ingest.storeys import Storeys
from twin.ingest.surroundings import Surroundings, floor_m
from twin.model.finding import Finding
from twin.model.ids import PortalId
from twin.model.origin import Origin, Sourced
from twin.model.passage import Point2, Portal, PortalKind
from twin.model.space import Space, SpaceUse

GAP_M: Final = 0.10
"""Footprints this near with nothing between them meet: spaces are drawn to the finish, not to each other."""
STEP_M: Final = 0.25
"""Floors that differ by more do not meet at an open edge: a drop, or a stair's business."""
LEAST_WIDTH_M: Final = 0.60
"""A shorter open edge lets nobody through."""
INSIDE_M: Final = 0.02
"""How far inside the first footprint something standing on its edge is looked for."""
TOUCH_M: Final = 0.002
"""Bodies that reach no further into an edge only touch its end."""
KERB_M: Final = 0.10
BODY_HEIGHT_M: Final = 2.0
"""Bodies between these heights above the floor stand in the way."""
NEAR_M: Final = 0.30
"""An IfcVirtualElement lies on an edge that is this near."""

Interval = tuple[float, float]
Floor = tuple[Space, MultiPolygon]


@dataclass(frozen=True, slots=True)
class _Pair:
    first: Space
    second: Space
    floors: tuple[MultiPolygon, MultiPolygon]
    standing: BaseGeometry


def find_open_edges(around: Surroundings, spaces: Sequence[Space], portals: Sequence[Portal]) -> list[Portal]:
    """Return the open edges between spaces one can walk in; *portals* are ways through that are known already."""
    walkable = [(space, space.footprint) for space in spaces if space.navigable and space.footprint is not None]
    passages = STRtree([portal.passage for portal in portals])
    numbers: Counter[str] = Counter()
    edges: list[Portal] = []
    for first, second in _neighbours(walkable):
        pair = _pair(around, first, second, [portals[i] for i in passages.query(first[1])])
        for line in _open_lines(pair):
            key = pair.first.id
            numbers[key] += 1
            edges.append(_portal(pair, line, PortalId(f"{key}#{numbers[key]}")))
    return edges


def name_by_virtual_elements(
    ifc: IfcFile, bodies: Bodies, storeys: Storeys, spaces: Sequence[Space], edges: Sequence[Portal]
) -> tuple[list[Portal], list[Finding]]:
    """Give each IfcVirtualElement the open edge it lies on; one that lies on none is a finding."""
    storey_of = {space.id: space.storey for space in spaces}
    named = list(edges)
    findings = []
    for element in ifc.list_elements("IfcVirtualElement"):
        joined = list_bounded_spaces(ifc, element)
        index = _find_edge(bodies, ifc.id_of(element), joined, named)
        if index is not None:
            named[index] = replace(named[index], id=PortalId(ifc.id_of(element)), name=str(element.Name or ""))
        elif len({storey_of.get(key) for key in joined}) <= 1:  # one between storeys lies on a floor's edge to a void
            findings.append(
                issues_ways.virtual_element_without_edge(ifc.subject(element, "portal", storeys.find_of(element)))
            )
    return named, findings


def _find_edge(bodies: Bodies, key: str, joined: frozenset[str], edges: list[Portal]) -> int | None:
    """Return the index of the longest edge, not named yet, between the spaces joined or else beside the body."""
    body = bodies.by_id.get(key)  # type: ignore[call-overload]  # an id is an id
    shape = None if body is None else MultiPoint(body.vertices()[:, :2]).convex_hull
    fitting = [
        (-edge.line.length, index)
        for index, edge in enumerate(edges)
        if edge.name == ""
        and (
            frozenset(edge.spaces) == joined
            or (not joined and shape is not None and edge.line.distance(shape) < NEAR_M)
        )
    ]
    return min(fitting)[1] if fitting else None


def _neighbours(walkable: Sequence[Floor]) -> Iterator[tuple[Floor, Floor]]:
    tree = STRtree([footprint for _, footprint in walkable])
    for first in walkable:
        near = (walkable[i] for i in tree.query(first[1], predicate="dwithin", distance=GAP_M))
        for second in sorted(near, key=lambda floor: floor[0].id):
            level = abs(floor_m(first[0]) - floor_m(second[0])) <= STEP_M
            if first[0].id < second[0].id and first[0].storey == second[0].storey and level:
                yield first, second


def _pair(around: Surroundings, first: Floor, second: Floor, portals: Iterable[Portal]) -> _Pair:
    z = max(floor_m(first[0]), floor_m(second[0]))
    common = first[1].buffer(GAP_M).intersection(second[1].buffer(GAP_M))
    standing = around.parting_bodies(common, z + KERB_M, z + BODY_HEIGHT_M)
    passed = [portal.passage for portal in portals if portal.storey == first[0].storey]
    return _Pair(first[0], second[0], (first[1], second[1]), shapely.union_all([standing, *passed]))


def _open_lines(pair: _Pair) -> list[LineString]:
    """Return the open edges of a pair, longest first."""
    pieces = [
        piece
        for part in shapely.orient_polygons(pair.floors[0]).geoms
        for ring in (part.exterior, *part.interiors)
        for piece in _open_pieces(pair, np.asarray(ring.coords))
    ]
    merged = shapely.line_merge(shapely.MultiLineString(pieces)) if pieces else None
    lines = (
        [] if merged is None else [line for line in getattr(merged, "geoms", [merged]) if line.length >= LEAST_WIDTH_M]
    )
    return sorted(lines, key=lambda line: (-round(line.length, 3), *line.coords[0], *line.coords[-1]))


def _open_pieces(pair: _Pair, ring: Any) -> Iterator[LineString]:
    """Yield the open parts of a ring's straight edges; the footprint lies to the left of each edge."""
    for start, end in pairwise(ring):
        length = float(np.hypot(*(end - start)))
        if length < TOUCH_M:
            continue
        ahead = (end - start) / length
        out = np.array([ahead[1], -ahead[0]])
        beyond = Polygon([start, end, end + out * GAP_M, start + out * GAP_M])
        facing = _intervals(beyond.intersection(pair.floors[1]), start, ahead)
        if not facing:
            continue
        strip = Polygon([start - out * INSIDE_M, end - out * INSIDE_M, end + out * GAP_M, start + out * GAP_M])
        standing = strip.intersection(pair.standing).buffer(-TOUCH_M, join_style="mitre")
        blocked = [(low - TOUCH_M, high + TOUCH_M) for low, high in _intervals(standing, start, ahead)]
        for low, high in _less(facing, blocked):
            yield LineString([tuple(start + ahead * low), tuple(start + ahead * high)])


def _intervals(area: BaseGeometry, start: Any, ahead: Any) -> list[Interval]:
    """Return the parts of an edge that the polygons of *area* face, in order, joined where they overlap."""
    found: list[Interval] = []
    for part in shapely.get_parts(area):
        if part.geom_type == "Polygon" and part.area > 0.0:
            along = (np.asarray(part.exterior.coords) - start) @ ahead
            found.append((max(float(along.min()), 0.0), float(along.max())))
    joined: list[Interval] = []
    for low, high in sorted(found):
        if joined and low <= joined[-1][1] + TOUCH_M:
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        else:
            joined.append((low, high))
    return joined


def _less(wholes: list[Interval], taken: list[Interval]) -> Iterator[Interval]:
    for low, high in wholes:
        at = low
        for from_m, to_m in taken:
            if from_m > at and from_m < high:
                yield (at, from_m)
            at = max(at, min(to_m, high))
        if at < high:
            yield (at, high)


def _portal(pair: _Pair, line: LineString, key: PortalId) -> Portal:
    middle = line.interpolate(0.5, normalized=True)
    gap_m = float(pair.floors[1].distance(middle))
    floors = floor_m(pair.first), floor_m(pair.second)
    step_m = round(abs(floors[0] - floors[1]), 6)
    outdoors = [space.use is SpaceUse.OUTDOOR for space in (pair.first, pair.second)]
    return Portal(
        id=key,
        kind=PortalKind.VIRTUAL,
        name="",
        storey=pair.first.storey,
        spaces=(pair.first.id, pair.second.id),
        line=line,
        passage=shapely.buffer(line, gap_m + OVERLAP_M, cap_style="flat", join_style="mitre"),
        z_m=min(floors),
        clear_width_m=Sourced(value=round(_width(line), 6), origin=Origin.MEASURED, carrier="geometry"),
        clear_height_m=None,
        threshold_m=Sourced(value=step_m, origin=Origin.MEASURED, carrier="floors of both spaces"),
        access=None,
        one_way=None,
        opening_hours=None,
        external=Sourced(value=outdoors[0] != outdoors[1], origin=Origin.DERIVED, carrier="spaces on both sides"),
        fire_exit=None,
        automatic=None,
        operation=None,
    )


def _width(line: LineString) -> float:
    """Return how wide one can walk across a line: the distance of its ends, or the length of one that closes."""
    ends: tuple[Point2, Point2] = (line.coords[0], line.coords[-1])  # type: ignore[assignment]  # plan lines have two ordinates
    apart = float(np.hypot(ends[1][0] - ends[0][0], ends[1][1] - ends[0][1]))
    return apart if apart > TOUCH_M else float(line.length)
