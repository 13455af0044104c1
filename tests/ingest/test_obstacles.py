"""What cuts the floor, and what does not."""

from pathlib import Path

import pytest
from shapely import box

from tests.support.made_files import two_rooms
from tests.support.make_ifc import Drawing, guid, rectangle
from twin.ingest.records.ifc_file import open_ifc
from twin.ingest.solids.bodies import read_bodies
from twin.ingest.solids.obstacles import read_obstacles
from twin.ingest.spaces.spaces import read_spaces
from twin.ingest.storeys import read_storeys
from twin.model.facility import Obstacle, ObstacleKind

HALL = rectangle(0.0, 0.0, 20.0, 10.0)
BOX = rectangle(3.0, 3.0, 4.0, 5.0)


def obstacles_of(drawing: Drawing, path: Path) -> list[Obstacle]:
    opened = open_ifc(drawing.write(path / "obstacles.ifc"))
    bodies, storeys = read_bodies(opened), read_storeys(opened)
    spaces, _ = read_spaces(opened, bodies, storeys)
    return list(read_obstacles(opened, bodies, storeys, spaces))


def hall() -> tuple[Drawing, object]:
    drawing = Drawing()
    storey = drawing.storey("G", 0.0)
    drawing.space(storey, "hall", HALL, height_m=4.0)
    return drawing, storey


@pytest.mark.parametrize(
    ("ifc_class", "kind"),
    [
        ("IfcColumn", ObstacleKind.COLUMN),
        ("IfcWall", ObstacleKind.WALL),
        ("IfcFurniture", ObstacleKind.FURNITURE),
        ("IfcRailing", ObstacleKind.RAILING),
        ("IfcSanitaryTerminal", ObstacleKind.EQUIPMENT),
        ("IfcStairFlight", ObstacleKind.STAIR),
    ],
)
def test_a_body_in_the_way_is_an_obstacle_of_its_kind(tmp_path: Path, ifc_class: str, kind: ObstacleKind) -> None:
    drawing, storey = hall()
    drawing.element(ifc_class, storey, "thing", BOX, height_m=1.0)

    (obstacle,) = obstacles_of(drawing, tmp_path)

    assert obstacle.kind is kind
    assert obstacle.footprint.equals(box(3.0, 3.0, 4.0, 5.0))
    assert (obstacle.bottom_z_m, obstacle.top_z_m) == (0.0, 1.0)
    assert (obstacle.id, obstacle.storey) == (guid("thing"), guid("G"))


@pytest.mark.parametrize(
    ("bottom_m", "height_m", "cuts"), [(0.0, 0.09, False), (0.0, 0.11, True), (1.99, 1.0, True), (2.01, 1.0, False)]
)
def test_only_what_reaches_between_step_and_headroom_is_in_the_way(
    tmp_path: Path,
    bottom_m: float,
    height_m: float,
    cuts: bool,  # noqa: FBT001  # a column of the table above
) -> None:
    drawing, storey = hall()
    drawing.element("IfcFurniture", storey, "thing", BOX, z_m=bottom_m, height_m=height_m)

    assert bool(obstacles_of(drawing, tmp_path)) is cuts


def test_doors_slabs_and_coverings_are_not_in_the_way(tmp_path: Path) -> None:
    drawing, storey = hall()
    for ifc_class in ("IfcDoor", "IfcSlab", "IfcCovering"):
        drawing.element(ifc_class, storey, ifc_class, BOX, height_m=1.0)

    assert obstacles_of(drawing, tmp_path) == []


def test_a_doorway_is_open_and_a_window_is_not(tmp_path: Path) -> None:
    drawing, storey = hall()
    wall = drawing.element("IfcWall", storey, "wall", rectangle(0.0, 4.0, 20.0, 4.2), height_m=3.0)
    drawing.opening(wall, "doorway", rectangle(5.0, 4.0, 6.0, 4.2), 0.0, 2.1)
    drawing.opening(wall, "window", rectangle(9.0, 4.0, 10.0, 4.2), 0.9, 1.2)
    glazed = drawing.opening(wall, "glazed", rectangle(14.0, 4.0, 15.0, 4.2), 0.0, 2.5)
    pane = drawing.element("IfcWindow", storey, "pane", rectangle(14.0, 4.05, 15.0, 4.15), height_m=2.5)
    drawing.root("IfcRelFillsElement", "fill", RelatingOpeningElement=glazed, RelatedBuildingElement=pane)

    (obstacle,) = obstacles_of(drawing, tmp_path)

    assert obstacle.footprint.equals(box(0.0, 4.0, 5.0, 4.2) | box(6.0, 4.0, 20.0, 4.2))


def test_a_column_through_two_storeys_stands_on_both(tmp_path: Path) -> None:
    drawing, storey = hall()
    upper = drawing.storey("Upper", 4.2)
    drawing.space(upper, "gallery", HALL)
    drawing.element("IfcColumn", storey, "column", BOX, height_m=7.0)

    obstacles = obstacles_of(drawing, tmp_path)

    assert [(o.id, o.storey) for o in obstacles] == [
        (guid("column"), guid("G")),
        (f"{guid('column')}#1", guid("Upper")),
    ]


