"""Plan shadows of many bodies at once: each shape is measured once, and all copies are placed together."""

from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon

from twin.geometry.shadow import solid_of
from twin.geometry.solids import Cut
from twin.ingest.records.placements import Floats, points_to_grid
from twin.ingest.solids.bodies import Body, shadow_of, whole_band
from twin.model.ids import ElementId

Band = tuple[Body, float, float]
"""A body and the heights (m, plan frame) between which it throws a shadow."""


def shadows_of(bands: Sequence[Band]) -> list[MultiPolygon]:
    """
    Return what ``bodies.shadow_of`` returns for each of some bands (metres, plan frame).

    Bands that cut an upright body alike give the very same object.
    """
    cuts = [body.cut(z_low, z_high) if body.is_upright() else None for body, z_low, z_high in bands]
    missing = {
        (body.id, cut): body
        for (body, _, _), cut in zip(bands, cuts, strict=True)
        if cut is not None and cut not in body.shadows
    }
    if missing:
        _keep_shadows(missing)
    return [shadow_of(*band) if cut is None else band[0].shadows[cut] for band, cut in zip(bands, cuts, strict=True)]


def whole_shadows_of(bodies: Sequence[Body]) -> list[MultiPolygon]:
    """Return what ``bodies.whole_shadow_of`` returns for each of some bodies (metres, plan frame)."""
    return shadows_of([(body, *whole_band(body)) for body in bodies])


def _keep_shadows(missing: Mapping[tuple[ElementId, Cut], Body]) -> None:
    measured = np.array([body.solid.shadow(cut) for (_, cut), body in missing.items()], dtype=object)
    matrices = np.array([body.placement for body in missing.values()])
    for ((_, cut), body), placed in zip(missing.items(), _place(measured, matrices), strict=True):
        body.shadows[cut] = placed


def _place(shadows: NDArray[np.object_], matrices: Floats) -> list[MultiPolygon]:
    """Move shadows (n,) from the frame of their shape into the plan frame by matrices (n, 4, 4)."""
    points, owner = shapely.get_coordinates(shadows, return_index=True)
    turned = np.einsum("nij,nj->ni", matrices[owner, :2, :2], points) + matrices[owner, :2, 3]
    moved = shapely.set_coordinates(shadows, points_to_grid(turned))
    tidy = shapely.normalize(moved)
    sound = shapely.is_valid(moved).tolist()
    return [one if good else solid_of(raw) for one, raw, good in zip(tidy, moved, sound, strict=True)]
