"""Which rooms no chain of portals and connectors joins to the outside, and at which loose ends the chain may break."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from twin.ingest.findings import issues_reach
from twin.model.finding import Finding, Subject
from twin.model.ids import OUTSIDE, SpaceId
from twin.model.passage import Portal, VerticalConnector
from twin.model.space import Space, SpaceUse

Neighbours = Mapping[SpaceId, set[SpaceId]]


def find_cut_off(
    spaces: Mapping[SpaceId, Space], portals: Iterable[Portal], connectors: Iterable[VerticalConnector]
) -> tuple[Finding, ...]:
    """
    Return a finding for each group of rooms with doors that is joined to no entrance, or to one of its own only.

    What bodies and widths leave of a way is not asked here: that needs to
    know who walks.
    """
    doors, ways = tuple(portals), tuple(connectors)
    neighbours = _join(doors, ways)
    # An entrance counts also where the model does not say what lies before it.
    starts = {side for door in doors if door.entrance for side in _known(door.spaces)}
    outdoors = {space.id for space in spaces.values() if space.use is SpaceUse.OUTDOOR}
    reached = _flood(neighbours, starts | outdoors | {OUTSIDE})
    sides = {side for door in doors for side in _known(door.spaces)}
    with_door = sorted(side for side in sides if side in spaces and spaces[side].navigable)
    found: list[Finding] = []
    for room in with_door:
        if room not in reached:
            group = _flood(neighbours, {room})
            reached |= group
            rooms = sorted((spaces[key] for key in group), key=_by_size)
            ends = list(_loose_ends(group, doors, ways))
            found.append(_finding(rooms, ends, entrances=bool(starts)))
    return (*found, *_find_parts(spaces, doors, ways))


def _find_parts(
    spaces: Mapping[SpaceId, Space], portals: tuple[Portal, ...], connectors: tuple[VerticalConnector, ...]
) -> Iterator[Finding]:
    """Yield a finding for each part of a building but the largest that only what lies outside the model joins to it."""
    neighbours = _join(portals, connectors, through_outside=False)
    parts: list[tuple[list[Space], list[str]]] = []
    seen: set[SpaceId] = set()
    for start in sorted(side for door in portals if door.entrance for side in _known(door.spaces) - {OUTSIDE}):
        if start not in seen:
            group = _flood(neighbours, {start})
            seen |= group
            rooms = [spaces[key] for key in group if key in spaces and _is_indoors(spaces[key])]
            own = [door for door in portals if OUTSIDE in door.spaces and group & set(door.spaces)]
            if rooms:
                parts.append((sorted(rooms, key=_by_size), sorted(door.name or door.id for door in own)))
    parts.sort(key=lambda part: (-sum(room.area_m2 or 0.0 for room in part[0]), part[0][0].id))
    # Where the model does not say what lies before a part's door, that outdoors joins it is not known either.
    for rooms, doors in (part for part in parts[1:] if part[1]):
        yield issues_reach.part_entered_on_its_own(_subject(rooms[0]), [_name(room) for room in rooms], doors)


def _is_indoors(space: Space) -> bool:
    return space.navigable and space.use is not SpaceUse.OUTDOOR


def _by_size(space: Space) -> tuple[float, str]:
    return (-(space.area_m2 or 0.0), space.id)


def _join(
    portals: Iterable[Portal], connectors: Iterable[VerticalConnector], *, through_outside: bool = True
) -> Neighbours:
    neighbours: dict[SpaceId, set[SpaceId]] = defaultdict(set)
    chains = [_known(portal.spaces) for portal in portals]
    chains += [_known(landing.space for landing in connector.landings) for connector in connectors]
    for met in chains:
        ends = met if through_outside else met - {OUTSIDE}
        for end in ends:
            neighbours[end] |= ends - {end}
    return neighbours


def _known(ends: Iterable[SpaceId | None]) -> set[SpaceId]:
    return {end for end in ends if end is not None}


def _flood(neighbours: Neighbours, starts: set[SpaceId]) -> set[SpaceId]:
    reached: set[SpaceId] = set()
    waiting = list(starts)
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += neighbours.get(here, ())
    return reached


def _loose_ends(
    group: set[SpaceId], portals: Iterable[Portal], connectors: Iterable[VerticalConnector]
) -> Iterator[str]:
    """Yield the names of portals and connectors of a group that lead to what is not modelled."""
    for portal in portals:
        if None in portal.spaces and group & set(portal.spaces):
            yield portal.name or portal.id
    for connector in connectors:
        ends = {landing.space for landing in connector.landings}
        if None in ends and group & ends:
            yield connector.name or connector.id


def _finding(rooms: list[Space], loose_ends: list[str], *, entrances: bool) -> Finding:
    names = [_name(room) for room in rooms]
    return issues_reach.rooms_cut_off(_subject(rooms[0]), names, loose_ends, entrances=entrances)


def _subject(room: Space) -> Subject:
    return Subject(id=room.id, kind="space", name=_name(room), storey=room.storey)


def _name(room: Space) -> str:
    return room.long_name or room.name
