"""Where the plan frame lies on earth: IfcMapConversion, the property sets of IFC2X3, latitude and longitude, true north."""

import math
from dataclasses import replace
from typing import Any, Final

import numpy as np

from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.properties import Properties, find_number, find_text, read_properties
from twin.model.space import Georeference

EASTING_M: Final = 6e7
"""No map has larger eastings: sixty zones, written before them as millions (E)."""
NORTHING_M: Final = 2.1e7
"""From the pole to the equator it is 10,002 km; projections from the southern pole count on from there (E)."""
_EPSET_UNIT_M: Final = 1.0
"""Property sets that stand in for a map conversion in IFC2X3 give metres: they have no map unit to name (E)."""
DISTORTION: Final = 0.01
"""Maps stretch lengths by less than this: UTM by 0.0004, height above sea by 0.0002 a kilometre (E)."""
TOOL_DEFAULTS: Final = frozenset(
    {
        ((42, 21, 31, 181945), (-71, -3, -24, -263305)),
        ((42, 21, 30, 344238), (-71, -3, -35, -194702)),
    }
)
"""
Where Revit says that a model lies if nobody has set its location: in Boston.

Each pair is the same to the millionth of a second in files of offices that
have nothing to do with each other.
"""


def read_georeference(ifc: IfcFile) -> Georeference | None:
    """
    Return where the plan frame lies, or ``None`` where the model does not say.

    With latitude, longitude or true north only, ``crs`` is ``None`` and the
    offsets are zero. So they are where a map conversion gives offsets that no
    map of the earth has. Angles that the authoring tool set count for nothing.
    """
    found = _read(ifc)
    return found if found is None or not is_impossible(found) else _without_offsets(found)


def find_impossible(ifc: IfcFile) -> Georeference | None:
    """Return the map coordinates of a model as it gives them, if they lie on no map of the earth."""
    found = _read(ifc)
    return found if found is not None and is_impossible(found) else None


def find_default_site(ifc: IfcFile) -> Any | None:
    """Return the site whose latitude and longitude are its authoring tool's, set by nobody."""
    sites = (site for file in ifc.list_files() for site in file.list_elements("IfcSite"))
    return next((site for site in sites if _is_default(site)), None)


def _is_default(site: Any) -> bool:
    return (tuple(site.RefLatitude or ()), tuple(site.RefLongitude or ())) in TOOL_DEFAULTS


def is_impossible(found: Georeference) -> bool:
    """Return whether map coordinates lie beyond every map projection of the earth, zone prefixes counted."""
    places = (found.easting_m, found.northing_m)
    return not all(map(math.isfinite, places)) or abs(places[0]) > EASTING_M or abs(places[1]) > NORTHING_M


def _without_offsets(found: Georeference) -> Georeference:
    return replace(found, crs=None, easting_m=0.0, northing_m=0.0, height_m=0.0)


def _read(ifc: IfcFile) -> Georeference | None:
    for read in (_from_map_conversion, _from_property_sets, _from_latitude, _from_true_north):
        for file in ifc.list_files():
            found = read(file)
            if found is not None:
                return found
    return None


def _from_map_conversion(ifc: IfcFile) -> Georeference | None:
    for conversion in ifc.list_instances("IfcMapConversion"):
        target = conversion.TargetCRS
        # Eastings are in the map unit; without one the project's unit is meant.
        unit_m = _map_unit_m(ifc, target)
        return _conversion(
            ifc,
            crs=str(target.Name) if target is not None and target.Name else None,
            origin_m=(
                float(conversion.Eastings) * unit_m,
                float(conversion.Northings) * unit_m,
                float(conversion.OrthogonalHeight or 0.0) * unit_m,
            ),
            axis=(float(_or(conversion.XAxisAbscissa, 1.0)), float(_or(conversion.XAxisOrdinate, 0.0))),
            scale=_distortion(ifc, conversion.Scale, unit_m),
            carrier="IfcMapConversion",
        )
    return None


def _distortion(ifc: IfcFile, scale: float | None, map_unit_m: float) -> float:
    """
    Return the map's own distortion out of a scale.

    The schema's scale also turns project units into map units; exporters that
    write the bare distortion are understood where only that makes sense.
    """
    if scale is None:
        return 1.0
    turned = float(scale) * map_unit_m / ifc.length_unit_m
    bare = float(scale)
    return bare if abs(turned - 1.0) > DISTORTION >= abs(bare - 1.0) else turned


