"""A command line whose reader reads drawings, so that no test of it waits for a real model."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.floorplan import draw
from tests.support.marks import Connector, Door, Room, Thing
from twin.app.ports import Progress
from twin.app.services import Services
from twin.bootstrap import build_services
from twin.cli import main as cli
from twin.errors import IntegrityError, TwinError, UnusableInputError
from twin.model.facility import WindowKind
from twin.model.passage import ConnectorKind
from twin.model.space import SpaceUse
from twin.model.twin import Ingested, ReadSeconds, Twin

GROUND = """
################
#A.....+B......#
#..3...+......s#
#......#.......#
###x############
"""
UPPER = """
################
#C.s...n.D.....#
################
"""

FAULTS: dict[str, BaseException] = {
    "missing.ifc": UnusableInputError("missing.ifc is not there: check the name"),
    "cut.ifc": IntegrityError("cut.ifc is cut off: no END-ISO-10303-21"),
    "odd.ifc": TwinError("odd.ifc is odd"),
    "fault.ifc": ZeroDivisionError("division by zero"),
    "stop.ifc": KeyboardInterrupt(),
}


def hall() -> Twin:
    """Return two storeys: a hall with a window and a narrow door upstairs."""
    return draw(
        GROUND,
        UPPER,
        marks={
            "3": Thing(number="3", window_kinds=(WindowKind.GENERAL_ACCEPTANCE,)),
            "s": Connector(kind=ConnectorKind.STAIR, name="1号楼梯"),
            "x": Door(name="正门"),
            "n": Door(name="窄门", clear_width_m=0.7),
        },
        rooms={"A": Room(long_name="业务受理区", use=SpaceUse.BUSINESS_ACCEPTANCE), "B": Room(long_name="母婴室")},
    )


@dataclass(frozen=True, slots=True)
class DrawingReader:
    """Reads any file as the same hall, or fails as its name says."""

    def __call__(
        self,
        path: Path,
        *others: Path,
        with_scene: bool,
        progress: Progress | None,
        fresh: bool = False,
    ) -> Ingested:
        for given in (path, *others):
            if given.name in FAULTS:
                raise FAULTS[given.name]
        return Ingested(twin=hall(), findings=(), seconds=ReadSeconds(open=0.1, geometry=0.2, total=0.3))


@pytest.fixture
def twin(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Return the command ``twin`` as a function from its words to its exit code."""
    real = build_services()
    services = Services(
        reader=DrawingReader(), validator=real.validator, speaker=real.speaker, sound=real.sound, exporter=real.exporter
    )
    monkeypatch.setattr(cli, "build_services", lambda: services)
    return lambda *words: int(cli.main([str(word) for word in words]))
