"""Rules that hold a length against a limit: at it, one millimetre short, unknown, and what they do not speak of."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from shapely import MultiPolygon, box

from tests.rules.cases import (
    draw_place,
    judge,
    known,
    only,
    only_portal,
    outcome,
    with_connector,
    with_desk,
    with_place,
    with_portal,
    with_space,
)
from twin.model.finding import Severity
from twin.model.passage import Access, PortalKind, Run
from twin.model.rule import Report
from twin.model.twin import Twin
from twin.rules.access import (
    automatic_doors,
    desk_heights,
    desk_knees,
    doors,
    elevator_cars,
    elevator_doors,
    gates,
    headroom,
    ramp_rises,
    ramp_slopes,
    ramp_widths,
    restroom_areas,
    stair_headroom,
    stair_widths,
    thresholds,
    uneven_steps,
)
from twin.rules.case import Case
from twin.rules.egress import exit_doors, exit_thresholds
from twin.rules.service import assisted_windows

Check = Callable[[Case], Report]


def door(name: str, value: float | None, **changes: Any) -> Twin:
    return only_portal(**{name: None if value is None else known(value)}, **changes)


def run_of(letter: str, **changes: Any) -> Twin:
    twin = draw_place()
    (run,) = (one for connector in twin.connectors.values() if connector.id == letter for one in connector.runs)
    changed: Run = replace(run, **changes)
    return with_connector(letter, runs=(changed,))


def rising(*heights_m: float) -> Twin:
    return run_of("r", path=tuple((float(i), 0.0, z) for i, z in enumerate(heights_m)))


def exit_of(width_m: float | None, *, crowded: bool) -> Twin:
    twin = door("clear_width_m", width_m, fire_exit=known(True))
    return replace(twin, place=with_place(CrowdedPublicPlace=crowded).place)


def floor_of(area_m2: float | None) -> Twin:
    return with_space("T", footprint=None if area_m2 is None else MultiPolygon([box(0, 0, 2.0, area_m2 / 2.0)]))


CASES: list[tuple[Check, Twin, str]] = [
    (doors.check, door("clear_width_m", 0.900), "pass"),
    (doors.check, door("clear_width_m", 0.899), "fail"),
    (doors.check, door("clear_width_m", None), "unknown"),
    (doors.check, door("clear_width_m", 0.5, access=known(Access.STAFF)), "not_applicable"),
    (doors.check, door("clear_width_m", 0.5, kind=PortalKind.OPENING), "not_applicable"),
    (automatic_doors.check, door("clear_width_m", 1.0, automatic=known(True)), "pass"),
    (automatic_doors.check, door("clear_width_m", 0.999, automatic=known(True)), "fail"),
    (automatic_doors.check, door("clear_width_m", None, automatic=known(True)), "unknown"),
    (automatic_doors.check, door("clear_width_m", 0.5, automatic=known(False)), "not_applicable"),
    (gates.check, door("clear_width_m", 0.9, kind=PortalKind.GATE), "pass"),
    (gates.check, door("clear_width_m", 0.899, kind=PortalKind.GATE), "fail"),
    (gates.check, door("clear_width_m", None, kind=PortalKind.GATE), "unknown"),
    (gates.check, door("clear_width_m", 0.5), "not_applicable"),
    (thresholds.check, door("threshold_m", 0.015), "pass"),
    (thresholds.check, door("threshold_m", 0.016), "fail"),
    (thresholds.check, door("threshold_m", None), "unknown"),
    (thresholds.check, door("threshold_m", 0.1, access=known(Access.STAFF)), "not_applicable"),
    (headroom.check, door("clear_height_m", 2.0), "pass"),
    (headroom.check, door("clear_height_m", 1.999), "fail"),
    (headroom.check, door("clear_height_m", None), "unknown"),
    (headroom.check, door("clear_height_m", 1.5, access=known(Access.STAFF)), "not_applicable"),
    (ramp_slopes.check, run_of("r", slope_ratio=known(1 / 12)), "pass"),
    (ramp_slopes.check, run_of("r", slope_ratio=known(1 / 11.9)), "fail"),
    (ramp_slopes.check, run_of("r", slope_ratio=None), "unknown"),
    (ramp_rises.check, rising(0.0, 0.75, 0.75, 1.5), "pass"),
    (ramp_rises.check, rising(0.0, 0.751, 0.751, 1.4), "fail"),
    (ramp_rises.check, rising(0.0, 0.4, 0.8), "fail"),
    (ramp_rises.check, rising(0.0, 0.7, 0.7, 0.75, 1.4, 1.4, 1.5), "pass"),
    (ramp_rises.check, rising(0.0, 0.7, 0.7005, 1.4), "pass"),
    (ramp_rises.check, with_connector("r", runs=()), "unknown"),
    (ramp_widths.check, with_connector("r", clear_width_m=known(1.2)), "pass"),
    (ramp_widths.check, with_connector("r", clear_width_m=known(1.199)), "fail"),
    (ramp_widths.check, with_connector("r", clear_width_m=None), "unknown"),
    (elevator_cars.check, draw_place(), "pass"),
    (elevator_cars.check, with_connector("e", car_width_m=known(1.099)), "fail"),
    (elevator_cars.check, with_connector("e", car_depth_m=known(1.399)), "fail"),
    (elevator_cars.check, with_connector("e", car_depth_m=None), "unknown"),
    (elevator_cars.check, with_connector("e", accessible=known(False)), "not_applicable"),
    (elevator_doors.check, with_connector("e", door_width_m=known(0.9)), "pass"),
    (elevator_doors.check, with_connector("e", door_width_m=known(0.899)), "fail"),
    (elevator_doors.check, with_connector("e", door_width_m=None), "unknown"),
    (elevator_doors.check, with_connector("e", access=known(Access.STAFF)), "not_applicable"),
    (restroom_areas.check, floor_of(4.0), "pass"),
    (restroom_areas.check, floor_of(3.999), "fail"),
    (restroom_areas.check, floor_of(None), "unknown"),
    (desk_heights.check, with_desk(CounterHeight=0.85), "pass"),
    (desk_heights.check, with_desk(CounterHeight=0.851), "fail"),
    (desk_heights.check, with_desk(CounterHeight=0.7), "pass"),
    (desk_heights.check, with_desk(CounterHeight=0.699), "fail"),
    (desk_heights.check, with_desk(), "unknown"),
    (desk_knees.check, with_desk(KneeWidth=0.75, KneeHeight=0.65), "pass"),
    (desk_knees.check, with_desk(KneeWidth=0.749, KneeHeight=0.65), "fail"),
    (desk_knees.check, with_desk(KneeWidth=0.75, KneeHeight=0.649), "fail"),
    (desk_knees.check, with_desk(KneeWidth=0.75), "unknown"),
    (stair_headroom.check, with_connector("s", headroom_m=known(2.2)), "pass"),
    (stair_headroom.check, with_connector("s", headroom_m=known(2.199)), "fail"),
    (stair_headroom.check, with_connector("s", headroom_m=None), "unknown"),
    (stair_widths.check, with_connector("s", clear_width_m=known(1.1)), "pass"),
    (stair_widths.check, with_connector("s", clear_width_m=known(1.099)), "fail"),
    (stair_widths.check, with_connector("s", clear_width_m=None), "unknown"),
    (uneven_steps.check, run_of("s", riser_deviation_m=0.010), "pass"),
    (uneven_steps.check, run_of("s", riser_deviation_m=0.011), "fail"),
    (uneven_steps.check, run_of("s", riser_deviation_m=None), "unknown"),
    (exit_doors.check, exit_of(1.4, crowded=True), "pass"),
    (exit_doors.check, exit_of(1.399, crowded=True), "fail"),
    (exit_doors.check, exit_of(0.8, crowded=False), "pass"),
    (exit_doors.check, exit_of(0.799, crowded=False), "fail"),
    (exit_doors.check, exit_of(None, crowded=True), "unknown"),
    (exit_doors.check, door("clear_width_m", 0.5), "not_applicable"),
    (exit_doors.check, door("clear_width_m", 0.5, fire_exit=known(True), access=known(Access.STAFF)), "not_applicable"),
    (exit_doors.check, door("clear_width_m", 0.5, fire_exit=known(True), access=known(Access.PUBLIC)), "fail"),
    (exit_thresholds.check, door("threshold_m", 0.015, fire_exit=known(True)), "pass"),
    (exit_thresholds.check, door("threshold_m", 0.016, fire_exit=known(True)), "fail"),
    (exit_thresholds.check, door("threshold_m", None, fire_exit=known(True)), "unknown"),
    (exit_thresholds.check, door("threshold_m", 0.1), "not_applicable"),
    (assisted_windows.check, draw_place(), "not_applicable"),
]


@pytest.mark.parametrize(
    ("check", "twin", "expected"),
    CASES,
    ids=[f"{i}-{one[0].__module__.split('.')[-1]}-{one[2]}" for i, one in enumerate(CASES)],
)
def test_a_limit_is_held_to_the_millimetre(check: Check, twin: Twin, expected: str) -> None:
    assert outcome(judge(check, twin)) == expected


@pytest.mark.parametrize(
    "check",
    [
        ramp_slopes.check,
        ramp_rises.check,
        ramp_widths.check,
        stair_headroom.check,
        stair_widths.check,
        uneven_steps.check,
        elevator_cars.check,
    ],
)
def test_what_is_not_in_the_building_is_not_judged(check: Check) -> None:
    assert outcome(judge(check, replace(draw_place(), connectors={}))) == "not_applicable"


@pytest.mark.parametrize("check", [desk_heights.check, desk_knees.check])
def test_a_place_without_low_desks_has_none_to_measure(check: Check) -> None:
    assert outcome(judge(check, replace(draw_place(), facilities={}))) == "not_applicable"


def test_a_room_that_is_no_restroom_has_no_least_area() -> None:
    assert outcome(judge(restroom_areas.check, replace(draw_place(), spaces={}))) == "not_applicable"


def test_a_standing_building_may_have_narrower_doors() -> None:
    narrow = door("clear_width_m", 0.8)
    standing = replace(narrow, place=with_place(Construction="existing").place)

    assert outcome(judge(doors.check, narrow)) == "fail"
    assert outcome(judge(doors.check, standing)) == "pass"


def test_a_narrow_door_says_by_how_much_where_and_by_which_clause() -> None:
    found = only(judge(doors.check, door("clear_width_m", 0.857)))

    assert (found.subject.id, found.observed, found.required, found.unit) == ("A|B", 0.857, 0.9, "m")
    assert (found.clause.standard, found.clause.section, found.severity) == ("GB 55019-2021", "2.5.4", Severity.SHALL)
    assert (found.fix["zh-CN"], found.fix["en"]) == ("增加 43 毫米", "Add 43 mm")
    assert "0.857" in found.message["zh-CN"]
    assert "0.857" in found.message["en"]


def test_a_steep_ramp_says_how_much_longer_it_has_to_be() -> None:
    twin = with_connector("r", runs=(replace(draw_place().connectors["r"].runs[0], slope_ratio=known(1 / 8)),))  # type: ignore[index]
    (low, high) = twin.connectors["r"].landings  # type: ignore[index]
    raised = replace(high, at=(*high.at[:2], low.at[2] + 0.6))
    twin = replace(twin, connectors={"r": replace(twin.connectors["r"], landings=(low, raised))})  # type: ignore[index,dict-item]

    assert "2.40" in only(judge(ramp_slopes.check, twin)).fix["en"]


def test_an_unknown_names_what_would_decide() -> None:
    found = only(judge(doors.check, door("clear_width_m", None)))

    assert found.missing == "Twin_Portal.ClearWidth"
    assert "Twin_Portal.ClearWidth" in found.fix["zh-CN"]


def test_doors_of_stairwells_are_not_on_ways_for_wheels() -> None:
    stairwell = with_space("B", uses=known((draw_place().spaces["B"].use.STAIR,)))  # type: ignore[index]
    twin = replace(stairwell, portals=with_portal(clear_width_m=known(0.5)).portals)

    assert "A|B" not in {found.subject.id for found in judge(doors.check, twin).findings}


def test_a_restroom_that_is_too_small_says_by_how_much() -> None:
    found = only(judge(restroom_areas.check, floor_of(3.5)))

    assert (found.observed, found.required, found.unit) == (3.5, 4.0, "m2")
    assert "0.50" in found.fix["en"]
