"""
The floor of a storey without slabs: what its walls and closed doors enclose, at the storey's own height.

Metres, plan frame.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final

import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from twin.geometry.shadow import solid_of
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.spaces.regions.floors import Patch
from twin.ingest.spaces.regions.partitions import Dividers
from twin.ingest.storeys import Storeys
from twin.model.ids import StoreyId

CLOSED_M: Final = 0.5
"""Half of the widest gap between walls that the outline is drawn across; a wider one is open to the outside."""


def outline_floors(
    ifc: IfcFile, storeys: Storeys, dividers: Dividers, without_slabs: AbstractSet[StoreyId]
) -> Iterator[Patch]:
    """Yield a floor for each of these storeys that has a door: foundations have walls, but nobody walks there."""
    if not without_slabs:
        return
    with_door = {storeys.find_of(door) for door in ifc.list_elements("IfcDoor")}
    for key in storeys.by_id:
        if key in without_slabs and key in with_door and storeys.by_id[key].elevation_m is not None:
            z_m = storeys.elevation_m(key)
            shape = _filled(dividers.at(dividers.everything(), z_m).solid)
            if not shape.is_empty:
                yield Patch(shape=shape, z_m=z_m, storey=key, roof=False, wells=MultiPolygon())


def _filled(walls: BaseGeometry) -> MultiPolygon:
    """Return what walls enclose, themselves included."""
    closed = walls.buffer(CLOSED_M, join_style="mitre").buffer(-CLOSED_M, join_style="mitre")
    rings = [part.exterior for part in shapely.get_parts(closed) if part.geom_type == "Polygon"]
    return solid_of(shapely.union_all([Polygon(ring) for ring in rings]))
