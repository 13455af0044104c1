"""The shapes of products that need no kernel: read from their records, each representation once."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.placements import Floats, to_grid
from twin.ingest.solids.shapes.facets import FACETED
from twin.ingest.solids.shapes.frames import IDENTITY
from twin.ingest.solids.shapes.items import ItemReaders
from twin.ingest.solids.shapes.part import Frame, Units
from twin.ingest.solids.shapes.representations import Drawn, Representations
from twin.ingest.solids.shapes.shape import Placed, Shape
from twin.ingest.solids.shapes.solids import build_solids


def read_shapes(ifc: IfcFile, products: Mapping[int, Any]) -> dict[int, Placed]:
    """
    Return the shapes of those products, by STEP id, that can be read.

    The watch is told of each: Manifold and GEOS are no more to be trusted
    with what a file may hold than the kernels are.
    """
    units = Units(length_m=ifc.length_unit_m, angle_rad=ifc.angle_unit_rad)
    representations = Representations(units=units, items=ItemReaders(units, dict.fromkeys(FACETED, ifc.facets.read)))
    drawn: dict[int, Drawn] = {}
    for step_id, product in products.items():
        with ifc.watch.product(step_id):
            found = representations.find(product)
        if found is not None:
            drawn[step_id] = found
    keys = sorted({one.representation for one in drawn.values()})
    solids = build_solids([representations.parts[key] or () for key in keys])
    shapes = {key: Shape(solid=solid) for key, solid in zip(keys, solids, strict=True) if solid is not None}
    return {
        step_id: Placed(shapes[one.representation], _placement(ifc, products[step_id], one.frame))
        for step_id, one in drawn.items()
        if one.representation in shapes
    }


def _placement(ifc: IfcFile, product: Any, frame: Frame) -> Floats:
    placement = ifc.placement_m(product)
    if frame is IDENTITY:
        return placement
    mapped = np.eye(4)
    mapped[:3] = np.column_stack([frame.x, frame.y, frame.z, frame.origin])
    return to_grid(placement @ mapped)
