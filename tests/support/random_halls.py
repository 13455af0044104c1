"""Small buildings drawn at random from a seed: rooms in a grid, doors of all sorts, things in the way, two storeys."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tests.support.floorplan import draw
from tests.support.marks import Connector, Door, Mark, Room
from twin.model.passage import Access, ConnectorKind, OneWay
from twin.model.twin import Twin

CELL_M = 0.5
ROOM_CELLS = 5
"""Rooms are 2.5 m wide and deep; walls, doors and the things in the way are 0.5 m."""
PITCH = ROOM_CELLS + 1

DOORS: tuple[Door, ...] = (
    Door(clear_width_m=1.0),
    Door(clear_width_m=0.7),
    Door(clear_width_m=1.0, one_way=OneWay.FORWARD),
    Door(clear_width_m=1.0, access=Access.STAFF),
    Door(clear_width_m=1.0, threshold_m=0.05),
)
SHARES = (0.6, 0.1, 0.1, 0.1, 0.1)
ELEVATOR = Connector(kind=ConnectorKind.ELEVATOR, accessible=True, car_width_m=1.6, car_depth_m=1.6, door_width_m=1.0)

Cells = list[list[str]]


@dataclass(slots=True)
class _Pen:
    """What draws: the dice, the letters left, the doors drawn so far."""

    rng: np.random.Generator
    letters: Iterator[str]
    names: Iterator[str]
    marks: dict[str, Mark]

    def throws(self, share: float) -> bool:
        return bool(self.rng.random() < share)


def draw_random_hall(seed: int) -> Twin:
    """Return a building of one or two storeys; its doors are named by Greek letters."""
    rng = np.random.default_rng(seed)
    storeys, columns, rows = int(rng.integers(1, 3)), int(rng.integers(2, 4)), int(rng.integers(1, 3))
    names = (chr(code) for code in range(0x3B1, 0x3B1 + 200) if chr(code).isalpha())
    pen = _Pen(rng, iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), names, {})
    plans = [_draw_storey(pen, columns, rows, ground=storey == 0) for storey in range(storeys)]
    if storeys > 1:
        _join_storeys(pen, plans, columns, rows)
    rooms = {letter: Room(public=False) for letter in "BDGK" if pen.throws(0.2)}
    texts = ["\n".join("".join(row) for row in plan) for plan in plans]
    return draw(*texts, marks=pen.marks, rooms=rooms, cell_m=CELL_M)


def _draw_storey(pen: _Pen, columns: int, rows: int, *, ground: bool) -> Cells:
    plan = [["#"] * (columns * PITCH + 1) for _ in range(rows * PITCH + 1)]
    for room in range(columns * rows):
        _draw_room(pen, plan, room % columns, room // columns)
    for column in range(columns + 1):
        outer = column in {0, columns}
        for row in range(rows):
            if pen.throws(0.25 * ground if outer else 0.7):
                _cut(pen, plan, (row * PITCH + 1, column * PITCH), (1, 0), outer=outer)
    for column in range(columns):
        for row in range(1, rows):
            if pen.throws(0.7):
                _cut(pen, plan, (row * PITCH, column * PITCH + 1), (0, 1), outer=False)
    return plan


def _draw_room(pen: _Pen, plan: Cells, column: int, row: int) -> None:
    for x in range(ROOM_CELLS):
        for y in range(ROOM_CELLS):
            _put(plan, (column, row), (x, y), ".")
    for _ in range(int(pen.rng.integers(0, 5))):
        x, y = (int(at) for at in pen.rng.integers(0, ROOM_CELLS, 2))
        _put(plan, (column, row), (x, y), "%")
    _put(plan, (column, row), (2, 2), next(pen.letters))


def _join_storeys(pen: _Pen, plans: list[Cells], columns: int, rows: int) -> None:
    for name, kind, at in (("x", ELEVATOR, (1, 1)), ("y", Connector(kind=ConnectorKind.STAIR), (3, 3))):
        if pen.throws(0.7):
            pen.marks[name] = kind
            room = int(pen.rng.integers(columns)), int(pen.rng.integers(rows))
            for plan in plans:
                _put(plan, room, at, name)


def _put(plan: Cells, room: tuple[int, int], at: tuple[int, int], letter: str) -> None:
    plan[room[1] * PITCH + 1 + at[1]][room[0] * PITCH + 1 + at[0]] = letter


def _cut(pen: _Pen, plan: Cells, corner: tuple[int, int], along: tuple[int, int], *, outer: bool) -> None:
    """Cut a door of two cells into a wall that starts at a corner."""
    name = next(pen.names)
    pen.marks[name] = Door(clear_width_m=1.0) if outer else DOORS[int(pen.rng.choice(len(DOORS), p=SHARES))]
    first = int(pen.rng.integers(0, ROOM_CELLS - 1))
    for step in (first, first + 1):
        plan[corner[0] + step * along[0]][corner[1] + step * along[1]] = name
