"""What goes through the codec comes back equal, and nothing else comes back at all."""

import numpy as np
import pytest
from shapely import MultiPolygon, box

from twin.errors import TwinError
from twin.model.codec import from_bytes, to_bytes
from twin.model.ids import SpaceId, StoreyId
from twin.model.origin import Origin, Sourced
from twin.model.scene import Scene, TriangleMesh
from twin.model.space import Space, SpaceUse

ROOM = Space(
    id=SpaceId("0BTBFw6f90Nfh9rP1dlXr2"),
    storey=StoreyId("1xS3BCk291UvhgP2dvNMKI"),
    name="A102",
    long_name="咨询接待区",
    uses=Sourced(value=(SpaceUse.CONSULTATION_RECEPTION,), origin=Origin.DERIVED, carrier="LongName"),
    footprint=MultiPolygon([box(0.1, 0.2, 3.7, 4.9)]),
    floor_z_m=-0.45,
    height_m=None,
    public=None,
    accessible=Sourced(value=False, origin=Origin.DECLARED, carrier="Pset_SpaceCommon.HandicapAccessible"),
    opening_hours=None,
    occupants=None,
    navigable=True,
    layer=None,
)


def test_a_space_comes_back_equal() -> None:
    assert from_bytes(to_bytes(ROOM), Space) == ROOM


def test_arrays_come_back_to_the_last_bit() -> None:
    vertices = np.array([[0.1, 1e-9, 1 / 3], [1e6, -2.0, 0.0], [0.0, 0.0, 0.0]])
    mesh = TriangleMesh(
        vertices=vertices, faces=np.array([[0, 1, 2]], np.int32), materials=np.zeros(1, np.int32), colours=()
    )

    back = from_bytes(to_bytes(Scene(meshes={"m": mesh})), Scene).meshes["m"]

    assert back.vertices.tobytes() == vertices.tobytes()
    assert back.faces.dtype == np.int32


@pytest.mark.parametrize("data", [b"", b"\xc1", b"\x80", to_bytes(ROOM)[:-3]])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(TwinError):
        from_bytes(data, Space)
