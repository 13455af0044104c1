"""
Twins on disk, by the content of the file they were read from.

Reading a model takes seconds, answering from a kept twin a fraction of one.
A kept twin is used only for the same bytes read by the same reader; anything
else that lies in the folder is ignored.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from twin.errors import TwinError
from twin.model.codec import from_bytes, to_bytes
from twin.model.twin import Ingested, hash_of_files

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinFiles:
    """A folder of twins. ``reader_version`` names the reader whose results are in it."""

    folder: Path
    reader_version: str

    def get(self, sha256: str, *, with_scene: bool) -> Ingested | None:
        """Return what was kept of a file, or ``None``; a kept twin that cannot be read counts as none."""
        for scene in (True,) if with_scene else (False, True):
            try:
                return from_bytes(self._path(sha256, scene=scene).read_bytes(), Ingested)
            except (OSError, TwinError):
                continue
        return None

    def put(self, ingested: Ingested) -> None:
        """Keep a twin. The file appears whole or not at all, so that readers beside us see no half."""
        path = self._path(ingested.twin.file.sha256, scene=ingested.scene is not None)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.folder)
        with os.fdopen(handle, "wb") as file:
            file.write(to_bytes(ingested))
        Path(name).replace(path)

    def _path(self, sha256: str, *, scene: bool) -> Path:
        kind = "scene" if scene else "twin"
        return self.folder / f"{sha256}-{self.reader_version}.{kind}"


def hash_files(paths: Iterable[Path]) -> str | None:
    """Return the SHA-256 that stands for the files of one place, or ``None`` if one cannot be read."""
    hashes = [hash_file(path) for path in paths]
    known = [sha256 for sha256 in hashes if sha256 is not None]
    return hash_of_files(known) if len(known) == len(hashes) else None


def hash_file(path: Path) -> str | None:
    """Return the SHA-256 of a file in hexadecimal, or ``None`` if it cannot be read: the reader will say why."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return None
    return digest.hexdigest()


def hash_sources(*folders: Path) -> str:
    """Return a version for code: it changes whenever a source file in these folders does."""
    digest = hashlib.sha256()
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in {".py", ".json"}):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
