"""A drawing means what its legend says."""

import pytest
from shapely import box

from tests.support.floorplan import draw, spot_at
from tests.support.marks import Connector, Door, Thing
from twin.model.facility import ObstacleKind
from twin.model.ids import OUTSIDE, ConnectorId, PortalId

HALL = """
#########
#A..+.B.#
#...#:::#
#.1.a.C.+
#########
"""


def test_floors_become_spaces_named_by_their_letter() -> None:
    twin = draw(HALL, marks={"a": Door(clear_width_m=0.78)})

    assert {name: space.area_m2 for name, space in twin.spaces.items()} == {"A": 9.0, "B": 4.5, "C": 4.5}


def test_doors_join_the_spaces_on_their_sides() -> None:
    twin = draw(HALL, marks={"a": Door(clear_width_m=0.78)})

    sides = {name: portal.spaces for name, portal in twin.portals.items()}
    assert sides == {"A|B": ("A", "B"), "C|B": ("C", "B"), "C|outside": ("C", OUTSIDE), "a": ("A", "C")}
    width = twin.portals[PortalId("a")].clear_width_m
    assert width is not None
    assert width.value == 0.78
    assert twin.portals[PortalId("a")].passage.normalize().equals_exact(box(3.995, 1.11, 5.005, 1.89).normalize(), 1e-9)


def test_storeys_are_joined_where_they_carry_the_same_mark() -> None:
    twin = draw(
        """
        #####
        #A.1#
        #####
        """,
        """
        #####
        #1.B#
        #####
        """,
        marks={"1": Connector()},
    )

    assert twin.connectors[ConnectorId("1")].storeys == ("S0", "S1")
    assert twin.connectors[ConnectorId("1")].runs[0].path == ((3.5, 1.5, 0.0), (1.5, 1.5, 4.0))


def test_things_stand_in_the_way_unless_they_have_no_body() -> None:
    marks = {"w": Thing(), "s": Thing(body=False)}
    twin = draw("#####\n#Aws#\n#o%=#\n#####", marks=marks)

    kinds = sorted(obstacle.kind for obstacle in twin.obstacles.values())
    assert kinds == sorted([*list(ObstacleKind)[:3], ObstacleKind.FURNITURE, ObstacleKind.STAIR])
    assert sorted(twin.facilities) == ["s", "w"]


def test_a_digit_without_meaning_is_a_spot() -> None:
    spot = spot_at(HALL, "1")

    assert (spot.x_m, spot.y_m) == (2.5, 1.5)


def test_two_letters_on_one_floor_are_refused() -> None:
    with pytest.raises(ValueError, match="lie on one floor"):
        draw("#####\n#A.B#\n#####")
