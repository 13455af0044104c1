"""The plan of a storey says what lies where, in metres."""

from dataclasses import replace
from math import pi
from typing import Any

import orjson
import pytest
from shapely import MultiPolygon, Polygon
from shapely.geometry import shape

from tests.export.hall import GROUND, HALL, UPPER, build_hall_twin
from tests.support.floorplan import draw
from tests.support.marks import Board, Connector, Mark, Thing
from twin.errors import UnknownIdError
from twin.export.geojson import to_geojson
from twin.model.ids import SpaceId, StoreyId
from twin.model.twin import Twin

OFFICE = """
###########
#A..s+B..k#
#.%..#..x.#
###########
"""
BALCONY = """
###########
#C..s.....#
###########
"""
MARKS: dict[str, Mark] = {"s": Connector(), "k": Thing(number="3", front_rad=3 * pi / 2), "x": Board(facing_rad=pi / 2)}


def plan_of(twin: Twin, storey: StoreyId) -> dict[str, list[dict[str, Any]]]:
    """Return the features of a storey by what they are, through the bytes a client gets."""
    document = orjson.loads(orjson.dumps(to_geojson(twin, storey)))
    assert document["type"] == "FeatureCollection"
    found: dict[str, list[dict[str, Any]]] = {}
    for feature in document["features"]:
        assert feature["type"] == "Feature"
        found.setdefault(feature["properties"]["feature"], []).append(feature)
    return found


def test_a_drawn_storey_has_its_rooms_door_stair_window_sign_and_furniture() -> None:
    plan = plan_of(draw(OFFICE, BALCONY, marks=MARKS), StoreyId("S0"))

    assert [feature["id"] for feature in plan["space"]] == ["A", "B"]
    assert [feature["properties"]["spaces"] for feature in plan["portal"]] == [["A", "B"]]
    assert [feature["properties"]["kind"] for feature in plan["connector"]] == ["stair"]
    assert [feature["properties"]["number"] for feature in plan["facility"]] == ["3"]
    assert [feature["properties"]["kind"] for feature in plan["sign"]] == ["guidance"]
    assert "furniture" in {feature["properties"]["kind"] for feature in plan["obstacle"]}


def test_a_stair_is_on_both_storeys_but_rooms_are_on_their_own() -> None:
    plan = plan_of(draw(OFFICE, BALCONY, marks=MARKS), StoreyId("S1"))

    assert [feature["id"] for feature in plan["connector"]] == ["s"]
    assert [feature["id"] for feature in plan["space"]] == ["C"]
    assert "facility" not in plan


def test_a_room_is_as_large_as_drawn_with_its_court_left_out() -> None:
    (hall,) = plan_of(build_hall_twin(), GROUND)["space"]

    polygon = shape(hall["geometry"])

    assert isinstance(polygon, Polygon)
    assert hall["geometry"]["type"] == "Polygon"
    assert polygon.area == pytest.approx(196.0)
    assert polygon.exterior.is_ccw
    assert not polygon.interiors[0].is_ccw
    assert hall["properties"]["area_m2"] == 196.0
    assert hall["properties"]["kind_name"] == {"zh-CN": "业务受理区", "en": "Service Counters"}


def test_angles_are_degrees_between_minus_and_plus_180() -> None:
    plan = plan_of(draw(OFFICE, BALCONY, marks=MARKS), StoreyId("S0"))

    assert plan["sign"][0]["properties"]["facing_deg"] == [90.0]
    assert plan["facility"][0]["properties"]["front_deg"] == -90.0


def test_coordinates_are_whole_millimetres() -> None:
    twin = build_hall_twin()
    space = twin.spaces[HALL]
    third = replace(space, footprint=MultiPolygon([Polygon([(0, 0), (1, 0), (1 / 3, 2 / 3)])]))

    (hall,) = plan_of(replace(twin, spaces={HALL: third}), GROUND)["space"]

    assert [0.333, 0.667] in hall["geometry"]["coordinates"][0]


def test_a_room_without_a_shape_is_told_without_one() -> None:
    twin = build_hall_twin()
    bare = replace(twin.spaces[HALL], footprint=None)

    (hall,) = plan_of(replace(twin, spaces={SpaceId(HALL): bare}), GROUND)["space"]

    assert hall["geometry"] is None
    assert hall["properties"]["area_m2"] is None


def test_a_storey_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownIdError, match="3F"):
        to_geojson(build_hall_twin(), StoreyId("3F"))


def test_the_document_says_that_it_is_in_metres_and_of_which_storey() -> None:
    document = to_geojson(build_hall_twin(), UPPER)

    assert document["frame"] == {"name": "plan", "unit": "m", "plan_origin_m": [0.0, 0.0, 0.0]}
    assert document["storey"] == {"id": UPPER, "name": "二层", "elevation_m": 4.0}
