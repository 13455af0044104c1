"""What hands, feet and a cane find: how doors open, how many steps there are, handrails, tactile paving."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import shapely
from shapely import LineString
from shapely.geometry.base import BaseGeometry

from twin.guidance.modes import Mode
from twin.guidance.names import Namer
from twin.model.facility import FacilityKind, ObstacleKind
from twin.model.ids import ConnectorId, FacilityId, PortalId
from twin.model.passage import Point3, Portal, Run, VerticalConnector
from twin.model.route import Landmark, Maneuver, ManeuverKind
from twin.model.twin import Twin

OUT_OF_REACH: Final = frozenset({FacilityKind.INFORMATION_SCREEN, FacilityKind.SERVICE_WINDOW})
"""Facilities that hang above those who pass below, and windows in a row: a hand cannot tell the fourth from the fifth."""

LEAVES: Final = (
    (re.compile("REVOLVING"), "revolving"),
    (re.compile("FOLDING"), "folding"),
    (re.compile("SLIDING"), "sliding"),
    (re.compile("DOUBLE_SWING"), "both_ways"),
    (re.compile("DOUBLE_DOOR"), "double"),
)
"""How a door opens, by the first of these that its IFC operation type contains; of an ordinary door nothing is told."""

AUTOMATIC: Final = re.compile("自动|automatic", re.IGNORECASE)
"""A door that is called so need not be said to open by itself."""

THRESHOLD_M: Final = 0.005
"""A threshold higher than this is felt (own choice)."""

HANDRAIL: Final = re.compile("扶手|hand ?rail", re.IGNORECASE)
"""Only a railing that is named so is promised to be one that a hand can follow."""

REACH_M: Final = 1.2
"""A handrail farther aside than this is out of reach."""

MOST: Final = 0.5
"""The share of a way along which something has to be, to be told."""

PAVING_M: Final = 0.5
"""A way this close beside tactile paving is taken along it."""


def can_be_touched(landmark: Landmark, twin: Twin) -> bool:
    """Whether one who does not see can find a landmark: no sign, and nothing that hangs."""
    facility = twin.facilities.get(FacilityId(landmark.id))
    return landmark.kind != "sign" and (facility is None or facility.kind.value not in OUT_OF_REACH)


def list_details(maneuver: Maneuver, namer: Namer) -> Iterator[str]:
    """Yield what is told beyond a maneuver to one who does not see, as far as the twin knows it."""
    if namer.locale.mode is not Mode.BLIND:
        return
    portal = namer.twin.portals.get(PortalId(maneuver.element or ""))
    if portal is not None and maneuver.kind is ManeuverKind.PASS_DOOR:
        yield from _list_door_details(portal, namer)
    connector = namer.twin.connectors.get(ConnectorId(maneuver.element or ""))
    if connector is not None and maneuver.kind in {ManeuverKind.TAKE_STAIR, ManeuverKind.TAKE_RAMP}:
        yield from _list_run_details(connector, maneuver, namer)
    if maneuver.kind is ManeuverKind.TAKE_ELEVATOR and maneuver.up is not None and maneuver.to_storey is not None:
        way = "up" if maneuver.up else "down"
        yield namer.locale.say(f"buttons.{way}", storey=namer.storey(maneuver.to_storey))


def follows_paving(maneuver: Maneuver, following: Maneuver, twin: Twin) -> bool:
    """Whether the straight way to the next maneuver runs along tactile paving."""
    way = LineString([maneuver.at[:2], following.at[:2]])
    if maneuver.storey != following.storey or way.length == 0:
        return False
    paved = [
        facility.footprint.buffer(PAVING_M)
        for facility in twin.facilities.values()
        if facility.kind.value is FacilityKind.TACTILE_PAVING
        and facility.storey == maneuver.storey
        and facility.footprint is not None
    ]
    return bool(paved) and bool(way.intersection(shapely.union_all(paved)).length >= MOST * way.length)


def _list_door_details(portal: Portal, namer: Namer) -> Iterator[str]:
    name = namer.door(portal)
    door = namer.locale.say("door.this") if name == namer.locale.say("portal.door") else name
    if portal.automatic is not None and portal.automatic.value:
        if not AUTOMATIC.search(door):
            yield namer.locale.say("opens.automatic", door=door)
    else:
        opens = next((word for pattern, word in LEAVES if pattern.search(portal.operation or "")), None)
        if opens is not None:
            yield namer.locale.say(f"opens.{opens}", door=door)
    if portal.threshold_m is not None and portal.threshold_m.value > THRESHOLD_M:
        yield namer.locale.say("threshold", number=f"{100 * portal.threshold_m.value:.0f}")


def _list_run_details(connector: VerticalConnector, maneuver: Maneuver, namer: Namer) -> Iterator[str]:
    runs = _runs_between(connector, maneuver)
    if runs and all(run.risers for run in runs):
        yield namer.locale.say("risers", number=str(sum(run.risers or 0 for run in runs)))
    sides = {_handrails(run.path if maneuver.up else run.path[::-1], namer.twin) for run in runs}
    if len(sides) == 1 and (side := sides.pop()) is not None:
        yield namer.locale.say(f"handrail.{side}")


def _runs_between(connector: VerticalConnector, maneuver: Maneuver) -> list[Run]:
    """Return the runs from the storey where one enters to the one where one leaves; none if they do not join them."""
    levels = [landing.storey for landing in connector.landings]
    ends = {maneuver.storey, maneuver.to_storey or maneuver.storey}
    if not ends <= set(levels):
        return []
    first, last = min(levels.index(end) for end in ends), max(_last(levels, end) for end in ends)
    return [run for run in connector.runs if first <= run.lower and run.upper <= last]


def _last(levels: Sequence[str], level: str) -> int:
    return len(levels) - 1 - levels[::-1].index(level)


def _handrails(path: tuple[Point3, ...], twin: Twin) -> str | None:
    """Return on which side of one who follows a path handrails are within reach: left, right, both."""
    line = LineString([point[:2] for point in path])
    lowest, highest = min(point[2] for point in path), max(point[2] for point in path)
    rails = [
        body.footprint
        for body in twin.obstacles.values()
        if body.kind is ObstacleKind.RAILING
        and HANDRAIL.search(body.name)
        and body.top_z_m > lowest
        and body.bottom_z_m < highest
        and body.footprint.distance(line) <= REACH_M
    ]
    if not rails or line.length == 0:
        return None
    rail = shapely.union_all(rails)
    found = [side for side, sign in (("left", 1.0), ("right", -1.0)) if _share_beside(line, sign, rail) >= MOST]
    return "both" if len(found) > 1 else next(iter(found), None)


def _share_beside(line: LineString, sign: float, rail: BaseGeometry) -> float:
    """Return the share of a line from which one reaches a rail on one side: 1.0 left, -1.0 right."""
    pieces = [(start, end) for start, end in zip(line.coords, line.coords[1:], strict=False) if start != end]
    reached_m = 0.0
    for start, end in pieces:
        piece = LineString([start, end])
        beside = piece.buffer(sign * REACH_M, single_sided=True)
        if beside.intersects(rail):
            reached_m += piece.length
    return reached_m / line.length
