"""Every limit of a profile forbids, names itself with both numbers, and lets pass what just meets it."""

from dataclasses import fields, replace
from typing import Any

import pytest

from tests.support.floorplan import draw, spot_at
from tests.support.marks import Connector, Door, Mark
from twin.model.passage import Access, ConnectorKind, Direction, OneWay
from twin.model.profile import Profile
from twin.model.route import BarrierKind, NoRoute, NoticeKind, Route
from twin.routing.find import find_route
from twin.routing.network import build_network
from twin.routing.profiles.named import BLIND, ELDERLY, EVACUATION, PROFILES, STROLLER, WALKING, WHEELCHAIR

ROOMS = """
#########
#A..#...#
#1..d.B2#
#...#...#
#########
"""
GROUND, UPPER = "###########\n#A1......s#\n###########", "###########\n#B2......s#\n###########"
RAMP, ELEVATOR, ESCALATOR, WALK = (
    ConnectorKind.RAMP,
    ConnectorKind.ELEVATOR,
    ConnectorKind.ESCALATOR,
    ConnectorKind.MOVING_WALK,
)


def ask(profile: Profile, mark: Mark, *, up: bool = True) -> Route | NoRoute:
    """Go from A to B, which only what *mark* says joins."""
    if isinstance(mark, Door):
        return find_route(
            build_network(draw(ROOMS, marks={"d": mark}), profile), spot_at(ROOMS, "1"), spot_at(ROOMS, "2")
        )
    network = build_network(draw(GROUND, UPPER, marks={"s": mark}), profile)
    ends = spot_at(GROUND, "1"), spot_at(UPPER, "2", storey=1)
    return find_route(network, *(ends if up else ends[::-1]))


def barriers_of(answer: Route | NoRoute) -> list[tuple[BarrierKind, float | None, float | None]]:
    return [] if isinstance(answer, Route) else [(b.kind, b.observed, b.required) for b in answer.barriers]


def notices_of(answer: Route | NoRoute) -> list[NoticeKind]:
    assert isinstance(answer, Route)
    return [notice.kind for notice in answer.notices]


@pytest.mark.parametrize(
    ("profile", "make", "field", "beyond", "within", "kind", "required"),
    [
        (WHEELCHAIR, Door, "clear_width_m", 0.798, 0.8, BarrierKind.TOO_NARROW, 0.8),
        (STROLLER, Door, "clear_width_m", 0.69, 0.7, BarrierKind.TOO_NARROW, 0.7),
        (WALKING, Door, "clear_width_m", 0.5, 0.52, BarrierKind.TOO_NARROW, 0.51),
        (WHEELCHAIR, Door, "threshold_m", 0.02, 0.015, BarrierKind.STEP, 0.015),
        (STROLLER, Door, "threshold_m", 0.12, 0.1, BarrierKind.STEP, 0.1),
        (WALKING, Door, "clear_height_m", 1.6, 1.7, BarrierKind.TOO_LOW, 1.7),
        (EVACUATION, Connector, "headroom_m", 1.6, 1.7, BarrierKind.TOO_LOW, 1.7),
    ],
)
def test_a_number_beyond_its_limit_forbids_and_one_that_meets_it_does_not(  # noqa: PLR0917  # a row of the table
    profile: Profile,
    make: type[Door | Connector],
    field: str,
    beyond: float,
    within: float,
    kind: BarrierKind,
    required: float,
) -> None:
    low: dict[str, Any] = {field: beyond}
    high: dict[str, Any] = {field: within}
    assert barriers_of(ask(profile, make(**low))) == [(kind, beyond, required)]
    assert barriers_of(ask(profile, make(**high))) == []


@pytest.mark.parametrize(
    ("profile", "field", "beyond", "within", "kind", "required"),
    [
        (WHEELCHAIR, "slope_ratio", 0.09, 0.05, BarrierKind.TOO_STEEP, 1 / 12),
        (STROLLER, "slope_ratio", 0.13, 0.125, BarrierKind.TOO_STEEP, 1 / 8),
        (WHEELCHAIR, "clear_width_m", 0.79, 0.8, BarrierKind.TOO_NARROW, 0.8),
    ],
)
def test_a_ramp_has_its_limits(  # noqa: PLR0917  # a row of the table
    profile: Profile, field: str, beyond: float, within: float, kind: BarrierKind, required: float
) -> None:
    def ramp(value: float) -> Connector:
        known: dict[str, Any] = {"slope_ratio": 0.05, field: value}
        return Connector(kind=RAMP, **known)

    rested = replace(profile, max_ramp_rise_m=None)
    expected: list[Any] = [(kind, beyond, pytest.approx(required))]
    assert barriers_of(ask(rested, ramp(beyond))) == expected
    assert barriers_of(ask(rested, ramp(within))) == []


