"""
What hides signs on a storey: whatever nobody looks through, things that stand about, and other signs. Metres.

Heights decide: who reads over a chair has nothing in the way, who sits behind
a vending machine has. Railings are looked through.
"""

import math
from collections.abc import Iterable
from typing import Final

import numpy as np
import shapely
from shapely import Polygon

from twin.geometry.sight import Prism, SightBlockers
from twin.model.bodies import list_opaque
from twin.model.facility import Obstacle, ObstacleKind
from twin.model.finding import Evidence
from twin.model.ids import SignId, StoreyId
from twin.model.passage import Point3
from twin.model.sign import Mounting, Sign
from twin.model.twin import Twin
from twin.signage.legibility import Limit

COARSE: Final = frozenset({ObstacleKind.FURNITURE, ObstacleKind.EQUIPMENT})
"""
Kinds of which only an outline is known: a desk with a low part is a block.

A face inside such a block hangs on it, so the block does not hide it.
"""

PLATE_M: Final = Limit(
    value=0.02, evidence=Evidence.E, source="engineering default: a sign is a plate, the model gives no thickness"
)
"""Its half is less than ``visible.BEFORE_FACE_M``: no face is hidden by the plate that carries it."""


class SignSight(SightBlockers):
    """What hides signs, asked ray by ray."""

    def __init__(self, firm: Iterable[Prism], coarse: Iterable[Prism]) -> None:
        firm, coarse = tuple(firm), tuple(coarse)
        super().__init__((*firm, *coarse))
        self._first = len(firm)
        self._coarse = coarse
        self._outlines = shapely.STRtree([footprint for footprint, _, _ in coarse])

    def list_holders(self, place: Point3) -> frozenset[int]:
        """Return the blocks around a place on a face, as ``is_clear`` takes those to look through."""
        around = self._outlines.query(shapely.Point(place[:2]), predicate="within").tolist()
        return frozenset(self._first + i for i in around if self._coarse[i][1] < place[2] < self._coarse[i][2])


def build_sight(twin: Twin, storey: StoreyId) -> SignSight:
    """Return what hides signs on a storey."""
    plates = (list_plates(sign) for sign in twin.signs.values() if sign.storey == storey)
    firm = (*list_opaque(twin, storey), *(plate for signs in plates for plate in signs))
    return SignSight(firm, list_coarse(twin, storey))


def list_coarse(twin: Twin, storey: StoreyId) -> tuple[Prism, ...]:
    """Return furniture and equipment of a storey in the order of ids; signs are plates, whatever body carries them."""
    return tuple(
        _prism(body)
        for body in twin.obstacles.values()
        if body.storey == storey and body.kind in COARSE and SignId(body.id) not in twin.signs
    )


def list_plates(sign: Sign) -> tuple[Prism, ...]:
    """
    Return the body of a sign: a plate as wide and high as its face.

    None where its size is not known, where it lies on the floor, and where
    its faces stand at an angle to each other, since the model does not say
    how then. Signs out of service hang there all the same.
    """
    known = [face for face in sign.faces if face.width_m is not None and face.height_m is not None]
    on_floor = sign.mounting is not None and sign.mounting.value is Mounting.FLOOR
    askew = any(abs(math.sin(face.facing_rad - known[0].facing_rad)) > math.sin(math.radians(1.0)) for face in known)
    if not known or on_floor or askew:
        return ()
    width_m = max(face.width_m or 0.0 for face in known)
    height_m = max(face.height_m or 0.0 for face in known)
    x, y, z = sign.at
    facing_rad = known[0].facing_rad
    ahead = np.array([math.cos(facing_rad), math.sin(facing_rad)]) * PLATE_M.value / 2.0
    right = np.array([-math.sin(facing_rad), math.cos(facing_rad)]) * width_m / 2.0
    corners = np.array([ahead + right, ahead - right, -ahead - right, -ahead + right]) + np.array([x, y])
    return ((Polygon(corners), z, z + height_m),)


def _prism(body: Obstacle) -> Prism:
    return body.footprint, body.bottom_z_m, body.top_z_m
