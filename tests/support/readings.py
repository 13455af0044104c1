"""Buildings that several test modules look at, read once in a test run."""

from functools import cache
from pathlib import Path

from tests.support.models import ROOT
from twin.ingest.read import read_ifc
from twin.model.twin import Ingested

DEMO_HALL = ROOT / "models_ifc" / "demo_hall.ifc"


@cache
def read_once(path: Path) -> Ingested:
    """Return a building with its scene."""
    return read_ifc(path, with_scene=True)