@pytest.mark.parametrize(
    ("field", "beyond", "required", "kind"),
    [
        ("door_width_m", 0.79, 0.8, BarrierKind.TOO_NARROW),
        ("car_width_m", 1.09, 1.1, BarrierKind.CAR_TOO_SMALL),
        ("car_depth_m", 1.39, 1.4, BarrierKind.CAR_TOO_SMALL),
    ],
)
def test_an_elevator_has_its_limits(field: str, beyond: float, required: float, kind: BarrierKind) -> None:
    just = Connector(kind=ELEVATOR, door_width_m=0.8, car_width_m=1.1, car_depth_m=1.4)

    small: dict[str, Any] = {field: beyond}

    assert barriers_of(ask(WHEELCHAIR, just)) == []
    assert barriers_of(ask(WHEELCHAIR, replace(just, **small))) == [(kind, beyond, required)]
    assert barriers_of(ask(WALKING, replace(just, **small))) == []


@pytest.mark.parametrize(
    ("kind", "takers"),
    [
        (ConnectorKind.STAIR, {WALKING, ELDERLY, STROLLER, BLIND, EVACUATION}),
        (ESCALATOR, {WALKING, ELDERLY, BLIND}),
        (WALK, {WALKING, ELDERLY, BLIND}),
        (ELEVATOR, {WALKING, WHEELCHAIR, ELDERLY, STROLLER, BLIND}),
        (RAMP, {WALKING, WHEELCHAIR, ELDERLY, STROLLER, BLIND, EVACUATION}),
    ],
)
def test_who_takes_what(kind: ConnectorKind, takers: set[Profile]) -> None:
    mark = Connector(kind=kind, slope_ratio=0.05 if kind is RAMP else None)

    for profile in PROFILES.values():
        assert isinstance(ask(profile, mark), Route) is (profile in takers), profile.name


def test_emergency_exits_are_for_emergencies_and_staff_doors_for_nobody() -> None:
    emergency, staff = Door(access=Access.EMERGENCY), Door(access=Access.STAFF)

    assert isinstance(ask(EVACUATION, emergency), Route)
    assert barriers_of(ask(WALKING, emergency)) == [(BarrierKind.EMERGENCY_ONLY, None, None)]
    stairs = Connector(access=Access.EMERGENCY)
    assert isinstance(ask(EVACUATION, stairs), Route)
    assert barriers_of(ask(WALKING, stairs)) == [(BarrierKind.EMERGENCY_ONLY, None, None)]
    assert barriers_of(ask(EVACUATION, Connector(access=Access.STAFF))) == [(BarrierKind.STAFF_ONLY, None, None)]
    assert isinstance(ask(WALKING, staff), Route), "who goes to a back office may enter it"


def test_one_way_holds_in_an_emergency_too() -> None:
    answer = ask(EVACUATION, Door(one_way=OneWay.BACKWARD))

    assert barriers_of(answer) == [(BarrierKind.ONE_WAY, None, None)]
    assert isinstance(ask(EVACUATION, Door(one_way=OneWay.FORWARD)), Route)


@pytest.mark.parametrize("kind", [ESCALATOR, WALK])
def test_what_carries_people_carries_them_one_way(kind: ConnectorKind) -> None:
    down = Connector(kind=kind, direction=Direction.DOWN)

    assert barriers_of(ask(WALKING, down)) == [(BarrierKind.ONE_WAY, None, None)]
    assert notices_of(ask(WALKING, down, up=False)) == []


@pytest.mark.parametrize("kind", [ESCALATOR, WALK])
def test_an_unknown_direction_is_priced_and_told(kind: ConnectorKind) -> None:
    known, unknown = (ask(WALKING, Connector(kind=kind, direction=way)) for way in (Direction.UP, None))

    assert isinstance(known, Route)
    assert isinstance(unknown, Route)
    assert notices_of(unknown) == [NoticeKind.UNKNOWN_DIRECTION]
    assert unknown.cost_s - known.cost_s == pytest.approx(60.0)
    assert unknown.duration_s == pytest.approx(known.duration_s)


def test_every_profile_is_told_apart_by_something_that_acts() -> None:
    numbers = [field.name for field in fields(Profile) if field.name not in {"name", "sources"}]
    rows = [
        tuple(getattr(profile, name) for name in numbers)
        for profile in (WALKING, WHEELCHAIR, ELDERLY, STROLLER, BLIND, EVACUATION)
    ]

    assert len(set(rows)) == len(rows)
