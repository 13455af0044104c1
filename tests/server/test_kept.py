"""Answers that are kept: given again word for word, and never where anything they depend on has changed."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest
from starlette.testclient import TestClient

from tests.server.conftest import GROUND, MARKS, ROOMS, UPPER, Ports
from tests.support.floorplan import draw
from tests.support.marks import Door, Mark, Room
from twin.app import way
from twin.app.documents.route import route_document
from twin.app.open_place import OpenPlace
from twin.app.services import OpenPlaces, Services
from twin.app.way import RouteRequest, find_way, seek_way
from twin.model.ids import ConnectorId
from twin.model.twin import Ingested, ReadSeconds, Twin
from twin.server import express, routes
from twin.server.app import create_app

ROUTES = "/api/v1/places/place/routes"
HOURS = "Mo-Fr 08:30-12:00,14:30-17:30"
DAY = datetime(2026, 3, 2)  # noqa: DTZ001  # a building's clock has no zone


def open_twin(twin: Twin) -> OpenPlace:
    return OpenPlace(Ingested(twin=twin, findings=(), seconds=ReadSeconds(open=0.0, geometry=0.0, total=0.0)))


@pytest.fixture
def known(open_place: OpenPlace) -> dict[str, OpenPlace]:
    """Return the places of the server of this test, which may be changed."""
    return {"place": open_place}


@pytest.fixture
def client(known: dict[str, OpenPlace], ports: Ports, tmp_path: Path) -> TestClient:
    """Return a client of a server for those places."""
    services = Services(reader=ports, validator=ports.breaches, speaker=ports, sound=ports, exporter=ports)
    return TestClient(create_app(OpenPlaces(services=services, places=known), page_folder=tmp_path))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[RouteRequest]:
    """Return what the engine is asked for, on ground with labels and without."""
    requests: list[RouteRequest] = []

    def note(place: OpenPlace, request: RouteRequest, *, now: datetime | None = None) -> Any:
        requests.append(request)
        return seek_way(place, request, now=now)

    monkeypatch.setattr(way, "seek_way", note)
    monkeypatch.setattr(express, "seek_way", note)
    return requests


def ask(client: TestClient, **body: Any) -> Any:
    answer = client.post(ROUTES, json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_question_that_was_asked_before_is_answered_with_the_same_bytes(
    client: TestClient, asked: list[RouteRequest]
) -> None:
    body = {"from": "A", "to": "B", "at": "2026-03-02T10:00"}
    first, second = client.post(ROUTES, json=body), client.post(ROUTES, json=body)

    assert len(asked) == 1
    assert second.content == first.content
    assert second.headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    "other",
    [
        {"to": "A"}, {"from": "B"}, {"via": ["C"]}, {"via_order": "best"}, {"alternatives": 1}, {"profile": "elderly"},
        {"avoid": ["stair"]}, {"closed": ["电梯"]}, {"lang": "en"}, {"mode": "simple"}, {"instructions": False},
        {"at": "2026-03-02T10:00"},
    ],
    ids=lambda other: next(iter(other)),
)  # fmt: skip
def test_whatever_differs_makes_another_question(
    client: TestClient, asked: list[RouteRequest], other: dict[str, object]
) -> None:
    ask(client, **{"from": "A", "to": "D"})
    ask(client, **{"from": "A", "to": "D", **other})

    assert len(asked) == 2


def test_a_closure_is_heeded_at_once_and_so_is_its_end(client: TestClient) -> None:
    body = {"from": "A", "to": "D", "profile": "wheelchair"}
    before, during, after = ask(client, **body), ask(client, **body, closed=["电梯"]), ask(client, **body)

    assert [answer["status"] for answer in (before, during, after)] == ["ok", "no_route", "ok"]


def test_a_building_that_has_changed_has_no_old_answers(client: TestClient, known: dict[str, OpenPlace]) -> None:
    body = {"from": "A", "to": "D", "at": "2026-03-02T10:00"}
    before = ask(client, **body)
    twin = known["place"].twin
    stairless = {key: one for key, one in twin.connectors.items() if key != ConnectorId("s")}
    known["place"] = open_twin(replace(twin, connectors=stairless))

    used = [
        [leg["connector"]["id"] for leg in way["legs"] if leg["connector"]] for way in (before, ask(client, **body))
    ]
    assert used == [["s"], ["e"]]


@pytest.mark.parametrize("said", [True, False], ids=["asked for", "now"])
def test_through_a_day_what_is_kept_is_what_would_be_found(
    client: TestClient,
    known: dict[str, OpenPlace],
    asked: list[RouteRequest],
    monkeypatch: pytest.MonkeyPatch,
    said: bool,  # noqa: FBT001  # both ways of asking
) -> None:
    doored: dict[str, Mark] = {**MARKS, "+": Door(name="门", opening_hours=HOURS)}
    rooms = {**ROOMS, "B": Room(long_name="办公室", opening_hours="Mo-Fr 09:00-16:00")}
    known["place"] = open_twin(draw(GROUND, UPPER, marks=doored, rooms=rooms))
    minutes = [DAY + timedelta(minutes=m) for m in (0, 509, 510, 511, 539, 540, 719, 720, 869, 870, 960, 1049, 1050)]
    told = []
    for minute in minutes:
        monkeypatch.setattr(routes, "datetime", _clock_at(minute))
        at = {"at": minute.isoformat()} if said else {}
        body = client.post(ROUTES, json={"from": "A", "to": "B", **at}).content
        request = RouteRequest(origin="A", destination="B", at=minute if said else None)
        assert body == orjson.dumps(route_document(find_way(known["place"], request, now=minute)))
        told.append(orjson.loads(body))

    assert [one["at"] for one in told] == [minute.isoformat(timespec="minutes") for minute in minutes]
    statuses = {one["status"] for one in told}
    assert statuses == ({"ok", "no_route"} if said else {"ok"})
    assert len(asked) - len(minutes) < len(minutes), "beside what this test asks, each minute was asked anew"


def _clock_at(moment: datetime) -> type[datetime]:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]  # a clock that stands still
            assert tz is None
            return moment

    return Clock


def test_without_instructions_there_is_the_way_alone(client: TestClient) -> None:
    told, bare = (ask(client, **{"from": "A", "to": "D", "instructions": flag}) for flag in (True, False))

    assert told["maneuvers"]
    assert told["instructions"]
    assert bare == {**told, "maneuvers": [], "instructions": []}
