"""What can stand in a room: types with geometry, one table per trade. Local frame: footprint centred, front towards -y, floor at 0."""

import math
from dataclasses import dataclass, field

from models_ifc.authoring.operation import MAKERS
from models_ifc.authoring.parts import PartType, Point, Solid
from models_ifc.authoring.values import Psets, Value, identifier, label

Row = tuple[float, float, float, float, float, float, str]
"""A box: lowest corner, sizes, style."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A row of the catalogue: its IFC type class, its facility kind if it has one, and its body.

    A round is radius, bottom, height; a star is outer and inner radius, number of points, bottom, height.
    """

    ifc_class: str
    name: str
    kind: str | None
    boxes: tuple[Row, ...]
    rounds: tuple[tuple[float, float, float, str], ...] = ()
    stars: tuple[tuple[float, float, int, float, float, str], ...] = ()
    facts: dict[str, Value] = field(default_factory=dict)


def part_type(key: str, item: Item) -> PartType:
    """Return the type product of a row."""
    solids: list[Solid] = [
        Solid(style=style, depth=dz, outline=((x, y), (x + dx, y), (x + dx, y + dy), (x, y + dy)), origin=(0.0, 0.0, z))
        for x, y, z, dx, dy, dz, style in item.boxes
    ]
    solids += [Solid(style=style, depth=dz, radius=r, origin=(0.0, 0.0, z)) for r, z, dz, style in item.rounds]
    solids += [
        Solid(style=style, depth=dz, outline=_star(outer, inner, points), origin=(0.0, 0.0, z))
        for outer, inner, points, z, dz, style in item.stars
    ]
    return PartType(
        key=key,
        ifc_class=f"{item.ifc_class}Type",
        name=item.name,
        solids=tuple(solids),
        attributes={"AssemblyPlace": "FACTORY"},
        psets=_maker(key, item),
    )


def _star(outer: float, inner: float, points: int) -> tuple[Point, ...]:
    """Return a star's outline, as a palm's crown looks from above."""
    turns = [(math.pi * i / points, outer if i % 2 == 0 else inner) for i in range(2 * points)]
    return tuple((round(r * math.cos(a), 4), round(r * math.sin(a), 4)) for a, r in turns)


def _maker(key: str, item: Item) -> Psets:
    if item.kind is None:
        return {}
    return {
        "Pset_ManufacturerTypeInformation": {
            "ArticleNumber": identifier(f"YC-{key.rsplit('/', 1)[-1].upper()}"),
            "ModelLabel": label(item.name),
            "Manufacturer": label(MAKERS.get(item.ifc_class, MAKERS["IfcFurniture"])),
            "ProductionYear": label("2026"),
        }
    }
