"""
Rooms to the storey people would look for them on.

Some exporters write rooms as storeys, or the ground around a house as one of
its own: people walk from one to the other without changing level. Metres.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import shapely

from twin.ingest.spaces.regions.floors import DECK_M
from twin.ingest.spaces.regions.rooms import Room
from twin.ingest.spaces.regions.ways import STEP_M, TOUCHING_M, is_enclosed
from twin.ingest.storeys import Storeys
from twin.model.ids import StoreyId

LEAST_STOREYS: Final = 3
"""As many storeys at one height with a room each are rooms; two may be two buildings."""


def gather_rooms(rooms: Sequence[Room], target: Mapping[StoreyId, StoreyId]) -> list[Room]:
    """Return rooms on the storeys that *target* names for theirs, and those inside others' walls with them."""
    gathered = [replace(room, storey=target.get(room.storey, room.storey)) for room in rooms]
    return [replace(room, storey=_storey_around(room, gathered)) for room in gathered]


def find_storeys_that_are_rooms(rooms: Sequence[Room], storeys: Storeys) -> dict[StoreyId, StoreyId]:
    """Return for each storey that is itself a room the one of them that people enter at, or else the first."""
    enclosed = Counter(room.storey for room in rooms if is_enclosed(room))
    level: dict[int, list[StoreyId]] = defaultdict(list)
    for key in storeys.by_id:
        level[round(storeys.elevation_m(key) / DECK_M)].append(key)
    target = {}
    for group in level.values():
        if len(group) >= LEAST_STOREYS and max(enclosed[key] for key in group) == 1:
            chosen = next((key for key in group if storeys.by_id[key].ground), group[0])
            target.update(dict.fromkeys(group, chosen))
    return target


def find_open_grounds(rooms: Sequence[Room], storeys: Storeys) -> dict[StoreyId, StoreyId]:
    """Return for each storey that is only ground around a house, at most a step away, the storey of that house."""
    areas: dict[StoreyId, float] = defaultdict(float)
    for room in rooms:
        if is_enclosed(room):
            areas[room.storey] += room.shape.area
    target = {}
    for key in sorted({room.storey for room in rooms} - areas.keys()):
        z_m = storeys.elevation_m(key)
        level = [other for other in areas if abs(storeys.elevation_m(other) - z_m) <= STEP_M]
        if level:
            target[key] = max(level, key=lambda other: (areas[other], other))
    return target


def _storey_around(room: Room, rooms: Sequence[Room]) -> StoreyId:
    """Return the storey of the walled rooms that a walled room touches and is level with, if it is larger than its own."""
    if not is_enclosed(room):
        return room.storey
    areas: Counter[StoreyId] = Counter()
    for other in rooms:
        if is_enclosed(other) and abs(other.z_m - room.z_m) <= DECK_M and _touch(room, other):
            areas[other.storey] += int(other.shape.area * 100)
    return max(areas, key=lambda key: (areas[key], key == room.storey, key), default=room.storey)


def _touch(one: Room, other: Room) -> bool:
    return bool(shapely.dwithin(one.shape, other.shape, TOUCHING_M))
