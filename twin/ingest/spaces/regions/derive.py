"""
Free regions: the rooms of storeys that have no usable space, found from what is built, each a derived space.

A storey's own spaces are usable where one can be in one of them: a space that
walls cross is an area plan of several rooms, and is kept as data.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

import shapely
from shapely import MultiPolygon

from twin.geometry.shadow import solid_of
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.solids.bodies import Bodies
from twin.ingest.spaces.regions.area_plans import list_area_plans
from twin.ingest.spaces.regions.coverage import find_partly_covered, suspect_bare_floor
from twin.ingest.spaces.regions.doors import Doors
from twin.ingest.spaces.regions.flights import Flights, read_flights
from twin.ingest.spaces.regions.floors import Patch, group_decks, read_patches
from twin.ingest.spaces.regions.meaning import RoomMeanings
from twin.ingest.spaces.regions.outlines import outline_floors
from twin.ingest.spaces.regions.partitions import Dividers
from twin.ingest.spaces.regions.pseudo_storeys import find_open_grounds, find_storeys_that_are_rooms, gather_rooms
from twin.ingest.spaces.regions.rooms import Room, find_rooms
from twin.ingest.spaces.regions.slabs import choose_slabs, list_slabs
from twin.ingest.spaces.regions.stacked import raise_stacked, with_derived_storeys
from twin.ingest.spaces.regions.ways import Ways, drop_unreachable, is_enclosed
from twin.ingest.spaces.uses import find_public
from twin.ingest.storeys import Storeys
from twin.model.ids import SpaceId, StoreyId
from twin.model.origin import Origin
from twin.model.space import Space

AREA_PLAN: Final = "area plan"
"""The layer of spaces that walls cross."""
SAME_FLOOR_M: Final = 0.6
"""A space whose floor is this near in height to a slab stands on it."""
STARTS_M: Final = 0.5
"""A stair stands on a floor if it begins this near to it: base plates reach below, first risers above."""
_ORDER_M: Final = 0.01
_OFF_GRID_M: Final = 0.00137
"""Keeps sizes of drawings, which are round, from the border between two steps of the order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """
    All spaces with the regions among them.

    ``storeys`` are those of the model with those that were derived over them,
    ``regions`` are the regions by storey, ``area_plans`` the spaces that walls
    cross, ``merged`` the storeys that are rooms and ``grounds`` those that are
    the ground around a house, each with the storey that its floor was put on.
    ``uncovered`` are rooms of storeys with spaces that no space covers:
    nothing is derived there.
    """

    spaces: tuple[Space, ...]
    storeys: Storeys
    regions: Mapping[StoreyId, tuple[Space, ...]]
    area_plans: tuple[Space, ...]
    merged: Mapping[StoreyId, StoreyId]
    grounds: Mapping[StoreyId, StoreyId]
    uncovered: Sequence[Room]


def derive_regions(ifc: IfcFile, bodies: Bodies, storeys: Storeys, spaces: Sequence[Space]) -> Derived:
    """Find the rooms of each storey that has no usable space, and name them by number."""
    plans = list_area_plans(spaces, bodies)
    kept = [replace(s, navigable=False, layer=AREA_PLAN) if s.id in plans else s for s in spaces]
    walked = [space for space in kept if space.navigable]
    usable = {space.storey for space in walked}
    bare = frozenset(storeys.by_id) - usable
    slabs = list_slabs(ifc, bodies, storeys)
    wanted = bare | suspect_bare_floor(slabs, walked, usable)
    flights = read_flights(ifc, bodies) if wanted else []
    patches = read_patches(ifc, bodies, storeys, flights, choose_slabs(slabs, wanted))
    partly = find_partly_covered(patches, walked, usable & wanted)
    meanings = RoomMeanings(ifc, bodies)
    found = _find_rooms(
        ifc,
        bodies,
        storeys,
        meanings=meanings,
        patches=patches,
        flights=flights,
        bare=bare | partly,
        spaces=walked,
    )
    rooms = [room for room in found if room.storey in bare]
    merged = find_storeys_that_are_rooms(rooms, storeys)
    rooms = gather_rooms(rooms, merged)
    grounds = find_open_grounds(rooms, storeys)
    rooms = raise_stacked(gather_rooms(rooms, grounds), storeys)
    regions = _to_spaces(storeys, meanings, rooms, taken={space.name for space in spaces})
    by_storey: dict[StoreyId, list[Space]] = defaultdict(list)
    for region in regions:
        by_storey[region.storey].append(region)
    return Derived(
        area_plans=tuple(space for space in kept if space.id in plans),
        spaces=tuple(sorted((*kept, *regions), key=lambda space: space.id)),
        storeys=with_derived_storeys(storeys, regions),
        regions={key: tuple(by_storey[key]) for key in _list_storeys(storeys, rooms) if key in by_storey},
        merged=merged,
        grounds=grounds,
        uncovered=[room for room in found if room.storey in partly and is_enclosed(room)],
    )


