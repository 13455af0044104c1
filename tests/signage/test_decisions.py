"""Where somebody has to know how the way goes on, and the stretch before on which to read it."""

import math
from collections.abc import Mapping

import pytest

from twin.model.continuity import Decision, DecisionKind
from twin.model.ids import ConnectorId, PortalId, SpaceId, StoreyId
from twin.model.passage import ConnectorKind, Point3
from twin.model.route import Leg, Location, Route
from twin.signage.decisions import Decisions, Forced, fill_gaps, find_forced, list_choices
from twin.signage.partings import add_partings, find_partings
from twin.signage.track import NO_DOORS, Door, Track, split_route

GROUND, UPPER = StoreyId("ground"), StoreyId("upper")
NORTH = math.pi / 2


def walk(*points: tuple[float, float], storey: StoreyId = GROUND, z_m: float = 0.0, **known: tuple[str, ...]) -> Leg:
    return Leg(
        storey=storey,
        to_storey=storey,
        connector=None,
        connector_kind=None,
        path=tuple((x, y, z_m) for x, y in points),
        spaces=tuple(map(SpaceId, known.get("spaces", ()))),
        portals=tuple(map(PortalId, known.get("portals", ()))),
        length_m=0.0,
        duration_s=0.0,
        cost_s=0.0,
    )


def ride(*path: Point3) -> Leg:
    return Leg(
        storey=GROUND,
        to_storey=UPPER,
        connector=ConnectorId("stair"),
        connector_kind=ConnectorKind.STAIR,
        path=path,
        spaces=(),
        portals=(),
        length_m=0.0,
        duration_s=0.0,
        cost_s=0.0,
    )


def split(*legs: Leg, doors: Mapping[PortalId, Door] = NO_DOORS) -> tuple[Track, ...]:
    here = Location(storey=GROUND, x_m=0.0, y_m=0.0)
    return split_route(Route(profile="walking", origin=here, destination=here, legs=legs), doors)


def decide(*points: tuple[float, float]) -> list[Decision]:
    (track,) = split(walk(*points))
    choices = fill_gaps(list_choices(track, Forced(start_m=0.0, end_m=track.length_m)), track)
    return list(Decisions().lay_out(track, choices))


def kinds(decisions: list[Decision]) -> list[DecisionKind]:
    return [decision.kind for decision in decisions]


def test_who_turns_a_corner_decides_at_it_and_reads_before_it() -> None:
    depart, turn, arrive = decide((0, 0), (8, 0), (8, 9))
    assert [depart.kind, turn.kind, arrive.kind] == [DecisionKind.DEPART, DecisionKind.TURN, DecisionKind.ARRIVE]
    assert turn.at == (8.0, 0.0, 0.0)
    assert turn.onward_rad == pytest.approx(NORTH)
    assert turn.sections[0].centre == (6.75, 0.0)
    assert {section.heading_rad for section in turn.sections} == {0.0}
    assert turn.sections[-1].centre == (0.25, 0.0)
    xs, ys = zip(*turn.sections[0].corners, strict=True)
    assert (min(xs), max(xs), min(ys), max(ys)) == pytest.approx((6.5, 7.0, -0.35, 0.35))


@pytest.mark.parametrize(("turn_deg", "count"), [(44.9, 0), (45.1, 1)])
def test_slight_turns_need_no_decision(turn_deg: float, count: int) -> None:
    end = (8 + 9 * math.cos(math.radians(turn_deg)), 9 * math.sin(math.radians(turn_deg)))
    assert kinds(decide((0, 0), (8, 0), end)).count(DecisionKind.TURN) == count


def test_corners_near_each_other_are_one_turn() -> None:
    assert kinds(decide((0, 0), (8, 0), (9, 0.5), (9.5, 1.5), (9.5, 12))).count(DecisionKind.TURN) == 1


def test_who_swerves_round_a_pillar_goes_straight_on() -> None:
    assert DecisionKind.TURN not in kinds(decide((0, 0), (8, 0), (9, 1.5), (20, 1.5)))


def test_a_turn_at_once_is_part_of_setting_out() -> None:
    decisions = decide((0, 0), (1, 0), (1, 9))
    assert kinds(decisions) == [DecisionKind.DEPART, DecisionKind.ARRIVE]
    assert decisions[0].onward_rad == pytest.approx(NORTH)
    assert decisions[0].sections[0].heading_rad is None


@pytest.mark.parametrize(("length_m", "count"), [(30.0, 0), (30.5, 1), (89.0, 2)])
def test_long_straights_are_confirmed_every_thirty_metres(length_m: float, count: int) -> None:
    assert kinds(decide((0, 0), (length_m, 0))).count(DecisionKind.CONTINUE) == count


