"""
The nouns of a drawing: solids, types, products, rooms, openings. Metres, plan frame; angles in degrees, counter-clockwise.

A drawing knows IFC class names of IFC4X3 as plain words and nothing else of IFC; ``ifc_schema`` translates them to older schemas.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models_ifc.authoring.values import Psets

Point = tuple[float, float]
Point3 = tuple[float, float, float]

UP: Point3 = (0.0, 0.0, 1.0)
EAST: Point3 = (1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Solid:
    """
    An extrusion in its product's local frame.

    The outline lies in the plane through ``origin`` with normal ``axis`` and x-direction ``ref``; it is swept by ``depth``
    along ``axis``. A circle has a ``radius`` and no outline; ``arc`` marks an outline that is a ring sector.
    """

    style: str
    depth: float
    outline: tuple[Point, ...] = ()
    holes: tuple[tuple[Point, ...], ...] = ()
    radius: float | None = None
    arc: "Arc | None" = None
    origin: Point3 = (0.0, 0.0, 0.0)
    axis: Point3 = UP
    ref: Point3 = EAST


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """A ring sector about the local origin, from ``start`` to ``end`` degrees."""

    inner: float
    outer: float
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PartType:
    """A type product with its own geometry, shared by all its occurrences."""

    key: str
    ifc_class: str
    name: str
    solids: tuple[Solid, ...]
    attributes: Mapping[str, object] = field(default_factory=dict)
    psets: Psets = field(default_factory=dict)
    lining: Mapping[str, object] = field(default_factory=dict)
    panels: tuple[Mapping[str, object], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """
    Something with a place: ``at`` is absolute, ``storey`` its level's key.

    Geometry comes from ``solids`` or from ``type_key``. ``parent`` is the key of the whole it is a part of, ``voids`` the key of
    the element it cuts, ``fills`` the key of the opening it sits in.
    """

    key: str
    ifc_class: str
    name: str
    storey: str
    at: Point3
    angle: float = 0.0
    solids: tuple[Solid, ...] = ()
    type_key: str | None = None
    attributes: Mapping[str, object] = field(default_factory=dict)
    psets: Psets = field(default_factory=dict)
    description: str | None = None
    object_type: str | None = None
    parent: str | None = None
    voids: str | None = None
    fills: str | None = None
    axis_line: tuple[Point, Point] | None = None
    also_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A building storey."""

    key: str
    name: str
    long_name: str
    elevation: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A zone of spaces, or any other named set of products."""

    key: str
    ifc_class: str
    name: str
    description: str
    members: tuple[str, ...]
    object_type: str | None = None
    psets: Psets = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of a service flow: where it takes place, in the words of a sign's target."""

    key: str
    name: str
    target: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A service flow: its steps in order."""

    key: str
    name: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary:
    """Where a virtual element joins two spaces, by keys."""

    key: str
    element: str
    spaces: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Everything the writer needs, in the order in which it is written."""

    levels: tuple[Level, ...]
    types: tuple[PartType, ...]
    products: tuple[Product, ...]
    groups: tuple[Group, ...]
    flows: tuple[Flow, ...]
    boundaries: tuple[Boundary, ...]
