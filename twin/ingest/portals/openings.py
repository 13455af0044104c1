"""Holes in walls that nothing fills, and gates that stand free, as portals."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from twin.ingest.portals.apertures import Aperture, aperture_of_body, aperture_of_opening
from twin.ingest.portals.portal_terms import find_access, find_one_way, threshold
from twin.ingest.portals.sides import Side, floor_between, passage_of, probe_sides
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.properties import Properties, find_flag, find_number, find_text, read_properties
from twin.ingest.solids.bodies import Bodies
from twin.ingest.surroundings import Surroundings, floor_m
from twin.model.ids import OUTSIDE, PortalId
from twin.model.origin import Origin, Sourced
from twin.model.passage import Portal, PortalKind

STEP_OVER_M: Final = 0.2
"""A hole whose sill is higher above both floors is a window or a hatch, not a way; no single step is higher."""
UPRIGHT_M: Final = 1.8
"""A hole that is lower is for pipes."""
BODY_WIDTH_M: Final = 0.5
"""A hole narrower than this lets nobody through."""


def read_openings(ifc: IfcFile, bodies: Bodies, around: Surroundings, holes: Iterable[Any]) -> Iterator[Portal]:
    """Yield the openings without a filling through which one can walk from one place to another."""
    found = [(hole, aperture_of_opening(ifc, bodies, hole)) for hole in holes if _is_tall(ifc, bodies, hole)]
    wide = [(hole, aperture) for hole, aperture in found if aperture is not None and aperture.width_m >= BODY_WIDTH_M]
    for (hole, aperture), sides in zip(wide, probe_sides(around, [aperture for _, aperture in wide]), strict=True):
        if _is_way(aperture, sides):
            yield _portal(ifc, hole, PortalKind.OPENING, aperture, sides)


def read_gates(ifc: IfcFile, bodies: Bodies, around: Surroundings, gates: Iterable[Any]) -> Iterator[Portal]:
    """Yield the turnstiles and barriers that are no IfcDoor and stand on the floor of a space."""
    found = [(gate, aperture_of_body(ifc, bodies, gate)) for gate in gates]
    drawn = [(gate, aperture) for gate, aperture in found if aperture is not None]
    for (gate, aperture), sides in zip(drawn, probe_sides(around, [aperture for _, aperture in drawn]), strict=True):
        if sides[0].space is not None or sides[1].space is not None:
            yield _portal(ifc, gate, PortalKind.GATE, aperture, sides)


def _is_tall(ifc: IfcFile, bodies: Bodies, hole: Any) -> bool:
    body = bodies.find(ifc.id_of(hole))
    return body is not None and bool(body.bounds()[1][2] - body.bounds()[0][2] >= UPRIGHT_M)


def _is_way(aperture: Aperture, sides: tuple[Side, Side]) -> bool:
    floors = [floor_m(side.space) for side in sides if side.space is not None]
    if not floors or sides[0].id is None or sides[1].id is None or sides[0].id == sides[1].id:
        return False
    return aperture.sill_z_m <= min(floors) + STEP_OVER_M and _headroom(aperture, max(floors)) >= UPRIGHT_M


def _portal(ifc: IfcFile, element: Any, kind: PortalKind, aperture: Aperture, sides: tuple[Side, Side]) -> Portal:
    properties = read_properties(ifc, element)
    width = _clear_width(properties, aperture, kind)
    floor_z_m = floor_between(aperture, sides)
    storey = next(side.space.storey for side in sides if side.space is not None)
    drawn_m = aperture.width_m if width is None else width.value
    return Portal(
        id=PortalId(ifc.id_of(element)),
        kind=kind,
        name=str(element.Name or ""),
        storey=storey,
        spaces=(sides[0].id, sides[1].id),
        line=aperture.line(drawn_m),
        passage=passage_of(aperture, sides, drawn_m),
        z_m=floor_z_m,
        clear_width_m=width,
        clear_height_m=_clear_height(aperture, floor_z_m, kind),
        threshold_m=threshold(properties, sides),
        access=find_access(properties),
        one_way=find_one_way(properties, sides),
        opening_hours=find_text(properties, "Twin_Portal.OpeningHours"),
        external=Sourced(value=OUTSIDE in {side.id for side in sides}, origin=Origin.MEASURED, carrier="geometry"),
        fire_exit=None,
        automatic=find_flag(properties, "Pset_DoorCommon.HasDrive"),
        operation=None,
    )


def _clear_width(properties: Properties, aperture: Aperture, kind: PortalKind) -> Sourced[float] | None:
    """Return a declared width, or a hole's own; a gate's housing says nothing about the lane through it."""
    declared = find_number(properties, "Twin_Portal.ClearWidth")
    if declared is not None or kind is PortalKind.GATE:
        return declared
    return Sourced(value=round(aperture.width_m, 6), origin=Origin.MEASURED, carrier="geometry")


def _clear_height(aperture: Aperture, floor_z_m: float, kind: PortalKind) -> Sourced[float] | None:
    if kind is PortalKind.GATE or aperture.head_z_m is None:
        return None
    return Sourced(value=round(_headroom(aperture, floor_z_m), 6), origin=Origin.MEASURED, carrier="geometry")


def _headroom(aperture: Aperture, floor_z_m: float) -> float:
    return (aperture.head_z_m or 0.0) - floor_z_m