def _map_unit_m(ifc: IfcFile, target: Any) -> float:
    unit = getattr(target, "MapUnit", None)
    return ifc.length_unit_m if unit is None else ifc.scale_of(unit)


def _from_property_sets(ifc: IfcFile) -> Georeference | None:
    for element in ifc.list_elements("IfcSite", "IfcBuilding", "IfcProject"):
        properties = read_properties(ifc, element)
        name = next((key for key in properties if key.lower() == "epset_mapconversion"), None)
        if name is None:
            continue
        eastings, northings = find_number(properties, f"{name}.Eastings"), find_number(properties, f"{name}.Northings")
        if eastings is None or northings is None:
            continue
        return _conversion(
            ifc,
            crs=_projected_crs(properties),
            origin_m=(eastings.value, northings.value, _number(properties, f"{name}.OrthogonalHeight", 0.0)),
            axis=(_number(properties, f"{name}.XAxisAbscissa", 1.0), _number(properties, f"{name}.XAxisOrdinate", 0.0)),
            scale=_distortion(ifc, _number(properties, f"{name}.Scale", 1.0), _EPSET_UNIT_M),
            carrier=name,
        )
    return None


def _projected_crs(properties: Properties) -> str | None:
    name = next((key for key in properties if key.lower() == "epset_projectedcrs"), None)
    found = None if name is None else find_text(properties, f"{name}.Name")
    return None if found is None else found.value


def _from_latitude(ifc: IfcFile) -> Georeference | None:
    """Return the angles of the site, with the true north that the model gives."""
    for site in ifc.list_elements("IfcSite"):
        latitude, longitude = _degrees(site.RefLatitude), _degrees(site.RefLongitude)
        if latitude is None or longitude is None or (latitude == 0.0 and longitude == 0.0) or _is_default(site):
            continue
        turned = _from_true_north(ifc) or _conversion(
            ifc, crs=None, origin_m=None, axis=(1.0, 0.0), scale=1.0, carrier=""
        )
        height_m = float(site.RefElevation or 0.0) * ifc.length_unit_m
        return replace(
            turned,
            height_m=round(height_m, 6),
            carrier="IfcSite.RefLatitude",
            latitude_deg=latitude,
            longitude_deg=longitude,
        )
    return None


def _degrees(parts: Any) -> float | None:
    """Return a compound angle of degrees, minutes, seconds and millionths of a second in degrees."""
    if not parts:
        return None
    shares = (1.0, 60.0, 3600.0, 3600e6)
    return round(sum(float(part) / share for part, share in zip(parts, shares, strict=False)), 10)


def _from_true_north(ifc: IfcFile) -> Georeference | None:
    for context in ifc.list_instances("IfcGeometricRepresentationContext"):
        north = None if context.is_a("IfcGeometricRepresentationSubContext") else context.TrueNorth
        if north is not None and len(north.DirectionRatios) > 1:
            x, y = (float(value) for value in north.DirectionRatios[:2])
            # Map east is north turned clockwise by a right angle: a plan vector turned by this is a map vector.
            return _conversion(ifc, crs=None, origin_m=None, axis=(y, x), scale=1.0, carrier="TrueNorth")
    return None


def _conversion(
    ifc: IfcFile,
    *,
    crs: str | None,
    origin_m: tuple[float, float, float] | None,
    axis: tuple[float, float],
    scale: float,
    carrier: str,
) -> Georeference:
    """Carry a conversion of the project's frame over to the plan frame, whose origin and axes are the building's."""
    turn = math.atan2(axis[1], axis[0])
    to_world = np.linalg.inv(ifc.frame.from_world)
    building_turn = math.atan2(to_world[1, 0], to_world[0, 0])
    easting_m = northing_m = height_m = 0.0
    if origin_m is not None:
        x, y, z = (float(value) for value in to_world[:3, 3])
        easting_m = origin_m[0] + scale * (math.cos(turn) * x - math.sin(turn) * y)
        northing_m = origin_m[1] + scale * (math.sin(turn) * x + math.cos(turn) * y)
        height_m = origin_m[2] + z
    return Georeference(
        crs=crs,
        easting_m=round(easting_m, 6),
        northing_m=round(northing_m, 6),
        height_m=round(height_m, 6),
        rotation_rad=round(turn + building_turn, 12),
        scale=scale,
        carrier=carrier,
    )


def _number(properties: Properties, carrier: str, default: float) -> float:
    found = find_number(properties, carrier)
    return default if found is None else found.value


def _or(value: Any, default: float) -> Any:
    return default if value is None else value
