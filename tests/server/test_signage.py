"""What is proved of signs, over HTTP: one document, made once for each day and set of profiles."""

from starlette.testclient import TestClient

PROOF = "/api/v1/places/place/signs/proof"
DAY = {"today": "2026-11-23"}


def test_the_proof_shows_pairs_breaks_catchments_and_findings(client: TestClient) -> None:
    proof = client.get(PROOF, params={**DAY, "profile": "walking"}).json()

    assert (proof["today"], proof["profiles"]) == ("2026-11-23", ["walking"])
    assert {"pairs", "breaks", "catchments", "findings", "unreachable"} <= proof.keys()
    assert ("SGN101", "1") in {(finding["code"], finding["subject"]["id"]) for finding in proof["findings"]}
    assert all(finding["message"]["zh-CN"] and finding["message"]["en"] for finding in proof["findings"])


def test_a_proof_that_a_client_has_is_not_sent_again(client: TestClient) -> None:
    first = client.get(PROOF, params=DAY)
    again = client.get(PROOF, params=DAY, headers={"If-None-Match": first.headers["etag"]})
    other_day = client.get(PROOF, params={"today": "2026-11-24"}, headers={"If-None-Match": first.headers["etag"]})

    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert (other_day.status_code, other_day.json()["today"]) == (200, "2026-11-24")


def test_the_order_of_profiles_does_not_matter(client: TestClient) -> None:
    one = client.get(PROOF, params={**DAY, "profile": ["wheelchair", "walking"]})
    other = client.get(PROOF, params={**DAY, "profile": ["walking", "wheelchair", "walking"]})
    usual = client.get(PROOF, params=DAY)

    assert one.json()["profiles"] == ["walking", "wheelchair"]
    assert one.headers["etag"] == other.headers["etag"] == usual.headers["etag"]


def test_who_asks_for_ever_new_proofs_has_to_wait_but_made_ones_come_always(client: TestClient) -> None:
    days = [f"2026-11-{day:02}" for day in range(1, 7)]
    answers = [client.get(PROOF, params={"today": day, "profile": "walking"}) for day in days]

    assert [answer.status_code for answer in answers] == [200] * 4 + [429] * 2
    assert 0 < int(answers[-1].headers["retry-after"]) <= 30
    assert client.get(PROOF, params={"today": days[0], "profile": "walking"}).status_code == 200


def test_what_makes_no_sense_is_refused_before_anything_is_proved(client: TestClient) -> None:
    assert client.get("/api/v1/places/nowhere/signs/proof").status_code == 404
    unknown = client.get(PROOF, params={"profile": "flying"})
    assert (unknown.status_code, "wheelchair" in unknown.json()["detail"]) == (404, True)
    assert client.get(PROOF, params={"today": "morgen"}).status_code == 422
    assert client.get(PROOF, params={"profile": ["walking", "wheelchair", "blind", "stroller"]}).status_code == 422
