"""Who asks for any restroom is led before their doors and told which is whose, not into one of them."""

import math

import pytest
import shapely

from tests.support.floorplan import draw
from tests.support.marks import Door, Room
from twin.app.open_place import OpenPlace
from twin.app.quotable_signs import list_targets
from twin.app.way import RouteRequest, Way, find_way
from twin.guidance.wayfindr import check_narration
from twin.model.ids import SpaceId
from twin.model.passage import Access
from twin.model.space import SpaceUse
from twin.model.terms import LANGUAGES
from twin.model.twin import Ingested, ReadSeconds

PLAN = """
####################
#A.......#B........#
#........#.........#
####m#########g#####
#C.................#
n..................#
########u###########
#D.................#
####################
"""


def _place(*, men: str = "男卫生间", women: str = "女卫生间", women_for: Access | None = None) -> OpenPlace:
    twin = draw(
        PLAN,
        marks={"n": Door(name="主入口"), "m": Door(), "g": Door(access=women_for), "u": Door()},
        rooms={
            "A": Room(long_name=men, use=SpaceUse.TOILET),
            "B": Room(long_name=women, use=SpaceUse.TOILET),
            "C": Room(long_name="走廊", use=SpaceUse.CIRCULATION),
            "D": Room(long_name="无障碍卫生间", use=SpaceUse.ACCESSIBLE_TOILET),
        },
    )
    return OpenPlace(Ingested(twin=twin, findings=(), seconds=ReadSeconds(open=0.0, geometry=0.0, total=0.0)))


def _way(place: OpenPlace, to: str, **asked: str) -> Way:
    way = find_way(place, RouteRequest(origin="主入口", destination=to, **asked))  # type: ignore[arg-type]
    assert isinstance(way, Way)
    return way


@pytest.mark.parametrize("to", ["nearest:toilet", "卫生间"])
@pytest.mark.parametrize("profile", ["walking", "wheelchair", "blind"])
def test_one_stops_before_the_doors(to: str, profile: str) -> None:
    place = _place()

    way = _way(place, to, profile=profile)

    x, y, _ = way.route.legs[-1].path[-1]
    corridor = place.twin.spaces[SpaceId("C")].footprint
    assert corridor is not None
    assert shapely.intersects_xy(corridor, x, y)
    assert math.dist((x, y), (4.5, 5.5)) < 2.0
    assert "m" not in {portal for leg in way.route.legs for portal in leg.portals}


def test_one_is_told_on_which_side_each_of_them_is() -> None:
    way = _way(_place(), "nearest:toilet")

    assert way.utterances[-1].text == "您已到卫生间门口，男卫生间在您左手边，无障碍卫生间在您右手边，女卫生间在您前方。"
    words = _way(_place(), "nearest:toilet", language="en").utterances[-1].text
    assert words == (
        "You have arrived at the restrooms: the men's restroom is on your left, "
        "the accessible restroom is on your right, the women's restroom is straight ahead."
    )


def test_signs_to_restrooms_lead_to_their_doors_as_well() -> None:
    place = _place()
    way = _way(place, "nearest:toilet")

    assert list_targets(place.twin, way.route.destination) == {"space:A", "zone:toilet"}


def test_one_who_asks_for_a_certain_one_is_led_into_it() -> None:
    way = _way(_place(), "女卫生间")

    assert way.utterances[-1].text == "您已到达女卫生间。"
    assert way.route.legs[-1].path[-1][1] > 6.0


def test_the_sex_that_has_none_here_is_told() -> None:
    way = _way(_place(women_for=Access.STAFF), "nearest:toilet")

    assert "附近没有女卫生间" in way.utterances[-1].text


def test_restrooms_for_everybody_are_entered() -> None:
    way = _way(_place(men="卫生间", women="洗手间"), "nearest:toilet")

    assert way.utterances[-1].text.startswith("您已到达卫生间")
    assert way.route.legs[-1].path[-1][1] > 6.0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", ["plain", "simple", "blind"])
def test_the_words_keep_to_the_rules(language: str, mode: str) -> None:
    place = _place()

    way = _way(place, "nearest:toilet", language=language, mode=mode)

    assert check_narration(way.maneuvers, way.utterances, place.twin) == ()


def test_who_finds_none_nearby_hears_on_which_storey_there_is_one() -> None:
    upstairs = "#######\n#E....#\n##w####\n#F....#\n#######"
    twin = draw(
        PLAN.replace("B", "C").replace("#########g", "##########").replace("........#C", "........#."),
        upstairs,
        marks={"n": Door(name="主入口"), "m": Door(), "u": Door(), "w": Door()},
        rooms={
            "A": Room(long_name="男卫生间", use=SpaceUse.TOILET),
            "C": Room(long_name="走廊", use=SpaceUse.CIRCULATION),
            "D": Room(long_name="无障碍卫生间", use=SpaceUse.ACCESSIBLE_TOILET),
            "E": Room(long_name="女卫生间", use=SpaceUse.TOILET),
            "F": Room(long_name="走廊", use=SpaceUse.CIRCULATION),
        },
    )
    place = OpenPlace(Ingested(twin=twin, findings=(), seconds=ReadSeconds(open=0.0, geometry=0.0, total=0.0)))

    assert "附近没有女卫生间，二层有" in _way(place, "nearest:toilet").utterances[-1].text
