"""A question for a route: what may be asked, and what comes back."""

import json
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient

from twin.server.app import BODY_BYTES_MAX

ROUTES = "/api/v1/places/place/routes"


def ask(client: TestClient, **body: Any) -> httpx2.Response:
    return client.post(ROUTES, json=body)


def test_a_route_comes_with_legs_maneuvers_and_words(client: TestClient) -> None:
    answer = ask(client, **{"from": "A", "to": "D", "profile": "wheelchair", "lang": "en"})

    route = answer.json()
    assert answer.status_code == 200
    assert route["status"] == "ok"
    assert [leg["connector"]["kind"] for leg in route["legs"] if leg["connector"]] == ["elevator"]
    assert route["instructions"][0]["lang"] == "en"
    assert all(len(leg["path"]) == len(leg["path_z"]) for leg in route["legs"])


def test_no_route_is_an_answer_with_barriers(client: TestClient) -> None:
    answer = ask(client, **{"from": "A", "to": "D", "profile": "wheelchair", "closed": ["电梯"]})

    refusal = answer.json()
    assert answer.status_code == 200
    assert refusal["status"] == "no_route"
    assert [(barrier["id"], barrier["kind"]) for barrier in refusal["barriers"]] == [("e", "closed")]


def test_what_was_put_down_is_gone_around(client: TestClient) -> None:
    free = ask(client, **{"from": "A", "to": "B"}).json()
    x, y = free["legs"][0]["path"][0]
    to_x, to_y = free["legs"][0]["path"][1]
    at_x, at_y = (x + to_x) / 2, (y + to_y) / 2
    corners = [[at_x + i, at_y + j] for i, j in ((-0.1, -0.1), (0.1, -0.1), (0.1, 0.1), (-0.1, 0.1))]

    around = ask(client, **{"from": "A", "to": "B", "obstacles": [{"storey": "S0", "polygon": corners}]}).json()

    assert around["status"] == "ok"
    assert around["length_m"] > free["length_m"]


def test_a_wish_that_cannot_be_met_is_a_notice(client: TestClient) -> None:
    route = ask(client, **{"from": "A", "to": "D", "profile": "wheelchair", "avoid": ["elevator"]}).json()

    assert route["status"] == "ok"
    assert ("avoided", "e") in [(notice["kind"], notice["id"]) for notice in route["notices"]]
    assert "电梯" in next(notice["text"] for notice in route["notices"] if notice["kind"] == "avoided")


def test_time_stops_and_alternatives_come_back_with_the_answer(client: TestClient) -> None:
    asked = {"from": "A", "to": "D", "via": ["C", "3"], "via_order": "best", "at": "2026-03-02T09:30:00"}
    over_stops = ask(client, **asked).json()
    with_choice = ask(client, **{"from": "A", "to": "D", "alternatives": 1}).json()

    assert over_stops["at"] == "2026-03-02T09:30"
    assert [stop["id"] for stop in over_stops["via"]] == ["k", "C"]
    assert [instruction["phase"] for instruction in over_stops["instructions"]].count("arrive") == 3
    kinds = [
        [leg["connector"]["kind"] for leg in route["legs"] if leg["connector"]]
        for route in (with_choice, *with_choice["alternatives"])
    ]
    assert kinds[0] == ["stair"]
    assert len(with_choice["alternatives"]) + [n["kind"] for n in with_choice["notices"]].count("few_alternatives") == 1


def test_a_name_that_two_rooms_carry_is_asked_back(client: TestClient) -> None:
    answer = ask(client, **{"from": "A", "to": "办公室"})

    problem = answer.json()
    assert answer.status_code == 409
    assert sorted(candidate["id"] for candidate in problem["candidates"]) == ["B", "D"]
    assert ask(client, **{"from": "A", "to": problem["candidates"][0]["to"]}).status_code == 200


