"""What the use cases need from the outside, as shapes. ``bootstrap`` says what fills them."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from shapely import MultiPolygon

from twin.model.dossier import Dossier
from twin.model.exchange import Exchange
from twin.model.finding import Finding
from twin.model.ids import SignId, StoreyId
from twin.model.overlay import SignageOverlay
from twin.model.route import Location, Route
from twin.model.scene import Scene
from twin.model.terms import Names
from twin.model.twin import Ingested, Twin

Progress = Callable[[str, float], None]
"""Told the stage of long work and how much of it is done, 0 to 1."""


class BuildingReader(Protocol):
    """Reads a building from its file, or from the files of its disciplines."""

    def __call__(
        self, path: Path, *others: Path, with_scene: bool, progress: Progress | None, fresh: bool = False
    ) -> Ingested:
        """Return what they hold, read anew if *fresh*; raises ``IngestError``."""


class NetworkStore(Protocol):
    """Keeps bytes that took long to make, by the file they are about and a name; what is not there is made again."""

    def get(self, sha256: str, name: str) -> bytes | None:
        """Return the bytes as they were put there, or ``None``."""

    def put(self, sha256: str, name: str, data: bytes) -> None:
        """Keep bytes, if that is possible."""


class SchemaValidator(Protocol):
    """Says what files hold that their schema forbids."""

    def __call__(self, path: Path, *others: Path, progress: Progress | None = None) -> tuple[Finding, ...]:
        """Return the breaches as findings; raises ``IngestError``."""


class Speaker(Protocol):
    """Makes words sound."""

    def render(self, text: str, language: str, *, words_per_minute: int) -> bytes:
        """Return a WAV; raises ``VoiceError``."""


class Sound(Protocol):
    """Puts sounds together."""

    def join(self, wavs: list[bytes], gap_s: float) -> bytes:
        """Return one WAV with a pause between the parts."""

    def to_mp3(self, wav: bytes) -> bytes:
        """Return the same sound as MP3."""


class Exporter(Protocol):
    """Makes files that others open."""

    def glb(self, scene: Scene, twin: Twin, storey: StoreyId | None) -> bytes:
        """Return a GLB of a storey, or of all."""

    def png(self, ingested: Ingested, storey: StoreyId, route: Route | None, title: str) -> bytes:
        """Return a picture of a storey."""

    def access_svg(
        self, twin: Twin, title: str, ratios: Mapping[str, Sequence[float]], worst: Sequence[tuple[Route, str]]
    ) -> bytes:
        """Return a picture of detours: histograms by profile, and the worst way and that on foot, each with words."""

    def reach_svg(
        self, twin: Twin, title: str, areas: Mapping[StoreyId, MultiPolygon], starts: Sequence[tuple[Location, str]]
    ) -> bytes:
        """Return a picture of the floor that is reached in a time, by storey, from where one starts."""

    def signage_svg(self, twin: Twin, title: str, shown: SignageOverlay) -> bytes:
        """Return a picture of what is proved of signs, on the plans of its storeys."""

    def report(self, form: str, dossier: Dossier) -> bytes:
        """Return what was found as ``xlsx``, ``html``, ``bcf-2.1`` or ``bcf-3.0``."""

    def signage_glb(self, scene: Scene, twin: Twin, shown: SignageOverlay) -> bytes:
        """Return a GLB of all storeys with what is proved of signs on their floors."""

    def ids(self, exchanges: Sequence[Exchange]) -> bytes:
        """Return what data drafts have to carry, as IDS 1.0."""

    def geojson(self, twin: Twin, storey: StoreyId) -> dict[str, object]:
        """Return the plan of a storey in metres of the plan frame."""

    def graphml(self, twin: Twin) -> bytes:
        """Return the spaces of a building and what joins them, as a graph."""

    def artwork(
        self, twin: Twin, title: str, form: str, sign: SignId | None
    ) -> tuple[Mapping[str, bytes], tuple[Names, ...]]:
        """Return the signs to print, ``pdf``, ``svg`` or ``folder``: files by path below the output, and notes."""
