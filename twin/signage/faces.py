"""
The faces of a place with the floor from which each can be read, made when they are first asked for. Metres.

An edit of a sign makes a new value that shares all that the edit does not
touch: what walls and furniture leave of a catchment never changes with signs.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from twin.geometry.shadows import Caster, list_casters
from twin.model.bodies import list_opaque
from twin.model.continuity import Line
from twin.model.ids import SignId, StoreyId
from twin.model.passage import Point3
from twin.model.sign import Sign, SignFace
from twin.model.twin import Twin
from twin.signage.catchment import Catchment, hide, outline_readable
from twin.signage.floors import list_levels
from twin.signage.hiding import SignSight, build_sight, list_coarse, list_plates
from twin.signage.legibility import Reader
from twin.signage.visible import Reason, find_spot, known_letters_m

FaceKey = tuple[SignId, int]

AROUND_M = 1.0
"""Floor this far around a catchment is looked at: no section of a way is longer."""
SLIVER_M = 1e-3
"""Floor narrower than twice this, between what can be read from and what cannot, is the arithmetic's."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Unhidden:
    """
    From where a face can be read past walls and things, other signs not yet looked at; this no edit of those changes.

    ``regions`` go with the height of the eyes over them; ``middle`` is that of the face.
    """

    sign: Sign
    index: int
    reader: Reader
    middle: Point3
    regions: tuple[tuple[float, MultiPolygon], ...]
    missing: Reason | None

    @property
    def face(self) -> SignFace:
        """The face itself."""
        return self.sign.faces[self.index]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SeenFace:
    """
    A face as one kind of reader has it.

    ``unreadable`` is the floor in and around the catchment's box from which
    the face cannot be read; both are prepared to be asked often.
    """

    unhidden: Unhidden
    catchment: Catchment
    unreadable: BaseGeometry

    @property
    def sign(self) -> Sign:
        """The sign whose face it is."""
        return self.unhidden.sign

    @property
    def index(self) -> int:
        """Which of its faces it is."""
        return self.unhidden.index

    @property
    def face(self) -> SignFace:
        """The face itself."""
        return self.unhidden.face

    @property
    def reader(self) -> Reader:
        """Who reads."""
        return self.unhidden.reader

    @property
    def middle(self) -> Point3:
        """The middle of the face."""
        return self.unhidden.middle


class _Ground:
    """What a storey is made of but its signs."""

    def __init__(self, twin: Twin, storey: StoreyId) -> None:
        self.levels = list_levels(twin, storey)
        firm, coarse = list_casters(list_opaque(twin, storey)), list_casters(list_coarse(twin, storey))
        self.casters = (*firm, *coarse)
        self._coarse = np.arange(len(self.casters)) >= len(firm)
        self._index = shapely.STRtree([caster.footprint for caster in self.casters])
        self._bottoms_m = np.array([caster.bottom_z_m for caster in self.casters])
        self._tops_m = np.array([caster.top_z_m for caster in self.casters])
        for level in self.levels:
            shapely.prepare(level.floor)

    def unhide(self, sign: Sign, index: int, reader: Reader) -> Unhidden:
        """Return from where a face can be read past walls and things, at every height of the floor."""
        face = sign.faces[index]
        middle = find_spot(sign, face, (math.cos(face.facing_rad), math.sin(face.facing_rad)), 0.5, 0.0)
        letters_m = known_letters_m(sign)
        missing = Reason.UNKNOWN_LETTERS if letters_m is None else None
        if face.width_m is None or face.height_m is None:
            missing = missing or Reason.UNKNOWN_SIZE
        found = []
        for level in self.levels if letters_m is not None and missing is None else ():
            eye_z_m = level.z_m + reader.eye_height_m.value
            outline = outline_readable(sign, face, reader, letters_m or 0.0, eye_z_m)
            if not outline.is_empty and level.floor.intersects(outline):
                readable = outline.intersection(_cut(level.floor, outline.bounds))
                near = self._list_near(outline, face, middle, eye_z_m)
                found.append((eye_z_m, hide(sign, face, eye_z_m, readable, near)))
        regions = tuple((eye_z_m, region) for eye_z_m, region in found if not region.is_empty)
        return Unhidden(sign=sign, index=index, reader=reader, middle=middle, regions=regions, missing=missing)

    def list_floor_beside(self, region: MultiPolygon) -> BaseGeometry:
        """Return the floor in and around the box of a region that is not of the region."""
        if region.is_empty:
            return MultiPolygon()
        left, low, right, high = region.bounds
        around = (left - AROUND_M, low - AROUND_M, right + AROUND_M, high + AROUND_M)
        floors = [_cut(level.floor, around) for level in self.levels]
        return shapely.union_all(floors).difference(region).buffer(-SLIVER_M, join_style="mitre")

    def _list_near(self, outline: BaseGeometry, face: SignFace, middle: Point3, eye_z_m: float) -> list[Caster]:
        """Return what may stand in the lines of sight over an area; not the blocks that a face hangs on."""
        x, y, z = middle
        half_m = (face.height_m or 0.0) / 2.0
        low_m, high_m = min(eye_z_m, z - half_m), max(eye_z_m, z + half_m)
        near = self._index.query(_widen(outline, (x, y), face.width_m or 0.0))
        near = near[(self._bottoms_m[near] < high_m) & (self._tops_m[near] > low_m)]
        around = near[self._coarse[near] & (self._bottoms_m[near] < z) & (self._tops_m[near] > z)]
        at = shapely.Point(x, y)
        holders = {i for i in around.tolist() if self.casters[i].footprint.contains(at)}
        return [self.casters[i] for i in sorted(near.tolist()) if i not in holders]


