"""One drawn storey: what its letters make."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

import shapely
from shapely import LineString, affinity, box
from shapely.geometry.base import BaseGeometry

from tests.support.cells import Cell, connected, footprint, multi, square
from tests.support.marks import Board, Door, Mark, Room, Thing
from tests.support.signs import make_sign
from twin.model.facility import Facility, Obstacle, ObstacleKind
from twin.model.ids import OUTSIDE, FacilityId, ObstacleId, PortalId, SignId, SpaceId, StoreyId
from twin.model.origin import Origin, Sourced
from twin.model.passage import Landing, Point3, Portal, PortalKind
from twin.model.sign import Sign
from twin.model.space import Space

T = TypeVar("T")

PASSAGE_REACH_M: Final = 0.005
"""How far a passage reaches into the spaces at its ends."""

SOLID: Final = {"#", " "}
OBSTACLE_KINDS: Final = {
    "o": ObstacleKind.COLUMN,
    "%": ObstacleKind.FURNITURE,
    "=": ObstacleKind.STAIR,
}
OBSTACLE_HEIGHTS_M: Final = {"o": 3.0, "%": 0.8, "=": 3.0}


@dataclass(slots=True)
class Plan:
    """One drawing, with the connected floors found in it."""

    storey: StoreyId
    z_m: float
    cell_m: float
    cells: Mapping[Cell, str]
    marks: Mapping[str, Mark]
    rooms: Mapping[str, Room]
    space_of: dict[Cell, SpaceId] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Name every connected floor by its letter, or by its number."""
        for number, cells in enumerate(connected(cell for cell in self.cells if self.is_floor(cell))):
            names = sorted({self.cells[cell] for cell in cells if self.cells[cell].isupper()})
            if len(names) > 1:
                msg = f"{' and '.join(names)} lie on one floor of {self.storey}: put a wall, a door or ':' between"
                raise ValueError(msg)
            name = names[0] if names else f"{self.storey}.{number}"
            self.space_of |= dict.fromkeys(cells, SpaceId(name))

    def is_portal(self, cell: Cell) -> bool:
        """Tell whether a cell belongs to a door or an open edge."""
        letter = self.cells.get(cell, " ")
        return letter in {"+", ":"} or isinstance(self.marks.get(letter), Door)

    def is_floor(self, cell: Cell) -> bool:
        """Tell whether a cell is floor of a space."""
        return self.cells.get(cell, " ") not in SOLID and not self.is_portal(cell)

    def room_of(self, space: SpaceId) -> Room:
        """Return what is known of a space."""
        return self.rooms.get(space, Room())

    def z_at(self, space: SpaceId | None) -> float:
        """Return the height of the floor, m."""
        return self.z_m + (0.0 if space is None else self.room_of(space).floor_z_m)

    def list_spaces(self) -> list[Space]:
        """Return the spaces by name."""
        halves = [(side, half) for run in self.list_runs() for side, half in self._open_halves(run)]
        found = []
        for name in sorted(set(self.space_of.values())):
            room = self.room_of(name)
            floor: list[BaseGeometry] = [
                square(cell, self.cell_m) for cell, space in self.space_of.items() if space == name
            ]
            floor += [half for side, half in halves if self.space_of.get(side) == name]
            found.append(
                Space(
                    id=name,
                    storey=self.storey,
                    name=name,
                    long_name=room.long_name,
                    uses=declared((room.use,)),
                    footprint=multi(shapely.union_all(floor).simplify(0.0)),
                    floor_z_m=self.z_at(name),
                    height_m=3.0,
                    public=None if room.public is None else declared(room.public),
                    accessible=None,
                    opening_hours=known(room.opening_hours),
                    occupants=None,
                    navigable=room.navigable,
                    layer=None,
                )
            )
        return found

    def list_runs(self) -> list[list[Cell]]:
        """Portal cells that belong together: touching, and of one letter."""
        letters = sorted({self.cells[cell] for cell in self.cells if self.is_portal(cell)})
        return [
            run for letter in letters for run in connected(cell for cell in self.cells if self.cells[cell] == letter)
        ]

    def _across(self, run: list[Cell]) -> Cell:
        """Return the step with which one walks through a run of portal cells."""
        (x, y), (x_last, y_last) = run[0], run[-1]
        if x != x_last:
            return (0, 1)
        if y != y_last:
            return (1, 0)
        sides = [self.is_floor((x - 1, y)), self.is_floor((x + 1, y))]
        others = [self.is_floor((x, y - 1)), self.is_floor((x, y + 1))]
        return (1, 0) if sum(sides) > sum(others) else (0, 1)

    def _open_halves(self, run: list[Cell]) -> list[tuple[Cell, BaseGeometry]]:
        """Halves of open-edge cells, each with the floor cell that it belongs to."""
        if self.cells[run[0]] != ":":
            return []
        dx, dy = self._across(run)
        halves = []
        for x, y in run:
            whole = square((x, y), self.cell_m)
            for sign in (-1, 1):
                shift = sign * self.cell_m / 2
                half = whole.intersection(affinity.translate(whole, dx * shift, dy * shift))
                halves.append(((x + sign * dx, y + sign * dy), half))
        return halves

    def list_portals(self) -> list[Portal]:
        """Return doors and open edges, those between the same spaces numbered."""
        found, counts = [], Counter[str]()
        for run in self.list_runs():
            portal = self._portal_of(run)
            counts[portal.id] += 1
            if counts[portal.id] > 1:
                portal = replace(portal, id=PortalId(f"{portal.id}#{counts[portal.id] - 1}"))
            found.append(portal)
        return found

    def _portal_of(self, run: list[Cell]) -> Portal:
        letter = self.cells[run[0]]
        mark = self.marks.get(letter, Door(kind=PortalKind.VIRTUAL if letter == ":" else PortalKind.DOOR))
        assert isinstance(mark, Door)
        dx, dy = self._across(run)
        (x, y), (x_last, y_last) = run[0], run[-1]
        sides = (self._side((x - dx, y - dy)), self._side((x_last + dx, y_last + dy)))
        width_m = len(run) * self.cell_m if mark.clear_width_m is None else mark.clear_width_m
        middle = footprint(run, self.cell_m).centroid
        reach_m = PASSAGE_REACH_M + (0.0 if letter == ":" else self.cell_m / 2)
        half = (dy * width_m / 2, dx * width_m / 2)
        line = LineString([(middle.x - half[0], middle.y - half[1]), (middle.x + half[0], middle.y + half[1])])
        deep = (dx * reach_m + half[0], dy * reach_m + half[1])
        name = f"{sides[0]}|{sides[1]}" if letter in "+:" else letter
        return Portal(
            id=PortalId(name),
            kind=mark.kind,
            name=mark.name,
            storey=self.storey,
            spaces=sides,
            line=line,
            passage=box(middle.x - deep[0], middle.y - deep[1], middle.x + deep[0], middle.y + deep[1]),
            z_m=max(self.z_at(side) for side in sides),
            clear_width_m=declared(width_m) if mark.width_known else None,
            clear_height_m=known(mark.clear_height_m),
            threshold_m=known(mark.threshold_m),
            access=known(mark.access),
            one_way=known(mark.one_way),
            opening_hours=known(mark.opening_hours),
            external=declared(OUTSIDE in sides),
            fire_exit=known(mark.fire_exit),
            automatic=known(mark.automatic),
            operation=None,
        )

    def _side(self, cell: Cell) -> SpaceId:
        return self.space_of.get(cell, OUTSIDE)

    def list_obstacles(self) -> list[Obstacle]:
        """Return walls, and all that stands on the floor."""
        found = []
        walls = [cell for cell, letter in self.cells.items() if letter == "#"]
        if walls:
            found.append(self._obstacle("wall", ObstacleKind.WALL, footprint(walls, self.cell_m), 3.0))
        for letter, kind in OBSTACLE_KINDS.items():
            runs = connected(cell for cell in self.cells if self.cells[cell] == letter)
            for number, run in enumerate(runs):
                shape: BaseGeometry = footprint(run, self.cell_m)
                if letter == "o":
                    shape = shapely.union_all([square(c, self.cell_m).centroid.buffer(0.3 * self.cell_m) for c in run])
                found.append(self._obstacle(f"{kind}{number}", kind, shape, OBSTACLE_HEIGHTS_M[letter]))
        for name, mark in sorted(self.marks.items()):
            if isinstance(mark, Thing) and mark.body and (cells := self.list_cells(name)):
                shape = footprint(cells, self.cell_m)
                found.append(self._obstacle(f"body.{name}", ObstacleKind.FURNITURE, shape, 0.8))
        return found

    def _obstacle(self, name: str, kind: ObstacleKind, shape: BaseGeometry, height_m: float) -> Obstacle:
        return Obstacle(
            id=ObstacleId(f"{self.storey}.{name}"),
            kind=kind,
            name=name,
            storey=self.storey,
            footprint=multi(shape),
            bottom_z_m=self.z_m,
            top_z_m=self.z_m + height_m,
        )

    def list_cells(self, letter: str) -> list[Cell]:
        """Return the cells that carry a letter."""
        return [cell for cell, found in self.cells.items() if found == letter]

    def list_facilities(self) -> list[Facility]:
        """Return the facilities of the marks."""
        return [
            self._facility_of(name, mark, cells)
            for name, mark in sorted(self.marks.items())
            if isinstance(mark, Thing) and (cells := self.list_cells(name))
        ]

    def _facility_of(self, name: str, mark: Thing, cells: list[Cell]) -> Facility:
        shape = footprint(cells, self.cell_m)
        space = self.space_of[cells[0]]
        return Facility(
            id=FacilityId(name),
            kind=declared(mark.kind),
            name=mark.name,
            number=mark.number,
            window_kinds=mark.window_kinds,
            services=mark.services,
            storey=self.storey,
            space=space,
            at=(shape.centroid.x, shape.centroid.y, self.z_at(space)),
            footprint=multi(shape),
            height_m=0.8,
            front_rad=mark.front_rad,
        )

    def list_signs(self) -> list[Sign]:
        """Return the signs of the marks."""
        return [
            self._sign_of(name, mark, cells[0])
            for name, mark in sorted(self.marks.items())
            if isinstance(mark, Board) and (cells := self.list_cells(name))
        ]

    def _sign_of(self, name: str, mark: Board, cell: Cell) -> Sign:
        middle = square(cell, self.cell_m).centroid
        space = self.space_of[cell]
        at = (middle.x, middle.y, self.z_at(space) + 2.2)
        sign = make_sign(
            at=at, facing_rad=mark.facing_rad, width_m=1.2, height_m=0.4, letters_m=None, legends=mark.legends
        )
        return replace(sign, id=SignId(name), name=mark.name, kind=declared(mark.kind), storey=self.storey, space=space)

    def list_landings(self, name: str) -> list[Landing]:
        """Return the landings of a connector, one for each group of its cells."""
        found = []
        for cells in connected(self.list_cells(name)):
            middle = footprint(cells, self.cell_m).centroid
            space = self.space_of[cells[0]]
            at: Point3 = (middle.x, middle.y, self.z_at(space))
            found.append(Landing(storey=self.storey, space=space, at=at, area=None))
        return found


def declared(value: T) -> Sourced[T]:
    """Return a value that the drawing says."""
    return Sourced(value=value, origin=Origin.DECLARED, carrier="drawing")


def known(value: T | None) -> Sourced[T] | None:
    """Return a value that the drawing may leave open."""
    return None if value is None else declared(value)
