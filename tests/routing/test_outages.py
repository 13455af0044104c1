"""What a single outage cuts off is what the router no longer finds once that element is closed."""

from collections.abc import Iterable

import pytest

from tests.support.floorplan import draw
from tests.support.marks import Connector, Door, Room
from tests.support.random_halls import draw_random_hall
from twin.model.access import Outage
from twin.model.passage import Access, ConnectorKind, OneWay
from twin.model.profile import Profile
from twin.model.route import Location
from twin.model.twin import Twin
from twin.routing.analysis.doorways import Doorways, find_doorways
from twin.routing.analysis.outages import find_outages, find_served
from twin.routing.analysis.place_graph import PlaceGraph, build_place_graph
from twin.routing.network import build_network
from twin.routing.places import find_place
from twin.routing.profiles.named import WALKING, WHEELCHAIR
from twin.routing.standing import find_standing_location
from twin.routing.ways import find_way

Cut = tuple[set[str], set[str]]
"""Places without a way in, and places with a way in but none out."""


def graph_of(twin: Twin, profile: Profile) -> tuple[PlaceGraph, Doorways]:
    network = build_network(twin, profile)
    entrances = [portal.id for portal in twin.portals.values() if portal.entrance]
    stands = [find_standing_location(network, element) for element in [*twin.spaces, *entrances]]
    graph = build_place_graph(network, [stand for stand in stands if stand is not None])
    return graph, find_doorways(graph, entrances)


def cut_by(found: Iterable[Outage]) -> dict[str, Cut]:
    return {outage.element: (set(outage.unreached), set(outage.stranded)) for outage in found}


def serve_by_force(twin: Twin, profile: Profile, stands: tuple[Location | None, ...], *closed: str) -> Cut:
    """Build the whole network with elements closed and ask the router for every place, there and back."""
    network = build_network(twin, profile, closed=frozenset(closed))
    places = {
        stand.element: find_place(network, stand) for stand in stands if stand is not None and stand.element is not None
    }
    doors = [
        place
        for name, place in places.items()
        if place is not None and name not in closed and name in {p.id for p in twin.portals.values() if p.entrance}
    ]
    into = {name for name, place in places.items() if place and any(find_way(network, d, place) for d in doors)}
    out = {name for name, place in places.items() if place and any(find_way(network, place, d) for d in doors)}
    return into, out


@pytest.mark.parametrize("profile", [WALKING, WHEELCHAIR], ids=lambda profile: profile.name)
@pytest.mark.parametrize("seed", [1, 4, 5, 8])
def test_on_random_buildings_every_outage_cuts_off_what_a_network_built_anew_does_not_reach(
    seed: int, profile: Profile
) -> None:
    twin = draw_random_hall(seed)
    graph, doorways = graph_of(twin, profile)
    elements = [*twin.portals, *twin.connectors]

    found = cut_by(find_outages(graph, doorways, elements))

    into, out = serve_by_force(twin, profile, graph.locations)
    served = into & out
    assert set(find_served(graph, doorways)) == served
    for element in elements:
        into, out = serve_by_force(twin, profile, graph.locations, element)
        expected = (served - into - {element}, (served & into) - out - {element})
        assert found.get(element, (set(), set())) == expected, element


HALL = """
################
#A...#B....#C..#
a....b.....c...#
#....#.....#...#
##############d#
             #D#
             #.#
             ###
"""
PLAIN = {mark: Door() for mark in "abcd"}


def test_a_door_cuts_off_the_rooms_behind_it_and_an_only_entrance_all() -> None:
    graph, doorways = graph_of(draw(HALL, marks=PLAIN), WALKING)

    found = cut_by(find_outages(graph, doorways, ["a", "b", "c", "d"]))

    assert {element: cut[0] for element, cut in found.items()} == {
        "a": {"A", "B", "C", "D"},
        "b": {"B", "C", "D"},
        "c": {"C", "D"},
        "d": {"D"},
    }


def test_what_a_profile_never_reached_is_not_cut_off() -> None:
    graph, doorways = graph_of(draw(HALL, marks=PLAIN | {"c": Door(clear_width_m=0.7)}), WHEELCHAIR)

    assert set(find_served(graph, doorways)) == {"A", "B", "a"}
    assert cut_by(find_outages(graph, doorways, ["b", "c", "d"])) == {"b": ({"B"}, set())}


def test_an_entrance_too_narrow_for_a_profile_is_none_for_it() -> None:
    graph, doorways = graph_of(draw(HALL, marks=PLAIN | {"a": Door(clear_width_m=0.7)}), WHEELCHAIR)

    assert doorways == Doorways(inward=(), outward=())
    assert find_served(graph, doorways) == ()


def test_the_elevator_cuts_wheelchairs_off_where_others_take_the_stairs() -> None:
    ground = """
    ########
    #A.e..s#
    a......#
    ########
    """
    upper = """
    ########
    #B.e..s#
    #......#
    ########
    """
    lift = Connector(kind=ConnectorKind.ELEVATOR, accessible=True, car_width_m=1.6, car_depth_m=1.6, door_width_m=1.0)
    twin = draw(ground, upper, marks={"a": Door(), "e": lift, "s": Connector(kind=ConnectorKind.STAIR)})

    assert cut_by(find_outages(*graph_of(twin, WALKING), ["e", "s"])) == {}
    assert cut_by(find_outages(*graph_of(twin, WHEELCHAIR), ["e", "s"])) == {"e": ({"B"}, set())}


def test_who_can_go_in_but_not_out_again_is_stranded() -> None:
    drawing = """
    #########
    #A..b..B#
    a...c...#
    #########
    """
    twin = draw(drawing, marks={"a": Door(), "b": Door(one_way=OneWay.FORWARD), "c": Door(one_way=OneWay.BACKWARD)})
    graph, doorways = graph_of(twin, WALKING)

    assert cut_by(find_outages(graph, doorways, ["b", "c"])) == {"b": ({"B"}, set()), "c": (set(), {"B"})}


def test_a_doorway_that_one_must_step_into_to_pass_is_gone_when_its_door_closes() -> None:
    """The line of the closed door itself is in nobody's way: the floor before it is."""
    drawing = """
    #################
    #A.....%.....#..#
    a......%.....c..#
    a......%.....cC.#
    #............#..#
    #####bbbbb#######
    #B..........#
    #...........#
    #############
    """
    twin = draw(drawing, marks={"a": Door(), "b": Door(), "c": Door()}, cell_m=0.3)
    graph, doorways = graph_of(twin, WALKING)

    assert set(find_served(graph, doorways)) == {"A", "B", "C", "a"}
    assert cut_by(find_outages(graph, doorways, ["b"])) == {"b": ({"B", "C"}, set())}


def test_a_room_of_the_staff_is_reached_through_its_own_door_by_who_goes_there() -> None:
    marks = PLAIN | {"b": Door(access=Access.STAFF)}
    graph, doorways = graph_of(draw(HALL, marks=marks, rooms={"B": Room(public=False)}), WALKING)

    assert "B" in find_served(graph, doorways)
    assert cut_by(find_outages(graph, doorways, ["b"]))["b"][0] >= {"B"}
