"""Floor slabs and columns as products."""

from collections.abc import Mapping

from models_ifc.authoring.frame import (
    CLEAR,
    ELEVATION,
    EXTERIOR,
    GROUND,
    SLAB,
    plate_outline,
)
from models_ifc.authoring.layout import Storey
from models_ifc.authoring.parts import Point, Product
from models_ifc.authoring.shapes import box, cylinder, prism
from models_ifc.authoring.values import flag

COLUMN_RADIUS = 0.35
SQUARE_COLUMN = 0.6


def slab(storey: Storey, stairwells: Mapping[str, tuple[Point, ...]]) -> Product:
    """Return the storey's floor slab, with the voids of its plan and, above ground, those of the stairs."""
    voids = dict(storey.voids) | (dict(stairwells) if storey.key != GROUND else {})
    thickness = 0.6 if storey.key == GROUND else SLAB
    return Product(
        key=f"{storey.key}/slab",
        ifc_class="IfcSlab",
        name=f"{storey.key} 楼板",
        storey=storey.key,
        at=(0.0, 0.0, ELEVATION[storey.key]),
        solids=(prism(plate_outline(EXTERIOR / 2), -thickness, thickness, "floor", voids.values()),),
        attributes={"PredefinedType": "BASESLAB" if storey.key == GROUND else "FLOOR"},
        psets={"Pset_SlabCommon": {"IsExternal": flag(False), "LoadBearing": flag(True)}},
    )


def column_products(storey: Storey) -> list[Product]:
    """Return round columns and square columns."""
    height = CLEAR
    round_body = (cylinder(COLUMN_RADIUS, 0.0, height, "concrete"),)
    half = SQUARE_COLUMN / 2
    square_body = (box(-half, -half, 0.0, SQUARE_COLUMN, SQUARE_COLUMN, height, "concrete"),)
    return [
        Product(
            key=f"{storey.key}/column/{point[0]:.2f}-{point[1]:.2f}",
            ifc_class="IfcColumn",
            name=name,
            storey=storey.key,
            at=(*point, ELEVATION[storey.key]),
            solids=solids,
            attributes={"PredefinedType": "COLUMN"},
            psets={"Pset_ColumnCommon": {"LoadBearing": flag(True)}},
        )
        for name, points, solids in (
            ("圆柱 Φ700", storey.columns, round_body),
            ("方柱 600×600", storey.square_columns, square_body),
        )
        for point in points
    ]
