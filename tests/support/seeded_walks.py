"""Walks by words alone between places that people can name, drawn by a seed."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from shapely import Point

from tests.support.follower import Follower
from tests.support.named import NamedScene
from tests.support.named_scene import name_scene
from twin.app.entries import Entry
from twin.app.gazetteer import resolve
from twin.app.open_place import OpenPlace
from twin.app.way import RouteRequest, Way, find_way
from twin.errors import AmbiguousNameError, UnknownIdError
from twin.guidance.bearings import facing_at_start
from twin.guidance.legs import measure_leg
from twin.guidance.locale import get_locale
from twin.guidance.maneuvers import SOON_M
from twin.guidance.names import Namer
from twin.guidance.scenery import Scenery
from twin.model.ids import FacilityId, SpaceId
from twin.model.route import Location, UtterancePhase
from twin.model.twin import Twin

LOST_M = math.inf
"""How far somebody is from the goal who ends on another storey."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A way that was told, and how far from its goal somebody ended who followed the words."""

    way: Way
    missed_m: float


def list_named(place: OpenPlace, language: str) -> list[Entry]:
    """Return the places that one name stands for, and no other's."""
    found = []
    for entry in place.gazetteer.entries:
        try:
            target = resolve(place.gazetteer, entry.label[language])
        except (AmbiguousNameError, UnknownIdError):
            continue
        if len(entry.members) == 1 and target.elements == entry.members:
            found.append(entry)
    return found


def build_scene(place: OpenPlace, language: str) -> NamedScene:
    """Return the names of a place, also those that visitors ask for."""
    labels: dict[str, set[str]] = {}
    for entry in place.gazetteer.entries:
        if len(entry.members) == 1:
            labels.setdefault(entry.members[0], set()).add(entry.label[language])
    return name_scene(place.twin, language, labels)


def draw_pairs(named: list[Entry], language: str, seed: int) -> Iterator[tuple[str, str]]:
    """Yield pairs of names for ever."""
    rng = np.random.default_rng(seed)
    while True:
        i, j = rng.integers(len(named), size=2)
        if i != j:
            yield named[i].label[language], named[j].label[language]


def ask(place: OpenPlace, pair: tuple[str, str], profile: str, language: str) -> Way | None:
    """Return the way between two names, if there is one."""
    request = RouteRequest(origin=pair[0], destination=pair[1], profile=profile, language=language, mode="plain")
    try:
        way = find_way(place, request)
    except UnknownIdError:  # in the model, but without floor to stand on
        return None
    return way if isinstance(way, Way) else None


def follow(place: OpenPlace, way: Way, scene: NamedScene, seed: int) -> Walk:
    """Walk by the words of a way, distances misjudged as the seed has it."""
    twin, language = place.twin, way.language
    namer = Namer(twin, get_locale(language))
    start = way.route.legs[0].path[0]
    walker = Follower(
        scene=scene,
        storey=namer.storey(way.route.legs[0].storey),
        at=start[:2],
        heading=_facing(way, twin),
        rng=np.random.default_rng(seed),
    )
    told = [u.text for u in way.utterances if u.phase in {UtterancePhase.AT, UtterancePhase.ARRIVE}]
    end = walker.follow(told, language)
    here = walker.storey == namer.storey(way.route.legs[-1].to_storey)
    return Walk(way=way, missed_m=_missed_m(way, end, twin) if here else LOST_M)


def _facing(way: Way, twin: Twin) -> tuple[float, float]:
    """Return how one faces at the start: towards what one stands at, else where one sets out."""
    stretch = measure_leg(way.route.legs[0], way.route, twin, Scenery(twin))
    if stretch is None:
        return 1.0, 0.0
    x, y, _ = stretch.point_at(min(SOON_M, stretch.length_m))
    facing = facing_at_start(way.route.origin, (x, y), twin)
    dx, dy = stretch.leaving if facing is None else facing.direction
    return dx / math.hypot(dx, dy), dy / math.hypot(dx, dy)


def _missed_m(way: Way, end: tuple[float, float], twin: Twin) -> float:
    """Return how far the end is from where the way ends, or from the room or thing that was asked for."""
    goal: Location = way.route.destination
    space, thing = twin.spaces.get(SpaceId(goal.element or "")), twin.facilities.get(FacilityId(goal.element or ""))
    shapes = [None if space is None else space.footprint, None if thing is None else thing.footprint]
    at = way.route.legs[-1].path[-1]
    return min(math.dist(end, at[:2]), *(math.inf if s is None else float(s.distance(Point(end))) for s in shapes))
