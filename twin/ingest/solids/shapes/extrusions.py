"""Extruded solids: a profile swept along a line. Metres."""

from typing import Any, Final

from twin.ingest.records.instances import read_attribute
from twin.ingest.solids.shapes.frames import read_direction, read_placement, scaled
from twin.ingest.solids.shapes.part import Sweep, Units
from twin.ingest.solids.shapes.profiles import is_readable_profile, read_areas

_IN_PLANE: Final = 1e-6
"""A direction that rises less than this from the profile sweeps no solid."""


def read_extrusion(solid: Any, units: Units) -> Sweep | None:
    """Return an IfcExtrudedAreaSolid (an entity) as a sweep, or ``None`` where its profile is not read or it has no size."""
    if not is_readable_profile(read_attribute(solid, "SweptArea")):
        return None
    record = solid.get_info(recursive=True)
    areas = read_areas(record["SweptArea"], units)
    direction = read_direction(record["ExtrudedDirection"])
    depth = float(record["Depth"]) * units.length_m
    if not areas or direction is None or abs(direction[2]) < _IN_PLANE or not depth > 0.0:
        return None
    return Sweep(areas=areas, frame=read_placement(record["Position"], units), along=scaled(direction, depth))
