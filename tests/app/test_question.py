"""What may be asked about a way: stops in the best order, hours, closures, wishes; and what is said where they clash."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import pytest

from tests.support.floorplan import draw
from tests.support.marks import Connector, Door, Room, Thing
from twin.app.open_place import OpenPlace
from twin.app.put_down import PutDown, read_put_down
from twin.app.way import NoWay, RouteRequest, Way, find_way
from twin.errors import RequestError, UnknownIdError
from twin.model.ids import PortalId, SpaceId
from twin.model.origin import Origin, Sourced
from twin.model.passage import ConnectorKind
from twin.model.twin import Ingested, ReadSeconds

GROUND = """
###########################
#A......+B......d.C.......#
x.......#.......#.........#
#.......#..w....#....v....#
#.......#.......#.........#
#s......#.......i.........#
###########################
"""
UPPER = """
###########################
#D........................#
#s........................#
###########################
"""
OPEN, SHUT = datetime(2026, 3, 2, 10, 0), datetime(2026, 3, 2, 13, 0)  # noqa: DTZ001  # a building's clock has no zone
HOURS = "Mo-Fr 08:30-12:00,14:30-17:30"


def _place(**hours: str) -> OpenPlace:
    twin = draw(
        GROUND,
        UPPER,
        marks={
            "x": Door(name="正门"),
            "d": Door(name="侧门"),
            "i": Door(name="内门"),
            "s": Connector(kind=ConnectorKind.STAIR, name="1号楼梯"),
            "w": Thing(number="1"),
            "v": Thing(number="2"),
        },
        rooms={"A": Room(long_name="大厅"), "B": Room(long_name="办事区"), "C": Room(long_name="取证区")},
    )
    said = {key: Sourced(value=text, origin=Origin.DECLARED, carrier="test") for key, text in hours.items()}
    portals = {key: replace(p, opening_hours=said.get(str(key))) for key, p in twin.portals.items()}
    spaces = {key: replace(s, opening_hours=said.get(str(key))) for key, s in twin.spaces.items()}
    twin = replace(twin, portals=portals, spaces=spaces)
    assert set(said) <= {*portals, *spaces}
    return OpenPlace(Ingested(twin=twin, findings=(), seconds=ReadSeconds(open=0.0, geometry=0.0, total=0.0)))


PLACE = _place()


def _ask(place: OpenPlace = PLACE, **asked: object) -> Way:
    way = find_way(place, RouteRequest(**{"origin": "A", "destination": "2", **asked}))  # type: ignore[arg-type]
    assert isinstance(way, Way)
    return way


def _doors(way: Way) -> set[str]:
    return {str(door) for leg in way.route.legs for door in leg.portals}


def _kinds(way: Way) -> list[tuple[str, str | None]]:
    return [(notice.kind.value, notice.id) for notice in way.route.notices]


def test_stops_are_visited_as_given_or_in_the_best_order() -> None:
    given, best = _ask(via=("C", "1"), destination="D"), _ask(via=("C", "1"), destination="D", via_order="best")

    assert [stop.label for stop in given.via] == ["取证区", "1号窗口"]
    assert best.route.cost_s <= given.route.cost_s
    assert [word.text for word in best.utterances if word.phase.value == "arrive"][-1].startswith("您已到达")
    assert sum(word.phase.value == "arrive" for word in best.utterances) == 3
    assert given.route.legs[0].path[0] == best.route.legs[0].path[0]


def test_what_is_said_to_be_closed_is_gone_around() -> None:
    assert "d" in _doors(_ask())
    assert _doors(_ask(closed=("d",))) & {"d", "i"} == {"i"}
    assert "i" in _doors(_ask(closed=("d",)))


NOOK = """
#################
#A.....%.....#..#
x......%.....cC.#
x......%.....c..#
#............#..#
#####bbbbb#######
#B..........#
#...........#
#############
"""


def test_floor_in_a_doorway_that_is_closed_is_nobodys_way() -> None:
    """Past the shelves one must step into the doorway b: over its line or not, the floor there is behind a closed door."""
    twin = draw(NOOK, marks={"x": Door(), "b": Door(), "c": Door()}, cell_m=0.3)
    place = OpenPlace(Ingested(twin=twin, findings=(), seconds=ReadSeconds(open=0.0, geometry=0.0, total=0.0)))
    request = RouteRequest(origin="x", destination="C")

    now, closed = find_way(place, request), find_way(place, replace(request, closed=("b",)))

    assert isinstance(now, Way)
    assert isinstance(closed, NoWay)


def test_a_way_through_nothing_but_closed_doors_is_none_and_names_the_fewest() -> None:
    answer = find_way(PLACE, RouteRequest(origin="A", destination="2", closed=("d", "i")))

    assert isinstance(answer, NoWay)
    assert [(barrier.kind.value, barrier.id) for barrier in answer.answer.barriers] == [("closed", "d")]


def test_at_a_time_that_is_asked_for_doors_are_shut_by_their_hours() -> None:
    place = _place(d=HOURS)

    assert "d" in _doors(_ask(place, at=OPEN))
    assert "i" in _doors(_ask(place, at=SHUT))
    assert _ask(place, at=SHUT).at == SHUT


def test_hours_that_close_the_only_ways_are_the_reason_told() -> None:
    answer = find_way(_place(d=HOURS, i=HOURS), RouteRequest(origin="A", destination="2", at=SHUT))

    assert isinstance(answer, NoWay)
    assert "开放时间为周一至周五 08:30至12:00和14:30至17:30" in answer.barrier_texts[0]


def test_who_asks_for_no_time_is_led_there_all_the_same_and_told_the_hours() -> None:
    never = "Mo-Su off"

    way = _ask(_place(d=never, i=never))

    assert ("outside_hours", "d") in _kinds(way)
    assert len(_kinds(way)) == 1


def test_who_arrives_after_hours_is_told_the_hours_of_the_goal() -> None:
    way = _ask(_place(C=HOURS), at=SHUT)

    assert _kinds(way) == [("outside_hours", "C")]
    assert way.notice_texts == ("届时取证区不开放，开放时间为周一至周五 08:30至12:00和14:30至17:30。",)
    assert _kinds(_ask(_place(C=HOURS), at=OPEN)) == []


def test_nobody_walks_through_a_space_outside_its_hours() -> None:
    answer = find_way(_place(B=HOURS), RouteRequest(origin="A", destination="2", at=SHUT))

    assert isinstance(answer, NoWay)
    assert _ask(_place(B=HOURS), at=OPEN).route.length_m > 0.0


def test_hours_that_nobody_understands_are_told() -> None:
    assert _kinds(_ask(_place(d="工作日"), at=SHUT)) == [("unknown_hours", "d")]


def test_what_cannot_be_avoided_is_told() -> None:
    way = _ask(destination="D", avoid=("stair_up",))

    assert _kinds(way) == [("avoided", "s")]
    assert way.notice_texts == ("没有其他走法，只能使用1号楼梯。",)
    assert _kinds(_ask(destination="D", avoid=("stair_down",))) == []


def test_an_alternative_takes_the_other_door_and_the_lack_of_a_second_is_told() -> None:
    way = _ask(alternatives=2)

    assert [_doors(other) & {"d", "i"} for other in (way, *way.alternatives)] == [{"d"}, {"i"}]
    assert way.notice_texts == ("真正不同的备选路线只有1条，您要求了2条。",)
    assert way.alternatives[0].utterances[-1].text.startswith("您已到达2号窗口")


@pytest.mark.parametrize(
    ("asked", "error", "named"),
    [
        ({"avoid": ("carpets",)}, UnknownIdError, "narrow_door"),
        ({"closed": ("2",)}, UnknownIdError, "cannot be closed"),
        ({"via_order": "any"}, RequestError, "given, best"),
        ({"via": ("B",), "alternatives": 1}, RequestError, "leave out"),
        ({"alternatives": 7}, RequestError, "0 to 3"),
    ],
)
def test_what_makes_no_sense_is_refused_with_what_would(
    asked: Mapping[str, object], error: type[Exception], named: str
) -> None:
    with pytest.raises(error, match=named):
        _ask(PLACE, **asked)


def test_names_close_things_as_well_as_ids() -> None:
    assert PLACE.twin.portals[PortalId("i")].spaces == (SpaceId("B"), SpaceId("C"))
    answer = find_way(PLACE, RouteRequest(origin="A", destination="D", closed=("1号楼梯",)))

    assert isinstance(answer, NoWay)
    assert [barrier.id for barrier in answer.answer.barriers] == ["s"]


TWO_ENTRANCES = """
############
#A.........#
x..........y
############
"""


def test_who_comes_in_by_any_entrance_does_not_start_at_one_that_is_closed() -> None:
    twin = draw(TWO_ENTRANCES, marks={"x": Door(name="正门"), "y": Door(name="东门")})
    place = OpenPlace(Ingested(twin=twin, findings=(), seconds=ReadSeconds(open=0.0, geometry=0.0, total=0.0)))

    starts = [
        _ask(place, origin="entrance", destination="S0@2,1.5", closed=closed).route.origin.element
        for closed in ((), ("x",), ("y",))
    ]

    assert starts == ["x", "y", "x"]


def _put_down(*numbers: float, storey: str = "S0") -> PutDown:
    return PutDown(storey=storey, corners=tuple(zip(numbers[::2], numbers[1::2], strict=True)))


def test_what_was_put_down_is_gone_around_or_bars_the_way() -> None:
    before_d = _put_down(15, 4.2, 16, 4.2, 16, 5.9, 15, 5.9)
    before_i = _put_down(15, 1.0, 15.9, 1.0, 15.9, 2.5, 15, 2.5)
    in_the_open = _put_down(10, 3.2, 11, 3.2, 11, 4, 10, 4)

    assert _doors(_ask()) & {"d", "i"} == {"d"}
    assert _doors(_ask(obstacles=(before_d,))) & {"d", "i"} == {"i"}
    assert _doors(_ask(obstacles=(in_the_open,))) & {"d", "i"} == {"d"}
    barred = find_way(PLACE, RouteRequest(origin="A", destination="2", obstacles=(before_d, before_i)))
    assert isinstance(barred, NoWay)
    assert [text for text in barred.fix_texts if "移开" in text and "临时障碍物" in text]
    closed = find_way(PLACE, RouteRequest(origin="A", destination="2", obstacles=(before_d,), closed=("i",)))
    assert isinstance(closed, NoWay)
    assert _doors(_ask()) & {"d", "i"} == {"d"}


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("S0:1,1,2", "is no outline"),
        ("1,1,2,1,2,2", "is no outline"),
        ("S0:1,1,2,1,nan,2", "finite"),
        ("S0:1,1,2,1", "2 different corners"),
        ("S0:1,1,3,3,3,1,1,3", "no clear outline"),
        ("S0:100,1,101,1,101,2", "stands on no floor"),
        ("S9:1,1,2,1,2,2", "no storey is called 'S9'"),
    ],
)
def test_an_outline_that_makes_no_sense_is_refused_with_the_reason(said: str, named: str) -> None:
    with pytest.raises((RequestError, UnknownIdError), match=named):
        _ask(obstacles=(read_put_down(said),))
