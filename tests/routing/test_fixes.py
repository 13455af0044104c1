"""What is offered where there is no way: one fix for each limit, tried out in the building made anew."""

import pytest

from tests.support.drawn_routes import TWO_ROOMS
from tests.support.floorplan import draw, spot_at
from tests.support.marks import Connector, Door, Mark, Room
from twin.model.fix import Effort, FixKind, Remedy
from twin.model.passage import Access, ConnectorKind, Direction, OneWay
from twin.model.profile import Profile
from twin.model.route import BarrierKind, Location, NoRoute
from twin.model.twin import Twin
from twin.routing.find import find_route
from twin.routing.network import build_network
from twin.routing.profiles.named import WALKING, WHEELCHAIR
from twin.routing.remedies.fixes import find_remedy

LOW, HIGH = "########\n#A1..s.#\n#......#\n########", "########\n#B2..s.#\n#......#\n########"
FEW_STEPS = "##########\n#A1.s.#..#\n#.....#..#\n#######..#\n#B....s2.#\n##########"


def remedy_for(
    twin: Twin, origin: Location, destination: Location, profile: Profile, closed: frozenset[str] = frozenset()
) -> Remedy | None:
    network = build_network(twin, profile, closed=closed)
    assert isinstance(find_route(network, origin, destination), NoRoute)
    return find_remedy(network, origin, destination)


def told(remedy: Remedy | None) -> list[tuple[str, FixKind, Effort]]:
    return [] if remedy is None else [(fix.id, fix.kind, fix.effort) for fix in remedy.fixes]


@pytest.mark.parametrize(
    ("door", "kind", "effort"),
    [
        (Door(clear_width_m=0.7), FixKind.WIDEN_DOOR, Effort.ADAPT),
        (Door(threshold_m=0.05), FixKind.LEVEL, Effort.ADAPT),
        (Door(one_way=OneWay.BACKWARD), FixKind.BOTH_WAYS, Effort.OPERATE),
        (Door(access=Access.EMERGENCY), FixKind.ADMIT, Effort.OPERATE),
        (Door(access=Access.STAFF), FixKind.ADMIT, Effort.OPERATE),
    ],
    ids=lambda value: value.value if isinstance(value, FixKind) else "",
)
def test_a_door_is_made_fit(door: Door, kind: FixKind, effort: Effort) -> None:
    marks: dict[str, Mark] = {"d": door, "e": Door(), "f": Door()}
    # Rooms behind, so that a door for staff lies between two places that are open to all.
    plan = TWO_ROOMS.replace("#....#....#", "e....#....f")

    remedy = remedy_for(draw(plan, marks=marks), spot_at(plan, "1"), spot_at(plan, "2"), WHEELCHAIR)

    assert told(remedy) == [("d", kind, effort)]
    assert remedy is not None
    assert remedy.route.length_m == pytest.approx(8.0, abs=0.01)


def test_a_closed_door_and_a_closed_room_are_opened() -> None:
    twin = draw(TWO_ROOMS, marks={"d": Door()})

    remedy = remedy_for(
        twin, spot_at(TWO_ROOMS, "1"), spot_at(TWO_ROOMS, "2"), WALKING, closed=frozenset({"d", "B", "nowhere"})
    )

    assert sorted(told(remedy)) == [("B", FixKind.OPEN, Effort.OPERATE), ("d", FixKind.OPEN, Effort.OPERATE)]


@pytest.mark.parametrize(
    ("connector", "kind", "effort"),
    [
        (Connector(), FixKind.BUILD_ELEVATOR, Effort.BUILD),
        (Connector(kind=ConnectorKind.ESCALATOR), FixKind.BUILD_ELEVATOR, Effort.BUILD),
        (Connector(kind=ConnectorKind.RAMP, slope_ratio=0.1), FixKind.FLATTEN, Effort.EXTEND),
        (Connector(kind=ConnectorKind.RAMP, slope_ratio=0.05, clear_width_m=0.7), FixKind.WIDEN, Effort.REBUILD),
        (Connector(kind=ConnectorKind.RAMP, slope_ratio=0.05, headroom_m=1.6), FixKind.RAISE, Effort.REBUILD),
        (Connector(kind=ConnectorKind.ELEVATOR, car_depth_m=1.0), FixKind.REFIT_ELEVATOR, Effort.REBUILD),
        (Connector(kind=ConnectorKind.ELEVATOR, accessible=False), FixKind.REFIT_ELEVATOR, Effort.REBUILD),
        (Connector(kind=ConnectorKind.ELEVATOR, access=Access.STAFF), FixKind.ADMIT, Effort.OPERATE),
    ],
    ids=lambda value: value.value if isinstance(value, FixKind) else "",
)
def test_a_connector_is_made_fit_or_something_is_built_beside_it(
    connector: Connector, kind: FixKind, effort: Effort
) -> None:
    twin = draw(LOW, HIGH, marks={"s": connector})

    remedy = remedy_for(twin, spot_at(LOW, "1"), spot_at(HIGH, "2", storey=1), WHEELCHAIR)

    assert told(remedy) == [("s", kind, effort)]