def test_stairs_are_boarded_and_left() -> None:
    below, above = split(
        walk((0, 0), (9, 0)), ride((9, 0, 0), (9, 6, 4.2)), walk((9, 6), (0, 6), storey=UPPER, z_m=4.2)
    )
    decisions = Decisions()
    board = list(decisions.lay_out(below, list_choices(below, Forced(start_m=0.0, end_m=below.length_m))))[-1]
    alight = next(decisions.lay_out(above, list_choices(above, Forced(start_m=0.0, end_m=above.length_m))))
    assert (board.kind, board.rises, board.via) == (DecisionKind.BOARD, True, "stair")
    assert board.onward_rad == pytest.approx(NORTH)
    assert (alight.kind, alight.at, alight.via) == (DecisionKind.ALIGHT, (9.0, 6.0, 4.2), None)
    assert alight.onward_rad == pytest.approx(math.pi)


def test_who_leaves_a_room_by_its_only_door_decides_outside() -> None:
    (track,) = split(walk((0, 0), (3, 0), (3, 12), spaces=("room", "hall"), portals=("door",)))
    doors, way_out = {PortalId("door"): (2.0, 0.0)}, {SpaceId("room"): PortalId("door")}
    forced = find_forced(track, doors, way_out, enters=False, origin_door=False)
    assert forced.start_m == pytest.approx(3.6)
    assert find_forced(track, doors, {}, enters=False, origin_door=False).start_m == 0.0


def test_a_goal_that_is_a_room_is_reached_at_its_door() -> None:
    way = walk((0, 0), (9, 0), (9, 4), spaces=("hall", "room"), portals=("door",))
    (track,), (open_track,) = split(way, doors={PortalId("door"): Door(at=(9.0, 0.0))}), split(way)
    assert find_forced(track, {}, {}, enters=True, origin_door=False).end_m == pytest.approx(9.0)
    assert find_forced(track, {}, {}, enters=False, origin_door=False).end_m == pytest.approx(13.0)
    assert find_forced(open_track, {}, {}, enters=True, origin_door=False).end_m == pytest.approx(13.0)
    (*_, arrive) = Decisions().lay_out(track, list_choices(track, Forced(start_m=0.0, end_m=9.0)), enters=True)
    assert arrive.within == "room"


def test_where_many_turn_off_who_goes_on_has_to_know() -> None:
    (turning,), (passing,) = split(walk((0, 0), (12, 0), (12, 12))), split(walk((0, 0.5), (25, 0.5)))
    (coming,) = split(walk((25, 0.5), (0, 0.5)))
    chosen = {id(track): list_choices(track, Forced(start_m=0.0, end_m=track.length_m)) for track in (turning, passing)}
    partings = find_partings([(turning, chosen[id(turning)], 0.3), (passing, chosen[id(passing)], 0.7)])
    assert [(parting.x_m, parting.y_m, parting.share) for parting in partings] == [(12.0, 0.0, 0.3)]
    parted = add_partings(passing, chosen[id(passing)], partings)
    assert [(choice.kind, choice.at_m) for choice in parted[1:-1]] == [(DecisionKind.PART, 12.0)]
    back = list_choices(coming, Forced(start_m=0.0, end_m=coming.length_m))
    assert add_partings(coming, back, partings) == back


def test_a_branch_that_few_take_parts_nobody() -> None:
    (turning,) = split(walk((0, 0), (12, 0), (12, 12)))
    choices = list_choices(turning, Forced(start_m=0.0, end_m=turning.length_m))
    assert find_partings([(turning, choices, 0.04)]) == ()


def test_who_arrives_looks_round_on_the_last_two_metres() -> None:
    *_, arrive = decide((0, 0), (8, 0))
    assert [section.heading_rad for section in arrive.sections[:5]] == [None, None, None, None, 0.0]


def test_ways_that_share_a_stretch_share_its_decisions() -> None:
    decisions, laid = Decisions(), []
    for start in ((0.0, 0.0), (0.0, 40.0)):
        (track,) = split(walk(start, (20, 20), (60, 20), (60, 32)))
        laid.append(list(decisions.lay_out(track, list_choices(track, Forced(start_m=0.0, end_m=track.length_m)))))
    assert laid[0][-1] is laid[1][-1]
    assert laid[0][0] is not laid[1][0]


def test_who_comes_through_a_door_looks_round_behind_it() -> None:
    places, portals = ((0, 0), (8, 0), (9, 0), (9, 20)), ("door",)
    (track,) = split(
        walk(*places, spaces=("porch", "hall"), portals=portals),
        doors={PortalId("door"): Door(at=(8.0, 0.0), entrance=True)},
    )

    depart, enter, _ = Decisions().lay_out(track, list_choices(track, Forced(start_m=0.0, end_m=track.length_m)))

    assert (enter.kind, enter.at) == (DecisionKind.ENTER, (8.5, 0.0, 0.0))
    assert (depart.via, enter.via) == ("door", None)
    assert enter.onward_rad == pytest.approx(NORTH)
    assert {section.heading_rad for section in enter.sections} == {None}
    assert [section.centre for section in enter.sections[:3]] == [(8.5, 0.0), (9.0, 0.0), (9.0, 0.5)]
    assert kinds(decide(*places))[1] is DecisionKind.TURN
