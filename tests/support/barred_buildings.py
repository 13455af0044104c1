"""
Random small buildings that keep people from getting about, as drawings and as bare lists of ways.

A list of ways knows rooms, or halves of rooms that a row of furniture parts,
and says of each way what would have to be done to which element. It is
written down while the building is drawn, so it knows nothing of floors,
meshes, crossings or profiles: what a router finds can be held against it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

import numpy as np

from tests.support.barred_ways import BarredBuilding, Node, Passage, Work
from tests.support.floorplan import draw, spot_at
from tests.support.marks import Connector, Door, Mark, Room
from twin.model.passage import Access, ConnectorKind, Direction, OneWay
from twin.model.twin import Twin

WIDE, HIGH = 7, 5
T = TypeVar("T")
ROOMS: Final = "ABCDEFGHIJKL"
LETTERS: Final = "αβγδεζηθικλμνξοπρστυφχψω"


class _Dice:
    """Chance, from a seed."""

    def __init__(self, seed: int) -> None:
        self._numbers = np.random.default_rng(seed)

    def choice(self, things: Sequence[T]) -> T:
        return things[int(self._numbers.integers(len(things)))]

    def random(self) -> float:
        return float(self._numbers.random())

    def sample(self, things: Sequence[T], count: int) -> list[T]:
        return [things[int(i)] for i in self._numbers.permutation(len(things))[:count]]


@dataclass(slots=True)
class _Site:
    """A building while it is drawn. Rooms stand in a grid, the same on every storey."""

    dice: _Dice
    columns: int
    rows: int
    storeys: int
    cells: list[list[list[str]]] = field(default_factory=list)
    marks: dict[str, Mark] = field(default_factory=dict)
    private: set[str] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)
    barred: set[str] = field(default_factory=set)
    ways: list[tuple[Node, Node, set[Work]]] = field(default_factory=list)

    def room(self, storey: int, column: int, row: int) -> str:
        return ROOMS[(storey * self.rows + row) * self.columns + column]

    def put(self, storey: int, room: tuple[int, int], at: tuple[int, int], letter: str) -> None:
        """Write a letter at a place of a room, counted from its lower left."""
        (column, row), (x, y) = room, at
        self.cells[storey][row * (HIGH + 1) + 1 + y][column * (WIDE + 1) + 1 + x] = letter

    def lay(self) -> None:
        """Draw walls and floors, furniture across some rooms."""
        for storey in range(self.storeys):
            width, height = self.columns * (WIDE + 1) + 1, self.rows * (HIGH + 1) + 1
            self.cells.append([["#"] * width for _ in range(height)])
            for column, row in self.grid():
                room = self.room(storey, column, row)
                for x in range(WIDE):
                    for y in range(HIGH):
                        self.put(storey, (column, row), (x, y), ".")
                self.put(storey, (column, row), (0, 0), room)
                if self.dice.random() < 0.2:
                    self.barred.add(room)
                    for y in range(HIGH):
                        self.put(storey, (column, row), (3, y), "%")
                if self.dice.random() < 0.15:
                    self.private.add(room)
                if self.dice.random() < 0.1:
                    self.closed.add(room)

    def grid(self) -> list[tuple[int, int]]:
        return [(column, row) for row in range(self.rows) for column in range(self.columns)]

    def take_letter(self) -> str:
        return LETTERS[len(self.marks)]

    def hang_doors(self) -> None:
        """Put doors into most of the walls between rooms."""
        for storey in range(self.storeys):
            for column, row in self.grid():
                if column + 1 < self.columns and self.dice.random() < 0.7:
                    self.hang(storey, (column, row), (column + 1, row), ("east", "west"), (WIDE, 2))
                if row + 1 < self.rows and self.dice.random() < 0.7:
                    self.hang(storey, (column, row), (column, row + 1), ("west", "west"), (1, HIGH))

    def hang(
        self, storey: int, one: tuple[int, int], other: tuple[int, int], sides: tuple[str, str], at: tuple[int, int]
    ) -> None:
        """Put one door, of any kind, between two rooms."""
        letter = self.take_letter()
        width_m = self.dice.choice([1.0, 0.85, 0.85, 0.85, 0.7])
        threshold_m = self.dice.choice([0.0, 0.0, 0.0, 0.0, 0.05])
        one_way = self.dice.choice([None] * 6 + [OneWay.FORWARD, OneWay.BACKWARD])
        access = self.dice.choice([None] * 7 + [Access.EMERGENCY])
        self.marks[letter] = Door(clear_width_m=width_m, threshold_m=threshold_m, one_way=one_way, access=access)
        self.put(storey, one, at, letter)
        works = {(letter, "widen_door")} if width_m < 0.8 else set()
        works |= {(letter, "level")} if threshold_m > 0.02 else set()
        works |= {(letter, "admit")} if access is Access.EMERGENCY else set()
        works |= self.shut(letter)
        here, there = (self.room(storey, *one), sides[0]), (self.room(storey, *other), sides[1])
        turn = {(letter, "both_ways")}
        self.ways.append((here, there, works | (turn if one_way is OneWay.BACKWARD else set())))
        self.ways.append((there, here, works | (turn if one_way is OneWay.FORWARD else set())))

    def shut(self, letter: str) -> set[Work]:
        if self.dice.random() > 0.12:
            return set()
        self.closed.add(letter)
        return {(letter, "open")}

    def build_connectors(self) -> None:
        """Join the two storeys in one or two places."""
        for column, row in self.dice.sample(self.grid(), self.dice.choice([1, 2])):
            letter = self.take_letter()
            mark, up, down = self.choose_connector(letter)
            self.marks[letter] = mark
            for storey in (0, 1):
                self.put(storey, (column, row), (5, 3), letter)
            low, high = (self.room(0, column, row), "east"), (self.room(1, column, row), "east")
            shut = self.shut(letter)
            builds = any(kind.startswith("build") for _, kind in up)
            self.ways.append((low, high, up if builds else up | shut))
            self.ways.append((high, low, down if builds else down | shut))

    def choose_connector(self, letter: str) -> tuple[Connector, set[Work], set[Work]]:
        """Return a connector for wheels, and what it needs on the way up and down."""
        kind = self.dice.choice(["stair", "escalator", "ramp", "steep", "small", "elevator", "staff"])
        build, flatten = {(letter, "build_elevator")}, {(letter, "flatten")}
        refit, admit = {(letter, "refit_elevator")}, {(letter, "admit")}
        return {
            "stair": (Connector(), build, build),
            "escalator": (Connector(kind=ConnectorKind.ESCALATOR, direction=Direction.UP), build, build),
            "ramp": (Connector(kind=ConnectorKind.RAMP, slope_ratio=0.05), set[Work](), set[Work]()),
            "steep": (Connector(kind=ConnectorKind.RAMP, slope_ratio=0.1), flatten, flatten),
            "small": (
                Connector(kind=ConnectorKind.ELEVATOR, car_width_m=0.9, car_depth_m=1.0, door_width_m=0.7),
                refit,
                refit,
            ),
            "elevator": (Connector(kind=ConnectorKind.ELEVATOR), set[Work](), set[Work]()),
            "staff": (Connector(kind=ConnectorKind.ELEVATOR, access=Access.STAFF), admit, admit),
        }[kind]

    def finish(self) -> BarredBuilding:
        """Put start and goal into the drawing, and what rooms ask for into the ways."""
        ends = []
        for mark, storey in (("1", 0), ("2", self.storeys - 1)):
            column, row = self.dice.choice(self.grid()) if mark == "1" else (self.columns - 1, self.rows - 1)
            side, x = self.dice.choice([("west", 1), ("east", 5)])
            self.put(storey, (column, row), (x, 1 if mark == "1" else 2), mark)
            ends.append((self.room(storey, column, row), side))
        texts = ["\n".join("".join(line) for line in reversed(plan)) for plan in self.cells]
        rooms = {room: Room(public=room not in self.private) for room in ROOMS}
        twin = draw(*texts, marks=self.marks, rooms=rooms)
        return BarredBuilding(
            twin=twin,
            closed=frozenset(self.closed),
            origin=spot_at(texts[0], "1"),
            destination=spot_at(texts[-1], "2", storey=self.storeys - 1),
            start=ends[0],
            goal=ends[1],
            passages=tuple(self.list_passages(twin, {room for room, _ in ends})),
        )

    def list_passages(self, twin: Twin, own: set[str]) -> list[Passage]:
        """Add what closed and private rooms ask of who goes through them, and the furniture that parts rooms."""
        found = []
        kept = self.group_private()
        for start, end, works in self.ways:
            shut = {(room, "open") for room in (start[0], end[0]) if room in self.closed}
            group = kept.get(end[0], frozenset())
            kept_out = {(f"rooms around {min(group)}", "admit")} if group and not group & own else set()
            found.append(Passage(start=start, end=end, works=frozenset(works | shut | kept_out)))
        used = {end[0] for end in own} | {node[0] for way in self.ways for node in way[:2]} | own
        for room in sorted(used):
            works = {(_furniture_of(twin, room), "move")} if room in self.barred else set()
            found += [
                Passage(start=(room, here), end=(room, there), works=frozenset(works))
                for here, there in (("west", "east"), ("east", "west"))
            ]
        return found

    def group_private(self) -> dict[str, frozenset[str]]:
        """Return the private rooms that hang together with each private room."""
        groups = {room: {room} for room in self.private}
        for start, end, _ in self.ways:
            if start[0] in groups and end[0] in groups and groups[start[0]] is not groups[end[0]]:
                joined = groups[start[0]] | groups[end[0]]
                groups |= dict.fromkeys(joined, joined)
        return {room: frozenset(group) for room, group in groups.items()}


def _furniture_of(twin: Twin, room: str) -> str:
    footprint = next(space.footprint for space in twin.spaces.values() if space.id == room)
    assert footprint is not None
    storey = next(space.storey for space in twin.spaces.values() if space.id == room)
    return next(
        body.id
        for body in twin.obstacles.values()
        if body.storey == storey and body.kind == "furniture" and body.footprint.intersection(footprint).area > 1.0
    )


def build_barred_building(seed: int, most_works: int = 9) -> BarredBuilding:
    """Return a building in which the goal is not reached as things are, but would be if enough was done."""
    dice = _Dice(seed)
    while True:
        storeys = dice.choice([1, 2, 2])
        site = _Site(dice, columns=dice.choice([2, 3]), rows=dice.choice([1, 2]), storeys=storeys)
        site.lay()
        site.hang_doors()
        if storeys > 1:
            site.build_connectors()
        building = site.finish()
        works = frozenset(work for passage in building.passages for work in passage.works)
        if len(works) <= most_works and building.reaches(works) and not building.reaches(frozenset()):
            return building
