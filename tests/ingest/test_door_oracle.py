"""Doors of real models against the spaces that others found at them by the files' own space boundaries."""

import pytest

from tests.support.real_readings import facts_of, read_real
from twin.model.ids import OUTSIDE

pytestmark = pytest.mark.real_models

MODELS = {
    "duplex_a.ifc": 1,  # one door whose boundaries name three spaces
    "institute_ac11.ifc": 0,
    "voxel_demo2.ifc": 0,
    "fzk_haus_ac20.ifc": 0,
    "multizone_building.ifc": 0,
}
"""Models with an oracle, and how many of their doors may disagree with it."""


@pytest.mark.parametrize("name", sorted(MODELS))
def test_doors_join_the_spaces_that_the_oracle_names(name: str) -> None:
    oracle = {door: set(spaces) - {None, OUTSIDE} for door, spaces in facts_of(name)["door_spaces_by_boundary"].items()}

    portals = {str(key): portal for key, portal in read_real(name).twin.portals.items()}
    found = {door: {str(side) for side in portals[door].spaces} - {"None", OUTSIDE} for door in oracle}

    assert sum(found[door] != oracle[door] for door in oracle) == MODELS[name]


@pytest.mark.parametrize("name", sorted(MODELS))
def test_every_door_of_the_file_is_a_portal(name: str) -> None:
    listed = sum(storey["n_doors"] for storey in facts_of(name)["storeys"])

    assert sum(portal.kind == "door" for portal in read_real(name).twin.portals.values()) == listed


def test_the_duplexs_open_plan_joins_by_open_edges() -> None:
    twin = read_real("duplex_a.ifc").twin
    names = {space.id: space.name for space in twin.spaces.values()}

    joined = {
        frozenset(names[side] for side in portal.spaces if side in names)
        for portal in twin.portals.values()
        if portal.kind == "virtual"
    }

    # Foyer, living room, kitchen and stair of each unit have no doors between them.
    assert {frozenset({"A101", "A102"}), frozenset({"A102", "A103"}), frozenset({"A101", "A105"})} <= joined
    assert {frozenset({"B101", "B102"}), frozenset({"B102", "B103"}), frozenset({"B101", "B105"})} <= joined


def test_the_duplexs_mirrored_units_join_alike() -> None:
    twin = read_real("duplex_a.ifc").twin
    names = {space.id: space.name for space in twin.spaces.values()}
    pairs = [frozenset(names[s] for s in p.spaces if s in names) for p in twin.portals.values() if p.kind == "virtual"]

    units = [sorted(sorted(name[1:] for name in pair) for pair in pairs if min(pair)[0] == unit) for unit in "AB"]

    assert units[0] == units[1]
    assert ["101", "103"] in units[0]  # foyer and kitchen


def test_the_duplexs_four_outside_doors_are_its_entrances() -> None:
    twin = read_real("duplex_a.ifc").twin

    entrances = [portal for portal in twin.portals.values() if portal.entrance]

    assert sorted(round(portal.line.length, 2) for portal in entrances) == [0.71, 0.71, 1.15, 1.15]