@pytest.mark.parametrize(
    ("body", "status", "named"),
    [
        ({"from": "A", "to": "月球"}, 404, "月球"),
        ({"from": "A"}, 422, "to"),
        ({"to": "A"}, 422, "from"),
        ({"from": "", "to": "A"}, 422, "from"),
        ({"from": "A", "to": "x" * 201}, 422, "to"),
        ({"from": 7, "to": "A"}, 422, "from"),
        ({"from": "A", "to": "B", "via": ["A"] * 9}, 422, "via"),
        ({"from": "A", "to": "B", "avoid": ["carpets"]}, 404, "carpets"),
        ({"from": "A", "to": "B", "profile": "tank"}, 404, "tank"),
        ({"from": "A", "to": "B", "closed": ["月球"]}, 404, "月球"),
        ({"from": "A", "to": "B", "closed": ["3"]}, 404, "3"),
        ({"from": "A", "to": "B", "via_order": "any"}, 422, "any"),
        ({"from": "A", "to": "B", "at": "noon"}, 422, "at"),
        ({"from": "A", "to": "B", "alternatives": 9}, 422, "alternatives"),
        ({"from": "A", "to": "B", "via": ["C"], "alternatives": 1}, 422, "stops"),
        ({"from": "A", "to": "B", "lang": "eo"}, 404, "eo"),
        ({"from": "A", "to": "B", "speed": 9}, 422, "speed"),
        ({"from": "A", "to": "B", "obstacles": [{"storey": "S0", "polygon": [[1, 1], [2, 1]]}]}, 422, "polygon"),
        ({"from": "A", "to": "B", "obstacles": [{"storey": "S9", "polygon": [[1, 1], [2, 1], [2, 2]]}]}, 404, "S9"),
        (
            {"from": "A", "to": "B", "obstacles": [{"storey": "S0", "polygon": [[1, 1], [3, 3], [3, 1], [1, 3]]}]},
            422,
            "outline",
        ),
        ([], 422, "body"),
        ("A", 422, "body"),
    ],
)
def test_a_question_that_makes_no_sense_says_where(client: TestClient, body: Any, status: int, named: str) -> None:
    answer = client.post(ROUTES, json=body)

    assert answer.status_code == status
    assert named in answer.json()["detail"]


def test_what_is_not_json_is_refused(client: TestClient) -> None:
    answer = client.post(ROUTES, content=b"{from: A", headers={"Content-Type": "application/json"})

    assert answer.status_code == 422


def test_the_words_are_in_the_mode_asked_for(client: TestClient) -> None:
    body = {"from": "A", "to": "B", "mode": "simple"}

    assert client.post(ROUTES, json=body).json()["instructions"][-1]["text"].endswith("到了。")


def test_an_unknown_mode_names_those_that_there_are(client: TestClient) -> None:
    answer = client.post(ROUTES, json={"from": "A", "to": "B", "mode": "poem"})

    assert answer.status_code == 404
    assert "plain, simple, blind" in answer.json()["detail"]


def test_a_place_that_is_not_here_has_no_routes(client: TestClient) -> None:
    assert client.post("/api/v1/places/nowhere/routes", json={"from": "A", "to": "B"}).status_code == 404


@pytest.mark.parametrize("told", [True, False])
def test_a_body_without_end_is_not_read(client: TestClient, told: bool) -> None:  # noqa: FBT001  # both ways of sending
    letters = b'{"from": "' + b"A" * BODY_BYTES_MAX + b'"}'
    content = letters if told else iter([letters[:9], letters[9:]])

    answer = client.post(ROUTES, content=content, headers={"Content-Type": "application/json"})

    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_body_in_pieces_is_answered_like_a_whole_one(client: TestClient) -> None:
    body = json.dumps({"from": "A", "to": "B", "at": "2026-03-02T10:00"}).encode()
    kind = {"Content-Type": "application/json"}

    whole = client.post(ROUTES, content=body, headers=kind)
    pieces = client.post(ROUTES, content=iter([body[:7], body[7:]]), headers=kind)

    assert pieces.status_code == 200
    assert pieces.content == whole.content


def test_a_question_that_is_told_otherwise_to_be_json_has_the_same_answer(client: TestClient) -> None:
    body = json.dumps({"from": "A", "to": "B", "at": "2026-03-02T10:00"}).encode()

    short, framework = (
        client.post(ROUTES, content=body, headers={"Content-Type": kind})
        for kind in ("application/json", "application/json; charset=utf-8")
    )

    assert framework.content == short.content
    assert dict(framework.headers) == dict(short.headers)