def _find_rooms(
    ifc: IfcFile,
    bodies: Bodies,
    storeys: Storeys,
    *,
    meanings: RoomMeanings,
    patches: Sequence[Patch],
    flights: Sequence[Flights],
    bare: AbstractSet[StoreyId],
    spaces: Sequence[Space],
) -> list[Room]:
    if not bare:
        return []
    doors = Doors(ifc, bodies)
    dividers = Dividers(ifc, bodies, doors)
    ways = Ways(ifc, bodies, doors, flights)
    drawn = outline_floors(ifc, storeys, dividers, bare - {patch.storey for patch in patches})
    found: list[Room] = []
    led_to: list[bool] = []
    for deck in group_decks(patch for patch in (*patches, *drawn) if patch.storey in bare):
        free = [patch for patch in (_without_spaces(patch, spaces) for patch in deck) if not patch.shape.is_empty]
        if not free:
            continue
        z_m = free[-1].z_m
        partitions = dividers.at(shapely.union_all([patch.shape for patch in free]), z_m)
        standing = [f.plan for f in flights if f.stair and abs(f.bottom_m - z_m) < STARTS_M]
        rooms = find_rooms(free, partitions, standing)
        found += rooms
        led_to += [ways.lead_into(room, partitions.lines) for room in rooms]
    return drop_unreachable(found, led_to, lambda room: meanings.height_m(room) is not None)


def _without_spaces(patch: Patch, spaces: Sequence[Space]) -> Patch:
    """Return a floor without what the model's own spaces, of other storeys, take of it."""
    near = [s.footprint for s in spaces if s.footprint is not None and _is_level(s, patch.z_m)]
    cut = [footprint for footprint in near if footprint.intersects(patch.shape)]
    return replace(patch, shape=solid_of(patch.shape.difference(shapely.union_all(cut)))) if cut else patch


def _is_level(space: Space, z_m: float) -> bool:
    return space.floor_z_m is not None and abs(space.floor_z_m - z_m) < SAME_FLOOR_M


def _to_spaces(storeys: Storeys, meanings: RoomMeanings, rooms: Sequence[Room], *, taken: set[str]) -> list[Space]:
    """Return rooms as spaces, numbered through the building: by storey, then from the plan's top left."""
    numbers = iter(number for number in range(1, len(rooms) + len(taken) + 1) if str(number) not in taken)
    spaces = []
    for key in _list_storeys(storeys, rooms):
        on_storey = sorted((room for room in rooms if room.storey == key), key=_order)
        roofs_drawn = meanings.roofs_are_drawn(on_storey)
        ground = key in storeys.by_id and storeys.by_id[key].ground
        for index, room in enumerate(on_storey, start=1):
            uses = meanings.uses(room, roofs_drawn=roofs_drawn, ground=ground)
            space = Space(
                id=SpaceId(f"{key}#{index}"),
                storey=key,
                name=str(next(numbers)),
                long_name=None,
                uses=uses,
                footprint=solid_of(MultiPolygon([room.shape])),
                floor_z_m=room.z_m,
                height_m=meanings.height_m(room),
                public=find_public({}, uses),
                accessible=None,
                opening_hours=None,
                occupants=None,
                navigable=True,
                layer=None,
                origin=Origin.DERIVED,
            )
            spaces.append(space)
    return spaces


def _list_storeys(storeys: Storeys, rooms: Sequence[Room]) -> list[StoreyId]:
    """Return the storeys of a model in order, each followed by those that were derived over it."""
    raised = sorted({room.storey for room in rooms} - storeys.by_id.keys())
    return [each for key in storeys.by_id for each in (key, *(over for over in raised if over.startswith(key)))]


def _order(room: Room) -> tuple[int, int, int]:
    min_x, _, _, max_y = room.shape.bounds
    steps = [int((value + _OFF_GRID_M) // _ORDER_M) for value in (-max_y, min_x, room.shape.area)]
    return (steps[0], steps[1], steps[2])
