"""Routes over storeys: who may take what, what it costs, and legs that fit together."""

import pytest

from tests.support.floorplan import draw, spot_at
from tests.support.marks import Connector
from twin.model.ids import ConnectorId
from twin.model.passage import Access, ConnectorKind, Direction
from twin.model.profile import Profile
from twin.model.route import Barrier, BarrierKind, NoRoute, NoticeKind, Route
from twin.routing.find import find_route
from twin.routing.network import build_network
from twin.routing.profiles.named import WALKING, WHEELCHAIR

GROUND = """
###############
#A1......s...e#
###############
"""
UPPER = """
###############
#B2.s........e#
###############
"""
ELEVATOR = Connector(kind=ConnectorKind.ELEVATOR, door_width_m=0.9, car_width_m=1.1, car_depth_m=1.4, accessible=True)


def ask(profile: Profile, *, up: bool = True, **marks: Connector) -> Route | NoRoute:
    stand = {"s": Connector(name="stair"), **marks}
    drawings = [drawing if "e" in stand else drawing.replace("e", ".") for drawing in (GROUND, UPPER)]
    network = build_network(draw(*drawings, marks=stand), profile)
    low, high = spot_at(GROUND, "1"), spot_at(UPPER, "2", storey=1)
    return find_route(network, low, high) if up else find_route(network, high, low)


def kinds_of(route: Route | NoRoute) -> list[ConnectorKind]:
    assert isinstance(route, Route)
    return [leg.connector_kind for leg in route.legs if leg.connector_kind is not None]


def test_a_walker_takes_the_stair_and_a_wheelchair_the_elevator() -> None:
    assert kinds_of(ask(WALKING, e=ELEVATOR)) == [ConnectorKind.STAIR]
    assert kinds_of(ask(WHEELCHAIR, e=ELEVATOR)) == [ConnectorKind.ELEVATOR]


def test_the_price_of_a_stair_is_its_going_at_the_speed_of_the_direction() -> None:
    up, down = ask(WALKING), ask(WALKING, up=False)

    assert isinstance(up, Route)
    assert isinstance(down, Route)
    going_m = 5.0
    assert up.legs[1].duration_s == pytest.approx(going_m / 0.61)
    assert down.legs[1].duration_s == pytest.approx(going_m / 0.69)
    assert up.legs[1].length_m == down.legs[1].length_m == pytest.approx((going_m**2 + 4.0**2) ** 0.5)


def test_an_elevator_takes_the_wait_and_the_ride_and_no_steps() -> None:
    route = ask(WHEELCHAIR, e=ELEVATOR)

    assert isinstance(route, Route)
    ride = route.legs[1]
    assert ride.length_m == 0.0
    assert ride.duration_s == pytest.approx(WHEELCHAIR.elevator_wait_s + WHEELCHAIR.elevator_storey_s)
    assert [notice.kind for notice in route.notices] == []


@pytest.mark.parametrize("up", [True, False])
def test_every_leg_starts_where_the_last_one_ended(up: bool) -> None:  # noqa: FBT001  # the direction drawn
    route = ask(WALKING, up=up)

    assert isinstance(route, Route)
    assert [leg.connector for leg in route.legs] == [None, "s", None]
    for before, after in zip(route.legs, route.legs[1:], strict=False):
        assert before.path[-1] == pytest.approx(after.path[0])
        assert before.to_storey == after.storey
    assert [leg.path[0][2] for leg in route.legs] == pytest.approx([0.0, 0.0, 4.0] if up else [4.0, 4.0, 0.0])


@pytest.mark.parametrize(("headroom_m", "passes"), [(1.69, False), (1.7, True), (2.0, True), (None, True)])
def test_nobody_is_led_where_heads_hit_what_is_above(headroom_m: float | None, passes: bool) -> None:  # noqa: FBT001  # a row of the table
    answer = ask(WALKING, s=Connector(headroom_m=headroom_m))

    if passes:
        assert kinds_of(answer) == [ConnectorKind.STAIR]
    else:
        assert isinstance(answer, NoRoute)
        low = Barrier(id=ConnectorId("s"), kind=BarrierKind.TOO_LOW, observed=1.69, required=1.7, unit="m")
        assert answer.barriers == (low,)


