"""A maneuver in the making: with the way one walks when one comes to it, which words need and answers do not."""

from dataclasses import dataclass

from twin.guidance.turns import Vector
from twin.model.passage import Point3
from twin.model.route import Maneuver


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """
    A maneuver, where one is a few metres before it, and in which direction one then walks.

    ``arriving`` is ``None`` where nobody knows: at the start, and out of an
    elevator whose car is not modelled. ``leaving`` is known where one sets
    out.
    """

    maneuver: Maneuver
    seen_from: Point3
    arriving: Vector | None
    leaving: Vector | None = None
