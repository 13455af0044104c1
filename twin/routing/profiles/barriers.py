"""May this profile pass here? What forbids it, by how much."""

from collections.abc import Iterator
from typing import Final

from twin.model.ids import ConnectorId, PortalId
from twin.model.origin import Sourced
from twin.model.passage import (
    Access,
    ConnectorKind,
    Direction,
    OneWay,
    Portal,
    Run,
    VerticalConnector,
)
from twin.model.profile import Profile
from twin.model.route import Barrier, BarrierKind
from twin.routing.profiles.ramps import measure_ramp_rise_m

WIDTH_TOLERANCE_M: Final = 0.001
"""A width that misses its limit by no more than this meets it."""

_CONNECTOR_BARRIERS: Final = {
    ConnectorKind.STAIR: BarrierKind.STAIRS,
    ConnectorKind.ESCALATOR: BarrierKind.ESCALATOR,
    ConnectorKind.MOVING_WALK: BarrierKind.ESCALATOR,
    ConnectorKind.RAMP: BarrierKind.TOO_STEEP,
    ConnectorKind.ELEVATOR: BarrierKind.NOT_ACCESSIBLE,
}


def list_portal_barriers(portal: Portal, profile: Profile, *, forward: bool, closed: bool) -> tuple[Barrier, ...]:
    """
    Return all that keeps a profile from going through a portal.

    *forward* is from ``portal.spaces[0]`` to ``portal.spaces[1]``. Staff-only
    access is not judged here: it depends on where one comes from and goes to.
    """
    return tuple(_find_portal_barriers(portal, profile, forward=forward, closed=closed))


def _find_portal_barriers(portal: Portal, profile: Profile, *, forward: bool, closed: bool) -> Iterator[Barrier]:
    if closed:
        yield Barrier(id=portal.id, kind=BarrierKind.CLOSED)
    if _is_beyond(portal.access, Access.EMERGENCY, profile):
        yield Barrier(id=portal.id, kind=BarrierKind.EMERGENCY_ONLY)
    if portal.one_way is not None and portal.one_way.value is not (OneWay.FORWARD if forward else OneWay.BACKWARD):
        yield Barrier(id=portal.id, kind=BarrierKind.ONE_WAY)
    yield from _too_narrow(portal.id, portal.clear_width_m, profile.min_width_m)
    yield from _too_low(portal.id, portal.clear_height_m, profile.min_headroom_m)
    if portal.threshold_m is not None and portal.threshold_m.value > profile.max_step_m + WIDTH_TOLERANCE_M:
        yield Barrier(
            id=portal.id,
            kind=BarrierKind.STEP,
            observed=portal.threshold_m.value,
            required=profile.max_step_m,
            unit="m",
        )


def list_connector_barriers(
    connector: VerticalConnector, run: Run | None, profile: Profile, *, up: bool, closed: bool
) -> tuple[Barrier, ...]:
    """Return all that keeps a profile from going up or down a run, or from riding an elevator where *run* is ``None``."""
    return tuple(
        barrier
        for found in (
            _find_rules_of_use(connector, profile, up=up, closed=closed),
            _find_ramp_barriers(connector, run, profile),
            _find_car_barriers(connector, profile),
        )
        for barrier in found
    )


def _find_rules_of_use(connector: VerticalConnector, profile: Profile, *, up: bool, closed: bool) -> Iterator[Barrier]:
    if closed:
        yield Barrier(id=connector.id, kind=BarrierKind.CLOSED)
    if _is_beyond(connector.access, Access.STAFF, profile):
        yield Barrier(id=connector.id, kind=BarrierKind.STAFF_ONLY)
    if _is_beyond(connector.access, Access.EMERGENCY, profile):
        yield Barrier(id=connector.id, kind=BarrierKind.EMERGENCY_ONLY)
    if connector.direction is not None and connector.direction.value is (Direction.DOWN if up else Direction.UP):
        yield Barrier(id=connector.id, kind=BarrierKind.ONE_WAY)
    if connector.kind not in profile.connectors:
        yield Barrier(id=connector.id, kind=_CONNECTOR_BARRIERS[connector.kind])
    else:
        yield from _too_narrow(connector.id, connector.clear_width_m, profile.min_width_m)
        yield from _too_low(connector.id, connector.headroom_m, profile.min_headroom_m)


def _find_ramp_barriers(connector: VerticalConnector, run: Run | None, profile: Profile) -> Iterator[Barrier]:
    if connector.kind is not ConnectorKind.RAMP or run is None:
        return
    slope, limit = run.slope_ratio, profile.max_slope_ratio
    if slope is not None and limit is not None and slope.value > limit * (1.0 + 1e-3):
        yield Barrier(id=connector.id, kind=BarrierKind.TOO_STEEP, observed=slope.value, required=limit, unit="ratio")
    limit_m, rise_m = profile.max_ramp_rise_m, measure_ramp_rise_m(run)
    if limit_m is not None and rise_m is not None and rise_m > limit_m + WIDTH_TOLERANCE_M:
        yield Barrier(id=connector.id, kind=BarrierKind.RAMP_TOO_HIGH, observed=rise_m, required=limit_m, unit="m")


def _find_car_barriers(connector: VerticalConnector, profile: Profile) -> Iterator[Barrier]:
    if connector.kind is not ConnectorKind.ELEVATOR:
        return
    yield from _too_narrow(connector.id, connector.door_width_m, profile.min_width_m)
    if profile.min_car_width_m is None or profile.min_car_depth_m is None:
        return
    if connector.accessible is not None and not connector.accessible.value:
        yield Barrier(id=connector.id, kind=BarrierKind.NOT_ACCESSIBLE)
    sizes = ((connector.car_width_m, profile.min_car_width_m), (connector.car_depth_m, profile.min_car_depth_m))
    for size, limit in sizes:
        if size is not None and size.value < limit - WIDTH_TOLERANCE_M:
            yield Barrier(
                id=connector.id, kind=BarrierKind.CAR_TOO_SMALL, observed=size.value, required=limit, unit="m"
            )


def _too_narrow(element: PortalId | ConnectorId, width: Sourced[float] | None, limit_m: float) -> Iterator[Barrier]:
    if width is not None and width.value < limit_m - WIDTH_TOLERANCE_M:
        yield Barrier(id=element, kind=BarrierKind.TOO_NARROW, observed=width.value, required=limit_m, unit="m")


def _too_low(element: PortalId | ConnectorId, height: Sourced[float] | None, limit_m: float) -> Iterator[Barrier]:
    if height is not None and height.value < limit_m - WIDTH_TOLERANCE_M:
        yield Barrier(id=element, kind=BarrierKind.TOO_LOW, observed=height.value, required=limit_m, unit="m")


def _is_beyond(access: Sourced[Access] | None, kind: Access, profile: Profile) -> bool:
    return access is not None and access.value is kind and kind not in profile.access
