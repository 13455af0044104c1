"""The file around a drawing: header, project, units, contexts, georeference, site, building, storeys."""

from dataclasses import dataclass, field
from typing import Any

import ifcopenshell

from models_ifc.authoring import place
from models_ifc.authoring.ifc_identity import global_id
from models_ifc.authoring.ifc_psets import Properties
from models_ifc.authoring.ifc_schema import IFC2X3, Dialect
from models_ifc.authoring.parts import Drawing
from models_ifc.authoring.values import Psets, Value, label

TIMESTAMP = "2026-11-01T09:00:00"
CREATED = 1793523600
"""The same moment in seconds since 1970 (+08:00), for owner histories."""


@dataclass(slots=True)
class Skeleton:
    """A file with its spatial tree and nothing in it."""

    file: ifcopenshell.file
    history: Any
    body: Any
    axis: Any
    storeys: dict[str, Any] = field(default_factory=dict)
    storey_placements: dict[str, Any] = field(default_factory=dict)


def skeleton(drawing: Drawing, dialect: Dialect) -> Skeleton:
    """Return a new file with project, site, building and the drawing's storeys."""
    file = ifcopenshell.file(schema=dialect.schema)
    history = _history(file) if dialect.schema == IFC2X3 else None
    zero = file.create_entity("IfcCartesianPoint", (0.0, 0.0, 0.0))
    axes = file.create_entity("IfcAxis2Placement3D", zero, None, None)
    north = file.create_entity("IfcDirection", place.true_north())
    context = file.create_entity("IfcGeometricRepresentationContext", None, "Model", 3, 1e-5, axes, north)
    body = _subcontext(file, context, "Body", "MODEL_VIEW")
    axis = _subcontext(file, context, "Axis", "GRAPH_VIEW")
    project = file.create_entity(
        "IfcProject",
        GlobalId=global_id("project"),
        OwnerHistory=history,
        Name=place.PROJECT_NAME,
        RepresentationContexts=[context],
        UnitsInContext=_units(file, dialect),
    )
    frame = Skeleton(file, history, body, axis)
    _spatial_tree(frame, project, axes, drawing, dialect)
    _georeference(frame, context, dialect)
    _header(file)
    return frame


def _header(file: ifcopenshell.file) -> None:
    header = file.header
    header.file_description.description = ("ViewDefinition [ReferenceView]",)
    header.file_name.name = "demo_hall"
    header.file_name.time_stamp = TIMESTAMP
    header.file_name.author = ("Twin",)
    header.file_name.organization = ("Twin",)
    header.file_name.preprocessor_version = "IfcOpenShell"
    header.file_name.originating_system = "models_ifc.authoring"
    header.file_name.authorization = "none"


def _history(file: ifcopenshell.file) -> Any:
    person = file.create_entity("IfcPerson", None, "Twin")
    organization = file.create_entity("IfcOrganization", None, "Twin")
    owner = file.create_entity("IfcPersonAndOrganization", person, organization)
    application = file.create_entity("IfcApplication", organization, "1", "models_ifc.authoring", "models_ifc")
    return file.create_entity("IfcOwnerHistory", owner, application, None, "ADDED", None, owner, application, CREATED)


def _subcontext(file: ifcopenshell.file, parent: Any, identifier: str, view: str) -> Any:
    return file.create_entity(
        "IfcGeometricRepresentationSubContext",
        ContextIdentifier=identifier,
        ContextType="Model",
        ParentContext=parent,
        TargetView=view,
    )


def _units(file: ifcopenshell.file, dialect: Dialect) -> Any:
    prefix = "MILLI" if dialect.millimetres else None
    units = [
        file.create_entity("IfcSIUnit", None, kind, this_prefix, name)
        for kind, this_prefix, name in (
            ("LENGTHUNIT", prefix, "METRE"),
            ("AREAUNIT", None, "SQUARE_METRE"),
            ("VOLUMEUNIT", None, "CUBIC_METRE"),
            ("PLANEANGLEUNIT", None, "RADIAN"),
            ("TIMEUNIT", None, "SECOND"),
        )
    ]
    return file.create_entity("IfcUnitAssignment", units)


