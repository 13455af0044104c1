"""
The floor of a storey on which people stand and read, by how high it is. Metres.

A storey may have floors at several heights, and slopes and steps between
them. Floors are level pieces; a slope or a flight of steps that stays on the
storey is cut across into slices, each taken as level at its middle height.
"""

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import shapely
from shapely import LineString
from shapely.geometry.base import BaseGeometry

from twin.model.facility import Obstacle, ObstacleKind
from twin.model.finding import Evidence
from twin.model.ids import StoreyId
from twin.model.passage import Point3, Run, VerticalConnector
from twin.model.space import Space
from twin.model.twin import Twin
from twin.signage.legibility import Limit

SLICE_RISE_M: Final = Limit(
    value=0.15,
    evidence=Evidence.E,
    source="engineering default: eyes on a slope are at most half of it off, less than people's heights differ",
)
HEADROOM_M: Final = Limit(value=2.0, evidence=Evidence.V, source="limits bld.headroom, GB 55031-2022 3.2.7")
"""Nobody stands where a body hangs lower over the floor than this."""
SIDE_M: Final = 0.3
"""A slope is this much wider than its clear width on either side: handrails and strings."""
LANE_M: Final = 1.5
"""Taken for a slope whose clear width is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """Floor at one height."""

    floor: BaseGeometry
    z_m: float


def list_levels(twin: Twin, storey: StoreyId) -> tuple[Level, ...]:
    """
    Return the floors of a storey, lowest first; they do not overlap unless the model's spaces do.

    They are the footprints of its navigable spaces and the passages between
    them, without what stands there.
    """
    pieces: dict[float, list[BaseGeometry]] = defaultdict(list)
    for space in twin.list_spaces(storey):
        if space.navigable and space.footprint is not None:
            pieces[_height_of(space, twin)].append(space.footprint)
    if not pieces:
        return ()
    for portal in twin.portals.values():
        if portal.storey == storey:
            pieces[min(pieces, key=lambda z_m: (abs(z_m - portal.z_m), z_m))].append(portal.passage)
    slices = list(_list_slices(twin, storey))
    sloping = shapely.union_all([floor for floor, _ in slices])
    bodies = [body for body in twin.obstacles.values() if body.storey == storey]
    levels = [_clear(shapely.union_all(parts).difference(sloping), z_m, bodies) for z_m, parts in pieces.items()]
    # The body of a slope is what one walks on there.
    beside = [body for body in bodies if body.kind is not ObstacleKind.STAIR]
    levels += [_clear(floor, z_m, beside) for floor, z_m in slices]
    return tuple(sorted(levels, key=lambda level: level.z_m))


def _height_of(space: Space, twin: Twin) -> float:
    if space.floor_z_m is not None:
        return space.floor_z_m
    elevation = twin.storeys[space.storey].elevation_m
    return 0.0 if elevation is None else elevation.value


def _clear(floor: BaseGeometry, z_m: float, bodies: list[Obstacle]) -> Level:
    """Return a floor without the bodies that stand on it or hang too low over it."""
    standing = [body.footprint for body in bodies if body.bottom_z_m < z_m + HEADROOM_M.value and body.top_z_m > z_m]
    return Level(floor=floor.difference(shapely.union_all(standing)), z_m=z_m)


def _list_slices(twin: Twin, storey: StoreyId) -> Iterator[tuple[BaseGeometry, float]]:
    """Yield the slopes and flights that stay on a storey, cut across."""
    taken: BaseGeometry = shapely.Polygon()
    for connector in twin.connectors.values():
        for run in connector.runs:
            if {connector.landings[run.lower].storey, connector.landings[run.upper].storey} == {storey}:
                for floor, z_m in _list_slices_of(run, connector):
                    yield floor.difference(taken), z_m
                    taken = taken.union(floor)


def _list_slices_of(run: Run, connector: VerticalConnector) -> Iterator[tuple[BaseGeometry, float]]:
    lane_m = LANE_M if connector.clear_width_m is None else connector.clear_width_m.value
    for start, end in zip(run.path, run.path[1:], strict=False):
        count = math.ceil(abs(end[2] - start[2]) / SLICE_RISE_M.value)
        for index in range(count):
            low, high = _between(start, end, index / count), _between(start, end, (index + 1) / count)
            if low[:2] != high[:2]:
                band = LineString([low[:2], high[:2]]).buffer(lane_m / 2.0 + SIDE_M, cap_style="flat")
                floor = band if connector.footprint is None else band.intersection(connector.footprint)
                yield floor, (low[2] + high[2]) / 2.0


def _between(start: Point3, end: Point3, share: float) -> Point3:
    x, y, z = ((1.0 - share) * a + share * b for a, b in zip(start, end, strict=True))
    return (x, y, z)
