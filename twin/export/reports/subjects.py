"""What a finding speaks of, as something to draw: on which storey, and its outline seen from above."""

import math
from typing import Final

from shapely import LineString
from shapely.geometry.base import BaseGeometry

from twin.model.finding import Finding
from twin.model.ids import StoreyId
from twin.model.passage import Point3
from twin.model.sign import Sign
from twin.model.twin import Twin

SIGN_WIDTH_M: Final = 0.6
"""How wide a sign is drawn of which the model does not say it."""


def find_storey(twin: Twin, finding: Finding) -> StoreyId | None:
    """Return on which storey a finding is, ``None`` where it speaks of the whole place."""
    subject = finding.subject
    if subject.storey is not None and StoreyId(subject.storey) in twin.storeys:
        return StoreyId(subject.storey)
    element = _find(twin, subject.id)
    if element is not None:
        return getattr(element, "storey", None)
    by_name = (key for key, storey in twin.storeys.items() if subject.storey in {storey.name, storey.long_name})
    return next(by_name, None) if subject.storey else None


def find_outline(twin: Twin, finding: Finding) -> BaseGeometry | None:
    """Return the outline of what a finding speaks of, metres of the plan frame; ``None`` where it has none."""
    element = _find(twin, finding.subject.id)
    if isinstance(element, Sign):
        return _draw_sign(element)
    for name in ("footprint", "passage"):
        shape = getattr(element, name, None)
        if isinstance(shape, BaseGeometry) and not shape.is_empty:
            return shape
    return None


def find_place(twin: Twin, finding: Finding) -> Point3 | None:
    """Return where a finding is: its own place, else the middle of what it speaks of."""
    if finding.at is not None:
        return finding.at
    outline, storey = find_outline(twin, finding), find_storey(twin, finding)
    if outline is None or storey is None:
        return None
    middle = outline.representative_point()
    return (float(middle.x), float(middle.y), floor_of(twin, storey))


def floor_of(twin: Twin, storey: StoreyId) -> float:
    """Return the height of a storey's floor: that of the lowest space people walk in, else its elevation, else zero."""
    heights = [each.floor_z_m for each in twin.list_spaces(storey) if each.navigable and each.floor_z_m is not None]
    if heights:
        return min(heights)
    elevation = twin.get_storey(storey).elevation_m
    return 0.0 if elevation is None else elevation.value


def _find(twin: Twin, element: str | None) -> object | None:
    for some in (twin.signs, twin.portals, twin.spaces, twin.facilities, twin.connectors, twin.obstacles):
        found: object | None = dict.get(some, element) if isinstance(some, dict) else None
        if found is not None:
            return found
    return None


def _draw_sign(sign: Sign) -> LineString:
    face = sign.faces[0]
    half_m = (SIGN_WIDTH_M if face.width_m is None else face.width_m) / 2.0
    across = (-math.sin(face.facing_rad) * half_m, math.cos(face.facing_rad) * half_m)
    x, y, _ = sign.at
    return LineString([(x - across[0], y - across[1]), (x + across[0], y + across[1])])
