"""
The journey of ``docs/journey.md``: one door of the demo hall, from the file to the voice.

Somebody in a wheelchair comes in by the main entrance and asks for the nursing
room on the second floor, behind door *d*. What is expected here was drawn by
the hall's authors or follows from the meaning of a value; nothing is compared
with what the same code said before.
"""

import array
import hashlib
import io
import math
import wave
from itertools import pairwise
from pathlib import Path

import ifcopenshell
import ifcopenshell.util.element
import pytest
import shapely
from starlette.testclient import TestClient

from tests.support.transcript import retell
from tests.support.tree import ROOT
from twin.app.open_place import OpenPlace
from twin.app.services import OpenPlaces
from twin.app.way import RouteRequest, Way, find_way
from twin.bootstrap import build_services
from twin.ingest.process.worker import read_in_worker
from twin.model.ids import SpaceId
from twin.model.origin import Origin, Sourced
from twin.model.passage import ConnectorKind, Portal
from twin.model.route import ManeuverKind, UtterancePhase
from twin.model.space import Space
from twin.model.twin import Ingested, Twin
from twin.routing.profiles.named import WHEELCHAIR
from twin.server.app import create_app
from twin.store.files import TwinFiles
from twin.voice.sound import join_wavs
from twin.voice.speaker import EspeakSpeaker

HALL = ROOT / "models_ifc" / "demo_hall.ifc"
NURSING_ROOM = "2-19"
"""The room's number on the drawing; there is another nursing room on the ground floor."""

GRID_M = 1e-3
"""Polygons lie on a grid finer than this."""


@pytest.fixture(scope="module")
def ingested() -> Ingested:
    return read_in_worker(HALL)


@pytest.fixture(scope="module")
def place(ingested: Ingested) -> OpenPlace:
    return OpenPlace(ingested)


@pytest.fixture(scope="module")
def twin(ingested: Ingested) -> Twin:
    return ingested.twin


@pytest.fixture(scope="module")
def room(twin: Twin) -> Space:
    return next(space for space in twin.spaces.values() if space.name == NURSING_ROOM)


@pytest.fixture(scope="module")
def door(twin: Twin, room: Space) -> Portal:
    return next(portal for portal in twin.portals.values() if room.id in portal.spaces and portal.name == "母婴室门")


@pytest.fixture(scope="module")
def way(place: OpenPlace) -> Way:
    answer = find_way(place, _request("zh-CN"))
    assert isinstance(answer, Way)
    return answer


def _request(language: str) -> RouteRequest:
    return RouteRequest(origin="entrance", destination=NURSING_ROOM, profile="wheelchair", language=language)


def test_step_1_the_file_is_known_by_its_bytes_and_its_unit_ends_here(twin: Twin) -> None:
    assert hashlib.sha256(HALL.read_bytes()).hexdigest() == twin.file.sha256
    assert twin.file.length_unit_m == 0.001
    assert twin.file.schema.startswith("IFC4X3")


def test_step_2_the_door_joins_the_room_to_the_corridor_and_says_how_wide_it_is(
    twin: Twin, door: Portal, room: Space
) -> None:
    other = next(side for side in door.spaces if side != room.id)

    assert (room.long_name or "").startswith("母婴室")
    assert twin.spaces[SpaceId(str(other))].long_name == "西走廊"
    assert door.clear_width_m == Sourced(
        value=_declared_mm(door.id) / 1000, origin=Origin.DECLARED, carrier="Twin_Portal.ClearWidth"
    )


def _declared_mm(door: str) -> float:
    """Return the clear width as IfcOpenShell's own reader of property sets finds it, in the file's unit."""
    file = ifcopenshell.open(str(HALL))
    width: float = ifcopenshell.util.element.get_psets(file.by_guid(door))["Twin_Portal"]["ClearWidth"]
    return width


def test_step_3_the_twin_is_kept_without_loss(ingested: Ingested, tmp_path: Path) -> None:
    files = TwinFiles(folder=tmp_path, reader_version="1")

    files.put(ingested)

    assert files.get(ingested.twin.file.sha256, with_scene=False) == ingested


