"""What somebody on the spot sees of a floor: how far it is open, and that nobody walks through a wall."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import shapely
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

Vector = tuple[float, float]

EMPTY: Final = Polygon()
STRIDE_M: Final = 0.5
ASIDE_DEG: Final = (0, 10, -10, 20, -20, 30, -30, 45, -45, 60, -60)
"""How far one lets a wall push one aside, rather than stop: nearest first."""

GAPS_M: Final = (0.5, -0.5, 1.0, -1.0, 1.5, -1.5, 2.0, -2.0, 2.5, -2.5)

NEAR_M: Final = 1.0
"""The last metre before a thing is not looked through: doors are in walls, things stand against them."""

STEP_IN_M: Final = 1.5
"""One who stands in a doorway or on a landing is on the floor this close."""


@dataclass(frozen=True, slots=True)
class WalkedFloor:
    """
    A storey with its doors shut: what is ``open`` to the eye, and ``free`` of furniture to walk.

    Nothing is known of it where there is none.
    """

    open: BaseGeometry = EMPTY
    free: BaseGeometry = EMPTY

    def is_open(self, start: Vector, end: Vector) -> bool:
        """Whether one could walk straight from one point to another."""
        if self.free.is_empty or start == end:
            return True
        return bool(self.free.covers(LineString([self.onto(start), end])))

    def sees(self, eye: Vector, thing: Vector) -> bool:
        """Whether no wall is between an eye and something, the last metre left out."""
        apart_m = math.dist(eye, thing)
        if self.open.is_empty or apart_m <= NEAR_M:
            return True
        keep = 1 - NEAR_M / apart_m
        end = eye[0] + keep * (thing[0] - eye[0]), eye[1] + keep * (thing[1] - eye[1])
        return bool(self.open.covers(LineString([_onto(self.open, eye), end])))

    def free_m(self, start: Vector, heading: Vector, most_m: float) -> float:
        """Return how far one could go straight on."""
        if self.free.is_empty:
            return most_m
        begin = self.onto(start)
        ray = LineString([begin, (begin[0] + most_m * heading[0], begin[1] + most_m * heading[1])])
        if self.free.covers(ray):
            return most_m
        first = min(shapely.get_parts(ray.intersection(self.free)), key=Point(begin).distance, default=None)
        return 0.0 if first is None or first.distance(Point(begin)) > NEAR_M else float(first.length)

    def walk(self, start: Vector, heading: Vector, length_m: float) -> Vector:
        """Return where one ends who walks so far, led aside by walls, stopped where they leave no way on."""
        if self.free.is_empty:
            return start[0] + length_m * heading[0], start[1] + length_m * heading[1]
        at, left_m = start, length_m
        open_m = self.free_m(at, heading, left_m)
        while left_m > 0:
            step_m = min(max(open_m - STRIDE_M, STRIDE_M), left_m) if open_m else min(STRIDE_M, left_m)
            found = next((to for to in _aside(at, heading, step_m) if self.is_open(at, to)), None) or self._gap(
                at, heading
            )
            if found is None:
                break
            at, left_m, open_m = found, left_m - step_m, 0.0
        return at

    def _gap(self, at: Vector, heading: Vector) -> Vector | None:
        """Return where, a few paces beside one who stands before a wall, the way goes on."""
        for by_m in GAPS_M:
            to = at[0] - by_m * heading[1], at[1] + by_m * heading[0]
            if self.is_open(at, to) and self.free_m(to, heading, STEP_IN_M) >= STEP_IN_M:
                return to
        return None

    def onto(self, at: Vector) -> Vector:
        """Return the point of the floor next to one, if that is a step away."""
        return _onto(self.free, at)

    def onto_ahead(self, at: Vector, heading: Vector) -> Vector:
        """Return the point of the floor a step ahead of one who is on none: in a doorway one looks through it."""
        for step_m in (0.0, 0.25, 0.5, 0.75, 1.0, -0.25, -0.5, -0.75):
            to = at[0] + step_m * heading[0], at[1] + step_m * heading[1]
            if shapely.intersects_xy(self.free, *to):
                return to
        return self.onto(at)


def _onto(region: BaseGeometry, at: Vector) -> Vector:
    if region.is_empty or shapely.intersects_xy(region, *at):
        return at
    near = nearest_points(region, Point(at))[0]
    return (near.x, near.y) if math.dist((near.x, near.y), at) <= STEP_IN_M else at


def turned(heading: Vector, turn_deg: float) -> Vector:
    """Return a heading turned to the left."""
    angle = math.atan2(heading[1], heading[0]) + math.radians(turn_deg)
    return math.cos(angle), math.sin(angle)


def _aside(at: Vector, heading: Vector, step_m: float) -> Iterator[Vector]:
    for aside_deg in ASIDE_DEG:
        dx, dy = turned(heading, aside_deg)
        yield at[0] + step_m * dx, at[1] + step_m * dy


def unit(start: Vector, end: Vector) -> Vector:
    """Return the unit vector from one point to another."""
    length = math.dist(start, end)
    return (end[0] - start[0]) / length, (end[1] - start[1]) / length


def angle_deg(one: Vector, other: Vector) -> float:
    """Return how far one direction is to the left of another."""
    cross, dot = one[0] * other[1] - one[1] * other[0], one[0] * other[0] + one[1] * other[1]
    return math.degrees(math.atan2(cross, dot))
