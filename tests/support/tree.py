"""The files of the repository, as a reader of it meets them."""

import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

MADE = {"__pycache__", "build", "dist", "node_modules", "static"}
"""Folders that tools make; so are those whose name starts with a dot, but for ``.ci``."""


def list_files(*suffixes: str) -> list[Path]:
    """Return the files that people wrote, relative to the top, of these suffixes or of any."""
    return sorted(path for path in _walk() if not suffixes or path.suffix in suffixes)


def _walk() -> Iterator[Path]:
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name == ".ci" or not (name in MADE or name.startswith("."))]
        for name in files:
            yield Path(folder, name).relative_to(ROOT)
