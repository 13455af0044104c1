"""Why a room is not reached, as exactly as the model tells: which room is closed and by what, which body hangs how low."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from twin.model.facility import Obstacle
from twin.model.ids import PortalId, SpaceId
from twin.model.limits import HEADROOM_M
from twin.model.origin import Origin
from twin.model.passage import Portal
from twin.model.profile import Profile
from twin.model.route import Barrier, BarrierKind, Leg, Route
from twin.model.space import Space
from twin.model.terms import SPACE_USES
from twin.model.twin import Twin
from twin.routing.profiles.barriers import list_connector_barriers, list_portal_barriers

Reasons = Mapping[str, str]
"""What is said, by language."""
HANGING_M: Final = 0.5
"""A body that begins higher than this above a floor hangs over it, and what is left below is headroom."""
LOW: Final = {
    "zh-CN": "“{name}”下净高只有 {height:.2f} m，需要 {needed:.2f} m",
    "en": "the clear height under {name!r} is only {height:.2f} m, {needed:.2f} m needed",
}
CLOSED_BY_MODEL: Final = {
    "zh-CN": "模型注明“{name}”不对公众开放（{carrier}）",
    "en": "the model says that {name!r} is not open to the public ({carrier})",
}
CLOSED_BY_USE: Final = {
    "zh-CN": "“{name}”按用途（{use}，依据 {carrier}）视为不对公众开放",
    "en": "{name!r} counts as closed to the public by its use ({use}, from {carrier})",
}


def explain_staff_only(twin: Twin, barriers: Iterable[Barrier]) -> Reasons | None:
    """Return which room behind the doors for staff is closed to the public, and what says so."""
    doors = (twin.portals.get(PortalId(b.id or "")) for b in barriers if b.kind is BarrierKind.STAFF_ONLY)
    closed = [room for door in doors if door is not None for room in _list_closed(twin, door)]
    if not closed:
        return None
    return {language: "; ".join(_say_closed(room, language) for room in closed) for language in LOW}


def _list_closed(twin: Twin, door: Portal) -> Iterator[Space]:
    for side in door.spaces:
        room = twin.spaces.get(side) if side is not None else None
        if room is not None and room.public is not None and not room.public.value:
            yield room


def _say_closed(room: Space, language: str) -> str:
    name = room.long_name or room.name
    if room.public is not None and room.public.origin is Origin.DECLARED:
        return CLOSED_BY_MODEL[language].format(name=name, carrier=room.public.carrier)
    use = SPACE_USES[room.use][language]
    return CLOSED_BY_USE[language].format(name=name, use=use, carrier=room.uses.carrier)


def explain_low_bodies(twin: Twin, room: Space) -> Reasons | None:
    """Return the lowest body over a room's floor, if it leaves less than the clear height one needs."""
    floor_m = room.floor_z_m or 0.0
    over = [body for body in twin.obstacles.values() if _hangs_low(body, room, floor_m)]
    lowest = min(over, key=lambda body: (body.bottom_z_m, body.id), default=None)
    if lowest is None:
        return None
    height_m = lowest.bottom_z_m - floor_m
    return {
        language: text.format(name=lowest.name, height=height_m, needed=HEADROOM_M.value)
        for language, text in LOW.items()
    }


def _hangs_low(body: Obstacle, room: Space, floor_m: float) -> bool:
    height_m = body.bottom_z_m - floor_m
    return (
        body.storey == room.storey
        and HANGING_M < height_m < HEADROOM_M.value
        and room.footprint is not None
        and bool(body.footprint.intersects(room.footprint))
    )


def list_way_barriers(twin: Twin, route: Route, profile: Profile) -> tuple[Barrier, ...]:
    """Return what a profile cannot pass of the doors, stairs and elevators on the way of another one."""
    return tuple(dict.fromkeys(barrier for leg in route.legs for barrier in _list_leg_barriers(twin, leg, profile)))


def _list_leg_barriers(twin: Twin, leg: Leg, profile: Profile) -> Iterator[Barrier]:
    for key in leg.portals:
        portal = twin.portals[key]
        ahead = _place_in(leg, portal.spaces[0]) <= _place_in(leg, portal.spaces[1])
        yield from list_portal_barriers(portal, profile, forward=ahead, closed=False)
    if leg.connector is not None:
        connector = twin.connectors[leg.connector]
        up = leg.path[-1][2] > leg.path[0][2]
        for run in connector.runs or (None,):
            yield from list_connector_barriers(connector, run, profile, up=up, closed=False)


def _place_in(leg: Leg, side: SpaceId | None) -> int:
    """Return when a leg comes through a space; one that it does not name comes first, as where it starts."""
    return leg.spaces.index(side) if side in leg.spaces else 0
