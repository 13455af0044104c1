"""
Floors parted into rooms: by walls and closed doors, by stairs in the open, by what the floor is laid with.

Metres, plan frame.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from twin.geometry.shadow import solid_of
from twin.ingest.spaces.regions.floors import Patch
from twin.ingest.spaces.regions.partitions import Partitions
from twin.model.ids import StoreyId

NARROW_M: Final = 0.1
"""Half of what is too narrow to be part of a room: gaps between wall and cupboard, edges of slabs before a façade."""
LEAST_ROOM_M2: Final = 0.5
STANDING_M: Final = 0.25
"""A room holds somebody: a circle of this radius fits in."""
SAME_FINISH_M: Final = 0.0035
"""Floors in one room that differ by more in height are laid with different things: wood and tiles."""
LEAST_FINISH_M2: Final = 3.0
"""A smaller piece of another finish is a mat or a hearth, no room."""
STEP_M: Final = 0.03
"""Floors that differ by more are parted by a step, however small the lower one is."""
HALL_OF_STAIR_RATIO: Final = 0.25
"""A room of which a stair takes this part is that stair's own hall and is not parted from it."""
LEAST_STAIR_M2: Final = 1.0
NEAR_WALL_M: Final = 0.25
_GRID_M: Final = 1e-6
_SURELY_M: Final = 0.001
"""More than what round corners lose where chords are drawn for them."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Room:
    """
    A part of a floor with walls, steps or slab edges around it.

    ``enclosed_ratio`` tells how much of the outline of it and what it is open
    to is walled; ``stair`` that stairs take much of it.
    """

    shape: Polygon
    z_m: float
    storey: StoreyId
    roof: bool
    stair: bool
    enclosed_ratio: float


def find_rooms(deck: Sequence[Patch], partitions: Partitions, stairs: Iterable[BaseGeometry]) -> list[Room]:
    """Return the rooms of floors that lie at about one height; *stairs* are the plans of those that start there."""
    floor = shapely.union_all([patch.shape for patch in deck])
    wells = shapely.union_all([patch.wells for patch in deck])
    listed = list(stairs)
    rooms = []
    parting = partitions.all
    pieces = _with_wells(list(_pieces(floor.difference(parting))), wells.difference(parting))
    solids = parting.buffer(NEAR_WALL_M, join_style="mitre") if pieces else parting
    for walled in pieces:
        enclosed_ratio = walled.exterior.intersection(solids).length / walled.exterior.length
        for piece, stair in _part_by_stairs(walled, listed):
            parts = [piece] if stair else _part_by_finish(piece, deck)
            rooms += [_room(part, deck, enclosed_ratio, stair=stair) for part in parts]
    return rooms


def _pieces(area: BaseGeometry) -> Iterator[Polygon]:
    """Yield the parts of an area that hold somebody, without what is too narrow to stand in."""
    open_area = shapely.set_precision(area, _GRID_M)
    cores = [core for core in shapely.get_parts(open_area.buffer(-NARROW_M, join_style="mitre")) if not core.is_empty]
    taken: list[Polygon] = []
    for core in sorted(cores, key=lambda core: (-core.area, core.wkb)):
        grown = core.buffer(NARROW_M, join_style="mitre").intersection(open_area)
        met = [part for part in taken if part.intersects(grown)]
        grown = grown.difference(shapely.union_all(met)) if met else grown
        part = max(solid_of(shapely.set_precision(grown, _GRID_M)).geoms, key=lambda part: part.area, default=None)
        if part is not None and part.area >= LEAST_ROOM_M2 and _holds_somebody(part):
            taken.append(part)
            yield part


def _holds_somebody(part: Polygon) -> bool:
    """Return whether a circle of somebody's size fits in; around a point in the middle it nearly always does."""
    middle = part.representative_point()
    return float(part.boundary.distance(middle)) > STANDING_M + _SURELY_M or not part.buffer(-STANDING_M).is_empty


def _with_wells(pieces: list[Polygon], wells: BaseGeometry) -> list[Polygon]:
    """Return rooms with the wells that lie in them, and the ledges around these; a well between two rooms joins neither."""
    for well in shapely.get_parts(wells):
        beside = [piece for piece in pieces if piece.dwithin(well, NARROW_M)]
        rooms = [piece for piece in beside if piece.area >= well.area]
        if well.geom_type == "Polygon" and len(rooms) == 1:
            pieces = [piece for piece in pieces if piece not in beside]
            pieces += _pieces(shapely.union_all([well, *beside]))
    return pieces


def _part_by_stairs(part: Polygon, stairs: Sequence[BaseGeometry]) -> Iterator[tuple[Polygon, bool]]:
    """Yield a room, or a room and the stairs in it; the flag tells a room that is a stair's."""
    standing = [plan for plan in stairs if plan.intersection(part).area >= LEAST_STAIR_M2]
    taken = shapely.union_all(standing).intersection(part)
    if not standing:
        yield part, False
    elif taken.area >= HALL_OF_STAIR_RATIO * part.area:
        yield part, True
    else:
        yield from ((piece, True) for piece in _pieces(taken))
        yield from ((piece, False) for piece in _pieces(part.difference(taken)))


def _part_by_finish(part: Polygon, deck: Sequence[Patch]) -> list[Polygon]:
    """Return a room's parts that are laid at different heights; small ones go to the neighbour they touch most."""
    near = _list_near(deck, part)
    layers = [layer.intersection(part) for layer in _finishes(near)] if len(near) > 1 else []
    pieces = [piece for layer in layers for piece in _pieces(layer)] if len(layers) > 1 else []
    large = sorted((p for p in pieces if p.area >= LEAST_FINISH_M2), key=lambda p: -p.area)
    if len(large) < 2:  # noqa: PLR2004  # one finish, or one room with a mat in it
        return [part]
    rest = part.difference(shapely.union_all(large))
    joined = [[piece] for piece in large]
    for crumb in shapely.get_parts(rest):
        touching = [crumb.buffer(2 * _GRID_M).intersection(piece).area for piece in large]
        joined[touching.index(max(touching))].append(crumb)
    return [piece for group in joined for piece in _pieces(shapely.union_all(group))]


def _list_near(deck: Sequence[Patch], part: Polygon) -> list[Patch]:
    """Return the floors that a room has a part of."""
    met = shapely.intersects(np.array([patch.shape for patch in deck], dtype=object), part)
    return [patch for patch, meets in zip(deck, met.tolist(), strict=True) if meets]


def _finishes(patches: Sequence[Patch]) -> Iterator[BaseGeometry]:
    """Yield floors by height, lowest first, those of nearly one height together."""
    group: list[Patch] = []
    for patch in sorted(patches, key=lambda p: p.z_m):
        if group and patch.z_m - group[-1].z_m > SAME_FINISH_M:
            yield shapely.union_all([p.shape for p in group])
            group = []
        group.append(patch)
    yield shapely.union_all([p.shape for p in group])


def _room(shape: Polygon, deck: Sequence[Patch], enclosed_ratio: float, *, stair: bool) -> Room:
    near = _list_near(deck, shape) or list(deck)
    largest = near[0]
    if len(near) > 1:
        largest = max(near, key=lambda patch: (round(patch.shape.intersection(shape).area, 6), -patch.z_m))
    return Room(
        shape=shape,
        z_m=largest.z_m,
        storey=largest.storey,
        roof=largest.roof,
        stair=stair,
        enclosed_ratio=enclosed_ratio,
    )
