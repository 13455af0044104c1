"""``twin access`` tells people and programs the same: who is cut off by what, and how much longer the ways are."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., int]


def document_of(twin: Command, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, list[dict[str, object]]]:
    assert twin("access", "hall.ifc", "--json", *words) == 0
    found: dict[str, list[dict[str, object]]] = json.loads(capsys.readouterr().out)
    return found


def test_the_stair_cuts_off_the_upper_storey_and_the_entrance_everything(
    twin: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    document = document_of(twin, capsys, "--profile", "walking")

    (walking,) = document["profiles"]
    outages = walking["outages"]
    assert isinstance(outages, list)
    cut = {outage["element"]["id"]: set(outage["unreached"]) for outage in outages}
    window = next(place["id"] for place in document["places"] if place["kind"] == "facility")
    assert cut == {"x": {"A", "B", "C", "D", window}, "A|B": {"B", "C", "D"}, "s": {"C", "D"}, "n": {"D"}}
    assert walking["unreached"] == []
    assert walking["detours"] is None


def test_who_cannot_take_the_stair_reaches_less_and_is_compared_where_both_get(
    twin: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    document = document_of(twin, capsys, "--profile", "wheelchair")

    (wheelchair,) = document["profiles"]
    detours = wheelchair["detours"]
    assert isinstance(detours, dict)
    assert wheelchair["unreached"] == ["C", "D"]
    # Entrance, window, A and B stay: of the 30 pairs of all six places 12 are left.
    assert (detours["pairs"], detours["without_way"]) == (30, 18)
    # Between the same spots nobody with the wider body has the shorter way.
    assert detours["quantiles"]["0"] >= 1.0
    statements = wheelchair["statements"]
    assert isinstance(statements, dict)
    assert "6处公共场所中，可从出入口到达并返回的有4处" in statements["zh-CN"][0]
    assert statements["en"][0] == "Wheelchair users get to 4 of 6 public places from an entrance, and back."


@pytest.mark.parametrize(("language", "word"), [("zh-CN", "1号楼梯"), ("en", "Dead ends")])
def test_people_read_tables(twin: Command, capsys: pytest.CaptureFixture[str], language: str, word: str) -> None:
    assert twin("access", "hall.ifc", "--lang", language) == 0

    out, _ = capsys.readouterr()
    assert word in out
    assert "[/" not in out


def test_the_picture_is_a_drawing_with_a_histogram_and_both_ways(
    twin: Command, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    output = tmp_path / "fairness.svg"

    assert twin("access", "hall.ifc", "-o", str(output), "--lang", "en") == 0

    root = ET.fromstring(output.read_text("utf-8"))  # noqa: S314  # written a moment ago
    names = [element.tag.rpartition("}")[2] for element in root.iter()]
    words = [element.text or "" for element in root.iter() if element.tag.endswith("text")]
    assert names.count("polyline") == 2
    assert any(text.startswith("wheelchair users  n = ") for text in words)
    assert any(text.startswith("people on foot: ") for text in words)
    assert "wrote" in capsys.readouterr().err


def test_a_profile_that_is_none_is_refused(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert twin("access", "hall.ifc", "--profile", "fish") == 2
    assert "fish" in capsys.readouterr().err
