"""Doors in words: what one walks up to, and whether one goes through it into a room or out of one."""

from typing import Final

from twin.guidance.names import Namer
from twin.model.ids import PortalId, SpaceId
from twin.model.passage import PortalKind
from twin.model.route import Maneuver, Order
from twin.model.space import SpaceUse

WAYS: Final = frozenset({SpaceUse.CIRCULATION, SpaceUse.ELEVATOR_LOBBY, SpaceUse.OUTDOOR})
"""Spaces that one comes out to from a room."""


def start_at_door(maneuver: Maneuver, namer: Namer) -> tuple[str, str]:
    """Return a door that one first goes to, and what one does there; the turn before it has no meaning then."""
    act = pass_door(maneuver, namer)
    space = None if maneuver.landmark is None else namer.landmark(maneuver.landmark)
    if is_left(maneuver, namer) and space is not None:
        act = namer.locale.say("door.leave", space=space)
    return door_ahead(maneuver, namer), act


def _door(maneuver: Maneuver, namer: Namer) -> str:
    portal = namer.twin.portals.get(PortalId(maneuver.element or ""))
    return namer.locale.say("portal.door") if portal is None else namer.door(portal)


def door_ahead(maneuver: Maneuver, namer: Namer) -> str:
    """Return what one walks up to at a door: one without a name by the space behind it."""
    door, landmark = _door(maneuver, namer), maneuver.landmark
    space = None if landmark is None or landmark.kind != "space" else namer.landmark(landmark)
    if space == namer.locale.say("room.circulation"):
        space = None  # no door is called after any corridor
    if space is not None and door == namer.locale.say("portal.door") and not is_left(maneuver, namer):
        return namer.locale.say("door.front.to", space=space)
    if door == namer.locale.say("portal.door") and maneuver.order is not None:
        door = _in_order(maneuver.order, namer)
    return namer.locale.say("door.front", door=door)


def _in_order(order: Order, namer: Namer) -> str:
    if order.number is None:
        return namer.locale.say(f"door.{order.side}")
    return namer.locale.say(f"door.nth.{order.side}", nth=namer.locale.say(f"ordinal.{order.number}"))


def pass_door(maneuver: Maneuver, namer: Namer) -> str:
    """Return what one does at a door: go into a space, out of a room, or out of the building."""
    door, landmark = _door(maneuver, namer), maneuver.landmark
    if landmark is not None and landmark.kind == "outside":
        return namer.locale.say("door.outside", door=door)
    space = None if landmark is None else namer.landmark(landmark)
    if space is None:
        return namer.locale.say("door.plain", door=door)
    if is_left(maneuver, namer):
        if door == namer.locale.say("portal.door"):
            return namer.locale.say("door.leave", space=space)
        return namer.locale.say("door.leave.own", door=door, space=space)
    return _enter(maneuver, door, space, namer)


def _enter(maneuver: Maneuver, door: str, space: str, namer: Namer) -> str:
    if space == _left_space(maneuver, namer):
        return namer.locale.say("door.plain", door=door)  # from one corridor into the next: nothing new is entered
    kinds = namer.locale.say("portal.door"), namer.locale.say("portal.gate")
    if space in door or door in kinds:
        return namer.locale.say("door.space", door=door if door in kinds else kinds[0], space=space)
    return namer.locale.say("door.space.own", door=door, space=space)


def _left_space(maneuver: Maneuver, namer: Namer) -> str | None:
    """Return what the space is called that one comes from."""
    portal, landmark = namer.twin.portals.get(PortalId(maneuver.element or "")), maneuver.landmark
    sides = () if portal is None or landmark is None else (side for side in portal.spaces if side != landmark.id)
    left = [namer.twin.spaces[side] for side in sides if side is not None and side in namer.twin.spaces]
    return namer.space(left[0]) if left else None


def is_left(maneuver: Maneuver, namer: Namer) -> bool:
    """Whether one goes out of a room by its door, and not into one."""
    portal, landmark = namer.twin.portals.get(PortalId(maneuver.element or "")), maneuver.landmark
    if portal is None or landmark is None or landmark.kind != "space" or portal.kind is PortalKind.GATE:
        return False
    sides = [side for side in portal.spaces if side is not None and side != landmark.id]
    behind = [namer.twin.spaces[side] for side in sides if side in namer.twin.spaces]
    ahead = namer.twin.spaces.get(SpaceId(landmark.id))
    if ahead is None or len(behind) != 1 or behind[0].use in WAYS:
        return False
    door = namer.door(portal)
    if (namer.space(ahead) or "?") in door:
        return False
    return ahead.use in WAYS or (namer.space(behind[0]) or "?") in door
