"""What a traveller should know of what he may pass: wishes that are not met, and values the model does not hold."""

from collections.abc import Iterator
from typing import Final

from twin.model.passage import ConnectorKind, Portal, PortalKind, Run, VerticalConnector
from twin.model.profile import Profile
from twin.model.route import Notice, NoticeKind
from twin.routing.profiles.barriers import WIDTH_TOLERANCE_M

SLIMMEST_M: Final = 0.6
"""Hardly any way is narrower: a profile that fits through so much does not mind not to know (E)."""
STEP_M: Final = 0.15
"""Hardly any single step is higher: a profile that takes it does not mind not to know (E)."""

_RATIOS: Final = {ConnectorKind.STAIR: "stair_cost_ratio", ConnectorKind.ESCALATOR: "escalator_cost_ratio"}
_CARRYING: Final = frozenset({ConnectorKind.ESCALATOR, ConnectorKind.MOVING_WALK})


def list_portal_notices(portal: Portal, profile: Profile) -> tuple[Notice, ...]:
    """Return what a traveller should know of a portal that may be passed: narrow, low, or of unknown size."""
    return tuple(_find_portal_notices(portal, profile))


def _find_portal_notices(portal: Portal, profile: Profile) -> Iterator[Notice]:
    width, wish_m = portal.clear_width_m, profile.wish_width_m
    if width is not None and width.value < wish_m - WIDTH_TOLERANCE_M:
        yield Notice(kind=NoticeKind.NARROW, id=portal.id, observed=width.value, required=wish_m, unit="m")
    height, wish_m = portal.clear_height_m, profile.wish_headroom_m
    if height is not None and height.value < wish_m - WIDTH_TOLERANCE_M:
        yield Notice(kind=NoticeKind.LOW, id=portal.id, observed=height.value, required=wish_m, unit="m")
    if portal.kind is PortalKind.VIRTUAL:
        return
    if width is None and _minds_widths(profile):
        yield Notice(kind=NoticeKind.UNKNOWN_WIDTH, id=portal.id, required=profile.min_width_m, unit="m")
    if portal.threshold_m is None and profile.unknown_s > 0.0 and profile.max_step_m < STEP_M:
        yield Notice(kind=NoticeKind.UNKNOWN_STEP, id=portal.id, required=profile.max_step_m, unit="m")


def list_connector_notices(
    connector: VerticalConnector, run: Run | None, profile: Profile, *, handrail: bool | None
) -> tuple[Notice, ...]:
    """
    Return what a traveller should know of a connector that may be used.

    *handrail* is whether a stair or ramp has one, ``None`` if unknown.
    """
    return (
        *_find_discomforts(connector, profile, handrail=handrail),
        *_find_unknowns(connector, run, profile),
    )


def _find_discomforts(connector: VerticalConnector, profile: Profile, *, handrail: bool | None) -> Iterator[Notice]:
    ratio = _RATIOS.get(connector.kind)
    if ratio is not None and getattr(profile, ratio) > 1.0:
        yield Notice(kind=NoticeKind.DISCOURAGED, id=connector.id)
    headroom, wish_m = connector.headroom_m, profile.wish_headroom_m
    if headroom is not None and headroom.value < wish_m - WIDTH_TOLERANCE_M:
        yield Notice(kind=NoticeKind.LOW, id=connector.id, observed=headroom.value, required=wish_m, unit="m")
    width, wish_m = connector.clear_width_m, profile.wish_width_m
    if width is not None and width.value < wish_m - WIDTH_TOLERANCE_M:
        yield Notice(kind=NoticeKind.NARROW, id=connector.id, observed=width.value, required=wish_m, unit="m")
    if connector.kind is ConnectorKind.STAIR and not handrail and profile.no_handrail_s > 0.0:
        kind = NoticeKind.UNKNOWN_HANDRAIL if handrail is None else NoticeKind.NO_HANDRAIL
        yield Notice(kind=kind, id=connector.id)


def _find_unknowns(connector: VerticalConnector, run: Run | None, profile: Profile) -> Iterator[Notice]:
    if connector.kind in _CARRYING and connector.direction is None:
        yield Notice(kind=NoticeKind.UNKNOWN_DIRECTION, id=connector.id)
    if profile.unknown_s <= 0.0:
        return
    if connector.kind is ConnectorKind.RAMP:
        limit = profile.max_slope_ratio
        if run is not None and run.slope_ratio is None and limit is not None:
            yield Notice(kind=NoticeKind.UNKNOWN_SLOPE, id=connector.id, required=limit, unit="ratio")
        if connector.clear_width_m is None and _minds_widths(profile):
            yield Notice(kind=NoticeKind.UNKNOWN_WIDTH, id=connector.id, required=profile.min_width_m, unit="m")
    if connector.kind is ConnectorKind.ELEVATOR:
        if connector.door_width_m is None and _minds_widths(profile):
            yield Notice(kind=NoticeKind.UNKNOWN_WIDTH, id=connector.id, required=profile.min_width_m, unit="m")
        if profile.min_car_depth_m is not None and None in (connector.car_width_m, connector.car_depth_m):
            yield Notice(kind=NoticeKind.UNKNOWN_CAR, id=connector.id, required=profile.min_car_depth_m, unit="m")


def _minds_widths(profile: Profile) -> bool:
    return profile.unknown_s > 0.0 and profile.min_width_m > SLIMMEST_M
