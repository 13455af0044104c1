"""Rails: upright ones along an edge, slanted ones along a flight. Metres, local frame: along +x."""

import itertools
import math
from collections.abc import Sequence

from models_ifc.authoring.frame import snap
from models_ifc.authoring.parts import Point, Product, Solid
from models_ifc.authoring.shapes import box, side
from models_ifc.authoring.values import flag, length

GUARD_HEIGHT = 1.2


def upright_rail(run: float, height: float = GUARD_HEIGHT) -> tuple[Solid, ...]:
    """Return a glass guard of *run* metres: kerb, glass, handrail."""
    return (
        box(0.0, -0.05, 0.0, run, 0.1, 0.1, "concrete"),
        box(0.0, -0.008, 0.1, run, 0.016, height - 0.15, "glass"),
        box(0.0, -0.03, height - 0.05, run, 0.06, 0.05, "steel"),
    )


def slanted_rail(run: float, rise: float, y: float, height: float = 0.9) -> tuple[Solid, ...]:
    """Return a handrail along a slope, on posts, with a second, lower rail."""
    bars = [
        side([(0.0, h), (run, snap(rise + h)), (run, snap(rise + h + 0.05)), (0.0, h + 0.05)], 0.04, "steel", y - 0.02)
        for h in (height - 0.05, 0.62)
    ]
    steps = max(1, round(run / 1.2))
    posts = [
        box(snap(run * i / steps - 0.015), y - 0.015, snap(rise * i / steps), 0.03, 0.03, height - 0.05, "steel")
        for i in range(steps + 1)
    ]
    return (*bars, *posts)


def guards(
    key: str,
    name: str,
    storey: str,
    line: Sequence[Point],
    z: float,
    *,
    external: bool = False,
    height: float = GUARD_HEIGHT,
) -> list[Product]:
    """Return one guard per leg of *line*."""
    products = []
    for i, (start, end) in enumerate(itertools.pairwise(line)):
        run = math.dist(start, end)
        angle = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
        products.append(
            Product(
                key=f"{key}-{i + 1}",
                ifc_class="IfcRailing",
                name=name,
                storey=storey,
                at=(*start, z),
                angle=snap(angle),
                solids=upright_rail(snap(run), height),
                attributes={"PredefinedType": "GUARDRAIL"},
                psets={"Pset_RailingCommon": {"Height": length(height), "IsExternal": flag(external)}},
            )
        )
    return products
