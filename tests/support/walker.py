"""Somebody who walks where he sees that he can, and finds what is called by name."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from shapely import Point
from shapely.ops import nearest_points

from tests.support.named import Named, NamedScene
from tests.support.walked_floor import Vector, WalkedFloor, angle_deg, turned, unit

UNKNOWN_FLOOR: Final = WalkedFloor()
BLUR: Final = 0.15
LOOK_M: Final = 6.0
"""So far from the end of a stretch people look around for what was named; NavCog calls them off the route beyond."""
CLEAR_M: Final = 0.1
"""What is closer has no direction."""
AHEAD_DEG: Final = 45.0
BEFORE_DEG: Final = 95.0
"""What is called by name is seen in the half before one, however one was told to turn."""
SURE_M: Final = 3.0
"""So well people know where on a stretch they are, beside what they misjudge of its length."""
BEFORE_M: Final = 1.5
"""So far before what one goes to one stops; who is to pass it does not walk into it."""
SIDESTEP_M: Final = 1.0
"""So far people step aside to look round a corner."""
STRAIGHT_DEG: Final = 12.0
NEARBY_DEG: Final = 60.0
"""A pace aside is so many degrees at a metre, and fewer farther off."""
STEP_DEG: Final = 5
FACING_DEG: Final = 50.0
"""A door that one comes to no more aslant than this is straight ahead; another is beside one."""
ASIDE_M: Final = 5.0
"""Doors beside one are no farther than this."""
COUNTED_M: Final = 1.0
"""One counts the doors that one comes to, not that beside which one stands."""
BESIDE_M: Final = 4.0
"""A turn "at" something is no farther from it than this."""


@dataclass(slots=True)
class Walker:
    """
    Somebody who walks; ``heading`` is a unit vector, and ``spread_deg`` how far beside it one may have been sent.

    ``came`` and ``slack_m`` remember a stretch that ended at nothing: how
    one walked, and how far before or behind its end one may have been sent on.
    """

    scene: NamedScene
    storey: str
    at: Vector
    heading: Vector
    rng: np.random.Generator
    spread_deg: float = STRAIGHT_DEG
    came: Vector = (0.0, 0.0)
    slack_m: float = 0.0
    told_m: float = 0.0
    aim: Vector | None = None
    """The door that one has gone to: who then goes through a door goes through that one."""
    turned: bool = False
    """Whether the last thing done was a turn: who then goes through a door turns to face it."""

    @property
    def floor(self) -> WalkedFloor:
        """The floor that one is on."""
        return self.scene.walked.get(self.storey, UNKNOWN_FLOOR)

    def go_on(self, length_m: float) -> None:
        """Walk on towards nothing in particular, where the floor is open so far; else where it is most open."""
        ways = [(start, heading) for start in self._starts() for heading in self._headings()]
        open_m = [self.floor.free_m(start, heading, length_m) for start, heading in ways]
        start, heading = ways[open_m.index(max(open_m))]
        self.at = self.floor.walk(start, heading, length_m)
        self.came = self.heading = unit(start, self.at) if math.dist(start, self.at) > CLEAR_M else heading
        self.slack_m = SURE_M + BLUR * length_m

    def go_to_end(self, length_m: float) -> None:
        """Walk on until a wall is ahead, about as far as told."""
        most_m = length_m * (1 + BLUR) / (1 - BLUR) + SURE_M
        self.go_on(length_m)
        self.at = self.floor.walk(
            self.at, self.heading, min(self.floor.free_m(self.at, self.heading, most_m), most_m - length_m)
        )
        self.slack_m = SURE_M

    def go_near(self, name: str, length_m: float) -> None:
        """Walk on as far as told, heading for what is called so, but not right up to it."""
        thing = self.ahead(name)
        if thing is not None and abs(self._beside_deg(thing)) <= max(self.spread_deg, AHEAD_DEG):
            self.heading, self.spread_deg = unit(self.at, thing.at), STRAIGHT_DEG
            length_m = min(length_m, max(math.dist(self.at, thing.at) - BESIDE_M / 2, 0.0))
        self.go_on(length_m)

    def go_to(self, name: str, length_m: float) -> bool:
        """
        Go to what is called so and lies about as far as told; return whether it is seen.

        One looks in the direction told first, then in any that is before one.
        """
        everything = (*self.scene.things, *self.scene.doors, *self.scene.connectors)
        called = [each for each in everything if each.storey == self.storey and each.name == name]
        for beside_deg in (self.spread_deg, max(self.spread_deg, BEFORE_DEG)) if called else (self.spread_deg,):
            for start in self._starts():
                spots = [spot for each in called for spot in each.spots_from(start)]
                spots = spots or list(self._spots_of(name, start, length_m))
                found = [(start, at) for at in spots if self._suits(start, at, length_m, beside_deg)]
                if found:
                    way = min(found, key=lambda way: abs(math.dist(*way) - length_m))
                    self.aim = next((each.at for each in called if each.across and way[1] in each.spots), None)
                    self._reach(*way)
                    return True
        return False

    def go_to_door_ahead(self, length_m: float) -> bool:
        """Go to a door that faces one, about as far as told; return whether it is seen."""
        for start in self._starts():
            found = [
                (abs(math.dist(start, at) - length_m), at, door.at)
                for door in self._doors()
                if abs(angle_deg(self.heading, self.facing(door, start))) <= FACING_DEG + self.spread_deg
                for at in door.spots
                if self._suits(start, at, length_m, self.spread_deg)
                and abs(angle_deg(unit(start, door.at), self.facing(door, start))) <= FACING_DEG
            ]
            if found:
                _, at, self.aim = min(found)
                self._reach(start, at)
                return True
        return False

    def go_to_door_beside(self, left: bool, nth: int | None, length_m: float) -> bool:  # noqa: FBT001  # a side is one of two
        """Go to a door in the wall to one side, counted from here if it is told the how many-th it is."""
        for start in self._starts():
            row = sorted(self._list_beside(start, left=left))
            fit = [found for found in row if abs(found[0] - length_m) <= SURE_M + 2 * BLUR * length_m]
            counted = [found for found in row if found[0] >= COUNTED_M][: nth or 0][-1:]
            if nth is not None and len([found for found in row if found[0] >= COUNTED_M]) >= nth and counted[0] in fit:
                _, at, self.aim = counted[0]
                self._reach(start, at)
                return True
            if nth is None and fit:
                _, at, self.aim = min(fit, key=lambda found: abs(found[0] - length_m))
                self._reach(start, at)
                return True
        return False

    def _list_beside(self, start: Vector, *, left: bool) -> Iterator[tuple[float, Vector, Vector]]:
        """Yield the doors in a wall to one side: how far along, where one stands before them, and where they are."""
        dx, dy = self.heading
        for door in self._doors():
            x, y = door.at[0] - start[0], door.at[1] - start[1]
            along_m, aside_m = x * dx + y * dy, x * -dy + y * dx
            faces = abs(angle_deg(self.heading, self.facing(door, start)))
            if (
                (aside_m > 0) is left
                and abs(aside_m) <= ASIDE_M
                and along_m > 0
                and FACING_DEG <= faces <= 180 - FACING_DEG
            ):
                at = min(door.spots, key=lambda spot: math.dist(spot, start))
                if self.floor.sees(start, at):
                    yield along_m, at, door.at

    def _doors(self) -> list[Named]:
        """Return the doors of the storey, each once."""
        return list({door.at: door for door in self.scene.doors if door.storey == self.storey}.values())

    def facing(self, door: Named, start: Vector) -> Vector:
        """Return the way straight through a door, from where one is."""
        x, y = door.across or (1.0, 0.0)
        away = (door.at[0] - start[0]) * x + (door.at[1] - start[1]) * y
        return (x, y) if away >= 0 else (-x, -y)

    def _reach(self, start: Vector, at: Vector) -> None:
        """Come to stand a pace or two before something."""
        apart_m, self.slack_m = math.dist(start, at), SURE_M
        if apart_m > CLEAR_M:
            self.came = self.heading = unit(start, at)
        keep_m = max(apart_m - BEFORE_M, apart_m / 2)
        to = start[0] + keep_m * self.heading[0], start[1] + keep_m * self.heading[1]
        self.at = self.floor.onto_ahead(to, (-self.heading[0], -self.heading[1]))

    def _suits(self, start: Vector, at: Vector, length_m: float, beside_deg: float) -> bool:
        apart_m = math.dist(start, at)
        if abs(apart_m - length_m) > SURE_M + 2 * BLUR * length_m:
            return False
        beside = abs(angle_deg(self.heading, (at[0] - start[0], at[1] - start[1]))) if apart_m > CLEAR_M else 0.0
        return beside <= beside_deg + NEARBY_DEG / max(apart_m, 1.0) and self.floor.sees(start, at)

    def _spots_of(self, name: str, start: Vector, length_m: float) -> Iterator[Vector]:
        """Yield where in the direction told the floor of a name lies, about as far as told."""
        floor = self.scene.floors.get((name, self.storey))
        for heading in self._headings() if floor is not None else ():
            at = start[0] + length_m * heading[0], start[1] + length_m * heading[1]
            if shapely.intersects_xy(floor, *at):
                yield at

    def look_around(self, name: str) -> None:
        everything = (*self.scene.things, *self.scene.doors, *self.scene.connectors)
        names = {name, name.removesuffix("前")}
        near = [spot for each in everything if each.name in names and self.around(each) for spot in each.spots]
        seen = [spot for spot in near if self.floor.sees(self.at, spot)]
        found = min(seen or near, key=lambda spot: math.dist(spot, self.at), default=None)
        if found is not None:
            self._step_to(found)
        else:
            self.enter(name, LOOK_M + 2 * BLUR * self.told_m)

    def _step_to(self, at: Vector) -> None:
        """Go to something close by, and go on looking the way one came."""
        came = self.came
        self._reach(self.at, at)
        if math.dist(self.at, at) <= LOOK_M:
            self.came = self.heading = came

    def _starts(self) -> Iterator[Vector]:
        """Yield where one may have been sent on: here, somewhat before or behind on the way that one came, a step aside."""
        (dx, dy), (x, y) = self.came, self.at
        far = math.floor(self.slack_m)
        for aside_m in (0.0, SIDESTEP_M, -SIDESTEP_M):
            for along_m in sorted(range(-far, far + 1), key=lambda by_m: (abs(by_m), -by_m)):
                at = x + along_m * dx - aside_m * dy, y + along_m * dy + aside_m * dx
                if self.floor.is_open(self.at, at):
                    yield at

    def _headings(self) -> Iterator[Vector]:
        """Yield the directions in which one may have been sent, the likeliest first."""
        yield self.heading
        for n in range(1, math.floor(self.spread_deg / STEP_DEG) + 1):
            yield turned(self.heading, STEP_DEG * n)
            yield turned(self.heading, -STEP_DEG * n)

    def ahead(self, name: str) -> Named | None:
        """Return what is called so, is in sight and lies most nearly before one."""
        found = [
            each
            for each in self.scene.things
            if each.storey == self.storey and each.name == name and math.dist(each.at, self.at) > CLEAR_M
        ]
        seen = [each for each in found if self.floor.sees(self.at, each.at)]
        return min(seen or found, key=lambda each: abs(self._beside_deg(each)), default=None)

    def is_before(self, at: Vector) -> bool:
        """Whether something lies in the half that one looks at, or right beside one."""
        to = at[0] - self.at[0], at[1] - self.at[1]
        return math.hypot(*to) <= BEFORE_M or abs(angle_deg(self.heading, to)) <= BEFORE_DEG

    def _beside_deg(self, thing: Named) -> float:
        return angle_deg(self.heading, (thing.at[0] - self.at[0], thing.at[1] - self.at[1]))

    def around(self, thing: Named) -> bool:
        """Whether something is so near that one who looks round finds it."""
        slack_m = LOOK_M + 2 * BLUR * self.told_m
        return thing.storey == self.storey and math.dist(thing.at, self.at) <= slack_m

    def enter(self, name: str, within_m: float) -> None:
        """Step onto the floor of a name, if it is not far."""
        floor = self.scene.floors.get((name, self.storey))
        if floor is not None and not floor.covers(Point(self.at)):
            near = nearest_points(floor, Point(self.at))[0]
            if math.dist((near.x, near.y), self.at) <= within_m:
                self.at = near.x, near.y

    def nearest(self, things: Sequence[Named], name: str, to: Vector) -> Named | None:
        found = [thing for thing in things if thing.storey == self.storey and thing.name == name]
        return min(found, key=lambda thing: math.dist(thing.at, to), default=None)
