"""A small place that keeps the rules, to be spoilt one thing at a time."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from tests.support.floorplan import draw
from tests.support.marks import Connector, Door, Room, Thing
from twin.model.facility import Facility, FacilityKind
from twin.model.finding import Finding, Verdict
from twin.model.ids import ConnectorId, FacilityId, PortalId, SpaceId
from twin.model.origin import Origin, Sourced
from twin.model.passage import Access, ConnectorKind, Portal, VerticalConnector
from twin.model.rule import Report
from twin.model.space import Space, SpaceUse
from twin.model.twin import Twin
from twin.rules.case import Case
from twin.rules.ground import Ground

GROUND_FLOOR = """
########################
#A.........+B......+T..#
#..........#.......#...#
#....d.....#....e..#...#
#..........#..s....#...#
#...r..r...#.......#...#
###x#################f##
"""
UPPER_FLOOR = """
########################
#C............s.e......#
#......................#
########################
"""
DOOR = PortalId("A|B")


@cache
def draw_place() -> Twin:
    """Two storeys: a hall with a desk and a ramp, a room with stair and elevator, an accessible restroom with an exit."""
    marks: dict[str, Any] = {
        "x": Door(fire_exit=True, clear_height_m=2.1),
        "f": Door(fire_exit=True, access=Access.EMERGENCY),
        "d": Thing(kind=FacilityKind.LOW_SERVICE_DESK, name="低位服务台"),
        "r": Connector(kind=ConnectorKind.RAMP, name="坡道", slope_ratio=1 / 12, clear_width_m=1.2),
        "s": Connector(kind=ConnectorKind.STAIR, name="楼梯", clear_width_m=1.1, headroom_m=2.2),
        "e": Connector(
            kind=ConnectorKind.ELEVATOR,
            name="电梯",
            car_width_m=1.1,
            car_depth_m=1.4,
            door_width_m=0.9,
            accessible=True,
        ),
    }
    rooms = {
        "A": Room(use=SpaceUse.BUSINESS_ACCEPTANCE, public=True),
        "B": Room(use=SpaceUse.CIRCULATION, public=True),
        "T": Room(use=SpaceUse.ACCESSIBLE_TOILET, public=True),
        "C": Room(use=SpaceUse.CERTIFICATE_ISSUING, public=True),
    }
    return draw(GROUND_FLOOR, UPPER_FLOOR, marks=marks, rooms=rooms)


def with_portal(name: PortalId = DOOR, **changes: Any) -> Twin:
    """The place with another door."""
    twin = draw_place()
    changed: Portal = replace(twin.portals[name], **changes)
    return replace(twin, portals={**twin.portals, name: changed})


def only_portal(**changes: Any) -> Twin:
    """The place with that door alone."""
    twin = with_portal(**changes)
    return replace(twin, portals={DOOR: twin.portals[DOOR]})


def with_connector(letter: str, **changes: Any) -> Twin:
    """The place with another stair, ramp or elevator."""
    twin, name = draw_place(), ConnectorId(letter)
    changed: VerticalConnector = replace(twin.connectors[name], **changes)
    return replace(twin, connectors={**twin.connectors, name: changed})


def with_space(letter: str, **changes: Any) -> Twin:
    """The place with another room."""
    twin, name = draw_place(), SpaceId(letter)
    changed: Space = replace(twin.spaces[name], **changes)
    return replace(twin, spaces={**twin.spaces, name: changed})


def with_desk(**stated: float | str) -> Twin:
    """The place with lengths stated of its low desk."""
    twin = draw_place()
    return with_facilities(replace(desk_of(twin), properties={key: known(value) for key, value in stated.items()}))


def desk_of(twin: Twin) -> Facility:
    """The low desk."""
    return next(one for one in twin.facilities.values() if one.kind.value is FacilityKind.LOW_SERVICE_DESK)


def with_facilities(*facilities: Facility) -> Twin:
    """The place with this equipment and no other."""
    return replace(draw_place(), facilities={one.id: one for one in facilities})


def make_facility(name: str, kind: FacilityKind, **changes: Any) -> Facility:
    """A piece of equipment."""
    return replace(desk_of(draw_place()), id=FacilityId(name), name=name, kind=known(kind), **changes)


def with_place(**stated: str | bool) -> Twin:
    """The place with more said of it."""
    twin = draw_place()
    return replace(twin, place=replace(twin.place, properties={key: known(value) for key, value in stated.items()}))


def known(value: Any) -> Sourced[Any]:
    """A value that the model declares."""
    return Sourced(value=value, origin=Origin.DECLARED, carrier="test")


def judge(check: Callable[[Case], Report], twin: Twin) -> Report:
    """What a rule says of a place."""
    return check(Case(twin=twin, today="2026-11-24", ground=Ground(twin=twin)))


def outcome(found: Report) -> str:
    """The worst that a report says: fail, unknown, pass, or not_applicable."""
    verdicts = {finding.verdict for finding in found.findings}
    for verdict in (Verdict.FAIL, Verdict.UNKNOWN):
        if verdict in verdicts:
            return verdict.value
    return "pass" if found.passed else "not_applicable"


def only(found: Report) -> Finding:
    """The one finding of a report."""
    (finding,) = found.findings
    return finding
