"""What is dearer in a network than in the one it was made of: who does not meet it has the same cheapest way in both."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twin.model.ids import StoreyId
from twin.routing.doors import Doors, price_walks
from twin.routing.navmesh import Foothold
from twin.routing.network import Network
from twin.routing.search import NOTHING


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Surcharge:
    """
    What was added to the prices of a network.

    ``cheaper`` is the network without; ``doors`` are, by storey, the portals
    of the meshes that are dearer, with what they cost more; ``crossings``
    tells for each crossing whether it is.
    """

    cheaper: Network
    doors: Mapping[StoreyId, Doors]
    crossings: NDArray[np.bool_]

    def spares(self, here: Foothold, there: Foothold, nodes: NDArray[np.int32], numbers: NDArray[np.int32]) -> bool:
        """Tell whether a way meets nothing that is dearer; *numbers* are of the crossings that lead to its *nodes*."""
        crossed = numbers != NOTHING
        if self.crossings[numbers[crossed]].any():
            return False
        points = self.cheaper.graph.points[nodes]
        starts, ends = np.vstack([(here.x_m, here.y_m), points]), np.vstack([points, (there.x_m, there.y_m)])
        walked = np.append(~crossed, True)
        for storey, doors in self.doors.items():
            part = self.cheaper.storeys[storey]
            last = part.first_node + len(part.mesh.triangles.bends) + len(part.sites.points)
            on_storey = walked & np.append((nodes >= part.first_node) & (nodes < last), there.storey == storey)
            if price_walks(doors, starts[on_storey], ends[on_storey]).any():
                return False
        return True