@pytest.mark.parametrize(("upper_m", "wide"), [(4.0, False), (1.0, True)], ids=["a gallery", "a platform"])
def test_what_is_wide_only_over_the_heads_on_one_floor_and_under_the_next_is_passed(
    tmp_path: Path,
    upper_m: float,
    wide: bool,  # noqa: FBT001  # a column of the table above
) -> None:
    """A column with a capital from 2.2 to 3.8 m, beside a floor at 4 m; on a platform at 1 m one runs into it."""
    drawing = Drawing()
    storey = drawing.storey("G", 0.0)
    drawing.space(storey, "hall", rectangle(0.0, 0.0, 3.1, 10.0))
    upper = drawing.space(storey, "upper", rectangle(3.2, 0.0, 20.0, 10.0))
    upper.ObjectPlacement = drawing.placement((0.0, 0.0, upper_m), storey)
    column = drawing.element("IfcColumn", storey, "column", rectangle(3.0, 3.0, 3.3, 3.3), height_m=6.0)
    (shape,) = column.Representation.Representations
    (capital,) = drawing.prism(BOX, 1.6).Representations[0].Items
    capital.Position = drawing.frame((0.0, 0.0, 2.2))
    shape.Items = [*shape.Items, capital]

    (obstacle,) = obstacles_of(drawing, tmp_path)

    assert obstacle.footprint.equals(box(3.0, 3.0, 4.0, 5.0) if wide else box(3.0, 3.0, 3.3, 3.3))


def test_the_floor_has_a_hole_where_a_stair_comes_up(tmp_path: Path) -> None:
    """Two steps as blocks: one a whole flight down, one a riser below the upper floor."""
    drawing, storey = hall()
    upper = drawing.storey("Upper", 3.0)
    drawing.space(upper, "gallery", HALL)
    deep, high = rectangle(2.0, 2.0, 5.0, 3.0), rectangle(5.0, 2.0, 5.3, 3.0)
    flight = drawing.element("IfcStairFlight", storey, "flight", deep, height_m=1.5)
    solids = drawing.prism(high, 2.85).Representations[0].Items
    flight.Representation.Representations[0].Items = [*flight.Representation.Representations[0].Items, *solids]

    below, above = obstacles_of(drawing, tmp_path)

    assert below.footprint.equals(box(2.0, 2.0, 5.3, 3.0))
    assert above.storey == guid("Upper")
    assert above.footprint.equals(box(2.0, 2.0, 5.0, 3.0))


def test_the_lower_flight_of_a_stair_makes_a_hole_too(tmp_path: Path) -> None:
    drawing, storey = hall()
    drawing.space(drawing.storey("Upper", 3.0), "gallery", HALL)
    flights = [
        drawing.element("IfcStairFlight", storey, name, rectangle(x, 2.0, x + 1.0, 5.0), z_m=z, height_m=1.4)
        for name, x, z in (("lower", 2.0, 0.0), ("upper", 3.0, 1.4))
    ]
    for flight in flights:
        drawing.model.remove(flight.ContainedInStructure[0])
    stair = drawing.root("IfcStair", "stair", ObjectPlacement=drawing.placement((0.0, 0.0, 0.0), storey))
    drawing.part(stair, *flights)
    drawing.contain(storey, stair)

    on_upper = {o.name: o.footprint for o in obstacles_of(drawing, tmp_path) if o.storey == guid("Upper")}

    assert set(on_upper) == {"lower"}
    assert on_upper["lower"].equals(box(2.0, 2.0, 3.0, 5.0))


def test_a_stairs_landing_is_in_the_way_below_it(tmp_path: Path) -> None:
    drawing, storey = hall()
    drawing.element("IfcSlab", storey, "landing", BOX, z_m=1.5, height_m=0.2, PredefinedType="LANDING")

    (landing,) = obstacles_of(drawing, tmp_path)

    assert landing.kind is ObstacleKind.STAIR


def test_a_low_kerb_counts_from_the_floor_beside_it(tmp_path: Path) -> None:
    """Outside the floor lies 0.45 m lower: a bench that ends at 0.0 m is in the way there."""
    drawing, storey = hall()
    yard = drawing.space(storey, "yard", rectangle(0.0, -10.0, 20.0, -0.5))
    yard.ObjectPlacement = drawing.placement((0.0, 0.0, -0.45), storey)
    drawing.element("IfcFurniture", storey, "bench", rectangle(3.0, -5.0, 5.0, -4.5), z_m=-0.45, height_m=0.45)

    (bench,) = obstacles_of(drawing, tmp_path)

    assert bench.footprint.equals(box(3.0, -5.0, 5.0, -4.5))


def test_the_rooms_table_stands_where_it_was_drawn(tmp_path: Path) -> None:
    obstacles = {obstacle.name: obstacle for obstacle in obstacles_of(two_rooms(unit="inch"), tmp_path)}

    assert obstacles["table"].footprint.equals(box(6.0, 1.0, 7.2, 1.8))
    assert obstacles["middle"].footprint.equals(box(4.0, 0.0, 4.2, 1.0) | box(4.0, 1.9, 4.2, 3.0))


@pytest.mark.parametrize(
    ("outline", "kind", "stands"),
    [
        (BOX, "NOTDEFINED", True),
        (BOX, "TERRAIN", False),
        (HALL, "NOTDEFINED", False),
    ],
    ids=["a tree", "a piece of terrain", "ground of no declared kind"],
)
def test_trees_are_in_the_way_and_the_ground_is_not(
    tmp_path: Path, outline: list[tuple[float, ...]], kind: str, *, stands: bool
) -> None:
    drawing, storey = hall()
    drawing.element("IfcGeographicElement", storey, "thing", outline, height_m=1.0, PredefinedType=kind)

    assert [obstacle.id for obstacle in obstacles_of(drawing, tmp_path)] == ([guid("thing")] if stands else [])
