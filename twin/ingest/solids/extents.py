"""The boxes of many bodies at once. Metres, plan frame."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from twin.geometry.solids import Solid
from twin.ingest.records.placements import Floats, points_to_grid

_MOST_CORNERS: Final = 200_000
"""So many are turned at once: memory for more would be more than a file of furniture needs otherwise."""

Ints = NDArray[np.intp]


def find_extents(solids: Sequence[Solid], placements: Sequence[Floats]) -> Floats:
    """
    Return the lower and upper corners (n, 2, 3) of solids in their places, on the micrometre grid.

    Copies share a solid; each of its corners is looked up once.
    """
    distinct = {id(solid): solid for solid in solids}
    number = {key: index for index, key in enumerate(distinct)}
    corners, counts = _corners_of(list(distinct.values()))
    starts = np.concatenate([[0], np.cumsum(counts)])[:-1]
    which = np.array([number[id(solid)] for solid in solids], dtype=np.intp)
    matrices = np.array(placements, dtype=np.float64).reshape(-1, 4, 4)
    boxes = [
        _extents(corners, starts[which[some]], counts[which[some]], matrices[some]) for some in _batches(counts[which])
    ]
    return np.concatenate(boxes) if boxes else np.zeros((0, 2, 3))


def _corners_of(solids: Sequence[Solid]) -> tuple[Floats, Ints]:
    """Return the corners of solids in one row, those of plans below and above, and how many each has."""
    prisms = [(index, prism) for index, solid in enumerate(solids) for prism in solid.parts.prisms]
    plans = np.array([prism.plan for _, prism in prisms], dtype=object)
    points, prism_of_point = shapely.get_coordinates(plans, return_index=True)
    heights = np.array([(prism.z_low, prism.z_high) for _, prism in prisms]).reshape(-1, 2)[prism_of_point]
    owner_of_prism = np.array([index for index, _ in prisms], dtype=np.intp)
    rest = [(index, solid.parts.vertices) for index, solid in enumerate(solids) if len(solid.parts.vertices)]
    corners = np.concatenate(
        [*(np.column_stack([points, heights[:, end]]) for end in (0, 1)), *(vertices for _, vertices in rest)]
    )
    owners = np.concatenate(
        [
            *(owner_of_prism[prism_of_point] for _ in range(2)),
            np.repeat([index for index, _ in rest], [len(vertices) for _, vertices in rest]).astype(np.intp),
        ]
    )
    order = np.argsort(owners, kind="stable")
    return corners[order], np.bincount(owners, minlength=len(solids))


def _batches(counts: Ints) -> Iterator[slice]:
    """Yield runs of bodies that together have no more corners than are turned at once, or that are one body."""
    begin, corners = 0, 0
    for index, count in enumerate(counts.tolist()):
        if corners + count > _MOST_CORNERS and index > begin:
            yield slice(begin, index)
            begin, corners = index, 0
        corners += count
    if begin < len(counts):
        yield slice(begin, len(counts))


def _extents(corners: Floats, starts: Ints, counts: Ints, matrices: Floats) -> Floats:
    begins = np.cumsum(counts) - counts
    row = np.repeat(starts - begins, counts) + np.arange(int(counts.sum()))
    body = np.repeat(np.arange(len(counts)), counts)
    turned = np.einsum("nij,nj->ni", matrices[body, :3, :3], corners[row])
    low, high = (ends.reduceat(turned, begins, axis=0) for ends in (np.minimum, np.maximum))
    return points_to_grid(np.stack([low, high], axis=1) + matrices[:, None, :3, 3])
