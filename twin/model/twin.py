"""The immutable aggregate of everything an engine may ask of a building."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from twin.errors import UnknownIdError
from twin.model.facility import Facility, Obstacle
from twin.model.finding import Finding
from twin.model.ids import (
    ConnectorId,
    ElementId,
    FacilityId,
    ObstacleId,
    PortalId,
    SignId,
    SpaceId,
    StoreyId,
    ZoneId,
)
from twin.model.passage import Portal, VerticalConnector
from twin.model.scene import Scene
from twin.model.sign import Sign
from twin.model.space import Place, Space, Storey, Zone

PropertySets = Mapping[str, Mapping[str, str | float | bool | None]]
"""Property set name, property name, value as the model carries it (lengths in metres)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePart:
    """One of the several files that a twin was read from."""

    sha256: str
    name: str
    schema: str
    entities: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFile:
    """
    The file a twin was read from. ``plan_origin_m`` is the whole-metre shift taken off far coordinates.

    ``plan_to_world`` takes points of the plan frame to the project's own, in
    metres: three rows of a turn and a shift.

    Of several files read together, ``sha256`` stands for all of them
    (``hash_of_files``), schema and unit are the leading one's, and ``parts``
    lists them, that one first; a single file has none.
    """

    sha256: str
    name: str
    schema: str
    length_unit_m: float
    entities: int
    plan_origin_m: tuple[float, float, float] = (0.0, 0.0, 0.0)
    plan_to_world: tuple[float, ...] = (1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0)
    parts: tuple[FilePart, ...] = ()


def hash_of_files(hashes: Iterable[str]) -> str:
    """Return the SHA-256 that stands for several files by theirs, whatever their order; of one file it is its own."""
    distinct = sorted(set(hashes))
    return distinct[0] if len(distinct) == 1 else hashlib.sha256("\n".join(distinct).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFlow:
    """A declared order of places that a visitor goes through; targets as in sign legends."""

    name: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """
    A building, read.

    Every mapping is in the order of its ids, but ``storeys``, which goes
    bottom to top. ``operation`` keeps the operation data (6.1.1.7) of any
    element that carries some. A change makes a new twin.
    """

    file: ModelFile
    place: Place
    storeys: Mapping[StoreyId, Storey]
    spaces: Mapping[SpaceId, Space]
    zones: Mapping[ZoneId, Zone]
    portals: Mapping[PortalId, Portal]
    connectors: Mapping[ConnectorId, VerticalConnector]
    facilities: Mapping[FacilityId, Facility]
    signs: Mapping[SignId, Sign]
    obstacles: Mapping[ObstacleId, Obstacle]
    operation: Mapping[ElementId, PropertySets] = field(default_factory=dict)
    service_flows: tuple[ServiceFlow, ...] = ()

    def get_storey(self, storey: StoreyId) -> Storey:
        """Return a storey by id, or raise ``UnknownIdError``."""
        found = self.storeys.get(storey)
        if found is None:
            msg = f"no storey {storey!r} in {self.file.name}"
            raise UnknownIdError(msg)
        return found

    def list_spaces(self, storey: StoreyId) -> tuple[Space, ...]:
        """Return the spaces of a storey, in the order of their ids."""
        return tuple(space for space in self.spaces.values() if space.storey == storey)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSeconds:
    """Wall time of reading, by stage."""

    open: float
    geometry: float
    total: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What reading a file gives: the twin, what was odd about the file, and its solids if asked for."""

    twin: Twin
    findings: tuple[Finding, ...]
    seconds: ReadSeconds
    scene: Scene | None = None
