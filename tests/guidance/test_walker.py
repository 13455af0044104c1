"""
That the words are enough: a walker with nothing else ends at the goal, for every profile.

``python -m benchmarks.narration`` does the same in the demo hall.
"""

import math
from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from tests.support.floorplan import draw
from tests.support.follower import Follower
from tests.support.marks import Connector, Door, Room, Thing
from tests.support.named import NamedScene
from tests.support.named_scene import name_scene
from tests.support.seeded_walks import ask, build_scene, draw_pairs, follow, list_named
from twin.app.open_place import OpenPlace
from twin.model.facility import FacilityKind
from twin.model.passage import ConnectorKind
from twin.model.route import UtterancePhase
from twin.model.terms import LANGUAGES
from twin.model.twin import Ingested, ReadSeconds, Twin
from twin.routing.profiles.named import PROFILES

NEAR_M = 3.0
PAIRS = 500
GROUND = """
########################################
#A...........#BBBBBBBBBB#CCCCCCCCCCCCCC#
m............#..........#..............#
#............+..........+..............#
#....k.......#..........#..............#
#............#####+#####################
#............:DDDDDDDDDDDDDDDDDDDDDDDDD#
#.........e..:.........................+
#............##########+################
#.s..........#EEEEEEEEEEEEE#FFFFFFFFFFF#
#............+.............+...........#
#w..x..y..z..#.............#...........#
########################################
"""
UPPER = """
########################################
#G...........#HHHHHHHHHH#IIIIIIIIIIIIII#
#............#..........#..............#
#............+..........+..............#
#............#..........#..............#
#............#####+#####################
#............:JJJJJJJJJJJJJJJJJJJJJJJJJ#
#.........e..:.........................#
#............##########+################
#.s..........#KKKKKKKKKKKKK#LLLLLLLLLLL#
#............+.............+...........#
#............#.............#...........#
########################################
"""
ROOMS = {
    letter: Room(long_name=f"{zh} {en}")
    for letter, zh, en in (
        ("A", "大厅", "Hall"),
        ("B", "档案室", "Archive"),
        ("C", "会议室", "Meeting Room"),
        ("D", "东走廊", "East Corridor"),
        ("E", "休息室", "Lounge"),
        ("F", "阅览室", "Reading Room"),
        ("G", "前厅", "Foyer"),
        ("H", "财务室", "Finance Office"),
        ("I", "培训室", "Training Room"),
        ("J", "南走廊", "South Corridor"),
        ("K", "资料室", "Records Room"),
        ("L", "接待室", "Reception Room"),
    )
}


def _place() -> OpenPlace:
    up = math.pi / 2
    twin = draw(
        GROUND,
        UPPER,
        rooms=ROOMS,
        marks={
            "m": Door(name="主入口 Main Entrance"),
            "s": Connector(kind=ConnectorKind.STAIR, clear_width_m=1.4),
            "e": Connector(kind=ConnectorKind.ELEVATOR, car_width_m=1.6, car_depth_m=1.6, door_width_m=1.0),
            "k": Thing(kind=FacilityKind.QUEUE_TICKET_MACHINE),
            **{mark: Thing(number=str(i), front_rad=up) for i, mark in enumerate("wxyz", start=1)},
        },
    )
    return OpenPlace(Ingested(twin=twin, findings=(), seconds=ReadSeconds(open=0.0, geometry=0.0, total=0.0)))


@pytest.fixture(scope="module")
def place() -> OpenPlace:
    return _place()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_walker_with_the_words_alone_ends_at_the_goal_whoever_it_is(place: OpenPlace, language: str) -> None:
    """500 pairs over all profiles and both languages; distances misjudged by up to 15 %."""
    scene, named = build_scene(place, language), list_named(place, language)
    pairs = draw_pairs(named, language, seed=4)
    profiles = sorted(PROFILES)
    missed: list[tuple[float, str, list[str]]] = []
    walked = 0
    while walked < PAIRS // len(LANGUAGES):
        way = ask(place, next(pairs), profiles[walked % len(profiles)], language)
        assert way is not None
        walk = follow(place, way, scene, seed=walked)
        missed.append((walk.missed_m, way.route.profile, [u.text for u in way.utterances]))
        walked += 1

    assert [miss for miss in missed if miss[0] > NEAR_M] == []


