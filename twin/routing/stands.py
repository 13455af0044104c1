"""The places that locations come to on a network, as compiled code takes them; those asked for before are remembered."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from twin.geometry.compiled import frozen
from twin.model.ids import StoreyId
from twin.model.route import Location
from twin.routing.network import Network
from twin.routing.places import Place, find_place

STANDS_MAX: Final = 4096
"""So many sets of locations are remembered with their places: kilobytes each."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stands:
    """
    Those of some locations that can be stood at, and where.

    ``open`` are the numbers of those that everybody may walk to; ``spots``
    (n, 3) their storeys by place in the order of the network, x and y in
    metres.
    """

    ends: tuple[Location, ...]
    places: tuple[Place, ...]
    open: NDArray[np.int64]
    spots: NDArray[np.float64]

    @property
    def are_open(self) -> bool:
        """Tell whether everybody may walk to all of them."""
        return len(self.open) == len(self.places)

    def list_spots(self, network: Network) -> NDArray[np.float64]:
        """Return the spots of all of them."""
        return self.spots if self.are_open else _list_spots(network, self.places)


def settle(network: Network, locations: Sequence[Location]) -> Stands:
    """Return the places of locations."""
    known, key = network.aids.stands, tuple(locations)
    found = known.get(key)
    if found is None:
        if len(known) >= STANDS_MAX:
            known.clear()
        found = known[key] = _settle(network, key)
    return found


def price_leaving(network: Network) -> NDArray[np.float64]:
    """Return what the cheapest way over stairs, by an elevator and the like costs that leaves each storey, s; infinite for none."""
    leave_s = network.aids.leave_s
    if leave_s is None:
        cheapest: dict[StoreyId, float] = {}
        for crossing in network.crossings:
            storey = crossing.start.storey
            if crossing.end.storey != storey:
                cheapest[storey] = min(cheapest.get(storey, math.inf), crossing.cost_s(network.profile))
        (leave_s,) = frozen((np.array([cheapest.get(storey, math.inf) for storey in network.storeys]),))
        network.aids.leave_s = leave_s
    return leave_s


def _settle(network: Network, locations: Sequence[Location]) -> Stands:
    found = [(end, place) for end in locations if (place := find_place(network, end)) is not None]
    private = network.territories.number_of
    free = [number for number, (_, place) in enumerate(found) if place.space not in private]
    numbers, spots = frozen(
        (np.array(free, dtype=np.int64), _list_spots(network, [found[number][1] for number in free]))
    )
    return Stands(
        ends=tuple(end for end, _ in found), places=tuple(place for _, place in found), open=numbers, spots=spots
    )


def _list_spots(network: Network, places: Sequence[Place]) -> NDArray[np.float64]:
    storeys, footholds = list(network.storeys), [place.foothold for place in places]
    spots = [(storeys.index(at.storey), at.x_m, at.y_m) for at in footholds]
    return np.array(spots, dtype=np.float64).reshape(-1, 3)
