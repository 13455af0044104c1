"""What is shut at a time: doors by their own hours, entrances by those of what they lead into, landings with their space."""

from dataclasses import replace
from datetime import datetime

import pytest

from tests.support.floorplan import draw, spot_at
from tests.support.marks import Connector, Door, Room
from tests.support.storey_plan import declared
from twin.model.ids import PortalId, SpaceId
from twin.model.origin import Sourced
from twin.model.passage import Access
from twin.model.route import Barrier, BarrierKind, NoRoute, Notice, NoticeKind, Route
from twin.model.twin import Twin
from twin.routing.find import find_route
from twin.routing.network import build_network
from twin.routing.profiles.named import WALKING
from twin.routing.questions.closing import find_closing

HALL = """
##########
#A1.d.B2.#
#...#....e
#...#....#
#...#....f
##########
"""
OFFICE = "Mo-Fr 09:00-17:00"
MORNING, EVENING = datetime.fromisoformat("2026-03-02T10:00"), datetime.fromisoformat("2026-03-02T20:00")


def hall(door: str | None = None, place: str | None = None, room: str | None = None) -> Twin:
    twin = draw(
        HALL,
        marks={"d": Door(opening_hours=door), "e": Door(), "f": Door(access=Access.EMERGENCY)},
        rooms={"B": Room(opening_hours=room)},
    )
    properties: dict[str, Sourced[str | float | bool]] = {} if place is None else {"OpeningHours": declared(place)}
    return replace(twin, place=replace(twin.place, properties=properties))


@pytest.mark.parametrize(
    ("twin", "shut"),
    [
        (hall(), set()),
        (hall(door=OFFICE), {"d"}),
        (hall(place=OFFICE), {"e"}),
        (hall(place=OFFICE, room="24/7"), set()),
        (hall(room=OFFICE), {"B", "e"}),
        (hall(door="24/7", place=OFFICE, room=OFFICE), {"B", "e"}),
    ],
)
def test_in_the_evening_is_shut_what_keeps_office_hours_but_never_an_emergency_exit(twin: Twin, shut: set[str]) -> None:
    assert find_closing(twin, EVENING).closed == shut
    assert find_closing(twin, MORNING).closed == frozenset()


def test_a_way_ends_before_a_door_that_is_shut_and_says_so() -> None:
    twin = hall(door=OFFICE)

    def ask(moment: datetime) -> Route | NoRoute:
        network = build_network(twin, WALKING, closed=find_closing(twin, moment).closed)
        return find_route(network, spot_at(HALL, "1"), spot_at(HALL, "2"))

    assert isinstance(ask(MORNING), Route)
    evening = ask(EVENING)
    assert isinstance(evening, NoRoute)
    assert evening.barriers == (Barrier(id=PortalId("d"), kind=BarrierKind.CLOSED),)


def test_hours_that_are_not_understood_shut_nothing_and_are_told_to_who_passes() -> None:
    closing = find_closing(hall(door="周一至周五上班时间"), EVENING)

    assert closing.closed == frozenset()
    assert closing.list_notices(("e", "d", "A")) == (Notice(kind=NoticeKind.UNKNOWN_HOURS, id="d"),)


def test_nobody_gets_off_an_elevator_in_a_space_that_is_closed() -> None:
    low, high = "#######\n#A1..s#\n#######", "#######\n#B2..s#\n#######"
    twin = draw(low, high, marks={"s": Connector()}, rooms={"B": Room(opening_hours=OFFICE)})
    network = build_network(twin, WALKING, closed=find_closing(twin, EVENING).closed)

    answer = find_route(network, spot_at(low, "1"), spot_at(high, "2", storey=1))

    assert isinstance(answer, NoRoute)
    assert answer.barriers == (Barrier(id=SpaceId("B"), kind=BarrierKind.CLOSED),)
