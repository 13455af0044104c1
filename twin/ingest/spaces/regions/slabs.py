"""
The slabs that somebody may walk on, by their boxes, and the storeys that they may be floors of. Metres, plan frame.

What a slab's faces are is asked only where it matters: most storeys have
spaces, and there nobody looks for rooms.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import read_attribute
from twin.ingest.records.placements import Floats
from twin.ingest.solids.bodies import Bodies, Body
from twin.ingest.storeys import Storeys
from twin.model.ids import StoreyId

FLOORS: Final = ("IfcSlab", "IfcCovering")
"""Classes whose upper faces are floors; a covering only where it says FLOORING."""
NEAR_STOREY_M: Final = 0.6
"""A slab lies on the storey it hangs in if its face is this near to the storey's height; else its height decides."""
CRAWL_M: Final = 1.2
"""A floor this low over another one leaves a crawl space; under a platform, nothing is parted."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Slab:
    """
    A slab with a body, the storey it hangs in, and all storeys that a face of it may lie on.

    ``roof`` where the model calls it one.
    """

    element: Any
    body: Body
    roof: bool
    hangs_in: StoreyId | None
    storeys: frozenset[StoreyId]


def list_slabs(ifc: IfcFile, bodies: Bodies, storeys: Storeys) -> list[Slab]:
    """Return the slabs and floor coverings that have a body; landings and the parts of stairs are none."""
    found = []
    for element in ifc.list_elements(*FLOORS):
        body = bodies.find(ifc.id_of(element))
        kind = read_attribute(element, "PredefinedType")
        if body is not None and _is_floor(element, kind):
            hangs_in = storeys.find_of(element)
            lower, upper = body.bounds()
            near = frozenset(_list_storeys(storeys, hangs_in, float(lower[2]), float(upper[2])))
            found.append(Slab(element=element, body=body, roof=kind == "ROOF", hangs_in=hangs_in, storeys=near))
    return found


def storey_at(storeys: Storeys, slab: Slab, z_m: float) -> StoreyId:
    """Return the storey that a face of a slab lies on: the slab's own where that is near, else the one at its height."""
    if slab.hangs_in is not None and abs(storeys.elevation_m(slab.hangs_in) - z_m) <= NEAR_STOREY_M:
        return slab.hangs_in
    return storeys.at_height(z_m)


def choose_slabs(slabs: Sequence[Slab], wanted: AbstractSet[StoreyId]) -> list[Slab]:
    """Return the slabs that floors of these storeys may be of, and those so low over them that they cover some."""
    chosen = np.array([bool(slab.storeys & wanted) for slab in slabs], dtype=np.bool_)
    if not chosen.any():
        return []
    low = np.array([slab.body.bounds()[0] for slab in slabs])
    high = np.array([slab.body.bounds()[1] for slab in slabs])
    covering = _meet(low, high, low[chosen], high[chosen] + np.array([0.0, 0.0, CRAWL_M])).any(axis=1)
    return [slab for slab, needed in zip(slabs, (chosen | covering).tolist(), strict=True) if needed]


def _meet(low: Floats, high: Floats, other_low: Floats, other_high: Floats) -> NDArray[np.bool_]:
    """Return which boxes (n, 3) meet which other ones (m, 3), as (n, m)."""
    apart = (low[:, None] > other_high[None]) | (high[:, None] < other_low[None])
    return np.asarray(~apart.any(axis=2))


def _list_storeys(storeys: Storeys, hangs_in: StoreyId | None, low_m: float, high_m: float) -> Iterator[StoreyId]:
    """Yield the storeys that something between two heights may lie on."""
    if hangs_in is not None:
        own_m = storeys.elevation_m(hangs_in)
        if low_m - NEAR_STOREY_M <= own_m <= high_m + NEAR_STOREY_M:
            yield hangs_in
    keys = list(storeys.by_id)
    yield from keys[keys.index(storeys.at_height(low_m)) : keys.index(storeys.at_height(high_m)) + 1]


def _is_floor(element: Any, kind: str | None) -> bool:
    if element.is_a("IfcCovering"):
        return kind == "FLOORING"
    wholes = (relation.RelatingObject for relation in element.Decomposes or ())
    return kind != "LANDING" and not any(whole.is_a("IfcStair") or whole.is_a("IfcRamp") for whole in wholes)
