"""Plan frame to GLB frame: y-up, X = x, Y = z, Z = -y, metres."""

from typing import Final

import numpy as np
from scipy.spatial.transform import Rotation

from twin.model.scene import Floats

TO_GLTF: Final[Floats] = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, -1.0, 0.0]])
"""A rotation, so triangles keep their winding."""

FAR_M: Final = 1000.0
"""Beyond this a 32-bit float is coarser than 0.06 mm: vertices are then taken from a whole-metre origin."""

RIGID: Final = 1e-5
"""How far from orthonormal a placement may be and still be written as a rotation."""


def choose_origin(vertices: Floats) -> Floats:
    """Return the whole-metre point (3,) that vertices (n, 3) are to be counted from: zero unless they are far."""
    if not len(vertices) or np.abs(vertices).max() <= FAR_M:
        return np.zeros(3)
    middle: Floats = np.round((vertices.min(axis=0) + vertices.max(axis=0)) / 2)
    return middle


def to_node(matrix: Floats) -> dict[str, list[float]]:
    """
    Turn a placement in the plan frame into the transform of a glTF node.

    Parameters
    ----------
    matrix : (4, 4)
        Affine, plan frame.

    Returns
    -------
    node
        ``translation`` and ``rotation`` where the placement is rigid, which
        is short and exact for viewers; ``matrix`` (column by column) where it
        mirrors or scales; nothing of what is at rest.
    """
    turn = TO_GLTF @ matrix[:3, :3] @ TO_GLTF.T
    shift = TO_GLTF @ matrix[:3, 3]
    if np.linalg.det(turn) <= 0 or np.abs(turn @ turn.T - np.eye(3)).max() > RIGID:
        full = np.eye(4)
        full[:3, :3], full[:3, 3] = turn, shift
        return {"matrix": _short(full.T.reshape(-1), 7)}
    node = {}
    if np.abs(shift).max() > 0:
        node["translation"] = _short(shift, 5)
    if np.abs(turn - np.eye(3)).max() > RIGID:
        node["rotation"] = _short(Rotation.from_matrix(turn).as_quat(canonical=True), 7)
    return node


def _short(values: Floats, digits: int) -> list[float]:
    # adding zero turns -0.0 into 0.0
    return [float(value) + 0.0 for value in np.round(values, digits)]
