"""``twin route`` without a goal: what is reached in a time, all pairs; and questions whose parts do not go together."""

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import shapely

Command = Callable[..., int]


def test_what_is_reached_in_a_time_comes_as_places_and_floor(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert twin("route", "hall.ifc", "--from", "entrance", "--within", "8", "--lang", "en", "--json") == 0

    document = json.loads(capsys.readouterr().out)
    assert {area["storey"] for area in document["areas"]} == {"S0"}
    assert all(0.0 <= reached["duration_s"] <= 8.0 for reached in document["reached"])
    assert "A" in [reached["id"] for reached in document["reached"]]


def test_people_read_it_in_their_language(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert twin("route", "hall.ifc", "--from", "entrance", "--within", "60") == 0

    told = capsys.readouterr().out
    assert "60秒内" in told
    assert "业务受理区" in told


def test_all_pairs_are_a_square(twin: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert twin("route", "hall.ifc", "--all-pairs", "--profile", "wheelchair", "--json") == 0

    document = json.loads(capsys.readouterr().out)
    size = len(document["places"])
    ids = [place["id"] for place in document["places"]]
    assert [len(row) for row in document["durations_s"]] == [size] * size
    assert document["costs_s"][ids.index("A")][ids.index("A")] == 0.0
    assert document["costs_s"][ids.index("A")][ids.index("C")] is None


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        (["--from", "entrance"], "--to B"),
        (["--from", "entrance", "--to", "A", "--within", "9"], "--to and --within"),
        (["--within", "9"], "--from A"),
        (["--from", "entrance", "--within", "-1"], "no time to walk in"),
        (["--from", "entrance", "--within", "9", "--via", "A"], "give --to B"),
        (["--from", "entrance", "--to", "A", "--at", "25:00"], "no time: write"),
        (["--from", "entrance", "--to", "A", "--closed", "月球"], "月球"),
        (["--from", "entrance", "--to", "A", "--avoid", "carpets"], "narrow_door"),
        (["--from", "entrance", "--to", "A", "--obstacle", "1,1,2,2"], "write STOREY:x,y"),
        (["--from", "entrance", "--within", "9", "--obstacle", "S0:1,1,2,1,2,2"], "give --to B"),
    ],
)
def test_what_makes_no_sense_is_refused_with_what_would(
    twin: Command, capsys: pytest.CaptureFixture[str], asked: list[str], named: str
) -> None:
    assert twin("route", "hall.ifc", *asked) == 2

    assert named in capsys.readouterr().err


def test_what_is_reached_is_drawn_on_the_plans_of_its_storeys(twin: Command, tmp_path: Path) -> None:
    near, far = tmp_path / "near.svg", tmp_path / "far.svg"
    for within, picture in (("3", near), ("60", far)):
        assert twin("route", "hall.ifc", "--from", "entrance", "--within", within, "-o", str(picture)) == 0

    areas = [_list_green(picture) for picture in (near, far)]
    assert 0.0 < sum(areas[0]) < sum(areas[1])
    assert len(areas[0]) == 1 < len(areas[1])


def _list_green(picture: Path) -> list[float]:
    """Return how much of each plan is green, in square metres."""
    paths = [path.get("d", "") for path in ET.parse(picture).iter() if path.get("fill-opacity")]  # noqa: S314  # our own
    return [sum(shapely.Polygon(_read_ring(ring)).area for ring in path.split("M")[1:]) for path in paths]


def _read_ring(text: str) -> list[tuple[float, float]]:
    pairs = [point.split(",") for point in text.removesuffix("Z").split("L")]
    return [(float(x), float(y)) for x, y in pairs]
