"""A small hall by hand for the tests of exports: two storeys, walls, a window, chairs, two spaces."""

import numpy as np
import trimesh
from shapely import MultiPolygon, Polygon, box

from twin.model.facility import Facility, FacilityKind
from twin.model.ids import ElementId, FacilityId, SpaceId, StoreyId
from twin.model.origin import Origin, Sourced
from twin.model.scene import Floats, Scene, SceneItem, TriangleMesh, placement_of
from twin.model.space import Place, Space, SpaceUse, Storey
from twin.model.twin import ModelFile, Twin

GROUND = StoreyId("1xS3BCk291UvhgP2dvNMKI")
UPPER = StoreyId("1xS3BCk291UvhgP2dvNMQJ")
HALL = SpaceId("0BTBFw6f90Nfh9rP1dlXr2")
OFFICE = SpaceId("0BTBFw6f90Nfh9rP1dlXrc")
GLASS = (0.2, 0.4, 0.6, 0.5)


def at(x: float = 0.0, y: float = 0.0, z: float = 0.0, turn_rad: float = 0.0) -> Floats:
    """Return a placement: turned about the vertical, then moved."""
    c, s = np.cos(turn_rad), np.sin(turn_rad)
    return np.array([[c, -s, 0, x], [s, c, 0, y], [0, 0, 1, z], [0, 0, 0, 1.0]])


def solid(body: trimesh.Trimesh, colour: tuple[float, float, float, float] | None = None) -> TriangleMesh:
    """Return a primitive as a mesh of the model, in one colour or none."""
    return TriangleMesh(
        vertices=np.array(body.vertices, np.float64),
        faces=np.array(body.faces, np.int32),
        materials=np.full(len(body.faces), -1 if colour is None else 0, np.int32),
        colours=() if colour is None else (colour,),
    )


def item(name: str, layer: str, mesh: str, storey: StoreyId | None = GROUND, matrix: Floats | None = None) -> SceneItem:
    """Return one body in its place."""
    return SceneItem(
        id=ElementId(name),
        ifc_class="IfcBuildingElementProxy",
        name=name,
        layer=layer,
        storey=storey,
        mesh=mesh,
        placement=placement_of(np.eye(4) if matrix is None else matrix),
    )


def space(name: SpaceId, storey: StoreyId, use: SpaceUse, footprint: Polygon, floor_z_m: float) -> Space:
    """Return a space of one use."""
    return Space(
        id=name,
        storey=storey,
        name="101",
        long_name="办事大厅",
        uses=Sourced(value=(use,), origin=Origin.DECLARED, carrier="Twin_Space.ZoneKind"),
        footprint=MultiPolygon([footprint]),
        floor_z_m=floor_z_m,
        height_m=3.0,
        public=None,
        accessible=None,
        opening_hours=None,
        occupants=None,
        navigable=True,
        layer=None,
    )


def build_hall_twin() -> Twin:
    """Two spaces, the lower one with a court cut out of it, and one kiosk."""
    court = box(8.0, 4.0, 10.0, 6.0)
    kiosk = Facility(
        id=FacilityId("3kiosk"),
        kind=Sourced(value=FacilityKind.SELF_SERVICE_KIOSK, origin=Origin.DECLARED, carrier="Twin_Facility.Kind"),
        name="自助终端",
        number="3",
        window_kinds=(),
        services=(),
        storey=GROUND,
        space=HALL,
        at=(2.0, 1.0, 0.0),
        footprint=MultiPolygon([box(1.75, 0.75, 2.25, 1.25)]),
        height_m=1.5,
        front_rad=np.pi / 2,
    )
    return Twin(
        file=ModelFile(sha256="ab" * 32, name="hall.ifc", schema="IFC4", length_unit_m=1.0, entities=12),
        place=Place(id=ElementId("0place"), name=None, address=None),
        storeys={
            GROUND: _storey(GROUND, "1F", 0, 0.0),
            UPPER: _storey(UPPER, "二层", 1, 4.0),
        },
        spaces={
            HALL: space(
                HALL, GROUND, SpaceUse.BUSINESS_ACCEPTANCE, Polygon(box(0, 0, 20, 10).exterior, [court.exterior]), 0.0
            ),
            OFFICE: space(OFFICE, UPPER, SpaceUse.BACK_OFFICE, box(0, 0, 20, 10), 4.0),
        },
        zones={},
        portals={},
        connectors={},
        facilities={kiosk.id: kiosk},
        signs={},
        obstacles={},
    )


def _storey(name: StoreyId, label: str, ordinal: int, z_m: float) -> Storey:
    elevation = Sourced(value=z_m, origin=Origin.DECLARED, carrier="Elevation")
    return Storey(id=name, name=label, long_name=None, ordinal=ordinal, elevation_m=elevation, ground=ordinal == 0)


def build_hall_scene() -> Scene:
    """Return two walls and a site without colours, one coloured window, twelve chairs of one mesh, one wall upstairs."""
    return Scene(
        meshes={
            "chair": solid(trimesh.creation.cylinder(radius=0.25, height=0.45, sections=16)),
            "wall": solid(trimesh.creation.box(extents=(20.0, 0.2, 3.0))),
            "window": solid(trimesh.creation.box(extents=(1.5, 0.1, 1.2)), GLASS),
        },
        items=(
            item("0wall-a", "wall", "wall", matrix=at(10, 0, 1.5)),
            item("0wall-b", "wall", "wall", matrix=at(10, 10, 1.5)),
            item("1window", "window", "window", matrix=at(3, 0, 1.5)),
            *(item(f"2chair-{n:02}", "furniture", "chair", matrix=at(1.0 + n, 3.0, 0.225, 0.1 * n)) for n in range(12)),
            item("4space", "space", "wall", matrix=at(10, 5, 1.5)),
            item("5wall-up", "wall", "wall", UPPER, at(10, 0, 5.5)),
            item("6site", "site", "wall", None, at(10, -5, -1.5)),
        ),
    )
