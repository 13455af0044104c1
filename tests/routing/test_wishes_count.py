"""What a profile would rather not do costs, so that another way is taken where there is one; durations stay true."""

from dataclasses import replace
from typing import Any

import pytest
from shapely import MultiPolygon, box

from tests.support.floorplan import draw, spot_at
from tests.support.marks import Connector, Door, Thing
from twin.model.facility import FacilityKind, Obstacle, ObstacleKind
from twin.model.ids import ConnectorId, ObstacleId
from twin.model.origin import Origin, Sourced
from twin.model.passage import Access, ConnectorKind
from twin.model.profile import Profile
from twin.model.route import NoticeKind, Route
from twin.model.twin import Twin
from twin.routing.find import find_route
from twin.routing.network import build_network
from twin.routing.profiles.named import BLIND, ELDERLY, STROLLER, WALKING, WHEELCHAIR

TWO_WAYS = """
###########
#A....#...#
#.....d...#
#1....#.B2#
#.....e...#
#.....#...#
###########
"""
UNLIKE = """
###########
#A....#...#
#.....d...#
#1....#.B2#
#.....#...#
#.....e...#
#.....#...#
###########
"""
GROUND = "###############\n#A1..s.......e#\n###############"
UPPER = "###############\n#B2..s.......e#\n###############"
ELEVATOR = Connector(kind=ConnectorKind.ELEVATOR, door_width_m=0.9, car_width_m=1.1, car_depth_m=1.4, accessible=True)


def route(twin: Twin, profile: Profile, drawing: str = TWO_WAYS) -> Route:
    found = find_route(build_network(twin, profile), spot_at(drawing, "1"), spot_at(drawing, "2"))
    assert isinstance(found, Route)
    return found


def upstairs(profile: Profile, **marks: Connector) -> Route:
    drawings = [drawing if "e" in marks else drawing.replace("e", ".") for drawing in (GROUND, UPPER)]
    twin = draw(*drawings, marks=marks)
    found = find_route(build_network(twin, profile), spot_at(GROUND, "1"), spot_at(UPPER, "2", storey=1))
    assert isinstance(found, Route)
    return found


def doors(drawing: str = UNLIKE, **marks: Any) -> Twin:
    return draw(drawing, marks={"d": Door(), "e": Door(), **marks})


@pytest.mark.parametrize("profile", [WALKING, WHEELCHAIR, ELDERLY, STROLLER, BLIND])
def test_of_two_doors_the_one_that_opens_itself_is_worth_a_few_steps_more(profile: Profile) -> None:
    manual, automatic = doors(), doors(e=Door(automatic=True))

    assert route(manual, profile, UNLIKE).legs[0].portals == ("d",)
    assert route(automatic, profile, UNLIKE).legs[0].portals == ("e",)


def test_a_door_below_the_wish_is_passed_with_a_notice_and_a_price() -> None:
    twin = draw("#######\n#A.#..#\n#1.d.B2\n#..#..#\n#######", marks={"d": Door(clear_width_m=0.85)})
    drawing = "#######\n#A.#..#\n#1.d.B2\n#..#..#\n#######"

    found = route(twin, WHEELCHAIR, drawing)

    assert [(n.kind, n.observed, n.required) for n in found.notices] == [(NoticeKind.NARROW, 0.85, 0.9)]
    assert found.cost_s - found.duration_s == pytest.approx(WHEELCHAIR.narrow_s + WHEELCHAIR.manual_door_s)


def test_a_stroller_goes_a_long_way_to_an_elevator_but_is_carried_where_there_is_none() -> None:
    beside = upstairs(STROLLER, s=Connector(), e=ELEVATOR)
    alone = upstairs(STROLLER, s=Connector())

    assert [leg.connector for leg in beside.legs if leg.connector] == ["e"]
    assert [leg.connector for leg in alone.legs if leg.connector] == ["s"]
    assert [(notice.kind, notice.id) for notice in alone.notices] == [(NoticeKind.DISCOURAGED, ConnectorId("s"))]
    stair = alone.legs[1]
    assert stair.cost_s == pytest.approx(8.0 * stair.duration_s)


