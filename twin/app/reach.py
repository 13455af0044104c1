"""Whether somebody who walks in at an entrance gets to every room that has a door, and what is in the way where not."""

from collections.abc import Iterator
from typing import Final

from twin.app.open_place import OpenPlace
from twin.guidance.phrases import say_barriers
from twin.model.facility import Obstacle
from twin.model.finding import Clause, Evidence, Finding, Modality, Severity, Subject, Verdict
from twin.model.limits import HEADROOM_M
from twin.model.passage import PortalKind
from twin.model.route import BarrierKind, Location, NoRoute
from twin.model.space import Space
from twin.model.terms import LANGUAGES

CODE: Final = "ING410"
STANDARD: Final = "Twin import"
DOORS: Final = frozenset({PortalKind.DOOR, PortalKind.GATE, PortalKind.OPENING})
HANGING_M: Final = 0.5
"""A body that begins higher than this above a floor hangs over it, and what is left below is headroom."""
NO_ROOM: Final = {
    "zh-CN": "房间里没有能站立的地面",
    "en": "there is no floor in it that one could stand on",
}
LOW: Final = {
    "zh-CN": "“{name}”下净高只有 {height:.2f} m",
    "en": "the clear height under {name!r} is only {height:.2f} m",
}


def find_unreached(place: OpenPlace, profile_name: str) -> tuple[Finding, ...]:
    """
    Return a finding for each room with a door to which no way leads from any entrance, with the reason.

    A building whose model has no entrance one can stand at gives none: that
    is a finding of its import.

    Raises
    ------
    UnknownIdError
        If no profile has this name.
    """
    ground = place.ground(profile_name)
    entrances = [ground.stand_at(portal.id) for portal in place.twin.portals.values() if portal.entrance]
    starts = [start for start in entrances if start is not None]
    rooms = _list_rooms_with_doors(place) if starts else ()
    found = ((room, _reasons(place, profile_name, starts, room)) for room in rooms)
    return tuple(_finding(room, profile_name, reasons) for room, reasons in found if reasons is not None)


def _list_rooms_with_doors(place: OpenPlace) -> Iterator[Space]:
    sides = {side for portal in place.twin.portals.values() if portal.kind in DOORS for side in portal.spaces}
    return (space for space in place.twin.spaces.values() if space.navigable and space.id in sides)


def _reasons(place: OpenPlace, profile_name: str, starts: list[Location], room: Space) -> dict[str, str] | None:
    """Return why a room is not reached, by language; ``None`` if it is."""
    from twin.routing.nearest import find_nearest_route  # noqa: PLC0415  # loaded with the ground

    ground = place.ground(profile_name)
    goal = ground.stand_at(room.id)
    if goal is None:
        return _with_low_bodies(place, room, dict(NO_ROOM))
    answer = find_nearest_route(ground.network, starts, [goal])
    if not isinstance(answer, NoRoute):
        return None
    reasons = {
        language: " ".join(say_barriers(answer.barriers, place.twin, language)).rstrip(".。") for language in LANGUAGES
    }
    vague = {BarrierKind.UNCONNECTED, BarrierKind.BLOCKED}
    return _with_low_bodies(place, room, reasons) if {b.kind for b in answer.barriers} & vague else reasons


def _with_low_bodies(place: OpenPlace, room: Space, reasons: dict[str, str]) -> dict[str, str]:
    """Add the lowest body over the room's floor, if it leaves less than the clear height one needs."""
    floor_m = room.floor_z_m or 0.0
    over = [body for body in place.twin.obstacles.values() if _hangs_low(body, room, floor_m)]
    lowest = min(over, key=lambda body: (body.bottom_z_m, body.id), default=None)
    if lowest is None:
        return reasons
    height_m = lowest.bottom_z_m - floor_m
    return {
        language: f"{text}; {LOW[language].format(name=lowest.name, height=height_m)}"
        for language, text in reasons.items()
    }


def _hangs_low(body: Obstacle, room: Space, floor_m: float) -> bool:
    height_m = body.bottom_z_m - floor_m
    return (
        body.storey == room.storey
        and HANGING_M < height_m < HEADROOM_M.value
        and room.footprint is not None
        and bool(body.footprint.intersects(room.footprint))
    )


def _finding(room: Space, profile_name: str, reasons: dict[str, str]) -> Finding:
    name = room.long_name or room.name
    return Finding(
        code=CODE,
        name="room-not-reached",
        clause=Clause(standard=STANDARD, section=CODE, modality=Modality.STATEMENT),
        verdict=Verdict.FAIL,
        severity=Severity.ADVICE,
        evidence=Evidence.NONE,
        subject=Subject(id=room.id, kind="space", name=name, storey=room.storey),
        message={
            "zh-CN": f"从任何出入口都走不到“{name}”（{profile_name}）：{reasons['zh-CN']}。",
            "en": f"No way leads from an entrance to {name!r} ({profile_name}): {reasons['en']}.",
        },
    )
