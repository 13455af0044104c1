"""A reader that remembers: what was read once is not read again."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from twin.model.twin import Ingested
from twin.store.files import TwinFiles, hash_file

Progress = Callable[[str, float], None]


class Reader(Protocol):
    """Reads a building from a file."""

    def __call__(self, path: Path, *, with_scene: bool, progress: Progress | None) -> Ingested:
        """Return what the file holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberingReader:
    """Asks the files first, then the reader; keeps what the reader says. A folder that cannot be written is no failure."""

    reader: Reader
    files: TwinFiles

    def __call__(self, path: Path, *, with_scene: bool, progress: Progress | None, fresh: bool = False) -> Ingested:
        """Return what the file holds; *fresh* reads it again even if it is known."""
        sha256 = None if fresh else hash_file(path)
        kept = self.files.get(sha256, with_scene=with_scene) if sha256 else None
        if kept is not None:
            file = replace(kept.twin.file, name=path.name)
            return replace(kept, twin=replace(kept.twin, file=file))
        ingested = self.reader(path, with_scene=with_scene, progress=progress)
        try:
            self.files.put(ingested)
        except OSError:
            return ingested
        return ingested
