"""In random buildings a route never uses what its profile may not, and there is one exactly where permitted ways lead."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import networkx as nx
import numpy as np
import pytest

from tests.support.floorplan import draw, spot_at
from tests.support.marks import Connector, Door, Mark
from twin.model.passage import ConnectorKind, Direction
from twin.model.profile import Profile
from twin.model.route import Location, NoRoute, Route
from twin.routing.find import find_route
from twin.routing.network import build_network
from twin.routing.profiles.named import EVACUATION, STROLLER, WALKING, WHEELCHAIR

T = TypeVar("T")

ROOMS: Final = 3
"""Rooms in a row and in a column, on each of two storeys."""
SIZE: Final = 5
"""Cells from a room's wall to the next."""
TOLERANCE_M: Final = 0.001
SEEDS: Final = range(6)
"""Few, for each network takes its time; forty were right as well."""
PAIRS: Final = 12


@dataclass(frozen=True, slots=True)
class Building:
    """Two drawings, what their letters stand for, and which rooms each letter joins."""

    drawings: tuple[str, str]
    marks: dict[str, Mark]
    joins: dict[str, tuple[str, str]]


def build(seed: int) -> Building:
    chance = np.random.default_rng(seed)
    letters = iter(chr(code) for code in range(0x4E00, 0x4F00))
    marks: dict[str, Mark] = {}
    joins: dict[str, tuple[str, str]] = {}
    grids = []
    for storey in range(2):
        side = ROOMS * SIZE + 1
        grid = [["#" if x % SIZE == 0 or y % SIZE == 0 else "." for x in range(side)] for y in range(side)]
        for row in range(ROOMS):
            for column in range(ROOMS):
                grid[row * SIZE + 1][column * SIZE + 1] = room_at(storey, row, column)
                for down, right in ((0, 1), (1, 0)):
                    if row + down < ROOMS and column + right < ROOMS and chance.random() < 0.8:
                        letter = next(letters)
                        marks[letter] = door(chance)
                        joins[letter] = room_at(storey, row, column), room_at(storey, row + down, column + right)
                        grid[row * SIZE + (SIZE if down else 3)][column * SIZE + (SIZE if right else 3)] = letter
        grids.append(grid)
    for _ in range(3):
        row, column = (int(number) for number in chance.integers(ROOMS, size=2))
        if grids[0][row * SIZE + 4][column * SIZE + 4] == ".":
            letter = next(letters)
            marks[letter] = connector(chance)
            joins[letter] = room_at(0, row, column), room_at(1, row, column)
            for grid in grids:
                grid[row * SIZE + 4][column * SIZE + 4] = letter
    low, high = ("\n".join("".join(cells) for cells in grid) for grid in grids)
    return Building((low, high), marks, joins)


def _pick(chance: np.random.Generator, among: Sequence[T]) -> T:
    return among[int(chance.integers(len(among)))]


def room_at(storey: int, row: int, column: int) -> str:
    return chr(ord("A") + storey * ROOMS * ROOMS + row * ROOMS + column)


def door(chance: np.random.Generator) -> Door:
    return Door(
        clear_width_m=_pick(chance, [0.45, 0.69, 0.7, 0.79, 0.8, 0.85, 0.9, 0.95, 1.0]),
        width_known=chance.random() < 0.8,
        threshold_m=_pick(chance, [None, 0.0, 0.0, 0.0, 0.01, 0.015, 0.02, 0.15]),
        clear_height_m=_pick(chance, [None, 2.1, 2.1, 2.1, 1.75, 1.71, 1.6]),
    )


def connector(chance: np.random.Generator) -> Connector:
    kind = _pick(chance, [ConnectorKind.STAIR, ConnectorKind.ELEVATOR, ConnectorKind.ESCALATOR, ConnectorKind.RAMP])
    return Connector(
        kind=kind,
        slope_ratio=_pick(chance, [0.04, 0.1, 0.2]) if kind is ConnectorKind.RAMP else None,
        door_width_m=_pick(chance, [None, 0.6, 0.75, 0.8, 1.0]) if kind is ConnectorKind.ELEVATOR else None,
        car_width_m=_pick(chance, [None, 0.8, 1.1, 1.4]) if kind is ConnectorKind.ELEVATOR else None,
        car_depth_m=_pick(chance, [None, 1.2, 1.4]) if kind is ConnectorKind.ELEVATOR else None,
        direction=Direction.BOTH if kind is ConnectorKind.ESCALATOR else None,
    )


