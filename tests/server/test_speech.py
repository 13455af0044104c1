"""Words become sound once, for those who do not ask too often."""

import pytest
from starlette.testclient import TestClient

from tests.server.conftest import Ports
from twin.server.desk import SPEECH_BURST

SPEECH = "/api/v1/speech"


def test_a_sentence_is_spoken(client: TestClient, ports: Ports) -> None:
    answer = client.get(SPEECH, params={"text": "直行十米。"})

    assert answer.content == b"ID3RIFF" + "直行十米。".encode()
    assert answer.headers["content-type"] == "audio/mpeg"
    assert answer.headers["cache-control"] == "public, max-age=86400"
    assert ports.spoken[0][:2] == ("直行十米。", "zh-CN")


def test_slow_english_as_wav(client: TestClient, ports: Ports) -> None:
    answer = client.get(SPEECH, params={"text": "Turn left.", "lang": "en", "rate": "slow", "format": "wav"})
    client.get(SPEECH, params={"text": "Turn left.", "lang": "en"})

    assert answer.content == b"RIFFTurn left."
    assert answer.headers["content-type"] == "audio/wav"
    (slow, normal) = [words_per_minute for _, _, words_per_minute in ports.spoken]
    assert slow < normal


def test_the_same_words_are_spoken_once(client: TestClient, ports: Ports) -> None:
    for text in ("Go on.", " Go  on. ", "Go\ton.", "Go on."):
        assert client.get(SPEECH, params={"text": text, "lang": "en"}).status_code == 200

    assert [text for text, _, _ in ports.spoken] == ["Go on."]


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"text": ""},
        {"text": " \n\t "},
        {"text": "好" * 301},
        {"text": "a", "lang": "fr"},
        {"text": "a", "rate": "fast"},
        {"text": "a", "format": "ogg"},
    ],
)
def test_what_cannot_be_said_is_refused(client: TestClient, ports: Ports, query: dict[str, str]) -> None:
    answer = client.get(SPEECH, params=query)

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert ports.spoken == []


def test_three_hundred_characters_are_not_too_many(client: TestClient) -> None:
    assert client.get(SPEECH, params={"text": "好" * 300}).status_code == 200


def test_who_asks_too_often_is_told_when_to_come_back(client: TestClient) -> None:
    for n in range(SPEECH_BURST):
        assert client.get(SPEECH, params={"text": f"sentence {n}"}).status_code == 200

    refused = client.get(SPEECH, params={"text": "one more"})
    known = client.get(SPEECH, params={"text": "sentence 0"})

    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) >= 1
    assert known.status_code == 200  # what is kept costs nothing


def test_a_machine_without_a_voice_says_so(client: TestClient, ports: Ports) -> None:
    ports.mute = True

    answer = client.get(SPEECH, params={"text": "hello", "lang": "en"})

    assert answer.status_code == 503
    assert answer.json()["detail"] == "no voice here"
