"""
What each stage of a journey through the demo hall costs, as a multiple of merely opening the file.

Processor time, so that a busy machine tells the same; ratios hold from one
machine to another where seconds do not. Counts are asserted.
"""

import time
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import TypeVar

import ifcopenshell

from twin.guidance.maneuvers import build_maneuvers
from twin.guidance.phrases import say
from twin.ingest.read import read_ifc
from twin.model.codec import from_bytes, to_bytes
from twin.model.route import Location, NoRoute, Route
from twin.model.twin import Ingested, Twin
from twin.routing.find import find_route
from twin.routing.network import Network, build_network
from twin.routing.profiles.named import PROFILES
from twin.routing.standing import find_standing_location

HALL = Path(__file__).resolve().parents[1] / "models_ifc" / "demo_hall.ifc"
REPEATS = 3
EVERY = 4
"""One public space in so many is asked for, so that a run stays under a minute."""

T = TypeVar("T")


def cpu_s(work: Callable[[], T]) -> tuple[float, T]:
    """Return the least processor time of some repeats, and the answer."""
    runs = []
    for _ in range(REPEATS):
        start = time.process_time()
        answer = work()
        runs.append((time.process_time() - start, answer))
    return min(runs, key=lambda run: run[0])


def main() -> None:
    """Measure and print."""
    opening_s, _ = cpu_s(lambda: ifcopenshell.open(str(HALL)))
    print(f"{'opening with IfcOpenShell':42s} {opening_s * 1e3:9.1f} ms      1.0")

    def tell(stage: str, seconds: float) -> None:
        print(f"{stage:42s} {seconds * 1e3:9.3f} ms {seconds / opening_s:8.4f}")

    seconds, ingested = cpu_s(lambda: read_ifc(HALL))
    tell("reading it into a twin", seconds)
    seconds, kept = cpu_s(lambda: to_bytes(ingested))
    tell(f"keeping the twin ({len(kept) / 1e6:.1f} MB)", seconds)
    seconds, again = cpu_s(lambda: from_bytes(kept, Ingested))
    tell("reading the kept twin", seconds)
    assert again == ingested
    for profile in PROFILES.values():
        seconds, network = cpu_s(lambda profile=profile: build_network(ingested.twin, profile))  # type: ignore[misc]  # bound now
        tell(f"network, {profile.name}", seconds)
        _ask(ingested.twin, network, tell)


def _ask(twin: Twin, network: Network, tell: Callable[[str, float], None]) -> None:
    places = _list_public_places(twin, network)
    pairs = list(product(places, places))
    name = network.profile.name
    seconds, answers = cpu_s(lambda: [find_route(network, a, b) for a, b in pairs])
    routes = [answer for answer in answers if isinstance(answer, Route)]
    assert len(routes) + sum(isinstance(answer, NoRoute) for answer in answers) == len(pairs)
    tell(f"a route, {name} ({len(routes)} of {len(pairs)} exist)", seconds / len(pairs))
    seconds, spoken = cpu_s(lambda: [say(build_maneuvers(route, twin), twin, "zh-CN") for route in routes])
    assert all(spoken)
    tell(f"its words, {name}", seconds / len(routes))


def _list_public_places(twin: Twin, network: Network) -> list[Location]:
    """Return where one stands in some public spaces, in the order of their ids."""
    spaces = [space.id for space in twin.spaces.values() if space.public is not None and space.public.value]
    found = [find_standing_location(network, space) for space in spaces[::EVERY]]
    return [location for location in found if location is not None]


if __name__ == "__main__":
    main()
