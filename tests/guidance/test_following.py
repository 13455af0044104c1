"""That following the words leads to the goal, and that a mirrored plan gives mirrored words."""

import math
import re
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from tests.support.empty_hall import EMPTY, turn_corners, walk
from tests.support.floorplan import draw
from tests.support.marks import Connector, Mark, Thing
from tests.support.ways import leg, way
from twin.guidance.maneuvers import build_maneuvers
from twin.guidance.phrases import say
from twin.model.passage import Point2, Point3
from twin.model.route import Maneuver, ManeuverKind, Utterance, UtterancePhase
from twin.model.terms import LANGUAGES
from twin.model.twin import Twin

quarter = st.sampled_from([1, -1])

DISTANCE = {
    "zh-CN": re.compile(r"(?:[直前]行约?|，)(\d+)米"),
    "en": re.compile(r"(?:go straight for|go on for|and after) (?:about )?(\d+) meter"),
}
TURNS = {
    "zh-CN": {"向左转": 1, "向右转": -1},
    "en": {"turn left": 1, "turn right": -1},
}


def _follow(said: tuple[Utterance, ...], start: Point2, heading: tuple[int, int], language: str) -> Point2:
    """Walk by nothing but the words: turns and distances in the order in which they are heard."""
    (x, y), (dx, dy) = start, heading
    words = "|".join(TURNS[language])
    for utterance in said:
        if utterance.phase is not UtterancePhase.AT:
            continue
        for match in re.finditer(f"({words})|{DISTANCE[language].pattern}", utterance.text.lower()):
            if match[1]:
                turn = TURNS[language][match[1]]
                dx, dy = -turn * dy, turn * dx
            else:
                x, y = x + dx * int(match[2]), y + dy * int(match[2])
    return x, y


@pytest.mark.parametrize("language", LANGUAGES)
@given(pieces=st.lists(st.tuples(st.integers(2, 19), quarter), min_size=1, max_size=8))
@settings(max_examples=40, deadline=None)
def test_who_follows_the_words_arrives(language: str, pieces: list[tuple[int, int]]) -> None:
    """Whole metres below 20 m are told as they are, so the walker ends on the spot."""
    points = turn_corners(pieces)

    said = say(walk(*points), EMPTY, language)

    assert _follow(said, points[0], (1, 0), language) == pytest.approx(points[-1])


@given(st.lists(st.tuples(st.integers(3, 40), st.integers(-170, 170)), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_who_follows_the_maneuvers_arrives(pieces: list[tuple[int, int]]) -> None:
    """Turns of any angle, by dead reckoning; small ones that are not told cost at most 2.5 m each."""
    x, y, heading = 1500.0, 1500.0, 0.0
    points = [(x, y)]
    for length, turn_deg in pieces:
        x, y = x + length * math.cos(heading), y + length * math.sin(heading)
        points.append((x, y))
        heading += math.radians(turn_deg)

    maneuvers = walk(*points)

    assert math.dist(_reckon(maneuvers, points[0]), points[-1]) < 0.01 + _drift_m(pieces)
    assert maneuvers[-1].kind is ManeuverKind.ARRIVE


def _reckon(maneuvers: tuple[Maneuver, ...], start: Point2) -> Point2:
    x, y, heading = *start, 0.0
    for maneuver in maneuvers:
        heading += maneuver.turn_rad
        x, y = x + maneuver.length_m * math.cos(heading), y + maneuver.length_m * math.sin(heading)
    return x, y


def _drift_m(pieces: list[tuple[int, int]]) -> float:
    """How far small turns that are not told may lead aside: each turns all that comes after it."""
    drift = 0.0
    for i, (_, turn_deg) in enumerate(pieces[:-1]):
        if abs(turn_deg) < 23:
            drift += math.radians(abs(turn_deg)) * sum(length for length, _ in pieces[i + 1 :])
    return drift


G = TypeVar("G", bound=BaseGeometry)


def _image(shape: G) -> G:
    return affinity.scale(shape, -1, 1, origin=(0, 0))


def _image_at(at: Point3) -> Point3:
    return (-at[0], at[1], at[2])


def _mirror(twin: Twin) -> Twin:
    """Return the mirror image of a twin."""
    return replace(
        twin,
        facilities={
            key: replace(
                found,
                at=_image_at(found.at),
                front_rad=None if found.front_rad is None else math.pi - found.front_rad,
            )
            for key, found in twin.facilities.items()
        },
        portals={
            key: replace(found, line=_image(found.line), passage=_image(found.passage))
            for key, found in twin.portals.items()
        },
        spaces={
            key: replace(found, footprint=None if found.footprint is None else _image(found.footprint))
            for key, found in twin.spaces.items()
        },
        obstacles={key: replace(found, footprint=_image(found.footprint)) for key, found in twin.obstacles.items()},
        connectors={
            key: replace(found, landings=tuple(replace(end, at=_image_at(end.at)) for end in found.landings))
            for key, found in twin.connectors.items()
        },
    )


FURNISHED = """
####################
#A........#B.......#
#...w.....#........#
#.........+....v...#
#..o......#........#
#.........:......k.#
#....k....#........#
####################
"""
SWAP = {"zh-CN": str.maketrans("左右", "右左"), "en": None}


def _swap(text: str, language: str) -> str:
    table = SWAP[language]
    if table is not None:
        return text.translate(table)
    return re.sub(r"left|right", lambda match: "right" if match[0] == "left" else "left", text)


MARKS: dict[str, Mark] = {"w": Thing(number="3", front_rad=math.pi / 2), "v": Thing(number="9"), "k": Connector()}
PLAN = draw(FURNISHED, marks=MARKS)
IMAGE = _mirror(PLAN)


def _never_reverses(points: list[Point2]) -> bool:
    """No piece goes straight back over the one before: no route does, and such a turn has no side to mirror."""
    steps = [(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise(points)]
    crosses = [(a[0] * b[1] - a[1] * b[0], a[0] * b[0] + a[1] * b[1]) for a, b in pairwise(steps)]
    return (0.0, 0.0) not in steps and all(cross != 0 or dot > 0 for cross, dot in crosses)


def _never_follows_the_wall(points: list[Point2]) -> bool:
    """No piece runs inside the wall, along the line of the door in it: no route does, and a line has no side to mirror."""
    return all(not x0 == x1 == WALL_X_M for (x0, _), (x1, _) in pairwise(points))


WALL_X_M = 10.5
spots = st.tuples(st.integers(2, 36).map(lambda n: n / 2), st.integers(3, 13).map(lambda n: n / 2))


@pytest.mark.parametrize("language", LANGUAGES)
@given(points=st.lists(spots, min_size=2, max_size=7).filter(_never_reverses).filter(_never_follows_the_wall))
@example(points=[(1.0, 1.5), (14.0, 1.5), (10.0, 5.5)])
@settings(max_examples=80, deadline=None)
def test_a_mirrored_plan_gives_exactly_mirrored_words(language: str, points: list[Point2]) -> None:
    path = leg(PLAN, *points)
    mirrored = replace(path, path=tuple(_image_at(at) for at in path.path))

    words = say(build_maneuvers(way(path, element="w", facing_rad=0.0), PLAN), PLAN, language)
    images = say(build_maneuvers(way(mirrored, element="w", facing_rad=math.pi), IMAGE), IMAGE, language)

    assert [_swap(u.text, language) for u in words] == [u.text for u in images]
    assert [u.before_m for u in words] == pytest.approx([u.before_m for u in images])
