"""Footprints against the thorough kernel's mesh, projected without any code of ingest."""

from pathlib import Path

import pytest

from benchmarks.footprints import compare_footprints
from tests.support.made_files import two_rooms
from tests.support.models import real_model


def test_a_drawn_house_agrees_with_the_kernel(tmp_path: Path) -> None:
    agreement = compare_footprints(two_rooms().write(tmp_path / "house.ifc"))

    assert {name: (one.elements, one.differing) for name, one in agreement.items()} == {
        "IfcSpace": (2, ()),
        "IfcWall": (2, ()),
    }


@pytest.mark.parametrize("name", ["voxel_demo2.ifc", "fzk_haus_ac20.ifc", "duplex_a.ifc"])
def test_footprints_of_small_real_models_agree_with_the_kernel(name: str) -> None:
    agreement = compare_footprints(real_model(name))

    assert sum(one.elements for one in agreement.values()) > 20
    assert {key: one.differing for key, one in agreement.items() if one.differing} == {}
