"""Whether what a sign without arrow names is where it hangs, told from the twin's plain data alone."""

from collections.abc import Iterator
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from tests.signage.chain_steps import SLACK_M
from twin.model.sign import Sign
from twin.model.twin import Twin

HERE_M: Final = 5.0


def hangs_at(twin: Twin, sign: Sign, target: str) -> bool:
    """Return whether a named thing of the sign's storey is at most five metres off, or is that storey."""
    if target.startswith("storey:"):
        return target == f"storey:{sign.storey}"
    at = shapely.Point(sign.at[:2])
    return min((area.distance(at) for area in _list_areas(twin, str(sign.storey), target)), default=0.0) <= (
        HERE_M + SLACK_M
    )


def _list_areas(twin: Twin, storey: str, target: str) -> Iterator[BaseGeometry]:
    far_away = shapely.Point(1e6, 1e6)
    kind, name = (*target.split(":", 1), "")[:2]
    for space in twin.spaces.values():
        if (kind == "zone" and name in space.uses.value) or (kind == "space" and name == space.id):
            yield space.footprint if space.storey == storey and space.footprint is not None else far_away
    for thing in twin.facilities.values():
        called = (
            {str(thing.id), thing.kind.value.value} if kind == "facility" else {one.value for one in thing.window_kinds}
        )
        if kind in {"facility", "window"} and name in called:
            area = shapely.Point(thing.at[:2]) if thing.footprint is None else thing.footprint
            yield area if thing.storey == storey else far_away
    for door in twin.portals.values():
        if target == "exit" and door.entrance:
            yield door.line if door.storey == storey else far_away
    for connector in twin.connectors.values():
        if kind == "connector" and name == connector.id:
            for landing in connector.landings:
                yield shapely.Point(landing.at[:2]) if landing.storey == storey else far_away