def test_an_escalator_is_ridden_the_way_it_runs() -> None:
    upwards = Connector(kind=ConnectorKind.ESCALATOR, direction=Direction.UP)

    assert kinds_of(ask(WALKING, s=upwards)) == [ConnectorKind.ESCALATOR]
    down = ask(WALKING, s=upwards, up=False)
    assert isinstance(down, NoRoute)
    assert down.barriers == (Barrier(id=ConnectorId("s"), kind=BarrierKind.ONE_WAY),)


@pytest.mark.parametrize(
    ("connector", "barrier"),
    [
        (Connector(), Barrier(id=ConnectorId("s"), kind=BarrierKind.STAIRS)),
        (Connector(kind=ConnectorKind.ESCALATOR), Barrier(id=ConnectorId("s"), kind=BarrierKind.ESCALATOR)),
        (
            Connector(kind=ConnectorKind.RAMP, slope_ratio=0.08),
            Barrier(id=ConnectorId("s"), kind=BarrierKind.RAMP_TOO_HIGH, observed=4.0, required=0.75, unit="m"),
        ),
        (
            Connector(kind=ConnectorKind.RAMP, slope_ratio=0.05, clear_width_m=0.7),
            Barrier(id=ConnectorId("s"), kind=BarrierKind.TOO_NARROW, observed=0.7, required=0.8, unit="m"),
        ),
        (
            Connector(kind=ConnectorKind.ELEVATOR, car_width_m=1.0, car_depth_m=1.4),
            Barrier(id=ConnectorId("s"), kind=BarrierKind.CAR_TOO_SMALL, observed=1.0, required=1.1, unit="m"),
        ),
        (
            Connector(kind=ConnectorKind.ELEVATOR, accessible=False),
            Barrier(id=ConnectorId("s"), kind=BarrierKind.NOT_ACCESSIBLE),
        ),
        (
            Connector(kind=ConnectorKind.RAMP, slope_ratio=0.05, access=Access.STAFF),
            Barrier(id=ConnectorId("s"), kind=BarrierKind.STAFF_ONLY),
        ),
    ],
    ids=lambda value: value.kind.value if isinstance(value, Barrier) else "",
)
def test_what_bars_the_only_way_up_is_named(connector: Connector, barrier: Barrier) -> None:
    found = ask(WHEELCHAIR, s=connector)

    assert isinstance(found, NoRoute)
    assert found.barriers == (barrier,)


def test_of_several_ways_that_are_barred_the_one_with_the_fewest_barriers_is_told() -> None:
    small = Connector(kind=ConnectorKind.ELEVATOR, door_width_m=0.7, car_width_m=0.9, car_depth_m=1.0)

    found = ask(WHEELCHAIR, e=small)

    assert isinstance(found, NoRoute)
    assert {barrier.id for barrier in found.barriers} in ({"s"}, {"e"})


def test_what_is_unknown_of_an_elevator_is_named() -> None:
    found = ask(WHEELCHAIR, s=Connector(kind=ConnectorKind.ELEVATOR))

    assert isinstance(found, Route)
    assert [notice.kind for notice in found.notices] == [NoticeKind.UNKNOWN_WIDTH, NoticeKind.UNKNOWN_CAR]
    assert found.cost_s - found.duration_s == pytest.approx(2 * WHEELCHAIR.unknown_s)


def test_a_ramp_beside_steps_on_one_storey_is_for_wheels_and_the_steps_for_feet() -> None:
    hall = """
    ################
    #A1.s.#.s..B2..#
    #.....#........#
    #.....#........#
    #r....#.......r#
    ################
    """
    marks = {"s": Connector(), "r": Connector(kind=ConnectorKind.RAMP, slope_ratio=0.05)}
    twin = draw(hall, marks=marks)

    for profile, kind in ((WALKING, ConnectorKind.STAIR), (WHEELCHAIR, ConnectorKind.RAMP)):
        found = find_route(build_network(twin, profile), spot_at(hall, "1"), spot_at(hall, "2"))
        assert isinstance(found, Route)
        assert kind in kinds_of(found)
        assert {leg.to_storey for leg in found.legs} == {"S0"}
