"""The service as a whole: it starts, it is ready, it guards itself, it serves the page."""

import re
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.server.conftest import Ports
from tests.support.models import ROOT
from twin.app.open_place import OpenPlace
from twin.app.services import OpenPlaces
from twin.model.profile import Profile
from twin.server.app import create_app
from twin.server.run import listen, serve


def wait_until_ready(client: TestClient) -> None:
    deadline = time.monotonic() + 60
    while client.get("/api/v1/readyz").status_code != 200:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_server_is_alive_before_it_is_ready(client: TestClient) -> None:
    assert client.get("/api/v1/healthz").json() == {"status": "ok"}
    starting = client.get("/api/v1/readyz")
    assert (starting.status_code, starting.json()["status"]) == (503, "starting")


def test_what_the_first_visitors_need_is_built_at_the_start(running: TestClient, ports: Ports) -> None:
    wait_until_ready(running)

    assert ports.drawn == ["S0", "S1"]
    running.get("/api/v1/places/place/model.glb?storey=S1")
    assert ports.drawn == ["S0", "S1"]


def test_nobody_waits_for_labels_and_with_them_a_way_is_the_same_bytes(
    places: OpenPlaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"from": "A", "to": "D", "at": "2026-03-02T09:30"}
    label, labelled = OpenPlace.label, threading.Event()

    def label_later(place: OpenPlace, profile: str | Profile) -> None:
        labelled.wait(60)
        label(place, profile)

    monkeypatch.setattr(OpenPlace, "label", label_later)
    unlabelled = OpenPlaces(services=places.services, places={"place": OpenPlace(places.get("place").ingested)})
    with TestClient(create_app(unlabelled)) as running:
        wait_until_ready(running)
        before = running.post("/api/v1/places/place/routes", json=asked)
        assert not unlabelled.get("place").has_labels("walking")
        labelled.set()
        deadline = time.monotonic() + 60
        while not unlabelled.get("place").has_labels("walking"):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert running.post("/api/v1/places/place/routes", json=asked).content == before.content


def test_many_at_once_all_get_their_answer(running: TestClient) -> None:
    def ask(number: int) -> int:
        if number % 3 == 0:
            return running.get("/api/v1/places/place/search", params={"q": "大厅"}).status_code
        if number % 3 == 1:
            return running.get("/api/v1/places/place/model.glb").status_code
        return running.post("/api/v1/places/place/routes", json={"from": "A", "to": "D"}).status_code

    with ThreadPoolExecutor(16) as crowd:
        assert set(crowd.map(ask, range(120))) == {200}


@pytest.mark.parametrize("path", ["/", "/api/v1/places", "/api/v1/places/nowhere", "/api/v1/speech", "/missing.js"])
def test_every_answer_carries_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers

    assert "script-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


def test_a_fault_of_ours_tells_nothing_of_our_insides(
    client: TestClient, ports: Ports, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        msg = "secret path"
        raise RuntimeError(msg)

    monkeypatch.setattr(type(ports), "glb", fail)

    answer = client.get("/api/v1/places/place/model.glb")

    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "secret" not in answer.text


def test_the_api_describes_itself_without_foreign_scripts(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]

    assert "/api/v1/places/{place_id}/routes" in paths
    assert client.get("/docs").status_code == 404


def test_every_address_is_documented_and_no_other(client: TestClient) -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    paths = client.get("/openapi.json").json()["paths"]

    described = {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods}

    assert set(re.findall(r"^\| `((?:GET|POST) [^`]+)` \|", page, flags=re.MULTILINE)) == described


def test_without_a_built_page_one_is_told_how_to_build_it(client: TestClient) -> None:
    answer = client.get("/")

    assert answer.status_code == 503
    assert "make web" in answer.text


def test_the_page_is_served_with_types_that_browsers_accept(places: OpenPlaces, tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html>" + "x" * 1000, encoding="utf-8")
    (tmp_path / "assets" / "main-1a2b.js").write_text("1", encoding="utf-8")
    (tmp_path / "sw.js").write_text("2", encoding="utf-8")
    client = TestClient(create_app(places, page_folder=tmp_path))

    page, script, worker = (client.get(path) for path in ("/", "/assets/main-1a2b.js", "/sw.js"))

    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-cache"
    assert page.headers["content-encoding"] == "gzip"
    assert script.headers["content-type"] == "text/javascript; charset=utf-8"
    assert "immutable" in script.headers["cache-control"]
    assert worker.headers["cache-control"] == "no-cache"
    assert client.get("/", headers={"If-None-Match": page.headers["etag"]}).status_code == 304


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/assets/../../secret.txt", "//etc/passwd"])
def test_no_file_outside_the_page_is_served(places: OpenPlaces, tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "static").mkdir()
    client = TestClient(create_app(places, page_folder=tmp_path / "static"))

    answer = client.get(path)

    assert answer.status_code == 404
    assert "secret" not in answer.text.replace("/secret.txt", "")


def test_a_port_that_is_taken_is_named(places: OpenPlaces) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(OSError, match="in use") as refused:
            serve(places, host="127.0.0.1", port=port)

    assert refused.value.filename == f"127.0.0.1:{port}"


def test_no_answer_waits_for_the_client_to_acknowledge_its_head() -> None:
    with listen("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        connection, _ = listener.accept()
        with connection:
            at_once = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)

    assert at_once != 0
