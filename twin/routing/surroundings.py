"""What stands along a way and makes it easier: handrails beside stairs, tactile paving before doors."""

from collections.abc import Iterable
from typing import Final

import shapely
from shapely import Point

from twin.model.facility import FacilityKind, Obstacle, ObstacleKind
from twin.model.ids import StoreyId
from twin.model.passage import Portal, VerticalConnector
from twin.model.twin import Twin

RAIL_REACH_M: Final = 0.15
"""A railing no farther from a stair's outline belongs to it (E)."""
PAVING_REACH_M: Final = 0.6
"""A foot or a cane finds paving that ends no farther from a door (E)."""


class Surroundings:
    """What a building's model says of handrails and tactile paving; a model with none of either says nothing."""

    def __init__(self, twin: Twin) -> None:
        rails = [body for body in twin.obstacles.values() if body.kind is ObstacleKind.RAILING]
        self._railed = frozenset(connector.id for connector in twin.connectors.values() if _is_railed(connector, rails))
        paving = [
            (thing.storey, thing.footprint)
            for thing in twin.facilities.values()
            if thing.kind.value is FacilityKind.TACTILE_PAVING and thing.footprint is not None
        ]
        self._paving = {
            storey: shapely.union_all([shape for at, shape in paving if at == storey])
            for storey in sorted({at for at, _ in paving})
        }

    def has_handrail(self, connector: VerticalConnector) -> bool | None:
        """Tell whether a railing stands on or beside a connector; ``None`` where nobody modelled any at such places."""
        if connector.id in self._railed:
            return True
        return None if not self._railed or connector.footprint is None else False

    def is_off_paving(self, way: Portal | VerticalConnector) -> bool:
        """Tell whether paving leads elsewhere in the building, but not to this door or connector."""
        return bool(self._paving) and not any(self._is_paved(storey, shape) for storey, shape in _list_ends(way))

    def _is_paved(self, storey: StoreyId, shape: shapely.Geometry) -> bool:
        paving = self._paving.get(storey)
        return paving is not None and bool(shapely.dwithin(paving, shape, PAVING_REACH_M))


def _is_railed(connector: VerticalConnector, rails: Iterable[Obstacle]) -> bool:
    if connector.footprint is None:
        return False
    reach = shapely.buffer(connector.footprint, RAIL_REACH_M)
    low_m, high_m = (choose(landing.at[2] for landing in connector.landings) for choose in (min, max))
    return any(
        rail.top_z_m > low_m and rail.bottom_z_m < high_m and bool(reach.intersects(rail.footprint)) for rail in rails
    )


def _list_ends(way: Portal | VerticalConnector) -> Iterable[tuple[StoreyId, shapely.Geometry]]:
    if isinstance(way, Portal):
        return [(way.storey, way.line)]
    return [(landing.storey, Point(landing.at[:2])) for landing in way.landings]
