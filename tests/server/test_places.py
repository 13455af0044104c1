"""Reads about a place: shape and status of every address."""

import gzip

import pytest
from starlette.testclient import TestClient

from tests.server.conftest import Ports

API = "/api/v1/places"


def test_the_places_are_listed(client: TestClient) -> None:
    assert client.get(API).json() == {"places": [{"id": "place", "name": "drawing"}]}


def test_a_place_says_what_a_page_needs_first(client: TestClient) -> None:
    place = client.get(f"{API}/place").json()

    assert [storey["id"] for storey in place["storeys"]] == ["S0", "S1"]
    assert place["profiles"][:2] == ["walking", "wheelchair"]
    assert place["languages"] == ["zh-CN", "en"]
    assert [entrance["storey"] for entrance in place["entrances"]] == ["S0"]
    assert place["phone"] is None


def test_storeys_come_bottom_to_top(client: TestClient) -> None:
    storeys = client.get(f"{API}/place/storeys").json()["storeys"]

    assert [(storey["id"], storey["elevation_m"]) for storey in storeys] == [("S0", 0.0), ("S1", 4.0)]


def test_a_search_finds_by_pinyin_initials(client: TestClient) -> None:
    results = client.get(f"{API}/place/search", params={"q": "bgs"}).json()["results"]

    assert results[0]["label"]["zh-CN"].startswith("办公室")
    assert results[0]["to"]


def test_an_empty_search_suggests_something(client: TestClient) -> None:
    assert client.get(f"{API}/place/search").json()["results"]


def test_a_search_gives_no_more_than_asked_for(client: TestClient) -> None:
    assert len(client.get(f"{API}/place/search", params={"limit": 1}).json()["results"]) == 1


def test_the_plan_of_a_storey_is_geojson(client: TestClient) -> None:
    answer = client.get(f"{API}/place/plan.geojson", params={"storey": "S1"})

    assert answer.headers["content-type"] == "application/geo+json"
    assert answer.json()["storey"] == "S1"


def test_an_element_says_what_it_is(client: TestClient) -> None:
    assert client.get(f"{API}/place/elements/B").json()["kind"] == "space"


def test_signs_come_with_their_legends(client: TestClient) -> None:
    (sign,) = client.get(f"{API}/place/signs").json()["signs"]

    assert sign["faces"][0]["legends"][0]["zh"] == "出口"


def test_findings_of_the_import_are_told(client: TestClient) -> None:
    (finding,) = client.get(f"{API}/place/findings").json()["findings"]

    assert finding["code"] == "ING203"


def test_a_model_is_made_once_for_all_who_ask(client: TestClient, ports: Ports) -> None:
    bodies = {client.get(f"{API}/place/model.glb", params={"storey": "S0"}).content for _ in range(3)}

    assert bodies == {b"glTF" + b"S0" * 500}
    assert ports.drawn == ["S0"]


def test_without_a_storey_the_whole_model_comes(client: TestClient, ports: Ports) -> None:
    answer = client.get(f"{API}/place/model.glb")

    assert answer.headers["content-type"] == "model/gltf-binary"
    assert ports.drawn == [None]


def test_a_model_travels_compressed_to_those_who_can_unpack_it(client: TestClient) -> None:
    plain = client.get(f"{API}/place/model.glb", headers={"Accept-Encoding": "identity"})
    short = client.get(f"{API}/place/model.glb", headers={"Accept-Encoding": "br, gzip;q=0.8"})
    refused = client.get(f"{API}/place/model.glb", headers={"Accept-Encoding": "gzip;q=0"})

    assert "content-encoding" not in plain.headers
    assert "content-encoding" not in refused.headers
    assert short.headers["content-encoding"] == "gzip"
    assert short.headers["vary"] == "Accept-Encoding"
    assert int(short.headers["content-length"]) == len(gzip.compress(plain.content, 6, mtime=0))
    assert short.content == plain.content


def test_a_model_that_a_client_has_is_not_sent_again(client: TestClient) -> None:
    first = client.get(f"{API}/place/model.glb")

    again = client.get(f"{API}/place/model.glb", headers={"If-None-Match": f'"x", {first.headers["etag"]}'})
    other = client.get(f"{API}/place/model.glb", headers={"If-None-Match": '"x"'})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert other.status_code == 200


def test_the_head_of_a_model_can_be_asked_for(client: TestClient) -> None:
    answer = client.head(f"{API}/place/model.glb", headers={"Accept-Encoding": "identity"})

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-length"] == str(len(b"glTF" + b"None" * 500))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nowhere", 404),
        ("/nowhere/storeys", 404),
        ("/nowhere/search?q=a", 404),
        ("/nowhere/model.glb", 404),
        ("/nowhere/plan.geojson?storey=S0", 404),
        ("/nowhere/elements/A", 404),
        ("/nowhere/signs", 404),
        ("/nowhere/findings", 404),
        ("/place/model.glb?storey=S9", 404),
        ("/place/model.glb?storey=" + "S" * 65, 422),
        ("/place/plan.geojson", 422),
        ("/place/plan.geojson?storey=S9", 404),
        ("/place/elements/nothing", 404),
        ("/place/search?limit=0", 422),
        ("/place/search?limit=101", 422),
        ("/place/search?limit=ten", 422),
        ("/place/search?q=" + "a" * 101, 422),
        ("/place/nothing", 404),
        ("/..%2f..%2fetc%2fpasswd", 404),
    ],
)
def test_what_is_not_there_or_makes_no_sense_is_a_problem(client: TestClient, path: str, status: int) -> None:
    answer = client.get(API + path)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["detail"]
    assert problem["type"].startswith("urn:twin:problem:")


def test_writing_where_one_can_only_read_is_refused(client: TestClient) -> None:
    answer = client.post(f"{API}/place/signs", json={})

    assert answer.status_code == 405
    assert answer.json()["title"] == "Method Not Allowed"
