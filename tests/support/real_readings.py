"""Real models read once for all tests that look at them: reading takes seconds, looking does not."""

import json
from functools import cache
from typing import Any

from tests.support.models import real_model
from twin.ingest.read import read_ifc
from twin.model.twin import Ingested


@cache
def read_real(name: str) -> Ingested:
    """Return a real model as it is read, or skip the test where it is absent."""
    return read_ifc(real_model(name))


def facts_of(name: str) -> dict[str, Any]:
    """Return what others counted in a real model."""
    facts: dict[str, Any] = json.loads(real_model(f"facts/{name.rsplit('/', maxsplit=1)[-1]}.json").read_text())
    return facts
