"""Real models against the facts that others counted in them: storeys, spaces, names, elevations, areas."""

from typing import Any

import pytest

from tests.support.real_readings import facts_of, read_real
from twin.model.origin import Origin
from twin.model.twin import Twin

pytestmark = pytest.mark.real_models

SMALL = [
    "duplex_a.ifc",
    "institute_ac11.ifc",
    "voxel_demo2.ifc",
    "large_building.ifc",
    "fzk_haus_ac20.ifc",
    "pcert_building_architecture_ifc4x3.ifc",
]
GROSS = ("GrossFloorArea", "NetFloorArea")
NET_IS_REDUCED = {"fzk_haus_ac20.ifc"}
"""Its NetFloorArea is 0.97 of what is drawn: a reduction for plaster, not a measure of the footprint."""


@pytest.fixture(scope="module", params=SMALL)
def read(request: pytest.FixtureRequest) -> tuple[str, Twin, dict[str, Any]]:
    name = str(request.param)
    return name, read_real(name).twin, facts_of(name)


def test_every_storey_and_space_of_the_file_is_there(read: tuple[str, Twin, dict[str, Any]]) -> None:
    _, twin, facts = read
    expected = {
        storey["guid"]: {(space["guid"], space["name"]) for space in storey["spaces"]} for storey in facts["storeys"]
    }

    found = {
        key: {(space.id, space.name) for space in twin.list_spaces(key) if space.origin is Origin.DECLARED}
        for key in twin.storeys
    }

    assert found == expected
    assert twin.file.length_unit_m == pytest.approx(facts["length_unit_scale"])


def test_storeys_lie_where_the_file_says(read: tuple[str, Twin, dict[str, Any]]) -> None:
    _, twin, facts = read

    for storey in facts["storeys"]:
        found = twin.storeys[storey["guid"]].elevation_m
        if storey["elevation_m"] is not None:
            assert found is not None
            assert found.value == pytest.approx(storey["elevation_m"], abs=0.01)


def test_floor_areas_agree_with_the_files_own_quantities(read: tuple[str, Twin, dict[str, Any]]) -> None:
    name, twin, facts = read
    if name in NET_IS_REDUCED:
        pytest.skip("its net areas are reduced by a factor")

    for storey in facts["storeys"]:
        for space in storey["spaces"]:
            quantity = space["qto_area"]
            if quantity is not None and quantity[0].endswith(GROSS):
                assert twin.spaces[space["guid"]].area_m2 == pytest.approx(quantity[1], rel=0.02)
