"""
Open an IFC file, prove it whole, and answer in metres and the plan frame.

Everything past this file is SI: project units die here, in ``placements`` and
in ``properties``.
"""

import hashlib
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import ifcopenshell
import ifcopenshell.util.unit
import numpy as np

from twin.errors import IntegrityError, UnusableInputError
from twin.ingest import issues, issues_file
from twin.ingest.integrity.relations import check_relations
from twin.ingest.placements import Floats, PlanFrame, build_plan_frame, to_grid, to_metres, world_placement
from twin.ingest.step_text import StepText, read_step_text
from twin.ingest.watch import Watch
from twin.model.finding import Finding, Subject
from twin.model.ids import ElementId
from twin.model.passage import Point3

_SIBLINGS: Final = (("IFC4X3", "IFC4X3_ADD2"), ("IFC4", "IFC4"), ("IFC2", "IFC2X3"))
"""By prefix of a label without a reader: the schema that its files are read as."""
_NO_BUILDINGS: Final = {"HEADER_SECTION_SCHEMA"}
"""Schemas that the parser has for its own use."""
_LOG_LINE: Final = re.compile(r"^\[(\w+)\]\s*(?:\[(\w+)\]\s*)?(?:\[[^\]]*\]\s*)?(.*)$")
_LOSS_CODES: Final = frozenset({"VAL016"})
"""Warnings of the parser that mean lost values: an attribute count that is not the schema's."""


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
    findings: tuple[Finding, ...]
    watch: Watch = field(default_factory=Watch)
    hidden: frozenset[int] = frozenset()
    aliases: dict[ElementId, ElementId] = field(default_factory=dict)
    memory: dict[int, Any] = field(default_factory=dict)
    """Whatever readers of this file want to keep by STEP id; see ``properties``."""
    _listed: dict[tuple[frozenset[int], tuple[str, ...]], list[Any]] = field(default_factory=dict)
    _placements: dict[int, Floats] = field(default_factory=dict)
    _scales: dict[str, float] = field(default_factory=dict)

    def list_elements(self, *classes: str) -> list[Any]:
        """Return all instances of IFC classes and their subtypes in id order; a class the schema lacks has none."""
        wanted = (self.hidden, classes)
        if wanted not in self._listed:
            found = {element.id(): element for name in classes for element in _by_type(self.model, name)}
            for step_id in self.hidden & found.keys():
                del found[step_id]
            self._listed[wanted] = sorted(found.values(), key=self.id_of)
        return list(self._listed[wanted])

    def list_files(self) -> tuple["IfcFile", ...]:
        """Return the files that this stands for: itself, or the several files of one place."""
        return (self,)

    def file_of(self, element: Any) -> "IfcFile":  # noqa: ARG002  # there is only one here
        """Return the file that holds an element, and knows its units."""
        return self

    def list_instances(self, name: str) -> list[Any]:
        """Return all instances of a class without GlobalIds, in the file's order; none where the schema lacks it."""
        return _by_type(self.model, name)

    def id_of(self, element: Any) -> ElementId:
        """Return the id that names *element* in the twin."""
        known = self.element_ids.get(element.id())
        return ElementId(str(element.GlobalId)) if known is None else known

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

    def placement_m(self, element: Any) -> Floats:
        """Return the local placement of a product as (4, 4), metres, plan frame, on the micrometre grid."""
        world = to_metres(world_placement(element.ObjectPlacement, self._placements), self.length_unit_m)
        return to_grid(self.frame.from_world @ world)

    def origin_of(self, element: Any) -> Point3 | None:
        """Return where the local placement of a product lies (metres, plan frame), or ``None`` where that is unknown."""
        if getattr(element, "ObjectPlacement", None) is None:
            return None
        x, y, z = self.placement_m(element)[:3, 3].tolist()
        return (x, y, z) if np.isfinite((x, y, z)).all() else None

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
    text = read_step_text(path)
    schema = _readable_schema(text.schema_label, path)
    model, log = _parse(text, schema, path)
    warnings = _check_parsed(model, text, log, path)
    building, building_findings = _choose_building(model, path)
    unit_m = float(ifcopenshell.util.unit.calculate_unit_scale(model))
    placements: dict[int, Floats] = {}
    frame = _plan_frame(model, building, unit_m, placements, path)
    element_ids, shared = _name_elements(model)
    return IfcFile(
        model=model,
        path=path,
        sha256=hashlib.sha256(text.content if not text.repacked else path.read_bytes()).hexdigest(),
        schema=str(model.schema_identifier),
        length_unit_m=unit_m,
        angle_unit_rad=float(ifcopenshell.util.unit.calculate_unit_scale(model, "PLANEANGLEUNIT")),
        entities=text.records,
        building=building,
        frame=frame,
        element_ids=element_ids,
        findings=(
            *([issues.schema_relabelled(text.schema_label, schema)] if schema != text.schema_label else []),
            *_text_findings(text),
            *([issues.duplicate_global_ids(shared)] if shared else []),
            *([issues.parser_warnings(warnings)] if warnings else []),
            *([] if _has_length_unit(model) else [issues.no_length_unit()]),
            *building_findings,
            *([issues.far_coordinates(frame.shift_m)] if any(frame.shift_m) else []),
        ),
        watch=watch or Watch(),
        _placements=placements,
    )


