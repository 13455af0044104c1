"""The sloped stretches of a ramp, and how far each rises."""

from collections.abc import Iterator
from typing import Final

from twin.model.passage import ConnectorKind, Run, VerticalConnector
from twin.model.twin import Twin

LEVEL_M: Final = 1e-3
"""A step of a path that rises less than this is a resting place."""


def list_ramps(twin: Twin) -> tuple[VerticalConnector, ...]:
    """Return the ramps of a building."""
    return tuple(one for one in twin.connectors.values() if one.kind is ConnectorKind.RAMP)


def list_rises_m(run: Run) -> tuple[float, ...]:
    """Return how far each stretch between two resting places rises."""
    return tuple(_rises(run))


def _rises(run: Run) -> Iterator[float]:
    rise_m = 0.0
    for (*_, below_m), (*_, above_m) in zip(run.path, run.path[1:], strict=False):
        step_m = abs(above_m - below_m)
        if step_m < LEVEL_M and rise_m:
            yield rise_m
            rise_m = 0.0
        rise_m += step_m if step_m >= LEVEL_M else 0.0
    if rise_m:
        yield rise_m
