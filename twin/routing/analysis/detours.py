"""How much longer the ways of a profile are than those of somebody on foot."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from twin.model.access import Detour, Detours
from twin.routing.analysis.all_ways import AllWays

NEAR_M: Final = 1.0
"""Places nearer to each other than this are at one spot: a ratio of two steps says nothing."""
WORST: Final = 10


def compare_ways(places: Sequence[str], walking: AllWays, profile: AllWays, *, worst: int = WORST) -> Detours:
    """
    Return the detours of a profile over all ordered pairs of places.

    Parameters
    ----------
    places
        Ids of the places, in the order of both tables.
    worst
        How many of the longest to name. A pair and its way back count once,
        in the direction that is worse.
    """
    apart = ~np.eye(len(places), dtype=np.bool_)
    on_foot = np.isfinite(walking.costs_s) & apart
    near = on_foot & (walking.lengths_m < NEAR_M)
    compared = on_foot & ~near & np.isfinite(profile.costs_s)
    ratios = np.divide(profile.lengths_m, walking.lengths_m, out=np.full(compared.shape, -np.inf), where=compared)
    rows, columns = np.nonzero(compared & (ratios >= ratios.T) & ((ratios > ratios.T) | np.triu(apart)))
    order = np.lexsort((columns, rows, -ratios[rows, columns]))[:worst]
    return Detours(
        pairs=int(on_foot.sum()),
        without_way=int((on_foot & ~np.isfinite(profile.costs_s)).sum()),
        too_near=int((near & np.isfinite(profile.costs_s)).sum()),
        ratios=tuple(float(ratio) for ratio in np.sort(ratios[compared])),
        worst=tuple(
            Detour(
                start=places[row],
                goal=places[column],
                length_m=float(profile.lengths_m[row, column]),
                walking_length_m=float(walking.lengths_m[row, column]),
                cost_s=float(profile.costs_s[row, column]),
                walking_cost_s=float(walking.costs_s[row, column]),
            )
            for row, column in zip(rows[order], columns[order], strict=True)
        ),
    )
