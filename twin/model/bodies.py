"""What stands in a line of sight on a storey: walls, columns, stairs, and door leaves, which are taken as closed."""

from typing import Final

from shapely.geometry.base import BaseGeometry

from twin.model.facility import Obstacle, ObstacleKind
from twin.model.ids import StoreyId
from twin.model.passage import Portal, PortalKind
from twin.model.twin import Twin

OPAQUE: Final = frozenset({ObstacleKind.WALL, ObstacleKind.COLUMN, ObstacleKind.STAIR})
"""Kinds that nobody looks through. Furniture and railings are low or open, and people know it."""

LEAF_THICKNESS_M: Final = 0.05
DOOR_HEIGHT_M: Final = 2.1
"""Taken for a door whose clear height is unknown."""


def list_opaque(twin: Twin, storey: StoreyId) -> tuple[tuple[BaseGeometry, float, float], ...]:
    """Return footprint, underside and top of everything opaque on a storey, in the order of ids."""
    bodies = [_prism(body) for body in twin.obstacles.values() if body.storey == storey and body.kind in OPAQUE]
    leaves = [
        _leaf(portal) for portal in twin.portals.values() if portal.storey == storey and portal.kind is PortalKind.DOOR
    ]
    return (*bodies, *leaves)


def _prism(body: Obstacle) -> tuple[BaseGeometry, float, float]:
    return body.footprint, body.bottom_z_m, body.top_z_m


def _leaf(portal: Portal) -> tuple[BaseGeometry, float, float]:
    height_m = DOOR_HEIGHT_M if portal.clear_height_m is None else portal.clear_height_m.value
    leaf = portal.line.buffer(LEAF_THICKNESS_M / 2, cap_style="flat")
    return leaf, portal.z_m, portal.z_m + height_m
