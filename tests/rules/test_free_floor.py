"""Rules that measure free floor: where wheelchairs turn, how wide passages are, what stands in them."""

from dataclasses import replace

import pytest
import shapely
from shapely import MultiPolygon, Polygon, affinity, box

from tests.rules.cases import (
    DOOR,
    draw_place,
    judge,
    known,
    only,
    only_portal,
    outcome,
    with_connector,
    with_place,
    with_portal,
    with_space,
)
from tests.signage.lint.boards import board
from tests.support.floorplan import draw
from tests.support.marks import Room
from twin.model.facility import Obstacle, ObstacleKind
from twin.model.ids import ConnectorId, ObstacleId, SignId, SpaceId, StoreyId
from twin.model.passage import Access, ConnectorKind
from twin.model.sign import Mounting
from twin.model.space import SpaceUse
from twin.model.twin import Twin
from twin.rules.access import door_approaches, door_ways, elevator_lobbies, passages, restroom_turns, things_in_way

CORRIDOR = """
##################
#A...............#
#................#
#...##########...#
#...#        #...#
##+##        ##+##
#B..#        #C..#
#####        #####
"""


def corridor(deep_m: float, *things: Obstacle, crowded: bool = True) -> Twin:
    """A corridor between two doors, *deep_m* wide, with things in it."""
    hall = draw(CORRIDOR, rooms={letter: Room(use=SpaceUse.CIRCULATION, public=True) for letter in "ABC"})
    top = hall.spaces[SpaceId("A")]
    assert top.footprint is not None
    x0, _, x1, y1 = top.footprint.bounds
    legs = box(x0, 4.0 - 2.0, x0 + 3.0, y1).union(box(x1 - 3.0, 2.0, x1, y1))
    whole = shapely.get_parts(legs.union(box(x0, y1 - deep_m, x1, y1)))
    footprint = MultiPolygon([part for part in whole if isinstance(part, Polygon)])
    spaces = {**hall.spaces, top.id: replace(top, footprint=footprint)}
    place = with_place(CrowdedPublicPlace=crowded).place
    return replace(hall, spaces=spaces, obstacles={one.id: one for one in things}, place=place)


def thing(x: float, y: float, wide_m: float, deep_m: float, kind: ObstacleKind = ObstacleKind.FURNITURE) -> Obstacle:
    return Obstacle(
        id=ObstacleId(f"{x}-{y}"),
        kind=kind,
        name="货箱",
        storey=StoreyId("S0"),
        footprint=MultiPolygon([box(x, y, x + wide_m, y + deep_m)]),
        bottom_z_m=0.0,
        top_z_m=1.2,
    )


TOP_M = 7.0
"""Where the corridor's upper wall is."""


@pytest.mark.parametrize(
    ("wide_m", "crowded", "expected"),
    [(1.8, True, "pass"), (1.799, True, "fail"), (1.2, False, "pass"), (1.199, False, "fail"), (1.5, True, "fail")],
)
def test_a_passage_is_as_wide_as_its_place_asks(wide_m: float, crowded: bool, expected: str) -> None:  # noqa: FBT001  # a case's column
    assert outcome(judge(passages.check, corridor(wide_m, crowded=crowded))) == expected


def test_a_narrow_passage_is_measured_and_found_at_its_neck() -> None:
    crate = thing(8.0, TOP_M - 1.0, 1.0, 1.0)
    found = only(judge(passages.check, corridor(2.0, crate)))

    assert found.observed == pytest.approx(1.0, abs=0.002)
    assert found.at is not None
    assert found.at[0] == pytest.approx(8.5, abs=0.6)
    assert found.at[1] == pytest.approx(TOP_M - 1.5, abs=0.5)


def test_a_shut_passage_is_not_wide_and_one_apart_is_not_judged() -> None:
    wall = thing(8.0, 0.0, 1.0, 9.0)

    assert outcome(judge(passages.check, corridor(2.0, wall))) == "not_applicable"
    assert outcome(judge(passages.check, replace(corridor(2.0), portals={}))) == "not_applicable"


def test_a_crate_in_the_passage_is_in_the_way_and_a_wall_is_not() -> None:
    crate = thing(8.0, TOP_M - 1.0, 1.0, 1.0)
    column = thing(8.0, TOP_M - 1.0, 1.0, 1.0, ObstacleKind.COLUMN)
    aside = thing(1.0, TOP_M - 0.2, 0.2, 0.2)

    found = only(judge(things_in_way.check, corridor(2.0, crate, aside)))
    assert (found.subject.id, found.clause.section) == (crate.id, "6.3.2.6")
    assert outcome(judge(things_in_way.check, corridor(2.0, column))) == "not_applicable"
    assert outcome(judge(things_in_way.check, corridor(3.0, crate))) == "pass"
    assert outcome(judge(things_in_way.check, corridor(1.5, aside))) == "pass"


def lobby(deep_m: float) -> Twin:
    """The place with a shallow room on the far side of its first door."""
    x0, y0, _, y1 = draw_place().spaces[SpaceId("B")].footprint.bounds  # type: ignore[union-attr]
    return with_space("B", footprint=MultiPolygon([box(x0, y0, x0 + deep_m, y1)]) if deep_m else None)


