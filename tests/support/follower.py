"""
A walker who has nothing but the words: a scene of names and where they hang, a place to start, a way to face.

It knows no path, no route and no maneuver. It takes the sentences apart by
patterns of its own, misjudges every distance by up to 15 %, goes to what is
named, and stops where it is told to have arrived.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Final

from shapely import Point

from tests.support.heard_words import (
    DOORS,
    END,
    GOES,
    INTO,
    LEFT,
    NEAR,
    NTH,
    ORDERED_DOOR,
    TOKENS,
    TURNS_DEG,
    UP,
)
from tests.support.named import End, Named
from tests.support.walked_floor import Vector, angle_deg, turned, unit
from tests.support.walker import BESIDE_M, BLUR, FACING_DEG, LOOK_M, STRAIGHT_DEG, SURE_M, Walker

STEP_M: Final = 0.5
"""Who has gone through a door stands a pace behind it."""
PACES_M: Final = tuple(STEP_M * pace for pace in range(13))
ASIDE_M: Final = (0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0)
THROUGH_DEG: Final = 22.5
ROUND_DEG: Final = 180.0
"""How far beside where one is sent the way may lie: straight on; behind a door or stair; where nobody could say."""


class Follower(Walker):
    """A walker who does what is said."""

    def follow(self, sentences: Iterable[str], language: str) -> Vector:
        """Do what is said, sentence by sentence, and return where that leads."""
        if self.heading == (0.0, 0.0):
            self.spread_deg = ROUND_DEG
        self.at = self.floor.onto_ahead(self.at, self.heading)
        for sentence in sentences:
            for match in TOKENS[language].finditer(sentence):
                self._do({key: value for key, value in match.groupdict().items() if value is not None})
        return self.at

    def _do(self, act: dict[str, str]) -> None:
        for key in TURNS_DEG.keys() & act.keys():
            self._turn(*TURNS_DEG[key], left=act[key].lower() in LEFT | {"向后转", "背对"})
        if "at" in act:
            self._stand_beside(act["at"])
        elif "past" in act:
            self._go_past(act["past"], left=act["past_side"] in LEFT)
        elif act.keys() & set(GOES):
            self._set_out(act.get("towards"))
            self._go_in(act.get("within"))
            self._go_told(act)
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

    def _turn(self, turn_deg: float, spread_deg: float, *, left: bool) -> None:
        self.heading = turned(self.heading, turn_deg if left else -turn_deg)
        self.spread_deg, self.turned = max(spread_deg, self.spread_deg), True

    def _set_out(self, name: str | None) -> None:
        thing = None if name is None else self.ahead(name)
        if thing is not None:
            self.heading, self.spread_deg = unit(self.at, thing.at), STRAIGHT_DEG

    def _go_in(self, name: str | None) -> None:
        if name is not None:
            self.enter(name, LOOK_M)

    def _go_told(self, act: dict[str, str]) -> None:
        told = next((act[key] for key in ("go", "soon", "reach_m") if key in act), None)
        if told is not None:
            self._go(float(told), act.get("to") or act.get("reach"), act.get("onto"))

    def _go(self, told_m: float, to: str | None, onto: str | None) -> None:
        length_m = told_m * self.rng.uniform(1 - BLUR, 1 + BLUR)
        self.told_m, self.turned, self.aim = told_m, False, None
        aim = None if onto is None else self.ahead(onto)
        if aim is not None:
            self.heading, self.spread_deg = unit(self.at, aim.at), STRAIGHT_DEG
        if to in END:
            self.go_to_end(length_m)
        elif to is not None and NEAR.search(to):
            self.go_near(NEAR.sub("", to), length_m)
        elif to is None:
            self.go_on(length_m)
        elif (ordered := ORDERED_DOOR.fullmatch(to.removesuffix("前"))) is not None:
            self._go_to_ordered({key: value for key, value in ordered.groupdict().items() if value}, length_m)
        elif not self.go_to(to.removesuffix("前"), length_m) and not self.go_to(to, length_m):
            self.go_on(length_m)
            self.look_around(to)
        self.spread_deg = STRAIGHT_DEG

    def _go_to_ordered(self, door: dict[str, str], length_m: float) -> None:
        """Go to the door that is told by its place."""
        side, nth = door.get("side") or door.get("en_side"), NTH.get(door.get("nth") or door.get("en_nth") or "")
        if not (
            self.go_to_door_ahead(length_m) if side is None else self.go_to_door_beside(side in LEFT, nth, length_m)
        ):
            self.go_on(length_m)

    def _stand_beside(self, name: str) -> None:
        """Go on or back along the way until the thing is abreast."""
        thing = self.nearest(self.scene.things, name, self.at)
        if thing is None or not BESIDE_M / 2 < math.dist(thing.at, self.at) <= 3 * BESIDE_M:
            return
        ahead_m = (thing.at[0] - self.at[0]) * self.heading[0] + (thing.at[1] - self.at[1]) * self.heading[1]
        abreast = self.at[0] + ahead_m * self.heading[0], self.at[1] + ahead_m * self.heading[1]
        aside_m = math.dist(abreast, thing.at)
        share = 0.0 if aside_m <= BESIDE_M else 1 - BESIDE_M / aside_m
        self.at = self.floor.onto(
            (abreast[0] + share * (thing.at[0] - abreast[0]), abreast[1] + share * (thing.at[1] - abreast[1]))
        )
        self.slack_m = SURE_M

    def _go_past(self, name: str, *, left: bool) -> None:
        """Go on the way one came, the thing to one side, until it is behind one."""
        thing = self.nearest(self.scene.things, name, self.at)
        if thing is None or not self.around(thing):
            return
        dx, dy = self.came
        for ahead_m in PACES_M:
            for aside_m in ASIDE_M:
                at = self.at[0] + ahead_m * dx - aside_m * dy, self.at[1] + ahead_m * dy + aside_m * dx
                x, y = thing.at[0] - at[0], thing.at[1] - at[1]
                passed = x * dx + y * dy <= -STEP_M and (y * dx - x * dy > 0) is left
                if passed and self.floor.onto(at) == at:
                    self.at, self.slack_m = at, SURE_M
                    return

    def _pass(self, name: str, into: str | None) -> None:
        doors = [door for door in self.scene.doors if door.name == name and (into is None or into in door.sides)]
        doors = [door for door in doors if self.around(door)]
        doors = [door for door in doors if self.floor.sees(self.at, door.at)] or doors
        doors = [door for door in doors if self.is_before(door.at)] or doors
        doors = [door for door in doors if door.at == self.aim] or [d for d in doors if self._faces(d)] or doors
        if not doors:
            return
        door = min(doors, key=lambda found: math.dist(found.at, self.at))
        assert door.across is not None
        away = (door.at[0] - self.at[0]) * door.across[0] + (door.at[1] - self.at[1]) * door.across[1]
        sign = self._side_of(door, into) or (1.0 if away >= 0 else -1.0)
        ahead = sign * door.across[0], sign * door.across[1]
        self.heading = ahead
        step = door.at[0] + STEP_M * ahead[0], door.at[1] + STEP_M * ahead[1]
        self.at, self.turned = self.floor.onto_ahead(step, ahead), False
        self.came, self.slack_m, self.spread_deg, self.aim = ahead, SURE_M, THROUGH_DEG, None

    def _faces(self, door: Named) -> bool:
        """Whether one would walk into a door, and not past it."""
        return abs(angle_deg(self.heading, self.facing(door, self.at))) <= FACING_DEG + self.spread_deg

    def _side_of(self, door: Named, into: str | None) -> float | None:
        """Return on which side of a door the floor of a space lies, ``None`` where it lies on both: one goes through."""
        floor = None if into is None else self.scene.floors.get((into, self.storey))
        assert door.across is not None
        for step_m in (0.3, 0.6, 1.2):
            spots = {
                sign: Point(door.at[0] + sign * step_m * door.across[0], door.at[1] + sign * step_m * door.across[1])
                for sign in (1.0, -1.0)
            }
            found = [sign for sign, spot in spots.items() if floor is not None and floor.covers(spot)]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def _ride(self, name: str, level: str) -> None:
        """Take what is named to a level; one stair may stand on another of its name."""
        here = [found for found in self.scene.connectors if found.name == name and self.around(found)]
        if here:
            taken = min(here, key=lambda found: math.dist(found.at, self.at))
            same = [found for found in self.scene.connectors if found.name == name or found.is_above(taken)]
            here_z_m = min(end.z_m for end in taken.landings if end.storey == self.storey)
            ends = [end for end in taken.landings if end.storey == level]
            ends = ends or [end for found in same for end in found.far_ends(here_z_m) if end.storey == level]
            self._step_off(sorted(ends, key=lambda end: math.dist(end.at, taken.at)))

    def _climb(self, name: str, *, up: bool) -> None:
        """Take a few steps or a ramp to its upper or lower end."""
        here = [found for found in self.scene.connectors if found.name == name and self.around(found)]
        if here:
            taken = min(here, key=lambda found: math.dist(found.at, self.at))
            self._step_off(sorted(taken.landings, key=lambda end: end.z_m, reverse=up))

    def _step_off(self, ends: Sequence[End]) -> None:
        if ends:
            self.storey, self.at = ends[0].storey, ends[0].at
            self.heading = ends[0].facing or (1.0, 0.0)
            self.spread_deg = THROUGH_DEG if ends[0].facing else ROUND_DEG
            self.came, self.slack_m = self.heading, SURE_M

    def _arrive(self, name: str) -> None:
        floor = self.scene.floors.get((name, self.storey))
        thing = self.nearest((*self.scene.things, *self.scene.doors, *self.scene.connectors), name, self.at)
        if thing is not None and math.dist(thing.at, self.at) <= LOOK_M:
            self.at = thing.at
        elif floor is not None:
            self.enter(name, LOOK_M)
