"""
Routes on random floors against brute force: ``python -m tests.routing.brute --count 2000``.

Floors have holes, oblique and curved walls; the body's radius varies. Routes
come from the product as a user gets them. The answer they are held against
shares no code with it: coordinates are whole micrometres, so that every
question of sight is decided by whole numbers, exactly; every vertex of the
floor is linked to every other that it sees, taut or not. That the radius is
kept, and that no way is missing, is asked of the floor itself, not of its
shrunk polygon. Ends with 1 if a path is longer than the optimum by more than
1 mm, shorter, missing, invented, or nearer to a wall than the radius.
"""

import argparse
import heapq
import math
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import shapely
from numpy.random import Generator
from numpy.typing import NDArray
from shapely import LineString, MultiPolygon, Point, Polygon, affinity, box
from shapely.geometry.base import BaseGeometry

from tests.support.floorplan import draw
from twin.model.ids import StoreyId
from twin.model.route import Location, Route
from twin.routing.find import find_route
from twin.routing.network import Network, build_network
from twin.routing.profiles.named import WALKING

Ints = NDArray[np.int64]
UNITS_PER_M: Final = 1_000_000
RADII_M: Final = (0.1, 0.18, 0.255, 0.3, 0.45)
TOLERANCE_M: Final = 1e-3
DENT_RATIO: Final = 0.012
"""A way that keeps so much more than the radius must be found."""
LEAST_M2: Final = 0.5
"""So much floor cannot be missed by a thousand random points."""
QUERIES: Final = 3
ROOM = draw("###\n#A#\n###")


@dataclass(frozen=True)
class Outcome:
    """One query: what came of it, ``wrong`` why it should not have."""

    kind: str
    excess_m: float = 0.0
    wrong: str = ""


def draw_floor(rng: Generator) -> MultiPolygon:
    """A hall, straight, oblique or round, less columns, oblique boxes and bent walls; in whole micrometres."""
    size_m = rng.uniform(5.0, 10.0)
    hall: BaseGeometry = box(0.0, 0.0, size_m, size_m)
    match rng.integers(3):
        case 0:
            hall = affinity.rotate(hall, rng.uniform(0.0, 90.0))
        case 1:
            hall = Point(size_m / 2, size_m / 2).buffer(size_m / 2, quad_segs=int(rng.integers(5, 30)))
    bodies = [_draw_body(rng, size_m) for _ in range(int(rng.integers(1, 7)))]
    floor = shapely.difference(hall, shapely.union_all(bodies), grid_size=1.0 / UNITS_PER_M)
    parts = [part for part in shapely.get_parts(floor) if isinstance(part, Polygon)]
    return MultiPolygon(parts)


def _draw_body(rng: Generator, size_m: float) -> BaseGeometry:
    x, y = rng.uniform(0.0, size_m, 2)
    match rng.integers(4):
        case 0:
            left, low = math.floor(x), math.floor(y)
            whole: Polygon = box(left, low, left + int(rng.integers(1, 4)), low + int(rng.integers(1, 3)))
            return whole
        case 1:
            shape: Polygon = box(x, y, x + rng.uniform(0.2, 4.0), y + rng.uniform(0.1, 1.0))
            return Polygon(affinity.rotate(shape, rng.uniform(0.0, 180.0)))
        case 2:
            return shapely.buffer(Point(x, y), rng.uniform(0.15, 1.5), quad_segs=int(rng.integers(2, 26)))
        case _:
            angles = rng.uniform(0, 2 * math.pi) + np.linspace(0.0, rng.uniform(1.0, 5.0), int(rng.integers(6, 40)))
            around = np.column_stack([np.cos(angles), np.sin(angles)])
            wall = LineString((x, y) + rng.uniform(0.8, 3.0) * around)
            return shapely.buffer(wall, 0.08, cap_style="flat")


def build(floor: MultiPolygon, radius_m: float) -> Network:
    """The network of a building that is one room of that floor."""
    (space,) = ROOM.spaces.values()
    profile = replace(WALKING, radius_m=radius_m)
    twin = replace(ROOM, spaces={space.id: replace(space, footprint=floor)}, obstacles={}, portals={})
    return build_network(twin, profile)


