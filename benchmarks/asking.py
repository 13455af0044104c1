"""
What questions cost from Python, in a process that has the network: ``python -m benchmarks.asking [MODEL]``.

Processor time of the thread that asks, from locations to a route with legs
and notices; the searches without labels stand beside for scale. The ways are
asserted to be the same, so this also holds labels against the search on all
profiles that are named.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from twin.ingest.read import read_ifc
from twin.model.route import Location, Route
from twin.model.space import SpaceUse
from twin.routing.find import build_route
from twin.routing.labels.keep import label_network
from twin.routing.network import Network, build_network
from twin.routing.places import Place, find_place
from twin.routing.profiles.named import PROFILES
from twin.routing.questions.nearest import find_nearest_route
from twin.routing.standing import find_standing_location
from twin.routing.ways import find_way

HALL: Final = Path(__file__).resolve().parents[1] / "models_ifc" / "demo_hall.ifc"
TOILETS: Final = 6
Ends = tuple[Location, Location]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, nargs="?", default=HALL)
    parser.add_argument("--profiles", nargs="+", default=["walking"], choices=list(PROFILES))
    parser.add_argument("--count", type=int, default=400, help="ways to ask for (default: %(default)s)")
    args = parser.parse_args()
    twin = read_ifc(args.model).twin
    for name in args.profiles:
        searched = build_network(twin, PROFILES[name])
        labelled = replace(searched)
        label_network(labelled)
        print(f"{args.model.name}, {name}")
        _ask(searched, labelled, args.count)


def _ask(searched: Network, labelled: Network, count: int) -> None:
    pairs = _draw_pairs(labelled, count)
    public = [pair for pair in pairs if not any(_is_private(labelled, end) for end in pair)]
    groups: dict[str, list[Ends]] = {
        "on one storey": [pair for pair in public if pair[0].storey == pair[1].storey],
        "over storeys": [pair for pair in public if pair[0].storey != pair[1].storey],
        "from or to a back office": [pair for pair in pairs if pair not in public],
    }
    for group, asked in groups.items():
        for kind, network in (("labels", labelled), ("search", searched)):
            _tell(f"{group}, {kind}", [_time_us(lambda n=network, p=pair: find_told(n, *p)) for pair in asked])  # type: ignore[misc]  # bound now
        assert all(find_told(labelled, *pair) == find_told(searched, *pair) for pair in asked)
    toilets = [
        stand
        for space in labelled.twin.spaces.values()
        if space.use is SpaceUse.TOILET and (stand := find_standing_location(labelled, space.id)) is not None
    ][:TOILETS]
    starts = [start for start, _ in public[:100]]
    if toilets:
        for kind, network in (("labels", labelled), ("search", searched)):
            times = [_time_us(lambda n=network, s=start: find_nearest_route(n, [s], toilets)) for start in starts]  # type: ignore[misc]  # bound now
            _tell(f"nearest of {len(toilets)} toilets, {kind}", times)


def find_told(network: Network, start: Location, goal: Location) -> Route | None:
    """Return what ``find_route`` returns, but for the reasons where there is no way: those take seconds."""
    here, there = find_place(network, start), find_place(network, goal)
    way = None if here is None or there is None else find_way(network, here, there)
    return None if way is None or here is None or there is None else build_route(network, start, goal, here, there, way)


def _draw_pairs(network: Network, count: int) -> list[Ends]:
    """Return pairs of points that bodies can stand at, evenly over the floor of all storeys."""
    rng = np.random.default_rng(1)
    storeys = [storey.mesh for storey in network.storeys.values() if storey.mesh.floor.area > 0.0]
    areas = np.array([mesh.floor.area for mesh in storeys])
    found: list[Location] = []
    while len(found) < 2 * count:
        mesh = storeys[int(rng.choice(len(storeys), p=areas / areas.sum()))]
        x_min, y_min, x_max, y_max = mesh.floor.bounds
        x_m, y_m = (float(value) for value in rng.uniform([x_min, y_min], [x_max, y_max]))
        location = Location(storey=mesh.storey, x_m=x_m, y_m=y_m)
        place = find_place(network, location)
        if place is not None and place.foothold.moved_m == 0.0:
            found.append(location)
    return list(zip(found[::2], found[1::2], strict=True))


def _is_private(network: Network, location: Location) -> bool:
    place: Place | None = find_place(network, location)
    return place is not None and place.space in network.territories.number_of


def _time_us(work: Callable[[], object]) -> float:
    """Return the processor time of the better of two runs."""
    best = float("inf")
    for _ in range(2):
        start = time.thread_time_ns()
        work()
        best = min(best, (time.thread_time_ns() - start) / 1e3)
    return best


def _tell(what: str, times_us: Sequence[float]) -> None:
    if times_us:
        median, p99 = np.quantile(times_us, [0.5, 0.99])
        print(f"  {what:38s} median {median:9.1f} us   p99 {p99:9.1f} us   {len(times_us)}")


if __name__ == "__main__":
    main()
