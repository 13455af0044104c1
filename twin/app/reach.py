"""Whether somebody who walks in at an entrance gets to every room that has a door, and what is in the way where not."""

from collections.abc import Iterator, Sequence
from typing import Final

from twin.app.open_place import OpenPlace
from twin.app.reach_reasons import Reasons, explain_low_bodies, explain_staff_only, list_way_barriers
from twin.guidance.phrases import say_barriers
from twin.model.finding import Clause, Evidence, Finding, Modality, Severity, Subject, Verdict
from twin.model.passage import PortalKind
from twin.model.route import Barrier, BarrierKind, Location, NoRoute, Route
from twin.model.space import Space
from twin.model.terms import LANGUAGES
from twin.routing.profiles.named import PROFILES, WALKING

CODE: Final = "ING410"
STANDARD: Final = "Twin import"
DOORS: Final = frozenset({PortalKind.DOOR, PortalKind.GATE, PortalKind.OPENING})
VAGUE: Final = frozenset({BarrierKind.UNCONNECTED, BarrierKind.BLOCKED})
"""Barriers that tell neither which thing is in the way nor by how much."""
NO_ROOM: Final = {
    "zh-CN": "房间里没有能站立的地面",
    "en": "there is no floor in it that one could stand on",
}
LINK: Final = {"zh-CN": "；", "en": "; "}


def find_unreached(place: OpenPlace, profile_name: str) -> tuple[Finding, ...]:
    """
    Return a finding for each room with a door to which no way leads from any entrance, with the reason.

    A building whose model has no entrance one can stand at gives none: that
    is a finding of its import. Of several homes, each is entered at its own.

    Raises
    ------
    UnknownIdError
        If no profile has this name.
    """
    starts = _list_starts(place, profile_name)
    rooms = _list_rooms_with_doors(place) if starts else ()
    found = ((room, _reasons(place, profile_name, starts, room)) for room in rooms)
    return tuple(_finding(room, profile_name, reasons) for room, reasons in found if reasons is not None)


def _list_starts(place: OpenPlace, profile_name: str) -> list[Location]:
    ground = place.ground(profile_name)
    entrances = (ground.stand_at(portal.id) for portal in place.twin.portals.values() if portal.entrance)
    return [start for start in entrances if start is not None]


def _list_rooms_with_doors(place: OpenPlace) -> Iterator[Space]:
    sides = {side for portal in place.twin.portals.values() if portal.kind in DOORS for side in portal.spaces}
    return (space for space in place.twin.spaces.values() if space.navigable and space.id in sides)


def _reasons(place: OpenPlace, profile_name: str, starts: list[Location], room: Space) -> Reasons | None:
    """Return why a room is not reached, by language; ``None`` if it is."""
    from twin.routing.questions.nearest import find_nearest_route  # noqa: PLC0415  # loaded with the ground

    ground = place.ground(profile_name)
    goal = ground.stand_at(room.id)
    barriers: tuple[Barrier, ...] = ()
    if goal is not None:
        answer = find_nearest_route(ground.network, starts, [goal])
        if not isinstance(answer, NoRoute):
            return None
        barriers = answer.barriers
    if goal is None or {barrier.kind for barrier in barriers} & VAGUE:
        barriers = _on_foot(place, profile_name, room) or barriers
    vague = {barrier.kind for barrier in barriers} & VAGUE
    low = explain_low_bodies(place.twin, room) if vague or not barriers else None
    # That the model holds no way says nothing where a body is known that leaves none.
    telling = [b for b in barriers if low is None or b.kind is not BarrierKind.UNCONNECTED]
    parts = [_say(place, telling), explain_staff_only(place.twin, barriers), low]
    known = [part for part in parts if part is not None] or [NO_ROOM]
    return {language: LINK[language].join(part[language] for part in known) for language in LANGUAGES}


def _on_foot(place: OpenPlace, profile_name: str, room: Space) -> tuple[Barrier, ...]:
    """Return what stands on the way that somebody who walks takes to a room, for a profile that finds none."""
    from twin.routing.questions.nearest import find_nearest_route  # noqa: PLC0415  # loaded with the ground

    if profile_name == WALKING.name:
        return ()
    ground, goal = place.ground(WALKING.name), place.ground(WALKING.name).stand_at(room.id)
    starts = _list_starts(place, WALKING.name)
    route = find_nearest_route(ground.network, starts, [goal]) if starts and goal is not None else None
    return list_way_barriers(place.twin, route, PROFILES[profile_name]) if isinstance(route, Route) else ()


def _say(place: OpenPlace, barriers: Sequence[Barrier]) -> Reasons | None:
    if not barriers:
        return None
    return {language: " ".join(say_barriers(barriers, place.twin, language)).rstrip(".。") for language in LANGUAGES}


def _finding(room: Space, profile_name: str, reasons: Reasons) -> Finding:
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
