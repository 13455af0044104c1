"""What is reached in a time, over HTTP."""

from typing import Any

import httpx2
import pytest
import shapely
from starlette.testclient import TestClient


def ask(client: TestClient, **body: Any) -> httpx2.Response:
    return client.post("/api/v1/places/place/reach", json=body)


def test_what_is_reached_comes_as_places_and_as_floor(client: TestClient) -> None:
    near, far = (ask(client, **{"from": "A", "within_s": within_s}).json() for within_s in (2, 60))

    assert {area["storey"] for area in near["areas"]} == {"S0"}
    assert {area["storey"] for area in far["areas"]} == {"S0", "S1"}
    assert {reached["id"] for reached in near["reached"]} < {reached["id"] for reached in far["reached"]}
    assert all(reached["duration_s"] <= 2.0 for reached in near["reached"])
    floors = [shapely.Polygon(rings[0], rings[1:]) for rings in near["areas"][0]["polygons"]]
    assert sum(floor.area for floor in floors) == pytest.approx(near["areas"][0]["area_m2"], abs=0.01)


def test_stairs_that_are_closed_lead_nowhere(client: TestClient) -> None:
    answer = ask(client, **{"from": "A", "within_s": 60, "closed": ["楼梯", "电梯"]}).json()

    assert {area["storey"] for area in answer["areas"]} == {"S0"}


@pytest.mark.parametrize(
    ("body", "status", "named"),
    [
        ({"from": "A"}, 422, "within_s"),
        ({"from": "A", "within_s": 0}, 422, "within_s"),
        ({"from": "A", "within_s": 3601}, 422, "within_s"),
        ({"from": "A", "within_s": "long"}, 422, "within_s"),
        ({"from": "A", "within_s": 9, "to": "B"}, 422, "to"),
        ({"from": "月球", "within_s": 9}, 404, "月球"),
        ({"from": "A", "within_s": 9, "profile": "tank"}, 404, "tank"),
    ],
)
def test_a_question_that_makes_no_sense_says_where(client: TestClient, body: Any, status: int, named: str) -> None:
    answer = ask(client, **body)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert named in answer.json()["detail"]