def test_an_escalator_is_run_the_other_way() -> None:
    twin = draw(LOW, HIGH, marks={"s": Connector(kind=ConnectorKind.ESCALATOR, direction=Direction.UP)})

    remedy = remedy_for(twin, spot_at(HIGH, "2", storey=1), spot_at(LOW, "1"), WALKING)

    assert told(remedy) == [("s", FixKind.REVERSE, Effort.OPERATE)]


def test_beside_a_few_steps_a_ramp_is_built() -> None:
    rooms = {"B": Room(floor_z_m=0.45)}
    twin = draw(FEW_STEPS, marks={"s": Connector()}, rooms=rooms)

    remedy = remedy_for(twin, spot_at(FEW_STEPS, "1"), spot_at(FEW_STEPS, "2"), WHEELCHAIR)

    assert told(remedy) == [("s", FixKind.BUILD_RAMP, Effort.EXTEND)]


def test_rooms_closed_to_the_public_are_opened_as_one_however_many_doors_they_have() -> None:
    plan = "###############\n#A1..a.B.b..C2#\n#....#...#....#\n###############"
    marks: dict[str, Mark] = {"a": Door(access=Access.STAFF), "b": Door(access=Access.STAFF)}
    twin = draw(plan, marks=marks, rooms={"B": Room(public=False)})

    remedy = remedy_for(twin, spot_at(plan, "1"), spot_at(plan, "2"), WALKING)

    assert told(remedy) == [("B", FixKind.ADMIT, Effort.OPERATE)]


def test_the_one_chair_in_the_way_is_moved_and_its_gap_is_told() -> None:
    plan = "################\n#A............2#\n#......%%......#\n#......%%......#\n#1.....%%......#\n################"
    twin = draw(plan, cell_m=0.6)
    origin, destination = spot_at(plan, "1", cell_m=0.6), spot_at(plan, "2", cell_m=0.6)

    answer = find_route(build_network(twin, WHEELCHAIR), origin, destination)
    remedy = remedy_for(twin, origin, destination, WHEELCHAIR)

    assert isinstance(answer, NoRoute)
    (barrier,) = answer.barriers
    assert (barrier.kind, barrier.id) == (BarrierKind.BLOCKED, "S0.furniture0")
    assert barrier.observed == pytest.approx(0.6, abs=0.01)
    assert barrier.required == pytest.approx(0.9)
    assert told(remedy) == [("S0.furniture0", FixKind.MOVE, Effort.MOVE)]


def test_furniture_is_carried_away_before_a_door_is_replaced() -> None:
    plan = "###############\n#A....d.....B2#\n#1....#.......#\n#.....#.......#\n#.....e%......#\n###############"
    marks: dict[str, Mark] = {"d": Door(clear_width_m=0.7), "e": Door()}

    remedy = remedy_for(draw(plan, marks=marks), spot_at(plan, "1"), spot_at(plan, "2"), WHEELCHAIR)

    assert told(remedy) == [("S0.furniture0", FixKind.MOVE, Effort.MOVE)]


def test_nothing_is_offered_where_walls_are_too_close_or_nothing_is_modelled() -> None:
    narrow = "###############\n#A1....#.....2#\n#......#......#\n#.............#\n###############"
    apart = "###############\n#A1....#B....2#\n###############"

    for plan, cell_m in ((narrow, 0.6), (apart, 1.0)):
        twin = draw(plan, cell_m=cell_m)
        assert (
            remedy_for(twin, spot_at(plan, "1", cell_m=cell_m), spot_at(plan, "2", cell_m=cell_m), WHEELCHAIR) is None
        )
