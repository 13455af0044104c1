"""Nobody is led through a back office, but everybody may go to a desk in it and come from there."""

from tests.support.floorplan import draw, spot_at
from tests.support.marks import Door, Mark, Room
from twin.model.ids import PortalId
from twin.model.passage import Access
from twin.model.route import Barrier, BarrierKind, Location, NoRoute, Route
from twin.routing.find import find_route
from twin.routing.network import build_network
from twin.routing.profiles.named import WALKING

THROUGH = """
#############
#A1.a.B.b.2C#
#...##3##...#
#...#####...#
##+#######+##
"""


def ask(
    start: str, goal: str, *, rooms: dict[str, Room] | None = None, marks: dict[str, Mark] | None = None
) -> Route | NoRoute:
    drawn = {"a": Door(), "b": Door(), **(marks or {})}
    network = build_network(draw(THROUGH, marks=drawn, rooms=rooms or {}), WALKING)
    return find_route(network, spot_of(start), spot_of(goal))


def spot_of(mark: str) -> Location:
    return spot_at(THROUGH, mark)


PRIVATE = {"B": Room(public=False)}
STAFF: dict[str, Mark] = {"a": Door(access=Access.STAFF), "b": Door(access=Access.STAFF)}


def test_a_space_of_unknown_publicity_is_walked_through() -> None:
    assert isinstance(ask("1", "2"), Route)


def test_a_space_that_is_not_public_is_not_walked_through() -> None:
    found = ask("1", "2", rooms=PRIVATE)

    assert isinstance(found, NoRoute)
    assert found.barriers == (Barrier(id=PortalId("a"), kind=BarrierKind.STAFF_ONLY),)


def test_it_is_walked_to_and_from() -> None:
    assert isinstance(ask("1", "3", rooms=PRIVATE), Route)
    assert isinstance(ask("3", "2", rooms=PRIVATE), Route)


def test_staff_doors_do_the_same() -> None:
    assert isinstance(ask("1", "2", marks=STAFF), NoRoute)
    assert isinstance(ask("1", "3", marks=STAFF), Route)
    assert isinstance(ask("3", "2", marks=STAFF), Route)


def test_a_staff_door_inside_the_back_office_is_passed_by_who_goes_there() -> None:
    rooms = {"B": Room(public=False), "C": Room(public=False)}

    assert isinstance(ask("1", "2", rooms=rooms, marks=STAFF), Route)


def test_a_staff_door_between_two_public_places_is_shut() -> None:
    found = ask("1", "3", marks={"a": Door(access=Access.STAFF)})

    assert isinstance(found, NoRoute)
    assert [barrier.kind for barrier in found.barriers] == [BarrierKind.STAFF_ONLY]
