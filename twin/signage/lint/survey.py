"""What checks look at: the twin, the day, the way on from a place, and from where each face can be read."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import shapely
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from twin.geometry.shadows import Caster, list_casters
from twin.model.bodies import list_opaque
from twin.model.ids import StoreyId
from twin.model.passage import Point3
from twin.model.sign import Legend, Medium, Sign, SignFace, SignKind
from twin.model.twin import Twin
from twin.signage.catchment import Catchment, find_catchment
from twin.signage.legibility import Reader
from twin.signage.visible import Reason, find_spot

CARRIERS: Final = {
    Reason.UNKNOWN_LETTERS: "Twin_Sign.LetterHeight",
    Reason.UNKNOWN_SIZE: "Representation",
    Reason.UNKNOWN_LEGENDS: "Twin_Sign.Legends",
    Reason.UNKNOWN_DATE: "today",
}
"""Where the model says what is missing."""
BODY_DEPTH_M: Final = 0.1
"""Taken for how thick a sign is; the model has no more than its face."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """
    How a way to a target sets out from a place.

    ``headings_rad`` point to where one is after a few metres, the first step
    first. ``rises`` says whether the way sets out by a connector that leads
    up or down; it is ``None`` where it goes on along the floor.
    """

    headings_rad: tuple[float, ...]
    rises: bool | None


Onward = Callable[[StoreyId, Point3, str], Step | None]
"""From a place on a storey to the nearest instance of a target; ``None`` where no way is known."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Survey:
    """
    One building, ready to be checked. ``today`` is an ISO 8601 date.

    Catchments are made once, when the first check asks for them.
    """

    twin: Twin
    today: str
    onward: Onward
    _floors: dict[StoreyId, tuple[tuple[float, MultiPolygon], ...]] = field(default_factory=dict)
    _casters: dict[StoreyId, tuple[Caster, ...]] = field(default_factory=dict)
    _catchments: dict[tuple[Sign, int, str], Catchment] = field(default_factory=dict)

    def catch(self, sign: Sign, face: int, reader: Reader) -> Catchment:
        """Return from where on the floors of its storey a face can be read, doors and walls in the way."""
        key = (sign, face, reader.name)
        if key not in self._catchments:
            self._catchments[key] = self._find_catchment(sign, sign.faces[face], reader)
        return self._catchments[key]

    def floor_z_m(self, sign: Sign) -> float:
        """Return the height of the floor under a sign: its space's, else its storey's, else zero."""
        space = None if sign.space is None else self.twin.spaces.get(sign.space)
        if space is not None and space.floor_z_m is not None:
            return space.floor_z_m
        elevation = self.twin.storeys[sign.storey].elevation_m
        return 0.0 if elevation is None else elevation.value

    def casters(self, storey: StoreyId) -> tuple[Caster, ...]:
        """Return what hides signs on a storey."""
        if storey not in self._casters:
            self._casters[storey] = list_casters(list_opaque(self.twin, storey))
        return self._casters[storey]

    def floors(self, storey: StoreyId) -> tuple[tuple[float, MultiPolygon], ...]:
        """Return the floors of a storey by their heights: people stand on spaces and read across their borders."""
        if storey not in self._floors:
            by_height: dict[float, list[BaseGeometry]] = {}
            for space in self.twin.list_spaces(storey):
                if space.navigable and space.footprint is not None:
                    by_height.setdefault(round(space.floor_z_m or 0.0, 3), []).append(space.footprint)
            self._floors[storey] = tuple(
                (z_m, _as_multi(shapely.union_all(shapes))) for z_m, shapes in sorted(by_height.items())
            )
        return self._floors[storey]

    def _find_catchment(self, sign: Sign, face: SignFace, reader: Reader) -> Catchment:
        found = [
            find_catchment(sign, face, reader, floor=floor, floor_z_m=z_m, casters=self.casters(sign.storey))
            for z_m, floor in self.floors(sign.storey)
        ]
        parts = [part for each in found for part in each.region.geoms]
        missing = next((each.missing for each in found if each.missing is not None), None)
        return Catchment(region=MultiPolygon(parts), missing=missing)


def lines_of(sign: Sign) -> tuple[Legend, ...]:
    """Return all lines of a sign, face by face."""
    return tuple(legend for face in sign.faces for legend in face.legends or ())


def is_kind(sign: Sign, *kinds: SignKind) -> bool:
    """Tell whether a sign is known to be of one of some kinds."""
    return sign.kind is not None and sign.kind.value in kinds


def is_electronic(sign: Sign) -> bool:
    """Tell whether a sign is known to be a screen."""
    return sign.medium is not None and sign.medium.value is Medium.ELECTRONIC


def body_of(sign: Sign) -> BaseGeometry | None:
    """Return the ground that a sign's body stands or hangs over; ``None`` where its width is not known."""
    face = sign.faces[0]
    if face.width_m is None:
        return None
    across = face.facing_rad + math.pi / 2
    half_m = face.width_m / 2
    x, y = sign.at[:2]
    dx, dy = half_m * math.cos(across), half_m * math.sin(across)
    return shapely.LineString([(x - dx, y - dy), (x + dx, y + dy)]).buffer(BODY_DEPTH_M / 2, cap_style="flat")


def middle_of(sign: Sign, face: SignFace) -> Point3:
    """Return the middle of a face."""
    return find_spot(sign, face, (math.cos(face.facing_rad), math.sin(face.facing_rad)), 0.5, 0.0)


def with_letters(sign: Sign, letters_m: float) -> Sign:
    """Return a sign as it would be with letters of another height."""
    letters = sign.letter_height_m
    return sign if letters is None else replace(sign, letter_height_m=replace(letters, value=letters_m))


def has_lines(sign: Sign) -> bool:
    """Tell whether the model says what stands on a sign."""
    return any(face.legends is not None for face in sign.faces)


def apart_m(one: Sequence[float], other: Sequence[float]) -> float:
    """Return how far two places are apart in the plan."""
    return math.dist(one[:2], other[:2])


def _as_multi(shape: BaseGeometry) -> MultiPolygon:
    return MultiPolygon([part for part in shapely.get_parts(shape) if isinstance(part, shapely.Polygon)])
