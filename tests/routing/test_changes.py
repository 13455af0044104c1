"""Under changes, answers are those of a network built anew for the changed building."""

import numpy as np
import pytest
import shapely
from numpy.random import Generator
from shapely import LineString, MultiPolygon, Point, Polygon, box

from tests.routing.changed_building import HOUSE, MOVED_M, SAME_M, draw_changes, list_places
from tests.support.drawn_routes import TWO_ROOMS
from tests.support.floorplan import draw, spot_at
from tests.support.marks import Door
from twin.errors import UnknownIdError
from twin.model.facility import Obstacle, ObstacleKind
from twin.model.ids import ConnectorId, ObstacleId, PortalId, StoreyId
from twin.model.profile import Profile
from twin.model.route import Barrier, BarrierKind, Location, NoRoute, NoticeKind, Route
from twin.routing.changes.apply import Changes, apply_changes
from twin.routing.find import find_route
from twin.routing.network import Network, build_network
from twin.routing.profiles.named import WALKING, WHEELCHAIR


@pytest.fixture(scope="module", params=[WALKING, WHEELCHAIR], ids=lambda profile: str(profile.name))
def network(request: pytest.FixtureRequest) -> Network:
    profile: Profile = request.param
    return build_network(HOUSE, profile)


def body_of(name: str, shape: Polygon, *, storey: int = 0, top_m: float = 1.0) -> Obstacle:
    return Obstacle(
        id=ObstacleId(name),
        kind=ObstacleKind.FURNITURE,
        name="",
        storey=StoreyId(f"S{storey}"),
        footprint=MultiPolygon([shape]),
        bottom_z_m=4.0 * storey,
        top_z_m=4.0 * storey + top_m,
    )


def draw_location(rng: Generator) -> Location:
    x_m, y_m = rng.uniform((1.0, 1.0), (29.0, 14.0))
    return Location(storey=StoreyId(f"S{rng.integers(2)}"), x_m=float(x_m), y_m=float(y_m))


@pytest.mark.parametrize("seed", range(6))
def test_answers_are_those_of_a_network_built_anew(network: Network, seed: int) -> None:
    rng = np.random.default_rng(seed)
    changes = draw_changes(rng, HOUSE, list_places(network))
    changed = apply_changes(network, changes)
    anew = build_network(changed.twin, network.profile, closed=changes.closed)

    for _ in range(12):
        origin, destination = draw_location(rng), draw_location(rng)
        answer, expected = find_route(changed, origin, destination), find_route(anew, origin, destination)

        assert type(answer) is type(expected)
        if isinstance(answer, Route) and isinstance(expected, Route):
            moved = {NoticeKind.START_MOVED, NoticeKind.GOAL_MOVED} & {notice.kind for notice in expected.notices}
            apart_m = abs(answer.cost_s - expected.cost_s) * network.profile.speed_mps
            assert apart_m < (MOVED_M if moved else SAME_M)
            keeps_clear(answer, changes, network.profile.radius_m)


def keeps_clear(route: Route, changes: Changes, radius_m: float) -> None:
    """Off the centre lines of doors, the radius is kept from whatever part of a body stands in the space walked in."""
    for leg in route.legs:
        for body in changes.obstacles:
            if leg.connector is None and body.storey == leg.storey and body.top_z_m - body.bottom_z_m > 0.1:
                line = LineString([point[:2] for point in leg.path]) if len(leg.path) > 1 else Point(leg.path[0][:2])
                doorways = shapely.union_all([HOUSE.portals[name].passage.buffer(1.3) for name in leg.portals])
                stands = shapely.intersection(body.footprint, HOUSE.spaces[leg.spaces[0]].footprint)
                apart_m = shapely.distance(shapely.difference(line, doorways), stands)
                assert np.isnan(apart_m) or apart_m >= radius_m


def test_a_closure_left_out_is_open_again(network: Network) -> None:
    ends = Location(storey=StoreyId("S0"), x_m=2.0, y_m=2.0), Location(storey=StoreyId("S0"), x_m=28.0, y_m=11.5)
    before = find_route(network, *ends)

    closed = find_route(apply_changes(network, Changes(closed=frozenset({"E"}))), *ends)
    again = find_route(apply_changes(network, Changes()), *ends)

    assert isinstance(closed, NoRoute)
    assert isinstance(before, Route)
    assert isinstance(again, Route)
    assert again.cost_s == pytest.approx(before.cost_s, abs=1e-9)


def test_what_changes_put_in_the_only_way_is_named() -> None:
    network = build_network(draw(TWO_ROOMS, marks={"d": Door()}), WALKING)
    ends = spot_at(TWO_ROOMS, "1"), spot_at(TWO_ROOMS, "2")
    row = body_of("a row of desks", box(2.0, 1.0, 3.0, 4.0))

    closed = find_route(apply_changes(network, Changes(closed=frozenset({"d"}))), *ends)
    blocked = find_route(apply_changes(network, Changes(obstacles=(row,))), *ends)

    assert isinstance(closed, NoRoute)
    assert closed.barriers == (Barrier(id=PortalId("d"), kind=BarrierKind.CLOSED),)
    assert isinstance(blocked, NoRoute)
    assert blocked.barriers == (
        Barrier(id=ObstacleId("a row of desks"), kind=BarrierKind.BLOCKED, observed=0.0, required=0.51, unit="m"),
    )


def test_a_closed_connector_is_named_or_gone_around(network: Network) -> None:
    ends = Location(storey=StoreyId("S0"), x_m=5.0, y_m=5.0), Location(storey=StoreyId("S1"), x_m=5.0, y_m=2.0)

    around = find_route(apply_changes(network, Changes(closed=frozenset({"s"}))), *ends)
    nowhere = find_route(apply_changes(network, Changes(closed=frozenset({"s", "e"}))), *ends)

    assert isinstance(around, Route)
    assert [leg.connector for leg in around.legs if leg.connector] == [ConnectorId("e")]
    assert isinstance(nowhere, NoRoute)
    assert {barrier.kind for barrier in nowhere.barriers} == {BarrierKind.CLOSED}


def test_what_the_building_does_not_have_cannot_be_closed(network: Network) -> None:
    with pytest.raises(UnknownIdError, match="cannot close no such door"):
        apply_changes(network, Changes(closed=frozenset({"no such door"})))
    with pytest.raises(ValueError, match="1 closures"):
        apply_changes(build_network(HOUSE, WALKING, closed=frozenset({"E"})), Changes())


@pytest.mark.parametrize("y_m", [6.9, 7.2])
def test_where_something_was_put_down_and_right_beside_it_nobody_stands(network: Network, y_m: float) -> None:
    stand = body_of("a stand", box(20.0, 6.6, 22.0, 7.1))
    changes = Changes(obstacles=(stand,))
    spot, ends = Location(storey=StoreyId("S0"), x_m=21.0, y_m=y_m), Location(storey=StoreyId("S0"), x_m=2.0, y_m=2.0)
    changed = apply_changes(network, changes)

    answer = find_route(changed, ends, spot)

    assert isinstance(answer, Route)
    assert [notice.kind for notice in answer.notices if notice.kind is NoticeKind.GOAL_MOVED]
    assert shapely.distance(Point(answer.destination.x_m, answer.destination.y_m), stand.footprint) == pytest.approx(
        network.profile.radius_m, abs=5e-3
    )
    anew = find_route(build_network(changed.twin, network.profile), ends, spot)
    assert isinstance(anew, Route)
    assert answer.cost_s == pytest.approx(anew.cost_s, abs=MOVED_M)
