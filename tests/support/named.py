"""What a walker knows of a building: names, and where they hang."""

import math
from dataclasses import dataclass, field
from typing import Final

from shapely.geometry.base import BaseGeometry

from tests.support.walked_floor import Vector, WalkedFloor

FLIGHTS_M: Final = 1.0
"""Flights that stand on one another begin and end as close in the plan as this."""

BEHIND: Final = -0.3
"""Who sees something so far from behind comes to its back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Something with a name: where it is, and for a door the two sides that it joins, for a stair where it leads."""

    name: str
    storey: str
    at: Vector
    stands: tuple[Vector, ...] = ()
    """Where one stands before it, if that is not where it is."""
    across: Vector | None = None
    sides: tuple[str, ...] = ()
    landings: tuple["End", ...] = ()

    @property
    def spots(self) -> tuple[Vector, ...]:
        """Where one stands to be at it."""
        return self.stands or (self.at,)

    def spots_from(self, start: Vector) -> tuple[Vector, ...]:
        """Return where one comes to who goes to it from somewhere: nobody walks round a desk to be at it."""
        if self.across is not None:
            return self.spots
        (x, y), (x0, y0) = self.at, start
        return tuple(
            self.at
            if (spot[0] - x) * (x0 - x) + (spot[1] - y) * (y0 - y) < BEHIND * math.dist(self.at, start)
            else spot
            for spot in self.spots
        )

    def is_above(self, other: "Named") -> bool:
        """Whether a flight goes on where another ends, or on that: one climbs on, whatever it is called."""
        return any(math.dist(end.at, found.at) <= FLIGHTS_M for end in self.landings for found in other.landings)

    def far_ends(self, from_z_m: float) -> tuple["End", ...]:
        """Return where one steps off who came up to it from below, or down to it from above."""
        top_z_m = max(end.z_m for end in self.landings)
        far_z_m = top_z_m if from_z_m < top_z_m else min(end.z_m for end in self.landings)
        return tuple(end for end in self.landings if end.z_m == far_z_m)


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """Where one steps off a stair or elevator: the storey's name, the height, the way one then faces."""

    storey: str
    at: Vector
    z_m: float
    facing: Vector | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedScene:
    """All names of a building; ``floors`` are those of its spaces, by name and storey; ``walked`` what is open, by storey."""

    things: tuple[Named, ...]
    doors: tuple[Named, ...]
    connectors: tuple[Named, ...]
    floors: dict[tuple[str, str], BaseGeometry]
    walked: dict[str, WalkedFloor] = field(default_factory=dict)