@pytest.mark.parametrize(("deep_m", "expected"), [(1.5, "pass"), (1.499, "fail"), (0.8, "fail"), (0.0, "unknown")])
def test_a_wheelchair_turns_on_both_sides_of_a_door(deep_m: float, expected: str) -> None:
    twin = lobby(deep_m)
    door = with_portal().portals
    alone = replace(twin, portals={name: one for name, one in door.items() if name == "A|B"})

    assert outcome(judge(door_approaches.check, alone)) == expected


def test_a_staff_door_needs_no_room_to_turn() -> None:
    door = with_portal(access=known(Access.STAFF))
    alone = replace(door, portals={name: one for name, one in door.portals.items() if name == "A|B"})

    assert outcome(judge(door_approaches.check, alone)) == "not_applicable"


@pytest.mark.parametrize(("deep_m", "expected"), [(1.5, "pass"), (1.499, "fail")])
def test_a_wheelchair_turns_before_the_elevator(deep_m: float, expected: str) -> None:
    elevator = draw_place().connectors["e"]  # type: ignore[index]
    x, y, _ = elevator.landings[0].at
    twin = with_space("B", footprint=MultiPolygon([box(x - 2, y - deep_m / 2, x + 2, y + deep_m / 2)]))

    assert outcome(judge(elevator_lobbies.check, twin)) == expected


def test_an_elevator_that_lands_nowhere_is_not_known_and_one_for_staff_not_asked() -> None:
    landings = tuple(replace(one, space=None) for one in draw_place().connectors["e"].landings)  # type: ignore[index]

    assert outcome(judge(elevator_lobbies.check, with_connector("e", landings=landings))) == "unknown"
    assert outcome(judge(elevator_lobbies.check, with_connector("e", accessible=None))) == "not_applicable"


@pytest.mark.parametrize(("wide_m", "expected"), [(1.5, "pass"), (1.498, "fail"), (0.0, "unknown")])
def test_a_wheelchair_turns_in_the_restroom(wide_m: float, expected: str) -> None:
    room = MultiPolygon([affinity.rotate(box(0, 0, wide_m, 3.0), 30)]) if wide_m else None

    bare = replace(with_space("T", footprint=room), obstacles={})

    assert outcome(judge(restroom_turns.check, bare)) == expected


def test_fixtures_take_floor_from_the_restroom_and_other_rooms_are_not_asked() -> None:
    room = with_space("T", footprint=MultiPolygon([box(0, 0, 1.5, 3.0)]))
    pan = thing(0.0, 1.4, 1.5, 0.3)

    assert outcome(judge(restroom_turns.check, replace(room, obstacles={}))) == "pass"
    assert outcome(judge(restroom_turns.check, replace(room, obstacles={pan.id: pan}))) == "fail"
    assert outcome(judge(restroom_turns.check, replace(room, spaces={}))) == "not_applicable"


def test_what_hangs_over_head_height_is_not_on_the_floor() -> None:
    lamp = replace(thing(8.0, TOP_M - 2.0, 1.0, 2.0), bottom_z_m=2.0, top_z_m=2.4)
    low = replace(lamp, bottom_z_m=1.9)

    assert outcome(judge(passages.check, corridor(2.0, lamp))) == "pass"
    assert outcome(judge(passages.check, corridor(2.0, low))) == "not_applicable"


def test_furniture_of_the_place_is_narrow_but_not_in_the_way() -> None:
    crate = thing(8.0, TOP_M - 1.0, 1.0, 1.0)
    twin = corridor(2.0, crate)
    desk = next(iter(draw_place().facilities.values()))
    owned = replace(twin, facilities={crate.id: replace(desk, id=crate.id)})  # type: ignore[dict-item,arg-type]

    assert outcome(judge(passages.check, owned)) == "fail"
    assert outcome(judge(things_in_way.check, owned)) == "not_applicable"


def test_a_building_that_says_nothing_is_crowded_only_if_it_has_zones() -> None:
    plain = replace(corridor(1.5), place=replace(draw_place().place, properties={}))

    assert outcome(judge(passages.check, plain)) == "pass"
    assert outcome(judge(passages.check, replace(plain, zones=draw_place().zones))) == "fail"


def test_the_door_that_is_cramped_is_blamed_and_not_those_that_are_not() -> None:
    """Three doors: the way to the first of them is blocked, which is no fault of the other two."""
    three = draw(
        CORRIDOR.replace("#A...............#", "#A...............+"),
        rooms={letter: Room(use=SpaceUse.CIRCULATION, public=True) for letter in "ABC"},
    )
    crate = thing(1.0, 3.5, 2.2, 0.5)
    twin = replace(three, obstacles={crate.id: crate}, place=with_place(CrowdedPublicPlace=True).place)

    assert {found.subject.id for found in judge(passages.check, twin).findings} == {"B|A"}