def fails(value: float | None, least: float) -> bool:
    return value is not None and value < least - TOLERANCE_M


def may_wheelchair(mark: Mark) -> bool:
    if isinstance(mark, Door):
        narrow = mark.width_known and fails(mark.clear_width_m, 0.8)
        return not (narrow or (mark.threshold_m or 0.0) > 0.016 or fails(mark.clear_height_m, 1.7))
    assert isinstance(mark, Connector)
    if mark.kind is ConnectorKind.RAMP:
        return mark.slope_ratio == 0.04
    small = fails(mark.door_width_m, 0.8) or fails(mark.car_width_m, 1.1) or fails(mark.car_depth_m, 1.4)
    return mark.kind is ConnectorKind.ELEVATOR and not small


def may_stroller(mark: Mark) -> bool:
    if isinstance(mark, Door):
        narrow = mark.width_known and fails(mark.clear_width_m, 0.7)
        return not (narrow or (mark.threshold_m or 0.0) > 0.101 or fails(mark.clear_height_m, 1.7))
    assert isinstance(mark, Connector)
    small = fails(mark.door_width_m, 0.7) or fails(mark.car_width_m, 0.7) or fails(mark.car_depth_m, 1.2)
    return mark.kind is not ConnectorKind.ESCALATOR and not small and mark.slope_ratio != 0.2


def may_walk(mark: Mark) -> bool:
    if isinstance(mark, Door):
        return not (mark.width_known and fails(mark.clear_width_m, 0.51)) and not fails(mark.clear_height_m, 1.7)
    return isinstance(mark, Connector) and not fails(mark.door_width_m, 0.51)


def may_flee(mark: Mark) -> bool:
    return may_walk(mark) and not (
        isinstance(mark, Connector) and mark.kind in {ConnectorKind.ELEVATOR, ConnectorKind.ESCALATOR}
    )


@pytest.mark.parametrize(
    ("profile", "may"),
    [(WHEELCHAIR, may_wheelchair), (STROLLER, may_stroller), (WALKING, may_walk), (EVACUATION, may_flee)],
    ids=lambda value: value.name if isinstance(value, Profile) else "",
)
def test_a_route_uses_only_what_its_profile_may_and_exists_where_that_leads(
    profile: Profile, may: Callable[[Mark], bool]
) -> None:
    found = refused = 0
    for seed in SEEDS:
        building = build(seed)
        permitted: nx.Graph[str] = nx.Graph()
        permitted.add_nodes_from(
            room_at(storey, row, column) for storey in range(2) for row in range(3) for column in range(3)
        )
        permitted.add_edges_from(ends for letter, ends in building.joins.items() if may(building.marks[letter]))
        network = build_network(draw(*building.drawings, marks=building.marks), profile)
        chance = np.random.default_rng(1000 + seed)
        for _ in range(PAIRS):
            start, goal = (str(room) for room in chance.choice(sorted(permitted), size=2, replace=False))
            answer = find_route(network, *(at(building, room) for room in (start, goal)))
            assert isinstance(answer, Route) is nx.has_path(permitted, start, goal), (seed, start, goal, answer)
            if isinstance(answer, NoRoute):
                refused += 1
                assert answer.barriers
                continue
            found += 1
            used = [name for leg in answer.legs for name in (*leg.portals, leg.connector) if name is not None]
            assert [name for name in used if not may(building.marks[name])] == [], (seed, start, goal)

    assert min(found, refused) >= len(SEEDS), "both answers are put to the test"


def at(building: Building, room: str) -> Location:
    storey = 0 if room in building.drawings[0] else 1
    return spot_at(building.drawings[storey], room, storey=storey)
