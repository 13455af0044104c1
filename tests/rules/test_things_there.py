"""Rules that ask for something by name: there, not there, not known, and not asked for."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from shapely import MultiPolygon, box

from tests.rules.cases import (
    DOOR,
    draw_place,
    judge,
    known,
    make_facility,
    only,
    only_portal,
    outcome,
    with_connector,
    with_facilities,
    with_place,
    with_portal,
    with_space,
)
from twin.model.facility import FacilityKind, WindowKind
from twin.model.ids import ConnectorId, PortalId, SpaceId
from twin.model.passage import Access
from twin.model.rule import Report
from twin.model.space import SpaceUse
from twin.model.twin import Twin
from twin.rules.access import accessible_elevators, low_desks, outdoor_aids, restrooms
from twin.rules.case import Case
from twin.rules.egress import exit_counts, locked_exits
from twin.rules.service import (
    assisted_windows,
    broken_equipment,
    convenience_hours,
    equipment,
    night_entrances,
    night_hours,
    place_names,
    windows,
    zones,
)
from twin.rules.service.equipment import ASKED
from twin.rules.service.windows import KINDS
from twin.rules.service.zones import ZONES

Check = Callable[[Case], Report]
PLACE = draw_place()
OUT = PortalId("f")
"""The emergency exit of the restroom."""


def used(**uses: SpaceUse) -> Twin:
    """The place with other uses of its rooms, by letter."""
    changed = {
        SpaceId(letter): replace(PLACE.spaces[SpaceId(letter)], uses=known((use,))) for letter, use in uses.items()
    }
    return replace(PLACE, spaces={**PLACE.spaces, **changed})


def all_used_for(use: SpaceUse, **changes: Any) -> Twin:
    return replace(
        PLACE, spaces={name: replace(space, uses=known((use,)), **changes) for name, space in PLACE.spaces.items()}
    )


def named(name: str | None) -> Twin:
    return replace(PLACE, place=replace(PLACE.place, name=None if name is None else known(name)))


def zoned(*, but: SpaceUse | None = None, silent: bool = False) -> Twin:
    """One room with all zones but one, the others toilets, or silent about their use."""
    uses = tuple(use for use in ZONES if use is not but)
    rest = SpaceUse.UNKNOWN if silent else SpaceUse.TOILET
    spaces = {name: replace(space, uses=known((rest,))) for name, space in PLACE.spaces.items()}
    first = SpaceId("A")
    return replace(PLACE, spaces={**spaces, first: replace(spaces[first], uses=known(uses))})


def windowed(*kinds: WindowKind, name: str = "1号", silent: bool = False) -> Twin:
    window = make_facility("w", FacilityKind.SERVICE_WINDOW, window_kinds=kinds)
    mute = make_facility("mute", FacilityKind.SERVICE_WINDOW)
    return with_facilities(replace(window, name=name), *([mute] if silent else []))


def equipped(*but: FacilityKind) -> Twin:
    return with_facilities(*(make_facility(kind.value, kind) for kind in ASKED if kind not in but))


def stated(status: str | None) -> Twin:
    properties = {} if status is None else {"Status": known(status)}
    return with_facilities(make_facility("p", FacilityKind.PRINTER, properties=properties))


def assisted(*heights_m: float | None) -> Twin:
    return with_facilities(
        *(
            make_facility(
                f"w{i}",
                FacilityKind.SERVICE_WINDOW,
                window_kinds=(WindowKind.ASSISTED_SERVICE,),
                properties={} if height_m is None else {"CounterHeight": known(height_m)},
            )
            for i, height_m in enumerate(heights_m)
        )
    )


def night(hours: str | None) -> Twin:
    return with_space(
        "B", uses=known((SpaceUse.SELF_SERVICE_24H,)), opening_hours=None if hours is None else known(hours)
    )


def convenient(hours: str | None, windows_open: str | None) -> Twin:
    twin = with_space(
        "B", uses=known((SpaceUse.CONVENIENCE_SERVICE,)), opening_hours=None if hours is None else known(hours)
    )
    hall = replace(twin.spaces[SpaceId("A")], opening_hours=None if windows_open is None else known(windows_open))
    return replace(twin, spaces={**twin.spaces, hall.id: hall})


def night_hall(inner: Access, outer: Access) -> Twin:
    """The hall as 24-hour zone: its door to the room beside it, and the one to the outside."""
    twin = used(A=SpaceUse.SELF_SERVICE_24H)
    portals = {name: replace(one, access=known(inner)) for name, one in twin.portals.items()}
    portals = {name: replace(one, access=known(outer)) if one.entrance else one for name, one in portals.items()}
    return replace(twin, portals=portals)


def beside_staff_room() -> Twin:
    """The 24-hour zone, with a door to a room that is not public."""
    twin = night_hall(Access.PUBLIC, Access.PUBLIC)
    room = twin.spaces[SpaceId("B")]
    return replace(twin, spaces={**twin.spaces, room.id: replace(room, public=known(False))})


def without(kind: FacilityKind, *, outside: bool) -> Twin:
    others = [one for one in (FacilityKind.TACTILE_PAVING, FacilityKind.ACCESSIBLE_PARKING) if one is not kind]
    twin = with_facilities(*(make_facility(one.value, one) for one in others))
    return replace(twin, spaces=used(B=SpaceUse.OUTDOOR).spaces) if outside else twin


def spread(area_m2: float) -> Twin:
    """The place with so much floor on its upper storey, which one stair leads from."""
    return with_space("C", footprint=MultiPolygon([box(0, 0, 10.0, area_m2 / 10.0)]))


def with_second_stair() -> Twin:
    stair = PLACE.connectors[ConnectorId("s")]
    return replace(PLACE, connectors={**PLACE.connectors, ConnectorId("s2"): replace(stair, id=ConnectorId("s2"))})


AIDS = with_facilities(
    make_facility("t", FacilityKind.TACTILE_PAVING), make_facility("p", FacilityKind.ACCESSIBLE_PARKING)
)
ACCESSIBLE_WINDOW = make_facility("w", FacilityKind.SERVICE_WINDOW, services=("适老化和无障碍优先",))
HOURS = "Mo-Fr 08:30-17:30"

CASES: list[tuple[Check, Twin, str]] = [
    (accessible_elevators.check, PLACE, "pass"),
    (accessible_elevators.check, with_connector("e", accessible=known(False)), "fail"),
    (accessible_elevators.check, with_connector("e", access=known(Access.STAFF)), "fail"),
    (accessible_elevators.check, replace(PLACE, connectors={}), "fail"),
    (accessible_elevators.check, with_connector("e", accessible=None), "unknown"),
    (accessible_elevators.check, with_space("C", public=known(False)), "not_applicable"),
    (restrooms.check, PLACE, "pass"),
    (restrooms.check, used(T=SpaceUse.TOILET), "fail"),
    (restrooms.check, all_used_for(SpaceUse.UNKNOWN), "unknown"),
    (low_desks.check, PLACE, "pass"),
    (low_desks.check, with_facilities(ACCESSIBLE_WINDOW), "pass"),
    (low_desks.check, windowed(WindowKind.SPECIAL), "fail"),
    (low_desks.check, with_facilities(make_facility("s", FacilityKind.SEAT)), "not_applicable"),
    (outdoor_aids.check, AIDS, "pass"),
    (outdoor_aids.check, without(FacilityKind.TACTILE_PAVING, outside=True), "fail"),
    (outdoor_aids.check, without(FacilityKind.ACCESSIBLE_PARKING, outside=True), "fail"),
    (outdoor_aids.check, without(FacilityKind.TACTILE_PAVING, outside=False), "unknown"),
    (locked_exits.check, PLACE, "pass"),
    (locked_exits.check, with_portal(OUT, access=known(Access.STAFF)), "fail"),
    (locked_exits.check, only_portal(fire_exit=known(True)), "not_applicable"),
    (locked_exits.check, all_used_for(SpaceUse.BACK_OFFICE, public=known(False)), "not_applicable"),
    (exit_counts.check, PLACE, "unknown"),
    (exit_counts.check, spread(201.0), "fail"),
    (exit_counts.check, spread(200.0), "unknown"),
    (exit_counts.check, with_second_stair(), "pass"),
    (exit_counts.check, replace(PLACE, portals={}), "unknown"),
    (exit_counts.check, all_used_for(SpaceUse.PLANT), "not_applicable"),
    (place_names.check, named("椰城市政务服务中心"), "pass"),
    (place_names.check, named("某镇便民服务中心"), "pass"),
    (place_names.check, named("某村便民服务站"), "pass"),
    (place_names.check, named("政务服务中心"), "fail"),
    (place_names.check, named("椰城政务大厅"), "fail"),
    (place_names.check, named("椰城市政务服务中心旧址"), "fail"),
    (place_names.check, named(None), "unknown"),
    (zones.check, zoned(), "pass"),
    (zones.check, zoned(silent=True), "pass"),
    *[(zones.check, zoned(but=use), "fail") for use in ZONES],
    (zones.check, zoned(but=SpaceUse.SUPPORTING, silent=True), "unknown"),
    (night_entrances.check, night_hall(Access.STAFF, Access.PUBLIC), "pass"),
    (night_entrances.check, night_hall(Access.PUBLIC, Access.PUBLIC), "fail"),
    (night_entrances.check, night_hall(Access.STAFF, Access.STAFF), "fail"),
    (night_entrances.check, replace(used(A=SpaceUse.SELF_SERVICE_24H), portals={}), "fail"),
    (night_entrances.check, beside_staff_room(), "pass"),
    (night_entrances.check, PLACE, "not_applicable"),
    (night_hours.check, night("24/7"), "pass"),
    (night_hours.check, night(HOURS), "fail"),
    (night_hours.check, night(None), "unknown"),
    (night_hours.check, PLACE, "not_applicable"),
    (convenience_hours.check, convenient(HOURS, HOURS), "pass"),
    (convenience_hours.check, convenient("Mo-Fr 09:00-12:00", HOURS), "fail"),
    (convenience_hours.check, convenient(None, HOURS), "unknown"),
    (convenience_hours.check, convenient(HOURS, None), "unknown"),
    (convenience_hours.check, PLACE, "not_applicable"),
    (windows.check, windowed(*KINDS), "pass"),
    *[(windows.check, windowed(*(one for one in KINDS if one is not kind)), "fail") for kind in KINDS],
    (windows.check, windowed(WindowKind.SPECIAL, silent=True), "unknown"),
    (windows.check, PLACE, "not_applicable"),
    (equipment.check, equipped(), "pass"),
    *[(equipment.check, equipped(kind), "fail") for kind in ASKED],
    (equipment.check, with_facilities(), "not_applicable"),
    (broken_equipment.check, stated("in_service"), "pass"),
    *[(broken_equipment.check, stated(status), "fail") for status in ("damaged", "expired", "withdrawn")],
    (broken_equipment.check, stated(None), "not_applicable"),
    (assisted_windows.check, assisted(1.05, 0.85), "pass"),
    (assisted_windows.check, assisted(1.05, 0.851), "fail"),
    (assisted_windows.check, assisted(None), "unknown"),
    (assisted_windows.check, PLACE, "not_applicable"),
]


@pytest.mark.parametrize(
    ("check", "twin", "expected"),
    CASES,
    ids=[f"{i}-{one[0].__module__.split('.')[-1]}-{one[2]}" for i, one in enumerate(CASES)],
)
def test_what_is_asked_for_is_there_or_is_not(check: Check, twin: Twin, expected: str) -> None:
    assert outcome(judge(check, twin)) == expected


def test_a_locked_exit_and_an_open_inner_door_are_found_at_the_door() -> None:
    locked = only(judge(locked_exits.check, with_portal(OUT, access=known(Access.STAFF))))
    inner = judge(night_entrances.check, night_hall(Access.PUBLIC, Access.PUBLIC)).findings

    assert (locked.subject.id, locked.observed) == (OUT, "staff")
    assert [found.subject.id for found in inner] == [DOOR]


def test_a_storey_without_an_accessible_elevator_is_named() -> None:
    found = judge(accessible_elevators.check, with_connector("e", accessible=known(False))).findings

    assert [one.message["en"] for one in found] == [
        "No accessible elevator serves 1F",
        "No accessible elevator serves 2F",
    ]


def test_a_window_that_bears_the_missing_name_is_where_it_is_said() -> None:
    found = [
        finding.subject.id
        for finding in judge(windows.check, windowed(WindowKind.GENERAL_ACCEPTANCE, name="3号 帮办代办窗口")).findings
        if "帮办代办" in finding.message["zh-CN"]
    ]
    assert found == ["w"]


def test_stairs_that_lead_on_upwards_are_no_exits_and_locked_doors_neither() -> None:
    locked = {PortalId(name): replace(one, access=known(Access.STAFF)) for name, one in PLACE.portals.items()}
    found = judge(exit_counts.check, replace(PLACE, portals=locked)).findings

    assert {one.subject.id: (one.verdict.value, one.observed) for one in found} == {
        "S0": ("fail", 0),
        "S1": ("unknown", None),
    }


def test_the_hours_of_the_place_stand_in_where_no_zone_states_its_own() -> None:
    twin = convenient(HOURS, None)
    assert outcome(judge(convenience_hours.check, replace(twin, place=with_place(OpeningHours=HOURS).place))) == "pass"