class ExactFloor:
    """A floor in whole micrometres, with the shortest ways on it by sight of every vertex."""

    def __init__(self, floor: MultiPolygon) -> None:
        rings = [_to_units(shapely.get_coordinates(r)) for p in floor.geoms for r in shapely.get_rings(p)]
        self.starts = np.concatenate([np.zeros((0, 2), np.int64), *(ring[:-1] for ring in rings)])
        self.ends = np.concatenate([np.zeros((0, 2), np.int64), *(ring[1:] for ring in rings)])
        self.vertices = np.unique(self.starts, axis=0)

    def measure_shortest_m(self, start: tuple[int, int], goal: tuple[int, int], limit_m: float = math.inf) -> float:
        """
        Length of the shortest way, infinite for none within a limit.

        Dijkstra with a straight-line bound, sight looked up on the way; what
        could not lead there within the limit is not looked at.
        """
        points = np.concatenate([self.vertices, [start, goal]])
        goal_node = len(points) - 1
        left = np.hypot(*(points - points[goal_node]).astype(float).T)
        costs, done = np.full(len(points), np.inf), np.zeros(len(points), dtype=bool)
        costs[goal_node - 1] = 0.0
        heap = [(float(left[goal_node - 1]), goal_node - 1)]
        while heap:
            _, node = heapq.heappop(heap)
            if node == goal_node:
                return float(costs[node]) / UNITS_PER_M
            if done[node]:
                continue
            done[node] = True
            offered = costs[node] + np.hypot(*(points - points[node]).astype(float).T)
            better = np.flatnonzero((offered < costs) & ~done & (offered + left <= limit_m * UNITS_PER_M))
            for other in better[self.see(points[node], points[better])]:
                costs[other] = offered[other]
                heapq.heappush(heap, (float(offered[other] + left[other]), int(other)))
        return math.inf

    def see(self, point: Ints, others: Ints) -> NDArray[np.bool_]:
        """Tell which of some points a point sees: no edge is crossed, and every stretch between touched corners is floor."""
        from_a = _turn(point, others[:, None], self.starts)
        from_b = _turn(point, others[:, None], self.ends)
        sides = np.sign(_turn(self.starts, self.ends, point)) * np.sign(
            _turn(self.starts[None], self.ends[None], others[:, None])
        )
        crossed = (np.sign(from_a) * np.sign(from_b) < 0) & (sides < 0)
        seen = np.array(~crossed.any(axis=1), dtype=np.bool_)
        rows, corners = np.nonzero((from_a == 0) & seen[:, None])
        shares = ((self.starts[corners] - point) * (others[rows] - point)).sum(axis=1)
        between = (shares > 0) & (shares < ((others[rows] - point) ** 2).sum(axis=1))
        touching = np.isin(np.arange(len(others)), rows[between])
        plain = np.flatnonzero(seen & ~touching)
        seen[plain] = self.holds(point + others[plain])
        for i in np.flatnonzero(seen & touching):
            stops = self._list_stops(point, others[i], from_a[i] == 0)
            seen[i] = self.holds(stops[:-1] + stops[1:]).all()
        return seen

    def _list_stops(self, point: Ints, other: Ints, straight: NDArray[np.bool_]) -> Ints:
        """Both ends and the corners exactly on the line between them, in order."""
        along = other - point
        on_line = self.starts[straight]
        shares = (on_line - point) @ along
        between = (shares > 0) & (shares < along @ along)
        return np.concatenate([[point], on_line[between][np.argsort(shares[between])], [other]])

    def holds(self, doubled: Ints) -> NDArray[np.bool_]:
        """Tell which points, given in half micrometres, lie on the floor or its edge."""
        a, b = 2 * self.starts[None], 2 * self.ends[None]
        p = doubled[:, None]
        turn = _turn(a, b, p)
        in_box = (np.minimum(a, b) <= p).all(axis=2) & (p <= np.maximum(a, b)).all(axis=2)
        rises = (a[..., 1] <= p[..., 1]) & (p[..., 1] < b[..., 1]) & (turn > 0)
        falls = (b[..., 1] <= p[..., 1]) & (p[..., 1] < a[..., 1]) & (turn < 0)
        held: NDArray[np.bool_] = ((turn == 0) & in_box).any(axis=1) | ((rises | falls).sum(axis=1) % 2 == 1)
        return held


