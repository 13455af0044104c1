"""Where the real models are: outside the repository, so tests that want one skip where it is absent."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def real_model(name: str) -> Path:
    """Return the path of a real model, or skip the test and say how to provide it."""
    folder = Path(os.environ.get("TWIN_MODELS", ROOT.parent / "shared" / "models"))
    path = folder / name
    if not path.exists():
        pytest.skip(f"real model {name} is not here: set TWIN_MODELS to a folder that holds it")
    return path
