"""JuPedSim's RoutingEngine on the eroded floor: a triangulation in C++, A* and a funnel."""

from typing import Any, Final

import jupedsim
import numpy as np

from benchmarks.routing.floors import Floor
from benchmarks.routing.solver import NO_WAY, Build, Floats, Solver


def build_engine(floor: Floor) -> Solver:
    """The engine as JuPedSim's users have it."""
    engine = jupedsim.RoutingEngine(floor.eroded)

    def answer(x_m: float, y_m: float, to_x_m: float, to_y_m: float) -> Any:
        try:
            return engine.compute_waypoints((x_m, y_m), (to_x_m, to_y_m))
        except RuntimeError:
            return None

    def unfold(found: Any, _: Floats) -> Floats:
        return NO_WAY if found is None else np.asarray(found, dtype=np.float64).reshape(-1, 2)

    return Solver(answer, unfold)


BUILD: Final[dict[str, Build]] = {"jupedsim": build_engine}
