"""
Answers under changes against a network built anew: ``python -m tests.routing.changed_building --hall --count 40``.

Closures of every kind and bodies that are put down, drawn by a seed; each
changed building is asked for ways between the same places twice, once after
``apply_changes`` and once after ``build_network``. With ``--each`` every
portal, connector and space is closed alone instead, and what it takes until
the first answer is told: processor time of this thread. Ends with 1 if an
answer differs.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from numpy.random import Generator
from shapely import MultiPolygon, Point, Polygon, affinity, box

from tests.support.floorplan import draw
from tests.support.marks import Connector
from tests.support.readings import DEMO_HALL, read_once
from twin.model.facility import Obstacle, ObstacleKind
from twin.model.ids import ObstacleId
from twin.model.passage import ConnectorKind
from twin.model.route import Location, NoticeKind, Route
from twin.model.twin import Twin
from twin.routing.changes.apply import Changes, apply_changes
from twin.routing.find import build_route
from twin.routing.network import Network, build_network
from twin.routing.places import find_place
from twin.routing.profiles.named import PROFILES
from twin.routing.standing import find_standing_location
from twin.routing.ways import find_way

SAME_M: Final = 1e-6
MOVED_M: Final = 5e-3
"""A goal on no floor is moved to the nearest: rounding in dents of walls moves that place by as much."""
PAIRS: Final = 24
BODIES: Final = 100
"""So many bodies alone with ``--each``."""
LOWER = """
##############################
#A......#B.....+C....#D......#
#..o....+......#.....#...%...#
#....s..#..%...#..o..+.......#
#.......#......#.....#.......#
####+#######+#######+####+####
#E...........................#
#.....o............%.......e.#
#............................#
####+###########+#############
#F........#G.................#
#......o..#....%%............#
#.........+...........o......#
##############################
"""
UPPER = """
##############################
#H...........+K..............#
#............#.......o.......#
#....s.......#...............#
#............#...............#
#............#...............#
#............+...............#
#............#.............e.#
##############################
"""
MARKS = {
    "s": Connector(),
    "e": Connector(kind=ConnectorKind.ELEVATOR, accessible=True, car_width_m=1.6, car_depth_m=1.6, door_width_m=1.0),
}
HOUSE = draw(LOWER, UPPER, marks=MARKS)


@dataclass(slots=True)
class Tally:
    """What came of all that was asked."""

    ways: int = 0
    none: int = 0
    moved: int = 0
    wrong: list[str] = field(default_factory=list)
    apart_m: float = 0.0
    took_s: list[tuple[float, str]] = field(default_factory=list)


def list_places(network: Network) -> list[Location]:
    """Where one stands at every space, portal and connector."""
    twin = network.twin
    names = [*twin.spaces, *twin.portals, *twin.connectors]
    return [at for name in names if (at := find_standing_location(network, name)) is not None]


def draw_changes(rng: Generator, twin: Twin, places: Sequence[Location]) -> Changes:
    """Up to three closures and up to three bodies, at least one of both."""
    names = sorted([*twin.portals, *twin.connectors, *twin.spaces])
    bodies = int(rng.integers(0, 4))
    closed = int(rng.integers(0, 4)) if bodies else int(rng.integers(1, 4))
    chosen = rng.choice(names, closed, replace=False).tolist()
    return Changes(closed=frozenset(chosen), obstacles=tuple(draw_body(rng, twin, places, i) for i in range(bodies)))


def draw_body(rng: Generator, twin: Twin, places: Sequence[Location], number: int) -> Obstacle:
    """A box, straight or oblique, or a round thing beside some place; some are low enough to step over."""
    at = places[int(rng.integers(len(places)))]
    x_m, y_m = at.x_m + rng.uniform(-3.0, 3.0), at.y_m + rng.uniform(-3.0, 3.0)
    width_m, depth_m = rng.uniform(0.1, 2.0, 2)
    straight = box(x_m, y_m, x_m + width_m, y_m + depth_m)
    round_one = Point(x_m, y_m).buffer(width_m / 2.0)
    shapes: list[Polygon] = [straight, affinity.rotate(straight, rng.uniform(0.0, 180.0)), round_one]
    elevation = twin.storeys[at.storey].elevation_m
    floor_m = 0.0 if elevation is None else elevation.value
    return Obstacle(
        id=ObstacleId(f"new {number}"),
        kind=ObstacleKind.FURNITURE,
        name="",
        storey=at.storey,
        footprint=MultiPolygon([shapes[int(rng.integers(len(shapes)))]]),
        bottom_z_m=floor_m,
        top_z_m=floor_m + float(rng.choice([0.05, 1.0, 5.0])),
    )


def answer(network: Network, origin: Location, destination: Location) -> Route | None:
    """The route without reasons where there is none: those take seconds to find."""
    start, goal = find_place(network, origin), find_place(network, destination)
    way = None if start is None or goal is None else find_way(network, start, goal)
    if start is None or goal is None or way is None:
        return None
    return build_route(network, origin, destination, start, goal, way)


def compare(network: Network, changes: Changes, places: Sequence[Location], rng: Generator, tally: Tally) -> None:
    """Ask both networks for ways between some of the places."""
    began_s = time.thread_time()
    changed = apply_changes(network, changes)
    tally.took_s.append((time.thread_time() - began_s, _name(network.twin, changes)))
    anew = build_network(changed.twin, network.profile, closed=changes.closed)
    for _ in range(PAIRS):
        origin, destination = (_shake(rng, places[int(i)]) for i in rng.integers(len(places), size=2))
        found, expected = answer(changed, origin, destination), answer(anew, origin, destination)
        told = f"{_name(network.twin, changes)}: {origin} to {destination}"
        if found is None or expected is None:
            tally.none += found is expected
            if found is not expected:
                tally.wrong.append(f"{told}: {'no way' if found is None else 'a way'}, built anew there is the other")
            continue
        moved = {NoticeKind.START_MOVED, NoticeKind.GOAL_MOVED} & {notice.kind for notice in expected.notices}
        apart_m = abs(found.cost_s - expected.cost_s) * network.profile.speed_mps
        tally.ways, tally.moved = tally.ways + 1, tally.moved + bool(moved)
        tally.apart_m = max(tally.apart_m, 0.0 if moved else apart_m)
        if apart_m > (MOVED_M if moved else SAME_M):
            tally.wrong.append(f"{told}: {apart_m:.1e} m apart")


def _shake(rng: Generator, at: Location) -> Location:
    return replace(at, x_m=at.x_m + float(rng.uniform(-1.0, 1.0)), y_m=at.y_m + float(rng.uniform(-0.5, 0.5)))


def _name(twin: Twin, changes: Changes) -> str:
    names = [_kind(twin, one) for one in sorted(changes.closed)]
    return ", ".join([*names, *(f"a body {body.footprint.area:.1f} m² large" for body in changes.obstacles)])


def _kind(twin: Twin, element: str) -> str:
    kinds = (("portal", twin.portals), ("connector", twin.connectors), ("space", twin.spaces))
    return next(f"{kind} {element}" for kind, found in kinds if element in found)


def list_each(network: Network, places: Sequence[Location]) -> Iterator[tuple[str, Changes]]:
    """Yield every closure alone, and bodies one at a time."""
    twin, rng = network.twin, np.random.default_rng(0)
    for kind, found in (("portal", twin.portals), ("connector", twin.connectors), ("space", twin.spaces)):
        for element in found:
            yield kind, Changes(closed=frozenset({element}))
    for number in range(BODIES):
        yield "body", Changes(obstacles=(draw_body(rng, twin, places, number),))


def time_each(network: Network, places: Sequence[Location]) -> dict[str, list[float]]:
    """Return by kind what it takes from each change alone to the first answer, s."""
    ends = places[0], places[len(places) // 2]
    answer(apply_changes(network, Changes(closed=frozenset(network.twin.portals))), *ends)  # what is compiled is loaded
    took: dict[str, list[float]] = {}
    for kind, changes in list_each(network, places):
        began_s = time.thread_time()
        answer(apply_changes(network, changes), *ends)
        took.setdefault(kind, []).append(time.thread_time() - began_s)
    return took


def main() -> int:
    """Compare, or time, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hall", action="store_true", help="the demo hall, not a small drawn house")
    parser.add_argument("--count", type=int, default=20, help="how many changed buildings for each profile")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--each", action="store_true", help="time every closure and bodies alone")
    parser.add_argument("--profile", nargs="+", default=["walking", "wheelchair"], choices=sorted(PROFILES))
    args = parser.parse_args()
    wrong = 0
    for name in args.profile:
        network = build_network(read_once(DEMO_HALL).twin if args.hall else HOUSE, PROFILES[name])
        places = list_places(network)
        if args.each:
            for kind, took in time_each(network, places).items():
                told = f"median {1e3 * np.median(took):.1f} ms, p90 {1e3 * np.quantile(took, 0.9):.1f}"
                sys.stdout.write(f"{name}: {len(took)} x {kind}: {told}, most {1e3 * max(took):.1f}\n")
            continue
        tally = Tally()
        for seed in range(args.seed, args.seed + args.count):
            rng = np.random.default_rng(seed)
            compare(network, draw_changes(rng, network.twin, places), places, rng, tally)
        wrong += len(tally.wrong)
        sys.stdout.write("".join(f"{line}\n" for line in tally.wrong))
        sys.stdout.write(
            f"{name}: {args.count} changed buildings, {tally.ways} ways ({tally.moved} with a moved end), {tally.none} "
            f"without any; farthest apart {tally.apart_m:.1e} m; applied in {1e3 * max(tally.took_s)[0]:.0f} ms at most; "
            f"{len(tally.wrong)} wrong\n"
        )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
