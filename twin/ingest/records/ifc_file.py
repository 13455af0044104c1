"""
Open an IFC file, prove it whole, and answer in metres and the plan frame.

Everything past this file is SI: project units die here, in ``placements`` and
in ``properties``.
"""

import math
from collections import Counter
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import ifcopenshell.util.unit

from twin.errors import IntegrityError, UnusableInputError
from twin.ingest.findings import issues
from twin.ingest.process.watch import Watch
from twin.ingest.records.instances import (
    GLOBAL_ID,
    OBJECT_PLACEMENT,
    REPRESENTATION,
    are_products,
    is_one_of,
    name_by_class,
    read_attribute,
)
from twin.ingest.records.integrity.relations import check_relations
from twin.ingest.records.parsing import list_by_type, parse_ifc
from twin.ingest.records.placements import (
    Floats,
    PlanFrame,
    Rigid,
    build_plan_frame,
    compose,
    frame_to_grid,
    to_matrix,
    to_metres,
    world_placement,
)
from twin.ingest.records.relations import Relations, read_relations
from twin.ingest.solids.shapes.facets import FacetedItems
from twin.model.finding import Finding, Subject
from twin.model.ids import ElementId
from twin.model.passage import Point3

_FIRST: Final = itemgetter(0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class IfcFile:
    """
    An opened file: the parser's handle and what everybody asks of it.

    ``element_ids`` names each product by its STEP id: its GlobalId, or
    ``GlobalId#n`` for the later ones of a shared GlobalId. Of a file that is
    one of several of a place, ``hidden`` are the products (STEP ids) that
    another one carries, and ``aliases`` the storeys of others for its own.
    """

    model: Any
    path: Path
    sha256: str
    schema: str
    length_unit_m: float
    angle_unit_rad: float
    entities: int
    building: Any
    frame: PlanFrame
    element_ids: dict[int, ElementId]
    facets: FacetedItems
    findings: tuple[Finding, ...]
    watch: Watch = field(default_factory=Watch)
    hidden: frozenset[int] = frozenset()
    aliases: dict[ElementId, ElementId] = field(default_factory=dict)
    memory: dict[int, Any] = field(default_factory=dict)
    """What ``properties`` keeps of elements, types and definitions by STEP id."""
    values: dict[int, dict[str, Any]] = field(default_factory=dict)
    """What ``properties`` has read of each definition, by STEP id."""
    _listed: dict[tuple[frozenset[int], tuple[str, ...]], list[Any]] = field(default_factory=dict)
    _products: dict[str, list[tuple[ElementId, Any]]] = field(default_factory=dict)
    """All products with their ids by class, as the schema and the class are written."""
    _placements: dict[int, Rigid] = field(default_factory=dict)
    _placed: dict[int, tuple[PlanFrame, Rigid]] = field(default_factory=dict)
    """Frames of products by STEP id, and of which plan frame."""
    _scales: dict[str, float] = field(default_factory=dict)
    _relations: list[Relations] = field(default_factory=list)

    def list_elements(self, *classes: str) -> list[Any]:
        """Return all instances of IFC classes and their subtypes in id order; a class the schema lacks has none."""
        wanted = (self.hidden, classes)
        if wanted not in self._listed:
            known = are_products(self.schema, classes)
            self._listed[wanted] = self._list_products(classes) if known else self._list_objects(classes)
        return list(self._listed[wanted])

    def _list_products(self, classes: tuple[str, ...]) -> list[Any]:
        kinds = frozenset(classes)
        found = [item for kind, items in self._products.items() if is_one_of(kind, kinds) for item in items]
        found.sort(key=_FIRST)
        return [product for _, product in found if not self.hidden or product.id() not in self.hidden]

    def _list_objects(self, classes: tuple[str, ...]) -> list[Any]:
        found = {element.id(): element for name in classes for element in list_by_type(self.model, name)}
        for step_id in self.hidden & found.keys():
            del found[step_id]
        return sorted(found.values(), key=self.id_of)

    def list_files(self) -> tuple["IfcFile", ...]:
        """Return the files that this stands for: itself, or the several files of one place."""
        return (self,)

    def file_of(self, element: Any) -> "IfcFile":  # noqa: ARG002  # there is only one here
        """Return the file that holds an element, and knows its units."""
        return self

    def list_instances(self, name: str) -> list[Any]:
        """Return all instances of a class without GlobalIds, in the file's order; none where the schema lacks it."""
        return list_by_type(self.model, name)

    def id_of(self, element: Any) -> ElementId:
        """Return the id that names *element* in the twin."""
        known = self.element_ids.get(element.id())
        return ElementId(str(element.GlobalId)) if known is None else known

    @property
    def relations(self) -> Relations:
        """What the file says of which element belongs to which, walked once."""
        if not self._relations:
            self._relations.append(read_relations(self.model))
        return self._relations[0]

    def type_of(self, element: Any) -> Any | None:
        """Return the type object of an occurrence, in any schema, or ``None``."""
        return self.file_of(element).relations.types.get(element.id())

    def storey_of(self, element: Any) -> ElementId | None:
        """Return the storey that an element hangs in by containment, parts, voids and fillings; ``None`` if in none."""
        file = self.file_of(element)
        found = file.relations.storey_of(element.id())
        key = None if found is None else file.element_ids[found]
        return None if key is None else self.aliases.get(key, key)

    def scale_to_si(self, unit_type: str) -> float:
        """Return how many SI units one project unit of a kind (``LENGTHUNIT``, ``AREAUNIT``, …) is."""
        if unit_type not in self._scales:
            self._scales[unit_type] = float(ifcopenshell.util.unit.calculate_unit_scale(self.model, unit_type))
        return self._scales[unit_type]

    @staticmethod
    def scale_of(unit: Any) -> float:
        """Return how many SI units a unit is; units without a scale (money, context-dependent ones) count as 1."""
        try:
            return float(ifcopenshell.util.unit.get_unit_scale(unit))
        except (AttributeError, KeyError, ValueError):
            return 1.0

    def subject(self, element: Any, kind: str, storey: str | None = None) -> Subject:
        """Return *element* as the subject of a finding."""
        return Subject(id=self.id_of(element), kind=kind, name=str(element.Name or ""), storey=storey)

    def frame_of(self, element: Any) -> Rigid:
        """Return the local placement of a product in plain numbers, metres, plan frame, on the micrometre grid."""
        return self.file_of(element)._frame_of(element)  # noqa: SLF001  # our own class

    def _frame_of(self, element: Any) -> Rigid:
        step_id = element.id()
        known = self._placed.get(step_id)
        if known is not None and known[0] is self.frame:
            return known[1]
        world = world_placement(element.get_argument(OBJECT_PLACEMENT), self._placements)
        frame = frame_to_grid(compose(self.frame.rows, to_metres(world, self.length_unit_m)))
        self._placed[step_id] = (self.frame, frame)
        return frame

    def placement_m(self, element: Any) -> Floats:
        """Return the local placement of a product as (4, 4), metres, plan frame, on the micrometre grid."""
        return to_matrix(self.frame_of(element))

    def origin_of(self, element: Any) -> Point3 | None:
        """Return where the local placement of a product lies (metres, plan frame), or ``None`` where that is unknown."""
        if read_attribute(element, "ObjectPlacement") is None:
            return None
        x, y, z = self.frame_of(element)[3::4]
        return (x, y, z) if math.isfinite(x) and math.isfinite(y) and math.isfinite(z) else None

    def to_plan(self, world_m: Floats) -> Floats:
        """Turn a world matrix (4, 4) in metres, as the geometry kernel gives it, into the plan frame."""
        plan: Floats = self.frame.from_world @ world_m
        return plan


def open_ifc(path: Path, *, watch: Watch | None = None) -> IfcFile:
    """
    Open an .ifc, .ifczip or .ifcxml file and prove that nothing of it is lost.

    *watch* tells another process what the kernel does with the file's products.

    Raises
    ------
    UnusableInputError
        If the input is missing, empty, not IFC, or holds no building.
    IntegrityError
        If it is cut off, has lost or doubled records, has not exactly one
        IfcProject, or is over a limit.
    """
    parsed = parse_ifc(path)
    model, text = parsed.model, parsed.text
    check_relations(model, str(path))
    building, building_findings = _choose_building(model, path)
    unit_m = float(ifcopenshell.util.unit.calculate_unit_scale(model))
    placements: dict[int, Rigid] = {}
    products = list_by_type(model, "IfcProduct")
    frame = _plan_frame(products, building, unit_m, placements, path)
    element_ids, shared = _name_elements(products)
    return IfcFile(
        model=model,
        path=path,
        sha256=text.sha256,
        schema=str(model.schema_identifier),
        length_unit_m=unit_m,
        angle_unit_rad=float(ifcopenshell.util.unit.calculate_unit_scale(model, "PLANEANGLEUNIT")),
        entities=text.records,
        building=building,
        frame=frame,
        element_ids=element_ids,
        facets=FacetedItems(model, text.shells, unit_m),
        findings=(
            *parsed.list_findings(),
            *([issues.duplicate_global_ids(shared)] if shared else []),
            *([] if _has_length_unit(model) else [issues.no_length_unit()]),
            *building_findings,
            *([issues.far_coordinates(frame.shift_m)] if any(frame.shift_m) else []),
        ),
        watch=watch or Watch(),
        _products=name_by_class(products, element_ids),
        _placements=placements,
    )


def _choose_building(model: Any, path: Path) -> tuple[Any, list[Finding]]:
    """Return the building with most storeys; ties are broken by GlobalId so that line numbers do not matter."""
    buildings = list_by_type(model, "IfcBuilding")
    if not buildings:
        msg = f"{path} has no building (IfcBuilding) in it; export the architectural model"
        raise UnusableInputError(msg)
    ranked = sorted(buildings, key=lambda building: (-len(_storeys_below(building)), str(building.GlobalId)))
    chosen, others = ranked[0], ranked[1:]
    subject = Subject(id=str(chosen.GlobalId), kind="building", name=str(chosen.Name or ""))
    return chosen, [issues.several_buildings(subject, [str(b.Name or b.GlobalId) for b in others])] if others else []


def _storeys_below(building: Any) -> list[Any]:
    return [
        child
        for relation in building.IsDecomposedBy or ()
        for child in relation.RelatedObjects
        if child.is_a("IfcBuildingStorey")
    ]


def _plan_frame(
    products: list[Any], building: Any, unit_m: float, placements: dict[int, Rigid], path: Path
) -> PlanFrame:
    try:
        anchor = to_metres(world_placement(building.ObjectPlacement, placements), unit_m)
        return build_plan_frame(to_matrix(anchor), list_positions(products, unit_m, placements))
    except RecursionError as error:
        msg = f"{path}: {error}; the model cannot be placed"
        raise IntegrityError(msg) from error


def list_positions(products: list[Any], unit_m: float, placements: dict[int, Rigid]) -> list[Point3]:
    """Return the world origins of those products that have a shape, metres; *placements* remembers frames by entity id."""
    placed = (p.get_argument(OBJECT_PLACEMENT) for p in products if p.get_argument(REPRESENTATION) is not None)
    frames = [world_placement(placement, placements) for placement in placed if placement is not None]
    positions = ((x * unit_m, y * unit_m, z * unit_m) for x, y, z in (frame[3::4] for frame in frames))
    return [position for position in positions if all(map(math.isfinite, position))]


def _name_elements(products: list[Any]) -> tuple[dict[int, ElementId], list[str]]:
    """Name every product, one that shares its GlobalId with a number; return the names by STEP id and the shared GlobalIds."""
    keys = {int(product.id()): str(product.get_argument(GLOBAL_ID)) for product in products}
    counts = Counter(keys.values())
    shared = {key for key, count in counts.items() if count > 1}
    if not shared:
        return {step_id: ElementId(key) for step_id, key in keys.items()}, []
    seen: Counter[str] = Counter()
    names: dict[int, ElementId] = {}
    for step_id, key in sorted(keys.items()):
        names[step_id] = ElementId(key if seen[key] == 0 else f"{key}#{seen[key]}")
        seen[key] += 1
    return names, sorted(shared)


def _has_length_unit(model: Any) -> bool:
    units = list_by_type(model, "IfcProject")[0].UnitsInContext
    return units is not None and any(getattr(unit, "UnitType", None) == "LENGTHUNIT" for unit in units.Units)
