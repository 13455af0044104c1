"""What becomes of wayfinding when a sign is taken away or something is closed: a hall with two doors to the north."""

import math
from dataclasses import replace
from datetime import date

import pytest

from tests.support.floorplan import draw
from tests.support.marks import Connector, Door, Mark, Room
from tests.support.signs import make_sign
from twin.app.documents.sign_change import sign_change_document
from twin.app.journeys import list_shut
from twin.app.open_place import OpenPlace
from twin.app.sign_change_words import list_cut_off, say_change
from twin.app.sign_changes import Aftermath, SignChange, name_change, try_change
from twin.app.target_names import TargetNames
from twin.errors import UnknownIdError
from twin.model.ids import OUTSIDE, SignId
from twin.model.origin import Origin, Sourced
from twin.model.passage import ConnectorKind
from twin.model.sign import Arrow, Legend, Sign, SignKind
from twin.model.space import SpaceUse
from twin.model.twin import Ingested, ReadSeconds

# One comes in at x; the toilet T has a door e to the east and w to the west; its sign hangs in the middle.
HALL = """
#########################
#TTTTTTTTTTTTTTTTTTTTTTT#
#TTTTTTTTTTTTTTTTTTTTTTT#
##ww#################ee##
#.......................#
#AAAAAAAAAAAAAAAAAAAAAAA#
#.......................#
#.......................#
#.......................#
#.......................#
##################xx#####
"""
TODAY = date(2026, 11, 23)
SOUTH = -math.pi / 2


def _sign(name: str, x: float, y: float, arrow: Arrow, label: str) -> Sign:
    legend = Legend(arrow=arrow, target="zone:toilet", zh="卫生间", en="Restroom", symbol="toilet")
    drawn = make_sign(at=(x, y, 2.2), facing_rad=SOUTH, width_m=1.2, letters_m=0.1, legends=(legend,))
    kind = SignKind.LOCATION if arrow is Arrow.NONE else SignKind.GUIDANCE
    return replace(
        drawn,
        id=SignId(name),
        name=label,
        kind=Sourced(value=kind, origin=Origin.DECLARED, carrier="Twin_Sign.Kind"),
    )


@pytest.fixture(scope="module")
def place() -> OpenPlace:
    doors = {"x": Door(), "e": Door(name="东门"), "w": Door(name="西门")}
    rooms = {"A": Room(use=SpaceUse.CIRCULATION, public=True), "T": Room(use=SpaceUse.TOILET, public=True)}
    twin = draw(HALL, marks=doors, rooms=rooms)
    # Whoever comes in sees it to the right of straight on: the nearer door is the eastern one.
    signs = (_sign("guide", 19.0, 6.85, Arrow.RIGHT, "引导"), _sign("east", 22.0, 6.85, Arrow.NONE, "门上"))
    twin = replace(twin, signs={sign.id: sign for sign in signs})
    return OpenPlace(Ingested(twin=twin, findings=(), seconds=ReadSeconds(open=0.0, geometry=0.0, total=0.0)))


def _door(place: OpenPlace, name: str) -> str:
    return next(portal.id for portal in place.twin.portals.values() if portal.name == name)


def _try(place: OpenPlace, **change: list[str]) -> Aftermath:
    return try_change(place, name_change(place, **change), ("walking",), today=TODAY)


def test_without_change_nobody_is_worse_off(place: OpenPlace) -> None:
    found = try_change(place, SignChange(), ("walking",), today=TODAY)

    assert (found.cut_off, found.lost, found.findings, found.harms) == ((), (), (), False)
    assert [chain.journey.goal.id for chain in found.before.chains] == ["zone:toilet"]


def test_who_was_led_by_a_sign_is_led_no_more_without_it(place: OpenPlace) -> None:
    found = _try(place, without=["门上"])

    (gap,) = found.lost
    assert (gap.goals, found.cut_off, found.lost_pairs) == (("zone:toilet",), (), 1)
    assert say_change(found, TargetNames(place), "zh-CN").startswith("假设撤去标识“门上”（east）：0 条路线无路可走")


def test_a_closed_door_makes_the_arrow_to_it_wrong(place: OpenPlace) -> None:
    found = _try(place, closed=[_door(place, "东门")])

    wrong = {(finding.code, finding.subject.id) for finding in found.findings}
    assert ("SGN101", "guide") in wrong
    assert found.cut_off == ()
    assert found.lost_pairs == 1


def test_what_cannot_be_reached_any_more_is_named_at_every_sign_that_leads_there(place: OpenPlace) -> None:
    found = _try(place, closed=[_door(place, "东门"), _door(place, "西门")])

    assert {(one.profile, one.goal) for one in found.cut_off} >= {("walking", "zone:toilet")}
    dead = {finding.subject.id: finding.message["zh-CN"] for finding in found.findings if finding.code == "SGN202"}
    assert dead == dict.fromkeys(("guide", "east"), "从这里已无路可到“卫生间”")
    assert any("卫生间" in sentence for _, sentence in list_cut_off(found, TargetNames(place), "zh-CN"))


def test_a_line_to_a_closed_room_says_so(place: OpenPlace) -> None:
    found = _try(place, closed=["T"])

    assert {finding.message["zh-CN"] for finding in found.findings if finding.code == "SGN202"} == {
        "“卫生间”所指之处已关闭"
    }


def test_the_document_counts_what_the_sentence_says(place: OpenPlace) -> None:
    found = _try(place, closed=[_door(place, "东门"), _door(place, "西门")])
    document = sign_change_document(found, TargetNames(place))

    assert document["closed"] == sorted([_door(place, "东门"), _door(place, "西门")])
    assert document["before"]["proved"] == 1
    assert document["after"]["proved"] == 0
    assert "zone:toilet" in {one["to"] for one in document["cut_off"]}
    assert f"{len(document['cut_off'])} 条路线无路可走" in document["statement"]["zh-CN"]


@pytest.mark.parametrize("change", [{"without": ["没有"]}, {"closed": ["没有"]}, {"closed": ["guide"]}])
def test_what_is_not_there_or_cannot_be_closed_is_refused(place: OpenPlace, change: dict[str, list[str]]) -> None:
    with pytest.raises(UnknownIdError):
        name_change(place, **change)


def test_a_lobby_is_of_no_use_once_its_last_elevator_is_closed() -> None:
    marks: dict[str, Mark] = {name: Connector(kind=ConnectorKind.ELEVATOR, name=name) for name in "ef"}
    lobby = Room(use=SpaceUse.ELEVATOR_LOBBY)
    storey = "###########\n#A..e...f.#\n###########\n"
    twin = draw(storey, storey.replace("A", "B"), marks=marks, rooms={"A": lobby, "B": lobby})
    one, other = sorted(twin.connectors)

    assert list_shut(twin, frozenset({one})) == frozenset()
    assert list_shut(twin, frozenset({one, other})) == {"A", "B"}


def test_an_elevator_that_lands_outdoors_closes_nothing_there() -> None:
    marks: dict[str, Mark] = {"e": Connector(kind=ConnectorKind.ELEVATOR, name="e")}
    lobby = Room(use=SpaceUse.ELEVATOR_LOBBY)
    twin = draw("######\n#A..e#\n######\n", "######\n#B..e#\n######\n", marks=marks, rooms={"A": lobby, "B": lobby})
    (connector,) = twin.connectors.values()
    first, *others = connector.landings
    outdoors = replace(connector, landings=(replace(first, space=OUTSIDE), *others))

    shut = list_shut(replace(twin, connectors={connector.id: outdoors}), frozenset({connector.id}))

    assert shut == {"B"}
