"""
Small IFC files made at test time, in any length unit and schema.

All lengths are given in metres and written in the unit asked for. Ids are
made from names, so two files of the same drawing have the same GlobalIds.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ifcopenshell
import ifcopenshell.guid

UNITS_M = {"mm": 0.001, "cm": 0.01, "m": 1.0, "inch": 0.0254, "foot": 0.3048}
Point = tuple[float, ...]


def guid(name: str) -> str:
    """Return the GlobalId that a drawing gives to what it calls *name*."""
    return str(ifcopenshell.guid.compress(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest()))


class Drawing:
    """One building on one site, drawn element by element in metres; ``write`` makes the file."""

    def __init__(self, *, unit: str = "mm", schema: str = "IFC4", origin: Point = (0.0, 0.0, 0.0)) -> None:
        self.model = ifcopenshell.file(schema=schema)
        self.scale = 1.0 / UNITS_M[unit]
        self.schema = schema
        self.context = self.add(
            "IfcGeometricRepresentationContext",
            ContextType="Model",
            CoordinateSpaceDimension=3,
            Precision=1e-5,
            WorldCoordinateSystem=self.frame((0.0, 0.0, 0.0)),
        )
        self.project = self.root(
            "IfcProject", "project", RepresentationContexts=[self.context], UnitsInContext=self._units(unit)
        )
        self.site = self.root("IfcSite", "site", CompositionType="ELEMENT", ObjectPlacement=self.placement(origin))
        self.building = self.root(
            "IfcBuilding",
            "building",
            CompositionType="ELEMENT",
            ObjectPlacement=self.placement((0.0, 0.0, 0.0), self.site),
        )
        self.part(self.project, self.site)
        self.part(self.site, self.building)

    def add(self, ifc_class: str, *values: Any, **attributes: Any) -> Any:
        """Create an entity."""
        return self.model.create_entity(ifc_class, *values, **attributes)

    def root(self, ifc_class: str, name: str, **attributes: Any) -> Any:
        """Create an entity with a GlobalId made from its name; IFC2X3 wants its owner too."""
        return self.add(ifc_class, GlobalId=guid(name), OwnerHistory=self._owner(), Name=name, **attributes)

    def part(self, whole: Any, *parts: Any) -> None:
        """Make *parts* parts of a whole."""
        name = f"{whole.Name}/{parts[0].Name}"
        self.root("IfcRelAggregates", name, RelatingObject=whole, RelatedObjects=list(parts))

    def contain(self, structure: Any, *elements: Any) -> None:
        """Put elements into a storey or space."""
        name = f"{structure.Name}>{elements[0].Name}"
        self.root(
            "IfcRelContainedInSpatialStructure", name, RelatingStructure=structure, RelatedElements=list(elements)
        )

    def storey(self, name: str, elevation_m: float, **attributes: Any) -> Any:
        """Add a storey to the building."""
        attributes.setdefault("Elevation", elevation_m * self.scale)
        made = self.root(
            "IfcBuildingStorey",
            name,
            CompositionType="ELEMENT",
            ObjectPlacement=self.placement((0.0, 0.0, elevation_m), self.building),
            **attributes,
        )
        self.part(self.building, made)
        return made

    def space(self, storey: Any, name: str, outline: Sequence[Point], height_m: float = 3.0, **attributes: Any) -> Any:
        """Add a space with a floor outline to a storey."""
        made = self.root(
            "IfcSpace",
            name,
            CompositionType="ELEMENT",
            ObjectPlacement=self.placement((0.0, 0.0, 0.0), storey),
            Representation=self.prism(outline, height_m),
            **attributes,
        )
        self.part(storey, made)
        return made

    def element(
        self,
        ifc_class: str,
        storey: Any,
        name: str,
        outline: Sequence[Point],
        *,
        height_m: float,
        z_m: float = 0.0,
        **attributes: Any,
    ) -> Any:
        """Add an upright prism of a class to a storey, standing *z_m* above it."""
        made = self.root(
            ifc_class,
            name,
            ObjectPlacement=self.placement((0.0, 0.0, z_m), storey),
            Representation=self.prism(outline, height_m),
            **attributes,
        )
        self.contain(storey, made)
        return made

    def opening(self, wall: Any, name: str, outline: Sequence[Point], z_m: float, height_m: float) -> Any:
        """Add an opening to a wall, drawn in the wall's frame."""
        hole = self.root(
            "IfcOpeningElement",
            name,
            ObjectPlacement=self.placement((0.0, 0.0, z_m), wall),
            Representation=self.prism(outline, height_m),
        )
        self.root("IfcRelVoidsElement", f"{name}/void", RelatingBuildingElement=wall, RelatedOpeningElement=hole)
        return hole

    def door(self, storey: Any, hole: Any, name: str, at: Point, *, width_m: float) -> Any:
        """Fill an opening with a door whose placement's X axis runs along the wall."""
        leaf = self.root(
            "IfcDoor",
            name,
            ObjectPlacement=self.placement(at, hole),
            Representation=self.prism(rectangle(0.0, -0.02, width_m, 0.02), 2.1),
            OverallWidth=width_m * self.scale,
            OverallHeight=2.1 * self.scale,
        )
        self.root("IfcRelFillsElement", f"{name}/fill", RelatingOpeningElement=hole, RelatedBuildingElement=leaf)
        self.contain(storey, leaf)
        return leaf

    def properties(self, element: Any, set_name: str, **values: Any) -> Any:
        """Give an element a property set; floats ending in ``_m`` are lengths, lists are list values."""
        props = [self._property(key, value) for key, value in values.items()]
        pset = self.root("IfcPropertySet", f"{element.Name}.{set_name}", HasProperties=props)
        pset.Name = set_name
        self.root(
            "IfcRelDefinesByProperties",
            f"{element.Name}.{set_name}/rel",
            RelatedObjects=[element],
            RelatingPropertyDefinition=pset,
        )
        return pset

    def _property(self, key: str, value: Any) -> Any:
        name = key.removesuffix("_m")
        if isinstance(value, list):
            items = [self.add("IfcLabel", item) for item in value]
            return self.add("IfcPropertyListValue", Name=name, ListValues=items)
        if isinstance(value, bool):
            wrapped = self.model.create_entity("IfcBoolean", value)
        elif isinstance(value, float):
            length = key.endswith("_m")
            wrapped = self.model.create_entity(
                "IfcLengthMeasure" if length else "IfcReal", value * self.scale if length else value
            )
        else:
            wrapped = self.model.create_entity("IfcLabel", value)
        return self.add("IfcPropertySingleValue", Name=name, NominalValue=wrapped)

    def frame(self, at: Point, x: Point | None = None) -> Any:
        """Return an IfcAxis2Placement3D at a point in metres."""
        return self.add(
            "IfcAxis2Placement3D",
            Location=self.point(at),
            Axis=None if x is None else self.add("IfcDirection", DirectionRatios=[0.0, 0.0, 1.0]),
            RefDirection=None if x is None else self.add("IfcDirection", DirectionRatios=list(x)),
        )

    def placement(self, at: Point, parent: Any = None, x: Point | None = None) -> Any:
        """Return a local placement at a point in metres, within another product's."""
        return self.add(
            "IfcLocalPlacement",
            PlacementRelTo=None if parent is None else parent.ObjectPlacement,
            RelativePlacement=self.frame(at, x),
        )

    def point(self, at: Point) -> Any:
        """Return a point given in metres."""
        return self.add("IfcCartesianPoint", Coordinates=[float(value) * self.scale for value in at])

    def prism(self, outline: Sequence[Point], height_m: float) -> Any:
        """Return the shape of an upright prism over an outline in metres."""
        ring = [self.point(corner) for corner in (*outline, outline[0])]
        profile = self.add(
            "IfcArbitraryClosedProfileDef", ProfileType="AREA", OuterCurve=self.add("IfcPolyline", Points=ring)
        )
        solid = self.add(
            "IfcExtrudedAreaSolid",
            SweptArea=profile,
            Position=self.frame((0.0, 0.0, 0.0)),
            ExtrudedDirection=self.add("IfcDirection", DirectionRatios=[0.0, 0.0, 1.0]),
            Depth=height_m * self.scale,
        )
        shape = self.add(
            "IfcShapeRepresentation",
            ContextOfItems=self.context,
            RepresentationIdentifier="Body",
            RepresentationType="SweptSolid",
            Items=[solid],
        )
        return self.add("IfcProductDefinitionShape", Representations=[shape])

    def write(self, path: Path) -> Path:
        """Write the file and return its path."""
        self.model.write(str(path))
        return path

    def _owner(self) -> Any:
        if self.schema != "IFC2X3":
            return None
        known = self.model.by_type("IfcOwnerHistory")
        if known:
            return known[0]
        person = self.add("IfcPerson", FamilyName="Test")
        organization = self.add("IfcOrganization", Name="Test")
        both = self.add("IfcPersonAndOrganization", ThePerson=person, TheOrganization=organization)
        application = self.add(
            "IfcApplication",
            ApplicationDeveloper=organization,
            Version="1",
            ApplicationFullName="Test",
            ApplicationIdentifier="Test",
        )
        return self.add(
            "IfcOwnerHistory",
            OwningUser=both,
            OwningApplication=application,
            ChangeAction="ADDED",
            CreationDate=0,
        )

    def _units(self, unit: str) -> Any:
        prefix = {"mm": "MILLI", "cm": "CENTI"}.get(unit)
        length = self.add("IfcSIUnit", UnitType="LENGTHUNIT", Prefix=prefix, Name="METRE")
        if unit in {"inch", "foot"}:
            length = self.add(
                "IfcConversionBasedUnit",
                Dimensions=self.add("IfcDimensionalExponents", 1, 0, 0, 0, 0, 0, 0),
                UnitType="LENGTHUNIT",
                Name=unit.upper(),
                ConversionFactor=self.add(
                    "IfcMeasureWithUnit",
                    ValueComponent=self.model.create_entity("IfcLengthMeasure", UNITS_M[unit]),
                    UnitComponent=length,
                ),
            )
        area = self.add("IfcSIUnit", UnitType="AREAUNIT", Name="SQUARE_METRE")
        angle = self.add("IfcSIUnit", UnitType="PLANEANGLEUNIT", Name="RADIAN")
        return self.add("IfcUnitAssignment", Units=[length, area, angle])


def rectangle(x0: float, y0: float, x1: float, y1: float) -> list[Point]:
    """Return the corners of an upright rectangle, counter-clockwise."""
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
