"""A building with a fix in place, and the easiest fixes that make a way, tried out before they are offered."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Final, TypeVar

from twin.model.fix import Fix, FixKind, Remedy
from twin.model.ids import ConnectorId, PortalId, SpaceId
from twin.model.limits import FLAT_SLOPE_RATIO
from twin.model.origin import Origin, Sourced
from twin.model.passage import Access, ConnectorKind, Direction, Portal, Run, VerticalConnector
from twin.model.profile import Profile
from twin.model.route import Location, NoRoute
from twin.model.twin import Twin
from twin.routing.find import find_route
from twin.routing.network import Network, build_network
from twin.routing.remedies.openings import Aim, find_opening
from twin.routing.territories import build_territories

T = TypeVar("T")

CARRIER: Final = "fix"
"""What the values of a fix name as the place where they were found."""


def find_remedy(network: Network, origin: Location, destination: Location) -> Remedy | None:
    """
    Return the fixes with the least effort that make a way, and that way; ``None`` where no fix makes one.

    The building is made anew with the fixes in place and the way is looked
    for again, as anybody would ask for it: what does not lead there is not
    offered. That takes as long as building a network does, once for each set
    of fixes.
    """
    opening = find_opening(network, origin, destination, Aim.EFFORT)
    if opening is None or not opening.hurdles:
        return None
    found = [fix for hurdle in opening.hurdles for fix in hurdle.fixes or ()]
    fixes = tuple({(fix.id, fix.kind): fix for fix in reversed(found)}.values())[::-1]
    answer = find_route(build_fixed(network, fixes), origin, destination)
    return None if isinstance(answer, NoRoute) else Remedy(fixes=fixes, route=answer)


@lru_cache(maxsize=4)
def build_fixed(network: Network, fixes: tuple[Fix, ...]) -> Network:
    """Return the network of the same profile in the building with fixes in place."""
    twin = network.twin
    for fix in fixes:
        twin = apply_fix(twin, fix, network.profile)
    opened = {fix.id for fix in fixes if fix.kind is FixKind.OPEN}
    return build_network(twin, network.profile, closed=network.closed - opened)


def apply_fix(twin: Twin, fix: Fix, profile: Profile) -> Twin:
    """
    Return a building with a fix in place, for a profile's limits.

    A closure is not part of a building: opening changes nothing in it, but
    takes its id off the closures. A new ramp or elevator stands beside what
    it replaces and serves the same landings; whether there is room for it is
    not asked. A ramp keeps its line in plan, so that its true length, at a
    slope of 1:20, is not in the route's.
    """
    if fix.kind is FixKind.OPEN:
        return twin
    if fix.kind is FixKind.MOVE:
        return replace(twin, obstacles={name: body for name, body in twin.obstacles.items() if name != fix.id})
    portal = twin.portals.get(PortalId(fix.id))
    if portal is not None:
        return replace(twin, portals={**twin.portals, portal.id: _fix_portal(portal, fix.kind, profile)})
    connector = twin.connectors.get(ConnectorId(fix.id))
    if connector is not None:
        changed = _fix_connector(connector, fix.kind, profile)
        return replace(twin, connectors=dict(sorted({**twin.connectors, changed.id: changed}.items())))
    return _admit(twin, SpaceId(fix.id), profile)


def _fix_portal(portal: Portal, kind: FixKind, profile: Profile) -> Portal:
    if kind is FixKind.ADMIT:
        return replace(portal, access=_fixed(Access.PUBLIC))
    if kind is FixKind.WIDEN_DOOR:
        return replace(portal, clear_width_m=_fixed(profile.min_width_m))
    if kind is FixKind.LEVEL:
        return replace(portal, threshold_m=_fixed(0.0))
    if kind is FixKind.RAISE:
        return replace(portal, clear_height_m=_fixed(profile.min_headroom_m))
    return replace(portal, one_way=None)


def _fix_connector(connector: VerticalConnector, kind: FixKind, profile: Profile) -> VerticalConnector:
    if kind in {FixKind.BUILD_ELEVATOR, FixKind.BUILD_RAMP}:
        return _build_beside(connector, kind, profile)
    if kind is FixKind.REFIT_ELEVATOR:
        return _refit(connector, profile)
    if kind is FixKind.FLATTEN:
        return replace(connector, runs=_flatten(connector.runs))
    if kind in {FixKind.REVERSE, FixKind.BOTH_WAYS}:
        return replace(connector, direction=_turn(connector) if kind is FixKind.REVERSE else None)
    return _ease(connector, kind, profile)


def _ease(connector: VerticalConnector, kind: FixKind, profile: Profile) -> VerticalConnector:
    if kind is FixKind.ADMIT:
        return replace(connector, access=_fixed(Access.PUBLIC))
    if kind is FixKind.RAISE:
        return replace(connector, headroom_m=_fixed(profile.min_headroom_m))
    return replace(connector, clear_width_m=_fixed(profile.min_width_m))


def _turn(connector: VerticalConnector) -> Sourced[Direction]:
    upwards = connector.direction is not None and connector.direction.value is Direction.UP
    return _fixed(Direction.DOWN if upwards else Direction.UP)


def _build_beside(connector: VerticalConnector, kind: FixKind, profile: Profile) -> VerticalConnector:
    """Return a new ramp or elevator with the landings of a stair or escalator, open to all."""
    ramp = kind is FixKind.BUILD_RAMP
    new = replace(
        connector,
        id=ConnectorId(f"{connector.id}#{kind.value}"),
        kind=ConnectorKind.RAMP if ramp else ConnectorKind.ELEVATOR,
        runs=_flatten(connector.runs) if ramp else (),
        footprint=None,
        clear_width_m=_fixed(profile.wish_width_m) if ramp else None,
        headroom_m=None,
        direction=None,
        access=_fixed(Access.PUBLIC),
    )
    return new if ramp else _refit(new, profile)


def _refit(connector: VerticalConnector, profile: Profile) -> VerticalConnector:
    """Return an elevator as the profile needs it."""
    return replace(
        connector,
        clear_width_m=None,
        car_width_m=_at_least(connector.car_width_m, profile.min_car_width_m),
        car_depth_m=_at_least(connector.car_depth_m, profile.min_car_depth_m),
        door_width_m=_at_least(connector.door_width_m, profile.min_width_m),
        accessible=_fixed(value=True),
    )


def _at_least(value: Sourced[float] | None, limit_m: float | None) -> Sourced[float] | None:
    if limit_m is None or (value is not None and value.value >= limit_m):
        return value
    return _fixed(limit_m)


def _flatten(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return runs as flat as a slope on which nobody needs to rest."""
    return tuple(
        replace(run, slope_ratio=_fixed(FLAT_SLOPE_RATIO.value), risers=None, riser_m=None, tread_m=None)
        for run in runs
    )


def _admit(twin: Twin, space: SpaceId, profile: Profile) -> Twin:
    """Open a space to the public, with the rooms closed around it and the doors for staff between and into them."""
    territories = build_territories(twin, profile)
    number = territories.number_of.get(space)
    rooms = {space} | {room for room, other in territories.number_of.items() if other == number}
    spaces = {
        name: replace(found, public=_fixed(value=True)) if name in rooms else found
        for name, found in twin.spaces.items()
    }
    portals = {
        name: replace(portal, access=_fixed(Access.PUBLIC)) if _is_staff_door(portal, rooms) else portal
        for name, portal in twin.portals.items()
    }
    return replace(twin, spaces=spaces, portals=portals)


def _is_staff_door(portal: Portal, rooms: Iterable[SpaceId]) -> bool:
    return (
        portal.access is not None and portal.access.value is Access.STAFF and not set(rooms).isdisjoint(portal.spaces)
    )


def _fixed(value: T) -> Sourced[T]:
    return Sourced(value=value, origin=Origin.ASSUMED, carrier=CARRIER)