def _text_findings(text: StepText) -> list[Finding]:
    """Return what is odd about the text of a file that is whole."""
    texts = text.texts
    return [
        *([issues_file.read_from_xml()] if text.from_xml else []),
        *([issues_file.legacy_code_page(texts.code_page, texts.rewritten)] if texts.code_page else []),
        *([issues_file.unreadable_texts(texts.unreadable)] if texts.unreadable else []),
        *([issues_file.absurd_numbers(text.absurd_numbers)] if text.absurd_numbers else []),
    ]


def _readable_schema(label: str, path: Path) -> str:
    if label in {str(name).upper() for name in ifcopenshell.ifcopenshell_wrapper.schema_names()} - _NO_BUILDINGS:
        return label
    for prefix, sibling in _SIBLINGS:
        if label.startswith(prefix):
            return sibling
    msg = f"{path} is written in the schema {label!r}; IFC2X3, IFC4 and IFC4X3 are read"
    raise UnusableInputError(msg)


def _parse(text: StepText, schema: str, path: Path) -> tuple[Any, list[str]]:
    """Parse with the parser's log beside it; what earlier work left in the log is dropped first."""
    ifcopenshell.get_log()
    if schema == text.schema_label and not text.repacked:
        return _open(path, path)
    label = text.schema_label.encode()
    content = re.sub(
        rb"(FILE_SCHEMA\s*\(\s*\(\s*')\s*" + re.escape(label),
        rb"\g<1>" + schema.encode(),
        text.content,
        count=1,
        flags=re.IGNORECASE,
    )
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "relabelled.ifc"
        copy.write_bytes(content)
        return _open(copy, path)


def _open(path: Path, shown: Path) -> tuple[Any, list[str]]:
    try:
        model = ifcopenshell.open(str(path))
    except (ifcopenshell.Error, RuntimeError, OSError, ValueError) as error:
        msg = f"{shown} could not be parsed ({error}); export the model again"
        raise UnusableInputError(msg) from error
    return model, str(ifcopenshell.get_log()).splitlines()


def _check_parsed(model: Any, text: StepText, log: list[str], path: Path) -> list[str]:
    """Refuse losses; return the parser's harmless warnings."""
    warnings: list[str] = []
    for line in log:
        found = _LOG_LINE.match(line)
        level, code, message = (found[1], found[2], found[3]) if found else ("", None, line)
        relabelled = model.schema_identifier != text.schema_label
        if level == "error" or (code in _LOSS_CODES and not relabelled):
            msg = f"{path} has lost records; the parser says: {message.strip()}"
            raise IntegrityError(msg)
        if level == "warning" and "non-unique GlobalId" not in message:
            warnings.append(message.strip())
    parsed = len(model.entity_names())
    if parsed != text.records:
        msg = f"{path} defines {text.records} records but only {parsed} could be read; export the model again"
        raise IntegrityError(msg)
    projects = len(_by_type(model, "IfcProject"))
    if projects != 1:
        msg = f"{path} holds {projects} IfcProject; a whole file holds exactly one"
        raise IntegrityError(msg)
    check_relations(model, str(path))
    return sorted(set(warnings))


def _choose_building(model: Any, path: Path) -> tuple[Any, list[Finding]]:
    """Return the building with most storeys; ties are broken by GlobalId so that line numbers do not matter."""
    buildings = _by_type(model, "IfcBuilding")
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


def _plan_frame(model: Any, building: Any, unit_m: float, placements: dict[int, Floats], path: Path) -> PlanFrame:
    try:
        anchor = to_metres(world_placement(building.ObjectPlacement, placements), unit_m)
        return build_plan_frame(anchor, list_positions(model, unit_m, placements))
    except RecursionError as error:
        msg = f"{path}: {error}; the model cannot be placed"
        raise IntegrityError(msg) from error


def list_positions(model: Any, unit_m: float, placements: dict[int, Floats]) -> Iterator[Floats]:
    """Yield the world origins (3,) of the products with a shape, metres; *placements* remembers matrices by entity id."""
    for product in _by_type(model, "IfcProduct"):
        if product.Representation is not None and product.ObjectPlacement is not None:
            position = world_placement(product.ObjectPlacement, placements)[:3, 3] * unit_m
            if np.isfinite(position).all():
                yield position


def _name_elements(model: Any) -> tuple[dict[int, ElementId], list[str]]:
    """Name every product, one that shares its GlobalId with a number; return the names by STEP id and the shared GlobalIds."""
    keys = {int(product.id()): str(product.GlobalId) for product in _by_type(model, "IfcProduct")}
    counts = Counter(keys.values())
    seen: Counter[str] = Counter()
    names: dict[int, ElementId] = {}
    for step_id, key in sorted(keys.items()):
        names[step_id] = ElementId(key if seen[key] == 0 else f"{key}#{seen[key]}")
        seen[key] += 1
    return names, sorted(key for key, count in counts.items() if count > 1)


def _has_length_unit(model: Any) -> bool:
    units = _by_type(model, "IfcProject")[0].UnitsInContext
    return units is not None and any(getattr(unit, "UnitType", None) == "LENGTHUNIT" for unit in units.Units)


def _by_type(model: Any, name: str) -> list[Any]:
    try:
        return list(model.by_type(name))
    except RuntimeError:  # the schema has no such class
        return []
