"""
Open edges: where two spaces of one storey meet and nothing stands between them.

Metres, plan frame. Found by geometry; an IfcVirtualElement that lies on such
an edge gives it its name (``virtual_elements``).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import shapely
from shapely import LineString, MultiLineString, MultiPolygon, STRtree

from twin.ingest.portals.facing import TOUCH_M, Edges, Interval, less, list_edges
from twin.ingest.portals.sides import OVERLAP_M
from twin.ingest.surroundings import Surroundings, floor_m
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
KERB_M: Final = 0.10
BODY_HEIGHT_M: Final = 2.0
"""Bodies between these heights above the floor stand in the way."""


@dataclass(frozen=True, slots=True)
class _Known:
    """Ways through that are known already, by where they are."""

    portals: Sequence[Portal]
    passages: Any
    tree: STRtree


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two spaces whose floors face each other along some edges of the first, and where along each."""

    first: Space
    second: Space
    floor: MultiPolygon
    edges: Edges
    facing: list[list[Interval]]


def find_open_edges(around: Surroundings, spaces: Sequence[Space], portals: Sequence[Portal]) -> list[Portal]:
    """Return the open edges between spaces one can walk in; *portals* are ways through that are known already."""
    passages = np.array([portal.passage for portal in portals], dtype=object)
    known = _Known(portals, passages, STRtree(passages))
    numbers: Counter[str] = Counter()
    edges: list[Portal] = []
    for pair in _list_pairs(spaces):
        for line in _open_lines(pair, _what_stands_between(pair, around, known)):
            key = pair.first.id
            numbers[key] += 1
            edges.append(_portal(pair, line, PortalId(f"{key}#{numbers[key]}")))
    return edges


def _list_pairs(spaces: Sequence[Space]) -> Iterator[_Pair]:
    """Yield the pairs of spaces, in id order, whose floors face each other wide enough for somebody to pass."""
    walkable = sorted(
        ((space, space.footprint) for space in spaces if space.navigable and space.footprint is not None),
        key=lambda item: item[0].id,
    )
    floors = np.array([floor for _, floor in walkable], dtype=object)
    bounds = shapely.bounds(floors).reshape(-1, 4)
    grown = shapely.box(*(bounds + np.array([-GAP_M, -GAP_M, GAP_M, GAP_M])).T)
    shapely.prepare(floors)
    edges: dict[int, Edges] = {}
    for i, j in sorted(STRtree(floors).query(grown).T.tolist()):
        first, second = walkable[i][0], walkable[j][0]
        level = abs(floor_m(first) - floor_m(second)) <= STEP_M
        if i >= j or first.storey != second.storey or not level:
            continue
        if i not in edges:
            edges[i] = list_edges(walkable[i][1])
        near = edges[i].near(bounds[j], GAP_M)
        beyond = near.strips(0.0, GAP_M)
        meets = shapely.intersects(floors[j], beyond)
        if not meets.any():
            continue
        near = near.take(meets)
        facing = near.intervals(shapely.intersection(beyond[meets], floors[j]))
        if sum(high - low for parts in facing for low, high in parts) >= LEAST_WIDTH_M:
            yield _Pair(first, second, walkable[j][1], near, facing)


def _what_stands_between(pair: _Pair, around: Surroundings, known: _Known) -> Any:
    """Return what stands on each edge of a pair, bodies and known ways through, without what only touches it."""
    z = max(floor_m(pair.first), floor_m(pair.second))
    strips = pair.edges.strips(INSIDE_M, GAP_M)
    bodies = around.list_parting(strips, z + KERB_M, z + BODY_HEIGHT_M)
    met = np.unique(known.tree.query(strips, predicate="intersects")[1]).tolist()
    ways = [known.passages[index] for index in met if known.portals[index].storey == pair.first.storey]
    standing = shapely.union_all([*bodies, *ways])
    return shapely.buffer(shapely.intersection(strips, standing), -TOUCH_M, join_style="mitre")


def _open_lines(pair: _Pair, standing: Any) -> list[LineString]:
    """Return the open edges of a pair, longest first."""
    pieces = []
    for index, (facing, taken) in enumerate(zip(pair.facing, pair.edges.intervals(standing), strict=True)):
        blocked = [(low - TOUCH_M, high + TOUCH_M) for low, high in taken]
        pieces += [pair.edges.piece(index, interval) for interval in less(facing, blocked)]
    lines = shapely.get_parts(shapely.line_merge(MultiLineString(pieces))).tolist()
    wide = [line for line in lines if line.length >= LEAST_WIDTH_M]
    return sorted(wide, key=lambda line: (-round(line.length, 3), *line.coords[0], *line.coords[-1]))


def _portal(pair: _Pair, line: LineString, key: PortalId) -> Portal:
    middle = line.interpolate(0.5, normalized=True)
    gap_m = float(pair.floor.distance(middle))
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
