"""What the shells may call: the open places and the ports, put together once by ``bootstrap``."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from twin.app.open_place import OpenPlace
from twin.app.ports import BuildingReader, Exporter, NetworkStore, Progress, SchemaValidator, Sound, Speaker
from twin.errors import UnknownIdError


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The ports of the outside world, chosen."""

    reader: BuildingReader
    validator: SchemaValidator
    speaker: Speaker
    sound: Sound
    exporter: Exporter
    networks: NetworkStore | None = None
    """Where networks are kept; without, each process builds its own."""

    def open_place(
        self,
        path: Path,
        *others: Path,
        with_scene: bool = False,
        progress: Progress | None = None,
        fresh: bool = False,
    ) -> OpenPlace:
        """Read the file or files of a place and return it ready to be asked; raises ``IngestError``."""
        ingested = self.reader(path, *others, with_scene=with_scene, progress=progress, fresh=fresh)
        return OpenPlace(ingested, networks=self.networks)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPlaces:
    """The places that a server answers for, by id."""

    services: Services
    places: Mapping[str, OpenPlace]

    def get(self, place_id: str) -> OpenPlace:
        """Return a place by id, or raise ``UnknownIdError``."""
        place = self.places.get(place_id)
        if place is None:
            msg = f"no place has the id {place_id!r}; see the list of places"
            raise UnknownIdError(msg)
        return place
