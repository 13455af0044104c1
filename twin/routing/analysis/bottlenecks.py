"""Doors that carry the largest share of all ways, and how many people get through them."""

from typing import Final

from twin.model.access import Bottleneck
from twin.model.ids import PortalId
from twin.model.passage import PortalKind
from twin.model.twin import Twin
from twin.routing.analysis.all_ways import AllWays

FLOW_PER_S_M: Final = 1.32
"""Most people a second for each metre of effective width, doors on the level: SFPE hydraulic model (V)."""
BOUNDARY_M: Final = 0.15
"""What people keep from each side of a door, SFPE hydraulic model (V): the effective width is narrower by two."""


def find_bottlenecks(twin: Twin, ways: AllWays) -> tuple[Bottleneck, ...]:
    """Return the doors, gates and openings that ways lead through, the busiest first."""
    found = [
        _measure(twin, element, count, ways.ways)
        for element, count in ways.uses.items()
        if count and (portal := twin.portals.get(PortalId(element))) and portal.kind is not PortalKind.VIRTUAL
    ]
    return tuple(sorted(found, key=lambda one: (-one.ways, one.element)))


def _measure(twin: Twin, element: str, count: int, total: int) -> Bottleneck:
    width = twin.portals[PortalId(element)].clear_width_m
    return Bottleneck(
        element=element,
        ways=count,
        share_ratio=count / total,
        clear_width_m=None if width is None else width.value,
        flow_per_min=None if width is None else measure_flow_per_min(width.value),
    )


def measure_flow_per_min(clear_width_m: float) -> float:
    """
    Return how many people get through a door in a minute at the most.

    >>> round(measure_flow_per_min(0.9), 1)
    47.5
    """
    return FLOW_PER_S_M * max(clear_width_m - 2 * BOUNDARY_M, 0.0) * 60.0