def _spatial_tree(frame: Skeleton, project: Any, axes: Any, drawing: Drawing, dialect: Dialect) -> None:
    file, history = frame.file, frame.history
    site_place = file.create_entity("IfcLocalPlacement", None, axes)
    site = file.create_entity(
        "IfcSite",
        GlobalId=global_id("site"),
        OwnerHistory=history,
        Name="椰林大道88号地块",
        ObjectPlacement=site_place,
        CompositionType="ELEMENT",
        RefLatitude=place.LATITUDE,
        RefLongitude=place.LONGITUDE,
        RefElevation=round(place.HEIGHT * dialect.scale, 4),
    )
    building_place = file.create_entity("IfcLocalPlacement", site_place, axes)
    building = file.create_entity(
        "IfcBuilding",
        GlobalId=global_id("building"),
        OwnerHistory=history,
        Name="政务服务中心主楼",
        ObjectPlacement=building_place,
        LongName=place.PLACE_NAME,
        CompositionType="ELEMENT",
        BuildingAddress=_address(file),
    )
    for level in drawing.levels:
        point = file.create_entity("IfcCartesianPoint", (0.0, 0.0, round(level.elevation * dialect.scale, 4)))
        placement = file.create_entity(
            "IfcLocalPlacement", building_place, file.create_entity("IfcAxis2Placement3D", point, None, None)
        )
        frame.storey_placements[level.key] = placement
        frame.storeys[level.key] = file.create_entity(
            "IfcBuildingStorey",
            GlobalId=global_id(f"storey/{level.key}"),
            OwnerHistory=history,
            Name=level.name,
            LongName=level.long_name,
            ObjectPlacement=placement,
            CompositionType="ELEMENT",
            Elevation=round(level.elevation * dialect.scale, 4),
        )
    for key, whole, parts in (
        ("project", project, [site]),
        ("site", site, [building]),
        ("building", building, list(frame.storeys.values())),
    ):
        file.create_entity("IfcRelAggregates", global_id(f"{key}/parts"), history, None, None, whole, parts)
    attach(frame, dialect, building, "building", place.PLACE_PSETS)
    attach(frame, dialect, site, "site", _site_psets(dialect))


def attach(frame: Skeleton, dialect: Dialect, owner: Any, key: str, psets: Psets) -> None:
    """Give an element of the spatial tree its property sets."""
    properties = Properties(frame.file, dialect)
    for name, values in properties.folded(psets).items():
        made = properties.properties(values)
        definition = frame.file.create_entity(
            "IfcPropertySet", global_id(f"{key}/{name}"), frame.history, name, None, made
        )
        frame.file.create_entity(
            "IfcRelDefinesByProperties", global_id(f"{key}/{name}/of"), frame.history, None, None, [owner], definition
        )


def _address(file: ifcopenshell.file) -> Any:
    street, town, region, code, country = place.ADDRESS
    return file.create_entity(
        "IfcPostalAddress", AddressLines=[street], Town=town, Region=region, PostalCode=code, Country=country
    )


def _georeference(frame: Skeleton, context: Any, dialect: Dialect) -> None:
    """Write map conversion and coordinate system; IFC2X3 has them as property sets (see ``_site_psets``)."""
    if dialect.schema == IFC2X3:
        return
    file = frame.file
    unit = file.create_entity("IfcSIUnit", None, "LENGTHUNIT", None, "METRE")
    crs = file.create_entity("IfcProjectedCRS", Name=place.CRS, GeodeticDatum="CGCS2000", MapUnit=unit)
    abscissa, ordinate = place.map_axis()
    file.create_entity(
        "IfcMapConversion",
        SourceCRS=context,
        TargetCRS=crs,
        Eastings=place.EASTING,
        Northings=place.NORTHING,
        OrthogonalHeight=place.HEIGHT,
        XAxisAbscissa=abscissa,
        XAxisOrdinate=ordinate,
        Scale=1 / dialect.scale,
    )


def _site_psets(dialect: Dialect) -> Psets:
    if dialect.schema != IFC2X3:
        return {}
    abscissa, ordinate = place.map_axis()
    numbers = {
        "Eastings": place.EASTING,
        "Northings": place.NORTHING,
        "OrthogonalHeight": place.HEIGHT,
        "XAxisAbscissa": abscissa,
        "XAxisOrdinate": ordinate,
        "Scale": 1 / dialect.scale,
    }
    return {
        "ePSet_MapConversion": {name: Value("IfcReal", number) for name, number in numbers.items()},
        "ePSet_ProjectedCRS": {"Name": label(place.CRS), "GeodeticDatum": label("CGCS2000"), "MapUnit": label("METRE")},
    }
