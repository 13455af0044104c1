"""
Solids to look at, kept apart from the twin because only pictures need them.

Coordinates are metres. A mesh stands in its own frame; each item places one
mesh in the plan frame. Repeated geometry is one mesh with many items.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from twin.model.ids import ElementId, StoreyId

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TriangleMesh:
    """``vertices`` (n, 3) m in the mesh's own frame, ``faces`` (m, 3) indices, ``materials`` (m,) indices into ``colours``."""

    vertices: Floats
    faces: Ints
    materials: Ints
    colours: tuple[tuple[float, float, float, float], ...]
    """Linear RGBA in 0 to 1 as the model declares them; empty where it declares none."""

    def __post_init__(self) -> None:
        """Freeze the arrays: frozen fields do not freeze what they point to."""
        for array in (self.vertices, self.faces, self.materials):
            array.setflags(write=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneItem:
    """
    One element's body.

    ``layer`` is its role in a picture: ``wall``, ``slab``, ``column``,
    ``door``, ``window``, ``stair``, ``ramp``, ``elevator``, ``escalator``,
    ``railing``, ``furniture``, ``facility``, ``sign``, ``space``, ``site``,
    ``other``. ``placement`` is a row-major 4x4 matrix into the plan frame.
    """

    id: ElementId
    ifc_class: str
    name: str
    layer: str
    storey: StoreyId | None
    mesh: str
    placement: tuple[float, ...]

    def matrix(self) -> Floats:
        """Return the placement as a (4, 4) array."""
        return np.array(self.placement, dtype=np.float64).reshape(4, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All bodies; ``items`` in order of storey and id, ``meshes`` by content hash."""

    meshes: Mapping[str, TriangleMesh] = field(default_factory=dict)
    items: tuple[SceneItem, ...] = ()


def placement_of(matrix: Any) -> tuple[float, ...]:
    """Return any (4, 4) array-like as the tuple that ``SceneItem.placement`` wants."""
    return tuple(float(x) for x in np.asarray(matrix, dtype=np.float64).reshape(16))
