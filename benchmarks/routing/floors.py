"""The floors that everybody is asked on, and the seeded queries. Metres."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from benchmarks.routing.building import draw_building
from twin.geometry.polygon import list_polygons, to_multipolygon
from twin.ingest.read import read_ifc
from twin.model.ids import ElementId, SpaceId, StoreyId
from twin.model.origin import Origin, Sourced
from twin.model.space import Place, Space, SpaceUse, Storey
from twin.model.twin import ModelFile, Twin
from twin.routing.floor import Bodies, build_free_floor, build_space_floors
from twin.routing.network import build_network
from twin.routing.profiles.named import WALKING

ROOT: Final = Path(__file__).resolve().parents[2]
MODELS: Final = Path(os.environ.get("TWIN_MODELS", ROOT.parent / "shared" / "models"))
SEED: Final = 7
STOREY: Final = StoreyId("S0")
LARGE_ROOMS: Final = (7, 8)
"""Rows and columns that leave a little over 50,000 vertices when eroded."""
LARGER_ROOMS: Final = (17, 20)
"""Rows and columns that have over 50,000 vertices before they are eroded, six times as many after."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """
    One floor: ``free`` before erosion, ``eroded`` where the middle of a body may be, both one piece.

    ``queries`` are rows of x, y, to x, to y; all points lie on ``eroded``.
    """

    free: Polygon
    eroded: Polygon
    queries: Floats

    def write(self, folder: Path) -> None:
        """Put it where another process finds it."""
        (folder / "free.wkb").write_bytes(shapely.to_wkb(self.free))
        (folder / "eroded.wkb").write_bytes(shapely.to_wkb(self.eroded))
        np.save(folder / "queries.npy", self.queries)


def read_floor(folder: Path) -> Floor:
    """Return what ``Floor.write`` wrote."""
    free, eroded = (shapely.from_wkb((folder / f"{name}.wkb").read_bytes()) for name in ("free", "eroded"))
    assert isinstance(free, Polygon)
    assert isinstance(eroded, Polygon)
    return Floor(free=free, eroded=eroded, queries=np.load(folder / "queries.npy"))


def make_twin(free: Polygon) -> Twin:
    """Return the building that has nothing but one space with this floor: the product is asked as it always is."""
    space = Space(
        id=SpaceId("floor"),
        storey=STOREY,
        name="floor",
        long_name=None,
        uses=Sourced(value=(SpaceUse.CIRCULATION,), origin=Origin.DECLARED, carrier="benchmark"),
        footprint=MultiPolygon([free]),
        floor_z_m=0.0,
        height_m=None,
        public=None,
        accessible=None,
        opening_hours=None,
        occupants=None,
        navigable=True,
        layer=None,
    )
    storey = Storey(id=STOREY, name="1F", long_name=None, ordinal=0, elevation_m=None, ground=True)
    return Twin(
        file=ModelFile(sha256="0" * 64, name="benchmark", schema="NONE", length_unit_m=1.0, entities=0),
        place=Place(id=ElementId("place"), name=None, address=None),
        storeys={STOREY: storey},
        spaces={space.id: space},
        zones={},
        portals={},
        connectors={},
        facilities={},
        signs={},
        obstacles={},
    )


def make_floor(free: Polygon, queries: int) -> Floor:
    """Return a floor as the product's own mesh has it, its largest piece, with queries spread evenly over it."""
    eroded = _largest(build_network(make_twin(free), WALKING).storeys[STOREY].mesh.floor)
    rng = np.random.default_rng(SEED)
    x_min, y_min, x_max, y_max = eroded.bounds
    shapely.prepare(eroded)
    points: list[tuple[float, float]] = []
    while len(points) < 2 * queries:
        x_m, y_m = rng.uniform(x_min, x_max), rng.uniform(y_min, y_max)
        if shapely.contains_xy(eroded, x_m, y_m):
            points.append((float(x_m), float(y_m)))
    return Floor(free=free, eroded=eroded, queries=np.array(points).reshape(queries, 4))


def draw_small_floor() -> Floor:
    """Return a room with a column and a desk, on which compilers warm up."""
    bodies = shapely.union_all([shapely.box(3, 3, 4, 6), shapely.Point(7, 5).buffer(0.5, quad_segs=4)])
    return make_floor(_largest(to_multipolygon(shapely.difference(shapely.box(0, 0, 10, 9), bodies))), 40)


def _largest(shape: MultiPolygon) -> Polygon:
    return max(list_polygons(shape), key=lambda piece: piece.area)


def _read_model(path: Path) -> Polygon:
    """Return the floor of a storey of a model with every door open, the largest piece of all by its vertices."""
    twin = read_ifc(path).twin
    bodies = Bodies(twin)
    pieces: list[Polygon] = []
    for storey in twin.storeys:
        floors = build_space_floors(twin, storey, bodies)
        portals = [
            portal
            for portal in twin.portals.values()
            if portal.storey == storey and all(side in floors for side in portal.spaces)
        ]
        pieces += list_polygons(build_free_floor(floors, portals, bodies))
    return max(pieces, key=shapely.get_num_coordinates)


FLOORS: Final[Mapping[str, Callable[[], Polygon]]] = {
    "hall": lambda: _read_model(ROOT / "models_ifc" / "demo_hall.ifc"),
    "institute": lambda: _read_model(MODELS / "institute_ac11.ifc"),
    "large": lambda: draw_building(*LARGE_ROOMS),
    "larger": lambda: draw_building(*LARGER_ROOMS),
}
"""Free floors by name, before erosion."""
