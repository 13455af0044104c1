"""Zones of 6.1.2.1: the spaces of one zone kind on one storey."""

from collections import defaultdict
from collections.abc import Iterable

from twin.model.ids import SpaceId, StoreyId, ZoneId
from twin.model.space import ZONE_USES, Space, SpaceUse, Zone


def read_zones(spaces: Iterable[Space]) -> tuple[Zone, ...]:
    """
    Return the zones by storey and code.

    A merged zone is in each of its codes' zones. Copies of other layers are
    left out, so that no area counts twice.
    """
    members: dict[tuple[StoreyId, SpaceUse], list[SpaceId]] = defaultdict(list)
    for space in spaces:
        if space.navigable or (space.footprint is None and space.layer is None):
            for use in space.uses.value:
                if use in ZONE_USES:
                    members[space.storey, use].append(space.id)
    return tuple(
        Zone(id=ZoneId(f"{storey}#{use.value}"), code=use, storey=storey, spaces=tuple(sorted(ids)))
        for (storey, use), ids in sorted(members.items())
    )