@pytest.mark.parametrize(("kept", "least"), [(slice(-1, None), 0.8), (slice(1, None), 0.5)])
def test_the_walker_is_no_clairvoyant(place: OpenPlace, kept: slice, least: float) -> None:
    """Who hears only of the arrival, or misses the first sentence, ends elsewhere: it is the words that lead."""
    scene, named = build_scene(place, "zh-CN"), list_named(place, "zh-CN")
    lost = []
    for seed, pair in enumerate(islice(draw_pairs(named, "zh-CN", seed=5), 40)):
        way = ask(place, pair, "walking", "zh-CN")
        assert way is not None
        told = [u for u in way.utterances if u.phase in {UtterancePhase.AT, UtterancePhase.ARRIVE}]
        walk = follow(place, replace(way, utterances=tuple(told[kept])), scene, seed)
        lost.append(walk.missed_m > NEAR_M)

    assert sum(lost) >= least * len(lost)


def test_distances_are_misjudged_by_up_to_15_percent() -> None:
    scene = NamedScene(things=(), doors=(), connectors=(), floors={})
    ends = []
    for seed in range(200):
        walker = Follower(
            scene=scene, storey="一层", at=(0.0, 0.0), heading=(1.0, 0.0), rng=np.random.default_rng(seed)
        )
        ends.append(walker.follow(["直行约20米。"], "zh-CN")[0])

    assert 17.0 <= min(ends) < 17.5
    assert 22.5 < max(ends) <= 23.0


CORRIDORS = """
###################
#A.......#B.......#
#........+........#
###################
"""
FLIGHTS = """
##############
#{}...........#
#....{}......#
##############
"""


UPPER_END_X_M = 7.5
LINE_X_M = 9.5


def _walker(twin: Twin, storey: str, at: tuple[float, float], heading: tuple[float, float]) -> Follower:
    scene = name_scene(twin, "zh-CN", {})
    return Follower(scene=scene, storey=storey, at=at, heading=heading, rng=np.random.default_rng(1))


@pytest.mark.parametrize(("start_x_m", "heading"), [(5.0, (1.0, 0.0)), (14.0, (-1.0, 0.0))])
def test_who_goes_through_a_door_between_two_corridors_is_behind_it(
    start_x_m: float, heading: tuple[float, float]
) -> None:
    twin = draw(CORRIDORS, rooms={"A": Room(long_name="走廊 Hallway"), "B": Room(long_name="走廊 Hallway")})

    end = _walker(twin, "一层", (start_x_m, 1.5), heading).follow(["直行5米到门前。穿过门进入走廊。"], "zh-CN")

    assert (end[0] - 9.5) * heading[0] > 0


def test_names_may_hold_a_dot() -> None:
    rooms = {"A": Room(long_name="Flur 1.OG West"), "B": Room(long_name="Flur 1.OG Ost")}
    scene = name_scene(draw(CORRIDORS, rooms=rooms), "en", {})
    walker = Follower(scene=scene, storey="level 1", at=(5.0, 1.5), heading=(1.0, 0.0), rng=np.random.default_rng(1))

    x_m, _ = walker.follow(["Go through the door into Flur 1.OG Ost, then go straight for 3 meters."], "en")

    assert x_m > LINE_X_M


@pytest.mark.parametrize("names", [("", "", ""), ("东楼梯", "中楼梯", "西楼梯")])
def test_who_climbs_stairs_on_stairs_steps_off_the_upper_one(names: tuple[str, str, str]) -> None:
    """The flight that begins on the storey one climbs to has the same name, and is nearer."""
    storeys = [FLIGHTS.format(*marks) for marks in zip("ABCD", ("s..", "t.s", "u.t", "..u"), strict=True)]
    twin = draw(*storeys, marks={mark: Connector(name=name) for mark, name in zip("stu", names, strict=True)})

    walker = _walker(twin, "一层", (3.5, 1.5), (1.0, 0.0))
    x_m, _ = walker.follow([f"直行2米到{names[0] or '楼梯'}。走{names[0] or '楼梯'}上楼，到三层。"], "zh-CN")

    assert walker.storey == "三层"
    assert x_m == UPPER_END_X_M
