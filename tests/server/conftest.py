"""A server over a drawn building, with ports that only remember what they were asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from shapely import MultiPolygon
from starlette.testclient import TestClient

from tests.support.floorplan import draw
from tests.support.marks import Board, Connector, Mark, Room, Thing
from twin.app.open_place import OpenPlace
from twin.app.ports import Progress
from twin.app.services import OpenPlaces, Services
from twin.errors import VoiceError
from twin.model.dossier import Dossier
from twin.model.exchange import Exchange
from twin.model.finding import Clause, Evidence, Finding, Modality, Severity, Subject, Verdict
from twin.model.ids import SignId, StoreyId
from twin.model.overlay import SignageOverlay
from twin.model.passage import ConnectorKind
from twin.model.route import Location, Route
from twin.model.scene import Scene
from twin.model.sign import Arrow, Legend
from twin.model.space import SpaceUse
from twin.model.terms import Names
from twin.model.twin import Ingested, ReadSeconds, Twin
from twin.server.app import create_app

GROUND = """
##############
#A.....+B...k#
+....s.#..1..#
#....e.#.....#
##############
"""
UPPER = """
##############
#C.....+D....#
#....s.#.....#
#....e.#.....#
##############
"""
MARKS: dict[str, Mark] = {
    "s": Connector(name="楼梯"),
    "e": Connector(
        kind=ConnectorKind.ELEVATOR, name="电梯", car_width_m=1.4, car_depth_m=1.6, door_width_m=1.0, accessible=True
    ),
    "k": Thing(number="3"),
    "1": Board(legends=(Legend(arrow=Arrow.LEFT, target="exit", zh="出口", en="Exit", symbol=None),)),
}
ROOMS = {
    "A": Room(long_name="大厅", use=SpaceUse.CIRCULATION),
    "B": Room(long_name="办公室", use=SpaceUse.BUSINESS_ACCEPTANCE),
    "C": Room(long_name="走廊", use=SpaceUse.CIRCULATION),
    "D": Room(long_name="办公室", use=SpaceUse.BACK_OFFICE),
}


@dataclass(slots=True)
class Ports:
    """Stands in for voice, files and models."""

    spoken: list[tuple[str, str, int]] = field(default_factory=list)
    drawn: list[str | None] = field(default_factory=list)
    mute: bool = False

    def __call__(
        self, path: Path, *others: Path, with_scene: bool, progress: Progress | None, fresh: bool = False
    ) -> Ingested:
        """Nobody reads files here."""
        raise NotImplementedError

    def breaches(self, path: Path, *others: Path, progress: Progress | None = None) -> tuple[Finding, ...]:
        """Nobody reads files here."""
        raise NotImplementedError

    def render(self, text: str, language: str, *, words_per_minute: int) -> bytes:
        """Return bytes that depend on the words."""
        if self.mute:
            msg = "no voice here"
            raise VoiceError(msg)
        self.spoken.append((text, language, words_per_minute))
        return b"RIFF" + text.encode()

    def ids(self, exchanges: Sequence[Exchange]) -> bytes:
        """Nobody asks for data requirements here."""
        raise NotImplementedError

    def report(self, form: str, dossier: Dossier) -> bytes:
        """Nobody writes reports here."""
        raise NotImplementedError

    def join(self, wavs: list[bytes], gap_s: float) -> bytes:
        """Nobody joins sounds here."""
        raise NotImplementedError

    def to_mp3(self, wav: bytes) -> bytes:
        """Return other bytes than the WAV's."""
        return b"ID3" + wav

    def glb(self, scene: Scene, twin: Twin, storey: StoreyId | None) -> bytes:
        """Return a body that is worth compressing."""
        assert twin.storeys
        assert scene is not None
        self.drawn.append(storey)
        return b"glTF" + str(storey).encode() * 500

    def access_svg(
        self, twin: Twin, title: str, ratios: Mapping[str, Sequence[float]], worst: Sequence[tuple[Route, str]]
    ) -> bytes:
        """Nobody asks for pictures here."""
        raise NotImplementedError

    def reach_svg(
        self, twin: Twin, title: str, areas: Mapping[StoreyId, MultiPolygon], starts: Sequence[tuple[Location, str]]
    ) -> bytes:
        """Nobody asks for pictures here."""
        raise NotImplementedError

    def signage_svg(self, twin: Twin, title: str, shown: SignageOverlay) -> bytes:
        """Nobody asks for pictures here."""
        raise NotImplementedError

    def signage_glb(self, scene: Scene, twin: Twin, shown: SignageOverlay) -> bytes:
        """Nobody asks for pictures here."""
        raise NotImplementedError

    def png(self, ingested: Ingested, storey: StoreyId, route: Route | None, title: str) -> bytes:
        """Nobody asks for pictures here."""
        raise NotImplementedError

    def artwork(
        self, twin: Twin, title: str, form: str, sign: SignId | None
    ) -> tuple[Mapping[str, bytes], tuple[Names, ...]]:
        """Nobody asks for signs here."""
        raise NotImplementedError

    def graphml(self, twin: Twin) -> bytes:
        """Nobody asks for graphs here."""
        raise NotImplementedError

    def geojson(self, twin: Twin, storey: StoreyId) -> dict[str, object]:
        """Return something small."""
        return {"type": "FeatureCollection", "storey": storey, "features": [], "place": twin.place.id}


FINDING = Finding(
    code="ING203",
    name="space-without-footprint",
    clause=Clause(standard="Twin import", section="ING203", modality=Modality.STATEMENT),
    verdict=Verdict.UNKNOWN,
    severity=Severity.ADVICE,
    evidence=Evidence.NONE,
    subject=Subject(id="A", kind="space", name="大厅"),
    message={"zh-CN": "没有形状", "en": "no shape"},
)


@pytest.fixture(scope="session")
def open_place() -> OpenPlace:
    """Return the building, opened once."""
    return OpenPlace(
        Ingested(
            twin=draw(GROUND, UPPER, marks=MARKS, rooms=ROOMS),
            findings=(FINDING,),
            seconds=ReadSeconds(open=0.0, geometry=0.0, total=0.0),
            scene=Scene(),
        ),
    )


@pytest.fixture
def ports() -> Ports:
    """Return fresh ports."""
    return Ports()


@pytest.fixture
def places(open_place: OpenPlace, ports: Ports) -> OpenPlaces:
    """Return one place named "place"."""
    services = Services(reader=ports, validator=ports.breaches, speaker=ports, sound=ports, exporter=ports)
    return OpenPlaces(services=services, places={"place": open_place})


@pytest.fixture
def client(places: OpenPlaces, tmp_path: Path) -> TestClient:
    """Return a client whose server has not warmed up, so that a test sees only its own requests."""
    return TestClient(create_app(places, page_folder=tmp_path), raise_server_exceptions=False)


@pytest.fixture
def running(places: OpenPlaces, tmp_path: Path) -> Iterator[TestClient]:
    """Return a client of a server that has been started."""
    with TestClient(create_app(places, page_folder=tmp_path)) as client:
        yield client