class Faces:
    """
    All faces of a twin's signs on a day (ISO 8601), or on an unknown one.

    Safe to share as long as one thread at a time asks for what is not made yet.
    """

    def __init__(self, twin: Twin, *, today: str | None = None) -> None:
        self.twin = twin
        self.today = today
        self._grounds: dict[StoreyId, _Ground] = {}
        self._seen: dict[tuple[FaceKey, Reader], SeenFace] = {}
        self._sights: dict[StoreyId, SignSight] = {}
        self._plates: dict[StoreyId, dict[SignId, tuple[Caster, ...]]] = defaultdict(dict)
        self._leading: dict[tuple[StoreyId, str], list[Line]] = defaultdict(list)
        for sign in twin.signs.values():
            self._plates[sign.storey][sign.id] = list_casters(list_plates(sign))
            for index, face in enumerate(sign.faces):
                for row, legend in enumerate(face.legends or ()):
                    if legend.target is not None:
                        line = Line(sign=sign.id, face=index, legend=row)
                        self._leading[sign.storey, legend.target].append(line)

    def list_leading(self, storey: StoreyId, targets: Iterable[str]) -> tuple[Line, ...]:
        """Return the lines on a storey that name any of some targets."""
        return tuple(line for target in sorted(set(targets)) for line in self._leading.get((storey, target), ()))

    def see(self, key: FaceKey, reader: Reader) -> SeenFace:
        """Return a face as a reader has it."""
        if (key, reader) not in self._seen:
            self._seen[key, reader] = self.look_at(self.twin.signs[key[0]], key[1], reader)
        return self._seen[key, reader]

    def list_seen(self) -> tuple[SeenFace, ...]:
        """Return the faces that have been asked for, in the order of signs, faces and readers."""
        seen = sorted(self._seen.items(), key=lambda item: (item[0][0], item[0][1].name))
        return tuple(face for _, face in seen)

    def look_at(self, sign: Sign, index: int, reader: Reader) -> SeenFace:
        """Return a face of any sign as a reader would have it, if the sign hung there beside all others."""
        return self._subtract_plates(self._ground(sign.storey).unhide(sign, index, reader))

    def with_signs(self, changed: Iterable[Sign], removed: Iterable[SignId] = ()) -> "Faces":
        """Return the faces with some signs changed, added or removed; what the edit does not touch is shared."""
        new = {sign.id: sign for sign in changed}
        touched = new.keys() | set(removed)
        signs = {key: sign for key, sign in self.twin.signs.items() if key not in touched} | new
        edited = Faces(replace(self.twin, signs=dict(sorted(signs.items()))), today=self.today)
        edited._grounds = self._grounds
        bodies = {
            storey: [
                caster
                for plates in (self._plates[storey], edited._plates[storey])
                for sign in sorted(touched)
                for caster in plates.get(sign, ())
            ]
            for storey in {*self._plates, *edited._plates}
        }
        for (key, reader), seen in self._seen.items():
            if key[0] not in touched:
                near = any(_is_between(seen.unhidden, body) for body in bodies[seen.sign.storey])
                edited._seen[key, reader] = edited._subtract_plates(seen.unhidden) if near else seen
        return edited

    def sight(self, storey: StoreyId) -> SignSight:
        """Return what hides signs on a storey, to be asked ray by ray."""
        if storey not in self._sights:
            self._sights[storey] = build_sight(self.twin, storey)
        return self._sights[storey]

    def _ground(self, storey: StoreyId) -> _Ground:
        if storey not in self._grounds:
            self._grounds[storey] = _Ground(self.twin, storey)
        return self._grounds[storey]

    def _subtract_plates(self, unhidden: Unhidden) -> SeenFace:
        """Return what other signs leave of the floor from which a face can be read."""
        sign, face = unhidden.sign, unhidden.face
        near = [
            caster
            for other, casters in self._plates[sign.storey].items()
            if other != sign.id
            for caster in casters
            if _is_between(unhidden, caster)
        ]
        left = [hide(sign, face, eye_z_m, region, near) for eye_z_m, region in unhidden.regions]
        region = MultiPolygon([part for regions in left for part in regions.geoms])
        unreadable = self._ground(sign.storey).list_floor_beside(region)
        shapely.prepare([region, unreadable])
        catchment = Catchment(region=region, missing=unhidden.missing)
        return SeenFace(unhidden=unhidden, catchment=catchment, unreadable=unreadable)


def _cut(floor: BaseGeometry, box: tuple[float, float, float, float]) -> BaseGeometry:
    """Return the floor in a box; the quick way of cutting does not vouch for what it gives."""
    cut = shapely.clip_by_rect(floor, *box)
    return cut if cut.is_valid else floor.intersection(shapely.box(*box))


def _is_between(unhidden: Unhidden, body: Caster) -> bool:
    """Whether a body may stand in a line of sight to a face."""
    half_m = (unhidden.face.height_m or 0.0) / 2.0
    x, y, z = unhidden.middle
    for eye_z_m, region in unhidden.regions:
        low, high = sorted((eye_z_m, z))
        over_or_under = body.bottom_z_m >= high + half_m or body.top_z_m <= low - half_m
        if not over_or_under and _widen(region, (x, y), unhidden.face.width_m or 0.0).intersects(body.footprint):
            return True
    return False


def _widen(region: BaseGeometry, at: tuple[float, float], width_m: float) -> BaseGeometry:
    """Return what a box holds that has a region and a face in it."""
    x, y = at
    left, low, right, high = region.bounds
    return shapely.box(min(left, x - width_m), min(low, y - width_m), max(right, x + width_m), max(high, y + width_m))
