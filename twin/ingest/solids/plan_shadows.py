"""Plan shadows of many bodies at once: each shape is measured once, and all copies are placed together."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon

from twin.geometry.shadow import solid_of
from twin.geometry.solids import Cut
from twin.ingest.records.placements import Floats, points_to_grid
from twin.ingest.solids.bodies import Body, shadow_of
from twin.model.ids import ElementId

Band = tuple[Body, float, float]
"""A body and the heights (m, plan frame) between which it throws a shadow."""


def shadows_of(bands: Sequence[Band]) -> list[MultiPolygon]:
    """
    Return what ``bodies.shadow_of`` returns for each of some bands (metres, plan frame).

    Bands that cut an upright body alike give the very same object.
    """
    asked: dict[tuple[ElementId, Cut], Body] = {}
    keys: list[tuple[ElementId, Cut] | None] = []
    for body, z_low, z_high in bands:
        if not body.is_upright():
            keys.append(None)
            continue
        lift = float(body.placement[2, 3])
        key = (body.id, body.solid.cut(round(z_low - lift, 6), round(z_high - lift, 6)))
        asked[key] = body
        keys.append(key)
    measured = np.array([body.solid.shadow(cut) for (_, cut), body in asked.items()], dtype=object)
    matrices = np.array([body.placement for body in asked.values()]).reshape(-1, 4, 4)
    placed = dict(zip(asked, _place(measured, matrices), strict=True))
    return [shadow_of(*band) if key is None else placed[key] for band, key in zip(bands, keys, strict=True)]


def _place(shadows: NDArray[np.object_], matrices: Floats) -> list[MultiPolygon]:
    """Move shadows (n,) from the frame of their shape into the plan frame by matrices (n, 4, 4)."""
    points, owner = shapely.get_coordinates(shadows, return_index=True)
    turned = np.einsum("nij,nj->ni", matrices[owner, :2, :2], points) + matrices[owner, :2, 3]
    moved = shapely.set_coordinates(shadows, points_to_grid(turned))
    tidy = shapely.normalize(moved)
    sound = shapely.is_valid(moved).tolist()
    return [one if good else solid_of(raw) for one, raw, good in zip(tidy, moved, sound, strict=True)]
