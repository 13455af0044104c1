"""Which rooms no chain of portals and connectors joins to the outside, and at which loose ends the chain may break."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from twin.ingest import issues_reach
from twin.model.finding import Finding, Subject
from twin.model.ids import OUTSIDE, SpaceId
from twin.model.passage import Portal, VerticalConnector
from twin.model.space import Space, SpaceUse

Neighbours = Mapping[SpaceId, set[SpaceId]]


def find_cut_off(
    spaces: Mapping[SpaceId, Space], portals: Iterable[Portal], connectors: Iterable[VerticalConnector]
) -> tuple[Finding, ...]:
    """
    Return a finding for each group of rooms with doors that is joined to no entrance.

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
            rooms = sorted((spaces[key] for key in group), key=lambda space: (-(space.area_m2 or 0.0), space.id))
            ends = list(_loose_ends(group, doors, ways))
            found.append(_finding(rooms, ends, entrances=bool(starts)))
    return tuple(found)


def _join(portals: Iterable[Portal], connectors: Iterable[VerticalConnector]) -> Neighbours:
    neighbours: dict[SpaceId, set[SpaceId]] = defaultdict(set)
    chains = [_known(portal.spaces) for portal in portals]
    chains += [_known(landing.space for landing in connector.landings) for connector in connectors]
    for ends in chains:
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
    largest = rooms[0]
    subject = Subject(id=largest.id, kind="space", name=largest.long_name or largest.name, storey=largest.storey)
    names = [room.long_name or room.name for room in rooms]
    return issues_reach.rooms_cut_off(subject, names, loose_ends, entrances=entrances)
