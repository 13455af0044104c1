"""What bodies of the same form share, and where one of them stands."""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from twin.geometry.solids import Floats, Solid
from twin.model.scene import TriangleMesh


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shape:
    """A solid, which remembers its shadows, and its triangles to look at once somebody asks."""

    solid: Solid
    _meshes: list[TriangleMesh] = field(default_factory=list)

    @property
    def mesh(self) -> TriangleMesh:
        """Return the triangles, with the colours that the model gives them where it was read for looks."""
        if not self._meshes:
            faces = self.solid.faces.copy()
            colourless = np.full(len(faces), -1, dtype=np.int32)
            mesh = TriangleMesh(vertices=self.solid.vertices.copy(), faces=faces, materials=colourless, colours=())
            self._meshes.append(mesh)
        return self._meshes[0]


class Placed(NamedTuple):
    """A shape, and the (4, 4) matrix, m, that puts it into the plan frame."""

    shape: Shape
    placement: Floats