def test_step_4_and_5_the_way_leads_through_the_door_by_elevator_and_never_by_stairs(way: Way, door: Portal) -> None:
    kinds = [leg.connector_kind for leg in way.route.legs if leg.connector is not None]

    assert door.id in way.route.legs[-1].portals
    assert ConnectorKind.ELEVATOR in kinds
    assert {ConnectorKind.ELEVATOR, ConnectorKind.RAMP} >= set(kinds)


def test_step_5_the_wheelchair_keeps_its_radius_from_every_body_on_the_way(way: Way, twin: Twin) -> None:
    for leg in way.route.legs:
        if leg.connector is not None:
            continue
        line = shapely.LineString([at[:2] for at in leg.path])
        level = leg.path[0][2]
        bodies = [
            body.footprint
            for body in twin.obstacles.values()
            if body.storey == leg.storey and body.bottom_z_m < level + 2.0 and body.top_z_m > level + 0.1
        ]
        assert bodies
        doors = shapely.union_all([twin.portals[portal].passage.buffer(1.0) for portal in leg.portals])
        free = line.difference(doors)
        assert min(free.distance(body) for body in bodies) >= WHEELCHAIR.radius_m - GRID_M


def test_step_5_the_length_is_that_of_the_line_on_the_floor(way: Way) -> None:
    for leg in way.route.legs:
        if leg.connector is None:
            flat = sum(math.dist(a[:2], b[:2]) for a, b in pairwise(leg.path))
            assert leg.length_m == pytest.approx(flat, rel=0.01)


def test_step_6_maneuvers_go_all_the_way_and_change_the_storey_once(way: Way, room: Space) -> None:
    kinds = [maneuver.kind for maneuver in way.maneuvers]
    rides = [maneuver for maneuver in way.maneuvers if maneuver.kind is ManeuverKind.TAKE_ELEVATOR]

    assert (kinds[0], kinds[-1]) == (ManeuverKind.DEPART, ManeuverKind.ARRIVE)
    assert [ride.to_storey for ride in rides] == [room.storey]
    assert sum(maneuver.length_m for maneuver in way.maneuvers) == pytest.approx(way.route.length_m)


@pytest.mark.parametrize(
    ("language", "elevator", "goal"), [("zh-CN", "电梯", "母婴室"), ("en", "elevator", "mother and baby room")]
)
def test_step_7_every_maneuver_has_its_words(place: OpenPlace, language: str, elevator: str, goal: str) -> None:
    answer = find_way(place, _request(language))
    assert isinstance(answer, Way)
    utterances = answer.utterances
    text = " ".join(utterance.text for utterance in utterances)

    assert elevator in text
    assert goal in utterances[-1].text
    assert utterances[-1].phase is UtterancePhase.ARRIVE
    assert not set("{}") & set(text)
    assert "None" not in text


def test_step_8_the_words_are_heard(way: Way) -> None:
    speaker = EspeakSpeaker()
    wavs = [speaker.render(utterance.text, "zh-CN") for utterance in way.utterances]

    with wave.open(io.BytesIO(join_wavs(wavs, 0.5))) as sound:
        seconds = sound.getnframes() / sound.getframerate()
        samples = array.array("h", sound.readframes(sound.getnframes()))

    syllables = sum(len(utterance.text) for utterance in way.utterances)
    assert 0.1 * syllables < seconds < 0.6 * syllables
    loudness = math.sqrt(sum(sample * sample for sample in samples) / len(samples))
    assert loudness > 500


def test_step_9_the_page_is_told_the_same_way(place: OpenPlace, way: Way) -> None:
    client = TestClient(create_app(OpenPlaces(services=build_services(), places={"hall": place})))
    body = {"from": "entrance", "to": NURSING_ROOM, "profile": "wheelchair", "lang": "zh-CN"}

    answer = client.post("/api/v1/places/hall/routes", json=body).json()

    assert answer["status"] == "ok"
    assert [leg["portals"] for leg in answer["legs"]] == [list(leg.portals) for leg in way.route.legs]
    assert [step["text"] for step in answer["instructions"]] == [utterance.text for utterance in way.utterances]


def test_the_page_that_tells_the_journey_tells_what_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it should change, ``make journey`` writes it anew."""
    page = (ROOT / "docs" / "journey.md").read_text(encoding="utf-8")
    monkeypatch.chdir(ROOT)

    assert page == retell(page)
