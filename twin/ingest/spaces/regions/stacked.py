"""
Rooms that lie over another one of the same storey: mezzanines that the model gives no storey of their own.

A storey is a plan: somebody at a point of it stands on one floor. So the
floor that is nearer to the storey's height stays, and what lies over it gets
a storey of its own, derived. Metres.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

import shapely

from twin.ingest.spaces.regions.rooms import LEAST_ROOM_M2, Room
from twin.ingest.spaces.regions.slabs import CRAWL_M
from twin.ingest.storeys import Storeys
from twin.model.ids import StoreyId
from twin.model.origin import Origin, Sourced
from twin.model.space import Space, Storey

MARK: Final = "#over"
"""Ends the id of a derived storey, after that of the storey it is over and before a number."""
LONG_NAME: Final = "夹层 Mezzanine"


def raise_stacked(rooms: Sequence[Room], storeys: Storeys) -> list[Room]:
    """Return rooms, those that lie over others of their storey on one of their own."""
    by_storey: dict[StoreyId, list[int]] = defaultdict(list)
    for index, room in enumerate(rooms):
        by_storey[room.storey].append(index)
    raised = list(rooms)
    for key, group in by_storey.items():
        heights = [rooms[index].z_m for index in group]
        if max(heights) - min(heights) >= CRAWL_M:
            for level, members in enumerate(_levels([(i, rooms[i]) for i in group], storeys.elevation_m(key))):
                for index in members if level else ():
                    raised[index] = replace(rooms[index], storey=StoreyId(f"{key}{MARK}{level}"))
    return raised


def is_derived_storey(key: StoreyId) -> bool:
    """Return whether a storey was made for what lies over others of one storey of the model."""
    return MARK in key


def with_derived_storeys(storeys: Storeys, spaces: Iterable[Space]) -> Storeys:
    """Return the storeys with those that spaces were raised to, bottom to top; they are as high as their largest floor."""
    largest: dict[StoreyId, Space] = {}
    for space in sorted(spaces, key=lambda space: (space.area_m2 or 0.0, space.id)):
        if space.storey not in storeys.by_id:
            largest[space.storey] = space
    if not largest:
        return storeys
    listed = [*storeys.by_id.values(), *(_storey_over(storeys, space) for _, space in sorted(largest.items()))]
    ordered = sorted(listed, key=lambda storey: storey.elevation_m.value if storey.elevation_m else 0.0)
    return replace(storeys, by_id={each.id: replace(each, ordinal=number) for number, each in enumerate(ordered)})


def _storey_over(storeys: Storeys, space: Space) -> Storey:
    base = storeys.by_id[StoreyId(space.storey.rpartition(MARK)[0])]
    return Storey(
        id=space.storey,
        name=f"{base.name}+",
        long_name=LONG_NAME,
        ordinal=base.ordinal,
        elevation_m=Sourced(value=space.floor_z_m or 0.0, origin=Origin.DERIVED, carrier="top of its floor"),
        ground=False,
    )


def _levels(group: Sequence[tuple[int, Room]], storey_m: float) -> list[list[int]]:
    """Return rooms in levels in which none lies over another: the nearest to the storey's height first."""
    levels: list[list[tuple[int, Room]]] = [[]]
    for index, room in sorted(group, key=lambda item: (abs(item[1].z_m - storey_m), -item[1].shape.area, item[0])):
        free = (level for level in levels if not any(_lies_over(room, other) for _, other in level))
        level = next(free, None)
        if level is None:
            levels.append([(index, room)])
        else:
            level.append((index, room))
    return [[index for index, _ in level] for level in levels]


def _lies_over(one: Room, other: Room) -> bool:
    if abs(one.z_m - other.z_m) < CRAWL_M or not shapely.intersects(one.shape, other.shape):
        return False
    return bool(shapely.intersection(one.shape, other.shape).area >= LEAST_ROOM_M2)