def test_the_elderly_climb_when_an_elevator_is_far_and_ride_when_it_is_near() -> None:
    near = upstairs(ELDERLY, s=Connector(), e=ELEVATOR)
    no_wish = upstairs(
        replace(ELDERLY, stair_cost_ratio=1.0, no_handrail_s=0.0, unknown_s=0.0), s=Connector(), e=ELEVATOR
    )

    assert [leg.connector for leg in near.legs if leg.connector] == ["e"]
    assert [leg.connector for leg in no_wish.legs if leg.connector] == ["s"]


def _with_rails(twin: Twin, *ys_m: float) -> Twin:
    """Add a stair for staff to the drawn one, and rails: the drawn stair ends at y = 2, the other begins at 10."""
    stair = twin.connectors[ConnectorId("s")]
    drawn = replace(stair, footprint=box(0.0, 0.0, 8.0, 2.0))
    staff = Sourced(value=Access.STAFF, origin=Origin.DECLARED, carrier="test")
    other = replace(stair, id=ConnectorId("t"), footprint=box(0.0, 10.0, 8.0, 12.0), access=staff)
    rails = [
        Obstacle(
            id=ObstacleId(f"rail at {y_m}"),
            kind=ObstacleKind.RAILING,
            name="rail",
            storey=stair.landings[0].storey,
            footprint=MultiPolygon([box(3.0, y_m, 5.0, y_m + 0.05)]),
            bottom_z_m=0.5,
            top_z_m=4.9,
        )
        for y_m in ys_m
    ]
    return replace(twin, connectors={drawn.id: drawn, other.id: other}, obstacles={rail.id: rail for rail in rails})


def test_a_stair_without_a_rail_costs_the_elderly_and_one_of_which_nobody_knows_costs_less() -> None:
    twin = draw(GROUND.replace("e", "."), UPPER.replace("e", "."), marks={"s": Connector()})

    def up(twin: Twin) -> Route:
        found = find_route(build_network(twin, ELDERLY), spot_at(GROUND, "1"), spot_at(UPPER, "2", storey=1))
        assert isinstance(found, Route)
        return found

    railed, bare, silent = up(_with_rails(twin, 2.1)), up(_with_rails(twin, 2.6, 9.9)), up(_with_rails(twin, 2.6))

    kinds = [
        [notice.kind for notice in route.notices if notice.kind is not NoticeKind.DISCOURAGED]
        for route in (railed, bare, silent)
    ]
    assert kinds == [[], [NoticeKind.NO_HANDRAIL], [NoticeKind.UNKNOWN_HANDRAIL]]
    assert bare.cost_s - railed.cost_s == pytest.approx(ELDERLY.no_handrail_s)
    assert silent.cost_s - railed.cost_s == pytest.approx(ELDERLY.unknown_s)
    assert railed.duration_s == pytest.approx(bare.duration_s)


def test_tactile_paving_draws_the_blind_to_the_door_it_leads_to_and_nobody_else() -> None:
    paved = doors(UNLIKE.replace(".e.", "pep"), p=Thing(kind=FacilityKind.TACTILE_PAVING, body=False))

    assert route(paved, BLIND, UNLIKE).legs[0].portals == ("e",)
    assert route(paved, ELDERLY, UNLIKE).legs[0].portals == ("d",)
    assert route(doors(), BLIND, UNLIKE).legs[0].portals == ("d",)


def test_a_low_door_is_passed_with_the_head_bent_and_the_blind_are_told_sooner() -> None:
    low = [
        doors(TWO_WAYS, d=Door(clear_height_m=height_m), e=Door(clear_height_m=height_m)) for height_m in (1.8, 1.95)
    ]

    told = {
        profile.name: [[notice.kind for notice in route(twin, profile).notices] for twin in low]
        for profile in (WALKING, BLIND)
    }

    assert told == {"walking": [[NoticeKind.LOW], []], "blind": [[NoticeKind.LOW], [NoticeKind.LOW]]}
