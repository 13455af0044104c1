"""Storeys without spaces, drawn as walls and slabs: what free regions are found in."""

from pathlib import Path
from typing import Any

from tests.support.make_ifc import Drawing, Point, guid, rectangle
from tests.support.make_ways import door_through
from twin.ingest.read import read_ifc
from twin.model.finding import Finding
from twin.model.origin import Origin
from twin.model.space import Space
from twin.model.twin import Twin

WALL_M = 0.2
LENGTH_M = 10.0
DEPTH_M = 6.0
HEIGHT_M = 3.0


def walled(
    drawing: Drawing, storey: Any, *, slab: bool = True, inner: bool = True, door: bool = True
) -> dict[str, Any]:
    """
    Draw four walls around (0, 0) to (10, 6), one across at x = 5 with a door in it, on a slab; return the walls.

    The rooms' own floors are (0, 0) to (5, 6) and (5.2, 0) to (10, 6).
    """
    name = storey.Name
    if slab:
        outline = rectangle(-WALL_M, -WALL_M, LENGTH_M + WALL_M, DEPTH_M + WALL_M)
        drawing.element("IfcSlab", storey, f"{name} slab", outline, height_m=0.2, z_m=-0.2, PredefinedType="FLOOR")
    outlines = {
        "south": rectangle(-WALL_M, -WALL_M, LENGTH_M + WALL_M, 0.0),
        "north": rectangle(-WALL_M, DEPTH_M, LENGTH_M + WALL_M, DEPTH_M + WALL_M),
        "west": rectangle(-WALL_M, 0.0, 0.0, DEPTH_M),
        "east": rectangle(LENGTH_M, 0.0, LENGTH_M + WALL_M, DEPTH_M),
    }
    if inner:
        outlines["inner"] = rectangle(5.0, 0.0, 5.0 + WALL_M, DEPTH_M)
    walls = {
        side: drawing.element("IfcWall", storey, f"{name} {side}", outline, height_m=HEIGHT_M)
        for side, outline in outlines.items()
    }
    if inner and door:
        door_through(drawing, storey, walls["inner"], f"{name} inner door", x=5.0, y=2.0, width_m=1.0)
    return walls


def entrance(drawing: Drawing, storey: Any, walls: dict[str, Any]) -> Any:
    """Draw a door in the west wall."""
    return door_through(drawing, storey, walls["west"], f"{storey.Name} entrance", x=-WALL_M, y=4.0, width_m=1.0)


def roof_over(drawing: Drawing, storey: Any, outline: list[Point]) -> Any:
    """Draw a flat roof three metres above a storey."""
    return drawing.element(
        "IfcSlab", storey, f"{storey.Name} roof", outline, height_m=0.2, z_m=HEIGHT_M, PredefinedType="ROOF"
    )


def read_drawn(drawing: Drawing, folder: Path) -> tuple[Twin, tuple[Finding, ...]]:
    """Write a drawing and return its twin and what was odd about it."""
    ingested = read_ifc(drawing.write(folder / "drawn.ifc"))
    return ingested.twin, ingested.findings


def list_regions(twin: Twin, storey: str | None = None) -> list[Space]:
    """Return the derived spaces, of the storey with a name or of all, by number."""
    wanted = None if storey is None else guid(storey)
    derived = [s for s in twin.spaces.values() if s.origin is Origin.DERIVED and wanted in {None, s.storey}]
    return sorted(derived, key=lambda space: int(space.name))


def bounds_of(space: Space) -> tuple[float, ...]:
    """Return the bounds of a footprint on the millimetre."""
    assert space.footprint is not None
    return tuple(round(value, 3) for value in space.footprint.bounds)
