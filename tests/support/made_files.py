"""Made IFC files that several tests read, and ways to write the same model differently."""

import re
from pathlib import Path

import numpy as np

from tests.support.make_ifc import Drawing, Point, rectangle


def two_rooms(*, unit: str = "mm", schema: str = "IFC4", origin: Point = (0.0, 0.0, 0.0)) -> Drawing:
    """
    Draw two rooms side by side on one storey.

    ::

        +--------+-------+
        |  A     d   B   |      A 4 x 3 m, B 5 x 3 m, a wall of 0.2 m between
        |        |  [t]  |      d: a door of 0.9 m, e: the outside door of A, t: a table
        +---e----+-------+
    """
    drawing = Drawing(unit=unit, schema=schema, origin=origin)
    storey = drawing.storey("Ground", 0.0)
    a = drawing.space(storey, "A", rectangle(0.0, 0.0, 4.0, 3.0), LongName="Reading room")
    drawing.space(storey, "B", rectangle(4.2, 0.0, 9.2, 3.0), LongName="Corridor")
    drawing.properties(a, "Pset_SpaceCommon", PubliclyAccessible=True, HandicapAccessible=False)
    drawing.properties(a, "Twin_Space", ZoneKind=["information_reading"], OpeningHours="Mo-Fr 09:00-17:00")
    middle = drawing.element("IfcWall", storey, "middle", rectangle(4.0, 0.0, 4.2, 3.0), height_m=3.0)
    hole = drawing.opening(middle, "hole d", rectangle(4.0, 1.0, 4.2, 1.9), 0.0, 2.1)
    door = drawing.root(
        "IfcDoor",
        "d",
        ObjectPlacement=drawing.placement((4.1, 1.0, 0.0), hole, x=(0.0, 1.0, 0.0)),
        Representation=drawing.prism(rectangle(0.0, -0.02, 0.9, 0.02), 2.1),
        OverallWidth=0.9 * drawing.scale,
        OverallHeight=2.1 * drawing.scale,
    )
    drawing.root("IfcRelFillsElement", "d/fill", RelatingOpeningElement=hole, RelatedBuildingElement=door)
    drawing.contain(storey, door)
    drawing.properties(door, "Twin_Portal", ClearWidth_m=0.82, Access="public")
    south = drawing.element("IfcWall", storey, "south", rectangle(-0.3, -0.3, 9.5, 0.0), height_m=3.0)
    outer = drawing.opening(south, "hole e", rectangle(1.0, -0.3, 2.2, 0.0), 0.0, 2.1)
    entrance = drawing.door(storey, outer, "e", (1.0, -0.15, 0.0), width_m=1.2)
    drawing.properties(entrance, "Pset_DoorCommon", IsExternal=True)
    drawing.element("IfcFurnishingElement", storey, "table", rectangle(6.0, 1.0, 7.2, 1.8), height_m=0.75)
    return drawing


def renumber(path: Path, seed: int) -> None:
    """Rewrite a STEP file in place with other line numbers in another order: the same model to any reader."""
    text = path.read_text()
    head, _, rest = text.partition("DATA;\n")
    body, _, tail = rest.partition("ENDSEC;")
    lines = [line for line in body.split("\n") if line]
    ids = [int(number) for number in re.findall(r"^#(\d+)", body, flags=re.MULTILINE)]
    rng = np.random.default_rng(seed)
    new = dict(zip(ids, (rng.permutation(len(ids)) + 1000).tolist(), strict=True))
    lines = [re.sub(r"#(\d+)", lambda found: f"#{new[int(found[1])]}", line) for line in lines]
    shuffled = [lines[index] for index in rng.permutation(len(lines)).tolist()]
    path.write_text(head + "DATA;\n" + "\n".join(shuffled) + "\nENDSEC;" + tail)
