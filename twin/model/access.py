"""What a building gives to whom: outages that cut people off, detours, dead ends, doors that carry most ways."""

from dataclasses import dataclass

from twin.model.ids import StoreyId
from twin.model.route import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """
    What the closing of one element alone takes away, by the ids of places.

    To ``unreached`` no way leads from any entrance; from ``stranded`` none
    leads out, though one leads there. Entrances and exits that are closed
    themselves do not count as ways in or out.
    """

    element: str
    unreached: tuple[str, ...]
    stranded: tuple[str, ...]

    @property
    def cut_off(self) -> tuple[str, ...]:
        """Places that one cannot get to from an entrance and back."""
        return (*self.unreached, *self.stranded)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengthening:
    """How much longer ways from the nearest entrance get when an element closes: to the place hit worst, and to all."""

    element: str
    places: int
    worst: str
    before_m: float
    extra_m: float
    extra_s: float
    mean_extra_s: float
    """Over all places that are still reached, those not touched as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadEnd:
    """
    A part of a building with one way in and out.

    ``element`` is that way; behind it lie ``spaces``; ``length_m`` is how far
    one must go back from the farthest corner to it, ``None`` if nobody can
    stand there.
    """

    element: str
    storey: StoreyId
    spaces: tuple[str, ...]
    length_m: float | None
    farthest: Location | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bottleneck:
    """
    A portal and how many of all pairs' cheapest ways lead through it.

    ``flow_per_min`` is how many people get through in a minute at the most;
    it and the width are ``None`` where the width is unknown.
    """

    element: str
    ways: int
    share_ratio: float
    clear_width_m: float | None
    flow_per_min: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Detour:
    """Two places, and how long their way is on foot and for a profile."""

    start: str
    goal: str
    length_m: float
    walking_length_m: float
    cost_s: float
    walking_cost_s: float

    @property
    def ratio(self) -> float:
        """How many times as long the profile's way is."""
        return self.length_m / self.walking_length_m


@dataclass(frozen=True, slots=True, kw_only=True)
class Detours:
    """
    How long a profile's ways are against those on foot, over all pairs of places, each direction on its own.

    Of ``pairs`` that have a way on foot, ``without_way`` have none for the
    profile; ``too_near`` are not compared. ``ratios`` are all others' in
    rising order; ``worst`` are the largest, the worst first.
    """

    pairs: int
    without_way: int
    too_near: int
    ratios: tuple[float, ...]
    worst: tuple[Detour, ...]
