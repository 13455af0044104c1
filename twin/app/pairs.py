"""Who goes where in a place: the pairs of public places that signs have to lead between, and how many go there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from twin.app.entries import is_public_entrance
from twin.model.continuity import Goal
from twin.model.facility import Facility, FacilityKind
from twin.model.ids import StoreyId
from twin.model.passage import Portal
from twin.model.space import ZONE_USES, Space, SpaceUse
from twin.model.twin import Twin

ROOMS: Final = (ZONE_USES - {SpaceUse.BACK_OFFICE, SpaceUse.SUPPORTING}) | {
    SpaceUse.TOILET,
    SpaceUse.ACCESSIBLE_TOILET,
    SpaceUse.NURSING_ROOM,
}
"""Uses of rooms that visitors come from and go to."""
NEAREST_ROOMS: Final = (SpaceUse.TOILET, SpaceUse.ACCESSIBLE_TOILET, SpaceUse.NURSING_ROOM)
"""Rooms of which people want the nearest, whichever it is."""
FLOW: Final = (
    "exit",
    f"zone:{SpaceUse.CONSULTATION_RECEPTION}",
    f"facility:{FacilityKind.QUEUE_TICKET_MACHINE}",
    f"zone:{SpaceUse.BUSINESS_ACCEPTANCE}",
    f"zone:{SpaceUse.CERTIFICATE_ISSUING}",
    "exit",
)
"""The service flow of the authoring profile, where the model declares none: in by the door one goes out by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A place that people come from: an element, on a storey, and the targets that it is a case of."""

    id: str
    storey: StoreyId
    targets: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A goal with the elements that are it (the nearest is meant), and whether they are rooms."""

    goal: Goal
    elements: tuple[str, ...]
    room: bool


def list_stops(twin: Twin) -> tuple[Stop, ...]:
    """Return where visitors set out from: entrances, rooms for visitors, service windows."""
    entrances = [
        Stop(id=portal.id, storey=portal.storey, targets=frozenset({"exit", *_sides(portal)}))
        for portal in twin.portals.values()
        if is_public_entrance(portal) and twin.storeys[portal.storey].ground
    ]
    rooms = [Stop(id=room.id, storey=room.storey, targets=_zones(room)) for room in _list_rooms(twin)]
    windows = [Stop(id=window.id, storey=window.storey, targets=_wider(window, twin)) for window in _list_windows(twin)]
    return (*entrances, *rooms, *windows)


def list_destinations(twin: Twin) -> tuple[Destination, ...]:
    """Return where visitors want to go: the exit, the nearest of what there are many of, rooms, service windows."""
    return (*_list_nearest(twin), *_list_goal_rooms(twin), *_list_goal_windows(twin))


def share_visitors(
    twin: Twin, stops: tuple[Stop, ...], goals: tuple[Destination, ...]
) -> Mapping[tuple[str, str], float]:
    """
    Return the share of all visitors for pairs of a stop and a goal; they sum to one.

    Notes
    -----
    Nobody has counted them: every step of the service flow has as many
    visitors as the next, and so has all the rest together, shared equally by
    the pairs of a step (an engineering default).
    """
    flows = [flow.steps for flow in twin.service_flows] or [FLOW]
    steps: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    wanted = {step for flow in flows for step in pairwise(flow)}
    for stop in stops:
        for destination in goals:
            if stop.id in destination.elements:
                continue
            names = destination.goal.own | destination.goal.wider
            served = [step for step in sorted(wanted) if step[0] in stop.targets and step[1] in names]
            for step in served or [("", "")]:
                steps[step].append((stop.id, destination.goal.id))
    shares: dict[tuple[str, str], float] = defaultdict(float)
    for _, pairs in sorted(steps.items()):
        for pair in pairs:
            shares[pair] += 1.0 / len(pairs) / len(steps)
    return dict(shares)


def _sides(portal: Portal) -> Iterator[str]:
    """Yield the spaces a door lies between: a flow that begins before the building begins at its doors."""
    yield from (f"space:{side}" for side in portal.spaces if side is not None)


def _list_rooms(twin: Twin) -> Iterator[Space]:
    for space in twin.spaces.values():
        if space.navigable and space.public is not None and space.public.value and space.use in ROOMS:
            yield space


def _list_windows(twin: Twin) -> Iterator[Facility]:
    rooms = {room.id for room in _list_rooms(twin)}
    for facility in twin.facilities.values():
        # A window is served from the back office, and asked at from the floor before it.
        if facility.kind.value is FacilityKind.SERVICE_WINDOW and (facility.space in rooms or facility.space is None):
            yield facility


def _zones(space: Space) -> frozenset[str]:
    return frozenset({f"space:{space.id}"} | {f"zone:{use}" for use in space.uses.value})


def _wider(facility: Facility, twin: Twin) -> frozenset[str]:
    space = None if facility.space is None else twin.spaces.get(facility.space)
    kinds = {f"window:{kind}" for kind in facility.window_kinds}
    return frozenset({f"storey:{facility.storey}"} | kinds) | (_zones(space) if space is not None else frozenset())


def _list_nearest(twin: Twin) -> Iterator[Destination]:
    exits = tuple(stop.id for stop in list_stops(twin) if "exit" in stop.targets)
    if exits:
        yield _nearest("exit", exits, room=False)
    for use in NEAREST_ROOMS:
        rooms = tuple(space.id for space in _list_rooms(twin) if use in space.uses.value)
        if rooms:
            yield _nearest(f"zone:{use}", rooms, room=True)
    machines = tuple(
        facility.id for facility in twin.facilities.values() if facility.kind.value is FacilityKind.QUEUE_TICKET_MACHINE
    )
    if machines:
        yield _nearest(f"facility:{FacilityKind.QUEUE_TICKET_MACHINE}", machines, room=False)


def _nearest(target: str, elements: tuple[str, ...], *, room: bool) -> Destination:
    goal = Goal(id=target, own=frozenset({target, *_own(target, elements)}), wider=frozenset())
    return Destination(goal=goal, elements=elements, room=room)


def _own(target: str, elements: tuple[str, ...]) -> Iterator[str]:
    """Yield how the elements themselves are written in a legend."""
    kind = "facility" if target.startswith("facility:") else "space"
    yield from (f"{kind}:{element}" for element in elements)


def _list_goal_rooms(twin: Twin) -> Iterator[Destination]:
    for room in _list_rooms(twin):
        if room.use not in NEAREST_ROOMS:
            # The zone's name on the spot says that one is there; which of two zones it is, the storey says.
            goal = Goal(id=room.id, own=_zones(room), wider=frozenset({f"storey:{room.storey}"}))
            yield Destination(goal=goal, elements=(room.id,), room=True)


def _list_goal_windows(twin: Twin) -> Iterator[Destination]:
    for window in _list_windows(twin):
        goal = Goal(id=window.id, own=frozenset({f"facility:{window.id}"}), wider=_wider(window, twin))
        yield Destination(goal=goal, elements=(window.id,), room=False)
