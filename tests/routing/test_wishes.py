"""A wish bends the way where it can; where it cannot, the way is the same and says what it had to use."""

from functools import cache

import pytest

from tests.support.floorplan import draw, spot_at
from tests.support.marks import Connector, Door
from twin.model.passage import ConnectorKind
from twin.model.route import Location, NoticeKind, Route
from twin.model.wish import AVOIDABLE
from twin.routing.find import find_route
from twin.routing.network import Network, build_network
from twin.routing.profiles.named import WALKING
from twin.routing.questions.wishes import Wishes, list_unmet, list_used, reprice, surcharge

GROUND = """
######################
#A1..n...B........#C.#
#....#.......2....+.3#
#.s..#............#..#
#....+.......e....####
######################
"""
UPPER = """
######################
#D................####
#.s......4...........#
#.........#####......#
#.........#..e.......#
######################
"""
STAIR, ELEVATOR = ConnectorKind.STAIR, ConnectorKind.ELEVATOR
TWIN = draw(
    GROUND,
    UPPER,
    marks={
        "n": Door(clear_width_m=0.8),
        "s": Connector(kind=STAIR),
        "e": Connector(kind=ELEVATOR, accessible=True, car_width_m=1.6, car_depth_m=1.6, door_width_m=1.0),
    },
)
START, NEAR, END, ABOVE = (
    spot_at(GROUND, "1"),
    spot_at(GROUND, "2"),
    spot_at(GROUND, "3"),
    spot_at(UPPER, "4", storey=1),
)
NETWORK = build_network(TWIN, WALKING)


def _ask(start: Location, goal: Location, *names: str) -> Route:
    wishes = frozenset(AVOIDABLE[name] for name in names)
    route = find_route(NETWORK, start, goal, search=reprice(NETWORK, Wishes(avoid=wishes)))
    assert isinstance(route, Route)
    return route


def _connectors(route: Route) -> list[ConnectorKind | None]:
    return [leg.connector_kind for leg in route.legs if leg.connector is not None]


def test_one_who_would_rather_not_climb_takes_the_elevator() -> None:
    assert _connectors(_ask(START, ABOVE)) == [STAIR]
    assert _connectors(_ask(START, ABOVE, "stair")) == [ELEVATOR]
    assert list_unmet(_ask(START, ABOVE, "stair"), TWIN, [AVOIDABLE["stair"]]) == ()


def test_up_and_down_are_two_wishes() -> None:
    assert _connectors(_ask(START, ABOVE, "stair_down")) == [STAIR]
    assert _connectors(_ask(START, ABOVE, "stair_up")) == [ELEVATOR]
    assert _connectors(_ask(ABOVE, START, "stair_down")) == [ELEVATOR]


def test_what_cannot_be_avoided_is_used_and_named() -> None:
    wishes = [AVOIDABLE["stair"], AVOIDABLE["elevator"]]

    route = _ask(START, ABOVE, "stair", "elevator")

    notices = list_unmet(route, TWIN, wishes)
    assert _connectors(route) == [STAIR]
    assert [(notice.kind, notice.id) for notice in notices] == [(NoticeKind.AVOIDED, "s")]


def test_a_narrow_door_is_walked_around_at_no_false_price() -> None:
    plain, wished = _ask(START, NEAR), _ask(START, NEAR, "narrow_door")

    assert "n" in {door for leg in plain.legs for door in leg.portals}
    assert "n" not in {door for leg in wished.legs for door in leg.portals}
    assert plain.cost_s < wished.cost_s < plain.cost_s + 20.0


@pytest.mark.parametrize("door", [door.id for door in TWIN.portals.values()])
def test_a_dearer_door_costs_exactly_that_or_the_way_around_it(door: str) -> None:
    """Against a building in which the door is closed: the way around is the same one."""
    dearer = surcharge(NETWORK, {TWIN.portals[key].id: 7.0 for key in TWIN.portals if key == door}, {})
    closed = build_network(TWIN, WALKING, closed=frozenset({door}))
    for goal in (NEAR, END):
        plain, around = find_route(NETWORK, START, goal), find_route(closed, START, goal)
        chosen = find_route(NETWORK, START, goal, search=dearer)
        assert isinstance(plain, Route)
        assert isinstance(chosen, Route)
        through_s = plain.cost_s + 7.0 * any(door in leg.portals for leg in plain.legs)
        around_s = around.cost_s if isinstance(around, Route) else float("inf")
        told_s = chosen.cost_s + 7.0 * any(door in leg.portals for leg in chosen.legs)
        assert told_s == pytest.approx(min(through_s, around_s), abs=0.02)


def test_wishes_do_not_lift_limits() -> None:
    assert reprice(NETWORK, Wishes()).graph.gates.tolist() == NETWORK.graph.gates.tolist()


@pytest.mark.parametrize("closed", ["n", "s", "e", "B", "D"])
@pytest.mark.parametrize("goal", [NEAR, END, ABOVE], ids=lambda spot: str(spot.label))
def test_what_is_closed_is_gone_around_as_in_a_building_without_it(closed: str, goal: Location) -> None:
    ids = frozenset({closed})
    search = reprice(NETWORK, Wishes(barred=ids))

    route, wanted = find_route(NETWORK, START, goal, search=search), find_route(_without(ids), START, goal)

    assert isinstance(route, Route)
    if isinstance(wanted, Route):
        assert route.cost_s == pytest.approx(wanted.cost_s, abs=0.02)
        assert list_used(route, TWIN, ids) == ()
    else:
        assert list_used(route, TWIN, ids) != ()


@cache
def _without(ids: frozenset[str]) -> Network:
    return build_network(TWIN, WALKING, closed=ids)