def before_door(gap_m: float, *, mounting: Mounting = Mounting.WALL, sign: bool = False) -> Twin:
    """The place with a thing right before its first door, which leaves so much of it."""
    twin = only_portal(clear_width_m=known(1.0))
    x0, y0, x1, y1 = twin.portals[DOOR].passage.bounds
    body = thing(x0 - 0.3, y0, x1 - x0 + 0.1, (y1 - y0) - gap_m)
    boards = {SignId(body.id): replace(board(body.id), mounting=known(mounting))} if sign else {}
    return replace(twin, obstacles={body.id: body}, signs=boards)


@pytest.mark.parametrize(("gap_m", "expected"), [(0.9, "pass"), (0.899, "fail"), (0.3, "fail")])
def test_nothing_takes_from_the_clear_width_before_a_door(gap_m: float, expected: str) -> None:
    assert outcome(judge(door_ways.check, before_door(gap_m))) == expected


def test_a_sign_on_the_leaf_goes_out_of_the_way_with_it_and_one_on_a_post_does_not() -> None:
    assert outcome(judge(door_ways.check, before_door(0.3, sign=True, mounting=Mounting.DOOR))) == "pass"
    assert outcome(judge(door_ways.check, before_door(0.3, sign=True, mounting=Mounting.STANDING))) == "fail"


def test_a_door_that_is_narrow_itself_or_not_for_the_public_is_left_to_other_rules() -> None:
    bodies = before_door(0.3).obstacles
    for door in (only_portal(clear_width_m=known(0.8)), only_portal(access=known(Access.STAFF))):
        assert outcome(judge(door_ways.check, replace(door, obstacles=bodies))) == "not_applicable"


def test_a_door_between_rooms_without_floors_is_not_known() -> None:
    rooms = with_space("B", footprint=None).spaces
    assert outcome(judge(door_ways.check, replace(only_portal(clear_width_m=known(1.0)), spaces=rooms))) == "unknown"


def test_a_wide_place_round_the_corner_is_no_place_to_turn_at_the_door() -> None:
    """A lane one metre wide leads from the door to a room, two metres on."""
    x0, y0, _, _ = draw_place().spaces[SpaceId("B")].footprint.bounds  # type: ignore[union-attr]
    y = with_portal().portals[DOOR].at[1]
    shape = shapely.union_all([box(x0, y - 0.5, x0 + 2.6, y + 0.5), box(x0 + 2.6, y0, x0 + 6.0, y0 + 4.0)])
    parts = [part for part in shapely.get_parts(shape) if isinstance(part, Polygon)]
    twin = with_space("B", footprint=MultiPolygon(parts))
    alone = replace(twin, portals={DOOR: twin.portals[DOOR]}, obstacles={})

    assert only(judge(door_approaches.check, alone)).observed == pytest.approx(1.0, abs=0.01)


def test_a_shelf_right_behind_a_door_obstructs_it_though_the_door_itself_is_free() -> None:
    twin = only_portal(clear_width_m=known(1.0))
    x1 = twin.portals[DOOR].passage.bounds[2]
    y = twin.portals[DOOR].at[1]
    shelf = thing(x1 + 0.4, y - 3.0, 0.3, 6.0)

    assert outcome(judge(door_ways.check, replace(twin, obstacles={}))) == "pass"
    assert outcome(judge(door_ways.check, replace(twin, obstacles={shelf.id: shelf}))) == "fail"


@pytest.mark.parametrize(
    ("kind", "blamed"),
    [
        (ConnectorKind.ELEVATOR, {"e"}),
        (ConnectorKind.RAMP, {"e"}),
        (ConnectorKind.STAIR, set()),
        (ConnectorKind.ESCALATOR, set()),
    ],
)
def test_passages_lead_to_elevators_and_ramps_and_wheels_need_none_to_stairs(
    kind: ConnectorKind, blamed: set[str]
) -> None:
    hall = corridor(2.0)
    top = hall.spaces[SpaceId("A")]
    elevator = draw_place().connectors[ConnectorId("e")]
    landing = replace(elevator.landings[0], space=top.id, at=(16.0, TOP_M - 0.4, 0.0))
    lift = replace(elevator, kind=kind, landings=(landing,))
    crates = (thing(15.0, TOP_M - 1.0, 1.6, 0.2), thing(15.0, TOP_M - 0.8, 0.2, 0.8))
    blocked = replace(hall, connectors={lift.id: lift}, obstacles={crate.id: crate for crate in crates})
    free = replace(blocked, obstacles={})

    assert {found.subject.id for found in judge(passages.check, free).findings} == set()
    assert {found.subject.id for found in judge(passages.check, blocked).findings} & {"e"} == blamed


def test_what_is_left_of_a_door_is_measured() -> None:
    assert only(judge(door_ways.check, before_door(0.3))).observed == pytest.approx(0.3, abs=0.002)


def test_a_neck_on_an_upper_storey_lies_on_its_floor() -> None:
    crate = replace(thing(8.0, TOP_M - 1.0, 1.0, 1.0), bottom_z_m=4.8, top_z_m=6.0)
    hall = corridor(2.0, crate)
    raised = replace(hall, spaces={name: replace(space, floor_z_m=4.8) for name, space in hall.spaces.items()})
    found = only(judge(passages.check, raised))

    assert found.at is not None
    assert found.at[2] == 4.8
