"""Paved ground that a model gives no space: what is walked on outdoors, and what it is joined to."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.support.make_ifc import Drawing, Point, guid, rectangle
from tests.support.make_ways import door_through, merged, prism_at, ramp, stair
from twin.ingest.read import read_ifc
from twin.model.ids import ConnectorId, PortalId, SpaceId
from twin.model.origin import Origin
from twin.model.space import SpaceUse
from twin.model.twin import Ingested

LOW_M = -0.6
"""The foot of the ramp lies four risers of 0.15 m below the forecourt."""


def house(drawing: Drawing) -> Any:
    """Draw a room from x = 0 to 8 with walls around it and a door in its east wall."""
    ground = drawing.storey("Ground", 0.0)
    drawing.space(ground, "room", rectangle(0.0, 0.0, 8.0, 6.0))
    for name, outline in {
        "w": rectangle(-0.2, -0.2, 0.0, 6.2),
        "s": rectangle(0.0, -0.2, 8.0, 0.0),
        "n": rectangle(0.0, 6.0, 8.0, 6.2),
    }.items():
        drawing.element("IfcWall", ground, name, outline, height_m=3.0)
    east = drawing.element("IfcWall", ground, "e", rectangle(8.0, -0.2, 8.2, 6.2), height_m=3.0)
    door_through(drawing, ground, east, "door", x=8.0, y=2.0, width_m=1.2)
    return ground


def slab_of_site(
    drawing: Drawing, name: str, outline: Sequence[Point], top_m: float, ifc_class: str = "IfcSlab", **more: Any
) -> None:
    """Draw a slab 0.2 m thick that hangs in the site."""
    drawing.element(ifc_class, drawing.site, name, outline, height_m=0.2, z_m=top_m - 0.2, **more)


def read(drawing: Drawing, tmp_path: Path) -> Ingested:
    return read_ifc(drawing.write(tmp_path / "site.ifc"))


def outdoor(name: str) -> SpaceId:
    return SpaceId(f"{guid(name)}#0")


def test_from_the_walkway_steps_and_a_ramp_lead_to_the_forecourt_and_its_door(tmp_path: Path) -> None:
    drawing = Drawing()
    house(drawing)
    slab_of_site(drawing, "forecourt", rectangle(8.2, -4.0, 12.2, 10.0), 0.0)
    ramp(drawing, drawing.site, "ramp", (1.0, -4.0, LOW_M), length_m=7.2, rise_m=0.6, width_m=1.5)
    slab_of_site(drawing, "foot", rectangle(-3.0, -6.0, 1.0, 0.0), LOW_M)
    stair(drawing, drawing.site, "steps", (7.3, 8.0, LOW_M), risers=4)
    slab_of_site(drawing, "foot of steps", rectangle(3.0, 7.0, 7.3, 11.0), LOW_M)

    ingested = read(drawing, tmp_path)
    twin = ingested.twin

    forecourt = twin.spaces[outdoor("forecourt")]
    assert (forecourt.use, forecourt.origin, forecourt.uses.carrier) == (
        SpaceUse.OUTDOOR,
        Origin.DERIVED,
        "IfcSlab of the IfcSite",
    )
    assert forecourt.floor_z_m == pytest.approx(0.0)
    assert set(twin.portals[PortalId(guid("door"))].spaces) == {guid("room"), outdoor("forecourt")}
    assert [end.space for end in twin.connectors[ConnectorId(guid("ramp"))].landings] == [
        outdoor("foot"),
        outdoor("forecourt"),
    ]
    assert [end.space for end in twin.connectors[ConnectorId(guid("steps"))].landings] == [
        outdoor("foot of steps"),
        outdoor("forecourt"),
    ]
    said = {finding.subject.id for finding in ingested.findings if finding.code == "ING214"}
    assert {guid("forecourt"), guid("foot")} <= said


def test_paving_side_by_side_is_joined(tmp_path: Path) -> None:
    drawing = Drawing()
    house(drawing)
    slab_of_site(drawing, "forecourt", rectangle(8.2, 0.0, 12.0, 6.0), 0.0)
    slab_of_site(drawing, "path", rectangle(12.0, 2.0, 30.0, 4.0), 0.0)

    twin = read(drawing, tmp_path).twin

    assert {outdoor("forecourt"), outdoor("path")} in [set(portal.spaces) for portal in twin.portals.values()]


@pytest.mark.parametrize(
    ("schema", "ifc_class", "more", "paved"),
    [
        ("IFC4", "IfcGeographicElement", {"PredefinedType": "TERRAIN"}, False),
        ("IFC4", "IfcGeographicElement", {"ObjectType": "停车场铺装"}, True),
        ("IFC4", "IfcGeographicElement", {"ObjectType": "lawn"}, False),
        ("IFC4", "IfcCivilElement", {"ObjectType": "Paving"}, True),
        ("IFC4", "IfcSlab", {"PredefinedType": "BASESLAB"}, False),
        ("IFC4X3", "IfcPavement", {}, True),
        ("IFC4X3", "IfcSlab", {"PredefinedType": "PAVING"}, True),
    ],
)
def test_only_what_is_paved_is_walked_on(
    tmp_path: Path,
    schema: str,
    ifc_class: str,
    more: dict[str, str],
    paved: bool,  # noqa: FBT001  # a row of the table
) -> None:
    drawing = Drawing(schema=schema)
    house(drawing)
    slab_of_site(drawing, "ground", rectangle(8.2, -4.0, 20.0, 10.0), 0.0, ifc_class, **more)

    twin = read(drawing, tmp_path).twin

    assert (outdoor("ground") in twin.spaces) == paved


def test_hilly_ground_drawn_as_a_slab_of_the_site_is_no_paving(tmp_path: Path) -> None:
    drawing = Drawing()
    house(drawing)
    steps = [prism_at(drawing, rectangle(9.0 + 2 * i, 0.0, 11.0 + 2 * i, 6.0), -0.2, 0.2 + 0.5 * i) for i in range(4)]
    hill = drawing.root(
        "IfcSlab",
        "hill",
        ObjectPlacement=drawing.placement((0.0, 0.0, 0.0), drawing.site),
        Representation=merged(drawing, steps),
    )
    drawing.contain(drawing.site, hill)

    assert outdoor("hill") not in read(drawing, tmp_path).twin.spaces


def test_ground_ends_where_a_room_stands_on_it_and_a_strip_on_it_is_part_of_it(tmp_path: Path) -> None:
    drawing = Drawing()
    house(drawing)
    slab_of_site(drawing, "ground", rectangle(-10.0, -10.0, 20.0, 16.0), 0.0)
    slab_of_site(drawing, "盲道", rectangle(9.0, 2.0, 19.0, 2.6), 0.005)

    twin = read(drawing, tmp_path).twin

    floor = twin.spaces[outdoor("ground")].footprint
    assert floor is not None
    assert floor.area == pytest.approx(30.0 * 26.0 - 8.0 * 6.0)
    assert outdoor("盲道") not in twin.spaces
