"""What a visitor is told beside the way itself: where it starts, that the house is shut, whom to ask where there is none."""

from dataclasses import replace
from datetime import datetime

from tests.support.floorplan import draw
from tests.support.marks import Door, Room
from twin.app.open_place import OpenPlace
from twin.app.spoken import sentences_of
from twin.app.way import NoWay, RouteRequest, Way, find_way
from twin.app.way_words import say_duration, say_measures
from twin.model.origin import Origin, Sourced
from twin.model.space import SpaceUse
from twin.model.twin import Ingested, ReadSeconds

PLAN = """
####################
#A.......#B........#
m........+.........n
#........#.........#
####+###############
#C.................#
####################
"""
OPEN, SHUT = datetime(2026, 3, 2, 10, 0), datetime(2026, 3, 2, 13, 0)  # noqa: DTZ001  # a building's clock has no zone
HOURS = "Mo-Fr 08:30-12:00"


def _said(value: str) -> Sourced[str]:
    return Sourced(value=value, origin=Origin.DECLARED, carrier="test")


def _place(*, hours: str | None = None, phone: str | None = None, width_m: float | None = None) -> OpenPlace:
    twin = draw(
        PLAN,
        marks={"m": Door(name="主入口"), "n": Door(name="自助区门"), "+": Door(clear_width_m=width_m)},
        rooms={
            "A": Room(long_name="大厅", use=SpaceUse.BUSINESS_ACCEPTANCE, opening_hours=hours),
            "C": Room(long_name="会议室", use=SpaceUse.OPTIONAL),
            "B": Room(long_name="自助区", use=SpaceUse.SELF_SERVICE_24H),
        },
    )
    told = {"OpeningHours": hours, "AccessibleServicePhone": phone}
    properties: dict[str, Sourced[str | float | bool]] = {
        key: Sourced(value=value, origin=Origin.DECLARED, carrier="test")
        for key, value in told.items()
        if value is not None
    }
    place = replace(twin.place, name=_said("市政务服务中心"), properties={**twin.place.properties, **properties})
    twin = replace(twin, place=place)
    return OpenPlace(Ingested(twin=twin, findings=(), seconds=ReadSeconds(open=0.0, geometry=0.0, total=0.0)))


def _way(place: OpenPlace, destination: str, **asked: object) -> Way:
    found = find_way(place, RouteRequest(**{"origin": "entrance", "destination": destination, **asked}))  # type: ignore[arg-type]
    assert isinstance(found, Way)
    return found


def test_another_entrance_than_the_main_one_is_named() -> None:
    place = _place()

    assert _way(place, "B").notice_texts == ("路线从自助区门开始。",)
    assert _way(place, "A").notice_texts == ()
    assert _way(place, "B", origin="自助区门").notice_texts == ()


def test_that_the_house_is_shut_is_told_of_the_house() -> None:
    """Not of one room of it, and 届时 is of a time that somebody asked for."""
    found = find_way(_place(hours=HOURS), RouteRequest(origin="entrance", destination="A", at=SHUT))
    texts = found.notice_texts if isinstance(found, Way) else found.barrier_texts
    assert set(texts) == {"届时市政务服务中心不开放，开放时间为周一至周五 08:30至12:00。"}


def test_who_asks_while_it_is_shut_hears_of_now() -> None:
    found = find_way(_place(hours=HOURS), RouteRequest(origin="entrance", destination="A"), now=SHUT)

    assert isinstance(found, Way)
    assert found.notice_texts == ("市政务服务中心现在不开放，开放时间为周一至周五 08:30至12:00。",)


def test_a_visitor_is_not_told_to_mend_doors() -> None:
    request = RouteRequest(origin="A", destination="B", profile="wheelchair")
    found = find_way(_place(width_m=0.7, phone="0898-6600-1236"), request)

    assert isinstance(found, NoWay)
    assert sentences_of(found)[-1] == "如需帮助，请联系工作人员，或拨打0898-6600-1236。"
    assert "加宽" not in "".join(sentences_of(found))
    assert found.remedy_text.startswith("供管理方参考")


def test_who_comes_outside_the_hours_is_asked_to_come_within_them() -> None:
    found = find_way(_place(hours=HOURS), RouteRequest(origin="C", destination="B", at=SHUT))

    assert isinstance(found, NoWay)
    assert sentences_of(found) == (
        "届时市政务服务中心不开放，开放时间为周一至周五 08:30至12:00。",
        "请在开放时间内前来。",
    )


def test_a_way_in_one_line_is_in_one_language() -> None:
    way = _way(_place(), "A")

    assert say_measures(way) == f"{way.route.length_m:.0f}米，步行不到1分钟"
    assert say_measures(replace(way, language="en")) == f"{way.route.length_m:.0f} m, under 1 min on foot"
    assert say_duration(59.9, "zh-CN") == "不到1分钟"
    assert say_duration(61.0, "zh-CN") == "约1分钟"
