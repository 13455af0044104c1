"""Putting catalogue items somewhere: turns a row of a furnishing table into a product with its property sets."""

from collections.abc import Iterable
from dataclasses import dataclass

from models_ifc.authoring.catalogue import Item, part_type
from models_ifc.authoring.catalogue_building import BUILDING
from models_ifc.authoring.catalogue_service import SERVICE
from models_ifc.authoring.frame import ELEVATION, snap
from models_ifc.authoring.operation import operation_psets
from models_ifc.authoring.parts import PartType, Point, Product
from models_ifc.authoring.values import Value, label, listing

CATALOGUE: dict[str, Item] = {**SERVICE, **BUILDING}
SOUTH, EAST, NORTH, WEST = 0.0, 90.0, 180.0, -90.0
"""Angles that turn an item's front that way."""
_CLASSES_WITHOUT_OPERATION = frozenset({"IfcGeographicElement"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One thing in one place: ``key`` is unique on its storey; ``z`` counts from the storey's level."""

    key: str
    item: str
    at: Point
    facing: float = SOUTH
    z: float = 0.0
    number: str | None = None
    window_kinds: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    name: str | None = None
    kind: str | None = None


def spots(
    prefix: str, item: str, places: Iterable[tuple[float, float]], facing: float = SOUTH, z: float = 0.0
) -> list[Spot]:
    """Return equal things in several places."""
    return [Spot(key=f"{prefix}-{i + 1}", item=item, at=at, facing=facing, z=z) for i, at in enumerate(places)]


def furnishing_types() -> list[PartType]:
    """Return the catalogue as types."""
    return [part_type(f"type/{key}", item) for key, item in CATALOGUE.items()]


def place(storey: str, spot: Spot) -> Product:
    """Return the product of one spot."""
    item = CATALOGUE[spot.item]
    return Product(
        key=f"{storey}/thing/{spot.key}",
        ifc_class=item.ifc_class,
        name=spot.name or item.name,
        storey=storey,
        at=(snap(spot.at[0]), snap(spot.at[1]), snap(ELEVATION[storey] + spot.z)),
        angle=spot.facing,
        type_key=f"type/{spot.item}",
        psets=_psets(item, spot),
    )


def _psets(item: Item, spot: Spot) -> dict[str, dict[str, Value]]:
    kind = spot.kind or item.kind
    if kind is None:
        return {}
    own: dict[str, Value] = {"Kind": label(kind), "Status": label("in_service")}
    if spot.number is not None:
        own["Number"] = label(spot.number)
    if spot.window_kinds:
        own["WindowKind"] = listing(spot.window_kinds, "IfcLabel")
    if spot.services:
        own["Services"] = listing(spot.services)
    own.update(item.facts)
    if item.ifc_class in _CLASSES_WITHOUT_OPERATION:
        return {"Twin_Facility": own}
    operation = {
        name: dict(values) for name, values in operation_psets(item.ifc_class, f"WX-{spot.item.upper()}").items()
    }
    return {"Twin_Facility": own, **operation}