def _turn(a: Ints, b: Ints, c: Ints) -> Ints:
    """Twice the signed area of triangles, exact: coordinates are below 2^25, in halves below 2^26."""
    turned: Ints = (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (c[..., 0] - a[..., 0])
    return turned


def _to_units(points_m: NDArray[np.float64]) -> Ints:
    return np.rint(points_m * UNITS_PER_M).astype(np.int64)


def try_floor(seed: int) -> Iterator[Outcome]:
    """Draw a floor and a radius, ask for routes, and judge each."""
    rng = np.random.default_rng(seed)
    floor, radius_m = draw_floor(rng), float(rng.choice(RADII_M))
    network = build(floor, radius_m)
    storey = StoreyId("S0")
    mesh_floor = network.storeys[storey].mesh.floor
    walls = shapely.boundary(floor)
    roomy = shapely.buffer(floor, -radius_m * (1.0 + DENT_RATIO), quad_segs=64)
    exact = ExactFloor(mesh_floor)
    for _ in range(QUERIES):
        ends = [end for _ in range(2) if (end := _draw_point(rng, exact, floor)) is not None]
        if len(ends) < 2:
            yield Outcome("no floor", wrong="" if roomy.area < LEAST_M2 else "floor is missing")
            continue
        at = [(end[0] / UNITS_PER_M, end[1] / UNITS_PER_M) for end in ends]
        answer = find_route(network, *(Location(storey=storey, x_m=x, y_m=y) for x, y in at))
        limit_m = answer.length_m + TOLERANCE_M if isinstance(answer, Route) else math.inf
        shortest_m = exact.measure_shortest_m(ends[0], ends[1], limit_m)
        if not isinstance(answer, Route):
            together = any(all(part.intersects(Point(p)) for p in at) for part in shapely.get_parts(roomy))
            yield Outcome("no way", wrong="missing" if math.isfinite(shortest_m) or together else "")
            continue
        yield judge(answer, shortest_m, walls, floor, radius_m)


def judge(route: Route, shortest_m: float, walls: BaseGeometry, floor: MultiPolygon, radius_m: float) -> Outcome:
    points = [point[:2] for leg in route.legs for point in leg.path]
    line = LineString(points) if len(points) > 1 else Point(points[0])
    excess_m = route.length_m - shortest_m
    wrong = ""
    if math.isinf(shortest_m):
        wrong = "invented"
    elif shapely.distance(line, walls) < radius_m or not floor.covers(line):
        wrong = f"nearer to a wall than {radius_m} m: {shapely.distance(line, walls)} m"
    elif not -1e-9 < excess_m < TOLERANCE_M:
        wrong = f"{excess_m} m longer than the shortest"
    return Outcome("way", excess_m=excess_m, wrong=wrong)


def _draw_point(rng: Generator, exact: ExactFloor, floor: MultiPolygon) -> tuple[int, int] | None:
    """Return a point of the shrunk floor at random, none where a thousand attempts find no floor."""
    x_min, y_min, x_max, y_max = floor.bounds
    tried = _to_units(rng.uniform((x_min, y_min), (x_max, y_max), (1000, 2)))
    held = tried[exact.holds(2 * tried)]
    return (int(held[0, 0]), int(held[0, 1])) if len(held) else None


def main() -> int:
    """Try the floors and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2000, help="how many floors")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    args = parser.parse_args()
    counts: Counter[str] = Counter()
    most_m, wrong, begin = 0.0, 0, time.monotonic()
    for seed in range(args.seed, args.seed + args.count):
        for outcome in try_floor(seed):
            counts[outcome.kind] += 1
            most_m = max(most_m, outcome.excess_m)
            if outcome.wrong:
                wrong += 1
                sys.stdout.write(f"seed {seed}: {outcome.wrong}\n")
    told = ", ".join(f"{kind} {count}" for kind, count in sorted(counts.items()))
    took_s = time.monotonic() - begin
    sys.stdout.write(f"{args.count} floors in {took_s:.0f} s: {told}; longest excess {most_m:.1e} m, {wrong} wrong\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
