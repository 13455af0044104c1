"""
A walker who has nothing but the words: a scene of names and where they hang, a place to start, a way to face.

It knows no path, no route and no maneuver. It takes the sentences apart by
patterns of its own, misjudges every distance by up to 15 %, goes to what is
named, and stops where it is told to have arrived.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from shapely import Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

Vector = tuple[float, float]

BLUR: Final = 0.15
LOOK_M: Final = 6.0
"""So far from the end of a stretch people look around for what was named; NavCog calls them off the route beyond."""

CLEAR_M: Final = 0.1
"""What is closer has no direction."""

OBLIQUE: Final = 0.4
"""The cosine up to which one goes on through a door as one came, without facing it."""

BESIDE_M: Final = 4.0
"""A turn "at" something is no farther from it than this."""

TURNS_DEG: Final = {"slight": 41.0, "turn": 90.0, "sharp": 135.0, "back": 165.0, "round": 180.0, "bend": 60.0}
"""The middle of each band; a bend is any of them."""

TOKENS: Final = {
    "zh-CN": re.compile(
        r"朝(?P<towards>[^，。]+?)方向出发|在(?P<at>[^，。]+?)处|"
        r"向(?P<slight>左|右)前方走|向(?P<turn>左|右)转|向(?P<sharp>左|右)后方转|从(?P<back>左|右)侧向后转|(?P<round>向后转|背对)|"
        r"顺着弯道向(?P<bend>左|右)走|"
        r"(?:朝(?P<onto>[^，。]+?)方向)?[直前]行约?(?P<go>\d+)米(?:到(?P<to>[^。]+?)(?=。|$))?|(?:^|，)(?P<soon>\d+)米后|"
        r"穿过(?P<door>[^，。]+?)进入(?P<into>[^，。]+)|从(?P<named>[^，。]+?)进入(?!后)(?P<into_named>[^，。]+)|"
        r"从(?P<out>[^，。]+?)出去，到室外|从(?P<left>[^，。]+?)出去，到(?P<out_to>[^，。]+)|出(?P<leave>门)到(?P<into_left>[^，。]+)|"
        r"走到(?P<reach>[^，。（]+?)（约?(?P<reach_m>\d+)米）|穿过(?P<plain>[^，。]+)|"
        r"(?:走|乘|沿)(?:您[左右]手边的)?(?P<ride>[^，。]+?)(?:上楼，到|下楼，到|向上走，到|向下走，到|上到|下到|到)(?P<level>[^，。]+)|"
        r"走(?P<way>[上下])(?:您[左右]手边的)?(?P<step>[^，。]+)|"
        r"沿(?:您[左右]手边的)?(?P<slope>[^，。]+?)向(?P<incline>[上下])走|"
        r"(?<=已到达)(?P<arrive>[^。（]+?)(?=（|，就在您|。)"
    ),
    "en": re.compile(
        r"(?i:set out towards) (?P<towards>[^,.]+?)(?=[,.])|"
        r"(?i:bear (?P<slight>left|right))|(?i:turn (?P<turn>left|right))|(?i:turn sharp (?P<sharp>left|right))|"
        r"(?i:turn around to the (?P<back>left|right))|(?P<round>(?i:turn around|with your back to))|"
        r"(?i:follow the curve to the (?P<bend>left|right))|(?<=(?:eft|ght) )at (?P<at>[^,.]+?)(?=,|\.| and )|"
        r"(?i:go (?:straight|on))(?: towards (?P<onto>[^,.]+?))? for (?:about )?(?P<go>\d+) meters?(?: to (?P<to>[^.]+?)(?=\.|$))?|"
        r"after (?:about )?(?P<soon>\d+) meters?|"
        r"(?i:go out through) (?P<out>[^,.]+)|(?i:leave through) (?P<left>[^,.]+?) into (?P<out_to>[^,.]+?)(?=,|\.| and )|"
        r"(?i:go) to (?P<reach>[^,.]+?), (?:about )?(?P<reach_m>\d+) meters? away|"
        r"(?i:go through) (?P<door>[^,.]+?) into (?P<into>[^,.]+?)(?=,|\.| and )|"
        r"(?i:go through) (?P<plain>[^,.]+?)(?=,|\.| and )|"
        r"(?i:take|go up|go down) (?P<ride>[^,.]+?)(?: on your (?:left|right))?(?: up| down)? to (?P<level>[^,.]+)|"
        r"(?i:go (?P<way>up|down)) (?P<step>[^,.]+?)(?: on your (?:left|right))?(?=\.|,)|"
        r"(?i:arrived at) (?P<arrive>[^.]+?)(?= \(|, on your|, straight|, behind|\.)"
    ),
}
DOORS: Final = ("door", "named", "left", "leave", "out", "plain")
INTO: Final = ("into", "into_named", "into_left", "out_to")
LEFT: Final = {"左", "left"}
UP: Final = {"上", "up"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Something with a name: where it is, and for a door the two sides that it joins, for a stair where it leads."""

    name: str
    storey: str
    at: Vector
    across: Vector | None = None
    sides: tuple[str, ...] = ()
    landings: tuple["End", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """Where one steps off a stair or elevator: the storey's name, the height, the way one then faces."""

    storey: str
    at: Vector
    z_m: float
    facing: Vector | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedScene:
    """All names of a building; ``floors`` are those of its spaces, by name and storey."""

    things: tuple[Named, ...]
    doors: tuple[Named, ...]
    connectors: tuple[Named, ...]
    floors: dict[tuple[str, str], BaseGeometry]


@dataclass(slots=True)
class Follower:
    """Somebody who walks; ``heading`` is a unit vector, or nothing where nobody could say how one faces."""

    scene: NamedScene
    storey: str
    at: Vector
    heading: Vector
    rng: np.random.Generator
    walked_from: Vector = (0.0, 0.0)
    told_m: float = 0.0
    turned: bool = False
    """Whether the last thing done was a turn: who then goes through a door turns to face it."""

    def follow(self, sentences: Iterable[str], language: str) -> Vector:
        """Do what is said, sentence by sentence, and return where that leads."""
        for sentence in sentences:
            for match in TOKENS[language].finditer(sentence):
                self._do({key: value for key, value in match.groupdict().items() if value is not None})
        return self.at

    def _do(self, act: dict[str, str]) -> None:
        for key in TURNS_DEG.keys() & act.keys():
            self._turn(TURNS_DEG[key] if act[key].lower() in LEFT | {"向后转", "背对"} else -TURNS_DEG[key])
        if "towards" in act:
            self._face(self._nearest(self.scene.things, act["towards"], self.at))
        elif "at" in act:
            self._stand_beside(act["at"])
        elif "go" in act or "soon" in act:
            self._face(self._ahead(act.get("onto")))
            self._go(float(act.get("go") or act["soon"]), act.get("to"))
        elif "reach" in act:
            self._go(float(act["reach_m"]), act["reach"])
        elif act.keys() & set(DOORS):
            name = next(act[key] for key in DOORS if key in act)
            self._pass(name, next((act[key] for key in INTO if key in act), None))
        elif "ride" in act:
            self._ride(act["ride"], act["level"])
        elif "step" in act or "slope" in act:
            up = (act.get("way") or act["incline"]) in UP
            self._climb(act.get("step") or act["slope"], up=up)
        elif "arrive" in act:
            self._arrive(act["arrive"])

    def _turn(self, turn_deg: float) -> None:
        angle = math.atan2(self.heading[1], self.heading[0]) + math.radians(turn_deg)
        self.heading, self.turned = (math.cos(angle), math.sin(angle)), True

    def _face(self, thing: Named | None) -> None:
        if thing is not None and math.dist(thing.at, self.at) > CLEAR_M:
            self.heading = _unit(self.at, thing.at)

    def _ahead(self, name: str | None) -> Named | None:
        """Return what is called so and lies most nearly before one."""
        found = [each for each in self.scene.things if each.storey == self.storey and each.name == name]
        return max(found, key=self._cosine, default=None)

    def _cosine(self, thing: Named) -> float:
        if math.dist(thing.at, self.at) < CLEAR_M:
            return -1.0
        to = _unit(self.at, thing.at)
        return to[0] * self.heading[0] + to[1] * self.heading[1]

    def _go(self, told_m: float, to: str | None) -> None:
        start, length_m = self.at, told_m * self.rng.uniform(1 - BLUR, 1 + BLUR)
        self.walked_from, self.told_m, self.turned = start, told_m, False
        self.at = start[0] + length_m * self.heading[0], start[1] + length_m * self.heading[1]
        found = None if to is None else self._find(to.removesuffix("前"), told_m) or self._find(to, told_m)
        if found is not None:
            self.at = found.at
            if math.dist(start, found.at) > CLEAR_M:
                self.heading = _unit(start, found.at)
        elif to is not None:
            self._enter(to, LOOK_M + 2 * BLUR * told_m)

    def _find(self, name: str, told_m: float) -> Named | None:
        """Look for a name about as far from where one set off as one was told; the nearest to where one believes to be."""
        everything = (*self.scene.things, *self.scene.doors, *self.scene.connectors)
        slack_m = LOOK_M + 2 * BLUR * told_m
        near = [
            each
            for each in everything
            if abs(math.dist(each.at, self.walked_from) - told_m) <= slack_m and self._is_ahead(each)
        ]
        return self._nearest(near, name, self.at)

    def _is_ahead(self, thing: Named) -> bool:
        """Whether something lies in the half of the scene that one has before one, or right where one is."""
        if math.dist(thing.at, self.at) <= LOOK_M:
            return True
        to = thing.at[0] - self.walked_from[0], thing.at[1] - self.walked_from[1]
        return to[0] * self.heading[0] + to[1] * self.heading[1] >= 0.0

    def _stand_beside(self, name: str) -> None:
        """Go on or back along the way until the thing is abreast."""
        thing = self._nearest(self.scene.things, name, self.at)
        if thing is None or math.dist(thing.at, self.at) > 3 * BESIDE_M:
            return
        ahead_m = (thing.at[0] - self.at[0]) * self.heading[0] + (thing.at[1] - self.at[1]) * self.heading[1]
        abreast = self.at[0] + ahead_m * self.heading[0], self.at[1] + ahead_m * self.heading[1]
        aside_m = math.dist(abreast, thing.at)
        share = 0.0 if aside_m <= BESIDE_M else 1 - BESIDE_M / aside_m
        self.at = tuple(a + share * (t - a) for a, t in zip(abreast, thing.at, strict=True))  # type: ignore[assignment]

    def _around(self, thing: Named) -> bool:
        """Whether something is so near that one who looks round finds it."""
        slack_m = LOOK_M + 2 * BLUR * self.told_m
        return thing.storey == self.storey and math.dist(thing.at, self.at) <= slack_m

    def _pass(self, name: str, into: str | None) -> None:
        doors = [door for door in self.scene.doors if door.storey == self.storey and door.name == name]
        doors = [door for door in doors if (into is None or into in door.sides) and self._around(door)]
        if not doors:
            return
        door = min(doors, key=lambda found: math.dist(found.at, self.at))
        assert door.across is not None
        away = (door.at[0] - self.at[0]) * door.across[0] + (door.at[1] - self.at[1]) * door.across[1]
        sign = self._side_of(door, into) or (1.0 if away >= 0 else -1.0)
        ahead = sign * door.across[0], sign * door.across[1]
        if self.turned or ahead[0] * self.heading[0] + ahead[1] * self.heading[1] < OBLIQUE:
            self.heading = ahead
        self.at, self.turned = door.at, False

    def _side_of(self, door: Named, into: str | None) -> float | None:
        """Return on which side of a door the floor of a space lies."""
        floor = None if into is None else self.scene.floors.get((into, self.storey))
        assert door.across is not None
        for step_m in (0.3, 0.6, 1.2):
            for sign in (1.0, -1.0):
                beyond = Point(door.at[0] + sign * step_m * door.across[0], door.at[1] + sign * step_m * door.across[1])
                if floor is not None and floor.covers(beyond):
                    return sign
        return None

    def _ride(self, name: str, level: str) -> None:
        """Take what is named to a level; one stair may stand on another of its name."""
        here = [found for found in self.scene.connectors if found.name == name and self._around(found)]
        if here:
            taken = min(here, key=lambda found: math.dist(found.at, self.at))
            same = [found for found in self.scene.connectors if found.name == name]
            ends = [end for end in taken.landings if end.storey == level]
            ends = ends or [end for found in same for end in found.landings if end.storey == level]
            self._step_off(sorted(ends, key=lambda end: math.dist(end.at, taken.at)))

    def _climb(self, name: str, *, up: bool) -> None:
        """Take a few steps or a ramp to its upper or lower end."""
        here = [found for found in self.scene.connectors if found.name == name and self._around(found)]
        if here:
            taken = min(here, key=lambda found: math.dist(found.at, self.at))
            self._step_off(sorted(taken.landings, key=lambda end: end.z_m, reverse=up))

    def _step_off(self, ends: Sequence[End]) -> None:
        if ends:
            self.storey, self.at = ends[0].storey, ends[0].at
            self.heading = ends[0].facing or (0.0, 0.0)

    def _arrive(self, name: str) -> None:
        floor = self.scene.floors.get((name, self.storey))
        thing = self._nearest((*self.scene.things, *self.scene.doors, *self.scene.connectors), name, self.at)
        if thing is not None and math.dist(thing.at, self.at) <= LOOK_M:
            self.at = thing.at
        elif floor is not None:
            self._enter(name, LOOK_M)

    def _enter(self, name: str, within_m: float) -> None:
        """Step onto the floor of a name, if it is not far."""
        floor = self.scene.floors.get((name, self.storey))
        if floor is not None and not floor.covers(Point(self.at)):
            near = nearest_points(floor, Point(self.at))[0]
            if math.dist((near.x, near.y), self.at) <= within_m:
                self.at = near.x, near.y

    def _nearest(self, things: Sequence[Named], name: str, to: Vector) -> Named | None:
        found = [thing for thing in things if thing.storey == self.storey and thing.name == name]
        return min(found, key=lambda thing: math.dist(thing.at, to), default=None)


def _unit(start: Vector, end: Vector) -> Vector:
    length = math.dist(start, end)
    return (end[0] - start[0]) / length, (end[1] - start[1]) / length
