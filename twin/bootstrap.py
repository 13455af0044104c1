"""The only file that chooses what fills the ports. No logic: each adapter is loaded when it is first used."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import twin
from twin.app.services import Services
from twin.ingest.process.worker import read_in_worker, validate_in_worker
from twin.model.dossier import Dossier
from twin.model.exchange import Exchange
from twin.model.ids import SignId, StoreyId
from twin.model.overlay import SignageOverlay
from twin.model.route import Location, Route
from twin.model.scene import Scene
from twin.model.terms import Names
from twin.model.twin import Ingested, Twin
from twin.store.files import TwinFiles, hash_sources
from twin.store.networks import NetworkFiles
from twin.store.reading import RememberingReader

if TYPE_CHECKING:
    from shapely import MultiPolygon

    from twin.voice.speaker import EspeakSpeaker


def build_services() -> Services:
    """Return the ports as a real machine has them."""
    sources = Path(twin.__file__).parent
    readers = (sources / name for name in ("geometry", "ingest", "model"))
    files = TwinFiles(folder=cache_folder(), reader_version=hash_sources(*readers))
    return Services(
        reader=RememberingReader(reader=read_in_worker, files=files),
        validator=validate_in_worker,
        speaker=_Speaker(),
        sound=_Sound(),
        exporter=_Exporter(),
        networks=_Networks(),
    )


def cache_folder() -> Path:
    """Return where twins are kept: ``TWIN_CACHE``, else the user's cache folder."""
    chosen = os.environ.get("TWIN_CACHE")
    if chosen:
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "twin-wayfinding"


@dataclass(frozen=True, slots=True)
class _Networks:
    def get(self, sha256: str, name: str) -> bytes | None:
        return _network_files().get(sha256, name)

    def put(self, sha256: str, name: str, data: bytes) -> None:
        _network_files().put(sha256, name, data)


@cache
def _network_files() -> NetworkFiles:
    sources = Path(twin.__file__).parent
    makers = (sources / name for name in ("geometry", "ingest", "model", "routing"))
    return NetworkFiles(folder=cache_folder(), maker_version=hash_sources(*makers))


@dataclass(frozen=True, slots=True)
class _Speaker:
    def render(self, text: str, language: str, *, words_per_minute: int) -> bytes:
        return _espeak().render(text, language, words_per_minute=words_per_minute)


@cache
def _espeak() -> "EspeakSpeaker":
    from twin.voice.speaker import EspeakSpeaker  # noqa: PLC0415

    return EspeakSpeaker()


@dataclass(frozen=True, slots=True)
class _Sound:
    def join(self, wavs: list[bytes], gap_s: float) -> bytes:
        from twin.voice.sound import join_wavs  # noqa: PLC0415

        return join_wavs(wavs, gap_s)

    def to_mp3(self, wav: bytes) -> bytes:
        from twin.voice.sound import to_mp3  # noqa: PLC0415

        return to_mp3(wav)


@dataclass(frozen=True, slots=True)
class _Exporter:
    def glb(self, scene: Scene, twin: Twin, storey: StoreyId | None) -> bytes:
        from twin.export.gltf import to_glb  # noqa: PLC0415

        return to_glb(scene, twin, storey)

    def png(self, ingested: Ingested, storey: StoreyId, route: Route | None, title: str) -> bytes:
        from twin.export.figure import render_storey  # noqa: PLC0415

        return render_storey(ingested, storey, route, title)

    def access_svg(
        self, twin: Twin, title: str, ratios: Mapping[str, Sequence[float]], worst: Sequence[tuple[Route, str]]
    ) -> bytes:
        from twin.export.access_figure import draw_access  # noqa: PLC0415

        return draw_access(twin, title, ratios, worst)

    def reach_svg(
        self, twin: Twin, title: str, areas: "Mapping[StoreyId, MultiPolygon]", starts: Sequence[tuple[Location, str]]
    ) -> bytes:
        from twin.export.reach_figure import draw_reach  # noqa: PLC0415

        return draw_reach(twin, title, areas, starts)

    def signage_svg(self, twin: Twin, title: str, shown: SignageOverlay) -> bytes:
        from twin.export.signage_figure import draw_signage  # noqa: PLC0415

        return draw_signage(twin, title, shown)

    def report(self, form: str, dossier: Dossier) -> bytes:
        from twin.export.reports.render import write_report  # noqa: PLC0415

        return write_report(form, dossier)

    def signage_glb(self, scene: Scene, twin: Twin, shown: SignageOverlay) -> bytes:
        from twin.export.gltf import to_glb  # noqa: PLC0415

        return to_glb(scene, twin, shown=shown)

    def ids(self, exchanges: Sequence[Exchange]) -> bytes:
        from twin.export.ids import write_ids  # noqa: PLC0415

        return write_ids(exchanges)

    def geojson(self, twin: Twin, storey: StoreyId) -> dict[str, object]:
        from twin.export.geojson import to_geojson  # noqa: PLC0415

        return to_geojson(twin, storey)

    def graphml(self, twin: Twin) -> bytes:
        from twin.export.graphml import to_graphml  # noqa: PLC0415

        return to_graphml(twin)

    def artwork(
        self, twin: Twin, title: str, form: str, sign: SignId | None
    ) -> tuple[Mapping[str, bytes], tuple[Names, ...]]:
        from twin.export.artwork.files import write_artwork  # noqa: PLC0415

        return write_artwork(twin, title, form, sign)
