"""The demo hall serves everybody: what a visitor may want is reached on foot and by wheelchair, and told in words."""

import math
from datetime import datetime

import pytest
import shapely

from tests.support.readings import DEMO_HALL, read_once
from twin.app.open_place import OpenPlace
from twin.app.way import NoWay, RouteRequest, Way, find_way
from twin.guidance.wayfindr import check_narration
from twin.model.facility import FacilityKind
from twin.model.ids import ConnectorId
from twin.model.route import BarrierKind, NoticeKind
from twin.model.space import SpaceUse

NOT_FOR_WHEELCHAIRS = {SpaceUse.TOILET, SpaceUse.STAIR}
"""Ordinary toilets have ordinary doors and cubicles; stairs have steps."""


MORNING = datetime.fromisoformat("2026-03-02T09:30")


@pytest.fixture(scope="module")
def hall() -> OpenPlace:
    return OpenPlace(read_once(DEMO_HALL))


def test_no_body_reaches_beyond_the_site(hall: OpenPlace) -> None:
    """A kernel that fails can return coordinates from nowhere; one such wall closes the whole hall."""
    floors = shapely.box(*shapely.total_bounds([space.footprint for space in hall.twin.spaces.values()])).buffer(20)

    strays = [body.name for body in hall.twin.obstacles.values() if not floors.covers(body.footprint)]

    assert strays == []


def test_walls_leave_the_floor_that_the_author_measured(hall: OpenPlace) -> None:
    """Bodies inside a room take less than half of it, except where rooms are made of bodies."""
    full = []
    for space in hall.twin.spaces.values():
        bodies = [
            body.footprint
            for body in hall.twin.obstacles.values()
            if body.storey == space.storey
            and space.footprint is not None
            and body.footprint.intersects(space.footprint)
        ]
        assert space.footprint is not None
        left = space.footprint.difference(shapely.union_all(bodies)).area / space.footprint.area
        if left < 0.5 and space.use not in {SpaceUse.STAIR, SpaceUse.TOILET, SpaceUse.ACCESSIBLE_TOILET}:
            full.append((space.name, round(left, 2)))

    assert full == []


@pytest.mark.parametrize("profile", ["walking", "wheelchair"])
def test_every_public_space_is_reached(hall: OpenPlace, profile: str) -> None:
    wanted = [
        space
        for space in hall.twin.spaces.values()
        if (space.public is None or space.public.value)
        and (profile == "walking" or space.use not in NOT_FOR_WHEELCHAIRS)
        and space.use is not SpaceUse.OUTDOOR
    ]

    ways = {s.id: find_way(hall, RouteRequest(origin="entrance", destination=s.id, profile=profile)) for s in wanted}

    refused = {hall.twin.spaces[key].name: way.barrier_texts for key, way in ways.items() if isinstance(way, NoWay)}
    assert len(wanted) >= 30
    assert refused == {}


@pytest.mark.parametrize("profile", ["walking", "wheelchair"])
def test_every_window_is_reached_and_arrived_at_in_front(hall: OpenPlace, profile: str) -> None:
    windows = [f for f in hall.twin.facilities.values() if f.kind.value is FacilityKind.SERVICE_WINDOW]

    for window in windows:
        way = find_way(hall, RouteRequest(origin="entrance", destination=window.id, profile=profile, language="en"))

        assert isinstance(way, Way), window.name
        end = way.route.legs[-1].path[-1]
        assert math.dist(end[:2], window.at[:2]) < 2.5
        assert window.number is not None
        assert window.number in way.utterances[-1].text
        assert check_narration(way.maneuvers, way.utterances, hall.twin) == ()
    assert len(windows) >= 24


def test_the_nearest_toilet_for_a_wheelchair_is_an_accessible_one(hall: OpenPlace) -> None:
    way = find_way(hall, RouteRequest(origin="entrance", destination="nearest:accessible_toilet", profile="wheelchair"))

    assert isinstance(way, Way)
    assert hall.twin.spaces[way.route.legs[-1].spaces[-1]].use is SpaceUse.ACCESSIBLE_TOILET


def _ride(hall: OpenPlace, profile: str, *, closed: tuple[str, ...] = (), avoid: tuple[str, ...] = ()) -> Way | NoWay:
    rooms = [space for space in hall.twin.spaces.values() if space.long_name == "母婴室"]
    upstairs = max(rooms, key=lambda space: hall.twin.storeys[space.storey].ordinal)
    request = RouteRequest(
        origin="entrance", destination=upstairs.id, profile=profile, closed=closed, avoid=avoid, at=MORNING
    )
    return find_way(hall, request)


def _list_ridden(hall: OpenPlace, way: Way | NoWay) -> list[str]:
    assert isinstance(way, Way)
    return [hall.twin.connectors[leg.connector].name for leg in way.route.legs if leg.connector is not None]


def test_the_accessible_elevator_is_the_wheelchairs_only_way_up_whether_it_likes_it_or_not(hall: OpenPlace) -> None:
    wished = _ride(hall, "wheelchair", avoid=("elevator",))
    shut = _ride(hall, "wheelchair", closed=("1号无障碍电梯",))

    assert _list_ridden(hall, _ride(hall, "wheelchair")) == ["1号无障碍电梯"]
    assert _list_ridden(hall, wished) == ["1号无障碍电梯"]
    assert isinstance(wished, Way)
    assert [notice.kind for notice in wished.route.notices] == [NoticeKind.AVOIDED]
    assert isinstance(shut, NoWay)
    named = [
        (barrier.kind, hall.twin.connectors[ConnectorId(barrier.id or "")].name) for barrier in shut.answer.barriers
    ]
    assert named == [(BarrierKind.CLOSED, "1号无障碍电梯")]
    assert shut.remedy is not None
    assert [fix.id for fix in shut.remedy.fixes] == [shut.answer.barriers[0].id]


def test_on_foot_another_way_up_is_taken_when_one_is_closed(hall: OpenPlace) -> None:
    up = _list_ridden(hall, _ride(hall, "walking"))[0]

    around = _list_ridden(hall, _ride(hall, "walking", closed=(up,)))

    assert around
    assert up not in around
