"""The product itself: the fast query with the way's points, and the whole route as the application asks for it."""

from typing import Any, Final

import numpy as np

from benchmarks.routing.floors import STOREY, Floor, make_twin
from benchmarks.routing.solver import NO_WAY, Build, Floats, Solver
from twin.model.route import Location, Route
from twin.routing.find import find_route
from twin.routing.labels.atlas import build_atlas
from twin.routing.labels.query import find_shortest
from twin.routing.network import build_network
from twin.routing.profiles.named import WALKING


def build_query(floor: Floor) -> Solver:
    """The labels: from Python, points included."""
    network = build_network(make_twin(floor.free), WALKING)
    atlas, points = build_atlas(network), network.graph.points

    def answer(x_m: float, y_m: float, to_x_m: float, to_y_m: float) -> Any:
        cost_s, nodes, _ = find_shortest(atlas, 0, x_m, y_m, 0, to_x_m, to_y_m)
        return cost_s, points.take(nodes, axis=0)

    def unfold(found: Any, query: Floats) -> Floats:
        cost_s, bends = found
        return np.vstack([query[:2], bends, query[2:]]) if 0.0 <= cost_s < np.inf else NO_WAY

    return Solver(answer, unfold)


def build_route(floor: Floor) -> Solver:
    """The whole route: legs, spaces, heights and notices included."""
    network = build_network(make_twin(floor.free), WALKING)

    def answer(x_m: float, y_m: float, to_x_m: float, to_y_m: float) -> Any:
        origin = Location(storey=STOREY, x_m=x_m, y_m=y_m)
        return find_route(network, origin, Location(storey=STOREY, x_m=to_x_m, y_m=to_y_m))

    def unfold(found: Any, _: Floats) -> Floats:
        if not isinstance(found, Route):
            return NO_WAY
        return np.array([point[:2] for leg in found.legs for point in leg.path]).reshape(-1, 2)

    return Solver(answer, unfold)


BUILD: Final[dict[str, Build]] = {"twin": build_query, "twin-route": build_route}
