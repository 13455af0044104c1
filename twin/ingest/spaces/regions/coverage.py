"""Which storeys have more floor than their spaces cover: something may be missing there. Metres, plan frame."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from twin.ingest.solids.bodies import whole_shadow_of
from twin.ingest.spaces.regions.extents import Extents
from twin.ingest.spaces.regions.floors import Patch
from twin.ingest.spaces.regions.slabs import Slab
from twin.model.ids import StoreyId
from twin.model.space import Space

WALL_M: Final = 0.5
"""What is narrower beside a space is its wall."""
LEAST_BARE_M2: Final = 10.0
"""Less floor without a space on a storey that has some is a shaft or a niche."""


def suspect_bare_floor(slabs: Sequence[Slab], spaces: Sequence[Space], usable: AbstractSet[StoreyId]) -> set[StoreyId]:
    """Return the storeys with spaces beside which slabs may lie bare: first by their boxes, then by their shadows."""
    by_storey = {key: [s for s in slabs if key in s.storeys and not s.roof] for key in sorted(usable)}
    suspects = set()
    for key, group in by_storey.items():
        if group:
            taken = _taken(spaces, key)
            if _is_bare(shapely.union_all(Extents(slab.body for slab in group).boxes()), taken) and _is_bare(
                shapely.union_all([whole_shadow_of(slab.body) for slab in group]), taken
            ):
                suspects.add(key)
    return suspects


def find_partly_covered(
    patches: Sequence[Patch], spaces: Sequence[Space], usable: AbstractSet[StoreyId]
) -> set[StoreyId]:
    """Return the storeys with spaces of whose slabs so much lies beside these that it may be rooms."""
    found = set()
    for key in sorted(usable):
        floor = shapely.union_all([patch.shape for patch in patches if patch.storey == key and not patch.roof])
        if _is_bare(floor, _taken(spaces, key).buffer(WALL_M)):
            found.add(key)
    return found


def _taken(spaces: Sequence[Space], key: StoreyId) -> BaseGeometry:
    return shapely.union_all([space.footprint for space in spaces if space.storey == key])


def _is_bare(floor: BaseGeometry, taken: BaseGeometry) -> bool:
    """Return whether much of a floor is not taken; walls beside what is taken do not count."""
    wide = floor.difference(taken).buffer(-WALL_M)
    return not wide.is_empty and wide.buffer(WALL_M).area >= LEAST_BARE_M2
